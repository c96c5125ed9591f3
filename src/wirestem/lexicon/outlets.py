"""Words by which the names of outlets, agencies, desks and sections are known."""

from functools import cache
from typing import Literal

from msgspec import Struct

from wirestem.lexicon.loading import read_entries

WordKind = Literal["paper", "agency", "desk", "section", "page", "ask", "social", "company"]


class OutletWord(Struct, frozen=True):
    """Forms of one kind; see `outlets.toml`."""

    kind: WordKind
    forms: tuple[str, ...]
    example: str


@cache
def outlet_words(kind: WordKind) -> frozenset[str]:
    """The words of one kind, in small letters."""
    entries = read_entries("outlets.toml", "word", OutletWord)
    return frozenset(form.casefold() for entry in entries if entry.kind == kind for form in entry.forms)


def ends_like(name: str, kind: WordKind) -> bool:
    """Whether the last word or two of `name` are of `kind`; for papers and agencies any word counts.

    >>> ends_like("Tidewater Foreign Desk", "desk"), ends_like("The Daily Tide", "paper")
    (True, True)
    """
    words = name.casefold().replace(",", " ").split()
    known = outlet_words(kind)
    if kind in {"paper", "agency"}:
        return any(word in known for word in words)
    return bool(words) and (words[-1] in known or " ".join(words[-2:]) in known)
