"""Match: whether two wordings tell the same, by their words first, then by typed checks."""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from wirestem.story.corroborate.align import Similarity
from wirestem.story.corroborate.figures import Quantity
from wirestem.story.corroborate.moments import Moment, clash, meet
from wirestem.story.corroborate.wordings import Scales, Wording, at_time, mass


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


LEAST_SHARED = 0.5
"""Wordings that share less than this part of a rare word's weight are not compared further."""


def features(left: Wording, right: Wording, scales: Scales, similarity: Similarity) -> Features | None:
    """What two wordings have in common, None when it is next to nothing.

    `similarity` gives the likeness of the aligned passages that hold both, 0 when none does.
    """
    weight = scales.weight
    same_time = _same_time(left, right, weight)
    shared = mass(left.matter & right.matter, weight) + _clock(left, right) * scales.unit
    if shared < LEAST_SHARED * scales.unit:
        return None
    mine, theirs = scales.own[left.number], scales.own[right.number]
    around = mass(left.around & right.around, weight)
    names = set(left.names) & set(right.names)
    return Features(
        shared / max(min(mine, theirs), 1e-9),
        shared / max(mine + theirs - shared, 1e-9),
        around / max(min(scales.around[left.number], scales.around[right.number]), 1e-9),
        agreeing(left.figures, right.figures),
        len(names) / max(min(len(left.names), len(right.names)), 1),
        similarity(left, right),
        float(left.negated != right.negated),
        same_time,
        float(bool(left.voices & right.voices)),
        float(bool(left.voices) and bool(right.voices) and not left.voices & right.voices),
        float(left.denies and right.denies),
        min(shared / (1.8 * scales.unit), 1.0),
        float(bool(left.quotes & right.quotes)),
        float(bool(left.figures) and bool(right.figures) and not agreeing(left.figures, right.figures)),
    )


def agreeing(left: Sequence[Quantity], right: Sequence[Quantity]) -> float:
    """How much the numbers bear each other out: 1 for one of at least 10, less for a small one, 0 for none.

    Telling numbers agree whatever they count ("31 people", "the toll of 31"), unless one is a measure and the other none.
    Numbers that find no partner weaken it.
    """
    best, paired = 0.0, 0
    for a in left:
        values = [_bears_out(a, b) for b in right]
        paired += any(values)
        best = max([best, *values])
    return best * max(0.4, paired / max(len(left), len(right), 1))


def _bears_out(a: Quantity, b: Quantity) -> float:
    if (
        not a.meets(b)
        or _two_floors(a, b)
        or a.more != b.more
        or a.measured != b.measured
        or (a.measured and not comparable(a, b))
    ):
        return 0.0
    if a.value == b.value and a.value >= 10:
        return 1.0
    if comparable(a, b):
        return 0.8 if a.value >= 10 else 0.5
    return 0.0


def _two_floors(a: Quantity, b: Quantity) -> bool:
    """ "At least 44" and "more than 50" may both be true and yet are two reports."""
    return a.high == b.high == float("inf") and abs(a.value - b.value) > 0.05 * max(a.value, b.value)


def clashing(left: Sequence[Quantity], right: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """Two numbers of the same unit that cannot both be true, when none of that unit agree."""
    for a in left:
        peers = [b for b in right if comparable(a, b)]
        if peers and not any(a.meets(b) and not _two_floors(a, b) and a.more == b.more for b in peers):
            return a, peers[0]
    return None


def comparable(left: Quantity, right: Quantity) -> bool:
    """Whether both count the same kind of thing."""
    return left.measured == right.measured and bool((left.kinds & right.kinds) - {"measure"})


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


SAME_WORDS = 0.75
"""Clauses that share this much of the shorter one are one quotation, whoever is said to speak."""
MOSTLY = 0.5
"""Clauses that share this much of all their words say the opposite when one has a "not"."""
ALIGNED = 0.8
"""Clauses at one place of passages this similar are copies: a time or speaker that differs was misread in one of them."""


def refused(left: Wording, right: Wording, seen: Features) -> str | None:
    """Why two wordings cannot tell the same, or None: the typed checks."""
    copied = seen.aligned >= ALIGNED and seen.containment >= SAME_WORDS
    if _crossed(left, right) or _crossed(right, left):
        return "one denies"
    if left.mode == "act" == right.mode and left.voices and right.voices and not left.voices & right.voices:
        return "other denier"
    if left.negated != right.negated and not copied and (left.denies != right.denies or seen.jaccard >= MOSTLY):
        return "says the opposite"
    if clashing(left.figures, right.figures) and not agreeing(left.figures, right.figures):
        return "other number"
    if clash(left.times, right.times) and not copied:
        return "other time"
    if _turned(left, right):
        return "roles turned"
    if _other_speaker(left, right, seen):
        return "other speaker"
    return None


def _other_speaker(left: Wording, right: Wording, seen: Features) -> bool:
    """Whether two speakers are quoted, in words of their own."""
    if not left.speakers or not right.speakers or left.speakers & right.speakers:
        return False
    return not seen.numbers and seen.containment < SAME_WORDS


def _crossed(left: Wording, right: Wording) -> bool:
    """Whether one is a denial and the other what is denied, or no denial at all."""
    if left.mode == "denied":
        return right.denies or left.negated != right.negated
    return left.mode == "act" and not right.denies


def _turned(left: Wording, right: Wording) -> bool:
    """Whether giver and receiver changed places: "A sent B's …" against "B sent A's …"."""
    goals = {n for n, role in left.roles if role == "to"}, {n for n, role in right.roles if role == "to"}
    heads = {n for n, role in left.roles if role == "head"}, {n for n, role in right.roles if role == "head"}
    return bool(goals[0] & heads[1]) and bool(heads[0] & goals[1])


# Fitted by logistic regression on the pairs of seven fictional stories, each left out in turn, then rounded towards what
# carries over: less for shared times and more for shared words than the fit itself asks for.
WEIGHTS = Features(1.6, 2.4, 1.8, 2.7, -0.5, 0.5, -0.3, 2.0, 0.8, -0.3, 0.9, 1.6, 2.0, -0.4)
BIAS = -4.3


def probability(seen: Features) -> float:
    """How likely the two wordings tell the same, 0 to 1."""
    total = BIAS + sum(w * x for w, x in zip(WEIGHTS, seen, strict=True))
    return 1 / (1 + math.exp(-total))
