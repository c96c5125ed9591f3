"""Edges: where the parts of a statement begin and end, as a reader would mark them."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from wirestem.article.attribute.grammar.units import Unit
from wirestem.encoder.reading import Run
from wirestem.encoder.words import Words
from wirestem.model import Range, StatementKind
from wirestem.text import Quotation
from wirestem.text import words as words_of

_SCRAP = 3
_CONTRACTED = re.compile(r"['’](?:t|ve|re|ll|d|m)\b")
_EDGE = " \t\n\u00a0,;:–—-"


class Page(NamedTuple):
    """A text with its words and the quotations of its units in text order."""

    text: str
    words: Words
    quotes: tuple[Quotation, ...]
    begins: tuple[int, ...]

    def place(self, run: Run) -> Range:
        """The characters of a run of words."""
        return self.words.starts[run[0]], self.words.ends[run[1] - 1]


def page_of(text: str, words: Words, every: Sequence[Unit]) -> Page:
    """The page of a text that is split into units."""
    quotes = tuple(sorted({q for unit in every for q in unit.quotes}))
    return Page(text, words, quotes, tuple(q.start for q in quotes))


def whole_word(place: Range, text: str) -> Range:
    """A place that ends inside a contraction, to its end: "don" of "don’t"."""
    rest = _CONTRACTED.match(text, place[1])
    return (place[0], rest.end()) if rest else place


def one_source(parts: Sequence[Range], cue: Range, text: str) -> tuple[Range, ...]:
    """The one phrase that is the source: pieces that touch are one; of several that do not, the nearest to the cue."""
    joined: list[Range] = []
    for start, end in sorted(parts):
        if joined and not text[joined[-1][1] : start].strip(" -.'’"):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    found = [place for part in joined if (place := trimmed(text, part))]
    return tuple(sorted(found, key=lambda p: (min(abs(p[0] - cue[1]), abs(cue[0] - p[1])), p))[:1])


def trimmed(text: str, place: Range) -> Range | None:
    """A place without white space, commas and dashes at its edges; None when nothing is left."""
    start, end = place
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return (start, end) if any(c.isalnum() for c in text[start:end]) else None


def mended(parts: Sequence[Range], page: Page) -> tuple[Range, ...]:
    """The pieces of a content with their quotation marks, without stray commas, joined where only space parts them."""
    out: list[Range] = []
    for part in sorted(parts):
        start, end = part
        start, end = _with_marks(start, end, page)
        while end > start and page.text[end - 1] in " ,;:" and not _closed_by(end, page):
            end -= 1
        while start < end and page.text[start] in " ,;:":
            start += 1
        if not any(c.isalnum() for c in page.text[start:end]) or (len(parts) > 1 and _scrap(start, end, page)):
            continue
        if out and not page.text[out[-1][1] : start].strip():
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def _scrap(start: int, end: int, page: Page) -> bool:
    """Whether a piece is but the first words of a quotation that goes on without it."""
    quote = _quote_at(end - 1, page)
    first = quote is not None and quote.closed and start <= quote.inner_start
    return first and quote is not None and end < quote.inner_end and len(page.text[start:end].split()) <= _SCRAP


def _with_marks(start: int, end: int, page: Page) -> Range:
    """A piece that begins or ends beside the marks of a quotation takes them in."""
    quote = _quote_at(start, page)
    if quote is not None and start <= quote.inner_start:
        start = quote.start
    quote = _quote_at(end - 1, page)
    if quote is not None and not page.text[end : quote.inner_end].strip(" ,.;"):
        end = quote.end if quote.closed else end
    return start, end


def _closed_by(end: int, page: Page) -> bool:
    quote = _quote_at(end - 1, page)
    return quote is not None and quote.closed and end < quote.end


def _quote_at(at: int, page: Page) -> Quotation | None:
    k = bisect_right(page.begins, at) - 1
    return page.quotes[k] if k >= 0 and at < page.quotes[k].end else None


def kind(text: str, content: Sequence[Range], quotes: Sequence[Quotation]) -> StatementKind:
    """Direct when all words of a content stand in quotation marks, indirect when none, else mixed.

    `quotes` are the quotations of the text, or of the sentences that hold the content, in order.
    """
    begins = [q.start for q in quotes]
    inside = []
    for start, end in content:
        for word in words_of(text, start, end):
            k = bisect_right(begins, word.start) - 1
            inside.append(k >= 0 and word.start < quotes[k].end)
    if not any(inside):
        return "indirect"
    return "direct" if all(inside) else "mixed"
