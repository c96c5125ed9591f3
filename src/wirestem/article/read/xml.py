"""XML files of the trade: NITF, NewsML and feeds, told apart by their root."""

import re
from collections.abc import Iterator
from html.entities import html5
from io import BytesIO
from typing import Any

from wirestem.article.read import newsml, nitf
from wirestem.article.read.elements import local, narrow
from wirestem.article.read.feeds import read_feed
from wirestem.article.read.item import PAGE_LIMIT_BYTES, Found, Item, reader, readers
from wirestem.article.read.limits import ITEMS, taken
from wirestem.article.read.wire import distinct, tried
from wirestem.errors import ReadError
from wirestem.model import Skipped

_FEEDS = frozenset({"rss", "feed", "RDF"})
_ROOTS = _FEEDS | newsml.ROOTS | {"nitf"}
_ENTITY = re.compile(rb"<!\[CDATA\[.*?\]\]>|&([A-Za-z][A-Za-z0-9]{1,30});", re.S)
_OWN = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})
_EXPECTED = "expected NITF, NewsML, RSS, Atom or XHTML; save the article as .txt or .html"


@reader(
    "xml",
    endings=(".xml", ".nitf", ".newsml", ".rss", ".atom"),
    media=("application/xml", "text/xml", "application/nitf+xml", "application/rss+xml", "application/atom+xml",
           "application/vnd.iptc.g2.newsitem+xml", "application/vnd.iptc.g2.newsmessage+xml"),
)  # fmt: skip
def read_xml(item: Item) -> Iterator[Found]:
    """A capture for each item that the file holds; one that has no text is named and the others are read."""
    try:
        data = taken(item.data, PAGE_LIMIT_BYTES, "items of news", ITEMS)
        root, fault = mended(data)
        if fault and local(root) not in _ROOTS:
            raise ReadError(f"is no well-formed XML ({fault}); {_EXPECTED}")
    except ReadError as error:
        yield Skipped(item.uri, str(error))
        return
    name = local(root)
    if name in _FEEDS:
        yield from read_feed(data, item)
    elif name == "html":
        yield from readers.get("html")(item._replace(data=BytesIO(data)))
    else:
        yield from _items(root, name, item)
    if fault and name not in _FEEDS:
        yield Skipped(item.uri, f"is no well-formed XML ({fault}); texts near that place may be cut; get it anew")


def _items(root: Any, name: str, item: Item) -> Iterator[Found]:
    found = list(newsml.items(root, item.stem) if name in newsml.ROOTS else nitf.items(root, item.stem))
    if not found:
        yield Skipped(item.uri, f"is XML of the kind <{name}> without news items of text; {_EXPECTED}")
    yield from distinct(tried(called, item.uri, make, alone=len(found) == 1) for called, make in found)
    other = newsml.aside(root) if name in newsml.ROOTS else {}
    if found and other:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(other.items()))
        yield Skipped(item.uri, f"items that hold no text left aside: {kinds}", "note")


def mended(data: bytes) -> tuple[Any, str | None]:
    """The root of a document, and what is the matter with it when only parts could be read; ReadError when it is no XML.

    Nothing outside the document is fetched and no entity that it declares is expanded; those of HTML mean what they do there.
    """
    from lxml import etree

    def parser(recover: bool) -> Any:
        return etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, recover=recover
        )

    data = _ENTITY.sub(_as_number, narrow(data))
    try:
        return etree.fromstring(data, parser=parser(False)), None
    except (etree.XMLSyntaxError, ValueError) as error:
        fault = str(error)
    try:
        root = etree.fromstring(data, parser=parser(True))
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise ReadError(f"is no well-formed XML ({fault}); {_EXPECTED}")
    return root, fault


def _as_number(found: re.Match[bytes]) -> bytes:
    """`&eacute;` as `&#233;`: without the DTD that declares it, XML knows five names only; in CDATA it is no name."""
    if found[1] is None:
        return found[0]
    letters = html5.get(f"{found[1].decode('ascii')};", "")
    return found[0] if found[1] in _OWN or not letters else "".join(f"&#{ord(c)};" for c in letters).encode()
