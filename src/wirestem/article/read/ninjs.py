"""ninjs, news in JSON of the IPTC (1.0 to 3.0)."""

from collections.abc import Iterator
from typing import Any

import msgspec

from wirestem.article.read.item import PAGE_LIMIT_BYTES, Found, Item, reader
from wirestem.article.read.markup import blocks
from wirestem.article.read.wire import WireItem, capture
from wirestem.errors import ReadError
from wirestem.model import Skipped

_EXPECTED = (
    "expected a ninjs item, a list of such or {\"items\": […]}; give articles as JSONL (`jq -c '.[]?'` makes lines of a list)"
)


@reader(
    "ninjs", endings=(".json", ".ninjs"), media=("application/json", "application/ninjs+json", "application/vnd.iptc.ninjs+json")
)
def read_ninjs(item: Item) -> Iterator[Found]:
    """A capture for each item of text; a JSON file that holds none is noted, since folders hold many for other ends."""
    data = item.data.read(PAGE_LIMIT_BYTES + 1)
    if len(data) > PAGE_LIMIT_BYTES:
        yield Skipped(item.uri, f"is larger than {PAGE_LIMIT_BYTES / 1_000_000:g} MB; split it into its items")
        return
    try:
        whole = msgspec.json.decode(data)
    except (msgspec.DecodeError, RecursionError) as error:
        yield Skipped(item.uri, f"is no JSON ({error}); {_EXPECTED}")
        return
    listed = whole if isinstance(whole, list) else whole.get("items", [whole]) if isinstance(whole, dict) else []
    found = [one for one in listed if isinstance(one, dict) and _is_text(one)]
    if not found:
        yield Skipped(item.uri, f"is JSON without news items of text; {_EXPECTED}", "note")
    for number, one in enumerate(found, 1):
        told = _item(one, item.stem if len(found) == 1 else f"{item.stem}-{number}")
        uri = item.uri if len(found) == 1 else f"{item.uri}#{told.id}"
        try:
            yield capture(told, uri)
        except ReadError as error:
            yield Skipped(uri, f"the item {told.id!r} {error}")


def _is_text(one: dict[str, Any]) -> bool:
    kind = one.get("type", "text")
    return kind in ("text", "composite") and any(key.startswith(("body", "bodies", "headline")) for key in one) and "uri" in one


def _item(one: dict[str, Any], name: str) -> WireItem:
    sources = [s.get("name") for s in (*_list(one, "infosources"), *_list(one, "infosource")) if isinstance(s, dict)]
    sources += [one["infosource"]] if isinstance(one.get("infosource"), str) else []
    holder = one.get("copyrightholder")
    return WireItem(
        id=str(one.get("altids", {}).get("guid") or name) if isinstance(one.get("altids"), dict) else name,
        headline=_worded(one, "headline", "headlines") or _plain(one.get("title")),
        byline=_plain(one.get("byline")),
        dateline=None,
        body=tuple(_body(one)),
        credit=_plain(one.get("creditline")) or _plain(one.get("credit")),
        sources=tuple(s for s in (*(_plain(s) for s in sources), _plain(holder)) if s),
        provider=_named(one.get("publisher")) or _named(one.get("provider")) or _named(one.get("source")),
        published=_plain(one.get("firstcreated")) or _plain(one.get("versioncreated")) or _plain(one.get("firstCreated")),
        language=(_plain(one.get("language")) or "")[:2].lower() or None,
        url=one["uri"] if str(one.get("uri", "")).startswith("http") else None,
        version=_plain(one.get("version")),
    )


def _body(one: dict[str, Any]) -> Iterator[str]:
    for role, value in _bodies(one):
        if "html" in role or "<p" in value[:200]:
            yield from (b.words for b in blocks(_tree(value)))
        else:
            yield from (" ".join(part.split()) for part in value.split("\n") if part.strip())
        return


def _bodies(one: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The text in its forms, mark-up first: it knows its paragraphs."""
    listed = [
        (str(b.get("contenttype") or b.get("role") or ""), b.get("value")) for b in _list(one, "bodies") if isinstance(b, dict)
    ]
    named = [(key.replace("_", "/"), one[key]) for key in sorted(one) if key.startswith("body")]
    texts = [(role, value) for role, value in (*listed, *named) if isinstance(value, str) and value.strip()]
    yield from sorted(texts, key=lambda t: "html" not in t[0])


def _tree(markup: str) -> Any:
    from lxml import html

    return html.fromstring(f"<div>{markup}</div>")


def _worded(one: dict[str, Any], plain: str, listed: str) -> str | None:
    several = [h.get("value") for h in _list(one, listed) if isinstance(h, dict)]
    return _plain(one.get(plain)) or next((v for v in several if isinstance(v, str) and v.strip()), None)


def _named(value: object) -> str | None:
    return _plain(value.get("name")) if isinstance(value, dict) else _plain(value)


def _list(one: dict[str, Any], key: str) -> list[Any]:
    value = one.get(key)
    return value if isinstance(value, list) else []


def _plain(value: object) -> str | None:
    return " ".join(str(value).split()) or None if isinstance(value, str | int | float) and not isinstance(value, bool) else None
