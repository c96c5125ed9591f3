"""NewsML 1.0 to 1.2 of the IPTC: news items, one inside another too, whose components hold texts, pictures and captions."""

import base64
import binascii
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

from wirestem.article.read import forms, nitf
from wirestem.article.read.elements import all_of, child, children, first_of, local, text_of, texts_of, words
from wirestem.article.read.markup import Block
from wirestem.article.read.wire import WireItem, language
from wirestem.errors import ReadError

_CAPTIONS = frozenset("caption photocaption imagecaption legend photo picture image graphic video audio".split())
_TEXTS = frozenset({"", "text", "textual", "complexdata"})


class Unit(NamedTuple):
    """An article: the component or item that stands for it, the items of content that are its text; `alone` in its item."""

    root: Any
    contents: tuple[Any, ...]
    alone: bool


def items(root: Any, stem: str) -> Iterator[tuple[str, Callable[[], WireItem]]]:
    """The articles of a document in its order, each with a name and as what makes it."""
    found = [unit for item in all_of(root, "NewsItem") for unit in _units(item)]
    for number, unit in enumerate(found, 1):
        name = stem if len(found) == 1 else f"{stem}-{number}"
        yield name, partial(_item, unit, name)


def aside(root: Any) -> Counter[str]:
    """The news items that hold no text, by the medium of what they hold, and those that are only pointed at."""
    empty = [item for item in all_of(root, "NewsItem") if not _units(item)]
    kinds = [next((_named(e) for e in _own(item, "MediaType") if _named(e)), "no text") for item in empty]
    return Counter(str(kind).lower() for kind in kinds) + Counter(local(e) for e in all_of(root, "NewsItemRef"))


def _units(item: Any) -> list[Unit]:
    """The articles of one item: each component that has a headline and text of its own, and what stands outside of those."""
    texts = [e for e in _own(item, "ContentItem") if _is_text(e) and not _is_caption(e, item)]
    by_root: dict[Any, list[Any]] = {}
    for content in texts:
        by_root.setdefault(_home(content, item), []).append(content)
    return [Unit(root, _chosen(contents), len(by_root) == 1) for root, contents in by_root.items()]


def _home(content: Any, item: Any) -> Any:
    """The nearest component around a text that has a headline, else the item."""
    above = (e for e in content.iterancestors() if local(e) == "NewsComponent")
    within = [e for e in above if _item_of(e) is item]
    return next((e for e in within if text_of(child(child(e, "NewsLines"), "HeadLine"))), item)


def _chosen(contents: list[Any]) -> tuple[Any, ...]:
    """The texts of an article; of those that are told to be the same in several forms, the one that knows its parts best."""
    found: list[Any] = []
    same: dict[Any, list[Any]] = {}
    for content in contents:
        alike = next((e for e in content.iterancestors("{*}NewsComponent") if e.get("EquivalentsList") == "yes"), None)
        if alike is None:
            found.append(content)
        else:
            same.setdefault(alike, []).append(content)
    found += [min(ones, key=lambda e: forms.rank(_kind(e))) for ones in same.values()]
    return tuple(found)


def _own(item: Any, *names: str) -> Iterator[Any]:
    """The elements of those names in an item, without those of items inside it."""
    return (e for e in all_of(item, *names) if _item_of(e) is item)


def _item_of(element: Any) -> Any:
    return next((e for e in element.iterancestors() if local(e) == "NewsItem"), None)


def _is_text(content: Any) -> bool:
    medium = (_named(child(content, "MediaType")) or "").casefold()
    mime = (_named(child(content, "MimeType")) or "").casefold()
    return medium in _TEXTS and not mime.startswith(("image/", "video/", "audio/")) and _data(content) is not None


def _is_caption(content: Any, item: Any) -> bool:
    """Whether a text tells of a picture: its component, or one around it, says so or holds a picture."""
    for component in content.iterancestors("{*}NewsComponent"):
        if _item_of(component) is not item:
            return False
        role = (_named(child(component, "Role")) or "").casefold().replace(" ", "")
        if role in _CAPTIONS:
            return True
        if role == "main" or text_of(child(child(component, "NewsLines"), "HeadLine")):
            return False
    return False


def _item(unit: Unit, name: str) -> WireItem:
    root, item = unit.root, unit.root if local(unit.root) == "NewsItem" else _item_of(unit.root)
    inside = next((e for c in unit.contents for e in all_of(_data(c), "nitf")), None)
    inner = nitf.item(inside, name) if inside is not None else WireItem(name)
    lines = partial(_lines, root, item)
    management = child(item, "NewsManagement")
    made, first = (text_of(child(management, k)) for k in ("ThisRevisionCreated", "FirstCreated"))
    envelope = next((e for top in root.iterancestors() for e in children(top, "NewsEnvelope")), None)
    creators = tuple(f"By {n}" for n in _parties(root, item, "Creator"))
    sent = _parties(envelope, envelope, "SentFrom")
    identity = child(child(item, "Identification"), "NewsIdentifier")
    own = text_of(child(identity, "PublicIdentifier")) or text_of(child(identity, "NewsItemId")) or name
    body = tuple(dict.fromkeys(block for c in unit.contents for block in _body(c)))
    if not body:
        _refuse_elsewhere(unit)
    return WireItem(
        id=own if unit.alone or root is item else f"{own}#{root.get('Duid') or name}",
        headline=next(iter(lines("HeadLine")), None) or inner.headline,
        decks=lines("SubHeadLine") or inner.decks,
        bylines=lines("ByLine") or inner.bylines or creators,
        dateline=next(iter(lines("DateLine")), None) or inner.dateline,
        body=body,
        notes=inner.notes,
        credits=lines("CreditLine") or inner.credits,
        sources=(*_parties(root, item, "Source"), *inner.sources),
        holder=next(iter(texts_of(_near(root, item, "CopyrightHolder"))), None) or inner.holder,
        provider=next(iter((*_parties(root, item, "Provider"), *sent)), None) or inner.provider,
        published=made or first or inner.published or text_of(child(envelope, "DateAndTime")),
        first=first,
        located=_located(root, item),
        language=_language(root, item) or inner.language,
        captions=(*_captions(root, item), *inner.captions),
        version=text_of(child(identity, "RevisionId")) or inner.version,
        notice=next(iter((*lines("CopyrightLine"), *lines("RightsLine"))), None) or inner.notice,
        summary=inner.summary,
    )


