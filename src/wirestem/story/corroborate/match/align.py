"""Which clauses stand in aligned passages: what the alignment of two texts says about two of their clauses."""

from collections.abc import Callable, Sequence

from wirestem.model import Alignment, Span
from wirestem.story.corroborate.clause.propositions import Proposition
from wirestem.story.corroborate.match.wordings import Wording

Similarity = Callable[[Wording, Wording], float]


def passage_similarity(alignments: Sequence[Alignment]) -> Similarity:
    """A function that gives the similarity of the aligned passages holding both wordings at the same place, else 0."""
    found: dict[tuple[str, str], list[tuple[Span, Span, float]]] = {}
    for alignment in alignments:
        left, right = alignment.left, alignment.right
        found.setdefault((left.doc, right.doc), []).append((left, right, alignment.similarity))
        found.setdefault((right.doc, left.doc), []).append((right, left, alignment.similarity))

    def similarity(here: Wording, there: Wording) -> float:
        best = 0.0
        for a in here.members:
            for b in there.members:
                for left, right, value in found.get((a.doc, b.doc), ()):
                    if value > best and _at_one_place(a, b, left, right):
                        best = value
        return best

    return similarity


def _at_one_place(a: Proposition, b: Proposition, left: Span, right: Span) -> bool:
    """Whether both clauses lie in the passage, equally far from its beginning (a tenth of it, or some words, aside)."""
    if a.end <= left.start or left.end <= a.start or b.end <= right.start or right.end <= b.start:
        return False
    here, there = (a.start - left.start) / (left.end - left.start), (b.start - right.start) / (right.end - right.start)
    return abs(here - there) <= max(0.1, 40 / max(left.end - left.start, right.end - right.start))
