"""Units: sentences that no quotation is cut by, with their tokens, tags and quotations."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wirestem.article.attribute.grammar.mending import mended
from wirestem.model import PROSE, Article, Range, Zone, ZoneKind
from wirestem.text import Quotation, quotations, sentences
from wirestem.text.tags import tags
from wirestem.text.tokens import tokens

LONGEST = 10_000
"""A unit of more characters is no sentence (a list, a table, a broken file); it is not searched for cues."""


class Token(NamedTuple):
    """A token at `text[start:end]`: lower-case `form`, part of speech `tag`, and the number of the quotation it lies in or -1."""

    start: int
    end: int
    form: str
    tag: str
    quote: int
    capital: bool


class Unit(NamedTuple):
    """A sentence, or several that one quotation holds together; `block` numbers the paragraph, `zone` its kind."""

    start: int
    end: int
    block: int
    zone: ZoneKind
    tokens: tuple[Token, ...]
    quotes: tuple[Quotation, ...]


def units(article: Article) -> tuple[Unit, ...]:
    """The units of the article's headline, subheads and paragraphs, in text order; the sentences are the article's."""
    text = article.document.text
    blocks = [z for z in article.document.zones if z.kind in PROSE]
    quotes = quotations(text, tuple((z.start, z.end) for z in blocks))
    lower = _lower_forms(text) if any(b.kind != "paragraph" for b in blocks) else frozenset()
    found: list[Unit] = []
    waiting: Range | None = None
    for number, block in enumerate(blocks):
        inside = _starting(quotes, block.start, block.end)
        for start, end in _whole(_sentences(article, block), inside):
            if block.kind == "paragraph" and end == block.end and text[end - 1] == ":" and _quotes_next(blocks, number, quotes):
                waiting = (start, end)
                continue
            begin, held = start, inside
            if waiting is not None:
                begin, held, waiting = waiting[0], _starting(quotes, waiting[0], block.end), None
            found.append(_unit(text, (begin, end), number, block.kind, held, lower))
    return tuple(found)


def _sentences(article: Article, block: Zone) -> Sequence[Range]:
    """The sentences of a block, as the article has them; by rule where it has none."""
    every = article.sentences
    held = every[bisect_left(every, (block.start, 0)) : bisect_left(every, (block.end, 0))]
    return held or sentences(article.document.text, block.start, block.end)


def _starting(quotes: Sequence[Quotation], begin: int, end: int) -> Sequence[Quotation]:
    """The quotations, which are in text order, that start from `begin` on and before `end`."""
    return quotes[bisect_left(quotes, begin, key=_start) : bisect_left(quotes, end, key=_start)]


def _start(quote: Quotation) -> int:
    return quote.start


def _quotes_next(blocks: Sequence[Zone], number: int, quotes: Sequence[Quotation]) -> bool:
    """Whether the next block is a paragraph that opens with a quotation: "The mayor went on:" and a new line."""
    if number + 1 >= len(blocks) or blocks[number + 1].kind != "paragraph":
        return False
    begin = blocks[number + 1].start
    return bool(_starting(quotes, begin, begin + 1))


def _whole(pieces: Sequence[Range], quotes: Sequence[Quotation]) -> Iterator[Range]:
    """Sentences joined where their border lies inside a quotation."""
    begin: int | None = None
    for k, (start, end) in enumerate(pieces):
        begin = start if begin is None else begin
        last = k + 1 == len(pieces)
        near = bisect_left(quotes, end, key=_start) - 1  # quotations of one paragraph do not overlap
        if last or near < 0 or quotes[near].inner_end <= max(end, pieces[k + 1][0]):
            yield begin, end
            begin = None


def _unit(text: str, place: Range, block: int, zone: ZoneKind, quotes: Sequence[Quotation], lower: frozenset[str]) -> Unit:
    raw = tokens(text, *place) if place[1] - place[0] <= LONGEST else ()
    forms = [t.form for t in raw]
    if zone != "paragraph" and _titled(forms):
        forms = [f.lower() if i and f.lower() in lower else f for i, f in enumerate(forms)]
    held = tuple(_starting(quotes, *place))
    out = []
    for token, form, tag in zip(raw, forms, mended(forms, tags(forms), zone), strict=True):
        number = next((n for n, q in enumerate(held) if q.start <= token.start < q.end), -1)
        out.append(Token(token.start, token.end, form.lower(), tag, number, token.form[:1].isupper()))
    return Unit(place[0], place[1], block, zone, tuple(out), held)


def _titled(forms: Sequence[str]) -> bool:
    """Whether a headline is set With Capitals Throughout, so that a capital says nothing."""
    long = [f for f in forms if len(f) > 3 and f.isalpha()]
    return len(long) > 2 and sum(f[0].isupper() for f in long) > 0.7 * len(long)


def _lower_forms(text: str) -> frozenset[str]:
    return frozenset(t.form for t in tokens(text) if t.form.islower())
