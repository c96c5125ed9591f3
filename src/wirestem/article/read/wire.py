"""News items as agencies exchange them, told as a text: headline, byline, dateline and body, the credit as a line of its own."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from wirestem.article.read.item import Found
from wirestem.article.read.limits import refuse_empty
from wirestem.article.read.markup import Block
from wirestem.article.read.page import laid_out
from wirestem.errors import ReadError
from wirestem.model import Capture, Skipped, Source

_NOTICE_CHARS = 200
_STAMP = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?)?(Z|[+-]\d{2}:?\d{2})?$")


class WireItem(NamedTuple):
    """What a format says of one item, each in its own words; None or empty where it says nothing.

    `decks` are the headlines below the first, `notes` what editors say of the item, `credits` and `sources` lines that name
    whose text it is, `holder` who holds the rights and `notice` the words of those; `provider` is who sent the item.
    `published` is when this version was made, `first` when the first was. `summary` is passed on beside the text.
    """

    id: str
    headline: str | None = None
    decks: tuple[str, ...] = ()
    bylines: tuple[str, ...] = ()
    dateline: str | None = None
    body: tuple[Block, ...] = ()
    notes: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    provider: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    captions: tuple[str, ...] = ()
    version: str | None = None
    holder: str | None = None
    notice: str | None = None
    first: str | None = None
    located: str | None = None
    summary: str | None = None


def capture(item: WireItem, uri: str) -> Capture:
    """The capture of an item; ReadError when it has no text.

    The lines stand in the order of a page. A source that the byline, the credit and the body's end do not name already is told
    as "Source: …", since an agency named in metadata alone is evidence too; so is the holder of the rights who did not send it.
    """
    refuse_empty("".join(block.words for block in item.body))
    headline = item.headline or next((b.words for b in item.body if b.part == "headline"), None)
    body = _dated(_plainly(item.body, headline, item.bylines), item.dateline)
    lines = [Block(headline, "headline", True)] if headline else []
    lines += [Block(words, "subhead", True) for words in item.decks if words != headline]
    lines += [Block(words, "byline", True) for words in item.bylines]
    lines += body
    lines += [Block(words, "caption", True) for words in item.captions]
    lines += [Block(words, "correction", True) for words in item.notes]
    told = " ".join((*item.bylines, *(b.words[:120] for b in body[:1]), *(b.words for b in body[-1:])))
    for words in item.credits:
        if words not in told:
            told += f" {words}"
            lines.append(Block(words, "signoff", True))
    sources = (*item.sources, *((item.holder,) if item.holder and item.holder != item.provider else ()))
    lines += [Block(f"Source: {name}", "signoff", True) for name in dict.fromkeys(sources) if name not in told]
    if item.notice and not item.holder and item.notice not in told and len(item.notice) <= _NOTICE_CHARS:
        lines.append(Block(item.notice, "signoff", True))
    text, zones = laid_out(lines)
    published, first = stamped(item.published), stamped(item.first)
    told_too = {"version": item.version, "first_created": first if first != published else None, "located": item.located}
    told_too["summary"] = item.summary if item.summary and item.summary not in " ".join(text.split()) else None
    row: dict[str, object] = {key: value for key, value in told_too.items() if value}
    return Capture(item.id, Source(uri, item.provider, item.url), text, headline, published, item.language, zones, row)


def _plainly(body: Iterable[Block], headline: str | None, bylines: Iterable[str]) -> list[Block]:
    """The lines of a body as parts of an article: no second headline, and no line that the item states beside it."""
    told = {("headline", headline), *(("byline", words) for words in bylines)}
    kept = [b for b in body if (b.part, b.words) not in told and not (b.words == headline and b.part == "subhead")]
    named = {"headline": "subhead", "furniture": ""}
    return [b._replace(part=named.get(b.part, b.part), inside=True) for b in kept]


def _dated(body: list[Block], dateline: str | None) -> list[Block]:
    """The body with the dateline before its first line of running text, unless that has it."""
    first = next((i for i, b in enumerate(body) if not b.part), None)
    if dateline and first is None:
        return [Block(dateline, "", True), *body]
    if dateline and first is not None and not body[first].words.startswith(dateline):
        body[first] = body[first]._replace(words=f"{dateline.rstrip(' -–—')} - {body[first].words}")
    return body


def distinct(found: Iterable[Found]) -> Iterator[Found]:
    """Items of one file that go by one id, told apart by a number: "g1", "g1-2"."""
    seen: Counter[str] = Counter()
    for one in found:
        if isinstance(one, Capture):
            uri, end = one.source.uri, ""
            while uri + end in seen:
                seen[uri] += 1
                end = f"-{seen[uri]}"
            seen[uri + end] += 1
            one = replace(one, id=one.id + end, source=replace(one.source, uri=uri + end))
        yield one


def tried(name: str, uri: str, make: Callable[[], WireItem], *, alone: bool) -> Found:
    """The capture of the item `name` of the file `uri` that `make` takes from its format, or why there is none.

    A broken item must not lose the others, whatever is broken in it. One that is `alone` in its file goes by the file's uri.
    """
    try:
        item = make()
        name = item.id
        return capture(item, uri if alone else f"{uri}#{name}")
    except ReadError as error:
        reason = str(error)
    except Exception as error:
        reason = " ".join(f"is damaged ({type(error).__name__}: {error}); get it anew".split())[:300]
    return Skipped(uri if alone else f"{uri}#{name}", f"the item {name!r} {reason}")


def language(tag: str | None) -> str | None:
    """The language of a tag of BCP 47 as its two letters; None for none and for languages that have no two letters.

    >>> language("en-GB"), language("ger"), language("pt_BR"), language(None)
    ('en', None, 'pt', None)
    """
    first = re.split(r"[-_]", tag.strip().lower())[0] if tag else ""
    return first if re.fullmatch("[a-z]{2}", first) else None


def stamped(value: str | None) -> str | None:
    """A date as news formats pack it, spelled out; anything else as it stands.

    >>> stamped("20310304T101500+0100"), stamped("20310304"), stamped("4 March 2031")
    ('2031-03-04T10:15+01:00', '2031-03-04', '4 March 2031')
    """
    found = _STAMP.match(value.strip()) if value else None
    if not found:
        return value
    day = f"{found[1]}-{found[2]}-{found[3]}"
    zone = found[7] or ""
    zone = f"{zone[:3]}:{zone[3:]}" if len(zone) == 5 else zone
    return f"{day}T{found[4]}:{found[5]}{zone}" if found[4] else day
