"""RSS and Atom feeds, an article an entry (feedparser)."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from wirestem.article.read.item import Found, Item, lacking
from wirestem.article.read.markup import blocks, fragment
from wirestem.article.read.wire import WireItem, language, tried
from wirestem.model import Capture, Skipped

_DECLARED = re.compile(rb"<!DOCTYPE[^\[>]*\[.*?\]\s*>", re.I | re.S)
_ENCODING = re.compile(r"^(<\?xml[^>]*?)\s+encoding=[\"'][^\"']*[\"']")
_SHORT = 60
"""Words: what an entry holds may be the beginning of an article only, which is noted."""


def read_feed(data: bytes, item: Item) -> Iterator[Found]:
    """A capture for each entry, with its `<source>` or the feed's title as outlet and media credits as captions."""
    try:
        import feedparser
    except ImportError as error:
        yield lacking(item, "feeds", "feedparser", "feeds", error)
        return
    feed = feedparser.parse(_undeclared(data), sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        yield Skipped(item.uri, "is a feed without entries; expected RSS or Atom with items")
        return
    short = 0
    for number, entry in enumerate(feed.entries, 1):
        name = f"{item.stem}-{number}"
        found = tried(name, item.uri, partial(_entry, entry, feed.feed, name), alone=False)
        short += isinstance(found, Capture) and len(found.text.split()) < _SHORT
        yield found
    if feed.bozo:
        fault = " ".join(str(feed.get("bozo_exception", "")).split())
        yield Skipped(item.uri, f"is no well-formed feed ({fault}); read as far as it goes", "note")
    if short:
        yield Skipped(
            item.uri, f"{short} of {len(feed.entries)} entries hold few words, perhaps only how the article begins", "note"
        )


def _undeclared(data: bytes) -> bytes:
    """A feed without the entities that it declares: the library would put in their text, however long, wherever they stand."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = _ENCODING.sub(r"\1", data.decode("utf-16", "replace").removeprefix("\ufeff")).encode()
    return _DECLARED.sub(b"", data, count=1).replace(b"<!ENTITY", b"<!NOTED")


def _entry(entry: Any, feed: Any, name: str) -> WireItem:
    markup = next((c.value for c in entry.get("content", ()) if c.get("value")), None) or entry.get("summary") or ""
    outlet = entry.get("source", {}).get("title") or entry.get("publisher") or feed.get("title")
    credits = [_line(c.get("content")) for c in entry.get("media_credit", ())]
    told = _line(entry.get("dc_source"))
    return WireItem(
        id=re.sub(r"\s+", "-", str(entry.get("id") or name))[:200],
        headline=_line(entry.get("title")),
        byline=_byline(entry),
        body=tuple(b.words for b in blocks(fragment(markup))),
        sources=(told,) if told and not told.startswith("http") else (),
        provider=_line(outlet),
        published=entry.get("published") or entry.get("updated"),
        language=language(entry.get("language") or feed.get("language")),
        url=entry.get("link"),
        captions=tuple(f"Picture: {credit}" for credit in dict.fromkeys(credits) if credit),
    )


def _byline(entry: Any) -> str | None:
    """The authors of an entry; an address of e-mail is none, a name behind it is: "desk@gazette.example (Ivo Kral)"."""
    whole = str(entry.get("author") or "")
    mailed = re.search(r"@[^()]*(?:\(([^()]*)\))?", whole)
    named = (
        [_line(mailed[1])] if mailed else [_line(a.get("name")) for a in entry.get("authors", ())] or [_line(entry.get("author"))]
    )
    told = ", ".join(dict.fromkeys(name for name in named if name))
    return told if told.lower().startswith("by ") else f"By {told}" if told else None


def _line(value: Any) -> str | None:
    words = " ".join(b.words for b in blocks(fragment(value))) if isinstance(value, str) and value.strip() else ""
    return words or None
