"""HTML files."""

from collections.abc import Iterator

from wirestem.article.read.item import PAGE_LIMIT_BYTES, Found, Item, reader
from wirestem.article.read.limits import taken
from wirestem.article.read.page import page
from wirestem.errors import ReadError
from wirestem.model import Skipped, Source


@reader("html", endings=(".html", ".htm", ".xhtml"), media=("text/html", "application/xhtml+xml"))
def read_html(item: Item) -> Iterator[Found]:
    """One capture: the article of a page, its text built line by line, its parts named as zones."""
    try:
        data = taken(item.data, PAGE_LIMIT_BYTES, "a page of one article")
        yield page(data, item.stem, Source(uri=item.uri), item.charset)
    except ReadError as error:
        yield Skipped(item.uri, str(error))
