"""Paragraphs: in plain text every non-empty line is one."""

import re

from wirestem.model import Range

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")


def paragraphs(text: str) -> tuple[Range, ...]:
    """The non-empty lines of `text` without white space at the edges, in order.

    >>> paragraphs("Lede.\\n\\n  More. \\n")
    ((0, 5), (9, 14))
    """
    found = []
    for line in _LINE.finditer(text):
        body = line.group()
        start = line.start() + len(body) - len(body.lstrip())
        end = line.end() - (len(body) - len(body.rstrip()))
        if start < end:
            found.append((start, end))
    return tuple(found)
