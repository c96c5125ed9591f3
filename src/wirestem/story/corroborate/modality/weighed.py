"""Weighed: what the words of a clause and around it speak for, beside what the rules saw."""

from bisect import bisect_right
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from wirestem.encoder.moods import around, moods
from wirestem.model import Modality, Range, Traits
from wirestem.story.corroborate.clause.propositions import Proposition
from wirestem.story.corroborate.modality.lines import FINITE, Place, Reason

DOUBT = 0.8
"""How much more must speak for anything else than for a plain fact where no rule sees a reason: most clauses are plain facts."""


def signs(proposition: Proposition, place: Place, reasons: Sequence[tuple[str, Reason]]) -> tuple[str, ...]:
    """What the rules saw, by name: their answer, each reason, the cues of the sentence, and the statement around the clause."""
    line, statement = place.line, proposition.statement
    name, kind = (reasons[0][0], reasons[0][1].kind) if reasons else ("none", "asserted")
    verb = next((tag for tag in line.tags[place.start : place.end] if tag in FINITE), "none")
    opening = line.tags[place.start] if place.start < len(line.tags) else ""
    told = (f"stance {statement.stance}", f"kind {statement.kind}") if statement else ("no statement",)
    found = {f"rules {kind}", f"first {name} {kind}", f"verb {verb}", f"opening {opening}", f"mode {proposition.mode}", *told}
    found |= {f"reason {name} {reason.kind}" for name, reason in reasons}
    found |= {f"cue {s.kind} {_where(place, s.start, s.end)}" for s in line.signs}
    flags = {"headline": proposition.headline, "answers": proposition.answers, "begins the sentence": place.start == 0}
    found |= {flag for flag, holds in flags.items() if holds}
    if statement and statement.cue:
        found.add("own cue")
    return tuple(sorted(found))


def _where(place: Place, start: int, end: int) -> str:
    return "before" if start < place.start else "within" if end <= place.end else "behind"


def near(traits: Traits, clause: Range, sentence: Range) -> tuple[slice, NDArray[np.int64]]:
    """The words that a clause attends to and the place of each; none where no word of it was read."""
    starts = np.frombuffer(traits.starts, np.uint32)
    begin, end, low, high = np.searchsorted(starts, (*clause, *sentence)).tolist()
    if begin >= end:
        return slice(0, 0), np.zeros(0, np.int64)
    number = bisect_right(traits.borders, begin)
    first, places = around(begin, end, (low, high), (traits.borders[number - 1], traits.borders[number]))
    return slice(first, first + len(places)), places


def weighed(traits: Traits | None, proposition: Proposition, seen: Sequence[str]) -> Modality | None:
    """The class that most speaks for, the first of equal ones; None where the encoder read no word of the clause."""
    if traits is None:
        return None
    words, places = near(traits, (proposition.start, proposition.end), proposition.sentence)
    if not len(places):
        return None
    rows = np.frombuffer(traits.rows, np.int8).reshape(len(traits.starts) // 4, -1)[words]
    scores = moods(traits.folder).scores(rows, places, seen)
    kinds: tuple[Modality, ...] = ("asserted", "alleged", "denied", "planned", "hypothetical", "hedged", "opinion")
    if "first none asserted" in seen:
        scores["asserted"] += DOUBT
    return max(kinds, key=lambda kind: scores[kind])
