"""The words that attribute: verbs of saying, denying, foreseeing, thinking; and what relays call themselves."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from msgspec import Struct

from wirestem.lexicon.loading import read_entries

Kind = Literal[
    "say", "tell", "report", "cite", "show", "allege", "deny", "confirm", "warn", "expect", "promise", "demand", "ask",
    "decline", "think", "seem", "put",
]  # fmt: skip
FRAMES = frozenset(
    "clause after quote object quoted to object-to as passive ing of about on for at against to-object with in number".split()
)


class Cue(Struct, frozen=True):
    """A verb that attributes; `form` is its plain form with its particles ("point out").

    `frames` says what content it takes: a `clause` ("said the talks failed"), a clause or quotation it comes `after`, only a
    `quote`, an `object`, only an object with a quotation in it (`quoted`), a `to` clause, an object and a `to` clause
    (`object-to`), a `number` of things, an object and `as`, an `ing` form, a preposition; `passive` when it also attributes in
    the passive. `forms` are the inflected forms that no rule makes.
    """

    form: str
    kind: Kind
    frames: tuple[str, ...]
    example: str
    forms: tuple[str, ...] = ()


class Word(Struct, frozen=True):
    """Another word that tells who speaks, through whom, and how it is meant.

    `kind` is one of `medium`, `paper` (the outlet itself, after "this" or "the"), `title` (the last word of outlets' names),
    `outlet` (the whole name of one that no such word tells),
    `group` (people who speak without a name), `speaker` (who speaks before a headline's colon), `accuser` and `accusing`
    (who accuses, and with which words), `scorn` (what a thing is called by those who deny it), `deed` (a verb
    that stands where verbs of saying do and tells no words), `citing` and `cited` (the forms that name whom an outlet has
    its words from: on their own, and behind "which").
    """

    form: str
    kind: Literal[
        "medium", "paper", "title", "group", "speaker", "accuser", "accusing", "scorn", "deed", "outlet", "citing", "cited"
    ]
    example: str


class Found(NamedTuple):
    """A cue whose head and particles end before token `end`."""

    cue: Cue
    end: int


class Cues:
    """Finds cues by the forms of their verbs."""

    def __init__(self, entries: Sequence[Cue]) -> None:
        self._by_form: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
        for entry in entries:
            head, *particles = entry.form.split()
            for form in {head, *inflections(head), *entry.forms}:
                self._by_form.setdefault(form, []).append((tuple(particles), entry))
        self._finite = frozenset(
            form
            for form, choices in self._by_form.items()
            if not form.endswith("ing") and all(form in e.forms or form != e.form.split()[0] for _, e in choices)
        )
        for choices in self._by_form.values():
            choices.sort(key=lambda c: -len(c[0]))

    def finite(self, form: str) -> bool:
        """Whether a form is one that a verb of speech has with a subject ("promised", "claims"), not its plain form."""
        return form.lower() in self._finite

    def at(self, forms: Sequence[str], i: int) -> tuple[Found, ...]:
        """The cues whose head is `forms[i]`, those with most particles first."""
        found = []
        for particles, cue in self._by_form.get(forms[i], ()):
            if tuple(forms[i + 1 : i + 1 + len(particles)]) == particles:
                found.append(Found(cue, i + 1 + len(particles)))
        return tuple(found)


def inflections(verb: str) -> tuple[str, ...]:
    """The regular forms of a verb.

    >>> inflections("deny")
    ('denies', 'denied', 'denying')
    """
    if verb.endswith("e"):
        return verb + "s", verb + "d", (verb if verb.endswith("ee") else verb[:-1]) + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es", verb + "ed", verb + "ing"
    return verb + "s", verb + "ed", verb + "ing"


def _check(cue: Cue) -> str | None:
    unknown = sorted(set(cue.frames) - FRAMES)
    return f"frames {unknown} are unknown; use some of {sorted(FRAMES)}" if unknown else None


@cache
def cues() -> Cues:
    """The shipped cues. LexiconError as `read_entries` says."""
    return Cues(read_entries("cues.toml", "cue", Cue, check=_check))


@cache
def words(kind: str) -> frozenset[str]:
    """The forms of the shipped words of this kind, in lower case."""
    return frozenset(form.lower() for form in spelt(kind))


@cache
def spelt(kind: str) -> frozenset[str]:
    """The forms of the shipped words of this kind as they are spelt."""
    return frozenset(n.form for n in read_entries("cues.toml", "word", Word) if n.kind == kind)


@cache
def pattern(kind: str) -> re.Pattern[str]:
    """Finds the shipped words of this kind, whole words in any case."""
    forms = sorted(words(kind), key=lambda f: (-len(f), f))
    return re.compile(r"(?i)(?<!\w)(?:" + "|".join(re.escape(f) for f in forms) + r")(?!\w)")
