"""Words that hold a statement back: doubts whether it is so, and measures that leave room in a number."""

import re
from functools import cache
from typing import Literal, NamedTuple

from msgspec import Struct

from wirestem.lexicon.loading import read_entries

HedgeKind = Literal["doubt", "measure"]


class Hedge(Struct, frozen=True):
    """A hedge spelt `form` (lower case, one or more words); `measure` counts only before a number."""

    form: str
    kind: HedgeKind
    example: str


class Hedged(NamedTuple):
    """A hedge at `text[start:end]`."""

    start: int
    end: int
    kind: HedgeKind


class Hedges:
    """Finds hedges; a measure only where a number follows ("about 40", not "about the dog"), "May" the month never."""

    def __init__(self, entries: tuple[Hedge, ...]) -> None:
        self._kinds = {entry.form: entry.kind for entry in entries}
        forms = sorted(self._kinds, key=lambda form: (-len(form), form))
        spelt = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms)
        self._pattern = re.compile(rf"\b(?:{spelt})\b", re.IGNORECASE) if forms else re.compile(r"(?!)")

    def find(self, text: str, start: int, end: int) -> tuple[Hedged, ...]:
        """The hedges of `text[start:end]` in text order."""
        found = []
        for match in self._pattern.finditer(text, start, end):
            kind = self._kinds[" ".join(match.group().lower().split())]
            if match.group() != "May" and (kind == "doubt" or _NUMBER.match(text, match.end())):
                found.append(Hedged(match.start(), match.end(), kind))
        return tuple(found)


_NUMBER = re.compile(
    r"\s+(?:[$€£]?\d|(?:a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|half|a\s+third|a\s+quarter)\b)",
    re.IGNORECASE,
)


@cache
def hedges() -> Hedges:
    """The shipped hedges."""
    return Hedges(read_entries("hedges.toml", "hedge", Hedge))
