"""NewsML-G2 of the IPTC: news items, alone, in packages and in messages; the text inside as NITF, XHTML or plain."""

from collections.abc import Iterator
from typing import Any

from wirestem.article.read.nitf import nitf_item, paragraphs
from wirestem.article.read.wire import WireItem, words

ROOTS = frozenset({"newsItem", "newsMessage", "packageItem", "NewsML"})


def items(root: Any, stem: str) -> Iterator[WireItem]:
    """The text items of a document in its order; pictures, packages that only point elsewhere and the like hold none."""
    found = [e for e in root.iter() if _local(e) == "newsItem"]
    if not found:  # NewsML 1 and packages of NITF
        inner = [e for e in root.iter() if _local(e) == "nitf"]
        yield from (nitf_item(e, stem if len(inner) == 1 else f"{stem}-{n}") for n, e in enumerate(inner, 1))
        return
    for number, one in enumerate(found, 1):
        told = _item(one, stem if len(found) == 1 else f"{stem}-{number}")
        if told is not None:
            yield told


def _item(root: Any, name: str) -> WireItem | None:
    kind = _first(root, "itemClass")
    if kind is not None and not str(kind.get("qcode", "")).endswith("text"):
        return None
    meta = _first(root, "contentMeta")
    inside = next((e for e in root.iter() if _local(e) == "nitf"), None)
    inner = nitf_item(inside, name) if inside is not None else WireItem(name)
    body = inner.body or tuple(_body(_first(root, "contentSet")))
    sources = [_named(e) for e in (meta.iter() if meta is not None else ()) if _local(e) == "infoSource"]
    holder = _named(_first(root, "copyrightHolder"))
    created = next((e for name in ("firstCreated", "versionCreated") if (e := _first(root, name)) is not None), None)
    address = _first(root, "link")
    return WireItem(
        id=root.get("guid") or name,
        headline=_text(_child(meta, "headline")) or inner.headline,
        byline=_text(_child(meta, "by")) or inner.byline,
        dateline=_text(_child(meta, "dateline")) or inner.dateline,
        body=body,
        credit=_text(_child(meta, "creditline")) or inner.credit,
        sources=tuple(n for n in (*sources, *([holder] if holder else []), *inner.sources) if n),
        provider=_named(_first(root, "provider")) or inner.provider,
        published=_text(_child(meta, "contentCreated")) or _text(created),
        language=_language(root, meta) or inner.language,
        url=address.get("href") if address is not None else None,
        captions=inner.captions,
        version=root.get("version"),
    )


def _body(content: Any) -> Iterator[str]:
    if content is None:
        return
    some = False
    for text in paragraphs(content):
        some = True
        yield text
    for element in content.iter() if not some else ():
        if _local(element) == "inlineData" and element.text:
            yield from (line for part in element.text.split("\n\n") if (line := words([part])))


def _named(element: Any) -> str | None:
    """What a party is called: its name in words, else its literal or the code behind the colon."""
    if element is None:
        return None
    name = next((t for e in element.iter() if _local(e) == "name" and (t := _text(e))), None)
    code = element.get("literal") or str(element.get("qcode") or "").rpartition(":")[2]
    return name or code or _text(element)


def _language(root: Any, meta: Any) -> str | None:
    tagged = _child(meta, "language")
    value = (tagged.get("tag") if tagged is not None else None) or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    return value[:2].lower() if value else None


def _child(parent: Any, name: str) -> Any:
    return None if parent is None else next((e for e in parent if _local(e) == name), None)


def _first(root: Any, name: str) -> Any:
    return next((e for e in root.iter() if _local(e) == name), None)


def _text(element: Any) -> str | None:
    return None if element is None else words(element.itertext())


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