def _near(root: Any, item: Any, name: str) -> list[Any]:
    """The elements of that name in the parts that are told of an article: its component's, else those of what holds it."""
    if root is None:
        return []
    if root is item:
        tops = list(children(item, "NewsComponent")) if local(item) == "NewsItem" else [item]
        while len(tops) == 1 and not list(_told(tops[0], name)) and list(children(tops[0], "NewsComponent")):
            tops = list(children(tops[0], "NewsComponent"))
    else:
        tops = [root, *(e for e in root.iterancestors("{*}NewsComponent") if _item_of(e) is item)]
    return next((found for top in tops if (found := list(_told(top, name)))), [])


def _told(component: Any, name: str) -> Iterator[Any]:
    """What a component says of itself: all but its components and its content."""
    for part in component:
        if local(part) not in ("NewsComponent", "ContentItem", "NewsItem"):
            yield from all_of(part, name)


def _lines(root: Any, item: Any, name: str) -> tuple[str, ...]:
    return texts_of(_near(root, item, name))


def _parties(root: Any, item: Any, name: str) -> tuple[str, ...]:
    found = (_named(party) for e in _near(root, item, name) for party in all_of(e, "Party"))
    return tuple(dict.fromkeys(name for name in found if name))


def _named(element: Any) -> str | None:
    """What a formal name says; one that points to a topic is called as the topic is."""
    if element is None:
        return None
    topic = str(element.get("Topic") or "")
    if topic.startswith("#"):
        set_of = next((e for e in all_of(element.getroottree().getroot(), "Topic") if e.get("Duid") == topic[1:]), None)
        known = text_of(first_of(set_of, "Description")) or text_of(first_of(set_of, "FormalName"))
        if known:
            return known
    return words([str(element.get("FormalName") or "")]) or text_of(element)


def _located(root: Any, item: Any) -> str | None:
    """Where it was written, by the smallest place that is named."""
    places = [e for e in _near(root, item, "Location") if str(e.get("HowPresent") or "Origin").casefold() == "origin"]
    values = {str(p.get("FormalName")).casefold(): p.get("Value") for e in places for p in all_of(e, "Property")}
    return next((values[k] for k in ("city", "countryarea", "country") if values.get(k)), None)


def _language(root: Any, item: Any) -> str | None:
    told = [e.get("FormalName") for e in _near(root, item, "Language")]
    marked = [e.get(nitf.LANG) for e in (root, *root.iterancestors())]
    return next((code for tag in (*told, *marked) if tag and (code := language(tag))), None)


def _captions(root: Any, item: Any) -> tuple[str, ...]:
    """What pictures of an article show, and whose they are."""
    texts = [e for e in _own(item, "ContentItem") if _is_text(e) and _is_caption(e, item) and _home(e, item) in (root, item)]
    shown = [b.words for e in texts for b in _body(e)]
    pictures = [e for e in _own(item, "ContentItem") if not _is_text(e) and _home(e, item) in (root, item)]
    above = [next(e.iterancestors("{*}NewsComponent"), None) for e in pictures]
    credits = [t for e in above if e is not None for t in texts_of(_told(e, "CreditLine"))]
    return tuple(dict.fromkeys((*shown, *(f"Picture: {credit}" for credit in credits))))


def _kind(content: Any) -> str:
    told = (_named(child(content, name)) for name in ("MimeType", "Format"))
    return " ".join(filter(None, told)).casefold()


def _data(content: Any) -> Any:
    """The element that holds the words; it may stand in one or more that say how they are packed."""
    found = first_of(content, "DataContent")
    return found if found is not None and (len(found) or text_of(found)) else None


def _body(content: Any) -> tuple[Block, ...]:
    """The lines of a piece of content, whatever its form."""
    data = _data(content)
    if data is None:
        return ()
    inside = first_of(data, "nitf")
    if inside is not None:
        return nitf.body(inside)
    if len(data):
        return nitf.paragraphs(data)
    return forms.lines(_kind(content), _unpacked(content, data))


def _unpacked(content: Any, data: Any) -> str:
    packed = [str(e.get("Notation") or "").casefold() for e in all_of(content, "Encoding")]
    text = str(data.text or "")
    if not any("base64" in one for one in packed):
        return text
    try:
        return base64.b64decode(text).decode("utf-8", "replace")
    except binascii.Error as error:
        raise ReadError(f"holds base64 that is damaged ({error}); get it anew") from error


def _refuse_elsewhere(unit: Unit) -> None:
    """ReadError for an article whose text is only pointed at."""
    place = next((str(e.get("Href")) for e in _own(unit.root, "ContentItem") if e.get("Href")), None)
    if place:
        raise ReadError(f"holds no text but points to {place}; get that and give it instead")
