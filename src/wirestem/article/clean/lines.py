"""The lines of a text, and which of them are running text."""

import re
from collections.abc import Container, Sequence
from typing import NamedTuple

from wirestem.text import paragraphs

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$|[\"”»]$|[.!?…]\s*\((?:[A-Z]\w+[ /-]?){1,4}\)$")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Inc|Co|Ltd|Corp|Jr|Sr|[ap]\.m)\.$")


class Line(NamedTuple):
    """A line without white space at its edges; `place` counts lines from 0, `size` its words, `prose` tells running text."""

    start: int
    end: int
    words: str
    place: int
    size: int
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


def as_line(words: str) -> Line:
    """A piece of a line as a line of its own."""
    count = len(words.split())
    return Line(0, len(words), words, 0, count, _is_prose(words, count))


def _is_prose(words: str, count: int) -> bool:
    """Whether a line is running text; a headline may end in a quotation mark, a long line that does is a paragraph."""
    return count >= 7 and ends_sentence(words) and (count >= 22 or not re.search(r"\w[\"”’»)]+$", words))


def ends_sentence(words: str) -> bool:
    """Whether a line ends as a sentence does: "Posted at 6 p.m." and "Shin H." do not."""
    return bool(_SENTENCE_END.search(words)) and not _ABBREVIATED.search(words)


def longest(found: Sequence[Line], aside: Container[int]) -> list[int]:
    """The place of the longest line that is not set `aside`, the first of equals; empty without one."""
    rest = [line for line in found if line.place not in aside]
    return [max(rest, key=lambda line: (line.size, -line.place)).place] if rest else []
