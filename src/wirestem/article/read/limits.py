"""What no input may exceed, and what leaves a reader: every text sound, and short enough to be one article."""

import re
from typing import BinaryIO, TypeVar

from msgspec.structs import asdict, replace

from wirestem.article.read.item import TEXT_LIMIT_BYTES, Found
from wirestem.errors import ReadError
from wirestem.model import Skipped, Source

_ARTICLE = "split it into one file or JSONL row an article"
ITEMS = "split it into its items"

_HALF = re.compile("[\ud800-\udfff]")

Value = TypeVar("Value")


def taken(data: BinaryIO, limit_bytes: int, what: str, advice: str = _ARTICLE) -> bytes:
    """All of a stream; ReadError when it is more than `what` may have."""
    return whole(data.read(limit_bytes + 1), limit_bytes, what, advice)


def whole(data: bytes, limit_bytes: int, what: str, advice: str = _ARTICLE) -> bytes:
    """`data`; ReadError when it is more than `what` may have."""
    if len(data) > limit_bytes:
        raise ReadError(f"is larger than {megabytes(limit_bytes)}; expected {what}; {advice}")
    return data


def megabytes(size_bytes: int) -> str:
    """A size in words.

    >>> megabytes(10_000_000)
    '10 MB'
    """
    return f"{size_bytes / 1_000_000:g} MB"


def refuse_empty(text: str) -> None:
    """ReadError when `text` holds no letter or figure."""
    if not any(c.isalnum() for c in text):
        raise ReadError("is empty; expected the text of an article; leave it out or fill it")


def refuse_long(text: str) -> None:
    """ReadError when `text` is longer than one article may be."""
    if len(text) > TEXT_LIMIT_BYTES:
        raise ReadError(f"is longer than {TEXT_LIMIT_BYTES:,} characters; split it into its articles")


def admitted(found: Found) -> Found:
    """What a reader found, fit for everything behind it: half characters made whole, no text longer than one article may be."""
    if isinstance(found, Skipped):
        return replace(found, uri=sound(found.uri), reason=sound(found.reason))
    try:
        refuse_long(found.text)
    except ReadError as error:
        return Skipped(sound(found.source.uri), str(error))
    told = {name: getattr(found, name) for name in ("id", "text", "title", "published", "language", "row")}
    clean = {name: sound(value) for name, value in told.items()}
    if found.zones:  # they count characters
        clean["text"] = _HALF.sub("\ufffd", found.text)
    source = asdict(found.source)
    if clean == told and sound(source) == source:
        return found
    return replace(found, source=Source(**sound(source)), **clean)


def sound(value: Value) -> Value:
    """A string, or all strings in lists and mappings, with U+FFFD for halves of characters, which no file can hold.

    JSON from other programs and names of files bring them.

    >>> sound({"a": ["b" + chr(0xD800)]}) == {"a": ["b" + chr(0xFFFD)]}
    True
    """
    if isinstance(value, str):
        if value.isascii():
            return value
        try:
            value.encode()
        except UnicodeEncodeError:
            # Two halves that belong together, as some programs write them, become the one character that they are.
            return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")  # type: ignore[return-value]
        return value
    if isinstance(value, dict):
        return {sound(key): sound(inner) for key, inner in value.items()}  # type: ignore[return-value]
    if isinstance(value, list | tuple) and not hasattr(value, "_fields"):
        return type(value)(sound(inner) for inner in value)
    return value
