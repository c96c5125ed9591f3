"""NewsML-G2 of the IPTC: news items, alone, in packages and in messages; the text inside as NITF, XHTML or plain."""

import base64
import binascii
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from wirestem.article.read import forms, newsml1, nitf
from wirestem.article.read.elements import all_of, child, children, first_of, local, text_of, texts_of
from wirestem.article.read.markup import Block
from wirestem.article.read.wire import WireItem, language
from wirestem.errors import ReadError

ROOTS = frozenset({"newsItem", "newsMessage", "packageItem", "NewsML", "NewsItem"})
_OTHER = frozenset({"conceptItem", "knowledgeItem", "planningItem", "catalogItem"})
_MEDIA = frozenset("picture photo still graphic video audio animation".split())
_DECKS = ("sub", "deck")


def items(root: Any, stem: str) -> Iterator[tuple[str, Callable[[], WireItem]]]:
    """The text items of a document in its order, each with a name and as what makes it.

    Pictures, packages that only point elsewhere and the like hold none.
    """
    found = list(all_of(root, "newsItem"))
    if not found:
        yield from newsml1.items(root, stem) if first_of(root, "NewsItem") is not None else nitf.items(root, stem)
        return
    for number, one in enumerate(found, 1):
        if _is_text(one):
            name = stem if len(found) == 1 else f"{stem}-{number}"
            yield name, partial(_item, one, name)


def aside(root: Any) -> Counter[str]:
    """The classes of the items that hold no text to read, counted."""
    kinds = [_class(e) for e in all_of(root, "newsItem") if not _is_text(e)]
    others = Counter(local(e) for e in all_of(root, *_OTHER)) + newsml1.aside(root)
    return Counter(kind or "no class" for kind in kinds) + others


def _class(root: Any) -> str:
    kind = first_of(root, "itemClass")
    code = "" if kind is None else str(kind.get("qcode") or kind.get("uri") or "")
    return code.rstrip("/").replace("/", ":").rpartition(":")[2]


def _is_text(root: Any) -> bool:
    """Whether an item is of text, or of a class that nobody knows and holds some."""
    kind = _class(root).casefold()
    if not kind or kind.endswith(("text", "composite")):
        return True
    return kind not in _MEDIA and any(text_of(e) for e in all_of(root, "inlineXML", "inlineData"))


def _item(root: Any, name: str) -> WireItem:
    meta, itself, rights = (child(root, part) for part in ("contentMeta", "itemMeta", "rightsInfo"))
    content = child(root, "contentSet")
    inside = first_of(content, "nitf")
    inner = nitf.item(inside, name) if inside is not None else WireItem(name)
    heads = list(children(meta, "headline"))
    main = [e for e in heads if not _is_deck(e)] or heads
    dates = [
        text_of(child(itself, "versionCreated")),
        *(text_of(child(meta, k)) for k in ("contentModified", "contentCreated")),
    ]
    first = text_of(child(itself, "firstCreated"))
    sources = [_named(e) for e in children(meta, "infoSource")]
    creators = tuple(f"By {n}" for e in children(meta, "creator") if (n := _named(e)))
    body = inner.body or _body(content)
    if not body:
        _refuse_elsewhere(content)
    return WireItem(
        id=root.get("guid") or name,
        headline=next(iter(texts_of(main)), None) or inner.headline,
        decks=texts_of(e for e in heads if _is_deck(e) and e is not main[0]) or inner.decks,
        bylines=texts_of(children(meta, "by")) or inner.bylines or creators,
        dateline=text_of(child(meta, "dateline")) or inner.dateline,
        body=body,
        notes=texts_of(children(itself, "edNote")) or inner.notes,
        credits=texts_of(children(meta, "creditline")) or inner.credits,
        sources=tuple(n for n in (*sources, *inner.sources) if n),
        holder=_named(child(rights, "copyrightHolder")) or inner.holder,
        provider=_named(child(itself, "provider")) or inner.provider,
        published=next((d for d in (*dates, first) if d), None) or inner.published,
        first=first,
        located=_named(child(meta, "located")),
        language=_language(root, meta) or inner.language,
        url=next((str(e.get("href")) for e in children(itself, "link") if _is_own_address(e)), None) or inner.url,
        captions=inner.captions,
        version=root.get("version") or inner.version,
        notice=text_of(child(rights, "copyrightNotice")) or inner.notice,
        summary=text_of(child(meta, "description")) or inner.summary,
    )


def _is_deck(element: Any) -> bool:
    role = str(element.get("role") or "").rpartition(":")[2].casefold()
    return role.startswith(_DECKS)


def _is_own_address(element: Any) -> bool:
    """Whether a link leads to the item itself; others lead to what it follows, or to pictures."""
    rel = str(element.get("rel") or "").rpartition(":")[2].lower()
    href = str(element.get("href") or "").lower()
    return rel in {"canonical", "self", "permalink"} and href.startswith(("http://", "https://"))


def _body(content: Any) -> tuple[Block, ...]:
    """The lines of the content in the form that knows its parts best."""
    held = list(children(content, "inlineXML", "inlineData"))
    for element in sorted(held, key=lambda e: (local(e) != "inlineXML", forms.rank(_kind(e)))):
        if local(element) == "inlineXML" or len(element):
            inner = tuple(block for one in element for block in nitf.paragraphs(one)) if len(element) else ()
            found = inner or forms.lines(_kind(element), element.text or "")
        else:
            found = forms.lines(_kind(element), _data(element))
        if found:
            return found
    return ()


def _kind(element: Any) -> str:
    return str(element.get("contenttype") or element.get("format") or "").lower()


def _data(element: Any) -> str:
    words = element.text or ""
    if not str(element.get("encoding") or "").lower().endswith("base64"):
        return str(words)
    try:
        return base64.b64decode(words, validate=False).decode("utf-8", "replace")
    except binascii.Error as error:
        raise ReadError(f"holds base64 that is damaged ({error}); get it anew") from error


def _refuse_elsewhere(content: Any) -> None:
    """ReadError for an item whose text is only pointed at."""
    places = [e.get("href") or e.get("residref") for e in children(content, "remoteContent")]
    if any(places):
        raise ReadError(f"holds no text but points to {next(p for p in places if p)}; get that and give it instead")


def _named(element: Any) -> str | None:
    """What a party is called: its name in words, else its literal or the code behind the colon."""
    if element is None:
        return None
    name = next(iter(texts_of(all_of(element, "name"))), None)
    code = element.get("literal") or str(element.get("qcode") or "").rpartition(":")[2]
    return name or code or text_of(element)


def _language(root: Any, meta: Any) -> str | None:
    tagged = child(meta, "language")
    return language((tagged.get("tag") if tagged is not None else None) or root.get(nitf.LANG))
