"""Statements by the encoder: cues with their sources, contents and relays, each mended to what a reader would mark."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from wirestem.article.attribute import relays
from wirestem.article.attribute.headlines import headline_parts
from wirestem.article.attribute.holding import held
from wirestem.article.attribute.pointing import Pointer
from wirestem.article.attribute.speakers import resolve_speakers
from wirestem.article.attribute.stances import in_context, stance_without_cue
from wirestem.article.attribute.uncued import uncued
from wirestem.article.attribute.units import Unit, units
from wirestem.article.attribute.wholes import whole_sources
from wirestem.encoder.reading import STANCES, Reading, Run, Telling
from wirestem.encoder.words import Words
from wirestem.lexicon.agencies import Agencies
from wirestem.model import Article, Hop, Range, Statement, StatementKind
from wirestem.pipeline import Parse
from wirestem.text import Quotation

_EDGE = " \t\n\u00a0,;:–—-"


class _Page(NamedTuple):
    """A text with its words and the quotations of its units in text order."""

    text: str
    words: Words
    quotes: tuple[Quotation, ...]
    begins: tuple[int, ...]


def framed_v1(article: Article, agencies: Agencies, reading: Reading, parse: Parse) -> Article:
    """The article with the statements that the encoder found, and the quotations and headlines that have no cue."""
    every = units(article)
    quotes = tuple(sorted({q for unit in every for q in unit.quotes}))
    page = _Page(article.document.text, reading.words, quotes, tuple(q.start for q in quotes))
    told = [s for t in reading.told if (s := _statement(article, page, t, agencies)) is not None]
    made = _through_relays(told, page.text)
    made += _headlines(article, every, made, page, agencies)
    made += uncued(article, every, made)
    made = whole_sources(made, article, parse)
    made.sort(key=lambda s: (s.content, s.cue))
    named = tuple(replace(s, id=f"{article.document.id}.s{n}") for n, s in enumerate(made))
    spoken = resolve_speakers(replace(article, statements=named), Pointer(reading), parse.clusters)
    deniers = frozenset(s.id for s in named if s.stance == "denies" and s.cue)
    return replace(spoken, statements=in_context(held(spoken.statements, article), page.text, deniers))


def _statement(article: Article, page: _Page, told: Telling, agencies: Agencies) -> Statement | None:
    content = _mended([_place(page, run) for run in told.content], page)
    if not content:
        return None
    source = tuple(p for run in told.source if (p := _trimmed(page.text, _place(page, run))))
    words = page.text[source[0][0] : source[0][1]] if source else ""
    hops = tuple(_hop(page, run, agencies) for run in told.via)
    if source and relays.is_medium(words, agencies):
        hops = (Hop(relays.hop_name(words, agencies), *source[0]), *hops)
    hops = tuple(h for n, h in enumerate(hops) if h.name not in {o.name for o in hops[:n]})
    best = max(range(len(STANCES)), key=lambda k: (told.stances[k], -k))
    return Statement(
        id="",
        doc=article.document.id,
        source=source,
        cue=(_place(page, told.cue),),
        content=content,
        kind=kind(page.words, content),
        stance=STANCES[best],
        via=tuple(h.name for h in hops),
        hops=hops,
    )


def _place(page: _Page, run: Run) -> Range:
    return page.words.starts[run[0]], page.words.ends[run[1] - 1]


def _hop(page: _Page, run: Run, agencies: Agencies) -> Hop:
    start, end = _place(page, run)
    return Hop(relays.hop_name(page.text[start:end], agencies), start, end)


def _trimmed(text: str, place: Range) -> Range | None:
    start, end = place
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return (start, end) if start < end else None


def _mended(parts: Sequence[Range], page: _Page) -> tuple[Range, ...]:
    """The pieces of a content with their quotation marks, without stray commas, joined where only space parts them."""
    out: list[Range] = []
    for part in sorted(parts):
        start, end = part
        start, end = _with_marks(start, end, page)
        while end > start and page.text[end - 1] in " ,;:" and not _closed_by(end, page):
            end -= 1
        while start < end and page.text[start] in " ,;:":
            start += 1
        if not any(c.isalnum() for c in page.text[start:end]):
            continue
        if out and not page.text[out[-1][1] : start].strip():
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def _with_marks(start: int, end: int, page: _Page) -> Range:
    """A piece that begins or ends beside the marks of a quotation takes them in."""
    quote = _quote_at(start, page)
    if quote is not None and start <= quote.inner_start:
        start = quote.start
    quote = _quote_at(end - 1, page)
    if quote is not None and not page.text[end : quote.inner_end].strip(" ,.;"):
        end = quote.end if quote.closed else end
    return start, end


def _closed_by(end: int, page: _Page) -> bool:
    quote = _quote_at(end - 1, page)
    return quote is not None and quote.closed and end < quote.end


def _quote_at(at: int, page: _Page) -> Quotation | None:
    k = bisect_right(page.begins, at) - 1
    return page.quotes[k] if k >= 0 and at < page.quotes[k].end else None


def kind(words: Words, content: Sequence[Range]) -> StatementKind:
    """Direct when all words stand in quotation marks, indirect when none, else mixed."""
    inside = [
        0 < words.mark[n] < 4
        for a, b in content
        for n in range(bisect_right(words.starts, a - 1), bisect_right(words.starts, b - 1))
        if words.forms[n][0].isalnum()
    ]
    if not any(inside):
        return "indirect"
    return "direct" if all(inside) else "mixed"


def _through_relays(told: Sequence[Statement], text: str) -> list[Statement]:
    """A statement that only passes another on ("…, she wrote, according to KCNA") becomes the other's relay."""
    out: list[Statement] = list(told)
    gone: set[int] = set()
    for n, outer in enumerate(told):
        inner = [m for m, other in enumerate(told) if m != n and _covers(outer, other)]
        if inner and outer.via:
            for m in inner:
                more = tuple(h for h in outer.hops if h.name not in out[m].via)
                joined = (*more, *out[m].hops)
                out[m] = replace(out[m], hops=joined, via=tuple(h.name for h in joined))
            gone.add(n)
    return [s for n, s in enumerate(out) if n not in gone]


def _covers(outer: Statement, inner: Statement) -> bool:
    """Whether the source and cue of `inner` stand inside the content of `outer`."""
    places = (*inner.source[:1], *inner.cue[:1])
    return bool(inner.source) and all(any(a <= s and e <= b for a, b in outer.content) for s, e in places)


def _headlines(
    article: Article, every: Sequence[Unit], told: Sequence[Statement], page: _Page, agencies: Agencies
) -> list[Statement]:
    """Headlines that a colon or a dash divides between who says and what: "Rents fall: ministry"."""
    out = []
    for unit in every:
        if unit.zone == "paragraph" or any(unit.start <= s.content[0][0] < unit.end for s in told):
            continue
        divided = headline_parts(article, unit, agencies)
        if divided is None:
            continue
        source, cue, content = divided
        words = page.text[source[0] : source[1]]
        medium = relays.is_medium(words, agencies)
        hops = (Hop(relays.hop_name(words, agencies), *source),) if medium else ()
        sort = kind(page.words, (content,))
        mood = "alleges" if medium else stance_without_cue(page.text[content[0] : content[1]], sort)
        via = tuple(h.name for h in hops)
        out.append(Statement("", article.document.id, (source,), (cue,), (content,), sort, mood, None, via, hops))
    return out
