"""What a form or a request hands in, and its captures: texts that were pasted, files that were uploaded."""

import re
from collections.abc import Callable, Iterator
from io import BytesIO

import msgspec
from msgspec import Struct

from wirestem.article.read import read_row
from wirestem.article.read.item import Item, endings
from wirestem.article.read.kinds import PEEK_BYTES, kind_by, read_as
from wirestem.article.read.meta import MetaRow, meta_rows, with_rows
from wirestem.article.read.own import REFUSED, is_own
from wirestem.model import Capture, Skipped
from wirestem.server.earlier import earlier, renumbered
from wirestem.server.shelf import Place

META, DECISIONS = "meta", "decisions"
"""What complaints call that which is told beside the texts, and what a person decided."""
MOST_FILES = 500
"""Files or texts in one request."""
_UNSAFE = re.compile(r"[\x00-\x1f\x7f/\\]+")
FIELDS = ("id", "text", "html", "title", "outlet", "published", "url", "language")
"""What is read of a text that is handed in as fields."""


class Upload(Struct, frozen=True):
    """A file as a browser sends it."""

    name: str
    data: bytes


class Handed(Struct, frozen=True):
    """Texts by their fields (see `FIELDS`), then files; `meta` is what the texts do not say, as a `--meta` file says it.

    `decisions` are a person's corrections, as a `--decisions` file holds them.
    A check compares them with the texts `beside` and the dossiers `kept`. Articles of the kept dossier `onto` come before.
    """

    texts: tuple[dict[str, str | None], ...] = ()
    uploads: tuple[Upload, ...] = ()
    meta: str = ""
    decisions: str = ""
    beside: tuple[Upload, ...] = ()
    kept: tuple[Place, ...] = ()
    onto: Place | None = None


def packed(handed: Handed) -> bytes:
    """As bytes that `unpacked` reads; the same texts and files, the same bytes."""
    return msgspec.msgpack.encode(handed)


def unpacked(data: bytes) -> Handed:
    """What `packed` packed."""
    return msgspec.msgpack.decode(data, type=Handed)


def captures(handed: Handed, opening: Callable[[str, int], object] = lambda name, number: None) -> list[Capture | Skipped]:
    """The captures of the texts, then of the files; what cannot be read says why. `opening` hears of each file beforehand.

    ReadError when the dossier that they are added to is there no longer.
    """
    found: list[Capture | Skipped] = [read_row(dict(text), "pasted", number=n) for n, text in enumerate(handed.texts, 1)]
    for number, upload in enumerate(handed.uploads):
        name = plain_name(upload.name)
        opening(name, number)
        found.extend(_of(name, upload.data))
    if handed.meta:
        found = list(with_rows(found, told_beside(handed.meta), META))
    before = earlier(handed.onto) if handed.onto else ()
    return [*before, *renumbered(found, before)]


def told_beside(meta: str) -> tuple[MetaRow, ...]:
    """The rows of what is told beside the texts, as CSV or JSONL; MetaError says what does not fit."""
    return meta_rows(META, BytesIO(meta.encode()), jsonl=meta.lstrip().startswith("{"))


def compared(handed: Handed) -> list[Capture | Skipped]:
    """The captures of the files that a check compares with."""
    return [found for upload in handed.beside for found in _of(plain_name(upload.name), upload.data)]


def plain_name(name: str) -> str:
    """The last part of a file's name, with nothing in it that a path, a console or a codec could stumble over.

    >>> plain_name("../../etc/pass\\x00wd"), plain_name("C:\\\\desk\\\\a.txt"), plain_name("..")
    ('pass_wd', 'a.txt', '..')
    """
    return _UNSAFE.sub("_", sound(name).replace("\\", "/").rstrip("/").rpartition("/")[2])[:200] or "upload"


def sound(words: str) -> str:
    """Words without half characters ("\\ud800"), which JSON and forms can bring and no file can hold."""
    return words.encode("utf-8", "replace").decode()


def _of(name: str, data: bytes) -> Iterator[Capture | Skipped]:
    """Read by its look and ending, as a file is; its path means nothing here."""
    if is_own(data[:PEEK_BYTES]):
        yield Skipped(name, REFUSED)
        return
    kind = kind_by(name, data[:PEEK_BYTES])
    if kind is None:
        yield Skipped(name, f"no reader for this kind of file; read are {', '.join(endings())}")
        return
    item = Item(name, name, name.rpartition(".")[0] or name, BytesIO(data))
    try:
        yield from read_as(kind, item)
    except OSError as error:
        yield Skipped(name, f"cannot be read ({error}); get the file anew, or save its text as .txt")
