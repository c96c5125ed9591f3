"""The news agencies we know, and how texts spell them."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal, NamedTuple

from msgspec import Struct

from wirestem.lexicon.loading import read_entries


class Agency(Struct, frozen=True):
    """A sender of dispatches: `slug` its short name, `name` the full one, `forms` the other spellings.

    `kind` tells agencies from services that only post press releases ("release"). `example` is a credit as it stands in
    the wild.
    """

    slug: str
    name: str
    example: str
    forms: tuple[str, ...] = ()
    country: str | None = None
    kind: Literal["agency", "release"] = "agency"


class Named(NamedTuple):
    """An agency named at `text[start:end]`."""

    start: int
    end: int
    agency: Agency


class Agencies:
    """Finds agencies by their names, whole words only: "APP" is not AP, "Yonhap news" holds no "ap news"."""

    def __init__(self, entries: Iterable[Agency]) -> None:
        self.entries = tuple(entries)
        self._by_form: dict[str, Agency] = {}
        for entry in self.entries:
            for form in (entry.slug, entry.name, *entry.forms):
                self._by_form[_key(form)] = entry
        forms = sorted({f for e in self.entries for f in (e.slug, e.name, *e.forms)}, key=lambda f: (-len(f), f))
        spelt = "|".join(_pattern(form) for form in forms)
        self._pattern = re.compile(rf"(?<![\w’'.-])(?:{spelt})(?![\w-])") if forms else re.compile(r"(?!)")

    def named(self, name: str) -> Agency | None:
        """The agency spelt `name`, or None; case counts for short names only ("AP" is not "ap")."""
        return self._by_form.get(_key(name.strip()))

    def find(self, text: str, start: int = 0, end: int | None = None) -> tuple[Named, ...]:
        """All agencies named in `text[start:end]`, in text order."""
        stop = len(text) if end is None else end
        found = []
        for match in self._pattern.finditer(text, start, stop):
            agency = self.named(match.group())
            if agency is not None:
                found.append(Named(match.start(), match.end(), agency))
        return tuple(found)


@cache
def agencies(more: tuple[str, ...] = ()) -> Agencies:
    """The shipped agencies and those of the users' files `more`; a later entry wins. LexiconError as `read_entries` says."""
    return Agencies(read_entries("agencies.toml", "agency", Agency, more=more))


def _key(form: str) -> str:
    folded = re.sub(r"\s+", " ", form).strip()
    return folded if _is_short(folded) else folded.casefold().removeprefix("the ")


def _is_short(form: str) -> bool:
    return len(form) <= 5 and form.isupper()


def _pattern(form: str) -> str:
    spelt = r"\s+".join(re.escape(part) for part in form.split())
    return spelt if _is_short(form) else f"(?i:{spelt})"
