"""ninjs, news in JSON of the IPTC (1.x to 3.x), whose versions spell the same fields in several ways."""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Any

import msgspec

from wirestem.article.read import forms, nitf
from wirestem.article.read.charset import decode
from wirestem.article.read.item import PAGE_LIMIT_BYTES, Found, Item, reader
from wirestem.article.read.limits import ITEMS, taken
from wirestem.article.read.markup import Block, prose
from wirestem.article.read.wire import WireItem, distinct, language, tried
from wirestem.errors import ReadError
from wirestem.model import Skipped

_EXPECTED = (
    "expected a ninjs item, a list of such or {\"items\": […]}; give articles as JSONL (`jq -c '.[]?'` makes lines of a list)"
)
_DATES = ("versioncreated", "contentcreated", "firstcreated")


@reader(
    "ninjs", endings=(".json", ".ninjs"), media=("application/json", "application/ninjs+json", "application/vnd.iptc.ninjs+json")
)
def read_ninjs(item: Item) -> Iterator[Found]:
    """A capture for each item of text; a JSON file that holds none is noted, since folders hold many for other ends."""
    try:
        data = taken(item.data, PAGE_LIMIT_BYTES, "items of news", ITEMS)
        listed = _listed(decode(data, item.charset).text.removeprefix("\ufeff"))
    except ReadError as error:
        yield Skipped(item.uri, str(error))
        return
    found = [one for one in listed if _is_text(one)]
    if not found:
        yield Skipped(item.uri, "is JSON without news items of text, left aside; articles are read as ninjs or as JSONL", "note")
    alone = len(found) == 1
    names = [item.stem if alone else f"{item.stem}-{number}" for number in range(1, len(found) + 1)]
    yield from distinct(
        tried(name, item.uri, partial(_item, one, name), alone=alone) for name, one in zip(names, found, strict=True)
    )
    other = Counter(_kind(one) for one in listed if not _is_text(one))
    if found and other:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(other.items()))
        yield Skipped(item.uri, f"values that are no items of text left aside: {kinds}", "note")


def _listed(text: str) -> list[Any]:
    """The values of a file: one, a list, those under `items`, or one a line; keys in small letters, as 1.x and 2.x have them.

    A text that another item holds among its associations, as a package does, stands behind that.
    """
    try:
        whole = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        try:
            whole = [msgspec.json.decode(line) for line in text.splitlines() if line.strip()]
        except (msgspec.DecodeError, RecursionError):
            raise ReadError(f"is no JSON ({error}); {_EXPECTED}") from error
    if isinstance(whole, dict) and isinstance(whole.get("items"), list):
        whole = whole["items"]
    listed: list[Any] = []
    waiting = list(reversed(whole if isinstance(whole, list) else [whole]))
    while waiting:
        one = waiting.pop()
        one = _small(one) if isinstance(one, dict) else one
        listed.append(one)
        waiting += [other for other in reversed(_beside(one)) if _is_text(_small(other))]
    return listed


def _beside(one: Any) -> list[dict[str, Any]]:
    """The items that an item holds in its associations."""
    beside = one.get("associations") if isinstance(one, dict) else None
    return [other for other in (beside.values() if isinstance(beside, dict) else _list(beside)) if isinstance(other, dict)]


def _small(one: dict[str, Any]) -> dict[str, Any]:
    return {key.casefold(): value for key, value in one.items()}


def _is_text(one: Any) -> bool:
    """Whether a value is an item of text: by its fields and an id of its own, or by a headline and a body."""
    if not isinstance(one, dict) or str(one.get("type") or "text").casefold() not in ("text", "composite"):
        return False
    headed, told = (any(key.startswith(start) for key in one) for start in ("headline", "bod"))
    return (headed or told) if "uri" in one or "guid" in one else headed and any(True for _ in _forms(one, "bod"))


def _kind(one: Any) -> str:
    kind = _plain(one.get("type")) if isinstance(one, dict) else None
    return kind or ("of no type" if isinstance(one, dict) else "no object")


