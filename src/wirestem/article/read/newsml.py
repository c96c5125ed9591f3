"""NewsML-G2 of the IPTC: news items, alone, in packages and in messages; the text inside as NITF, XHTML or plain."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from wirestem.article.read import nitf
from wirestem.article.read.elements import first_of, local, text_of
from wirestem.article.read.nitf import paragraphs
from wirestem.article.read.wire import WireItem, language, words

ROOTS = frozenset({"newsItem", "newsMessage", "packageItem", "NewsML"})


def items(root: Any, stem: str) -> Iterator[tuple[str, Callable[[], WireItem]]]:
    """The text items of a document in its order, each with a name and as what makes it.

    Pictures, packages that only point elsewhere and the like hold none.
    """
    found = [e for e in root.iter() if local(e) == "newsItem"]
    if not found:  # NewsML 1 and packages of NITF
        yield from nitf.items(root, stem)
        return
    for number, one in enumerate(found, 1):
        if _is_text(one):
            name = stem if len(found) == 1 else f"{stem}-{number}"
            yield name, partial(_item, one, name)


def _is_text(root: Any) -> bool:
    kind = first_of(root, "itemClass")
    return kind is None or str(kind.get("qcode") or kind.get("uri") or "").endswith(("text", "composite"))


def _item(root: Any, name: str) -> WireItem:
    meta, itself = _child(root, "contentMeta"), _child(root, "itemMeta")
    inside = next((e for e in root.iter() if local(e) == "nitf"), None)
    inner = nitf.item(inside, name) if inside is not None else WireItem(name)
    dates = [
        text_of(_child(itself, "versionCreated")),
        *(text_of(_child(meta, k)) for k in ("contentModified", "contentCreated")),
    ]
    first = text_of(_child(itself, "firstCreated"))
    sources = [_named(e) for e in (meta if meta is not None else ()) if local(e) == "infoSource"]
    return WireItem(
        id=root.get("guid") or name,
        headline=text_of(_child(meta, "headline")) or inner.headline,
        byline=text_of(_child(meta, "by")) or inner.byline,
        dateline=text_of(_child(meta, "dateline")) or inner.dateline,
        body=inner.body or tuple(_body(_child(root, "contentSet"))),
        credit=text_of(_child(meta, "creditline")) or inner.credit,
        sources=tuple(n for n in (*sources, *inner.sources) if n),
        holder=_named(_child(_child(root, "rightsInfo"), "copyrightHolder")) or inner.holder,
        provider=_named(_child(itself, "provider")) or inner.provider,
        published=next((d for d in (*dates, first) if d), None) or inner.published,
        first=first,
        located=_named(_child(meta, "located")),
        language=_language(root, meta) or inner.language,
        url=next((str(e.get("href")) for e in (itself if itself is not None else ()) if _is_own_address(e)), None) or inner.url,
        captions=inner.captions,
        version=root.get("version") or inner.version,
    )


def _is_own_address(element: Any) -> bool:
    """Whether a link leads to the item itself; others lead to what it follows, or to pictures."""
    rel = str(element.get("rel") or "").rpartition(":")[2].lower()
    href = str(element.get("href") or "").lower()
    return local(element) == "link" and rel in {"canonical", "self", "permalink"} and href.startswith(("http://", "https://"))


def _body(content: Any) -> Iterator[str]:
    if content is None:
        return
    some = False
    for text in paragraphs(content):
        some = True
        yield text
    for element in content.iter() if not some else ():
        if local(element) == "inlineData" and element.text:
            yield from (line for part in element.text.split("\n\n") if (line := words([part])))


def _named(element: Any) -> str | None:
    """What a party is called: its name in words, else its literal or the code behind the colon."""
    if element is None:
        return None
    name = next((t for e in element.iter() if local(e) == "name" and (t := text_of(e))), None)
    code = element.get("literal") or str(element.get("qcode") or "").rpartition(":")[2]
    return name or code or text_of(element)


def _language(root: Any, meta: Any) -> str | None:
    tagged = _child(meta, "language")
    return language((tagged.get("tag") if tagged is not None else None) or root.get(nitf.LANG))


def _child(parent: Any, name: str) -> Any:
    return None if parent is None else next((e for e in parent if local(e) == name), None)
