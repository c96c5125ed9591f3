"""What this room knows of general news English, from the lexicon files `claims.toml` and `senses.toml`."""

from functools import cache

from msgspec import Struct

from wirestem.errors import LexiconError
from wirestem.lexicon.loading import read_entries


class WordList(Struct, frozen=True):
    """A named set of words; `words` are separated by white space, phrases by commas; `example` shows one at work."""

    name: str
    words: str
    example: str


class Sense(Struct, frozen=True):
    """Words and phrases that tell the same thing in news copy: "rolled over", "overturned", "capsized"."""

    name: str
    forms: tuple[str, ...]
    example: str


class Phrase(Struct, frozen=True):
    """A phrase of a kind: `form` is the phrase, `kind` what it is for this room, `low` and `high` factors of a hedge."""

    kind: str
    form: str
    example: str
    low: float = 1.0
    high: float = 1.0


class Pair(Struct, frozen=True):
    """Words against words: `kind` "opposite", "contrary" or "converse", `here` and `there` separated by white space."""

    kind: str
    here: str
    there: str
    example: str


class Verbs(Struct, frozen=True):
    """Verbs with irregular forms, a line each, the plain form first."""

    forms: str
    example: str


@cache
def plain_verbs() -> dict[str, str]:
    """The plain form of every irregular form of a verb."""
    lines = [line.split() for v in read_entries("irregular.toml", "verbs", Verbs) for line in v.forms.strip().splitlines()]
    return {form: plain for plain, *others in lines for form in others}


@cache
def pairs(kind: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """The pairs of word lists of one kind."""
    found = read_entries("opposites.toml", "pair", Pair)
    return tuple((frozenset(p.here.split()), frozenset(p.there.split())) for p in found if p.kind == kind)


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of the list `name`; KeyError when the lexicon has none of that name."""
    return frozenset(_lists()[name].split())


@cache
def phrase_list(name: str) -> tuple[str, ...]:
    """The phrases of the list `name`, which commas part, longest first; KeyError when the lexicon has none of that name."""
    return tuple(sorted((" ".join(p.split()) for p in _lists()[name].split(",")), key=lambda p: (-len(p), p)))


@cache
def _lists() -> dict[str, str]:
    """The words of every list by its name. LexiconError when two have one name: the second would hide the first."""
    found: dict[str, str] = {}
    for entry in read_entries("claims.toml", "list", WordList):
        if entry.name in found:
            raise LexiconError(f"claims.toml: two lists are called {entry.name!r}; give each a name of its own")
        found[entry.name] = entry.words
    return found


@cache
def senses() -> tuple[Sense, ...]:
    """All senses in the order of the files."""
    return read_entries("claims.toml", "sense", Sense) + read_entries("senses.toml", "sense", Sense)


@cache
def phrases(kind: str) -> tuple[Phrase, ...]:
    """The phrases of one kind, longest first."""
    found = [p for p in read_entries("claims.toml", "phrase", Phrase) if p.kind == kind]
    return tuple(sorted(found, key=lambda p: (-len(p.form), p.form)))


@cache
def number_words() -> dict[str, float]:
    """Numbers as they are spelled, small ones and those that multiply."""
    small = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    table = {word: float(i) for i, word in enumerate((small + " seventeen eighteen nineteen").split())}
    tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
    return table | {word: 20.0 + 10 * i for i, word in enumerate(tens)}


MULTIPLIERS = {
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "mn": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
}
