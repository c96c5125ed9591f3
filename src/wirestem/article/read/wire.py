"""News items as agencies exchange them, told as a text: headline, byline, dateline and body, the credit as a line of its own."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from wirestem.article.read.markup import Block
from wirestem.article.read.page import laid_out
from wirestem.article.read.plain import refuse_empty
from wirestem.model import Capture, Source

_STAMP = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?)?(Z|[+-]\d{2}:?\d{2})?$")


class WireItem(NamedTuple):
    """What a format says of one item, each in its own words; None or empty where it says nothing.

    `credit` and `sources` are lines that name whose text it is; `provider` is who sent the item.
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


def capture(item: WireItem, uri: str) -> Capture:
    """The capture of an item; ReadError when it has no text.

    The lines stand in the order of a page. A source that the byline, the credit and the body's end do not name already is told
    as "Source: …", since an agency named in metadata alone is evidence too.
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
    lines += [Block(f"Source: {name}", "signoff", True) for name in dict.fromkeys(item.sources) if name not in told]
    text, zones = laid_out(lines)
    row: dict[str, object] = {"version": item.version} if item.version else {}
    return Capture(
        item.id, Source(uri, item.provider, item.url), text, item.headline, stamped(item.published), item.language, zones, row
    )


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
