"""RSS and Atom feeds, an article an entry (feedparser)."""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from wirestem.article.read.elements import narrow
from wirestem.article.read.item import Found, Item, lacking
from wirestem.article.read.markup import prose
from wirestem.article.read.wire import WireItem, distinct, language, tried
from wirestem.lexicon.agencies import agencies
from wirestem.model import Capture, Skipped

_DECLARED = re.compile(rb"<!DOCTYPE[^\[>]*\[.*?\]\s*>", re.I | re.S)
_MEDIA = re.compile(rb"xmlns:([\w.-]+)\s*=\s*[\"']http://search\.yahoo\.com/mrss/?[\"']")
_OF_MEDIA = {"description": "shown", "text": "spoken", "title": "called", "copyright": "owned"}
"""Names that the library would take for the entry's own words, and those that they get instead."""
_NO_DATE = (1970, 1, 1, 0, 0, 0)
"""The moment from which machines count: what a program writes where it must write a date and has none."""
_PICTURED = ("media_content", "media_thumbnail", "enclosures", "media_owned", "media_shown", "media_called", "media_player")
"""What an entry has that shows a picture or a film; a credit beside none of them is the text's."""
_AGENCY_S = re.compile(r"\b(?:the|and|news|newswire|wire|agency|service)\b|\W", re.I)
"""What stands beside an agency's name in what it calls itself."""
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
    for found in distinct(_entries(feed, item)):
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
    return _renamed(_DECLARED.sub(b"", narrow(data), count=1).replace(b"<!ENTITY", b"<!NOTED"))


def _renamed(data: bytes) -> bytes:
    """A feed in which what is said of pictures and films cannot be taken for what the entry says."""
    for prefix in sorted(set(_MEDIA.findall(data))):
        for name, other in _OF_MEDIA.items():
            # With attributes the library would keep those and drop the words.
            tag = rb"<(/?)%s:%s(?=[\s/>])[^>]*?(/?)>" % (re.escape(prefix), name.encode())
            data = re.sub(tag, rb"<\g<1>%s:%s\g<2>>" % (prefix, other.encode()), data)
    return data


def _entries(feed: Any, item: Item) -> Iterator[Found]:
    for number, entry in enumerate(feed.entries, 1):
        name = f"{item.stem}-{number}"
        yield tried(name, item.uri, partial(_entry, entry, feed.feed, name), alone=False)


def _entry(entry: Any, feed: Any, name: str) -> WireItem:
    contents = list(dict.fromkeys(c.value for c in entry.get("content", ()) if str(c.get("value") or "").strip()))
    shown, spoken = (str(entry.get(f"media_{_OF_MEDIA[name]}") or "") for name in ("description", "text"))
    summary = entry.get("summary") or ""
    if not contents and not summary:
        summary, shown = shown, ""
    spoken = spoken if spoken not in (summary, *contents) else ""
    outlet, sent = _outlet(entry, feed)
    credits = _named((*(c.get("content") for c in entry.get("media_credit", ())), entry.get("media_owned")))
    if not any(entry.get(part) for part in _PICTURED):  # nothing is shown, so what is credited is the text
        sent, credits = (*sent, *(c for c in credits if _is_agency(c))), tuple(c for c in credits if not _is_agency(c))
    told = _line(entry.get("dc_source"))
    helped = _named(c.get("name") for c in entry.get("contributors", ()))
    senders = [name for name in helped if agencies().find(name)]
    return WireItem(
        id=re.sub(r"\s+", "-", str(entry.get("id") or name))[:200],
        headline=_line(entry.get("title")),
        bylines=_bylines(entry, [name for name in helped if name not in senders]),
        body=tuple(block for markup in (*(contents or [summary]), spoken) if markup for block in prose(markup)),
        sources=tuple(dict.fromkeys((*((told,) if told and not told.startswith("http") else ()), *senders, *sent))),
        provider=outlet,
        published=_date(entry),
        language=language(entry.get("language") or feed.get("language")),
        url=_address(entry),
        captions=_captions(entry, shown, contents or [summary], credits),
        notice=_line(entry.get("rights")),
        summary=_line(summary) if contents else None,
    )


def _outlet(entry: Any, feed: Any) -> tuple[str | None, tuple[str, ...]]:
    """Who publishes an entry, and the agency that it is from: one that another's feed names as `<source>` only sent it."""
    source, own = _line(entry.get("source", {}).get("title")), _line(entry.get("publisher") or feed.get("title"))
    if not source or not _is_agency(source) or feed.get("generator") == "Wirestem":  # our feeds have the outlet there
        return source or own, ()
    return (source, ()) if own is None or _sent_by(own) & _sent_by(source) else (own, (source,))


def _is_agency(name: str) -> bool:
    """Whether a name is an agency's and nothing else: "Associated Press", "AP News", not "Harrow Gazette with AP"."""
    return bool(_sent_by(name))


def _sent_by(name: str) -> frozenset[str]:
    named = [n for n in agencies().find(name, credit=True) if n.agency.kind == "agency"]
    rest = list(name)
    for n in named:
        rest[n.start : n.end] = " " * (n.end - n.start)
    return frozenset(n.agency.slug for n in named if not _AGENCY_S.sub("", "".join(rest)))


def _captions(entry: Any, shown: str, told: list[str], credits: tuple[str, ...]) -> tuple[str, ...]:
    """What pictures show, unless the text says it, and whose they are."""
    named = _named((shown, "" if shown else entry.get("media_called")))
    text = " ".join(filter(None, (_line(entry.get("title")), *map(_line, told))))
    return (*(line for line in named if line not in text), *(f"Picture: {credit}" for credit in credits))


def _date(entry: Any) -> str | None:
    """When it came out, as it stands; the first second of 1970 is no date."""
    for field in ("published", "updated"):
        parsed = entry.get(f"{field}_parsed")
        if entry.get(field) and tuple(parsed or ())[:6] != _NO_DATE:
            return str(entry[field])
    return None


def _address(entry: Any) -> str | None:
    link = str(entry.get("link") or "").strip()
    return link if link.lower().startswith(("http://", "https://")) else None


def _bylines(entry: Any, helped: Iterable[str]) -> tuple[str, ...]:
    """The authors of an entry; an address of e-mail is none, a name behind it is: "desk@gazette.example (Ivo Kral)"."""
    whole = str(entry.get("author") or "")
    mailed = re.search(r"@[^()]*(?:\(([^()]*)\))?", whole)
    named = [mailed[1]] if mailed else [a.get("name") for a in entry.get("authors", ())] or [entry.get("author")]
    told = ", ".join(dict.fromkeys((*_named(named), *helped)))
    return (told if told.lower().startswith("by ") else f"By {told}",) if told else ()


def _named(values: Iterable[Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for value in values if (line := _line(value))))


def _line(value: Any) -> str | None:
    words = " ".join(b.words for b in prose(value)) if isinstance(value, str) and value.strip() else ""
    return words or None
