"""Read: from files, folders, streams and rows to captures."""

import os
import sys
from collections.abc import Collection, Iterable, Iterator
from io import BytesIO
from typing import BinaryIO

from wirestem.article.read import docx, html, mail, ninjs, pdf, plain, rows, tables, warc, xml  # noqa: F401  (readers register)
from wirestem.article.read.files import read_path
from wirestem.article.read.item import Item, endings, reader, readers
from wirestem.article.read.meta import with_meta
from wirestem.article.read.stream import read_stream
from wirestem.model import Capture, Skipped

__all__ = ["Item", "endings", "read", "read_row", "reader", "readers", "with_meta"]


def read(
    inputs: Iterable[str], *, meta: str | None = None, stdin: BinaryIO | None = None, aside: Iterable[str | None] = ()
) -> Iterator[Capture | Skipped]:
    """The captures of `inputs` in their order: files, folders, addresses, and "-" for standard input.

    What cannot be used becomes a `Skipped` that says why, and the rest is still read; nothing raises but a bad file of
    metadata (`meta`, MetaError). The network is touched only for an address that stands in `inputs`. Files that are named for
    another end, `meta` and those `aside`, are no articles of the folder they lie in.
    """
    found = _read_all(inputs, stdin, frozenset(os.path.abspath(path) for path in (meta, *aside) if path))
    return with_meta(found, meta) if meta else found


def read_row(row: dict[str, object], uri: str = "row", *, number: int = 1) -> Capture | Skipped:
    """The capture of an article that a program hands over as a mapping, as a row of a JSONL file would give it.

    `number` stands in for an id that the row does not have.
    """
    return rows.from_row(row, Item(uri, uri, uri, BytesIO()), f"{uri}:{number}", str(number))


def _read_all(inputs: Iterable[str], stdin: BinaryIO | None, aside: Collection[str]) -> Iterator[Capture | Skipped]:
    seen: set[str] = set()
    for name in inputs:
        if name == "-":
            yield from read_stream(stdin or sys.stdin.buffer)
        elif name.lower().startswith(("http://", "https://")):
            from wirestem.article.read.fetch import read_url  # ssl and http cost time that a run on files need not pay

            yield from read_url(name)
        else:
            yield from read_path(name, seen, aside)
