"""HTML files."""

from collections.abc import Iterator

from wirestem.article.read.item import PAGE_LIMIT_BYTES, Found, Item, reader
from wirestem.article.read.page import page
from wirestem.article.read.plain import whole
from wirestem.errors import ReadError
from wirestem.model import Skipped, Source


@reader("html", endings=(".html", ".htm", ".xhtml"), media=("text/html", "application/xhtml+xml"))
def read_html(item: Item) -> Iterator[Found]:
    """One capture: the article of a page, its text built line by line, its parts named as zones."""
    try:
        data = whole(item.data.read(PAGE_LIMIT_BYTES + 1), PAGE_LIMIT_BYTES, "a page")
        yield page(data, item.stem, Source(uri=item.uri), item.charset)
    except ReadError as error:
        yield Skipped(item.uri, str(error))
