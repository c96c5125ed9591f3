"""Suggest: claims that may be one claim told in other words.

They stay two, each with its own count; what is said here is for a person to look at. Beside the likeness of their words it
counts where they stand: what one article tells twice is seldom one claim, and what stands beside the same claims often is.
"""

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from typing import NamedTuple

from wirestem.story.corroborate.dispute.pairs import ordered
from wirestem.story.corroborate.match.groups import Group
from wirestem.story.corroborate.match.pairs import Judgements
from wirestem.story.corroborate.terms import Page

LEAST = 0.3
"""How likely two claims must be one to be shown so: on stories left out of the fit two in five of those shown are."""
CEILING = 0.55
"""What is said to be likelier is so no more often than this."""
MOST = 3
"""How many other claims a claim is said to be perhaps."""
NEAR = 2
"""How many clauses before and behind a mention stand beside it."""
MILD = frozenset({"one denies", "other denier", "other speaker"})
"""Reasons to keep two wordings apart after which their claims may still be one."""


class Signs(NamedTuple):
    """What speaks for two claims being one, each 0 to 1.

    `likely` is the mean likelihood of all pairs of their wordings; `numbers`, `times` and `neighbours` are shared ones;
    `articles` and `origins` the shares of articles (headlines aside) and of origins that tell both; `distance` how far apart
    they stand in their articles; `voices`: somebody says both.
    """

    likely: float
    numbers: float
    times: float
    articles: float
    origins: float
    distance: float
    neighbours: float
    voices: float


class Pair(NamedTuple):
    """Two claims by number, and what speaks for their being one."""

    left: int
    right: int
    signs: Signs


class Near(NamedTuple):
    """Another claim by number, and how likely it is the same one."""

    claim: int
    likely: float


# Fitted by `training/suggestions.py` on nineteen fictional stories; docs/accuracy.md has the figures with each left out.
WEIGHTS = Signs(20.55, 1.64, 0.81, -3.41, 0.77, -3.02, 1.58, 1.12)
BIAS = -4.02


def suggestions(
    pairs: Iterable[Pair], apart: Collection[tuple[int, int]], *, least: float = LEAST
) -> dict[int, tuple[Near, ...]]:
    """For each claim the others that it may be, the likeliest first; pairs of claims in `apart` are told not to be one."""
    found: dict[int, list[Near]] = {}
    parted = {ordered(*pair) for pair in apart}
    for left, right, signs in pairs:
        chance = likelihood(signs)
        if chance >= least and (left, right) not in parted:
            found.setdefault(left, []).append(Near(right, chance))
            found.setdefault(right, []).append(Near(left, chance))
    ranked = {claim: sorted(near, key=lambda n: (-n.likely, n.claim))[:MOST] for claim, near in sorted(found.items())}
    return {claim: tuple(n._replace(likely=round(min(n.likely, CEILING), 2)) for n in near) for claim, near in ranked.items()}


def likelihood(signs: Signs) -> float:
    """How likely two claims are one, 0 to 1."""
    return 1 / (1 + math.exp(-BIAS - sum(w * x for w, x in zip(WEIGHTS, signs, strict=True))))


def beside(groups: Sequence[Group], judged: Judgements, pages: Mapping[str, Page], origin: Callable[[str], str]) -> list[Pair]:
    """Every two claims with some likeness that nothing plain keeps apart, in order; `origin` gives the root of an article."""
    home = {w.number: i for i, group in enumerate(groups) for w in group.wordings}
    sums: dict[tuple[int, int], float] = {}
    for (a, b), value in judged.likely.items():
        key = ordered(home.get(a, -1), home.get(b, -1))
        sums[key] = sums.get(key, 0.0) + value
    plain = {ordered(home.get(a, -1), home.get(b, -1)) for (a, b), why in judged.refused.items() if why not in MILD}
    views = [_view(group, pages, origin) for group in groups]
    neighbours = _neighbours(groups)
    found = []
    for left, right in sorted(sums):
        if left == right or left < 0 or (left, right) in plain or not _comparable(groups[left], groups[right]):
            continue
        mean = sums[left, right] / (len(groups[left].wordings) * len(groups[right].wordings))
        found.append(Pair(left, right, _signs(mean, views[left], views[right], neighbours[left], neighbours[right])))
    return found


def _comparable(left: Group, right: Group) -> bool:
    """Whether two groups can tell one claim, and it would matter: both deny or neither, no sentence tells both, and each is told
    in an article that does not tell the other."""
    if left.docs <= right.docs or right.docs <= left.docs:
        return False
    told = {(m.doc, m.sentence) for m in left.members}
    only = [all(m.mode == "denied" for m in g.members) for g in (left, right)]
    return left.denial == right.denial and only[0] == only[1] and not any((m.doc, m.sentence) in told for m in right.members)


class _View(NamedTuple):
    numbers: frozenset[str]
    times: frozenset[tuple[str, str]]
    articles: frozenset[str]
    origins: frozenset[str]
    place: float
    voices: frozenset[str]


def _view(group: Group, pages: Mapping[str, Page], origin: Callable[[str], str]) -> _View:
    places = [m.start / max(1, len(pages[m.doc].text)) for m in group.members]
    return _View(
        frozenset(f for f in group.forms if f.startswith("#")),
        frozenset((t.earliest[:10], t.latest[:10]) for w in group.wordings for t in w.times),
        frozenset(m.doc for m in group.members if not m.headline),
        frozenset(origin(doc) for doc in group.docs),
        math.fsum(places) / len(places),
        frozenset[str]().union(*(w.voices for w in group.wordings)),
    )


def _signs(mean: float, one: _View, two: _View, mine: frozenset[int], theirs: frozenset[int]) -> Signs:
    return Signs(
        mean,
        _shared(one.numbers, two.numbers),
        float(bool(one.times & two.times)),
        _shared(one.articles, two.articles),
        _shared(one.origins, two.origins),
        abs(one.place - two.place),
        _shared(mine, theirs),
        float(bool(one.voices & two.voices)),
    )


def _shared(mine: Set[object], theirs: Set[object]) -> float:
    """The share of the smaller set that both have."""
    return len(mine & theirs) / max(1, min(len(mine), len(theirs)))


def _neighbours(groups: Sequence[Group]) -> list[frozenset[int]]:
    """For each claim the others that stand within a few clauses of its mentions."""
    order: dict[str, list[tuple[int, int]]] = {}
    for number, group in enumerate(groups):
        for m in group.members:
            order.setdefault(m.doc, []).append((m.start, number))
    found: list[Counter[int]] = [Counter() for _ in groups]
    for told in order.values():
        row = [number for _, number in sorted(told)]
        for step in range(1, NEAR + 1):
            for one, two in zip(row, row[step:], strict=False):
                if one != two:
                    found[one][two] += 1
                    found[two][one] += 1
    return [frozenset(c) for c in found]
