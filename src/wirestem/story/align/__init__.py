"""Align: passages that two texts share, word for word, edited or recast.

Quotations are not cut out of a passage: `wirestem.text.quoted` and `narrative_words` tell how much of one is narrative.
"""

from wirestem.model import Alignment, Document, Span, Story
from wirestem.story.align.index import Index, index
from wirestem.story.align.passages import Passage, passages
from wirestem.story.align.recast import Recast, recasts

__all__ = ["align", "align_all"]


def align(left: Document, right: Document) -> tuple[Alignment, ...]:
    """The passages that `left` and `right` share, in order of the left span, then the right.

    `verbatim` passages are the same words, `edited` ones have words changed, added or cut (`similarity` is the share of
    the words of both sides that are equal and in order); both lie inside one zone on either side, and no word stands in
    two of them. A `paraphrase` is a whole sentence told again in other words; its `similarity` is the probability that the two
    sentences tell the same from the same source.
    Headlines, subheads and paragraphs are compared; bylines, credits, captions and furniture are not. align(a, b) mirrors
    align(b, a).
    """
    return _align(index(left), index(right))


def align_all(story: Story) -> tuple[Alignment, ...]:
    """The alignments of all pairs of a story, left before right in document order."""
    indexes = [index(article.document) for article in story.articles]
    return tuple(found for n, left in enumerate(indexes) for right in indexes[n + 1 :] for found in _align(left, right))


def _align(left: Index, right: Index) -> tuple[Alignment, ...]:
    if _key(right.document) < _key(left.document):
        return tuple(sorted((_mirrored(a) for a in _align(right, left)), key=_order))
    exact = passages(left, right)
    held_left, held_right = bytearray(len(left.forms)), bytearray(len(right.forms))
    for passage in exact:
        held_left[passage.left : passage.left_stop] = b"\1" * (passage.left_stop - passage.left)
        held_right[passage.right : passage.right_stop] = b"\1" * (passage.right_stop - passage.right)
    found = [_of_passage(passage, left, right) for passage in exact]
    found += [_of_recast(recast, left, right) for recast in recasts(left, right, exact, held_left, held_right)]
    return tuple(sorted(found, key=_order))


def _key(document: Document) -> tuple[str, str, str]:
    return document.id, document.text, document.source.uri


def _order(alignment: Alignment) -> tuple[Span, Span]:
    return alignment.left, alignment.right


def _mirrored(alignment: Alignment) -> Alignment:
    return Alignment(alignment.right, alignment.left, alignment.kind, alignment.similarity)


def _of_passage(passage: Passage, left: Index, right: Index) -> Alignment:
    return Alignment(
        left=_span(left, passage.left, passage.left_stop),
        right=_span(right, passage.right, passage.right_stop),
        kind="verbatim" if passage.verbatim else "edited",
        similarity=round(passage.similarity, 3),
    )


def _of_recast(recast: Recast, left: Index, right: Index) -> Alignment:
    here, there = left.sentences[recast.left], right.sentences[recast.right]
    return Alignment(
        left=Span(left.document.id, here.start, here.end),
        right=Span(right.document.id, there.start, there.end),
        kind="paraphrase",
        similarity=round(recast.score, 3),
    )


def _span(side: Index, first: int, stop: int) -> Span:
    return Span(side.document.id, side.starts[first], side.ends[stop - 1])
