"""Standard input: whatever it is, by its first bytes."""

from collections.abc import Iterator
from typing import BinaryIO

from wirestem.article.read.item import Found, Item
from wirestem.article.read.kinds import PEEK_BYTES, kind_of_stream, read_as
from wirestem.article.read.lines import joined


def read_stream(data: BinaryIO) -> Iterator[Found]:
    """What comes on standard input, as the reader of its kind sees it; its uri is "-"."""
    head = data.read(PEEK_BYTES)
    yield from read_as(kind_of_stream(head), Item("-", "-", "stdin", joined(head, data)))
