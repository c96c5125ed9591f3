"""What a form or a request hands in, as captures: texts that were pasted, files that were uploaded."""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, NamedTuple

from wirestem.article.read import read_row
from wirestem.article.read.item import Item, endings
from wirestem.article.read.kinds import PEEK_BYTES, kind_by, read_as
from wirestem.model import Capture, Skipped

MOST_FILES = 500
_UNSAFE = re.compile(r"[\x00-\x1f\x7f/\\]+")


class Upload(NamedTuple):
    """A file as a browser sends it."""

    name: str
    data: bytes


def captures(
    texts: Sequence[dict[str, Any]], uploads: Sequence[Upload], meta: dict[str, str | None] | None = None
) -> list[Capture | Skipped]:
    """The captures of pasted texts, then of files; what cannot be read says why. `meta` is of the one pasted text."""
    found: list[Capture | Skipped] = [read_row({**(meta or {}), **text}, "pasted", number=n) for n, text in enumerate(texts, 1)]
    for number, upload in enumerate(uploads, 1):
        if number > MOST_FILES:
            found.append(Skipped(upload.name, f"more than {MOST_FILES} files; hand in the rest by itself"))
            break
        found.extend(_of(upload))
    return found


def _of(upload: Upload) -> Iterator[Capture | Skipped]:
    """Read by its look and ending, as a file is; its path means nothing here."""
    name = _UNSAFE.sub("_", upload.name.replace("\\", "/").rpartition("/")[2])[:200] or "upload"
    kind = kind_by(name, upload.data[:PEEK_BYTES])
    if kind is None:
        yield Skipped(name, f"no reader for this kind of file; read are {', '.join(endings())}")
        return
    item = Item(name, name, name.rpartition(".")[0] or name, BytesIO(upload.data))
    try:
        yield from read_as(kind, item)
    except OSError as error:
        yield Skipped(name, f"cannot be read ({error}); get the file anew, or save its text as .txt")
