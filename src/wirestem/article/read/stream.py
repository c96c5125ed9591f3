"""Standard input: JSONL, HTML or plain text, by its first bytes."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from wirestem.article.read.item import Found, Item, readers
from wirestem.article.read.lines import joined

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|div|p|h1|main|section)\b", re.I | re.S
)
_NEWS = re.compile(
    rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!DOCTYPE\s+nitf[^>]*>\s*)?<(?:\w+:)?"
    rb"(?:nitf|newsItem|newsMessage|packageItem|NewsML|rss|feed)\b",
    re.S,
)
_PEEK_BYTES = 2048


def read_stream(data: BinaryIO) -> Iterator[Found]:
    """What comes on standard input, as the reader of its kind sees it; its uri is "-"."""
    head = data.read(_PEEK_BYTES)
    whole = joined(head, data)
    yield from readers.get(sniff(head))(Item("-", "-", "stdin", whole))


def sniff(head: bytes) -> str:
    """The kind of a stream by its first bytes.

    >>> sniff(b'{"id": 1}'), sniff(b"<!doctype html><p>"), sniff(b"Lede."), sniff(b"id,text\\n1,Lede.")
    ('jsonl', 'html', 'text', 'csv')
    """
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if re.match(rb"\[?\s*\{", start) and b'"' in start[:200]:
        return "jsonl"
    if _NEWS.match(start):
        return "xml"
    if _HTML.match(start):
        return "html"
    first = start.split(b"\n", 1)[0].strip().lower()
    names = {name.strip(b' "') for name in re.split(rb"[,;\t]", first)}
    return "csv" if len(names) > 1 and names & {b"text", b"html"} else "text"
