"""Many trees explain the readings nearly as well as the best one; the one that agrees most with all of them is taken."""

import heapq
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wirestem.story.derive.stemma.branches import Branches, cut, edges
from wirestem.story.derive.stemma.fit import SURENESS, Price, cost
from wirestem.story.derive.stemma.search import steps
from wirestem.story.derive.stemma.variants import Characters

Integers = NDArray[np.integer[Any]]
_WITHIN = 1.5  # changes more than the best tree
_LOOKED_AT = 30  # trees whose neighbours are tried


def distances(tree: Branches, extant: int) -> Integers:
    """The number of edges between each two witnesses."""
    found = np.zeros((extant, extant), dtype=np.int16)
    for start in (n for n in tree if n < extant):
        reached = [(start, -1, 0)]
        while reached:
            here, before, far = reached.pop()
            if here < extant:
                found[start, here] = far
            reached.extend((n, here, far + 1) for n in tree[here] if n != before)
    return found


def near_best(tree: Branches, chars: Characters, price: Price) -> tuple[list[Branches], list[float]]:
    """Trees about as good as `tree`, itself among them, and how likely each is; the likely ones first."""
    extant, worth = len(chars.states), chars.weighed(chars.worth)
    best = cost(tree, chars, worth, price)
    waiting, known = [(round(best, 3), 0, tree)], {distances(tree, extant).tobytes()}
    done: list[tuple[float, int, Branches]] = []
    while waiting and len(done) < _LOOKED_AT:
        done.append(heapq.heappop(waiting))
        for found, other in steps(done[-1][2], best + _WITHIN, chars, worth, price):
            key = distances(other, extant).tobytes()
            if key not in known:
                known.add(key)
                heapq.heappush(waiting, (round(found, 3), len(known), other))
    every = sorted([*done, *waiting])[: 3 * _LOOKED_AT]
    odds = np.exp([-SURENESS * (found - every[0][0]) for found, _, _ in every])
    return [other for _, _, other in every], [float(o) for o in odds / odds.sum()]


def central(trees: Sequence[Branches], odds: Sequence[float], extant: int) -> Branches:
    """The tree that agrees most with all of them on which of two witnesses is nearer to a third."""
    nearer = [_nearer(tree, extant) for tree in trees]
    share = {s: sum(o * (one == s) for o, one in zip(odds, nearer, strict=True)) for s in (-1, 0, 1)}
    off = [round(float(sum((share[s] * abs(one - s)).sum() for s in share)), 6) for one in nearer]
    return trees[off.index(min(off))]


def _nearer(tree: Branches, extant: int) -> Integers:
    """For witnesses a, b, c: -1 if b is nearer to a than c is, 1 if farther, 0 if neither."""
    far = distances(tree, extant)
    return np.asarray(np.sign(far[:, :, None] - far[:, None, :]))


def held(tree: Branches, trees: Sequence[Branches], odds: Sequence[float], extant: int) -> dict[tuple[int, int], float]:
    """How likely each edge of `tree` is: the share of all trees with an edge that parts their witnesses the same way."""
    known = frozenset(n for n in trees[0] if n < extant)
    parted = [{_side(other, a, b, known) for a, b in edges(other)} for other in trees]
    return {
        (a, b): sum(o for o, sides in zip(odds, parted, strict=True) if _side(tree, a, b, known) in sides) for a, b in edges(tree)
    }


def _side(tree: Branches, a: int, b: int, known: frozenset[int]) -> frozenset[int]:
    """The `known` witnesses on that side of an edge where the first of them is not."""
    one, two = (known.intersection(part) for part in cut(tree, a, b, max(known) + 1))
    return two if min(known) in one else one
