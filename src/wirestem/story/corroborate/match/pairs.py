"""Match: whether two wordings tell the same, by their words first, then by typed checks."""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from wirestem.story.corroborate.clause.moments import Moment, meet
from wirestem.story.corroborate.match.agreement import agreeing
from wirestem.story.corroborate.match.align import Similarity
from wirestem.story.corroborate.match.likeness import Likeness
from wirestem.story.corroborate.match.vetoes import Seen, refused
from wirestem.story.corroborate.match.wordings import Scales, Wording, at_time, mass, scales


class Features(NamedTuple):
    """What two wordings have in common, each 0 to 1 unless said otherwise."""

    containment: float
    jaccard: float
    around: float
    numbers: float
    names: float
    aligned: float
    negation: float
    same_time: float
    same_voice: float
    other_voice: float
    both_deny: float
    mass: float
    same_quote: float
    other_numbers: float
    near: float


def features(left: Wording, right: Wording, weighed: Scales, similarity: Similarity, likeness: Likeness) -> Features:
    """What two wordings have in common.

    `similarity` gives the likeness of the aligned passages that hold both, 0 when none does; `likeness` how near the words
    of both are in sense.
    """
    weight = weighed.weight
    same_time = _same_time(left, right, weight)
    shared = mass(left.matter & right.matter, weight) + _clock(left, right) * weighed.unit
    mine, theirs = weighed.own[left.number], weighed.own[right.number]
    around = mass(left.around & right.around, weight)
    numbers = agreeing(left.figures, right.figures)
    return Features(
        min(shared / max(min(mine, theirs), 1e-9), 1.0),
        min(shared / max(mine + theirs - shared, 1e-9), 1.0),
        around / max(min(weighed.around[left.number], weighed.around[right.number]), 1e-9),
        numbers,
        len(set(left.names) & set(right.names)) / max(min(len(left.names), len(right.names)), 1),
        similarity(left, right),
        float(left.negated != right.negated),
        same_time,
        float(bool(left.voices & right.voices)),
        float(bool(left.voices) and bool(right.voices) and not left.voices & right.voices),
        float(left.denies and right.denies),
        min(shared / (1.8 * weighed.unit), 1.0),
        float(bool(left.quotes & right.quotes)),
        float(bool(left.figures) and bool(right.figures) and not numbers),
        likeness(left.number, right.number),
    )


def _same_time(left: Wording, right: Wording, weight: Mapping[str, float]) -> float:
    """How telling a time is that both share; half when one is much vaguer than the other."""
    best = 0.0
    for a in left.times:
        for b in right.times:
            if meet(a, b):
                value = min(weight.get(at_time(a), 1.0), weight.get(at_time(b), 1.0))
                best = max(best, value if _as_precise(a, b) else value / 2)
    return best


def _clock(left: Wording, right: Wording) -> float:
    """1 when both name the same minute of the clock, which few clauses do by chance."""
    clocks = {t.clock for t in left.times if t.clock}
    return float(any(t.clock in clocks and any(meet(t, o) for o in left.times) for t in right.times))


def _as_precise(left: Moment, right: Moment) -> bool:
    named = bool(left.weekday) and left.weekday == right.weekday
    return named or left.earliest[:10] == right.earliest[:10] or left.latest[:10] == right.latest[:10]


# Fitted by logistic regression on the pairs of seven fictional stories, each left out in turn, then rounded towards what
# carries over: less for shared times and more for shared words than the fit itself asks for. A fit on fifteen stories
# (`training/claims.py`) joins more of what belongs together and more of what does not: counts fall by three to six points.
WEIGHTS = Features(1.6, 2.4, 1.8, 2.7, -0.5, 0.5, -0.3, 2.0, 0.8, -0.3, 0.9, 1.6, 2.0, -0.4, 1.0)
BIAS = -4.6


def probability(seen: Features) -> float:
    """How likely the two wordings tell the same, 0 to 1."""
    total = BIAS + sum(w * x for w, x in zip(WEIGHTS, seen, strict=True))
    return 1 / (1 + math.exp(-total))


FAINT = 0.02
"""Pairs less likely than this are left out: they bring nobody together."""


class Judgements(NamedTuple):
    """Pairs of wordings by their numbers: how likely they tell the same, and why some cannot."""

    likely: dict[tuple[int, int], float]
    refused: dict[tuple[int, int], str]


def judgements(
    known: Sequence[Wording],
    pairs: Sequence[tuple[int, int]],
    weight: Mapping[str, float],
    similarity: Similarity,
    likeness: Likeness,
) -> Judgements:
    """Every pair judged."""
    found = Judgements({}, {})
    weighed = scales(known, weight)
    for a, b in pairs:
        left, right = known[a], known[b]
        seen = features(left, right, weighed, similarity, likeness)
        reason = refused(left, right, Seen(seen.containment, seen.jaccard, seen.numbers))
        if reason is not None:
            found.refused[a, b] = reason
        elif (value := probability(seen)) > FAINT:
            found.likely[a, b] = value
    return found
