"""The lines of a text, and which of them are running text."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from wirestem.model import Range
from wirestem.text import paragraphs

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$|[\"”»]$|[.!?…]\s*\((?:[A-Z]\w+[ /-]?){1,4}\)$")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Inc|Co|Ltd|Corp|Jr|Sr|[ap]\.m)\.$")


class Line(NamedTuple):
    """A line without the white space at its edges; `place` counts lines from 0, `prose` tells running text."""

    start: int
    end: int
    words: str
    place: int
    count: int
    prose: bool


def lines(text: str) -> tuple[Line, ...]:
    """The lines of `text` that hold something."""
    found: list[Line] = []
    for start, end in paragraphs(text):
        start += text.startswith("\ufeff", start)
        if start < end:
            words = text[start:end]
            count = len(words.split())
            found.append(Line(start, end, words, len(found), count, _is_prose(words, count)))
    return tuple(found)


def _is_prose(words: str, count: int) -> bool:
    """Whether a line is running text; a headline may end in a quotation mark, a long line that does is a paragraph."""
    return count >= 7 and ends_sentence(words) and (count >= 22 or not re.search(r"\w[\"”’»)]+$", words))


def ends_sentence(words: str) -> bool:
    """Whether a line ends as a sentence does: "Posted at 6 p.m." and "Shin H." do not."""
    return bool(_SENTENCE_END.search(words)) and not _ABBREVIATED.search(words)


def body(found: Sequence[Line], aside: set[int]) -> Range:
    """The places of the first and last line of running text, of those that are not set `aside`; (0, -1) without one.

    A text without a full sentence still has a body: its longest line.
    """
    prose = [line.place for line in found if line.prose and line.place not in aside]
    if not prose:
        rest = [line for line in found if line.place not in aside]
        prose = [max(rest, key=lambda line: (line.count, -line.place)).place] if rest else []
    return (prose[0], prose[-1]) if prose else (0, -1)
