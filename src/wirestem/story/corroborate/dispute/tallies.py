"""Tallies: whether two claims count the same thing and come to different numbers."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import NamedTuple

from wirestem.story.corroborate.clause.figures import Quantity
from wirestem.story.corroborate.match.agreement import agreeing, comparable
from wirestem.story.corroborate.match.groups import Group
from wirestem.story.corroborate.match.wordings import Wording, mass

HARM = frozenset({"=die", "=injured", "=missing", "=arrest", "=rescue", "=evacuate"})
"""What befalls people: two numbers of it are of one thing, whoever is counted."""
PERSONS = frozenset(
    {
        "=people",
        "=crew",
        "=villager",
        "=worker",
        "=dock_worker",
        "=passenger",
        "=refugee",
        "=school_child",
        "=protest",
        "=soldier",
    }
    | {"=guard", "=patient", "=prisoner", "=join", "=child", "=tourist_boat"}
)
"""Words for people that name the same ones: "24 people", "22 crew"."""
SHARED = 0.34
"""How much of the weight of the claim with fewer words, numbers aside, the other must have."""
NAMED = 3.0
"""How much the words next to two measures must weigh together for one thing measured."""
TWICE = 2.0
"""A number of dead or hurt that is more than so many times the other is of other people."""
TEN = 10
"""Numbers below this are met by chance: they must count by one noun."""
ALIKE = 0.15
"""How much of the weight of the words of such claims must be shared."""
CROWD = 60
"""What more groups than this count is not compared group by group."""
_SPANS = frozenset({"year", "month", "week", "day", "hour", "minut", "second", "=year"})
_ASKED = frozenset({"=demand", "=offer", "=promise", "=plan", "=forecast", "=hope", "=fear"})


class Odds(NamedTuple):
    """Two groups by number whose tallies differ, and the wordings where it shows; not `apart`: one may replace the other, but
    it is no dispute, as one voice tells both."""

    left: int
    right: int
    here: Wording
    there: Wording
    apart: bool


def at_odds(groups: Sequence[Group], weight: Mapping[str, float]) -> Iterator[Odds]:
    """Pairs of groups that count one thing and differ, in order."""
    for a, b in _worth_a_look(groups):
        left, right = groups[a], groups[b]
        if left.denial != right.denial and _answered(left, right):
            continue
        pair = _differing(left, right, weight)
        if pair is not None:
            yield Odds(a, b, *pair)


def _worth_a_look(groups: Sequence[Group]) -> list[tuple[int, int]]:
    posted: dict[str, list[int]] = {}
    for number, group in enumerate(groups):
        keys = {key for w in group.wordings for q in w.figures for key in _keys(q)}
        for key in keys:
            posted.setdefault(key, []).append(number)
    pairs: set[tuple[int, int]] = set()
    for key in sorted(posted):
        if len(posted[key]) <= CROWD:
            pairs.update(combinations(posted[key], 2))
    return sorted(pairs)


def _keys(quantity: Quantity) -> frozenset[str]:
    harm = quantity.near & HARM
    if quantity.measured:
        return quantity.kinds - {"measure"} - _SPANS if "measure" in quantity.kinds else frozenset()
    return harm or (frozenset({"person"}) if quantity.kinds & PERSONS else quantity.kinds)


def _answered(left: Group, right: Group) -> bool:
    """Whether one group denies what the other tells; then it is a denial."""
    return bool({m.sentence for m in left.members} & {m.sentence for m in right.members} and left.docs & right.docs)


def _differing(left: Group, right: Group, weight: Mapping[str, float]) -> tuple[Wording, Wording, bool] | None:
    if _names_differ(left, right) or _may_be_one(left, right) or _adds(left) or _adds(right):
        return None
    best: tuple[float, Wording, Wording] | None = None
    for a, b in product(left.wordings, right.wordings):
        if a.figures and b.figures:
            if agreeing(a.figures, b.figures):
                return None
            value = _odds(a, b, left, right, weight)
            if value and (best is None or value > best[0]):
                best = value, a, b
    return (best[1], best[2], _two_tellers(left, right)) if best else None


def _two_tellers(left: Group, right: Group) -> bool:
    """Whether different people tell it: two voices, or two articles."""
    mine, theirs = ({v for w in g.wordings for v in w.voices} for g in (left, right))
    if mine and theirs:
        return not mine & theirs
    return bool(left.docs ^ right.docs)


def _names_differ(left: Group, right: Group) -> bool:
    """Whether each side names whom or what it counts, and no name is the same."""
    mine, theirs = ({n for w in g.wordings for n in w.names} for g in (left, right))
    return bool(mine) and bool(theirs) and not mine & theirs


def _adds(group: Group) -> bool:
    """Whether the number comes on top of another ("two more"): alone it is no tally."""
    return any(q.more for w in group.wordings for q in w.figures)


def _may_be_one(left: Group, right: Group) -> bool:
    """Whether a number without a noun of its own may be the other claim's: "about 50 are unaccounted for", "48 missing"."""
    mine, theirs = ([q for w in g.wordings for q in w.figures if not q.measured and q.value >= 10] for g in (left, right))
    return any((x.bare or y.bare) and x.meets(y) and x.near & y.near & HARM for x, y in product(mine, theirs))


