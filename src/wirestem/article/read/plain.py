"""Plain text: the text is the file, unchanged."""

from collections.abc import Iterator

from wirestem.article.read.charset import decode
from wirestem.article.read.item import TEXT_LIMIT_BYTES, Found, Item, reader
from wirestem.errors import ReadError
from wirestem.model import Capture, Skipped, Source


@reader("text", endings=(".txt", ".text"), media=("text/plain",))
def read_text(item: Item) -> Iterator[Found]:
    """One capture: all of a text file."""
    data = item.data.read(TEXT_LIMIT_BYTES + 1)
    try:
        text, doubt = decode(whole(data, TEXT_LIMIT_BYTES, "a text"), item.charset)
        refuse_empty(text)
    except ReadError as error:
        yield Skipped(item.uri, str(error))
        return
    if doubt:
        yield Skipped(item.uri, doubt, "note")
    yield Capture(id=item.stem, source=Source(uri=item.uri), text=text)


def whole(data: bytes, limit_bytes: int, what: str) -> bytes:
    """`data`; ReadError when it is more than `what` may have."""
    if len(data) > limit_bytes:
        most = f"{limit_bytes / 1_000_000:g} MB"
        raise ReadError(f"is larger than {most}; expected {what} of one article; split it into one file or JSONL row an article")
    return data


def refuse_empty(text: str) -> None:
    """ReadError when `text` holds no letter or figure."""
    if not any(c.isalnum() for c in text):
        raise ReadError("is empty; expected the text of an article; leave it out or fill it")