def _item(one: dict[str, Any], name: str) -> WireItem:
    address = _plain(one.get("uri")) or ""
    body, inner = _body(one, name)
    named = [_named(s) for key in ("infosources", "infosource") for s in _list(one.get(key))]
    dates = [date for key in _DATES if (date := _plain(one.get(key)))]
    return WireItem(
        id=_guid(one) or name,
        headline=_worded(one, "headline") or _plain(one.get("title")) or inner.headline,
        decks=tuple(told for told in (_plain(one.get("subheadline")),) if told) or inner.decks,
        bylines=_bylines(one) or inner.bylines,
        dateline=_plain(one.get("dateline")) or inner.dateline,
        body=body,
        notes=tuple(told for told in (_plain(one.get("ednote")),) if told) or inner.notes,
        credits=tuple(t for t in (_plain(one.get("creditline")) or _plain(one.get("credit")),) if t) or inner.credits,
        sources=tuple(name for name in (*named, *inner.sources) if name),
        holder=_plain(one.get("copyrightholder")) or inner.holder,
        notice=_plain(one.get("copyrightnotice")) or inner.notice,
        summary=_worded(one, "description") or inner.summary,
        provider=_named(one.get("publisher")) or _named(one.get("provider")) or _named(one.get("source")),
        published=dates[0] if dates else None,
        first=_plain(one.get("firstcreated")),
        located=_plain(one.get("located")),
        language=language(_plain(one.get("language"))),
        url=address if address.lower().startswith(("http://", "https://")) else None,
        captions=(*_captions(one), *inner.captions),
        version=_plain(one.get("version")),
    )


def _guid(one: dict[str, Any]) -> str | None:
    others = one.get("altids")
    listed = [o.get("value") for o in _list(others) if isinstance(o, dict) and o.get("role") == "guid"]
    return _plain(others.get("guid")) if isinstance(others, dict) else _plain(next(iter(listed), None)) or _plain(one.get("guid"))


def _bylines(one: dict[str, Any]) -> tuple[str, ...]:
    """The byline, else the authors."""
    told = _plain(one.get("byline")) or _plain(one.get("by"))
    named = [told] if told else [f"By {name}" for a in _list(one.get("authors")) if (name := _named(a))]
    return tuple(dict.fromkeys(named))


def _body(one: dict[str, Any], name: str) -> tuple[tuple[Block, ...], WireItem]:
    """The lines of the text in the form that knows them best, and what NITF in it says; further parts of that form follow."""
    told: dict[str, list[str]] = {}
    for kind, value in sorted(_forms(one, "bod"), key=lambda form: forms.rank(form[0])):
        told.setdefault(kind, []).append(value)
    for kind, values in told.items():
        body = tuple(block for value in dict.fromkeys(values) for block in forms.lines(kind, value))
        if body:
            root = forms.parsed(values[0]) if "nitf" in kind else None
            return body, WireItem(name) if root is None else nitf.item(root, name)
    return (), WireItem(name)


def _captions(one: dict[str, Any]) -> Iterator[str]:
    """What pictures beside the text show and whose they are."""
    for other in _beside(one):
        if other.get("type") in ("picture", "graphic"):
            small = _small(other)
            credit = _plain(small.get("creditline")) or _plain(small.get("byline")) or _plain(small.get("by"))
            told = " ".join(part for part in (_worded(small, "description"), f"Picture: {credit}" if credit else None) if part)
            if told:
                yield told


def _worded(one: dict[str, Any], stem: str) -> str | None:
    """A field as plain words: its main form, else the first."""
    forms = sorted(_forms(one, stem), key=lambda form: (form[0] != stem, "html" in form[0]))
    return next((" ".join(b.words for b in prose(v)) if "html" in kind else _plain(v) for kind, v in forms), None)


def _forms(one: dict[str, Any], stem: str) -> Iterator[tuple[str, str]]:
    """The forms of a field by their kind: `headline`, `headline_xhtml`, or a list `headlines` of objects with roles."""
    for key in sorted(key for key in one if key.startswith(stem)):
        for value in _list(one[key]) if isinstance(one[key], list) else [{"kind": key, "value": one[key]}]:
            words = value.get("value") if isinstance(value, dict) else None
            if isinstance(words, str) and words.strip():
                small = _small(value)
                kind = small.get("kind") or small.get("contenttype") or ""
                yield (stem if small.get("role") == "main" and "html" not in kind and stem != "bod" else str(kind)), words


def _named(value: object) -> str | None:
    return _plain(value.get("name")) or _plain(value.get("literal")) if isinstance(value, dict) else _plain(value)


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _plain(value: object) -> str | None:
    return " ".join(str(value).split()) or None if isinstance(value, str | int | float) and not isinstance(value, bool) else None
