"""Words by which the names of outlets, agencies, desks and sections are known, and how pages call their own house."""

import re
from functools import cache
from typing import Literal

from msgspec import Struct

from wirestem.lexicon.loading import read_entries

WordKind = Literal["paper", "agency", "body", "desk", "section", "page", "ask", "social", "company"]
CalledKind = Literal["foot", "finds", "speaks"]
_NAME = r"[A-ZÀ-Þ][\w&-]*(?: [A-ZÀ-Þ][\w&-]*){0,3}"


class OutletWord(Struct, frozen=True):
    """Forms of one kind; see `outlets.toml`."""

    kind: WordKind
    forms: tuple[str, ...]
    example: str


class Called(Struct, frozen=True):
    """A way in which a page calls its own house; see `outlets.toml`. NAME (THENAME: with its article) is the name."""

    kind: CalledKind
    pattern: str
    example: str


def _compiled(entry: Called) -> re.Pattern[str]:
    return re.compile(entry.pattern.replace("THENAME", rf"(?P<name>(?:The )?{_NAME})").replace("NAME", rf"(?P<name>{_NAME})"))


def _complaint(entry: Called) -> str | None:
    try:
        found = _compiled(entry).search(entry.example)
    except re.error as error:
        return f"pattern is no regular expression ({error})"
    return None if found else f"example {entry.example!r} does not fit its own pattern"


@cache
def called(kind: CalledKind) -> tuple[re.Pattern[str], ...]:
    """The patterns of one kind, each with a group `name`.

    >>> [match["name"] for pattern in called("foot") for match in pattern.finditer("That's the Digest. See you.")]
    ['Digest']
    """
    entries = read_entries("outlets.toml", "called", Called, check=_complaint)
    return tuple(_compiled(entry) for entry in entries if entry.kind == kind)


@cache
def outlet_words(kind: WordKind) -> frozenset[str]:
    """The words of one kind, in small letters."""
    entries = read_entries("outlets.toml", "word", OutletWord)
    return frozenset(form.casefold() for entry in entries if entry.kind == kind for form in entry.forms)


def ends_like(name: str, kind: WordKind) -> bool:
    """Whether the last word or two of `name` are of `kind`; for papers, agencies and offices any word counts.

    >>> ends_like("Tidewater Foreign Desk", "desk"), ends_like("The Daily Tide", "paper")
    (True, True)
    """
    words = name.casefold().replace(",", " ").split()
    known = outlet_words(kind)
    if kind in {"paper", "agency", "body"}:
        return any(word in known for word in words)
    return bool(words) and (words[-1] in known or " ".join(words[-2:]) in known)
