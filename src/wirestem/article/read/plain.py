"""Plain text: the text is the file, unchanged."""

from collections.abc import Iterator

from wirestem.article.read.charset import decode
from wirestem.article.read.item import TEXT_LIMIT_BYTES, Found, Item, reader
from wirestem.article.read.limits import refuse_empty, taken
from wirestem.errors import ReadError
from wirestem.model import Capture, Skipped, Source


@reader("text", endings=(".txt", ".text"), media=("text/plain",))
def read_text(item: Item) -> Iterator[Found]:
    """One capture: all of a text file."""
    try:
        text, doubt = decode(taken(item.data, TEXT_LIMIT_BYTES, "a text of one article"), item.charset)
        refuse_empty(text)
    except ReadError as error:
        yield Skipped(item.uri, str(error))
        return
    if doubt:
        yield Skipped(item.uri, doubt, "note")
    yield Capture(id=item.stem, source=Source(uri=item.uri), text=text)
