"""Words of a text as the encoder sees them: each with its shape, the state of the quotation marks there, and its place."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from wirestem.model import PROSE, Range, Zone
from wirestem.text import Quotation, quotations

_WORD = re.compile(r"(?:\w[\u0300-\u036f]*)+|[^\w\s]")  # an accent may be a character of its own

SHAPES = ("none", "lower", "title", "upper", "letter", "mixed", "digit", "mark")
MARKS = ("outside", "inside", "unclosed", "single", "opening", "closing")
PLACES = ("within", "first", "headline", "subhead")


class Words(NamedTuple):
    """The words of a text in order; the lists run beside each other.

    `shape`, `mark` and `place` number into `SHAPES`, `MARKS` and `PLACES`; `block` is the number of the paragraph.
    `borders` holds where each block begins, counted in words, and the number of words at its end.
    """

    starts: list[int]
    ends: list[int]
    forms: list[str]
    shape: list[int]
    mark: list[int]
    place: list[int]
    block: list[int]
    borders: list[int]


def read_words(text: str, zones: Sequence[Zone]) -> Words:
    """The words of the zones that are read (headlines, subheads, paragraphs), with what the encoder is told of each.

    >>> zone = Zone(0, 13, "paragraph")
    >>> found = read_words('"Yes," he said', (zone,))
    >>> found.forms, [MARKS[m] for m in found.mark]
    (['"', 'Yes', ',', '"', 'he', 'sai'], ['opening', 'inside', 'inside', 'closing', 'outside', 'outside'])
    """
    blocks = [z for z in zones if z.kind in PROSE]
    quotes = quotations(text, tuple((z.start, z.end) for z in blocks))
    openings = [q.start for q in quotes]
    made = Words([], [], [], [], [], [], [], [])
    for number, block in enumerate(blocks):
        made.borders.append(len(made.starts))
        place = PLACES.index(block.kind) if block.kind in PLACES else 0
        for n, match in enumerate(_WORD.finditer(text, block.start, block.end)):
            start, form = match.start(), match.group()
            made.starts.append(start)
            made.ends.append(match.end())
            made.forms.append(form)
            made.shape.append(_shape(form))
            made.mark.append(_mark(quotes, openings, start))
            made.place.append(place or int(n == 0))
            made.block.append(number)
    made.borders.append(len(made.starts))
    return made


def _shape(form: str) -> int:
    head = form[0]
    if not head.isalnum():
        return 7
    if head.isdigit():
        return 6
    if form.islower():
        return 1
    if form.isupper():
        return 3 if len(form) > 1 else 4
    return 2 if head.isupper() and form[1:].islower() else 5


def _mark(quotes: Sequence[Quotation], openings: Sequence[int], start: int) -> int:
    k = bisect_right(openings, start) - 1
    if k < 0 or start >= quotes[k].end:
        return 0
    quote = quotes[k]
    if start < quote.inner_start:
        return 4
    if start >= quote.inner_end:
        return 5
    return 3 if quote.single else 1 if quote.closed else 2


def covering(words: Words, part: Range) -> range:
    """The numbers of the words that start within a range of the text."""
    return range(bisect_left(words.starts, part[0]), bisect_left(words.starts, part[1]))
