"""Mentions: the people, organisations, governments, places and groups that a text names."""

import re
from collections.abc import Sequence

from wirestem.model import Document, Mention, Range

_CAPITALS = re.compile(r"[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)+")


def mentions(document: Document, sentences: Sequence[Range]) -> tuple[Mention, ...]:
    """The mentions of a document in text order: runs of two or more capitalised words."""
    found = []
    for start, end in sentences:
        for run in _CAPITALS.finditer(document.text, start, end):
            found.append(Mention(run.start(), run.end(), "person", run.group()))
    return tuple(found)
