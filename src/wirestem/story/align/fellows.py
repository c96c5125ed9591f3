"""Sentences of two texts that may tell the same: those that share terms which are more than names."""

from typing import NamedTuple

from wirestem.story.align.index import Index, Sentence
from wirestem.story.align.likeness import Likeness

_LEAST_TERMS = 2  # shared
_LEAST_CAPITALS = 3  # a headline may spell every word like a name
_LEAST_SHARE = 0.15  # of the lighter sentence's weight
_LEDE = 4  # a headline is compared with headlines and the first sentences only


class Fellow(NamedTuple):
    """Sentence `left` of one text beside sentence `right` of the other."""

    left: int
    right: int
    likeness: Likeness


def fellows(left: Index, right: Index, here: list[int], there: list[int]) -> list[Fellow]:
    """The pairs of the sentences `here` of `left` and `there` of `right` that share enough, in order."""
    wide = len(right.sentences)
    mass: dict[int, float] = {}
    count: dict[int, int] = {}
    open_left, open_right = set(here), set(there)
    for term in sorted(left.weight.keys() & right.weight.keys()):
        weight = min(left.weight[term], right.weight[term])
        facing = [other for other in right.told[term] if other in open_right]
        for number in left.told[term] if facing else ():
            if number in open_left:
                for other in facing:
                    key = number * wide + other
                    mass[key] = mass.get(key, 0.0) + weight
                    count[key] = count.get(key, 0) + 1
    found = []
    for key in sorted(key for key, met in count.items() if met >= _LEAST_TERMS):
        number, other = divmod(key, wide)
        one, two = left.sentences[number], right.sentences[other]
        if mass[key] >= _LEAST_SHARE * min(one.mass, two.mass) and _comparable(number, other, one, two, count[key]):
            apart = abs(number / len(left.sentences) - other / wide)
            found.append(Fellow(number, other, _likeness(one, two, mass[key], apart)))
    return found


def _comparable(number: int, other: int, one: Sentence, two: Sentence, count: int) -> bool:
    """Whether they share more than names, and a headline stands beside headlines and ledes only."""
    if (one.headline and other >= _LEDE) or (two.headline and number >= _LEDE):
        return False
    if one.headline or two.headline:
        return count >= _LEAST_CAPITALS
    return any(term in two.common for term in one.terms if term in one.common)


def _likeness(one: Sentence, two: Sentence, mass: float, apart: float) -> Likeness:
    terms = set(two.terms)
    common = sum(term in one.common or term in two.common for term in one.terms if term in terms)
    agreed = len(one.numbers & two.numbers)
    return Likeness(
        lighter=mass / min(one.mass, two.mass),
        heavier=mass / max(one.mass, two.mass),
        shared=min(1.0, mass / 20),
        common=min(6, common) / 6,
        numbers=min(2, agreed) / 2,
        clash=float(bool(one.numbers) and bool(two.numbers) and not agreed),
        speech=float(one.speech and two.speech),
        turned=float(one.speech != two.speech),
        apart=apart,
    )
