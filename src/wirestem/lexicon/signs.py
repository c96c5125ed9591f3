"""Signs of how a text came about: reporting of the house's own, a press release, a service that carries
releases, something passed on."""

import re
from functools import cache
from typing import Literal, NamedTuple

from msgspec import Struct

from wirestem.lexicon.loading import read_entries

Says = Literal["own", "release", "service", "passing"]


class Sign(Struct, frozen=True):
    """A wording that `says` how a text came about; `pattern` may name the house in a group `house`."""

    says: Says
    pattern: str
    weight: float
    example: str


class Shown(NamedTuple):
    """A sign at `text[start:end]`; `house` is the name it gives the house, if any."""

    start: int
    end: int
    sign: Sign
    house: str | None


def shown(text: str) -> tuple[Shown, ...]:
    """All signs in `text`, in text order; words that two patterns find are one sign, the heavier."""
    found: dict[tuple[int, int, Says], Shown] = {}
    for sign, pattern in _signs():
        for match in pattern.finditer(text):
            house = match["house"] if "house" in pattern.groupindex else None
            place = match.start(), match.end(), sign.says
            if place not in found or found[place].sign.weight < sign.weight:
                found[place] = Shown(match.start(), match.end(), sign, house)
    return tuple(sorted(found.values(), key=lambda s: (s.start, s.end, s.sign.pattern)))


@cache
def _signs() -> tuple[tuple[Sign, re.Pattern[str]], ...]:
    entries = read_entries("signs.toml", "sign", Sign, check=_complaint)
    return tuple((entry, re.compile(entry.pattern)) for entry in entries)


def _complaint(entry: Sign) -> str | None:
    try:
        found = re.search(entry.pattern, entry.example)
    except re.error as error:
        return f"pattern {entry.pattern!r} is no regular expression ({error})"
    return None if found else f"pattern {entry.pattern!r} does not find the example {entry.example!r}"
