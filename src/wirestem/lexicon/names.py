"""What we know of names: titles, places and their governments, words of organisations, groups, given names."""

from functools import cache
from typing import Literal

from msgspec import Struct

from wirestem.lexicon.loading import read_entries

Gender = Literal["m", "f"]
TitleKind = Literal["honorific", "rank", "office", "trade"]


class Title(Struct, frozen=True):
    """Words for one standing. `role` joins titles that can name the same person; `gender` is told by some."""

    forms: tuple[str, ...]
    kind: TitleKind
    example: str
    role: str = ""
    gender: Gender | None = None


class Country(Struct, frozen=True):
    """A country, what its people are called and the cities that stand for its government."""

    name: str
    example: str
    forms: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()


class Seat(Struct, frozen=True):
    """A building, or a city that was a capital, which stands for the government of `country`; `until` the year it was left."""

    form: str
    country: str
    example: str
    since: int | None = None
    until: int | None = None


class Region(Struct, frozen=True):
    """Other names of one sort: regions and cities, peoples, known organisations."""

    forms: tuple[str, ...]
    example: str


class Acting(Struct, frozen=True):
    """Verbs that make a place a government."""

    verbs: tuple[str, ...]
    example: str


class Nation(Struct, frozen=True):
    """Nouns by which a name is known: what a country or an organisation owns, what is nobody."""

    nouns: tuple[str, ...]
    example: str


class Land(Struct, frozen=True):
    """Words that make a name a place's, at its end or (`openings`) at its start."""

    heads: tuple[str, ...]
    openings: tuple[str, ...]
    example: str


class Kind(Struct, frozen=True, rename={"name": "class"}):
    """A class of organisation: `heads` stand in names, `nouns` refer back to one; a `suffix` may be left off a name."""

    name: str
    heads: tuple[str, ...]
    example: str
    nouns: tuple[str, ...] = ()
    suffix: bool = False


class Group(Struct, frozen=True):
    """Plural nouns of sources without a name, or the words that stand before them."""

    example: str
    heads: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()


class Given(Struct, frozen=True):
    """Given names of one gender."""

    names: tuple[str, ...]
    example: str
    gender: Gender | None = None


class Family(Struct, frozen=True):
    """Family names that stand before the given name."""

    names: tuple[str, ...]
    example: str


class Names:
    """All of it, ready to be asked. Keys of titles, nouns, groups and demonyms are folded; names keep their case."""

    def __init__(self) -> None:
        self.titles = {f.casefold(): t for t in reversed(_titles()) for f in t.forms}
        countries = read_entries("places.toml", "country", Country)
        self.countries = {form: c.name for c in countries for form in (c.name, *c.forms)}
        self.capitals = {city: c.name for c in countries for city in c.capitals}
        self.demonyms = {form: "" for p in read_entries("places.toml", "people", Region) for form in p.forms}
        self.demonyms |= {form: c.name for c in countries for form in c.demonyms}
        self.seats = {s.form: s.country for s in read_entries("places.toml", "seat", Seat)}
        self.once = read_entries("places.toml", "once", Seat)
        self.countries |= {s.country: s.country for s in self.once if s.country not in self.countries}
        self.regions = frozenset(f for r in read_entries("places.toml", "region", Region) for f in r.forms)
        self.regions |= {seat.form for seat in self.once if seat.form not in self.seats}
        self.acting = frozenset(v for a in read_entries("places.toml", "acting", Acting) for v in a.verbs)
        lands = read_entries("places.toml", "land", Land)
        self.lands = frozenset(h for land in lands for h in land.heads)
        self.openings = frozenset(o for land in lands for o in land.openings)
        self.national = frozenset(n for x in read_entries("places.toml", "nation", Nation) for n in x.nouns)
        kinds = read_entries("organisations.toml", "organisation", Kind)
        self.heads = {head: k.name for k in reversed(kinds) for head in k.heads if not k.suffix}
        self.suffixes = frozenset(head for k in kinds if k.suffix for head in k.heads)
        self.nouns = {noun: tuple(k.name for k in kinds if noun in k.nouns) for k in kinds for noun in k.nouns}
        self.known = frozenset(f for k in read_entries("organisations.toml", "known", Region) for f in k.forms)
        self.things = frozenset(n for x in read_entries("organisations.toml", "thing", Nation) for n in x.nouns)
        self.owned = frozenset(n for x in read_entries("organisations.toml", "owned", Nation) for n in x.nouns)
        groups = read_entries("groups.toml", "group", Group)
        self.groups = frozenset(h for g in groups for h in g.heads)
        self.modifiers = frozenset(m for g in groups for m in g.modifiers)
        self.given = {name: g.gender for g in read_entries("given_names.toml", "given", Given) for name in g.names}
        self.family = frozenset(n for f in read_entries("given_names.toml", "family", Family) for n in f.names)

    def government(self, name: str, year: int | None = None) -> str | None:
        """The country that speaks as `name`: itself, its capital or a house of its government; in `year`, if it is known.

        >>> names().government("Pyongyang"), names().government("the Kremlin"), names().government("Orsk")
        ('North Korea', 'Russia', None)
        >>> names().government("Bonn", 1985), names().government("Bonn"), names().government("the Kremlin", 1985)
        ('West Germany', None, 'Soviet Union')
        """
        plain = name.removeprefix("the ").removeprefix("The ")
        for seat in self.once:
            if seat.form == plain and year is not None and (seat.since or 0) <= year <= (seat.until or year):
                return seat.country
        return self.countries.get(plain) or self.capitals.get(plain) or self.seats.get(plain)

    def place(self, name: str) -> bool:
        """Whether `name` is a place we know."""
        return name in self.regions or self.government(name) is not None

    def title(self, words: str) -> Title | None:
        """The title spelt `words`, in any case; plurals are none."""
        return self.titles.get(words.casefold().rstrip("."))


def _titles() -> tuple[Title, ...]:
    return read_entries("titles.toml", "title", Title)


@cache
def names() -> Names:
    """The shipped lexicons of names. LexiconError as `read_entries` says."""
    return Names()
