"""The news agencies we know, and how texts spell them."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal, NamedTuple

from msgspec import Struct

from wirestem.lexicon.loading import read_entries

# A word as agencies' names have them; "AFP's" is AFP, but "AP-NORC" and "N.APP" are other words.
_WORD = re.compile(r"(?<![\w.&@#-])[^\W\d_]+(?:[-.][^\W\d_]+)*")
_PIECE = re.compile(r"\W+")
_SHORT_LETTERS = 6
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)


class Agency(Struct, frozen=True):
    """A sender of dispatches: `slug` its short name, `name` the full one, `forms` the other spellings.

    `kind` tells agencies from services that only post press releases ("release") or send pictures ("picture"). `world`
    marks those whose dispatches others carry: in "BSS/AFP" the first name is the carrier's. `says` is what the agency's own copy
    calls it where that sounds like another's ("told the PA news agency"). `credits_only` are spellings
    that mean other things in prose ("PA", "SPA") and count only where a credit stands. `example` is a credit as it stands
    in the wild.
    """

    slug: str
    name: str
    example: str
    forms: tuple[str, ...] = ()
    credits_only: tuple[str, ...] = ()
    country: str | None = None
    kind: Literal["agency", "release", "picture"] = "agency"
    world: bool = False
    says: str | None = None


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
        self._doubtful: set[str] = set()
        for entry in self.entries:
            for form in (entry.slug, entry.name, *entry.forms, *entry.credits_only):
                self._by_form[_key(form)] = entry
            # A user's "KNA" is sure where the shipped one was doubtful.
            self._doubtful.difference_update(_key(form) for form in (entry.slug, entry.name, *entry.forms))
            self._doubtful.update(_key(form) for form in entry.credits_only)
        self._first = _first_words(self._by_form)

    def named(self, name: str) -> Agency | None:
        """The agency spelt `name`, or None; case counts for short names only ("AP" is not "ap")."""
        for spelt in (name, _ARTICLE.sub("", name.strip())):
            # "ANTARA" in capitals is Antara; "ap" in small letters is not AP, which is only ever spelt so.
            agency = self._by_form.get(_key(spelt)) or self._by_form.get(_key(spelt).casefold())
            if agency:
                return agency
        return None

    def find(self, text: str, start: int = 0, end: int | None = None, *, credit: bool = False) -> tuple[Named, ...]:
        """All agencies named in `text[start:end]`, in text order; the article before a name is left out.

        With `credit` the stretch is known to be a credit, and short names that mean other things in prose count too.
        """
        stop = len(text) if end is None else end
        if self._first.keys().isdisjoint(_PIECE.split(text[start:stop].casefold())):
            return ()  # most paragraphs name no agency, and this is the quick way to know
        found: list[Named] = []
        at = start
        while match := _WORD.search(text, at, stop):
            named = self._at(text, match, stop, credit)
            found.extend(named)
            at = max(named[-1].end, match.end()) if named else match.end()
        return tuple(found)

    def _at(self, text: str, match: re.Match[str], stop: int, credit: bool) -> list[Named]:
        """The agency whose name begins with this word, the longest name first; "AFP-JIJI" are two."""
        for key, pattern in self._first.get(_PIECE.split(match.group().casefold())[0], ()):
            found = pattern.match(text, match.start(), stop)
            if found is None or (key in self._doubtful and not credit):
                continue
            agency = self.named(found.group())
            if agency is not None and found.end() >= match.end():
                return [Named(found.start(), found.end(), agency)]
        return self._joined(match)

    def _joined(self, match: re.Match[str]) -> list[Named]:
        """The agencies of a double credit with a hyphen, all parts of which must be agencies: "AP-NORC" is a poll."""
        if "-" not in match.group():
            return []
        parts = list(re.finditer(r"[^-]+", match.group()))
        known = [self._by_form.get(_key(part.group())) for part in parts]
        if not all(known):
            return []
        at = match.start()
        return [Named(at + part.start(), at + part.end(), agency) for part, agency in zip(parts, known, strict=True) if agency]


def _first_words(by_form: dict[str, Agency]) -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    found: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for form in sorted(by_form, key=lambda k: (-len(k), k)):
        key = _ARTICLE.sub("", form)
        spelt = r"\s+".join(re.escape(part) for part in key.split())
        flags = re.IGNORECASE if key.islower() else 0
        found.setdefault(_PIECE.split(key.casefold())[0], []).append((key, re.compile(rf"{spelt}(?!\w)", flags)))
    return {first: tuple(patterns) for first, patterns in found.items()}


@cache
def agencies(more: tuple[str, ...] = ()) -> Agencies:
    """The shipped agencies and those of the users' files `more`; a later entry wins. LexiconError as `read_entries` says."""
    return Agencies(read_entries("agencies.toml", "agency", Agency, more=more))


def _key(form: str) -> str:
    folded = " ".join(form.split()).replace("’", "'")
    return folded if _is_short(folded) else folded.casefold()


def _is_short(form: str) -> bool:
    return len(form) <= _SHORT_LETTERS and form.isupper()