def _odds(a: Wording, b: Wording, left: Group, right: Group, weight: Mapping[str, float]) -> float:
    """How much speaks for two wordings telling different numbers of one thing, 0 for nothing."""
    if a.mode != "told" or b.mode != "told" or asked(a) or asked(b):
        return 0.0
    for x, y in product(a.figures, b.figures):
        if x.meets(y) or x.part or y.part or x.more or y.more or x.measured != y.measured or not _of_one_size(x, y):
            continue
        if x.measured:
            if _one_measure(x, y, left, right, weight):
                return 1.0
            continue
        harm = x.near & HARM, y.near & HARM
        if harm[0] and harm[0] & harm[1]:
            if _one_tally(x, y, left, right, weight):
                return 1.0
            continue
        if bool(harm[0]) != bool(harm[1]) or not _one_kind(x, y):
            continue
        shared = _shared(left, right, x, y, weight)
        if shared >= SHARED:
            return shared
    return 0.0


def _one_measure(x: Quantity, y: Quantity, left: Group, right: Group, weight: Mapping[str, float]) -> bool:
    """Whether two measures are of one thing: of one unit, next to the same rare word ("the distance was 180 km")."""
    if not comparable(x, y) or x.kinds & _SPANS:
        return False
    named = (x.role & y.role) - x.kinds - y.kinds - {n for g in (left, right) for w in g.wordings for n in w.names}
    return mass(named, weight) >= NAMED


def _one_tally(x: Quantity, y: Quantity, left: Group, right: Group, weight: Mapping[str, float]) -> bool:
    """Whether two numbers of what befell people are of the same people: near in size, and small ones of one noun and more."""
    small, large = sorted((x.value, y.value))
    if large > TWICE * small:
        return False
    if small >= TEN:
        return True
    mine, theirs = (frozenset(f for f in g.forms if f[0] != "#") for g in (left, right))
    return comparable(x, y) and mass(mine & theirs, weight) >= ALIKE * min(mass(mine, weight), mass(theirs, weight))


def asked(wording: Wording) -> bool:
    """Whether the number is wanted, offered or foreseen, not told."""
    return bool(wording.forms & _ASKED) or all(m.stance == "expects" for m in wording.members)


def _of_one_size(x: Quantity, y: Quantity) -> bool:
    small, large = sorted((x.value, y.value))
    return small > 0 and large > 1 and large / small < 5


def _one_kind(x: Quantity, y: Quantity) -> bool:
    return comparable(x, y) or bool(x.kinds & PERSONS and y.kinds & PERSONS)


def _shared(left: Group, right: Group, x: Quantity, y: Quantity, weight: Mapping[str, float]) -> float:
    """How much both claims have in common besides the numbers and what they count."""
    mine, theirs = (frozenset(f for f in g.forms if f[0] != "#") - x.kinds - y.kinds - PERSONS for g in (left, right))
    least = min(mass(mine, weight), mass(theirs, weight))
    return mass(mine & theirs, weight) / least if least else 0.0
