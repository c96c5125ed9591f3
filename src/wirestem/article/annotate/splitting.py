"""Splitting: the sentences of a text, by rule, and where a pipeline splits it too, by both."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from wirestem.model import Document, Range
from wirestem.pipeline import Parse
from wirestem.text import sentences

_MARKS = frozenset("\"“”‘’'«»")


def split_sentences(document: Document, parse: Parse) -> tuple[Range, ...]:
    """The sentences of all zones, in text order.

    Where a pipeline has split what it read, its borders stand, with what rules know of news: a quotation mark goes with its
    words, a quotation behind a full stop opens a sentence, and none opens with a small letter or in the middle of words.
    """
    text = document.text
    if parse.sentences is None:
        return tuple(s for z in document.zones for s in sentences(text, z.start, z.end))
    begins = {a for a, _ in parse.read}
    found = [s for z in document.zones if z.start not in begins for s in sentences(text, z.start, z.end)]
    piped = [a for a, _ in parse.sentences]
    for start, end in parse.read:
        own = piped[bisect_left(piped, start) : bisect_left(piped, end)]
        found.extend(_agreed(text, own, sentences(text, start, end), end))
    return tuple(sorted(found))


def _agreed(text: str, piped: Sequence[int], ruled: Sequence[Range], end: int) -> list[Range]:
    """The sentences of one stretch by the pipeline's borders, and the rules' beside quotation marks."""
    known = [a for a, _ in ruled]
    starts = set(known[:1]) | {a for a in known if _quoted(text, a)}
    for border in piped:
        near = next((a for a in known if _same(text, a, border)), None)
        if near is not None:
            starts.add(near)
        elif _opens(text, border, end):
            starts.add(border)
    ordered = [*sorted(starts), end]
    return [(a, a + len(text[a:b].rstrip())) for a, b in pairwise(ordered) if text[a:b].strip()]


def _same(text: str, left: int, right: int) -> bool:
    """Whether nothing but marks and white space lies between two borders."""
    return not any(c.isalnum() for c in text[min(left, right) : max(left, right)])


def _quoted(text: str, at: int) -> bool:
    return text[at] in _MARKS or text[:at].rstrip()[-1:] in _MARKS


def _opens(text: str, at: int, end: int) -> bool:
    """Whether a sentence can open here: behind a mark or on a new line, with a word, and not with a small letter."""
    first = next((c for c in text[at:end] if c.isalnum()), "")
    before = text[:at].rstrip()
    return bool(first) and not first.islower() and (not before[-1:].isalnum() or "\n" in text[len(before) : at])
