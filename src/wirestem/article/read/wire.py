"""News items as agencies exchange them, told as a text: headline, byline, dateline and body, the credit as a line of its own."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from wirestem.article.read.item import Found
from wirestem.article.read.limits import refuse_empty
from wirestem.article.read.markup import Block
from wirestem.article.read.page import laid_out
from wirestem.errors import ReadError
from wirestem.model import Capture, Skipped, Source

_STAMP = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?)?(Z|[+-]\d{2}:?\d{2})?$")


class WireItem(NamedTuple):
    """What a format says of one item, each in its own words; None or empty where it says nothing.

    `credit` and `sources` are lines that name whose text it is, `holder` who holds the rights; `provider` is who sent the
    item. `published` is when this version was made, `first` when the first was.
    """

    id: str
    headline: str | None = None
    byline: str | None = None
    dateline: str | None = None
    body: tuple[str, ...] = ()
    credit: str | None = None
    sources: tuple[str, ...] = ()
    provider: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    captions: tuple[str, ...] = ()
    version: str | None = None
    holder: str | None = None
    first: str | None = None
    located: str | None = None


def capture(item: WireItem, uri: str) -> Capture:
    """The capture of an item; ReadError when it has no text.

    The lines stand in the order of a page. A source that the byline, the credit and the body's end do not name already is told
    as "Source: …", since an agency named in metadata alone is evidence too; so is the holder of the rights who did not send it.
    """
    refuse_empty("".join(item.body))
    lines = [Block(item.headline, "headline", True)] if item.headline else []
    if item.byline:
        lines.append(Block(item.byline, "byline", True))
    body = list(item.body)
    if item.dateline and not body[0].startswith(item.dateline):
        body[0] = f"{item.dateline.rstrip(' -–—')} - {body[0]}"
    lines += [Block(words, "", True) for words in body]
    lines += [Block(words, "caption", True) for words in item.captions]
    told = " ".join((item.byline or "", body[0][:120], body[-1]))
    if item.credit and item.credit not in told:
        told += f" {item.credit}"
        lines.append(Block(item.credit, "signoff", True))
    sources = (*item.sources, *((item.holder,) if item.holder and item.holder != item.provider else ()))
    lines += [Block(f"Source: {name}", "signoff", True) for name in dict.fromkeys(sources) if name not in told]
    text, zones = laid_out(lines)
    published, first = stamped(item.published), stamped(item.first)
    told_too = {"version": item.version, "first_created": first if first != published else None, "located": item.located}
    row: dict[str, object] = {key: value for key, value in told_too.items() if value}
    return Capture(item.id, Source(uri, item.provider, item.url), text, item.headline, published, item.language, zones, row)


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


def words(parts: Iterable[str]) -> str | None:
    """Pieces of text as one line; None when there is nothing."""
    return " ".join("".join(parts).split()) or None
