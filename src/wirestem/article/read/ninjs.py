"""ninjs, news in JSON of the IPTC (1.x to 3.x), whose versions spell the same fields in several ways."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import msgspec

from wirestem.article.read.charset import decode
from wirestem.article.read.item import PAGE_LIMIT_BYTES, Found, Item, reader
from wirestem.article.read.markup import blocks, fragment
from wirestem.article.read.nitf import paragraphs
from wirestem.article.read.wire import WireItem, language, tried
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
    data = item.data.read(PAGE_LIMIT_BYTES + 1)
    try:
        if len(data) > PAGE_LIMIT_BYTES:
            raise ReadError(f"is larger than {PAGE_LIMIT_BYTES / 1_000_000:g} MB; split it into its items")
        listed = _listed(decode(data, item.charset).text.removeprefix("\ufeff"))
    except ReadError as error:
        yield Skipped(item.uri, str(error))
        return
    found = [one for one in listed if _is_text(one)]
    if not found:
        yield Skipped(item.uri, f"is JSON without news items of text; {_EXPECTED}", "note")
    alone = len(found) == 1
    for number, one in enumerate(found, 1):
        name = item.stem if alone else f"{item.stem}-{number}"
        yield tried(name, item.uri, partial(_item, one, name), alone=alone)


def _listed(text: str) -> list[dict[str, Any]]:
    """The objects of a file: one, a list, those under `items`, or one a line; keys in small letters, as 1.x and 2.x have them."""
    try:
        whole = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        try:
            whole = [msgspec.json.decode(line) for line in text.splitlines() if line.strip()]
        except (msgspec.DecodeError, RecursionError):
            raise ReadError(f"is no JSON ({error}); {_EXPECTED}") from error
    if isinstance(whole, dict) and isinstance(whole.get("items"), list):
        whole = whole["items"]
    return [_small(one) for one in (whole if isinstance(whole, list) else [whole]) if isinstance(one, dict)]


def _small(one: dict[str, Any]) -> dict[str, Any]:
    return {key.casefold(): value for key, value in one.items()}


def _is_text(one: dict[str, Any]) -> bool:
    told = any(key.startswith(("bod", "headline")) for key in one)
    return one.get("type", "text") in ("text", "composite") and told and ("uri" in one or "guid" in one)


def _item(one: dict[str, Any], name: str) -> WireItem:
    address = _plain(one.get("uri")) or ""
    named = [_named(s) for key in ("infosources", "infosource") for s in _list(one.get(key))]
    dates = [date for key in _DATES if (date := _plain(one.get(key)))]
    return WireItem(
        id=_guid(one) or name,
        headline=_worded(one, "headline") or _plain(one.get("title")),
        byline=_plain(one.get("byline")) or _plain(one.get("by")),
        body=tuple(_body(one)),
        credit=_plain(one.get("creditline")) or _plain(one.get("credit")),
        sources=tuple(name for name in named if name),
        holder=_plain(one.get("copyrightholder")),
        provider=_named(one.get("publisher")) or _named(one.get("provider")) or _named(one.get("source")),
        published=dates[0] if dates else None,
        first=_plain(one.get("firstcreated")),
        located=_plain(one.get("located")),
        language=language(_plain(one.get("language"))),
        url=address if address.lower().startswith(("http://", "https://")) else None,
        captions=tuple(_captions(one)),
        version=_plain(one.get("version")),
    )


def _guid(one: dict[str, Any]) -> str | None:
    others = one.get("altids")
    listed = [o.get("value") for o in _list(others) if isinstance(o, dict) and o.get("role") == "guid"]
    return _plain(others.get("guid")) if isinstance(others, dict) else _plain(next(iter(listed), None)) or _plain(one.get("guid"))


def _body(one: dict[str, Any]) -> Iterator[str]:
    """The paragraphs of the text in the form that knows them best: mark-up, else lines."""
    forms = sorted(_forms(one, "bod"), key=lambda form: not any(kind in form[0] for kind in ("html", "nitf")))
    for kind, value in forms[:1]:
        if "nitf" in kind:
            yield from paragraphs(_parsed(value))
        elif "html" in kind or "<p" in value[:200]:
            yield from (b.words for b in blocks(fragment(value)))
        else:
            yield from (" ".join(part.split()) for part in value.split("\n") if part.strip())


def _parsed(markup: str) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    return etree.fromstring(markup.encode(), parser=parser)


def _captions(one: dict[str, Any]) -> Iterator[str]:
    """What pictures beside the text show and whose they are."""
    beside = one.get("associations")
    for other in beside.values() if isinstance(beside, dict) else _list(beside):
        if isinstance(other, dict) and other.get("type") in ("picture", "graphic"):
            small = _small(other)
            credit = _plain(small.get("creditline")) or _plain(small.get("byline")) or _plain(small.get("by"))
            told = " ".join(part for part in (_worded(small, "description"), f"Picture: {credit}" if credit else None) if part)
            if told:
                yield told


def _worded(one: dict[str, Any], stem: str) -> str | None:
    """A field as plain words: its main form, else the first."""
    forms = sorted(_forms(one, stem), key=lambda form: (form[0] != stem, "html" in form[0]))
    return next((" ".join(b.words for b in blocks(fragment(v))) if "html" in kind else _plain(v) for kind, v in forms), None)


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
