"""The records of a web archive, also behind damaged ones."""

import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import Any, BinaryIO, NamedTuple, cast

DAMAGED = (OSError, ValueError, RuntimeError)
_START = re.compile(rb"\x1f\x8b\x08|(?<=\r\n\r\n)WARC/1\.")
_PART_BYTES = 1 << 20


class Gap(NamedTuple):
    """A record that is damaged, at byte `at`; those behind it follow."""

    at: int
    error: Exception


def records(data: BinaryIO, opened: Callable[[BinaryIO], Iterable[Any]]) -> Iterator[Any]:
    """What `opened` iterates from the beginning of `data`, a `Gap` where it fails, then what it iterates behind that."""
    at: int | None = 0
    while at is not None:
        last, some = at, False
        data.seek(at)
        try:
            for record in opened(data):
                last, some = max(last, int(record.stream_pos)), True
                yield record
            return
        except DAMAGED as error:
            if not some:
                yield Gap(last, error)
        at = _next(data, last + 1)


def _next(data: BinaryIO, after: int) -> int | None:
    """Where the next record may begin, from byte `after` on."""
    data.seek(after)
    at, held = after, b""
    while part := data.read(_PART_BYTES):
        held += part
        for found in _START.finditer(held, 0, max(len(held) - 512, 0) if len(part) == _PART_BYTES else len(held)):
            if held.startswith(b"WARC", found.start()) or _packed(held[found.start() : found.start() + 512]):
                return at + found.start()
        at, held = at + len(held) - 600 if len(held) > 600 else at, held[-600:]
    return None


def _packed(head: bytes) -> bool:
    try:
        return zlib.decompressobj(31).decompress(head, 5) == b"WARC/"
    except zlib.error:
        return False


@contextmanager
def seekable(data: BinaryIO) -> Iterator[BinaryIO]:
    """The stream, or a copy on disk of one that only flows: the archive's reader goes back in it."""
    if data.seekable():
        yield data
        return
    with TemporaryFile() as copy:
        copyfileobj(data, copy)
        copy.seek(0)
        yield cast("BinaryIO", copy)
