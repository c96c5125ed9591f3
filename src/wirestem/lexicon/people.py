"""What we know of how people's names are written: words around a name, given names in several forms, traditions."""

import re
from functools import cache
from typing import Literal

from msgspec import Struct

from wirestem.lexicon.loading import read_entries


class Forms(Struct, frozen=True):
    """Words of one sort."""

    forms: tuple[str, ...]
    example: str


class Generation(Struct, frozen=True):
    """What stands behind a name and tells father from son."""

    forms: tuple[str, ...]
    rank: str
    example: str


class Particle(Struct, frozen=True):
    """Small words inside names; those of sort "father" stand before the father's given name."""

    forms: tuple[str, ...]
    sort: Literal["family", "father"]
    example: str


class Variant(Struct, frozen=True):
    """Spellings of one given name across languages."""

    names: tuple[str, ...]
    example: str


class Pet(Struct, frozen=True):
    """A given name and the short ones by which its bearers go."""

    name: str
    forms: tuple[str, ...]
    example: str


class Tradition(Struct, frozen=True):
    """How names of one script or language are written with Latin letters.

    A name shows it by a part of `names` or `families`, by one of `endings` or by a `small` word. `spellings` are patterns
    with what they become; `sounds` two letters ("-" is none) with what it costs to take one for the other, 0 to 1.
    `turns`: the family name may stand in front; `last`: people are called by the last part; `solid`: no part is left out;
    `chain`: the father's name may follow.
    """

    name: str
    example: str
    names: tuple[str, ...] = ()
    families: tuple[tuple[str, ...], ...] = ()
    endings: tuple[str, ...] = ()
    small: tuple[str, ...] = ()
    spellings: tuple[tuple[str, str], ...] = ()
    sounds: tuple[tuple[str, str, float], ...] = ()
    solid: bool = False
    turns: bool = False
    last: bool = False
    chain: bool = False


class People:
    """All of it, as it stands in the file."""

    def __init__(self) -> None:
        self.courtesy = tuple(f for c in read_entries("people.toml", "courtesy", Forms) for f in c.forms)
        self.behind = frozenset(f for b in read_entries("people.toml", "behind", Forms) for f in b.forms)
        self.generations = {f: g.rank for g in read_entries("people.toml", "generation", Generation) for f in g.forms}
        self.particles = {f: p.sort for p in read_entries("people.toml", "particle", Particle) for f in p.forms}
        self.variants = read_entries("people.toml", "variant", Variant)
        self.pets = read_entries("people.toml", "pet", Pet)
        self.traditions = read_entries("people.toml", "tradition", Tradition, check=_misfit)


def _misfit(tradition: Tradition) -> str | None:
    """What is wrong with a tradition's patterns and costs."""
    for pattern, _ in tradition.spellings:
        try:
            re.compile(pattern)
        except re.error as error:
            return f"spelling {pattern!r} is no pattern ({error})"
    bad = [s for s in tradition.sounds if not (len(s[0]) == len(s[1]) == 1 and 0 <= s[2] <= 1)]
    return f"sound {bad[0]!r}: give two letters and a cost from 0 to 1" if bad else None


@cache
def people() -> People:
    """The shipped lexicon of people's names. LexiconError as `read_entries` says."""
    return People()
