"""The best attested wording of a passage, and where its carriers have other words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from wirestem.model import Attested, Range, Span, Variant
from wirestem.story.restore.edits import Agreeing, Edit, believed, collated, holders
from wirestem.story.restore.passages import Passage, Told
from wirestem.story.restore.witnesses import Sentence

_CLOSE = 0.6  # likeness from which a carrier's other words are a variant; below, it tells the sentence anew


class Piece(NamedTuple):
    """A word of the text with what stands before it; `base` is its number in the base, -1 for one from another carrier."""

    before: str
    word: str
    base: int
    holders: int


def worded(passage: Passage, of: int, texts: Mapping[str, str]) -> Attested:
    """A passage with its text, variants and attestation. `of` is the number of carriers, `texts` holds theirs by id."""
    exact = [t for t in passage.told if not t.recast]
    edits, agree = collated(exact)
    taken = believed(edits, exact, agree)
    pieces, tail = _pieces(exact, taken, agree, texts)
    text = "".join(p.before + p.word for p in pieces) + tail
    places = _places(pieces)
    left = [e for e in edits if e not in taken and not any(_inside(e, t) for t in taken)]
    close = [_close(e, exact[0]) for e in left]
    variants = [v for e in close if e.told for v in [_variant(e, pieces, places, texts)]]
    variants += [_given_up(e, pieces, places, exact, agree, texts) for e in taken]
    return Attested(
        text=text,
        attested=passage.here,
        of=of,
        alone=_alone(pieces, places, text),
        mentions=_spans(t for t in passage.told if t.witness.here),
        elsewhere=_spans(t for t in passage.told if not t.witness.here),
        variants=tuple(sorted(variants, key=lambda v: (v.start, v.end, v.text))),
    )


def _spans(told: Iterable[Told]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(Span(t.sentence.doc, t.sentence.start, t.sentence.end) for t in told))


def _pieces(exact: Sequence[Told], taken: Sequence[Edit], agree: Agreeing, texts: Mapping[str, str]) -> tuple[list[Piece], str]:
    """The words of the text and what stands behind the last."""
    base = exact[0].sentence
    own = list(_glued(base, 0, len(base.words), texts))
    held = [holders(exact[n] for n in agree[k]) for k in range(len(own))]
    found: list[Piece] = []
    at = 0
    for edit in taken:
        found += [Piece(*own[k], k, held[k]) for k in range(at, edit.first)]
        donated = list(_donated(edit, texts))
        if edit.first < edit.stop and donated:
            donated[0] = (own[edit.first][0], donated[0][1])
        elif edit.first == 0 and edit.stop and edit.stop < len(own):
            own[edit.stop] = (own[0][0], own[edit.stop][1])  # the mark that opens the sentence stays
        found += [Piece(before, word, -1, edit.holders) for before, word in donated]
        at = edit.stop
    found += [Piece(*own[k], k, held[k]) for k in range(at, len(own))]
    return found, texts[base.doc][base.words[-1].end : base.end]


def _glued(sentence: Sentence, begin: int, end: int, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Words of a sentence, each with what stands before it."""
    text = texts[sentence.doc]
    for k in range(begin, end):
        word = sentence.words[k]
        yield text[sentence.words[k - 1].end if k else sentence.start : word.start], text[word.start : word.end]


def _donated(edit: Edit, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The words of an edit as its most trusted carrier writes them."""
    n = max(range(len(edit.told)), key=lambda i: (edit.told[i].witness.trust, -i))
    yield from _glued(edit.told[n].sentence, *edit.ranges[n], texts)


def _places(pieces: Sequence[Piece]) -> list[Range]:
    """Where each word stands in the text."""
    found, at = [], 0
    for piece in pieces:
        at += len(piece.before)
        found.append((at, at + len(piece.word)))
        at += len(piece.word)
    return found


def _alone(pieces: Sequence[Piece], places: Sequence[Range], text: str) -> tuple[Range, ...]:
    """The ranges that one carrier only has, or none of this version, neighbours joined."""
    found: list[Range] = []
    for n, piece in enumerate(pieces):
        if piece.holders > 1:
            continue
        if found and n and found[-1][1] == places[n - 1][1]:
            found[-1] = (found[-1][0], places[n][1])
        else:
            found.append(places[n])
    return tuple(found)


def _inside(edit: Edit, taken: Edit) -> bool:
    """Whether an edit is about words that an edit taken has replaced."""
    return edit.first < max(taken.stop, taken.first + 1) and taken.first < max(edit.stop, edit.first + 1)


def _close(edit: Edit, base: Told) -> Edit:
    """The edit without the carriers that tell the whole sentence anew, or tell another version."""
    likely = (t.witness.here and _likeness(t.sentence, base.sentence) >= _CLOSE for t in edit.told)
    kept = [n for n, fits in enumerate(likely) if fits]
    return edit._replace(told=[edit.told[n] for n in kept], ranges=[edit.ranges[n] for n in kept])


def _likeness(one: Sentence, two: Sentence) -> float:
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(one.forms, two.forms)


def _variant(edit: Edit, pieces: Sequence[Piece], places: Sequence[Range], texts: Mapping[str, str]) -> Variant:
    at = [n for n, p in enumerate(pieces) if edit.first <= p.base < edit.stop]
    if at:
        start, end = places[at[0]][0], places[at[-1]][1]
    else:  # words added: they stand behind the word before
        before = [n for n, p in enumerate(pieces) if 0 <= p.base < edit.first]
        start = end = places[before[-1]][1] if before else places[0][0]
    spans = tuple(dict.fromkeys(_place(t.sentence, *r) for t, r in zip(edit.told, edit.ranges, strict=True)))
    return Variant(start, end, _words(edit, texts), spans)


def _words(edit: Edit, texts: Mapping[str, str]) -> str:
    if not edit.forms:
        return ""
    span = _place(edit.told[0].sentence, *edit.ranges[0])
    return texts[span.doc][span.start : span.end]


def _given_up(
    edit: Edit, pieces: Sequence[Piece], places: Sequence[Range], exact: Sequence[Told], agree: Agreeing, texts: Mapping[str, str]
) -> Variant:
    """The base's own words where an edit was believed instead."""
    behind = [n for n, p in enumerate(pieces) if p.base >= edit.stop]
    stop = behind[0] if behind else len(pieces)
    first = stop - len(edit.forms)
    start, end = (places[first][0], places[stop - 1][1]) if edit.forms else (places[max(0, stop - 1)][1],) * 2
    base = exact[0].sentence
    if edit.first == edit.stop:
        return Variant(start, end, "", (_place(base, edit.first, edit.first),))
    having = [n for n in agree[edit.first] if n in agree[edit.stop - 1]]
    spans = (_place(exact[n].sentence, agree[edit.first][n], agree[edit.stop - 1][n] + 1) for n in having)
    words = texts[base.doc][base.words[edit.first].start : base.words[edit.stop - 1].end]
    return Variant(start, end, words, tuple(dict.fromkeys(spans)))


def _place(sentence: Sentence, begin: int, end: int) -> Span:
    """Where words stand; for none, the words beside the gap."""
    words = sentence.words
    if begin < end:
        return Span(sentence.doc, words[begin].start, words[end - 1].end)
    return Span(sentence.doc, words[max(0, begin - 1)].start, words[min(len(words) - 1, begin)].end)
