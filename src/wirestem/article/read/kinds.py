"""What kind of input some bytes are, by their look; and the reader of that kind."""

import re
import zlib
from collections.abc import Iterator

from wirestem.article.read.item import Found, Item, kind_of, readers
from wirestem.article.read.limits import admitted
from wirestem.model import Skipped

PEEK_BYTES = 8192
"""Bytes from the beginning that are looked at."""

_NEWS = frozenset({"nitf", "newsItem", "newsMessage", "packageItem", "NewsML", "NewsItem", "rss", "feed", "RDF"})
_PAGE = frozenset("html head body article div p h1 main section".split())
_ROOT = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)[\s/>]")
_FIELD = re.compile(rb"([A-Za-z][A-Za-z0-9-]*):[ \t]?")
_TRACES = frozenset({b"message-id", b"mime-version", b"received", b"content-type", b"return-path", b"dkim-signature"})
"""Fields that a mail program writes; a release that begins "From: The ministry" has none of them."""
_NINJS = re.compile(rb'"(?:headlines?|body_?\w*|bodies|pubstatus|version[cC]reated)"\s*:')
_ROW = re.compile(rb'"(?:text|html)"\s*:\s*"')
_UNMISTAKABLE = frozenset({"pdf", "docx", "warc"})


def look(head: bytes) -> str | None:
    """The kind of input that begins with `head`, where its look leaves no doubt; None for plain text and what is unknown.

    >>> look(b"%PDF-1.7"), look(b"WARC/1.1"), look(b'<?xml version="1.0"?><!-- x --><nitf>'), look(b"Lede.")
    ('pdf', 'warc', 'xml', None)
    >>> look(b"From: a@b.example" + bytes([10]) + b"MIME-Version: 1.0"), look(b"From: The ministry" + bytes([10]))
    ('mail', None)
    """
    if head[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "docx" if b"word/" in head else None
    if head.startswith(b"WARC/") or _unpacked(head).startswith(b"WARC/"):
        return "warc"
    start = _narrowed(head).lstrip()
    if re.match(rb"\[?\s*\{", start):
        return _json(start)
    root = _root(start)
    if root:
        return "xml" if root in _NEWS else "html" if root.lower() in _PAGE else None
    return "mail" if _is_mail(start) else None


def kind_by(name: str, head: bytes) -> str | None:
    """The kind of the file `name` that begins with `head`: what its look leaves no doubt of, else what its ending says.

    A text file is the text, whatever it looks like, unless it is no text at all.

    >>> kind_by("a.dat", b"<rss>"), kind_by("a.html", b"<rss>"), kind_by("a.txt", b"<rss>"), kind_by("a.txt", b"%PDF-1.4")
    ('xml', 'xml', 'text', 'pdf')
    """
    named, seen = kind_of(name), look(head)
    if seen == "jsonl" and named in (None, "ninjs") and not _ROW.search(head):
        seen = None  # JSON of some other kind
    if seen is None or seen in _UNMISTAKABLE or named is None:
        return seen or named
    if named == "text":
        return named
    if named == "jsonl" and seen == "ninjs":  # rows may hold their text late; a list printed over lines holds no rows
        return "ninjs" if re.match(rb"\[?\s*\{\s*\n", _narrowed(head).lstrip()) else named
    return seen


def kind_of_stream(head: bytes) -> str:
    """The kind of a stream, which has no name: its look, else a table when the first line names a column of text, else text.

    >>> kind_of_stream(b'{"id": 1}'), kind_of_stream(b"<!doctype html><p>"), kind_of_stream(b"Lede."), kind_of_stream(b"id,text")
    ('jsonl', 'html', 'text', 'csv')
    """
    seen = look(head)
    if seen:
        return seen
    first = head.removeprefix(b"\xef\xbb\xbf").lstrip().split(b"\n", 1)[0].strip().lower()
    names = {name.strip(b' "') for name in re.split(rb"[,;\t]", first)}
    return "csv" if len(names) > 1 and names & {b"text", b"html"} else "text"


def read_as(kind: str, item: Item) -> Iterator[Found]:
    """What the reader of `kind` finds; when it stumbles, what it found before stays and the item is named as unread.

    Damaged files make the libraries that read them fail in ways of their own, and one file must not lose the others.
    """
    try:
        yield from map(admitted, readers.get(kind)(item))
    except (OSError, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # a library in Rust that panics raises no Exception
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        yield Skipped(item.uri, f"is damaged ({reason}); expected {kind}; get the file anew, or save its text as .txt")


def _unpacked(head: bytes) -> bytes:
    if not head.startswith(b"\x1f\x8b"):
        return b""
    try:
        return zlib.decompressobj(31).decompress(head, 16)
    except zlib.error:
        return b""


def _narrowed(head: bytes) -> bytes:
    """The head as single bytes: UTF-16 is known by its mark, and only ASCII is looked for."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\x00", b"")
    return head.removeprefix(b"\xef\xbb\xbf")


def _json(start: bytes) -> str | None:
    if b'"' not in start[:200]:
        return None
    whole = re.match(rb'\{\s*"items"\s*:\s*\[', start) or (b'"uri"' in start and _NINJS.search(start))
    return "ninjs" if whole and not _ROW.search(start) else "jsonl"


def _root(start: bytes) -> str | None:
    """The name of the root element behind declaration, comments and document type; None when there is none to see."""
    at = 0
    while start.startswith(b"<", at):
        if start.startswith(b"<?", at):
            end = start.find(b"?>", at) + 2
        elif start.startswith(b"<!--", at):
            end = start.find(b"-->", at) + 3
        elif start.startswith(b"<!", at):
            if re.match(rb"<!doctype\s+html\b", start[at : at + 30], re.I):
                return "html"
            close, subset = start.find(b">", at), start.find(b"[", at)
            end = (start.find(b"]", at) if 0 <= subset < close else close) + 1
            end = start.find(b">", end - 1) + 1 if end else 0
        else:
            found = _ROOT.match(start, at)
            return found[1].decode("ascii") if found else None
        if end <= at:
            return None
        at = len(start) - len(start[end:].lstrip())
    return None


def _is_mail(start: bytes) -> bool:
    """Whether the first lines are fields of an e-mail, among them one that only a mail program writes."""
    names: set[bytes] = set()
    for number, line in enumerate(start.split(b"\n")):
        if number == 0 and line.startswith(b"From "):  # the line that stores of mail put in front
            continue
        if line[:1] in (b" ", b"\t") and names:
            continue
        field = _FIELD.match(line)
        if not field:
            break
        names.add(field[1].lower())
    return b"from" in names and bool(names & _TRACES)
