"""Sorts of cues: whether a verb or phrase of telling accuses, denies, foresees, demands, keeps silent, and so on."""

from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from msgspec import Struct

from wirestem.lexicon.loading import read_entries
from wirestem.lexicon.modality import spelt

Sort = Literal[
    "say", "tell", "add", "explain", "reply", "insist", "claim", "accuse", "deny", "confirm", "expect", "plan", "promise", "warn",
    "demand", "ask", "decline", "think", "find", "report", "announce", "call", "praise", "regret", "joke",
]  # fmt: skip


class Cues(Struct, frozen=True):
    """Phrases of one sort, a line each; a star stands for a verb's regular forms."""

    sort: Sort
    forms: str
    example: str


class Sorted(NamedTuple):
    """A phrase over words `start` to `end` and the sorts that it may have."""

    start: int
    end: int
    sorts: frozenset[Sort]


@cache
def _phrases() -> dict[tuple[str, ...], frozenset[Sort]]:
    found: dict[tuple[str, ...], frozenset[Sort]] = {}
    for entry in read_entries("stances.toml", "cues", Cues):
        for line in entry.forms.strip().splitlines():
            for words in spelt(line.split()):
                found[words] = found.get(words, frozenset()) | {entry.sort}
    return found


@cache
def _longest() -> int:
    return max(map(len, _phrases()))


def sorted_cues(forms: Sequence[str]) -> tuple[Sorted, ...]:
    """The known phrases among words in small letters, in order, the longest at each place; "n't" is a word, so is a hyphen.

    >>> [sorted(found.sorts) for found in sorted_cues(["did", "not", "say"])], sorted_cues(["sold"])
    ([['decline']], ())
    """
    found, n = [], 0
    while n < len(forms):
        sizes = range(min(_longest(), len(forms) - n), 0, -1)
        size = next((k for k in sizes if tuple(forms[n : n + k]) in _phrases()), 0)
        if size:
            found.append(Sorted(n, n + size, _phrases()[tuple(forms[n : n + size])]))
        n += size or 1
    return tuple(found)
