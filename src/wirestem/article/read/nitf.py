"""NITF, the News Industry Text Format of the IPTC (3.0 to 3.6)."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from wirestem.article.read.elements import all_of, attribute, children, first_of, local, text_of, texts_of
from wirestem.article.read.markup import Block, blocks
from wirestem.article.read.wire import WireItem, language

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_PARTS = frozenset("p block pre li dt dd bq fn hl1 hl2 table tr td th note hr div h1 h2 h3 h4 blockquote br".split())


def items(root: Any, stem: str) -> Iterator[tuple[str, Callable[[], WireItem]]]:
    """Every NITF article in a document, which may stand inside another format, with a name and as what makes it."""
    found = [root] if local(root) == "nitf" else list(all_of(root, "nitf"))
    for number, one in enumerate(found, 1):
        name = stem if len(found) == 1 else f"{stem}-{number}"
        yield name, partial(item, one, name)


def item(root: Any, name: str) -> WireItem:
    """One article: headline, byline, dateline, text, tagline and distributor; `docdata` for date, id, rights and notes."""
    head, end = first_of(root, "body.head"), first_of(root, "body.end")
    issued = attribute(root, "date.issue", "norm") or attribute(root, "date.release", "norm")
    holder = attribute(root, "doc.copyright", "holder") or attribute(root, "doc.rights", "owner")
    publication = first_of(root, "pubdata")
    told = [e.get("info") for e in all_of(root, "ed-msg", "correction") if e.get("info")]
    return WireItem(
        id=attribute(root, "doc-id", "id-string") or name,
        headline=text_of(first_of(head, "hl1")) or text_of(first_of(head, "hedline")) or text_of(first_of(root, "title")),
        decks=texts_of(all_of(head, "hl2")) if first_of(head, "hl1") is not None else (),
        bylines=texts_of(all_of(head, "byline")),
        dateline=text_of(first_of(head, "dateline")),
        body=(*body(root), *(Block(line, "", True) for line in texts_of(all_of(end, "bibliography")))),
        notes=(*texts_of(all_of(head, "note")), *(" ".join(words.split()) for words in told)),
        credits=texts_of(all_of(root, "tagline")),
        sources=texts_of(all_of(head, "distributor")),
        holder=holder,
        provider=(publication.get("name") if publication is not None else None) or attribute(root, "doc-id", "regsrc"),
        published=issued or attribute(head, "story.date", "norm"),
        language=language(root.get(LANG)),
        url=publication.get("ex-ref") if publication is not None else None,
        captions=texts_of(all_of(root, "media-caption", "media-producer")),
        version=attribute(root, "du-key", "version"),
        located=text_of(first_of(head, "location")),
        notice=text_of(first_of(head, "rights")),
        summary=text_of(first_of(head, "abstract")),
    )


def body(root: Any) -> tuple[Block, ...]:
    """The lines of an article's contents, of all of them where there are several; media tell their captions elsewhere."""
    contents = [e for e in all_of(root, "body.content") if e is root or local(e.getparent()) != "note"]
    if not contents:
        whole = first_of(root, "body")
        contents = [root] if whole is None else [e for e in whole if local(e) not in ("body.head", "body.end")]
    return tuple(block for one in contents for block in paragraphs(one))


def paragraphs(content: Any) -> tuple[Block, ...]:
    """The lines of a piece of NITF or XHTML; one without any mark-up of its parts is told apart by its empty lines."""
    bare = next(all_of(content, *_PARTS), None) is None
    inside = list(children(content, "body")) if local(content) == "html" else [content]
    return tuple(block for one in inside for block in blocks(one, bare=bare))
