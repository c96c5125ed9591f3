"""Words that tell how a clause is put forward: as denied, alleged, planned, supposed, doubted, confirmed or judged."""

from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from msgspec import Struct

from wirestem.lexicon.cues import inflections
from wirestem.lexicon.loading import read_entries

Mood = Literal["alleged", "denied", "confirmed", "planned", "hypothetical", "hedged", "opinion"]
Place = Literal["over", "in", "behind", "opens", "value", "speaker", "time"]
SINGLE = frozenset({"value", "speaker"})
"""Places whose forms are single words, separated by white space; elsewhere a form is a line."""


class Mode(Struct, frozen=True):
    """Phrases of one kind and place (`modality.toml` tells the places); a star stands for a verb's regular forms."""

    kind: Mood
    place: Place
    forms: str
    example: str


class WordList(Struct, frozen=True):
    """A named set of words that tell how far a cue reaches; `words` are separated by white space."""

    name: str
    words: str
    example: str


@cache
def listed(name: str) -> frozenset[str]:
    """The words of the list `name` of `modality.toml`; KeyError when it has none of that name."""
    return frozenset({entry.name: entry for entry in read_entries("modality.toml", "list", WordList)}[name].words.split())


class Sign(NamedTuple):
    """A phrase of the lexicon over words `start` to `end` of a sentence."""

    start: int
    end: int
    kind: Mood
    place: Place


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], Mood, Place], ...]]:
    """Every phrase by its first word, the longest first."""
    found: dict[str, set[tuple[tuple[str, ...], Mood, Place]]] = {}
    for mode in read_entries("modality.toml", "mode", Mode):
        lines = mode.forms.split() if mode.place in SINGLE else mode.forms.strip().splitlines()
        for line in lines:
            for words in spelt(line.replace("-", " ").replace(",", " ").split()):
                found.setdefault(words[0], set()).add((words, mode.kind, mode.place))
    return {first: tuple(sorted(many, key=lambda p: (-len(p[0]), p))) for first, many in found.items()}


def spelt(words: Sequence[str]) -> list[tuple[str, ...]]:
    """A phrase with the star of each verb spelt out."""
    many: list[tuple[str, ...]] = [()]
    for word in words:
        verb = word.removesuffix("*")
        forms = (verb, *inflections(verb)) if word.endswith("*") else (word,)
        many = [(*before, form) for before in many for form in forms]
    return many


def signs(forms: Sequence[str]) -> tuple[Sign, ...]:
    """The phrases among the words of a sentence, in small letters, in order; of one place the longest at each word.

    >>> [(s.kind, s.place) for s in signs(["she", "denied", "that", "it", "may", "close"])]
    [('denied', 'over'), ('hedged', 'in')]
    """
    found = []
    table = _phrases()
    for i, form in enumerate(forms):
        seen: set[Place] = set()
        for words, kind, place in table.get(form, ()):
            if place not in seen and tuple(forms[i : i + len(words)]) == words:
                seen.add(place)
                found.append(Sign(i, i + len(words), kind, place))
    return tuple(found)
