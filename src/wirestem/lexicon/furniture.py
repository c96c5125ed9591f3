"""Lines around a story that are not of it: menus, adverts, prompts, rights, notices."""

import re
from functools import cache
from typing import Literal, NamedTuple

from msgspec import Struct

from wirestem.lexicon.loading import read_entries

Where = Literal["anywhere", "edge", "tail"]


class Furniture(Struct, frozen=True):
    """A shape of such lines: `pattern` at a line's start (`whole`: to its end), the line at most `words` long.

    `where` says in which part of the text the shape may be trusted: "edge" is before the first or after the last
    paragraph. `sort` becomes the zone's label.
    """

    sort: str
    pattern: str
    example: str
    where: Where = "anywhere"
    whole: bool = False
    words: int = 30


class _Shape(NamedTuple):
    entry: Furniture
    pattern: re.Pattern[str]


def _compiled(entry: Furniture) -> re.Pattern[str]:
    tail = r"[\s.!…]*$" if entry.whole else ""
    # Names are told by their capitals, so a pattern with capitals is matched as it is written.
    flags = 0 if "[A-Z]" in entry.pattern else re.IGNORECASE
    return re.compile(rf"(?:{entry.pattern}){tail}", flags)


def _complaint(entry: Furniture) -> str | None:
    try:
        pattern = _compiled(entry)
    except re.error as error:
        return f"pattern is no regular expression ({error})"
    return None if pattern.match(entry.example) else f"example {entry.example!r} does not fit its own pattern"


@cache
def shapes(more: tuple[str, ...] = ()) -> tuple[_Shape, ...]:
    """The shipped shapes and those of the users' files `more`. LexiconError as `read_entries` says."""
    entries = read_entries("furniture.toml", "furniture", Furniture, check=_complaint, more=more)
    return tuple(_Shape(entry, _compiled(entry)) for entry in entries)


def furniture_sort(line: str, *, edge: bool, tail: bool) -> str | None:
    """Which sort of furniture `line` is, or None; `edge` and `tail` tell where it stands.

    >>> furniture_sort("Story continues below this advertisement", edge=False, tail=False)
    'advert'
    """
    words = len(line.split())
    for shape in shapes():
        entry = shape.entry
        if words > entry.words or (entry.where == "edge" and not edge) or (entry.where == "tail" and not tail):
            continue
        if shape.pattern.match(line):
            return entry.sort
    return None
