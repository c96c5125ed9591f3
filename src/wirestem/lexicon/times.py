"""Words, phrases and rules of time expressions, as `times.toml` lists them."""

from functools import cache
from typing import Literal

from msgspec import Struct

from wirestem.lexicon.loading import read_entries

TIMES_FILE = "times.toml"


class WordClass(Struct, frozen=True):
    """A set of words and what each means; a word with a capital is met only with capitals ("May" is not "may")."""

    name: str
    words: dict[str, str]
    example: str


class Phrase(Struct, frozen=True):
    """A pattern with a name, to be used in other patterns."""

    name: str
    pattern: str
    example: str


class TimeRule(Struct, frozen=True):
    """A pattern that is a time expression; the part of `name` before the dot tells how it is placed on the calendar."""

    name: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    pattern: str
    example: str


@cache
def word_classes() -> tuple[WordClass, ...]:
    """The classes of words, in file order. LexiconError as `read_entries` says."""
    return read_entries(TIMES_FILE, "class", WordClass)


@cache
def meanings(name: str) -> dict[str, str]:
    """The words of the class `name`, in lower case, and what each means.

    >>> meanings("WEEKDAYNAME")["tuesday"]
    '1'
    """
    found: dict[str, str] = {}
    for entry in word_classes():
        if entry.name == name:
            found.update({word.lower(): value for word, value in entry.words.items()})
    return found


@cache
def phrases() -> tuple[Phrase, ...]:
    """The named patterns, each before those that use it."""
    return read_entries(TIMES_FILE, "phrase", Phrase)


@cache
def time_rules() -> tuple[TimeRule, ...]:
    """The rules in file order, which breaks ties."""
    return read_entries(TIMES_FILE, "rule", TimeRule)
