"""NITF, the News Industry Text Format of the IPTC (3.0 to 3.6)."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from wirestem.article.read.elements import first_of, local, text_of
from wirestem.article.read.wire import WireItem, language, words

LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def items(root: Any, stem: str) -> Iterator[tuple[str, Callable[[], WireItem]]]:
    """Every NITF article in a document, which may stand inside another format, with a name and as what makes it."""
    found = [root] if local(root) == "nitf" else [e for e in root.iter() if local(e) == "nitf"]
    for number, one in enumerate(found, 1):
        name = stem if len(found) == 1 else f"{stem}-{number}"
        yield name, partial(item, one, name)


def item(root: Any, name: str) -> WireItem:
    """One article: headline, byline, dateline, paragraphs, tagline and distributor; `docdata` for date, id and rights."""
    head, content = first_of(root, "body.head"), first_of(root, "body.content")
    issued = _attribute(root, "date.issue", "norm") or _attribute(root, "date.release", "norm")
    story = _attribute(head, "story.date", "norm") if head is not None else None
    holder = _attribute(root, "doc.copyright", "holder") or _attribute(root, "doc.rights", "owner")
    publication = next((e for e in root.iter() if local(e) == "pubdata"), None)
    return WireItem(
        id=_attribute(root, "doc-id", "id-string") or name,
        headline=text_of(first_of(head, "hl1")) or text_of(first_of(head, "hedline")) or text_of(first_of(root, "title")),
        byline=text_of(first_of(head, "byline")),
        dateline=text_of(first_of(head, "dateline")),
        body=tuple(paragraphs(content)),
        credit=text_of(first_of(root, "tagline")),
        sources=tuple(name for name in (text_of(first_of(head, "distributor")),) if name),
        holder=holder,
        provider=(publication.get("name") if publication is not None else None) or _attribute(root, "doc-id", "regsrc"),
        published=issued or story,
        language=language(root.get(LANG)),
        url=publication.get("ex-ref") if publication is not None else None,
        captions=tuple(t for e in root.iter() if local(e) in ("media-caption", "media-producer") and (t := text_of(e))),
        version=_attribute(root, "du-key", "version"),
        located=text_of(first_of(head, "location")),
    )


def paragraphs(content: Any) -> Iterator[str]:
    """The paragraphs and subheads of a body; what stands in media, tables and notes is none. A body without any is its lines."""
    if content is None:
        return
    some = False
    for element in content.iter():
        inside = {local(a) for a in element.iterancestors()}
        if local(element) in ("p", "hl2", "li") and not inside & {"media", "table", "note", "li"}:
            text = text_of(element)
            if text:
                some = True
                yield text
    if not some and local(content) == "body.content":
        yield from (line for part in "".join(content.itertext()).split("\n\n") if (line := words([part])))


def _attribute(root: Any, name: str, key: str) -> str | None:
    element = first_of(root, name)
    value = element.get(key) if element is not None else None
    return value.strip() or None if value else None
