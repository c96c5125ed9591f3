"""RSS and Atom feeds, an article an entry (feedparser)."""

import re
from collections.abc import Iterator
from typing import Any

from wirestem.article.read.item import Found, Item, lacking
from wirestem.article.read.markup import blocks
from wirestem.article.read.wire import WireItem, capture
from wirestem.errors import ReadError
from wirestem.model import Skipped

_SHORT = 60
"""Words: what an entry holds may be the beginning of an article only, which is noted."""


def read_feed(data: bytes, item: Item) -> Iterator[Found]:
    """A capture for each entry, with its `<source>` or the feed's title as outlet and media credits as captions."""
    try:
        import feedparser
    except ImportError as error:
        yield lacking(item, "feeds", "feedparser", "feeds", error)
        return
    feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        yield Skipped(item.uri, "is a feed without entries; expected RSS or Atom with items")
        return
    short = 0
    for number, entry in enumerate(feed.entries, 1):
        told = _entry(entry, feed.feed, f"{item.stem}-{number}")
        uri = f"{item.uri}#{told.id}"
        try:
            found = capture(told, uri)
        except ReadError as error:
            yield Skipped(uri, f"the entry {told.id!r} {error}")
            continue
        short += sum(len(p.split()) for p in told.body) < _SHORT
        yield found
    if short:
        yield Skipped(
            item.uri, f"{short} of {len(feed.entries)} entries hold few words, perhaps only how the article begins", "note"
        )


def _entry(entry: Any, feed: Any, name: str) -> WireItem:
    markup = next((c.value for c in entry.get("content", ()) if c.get("value")), None) or entry.get("summary") or ""
    outlet = entry.get("source", {}).get("title") or feed.get("title")
    credits = [c.get("content") for c in entry.get("media_credit", ()) if c.get("content")]
    author = entry.get("author")
    language = entry.get("language") or feed.get("language") or ""
    return WireItem(
        id=re.sub(r"\s+", "-", str(entry.get("id") or name))[:200],
        headline=_line(entry.get("title")),
        byline=f"By {_line(author)}" if _line(author) else None,
        body=tuple(b.words for b in blocks(_tree(markup))),
        provider=_line(outlet),
        published=entry.get("published") or entry.get("updated"),
        language=language[:2].lower() or None,
        url=entry.get("link"),
        captions=tuple(f"Picture: {_line(c)}" for c in credits if _line(c)),
    )


def _line(value: Any) -> str | None:
    words = " ".join(b.words for b in blocks(_tree(value))) if isinstance(value, str) and value.strip() else ""
    return words or None


def _tree(markup: str) -> Any:
    from lxml import html

    return html.fromstring(f"<div>{markup}</div>")
