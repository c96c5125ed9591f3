"""The lines of a stream, one in memory at a time."""

import codecs
from collections.abc import Iterator
from io import BufferedReader, BytesIO, RawIOBase
from typing import BinaryIO, NamedTuple

from wirestem.article.read.charset import decode
from wirestem.article.read.item import PAGE_LIMIT_BYTES
from wirestem.article.read.limits import megabytes
from wirestem.errors import ReadError

_WIDE = ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class Line(NamedTuple):
    """A line of a stream with its number from 1; `text` is None when it cannot be read, and `doubt` says what is the matter."""

    number: int
    text: str | None
    doubt: str | None


def lines(stream: BinaryIO) -> Iterator[Line]:
    """The lines of `stream` without holding more than one; one beyond the limit is passed over."""
    number = 0
    stream = _narrow(stream)
    while data := stream.readline(PAGE_LIMIT_BYTES + 1):
        number += 1
        if len(data) > PAGE_LIMIT_BYTES:
            while data and not data.endswith(b"\n"):
                data = stream.readline(PAGE_LIMIT_BYTES)
            yield Line(
                number, None, f"the line is longer than {megabytes(PAGE_LIMIT_BYTES)}; expected one article a line; split it"
            )
            continue
        try:
            text, doubt = decode(data)
            yield Line(number, text, doubt)
        except ReadError as error:
            yield Line(number, None, f"the line {error}")


def _narrow(stream: BinaryIO) -> BinaryIO:
    """The stream as UTF-8 when its first bytes say UTF-16 or UTF-32, in which a byte of a letter may look like a line's end."""
    head = stream.read(64)
    whole = joined(head, stream)
    name = next((name for mark, name in _WIDE if head.startswith(mark)), None)
    return whole if name is None or b"\x00" not in head else BufferedReader(_Recoded(whole, name), 65536)


def joined(head: bytes, rest: BinaryIO) -> BufferedReader:
    """A stream of the bytes that were looked at, then of the rest."""
    return BufferedReader(_Joined(head, rest), 65536)


class _Joined(RawIOBase):
    """See `joined`."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = BytesIO(head), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        data = self._head.read(len(view)) or self._rest.read(len(view)) or b""
        view[: len(data)] = data
        return len(data)


class _Recoded(RawIOBase):
    """A stream in another encoding as UTF-8; what is no text in it becomes U+FFFD."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream, self._decoder, self._left = stream, codecs.getincrementaldecoder(name)("replace"), b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        while not self._left and (data := self._stream.read(16384)):
            self._left = self._decoder.decode(data).encode("utf-8", "replace")
        part, self._left = self._left[: len(view)], self._left[len(view) :]
        view[: len(part)] = part
        return len(part)
