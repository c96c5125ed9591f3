"""XML files of the trade: NITF, NewsML-G2 and feeds, told apart by their root."""

from collections.abc import Iterator
from typing import Any

from wirestem.article.read import newsml, nitf
from wirestem.article.read.feeds import read_feed
from wirestem.article.read.item import PAGE_LIMIT_BYTES, Found, Item, reader, readers
from wirestem.article.read.wire import WireItem, capture
from wirestem.errors import ReadError
from wirestem.model import Skipped

_FEEDS = frozenset({"rss", "feed", "RDF"})
_EXPECTED = "expected NITF, NewsML-G2, RSS, Atom or XHTML; save the article as .txt or .html"


@reader(
    "xml",
    endings=(".xml", ".nitf", ".newsml", ".rss", ".atom"),
    media=("application/xml", "text/xml", "application/nitf+xml", "application/rss+xml", "application/atom+xml",
           "application/vnd.iptc.g2.newsitem+xml", "application/vnd.iptc.g2.newsmessage+xml"),
)  # fmt: skip
def read_xml(item: Item) -> Iterator[Found]:
    """A capture for each item that the file holds; one that has no text is named and the others are read."""
    data = item.data.read(PAGE_LIMIT_BYTES + 1)
    try:
        if len(data) > PAGE_LIMIT_BYTES:
            raise ReadError(f"is larger than {PAGE_LIMIT_BYTES / 1_000_000:g} MB; split it into its items")
        root = parsed(data)
    except ReadError as error:
        yield Skipped(item.uri, str(error))
        return
    name = local(root)
    if name in _FEEDS:
        yield from read_feed(data, item)
    elif name == "html":
        from io import BytesIO

        yield from readers.get("html")(item._replace(data=BytesIO(data)))
    else:
        yield from _items(root, name, item)


def _items(root: Any, name: str, item: Item) -> Iterator[Found]:
    found = list(newsml.items(root, item.stem) if name in newsml.ROOTS else nitf.items(root, item.stem))
    if not found:
        yield Skipped(item.uri, f"is XML of the kind <{name}> without news items; {_EXPECTED}")
    for one in found:
        uri = item.uri if len(found) == 1 else f"{item.uri}#{one.id}"
        yield told(one, uri)


def told(one: WireItem, uri: str) -> Found:
    """The capture of an item, or why there is none."""
    try:
        return capture(one, uri)
    except ReadError as error:
        return Skipped(uri, f"the item {one.id!r} {error}")


def parsed(data: bytes) -> Any:
    """The root of a document; nothing outside it is fetched and no entity expanded. ReadError when it is no XML."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(data, parser=parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(f"is no well-formed XML ({error}); {_EXPECTED}") from error


def local(element: Any) -> str:
    """The name of an element without its namespace.

    >>> local(parsed(b'<a xmlns="urn:x"/>'))
    'a'
    """
    return str(element.tag).rpartition("}")[2]
