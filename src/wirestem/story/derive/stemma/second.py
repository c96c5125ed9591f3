"""Second parents: a witness whose readings come partly from here, partly from there ("contamination").

Two places in the tree share the readings of such a witness, each character going where it costs less. That always saves
something, since coincidences happen; so a second parent has its price, and each choice between the two costs a little.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wirestem.story.derive.stemma.branches import Branches, Point, cut, edges, join, without
from wirestem.story.derive.stemma.fit import SURENESS, Price, across, cost, least, views
from wirestem.story.derive.stemma.search import improved
from wirestem.story.derive.stemma.variants import Characters, Reals

Flags = NDArray[np.bool_]  # by character
_CHOICE = 0.1  # of a change: what it costs to say from which of two parents a reading comes
_DIFFER = 0.05  # of a change: two places that differ less are alike


class Case(NamedTuple):
    """`child`, with what hangs `below` it, joined to the `rest` of a tree at two places at once.

    `place` is where most comes from, `other` a node that the characters `drawn` come from; `cost` is that of all,
    `added` what joining it adds to that of the rest, `odds` how likely this place is beside others, 0 to 1.
    """

    child: int
    below: Branches
    rest: Branches
    place: Point
    other: int
    drawn: Flags
    cost: float
    added: float
    odds: float


def seconds(tree: Branches, chars: Characters, price: Price) -> tuple[Branches, Characters, list[Case]]:
    """Finds witnesses with two parents, the surest first. Gives the tree that the other witnesses make, and the cases.

    One from which nothing descends says nothing of the others: it is left out of the tree. One with descendants stays; in
    the characters given back what it has from its second parent is unknown.
    """
    worth = chars.weighed(chars.worth)
    found: list[Case] = []
    while len(found) < len(chars.states) // 3:
        now = cost(tree, chars, worth, price)
        cases = [c for c in _cases(tree, chars, price) if c.child not in {f.child for f in found}]
        best = min(cases, key=lambda c: (round(c.cost, 3), c.child, len(c.below)), default=None)
        if best is None or now - best.cost <= price.second:
            break
        found.append(best)
        if len(best.below) == 1:
            tree = improved(best.rest, chars, worth, price)
        else:
            states = chars.states.copy()
            states[best.child][best.drawn] = chars.steps[best.drawn].diagonal(0, -2, -1)
            chars = chars._replace(states=states)
            tree = improved(join(best.below, (best.child,), best.rest, best.place, len(states)), chars, worth, price)
    return tree, chars, found


def _cases(tree: Branches, chars: Characters, price: Price) -> Iterator[Case]:
    extant = len(chars.states)
    for child in sorted(n for n in tree if n < extant and len(tree) > 3):
        yield case({child: set()}, without(tree, child, extant), child, chars, price)
    for a, b in edges(tree):
        for child, parent in ((a, b), (b, a)):
            if child < extant and len(tree[child]) > 1:
                below, rest = cut(tree, child, parent, extant)
                if len(rest) > 2:
                    yield case(below, rest, child, chars, price)


def case(below: Branches, rest: Branches, child: int, chars: Characters, price: Price) -> Case:
    """The two best places for `child` in the `rest` of the tree; the second is a text that is there already."""
    worth, extant = chars.weighed(chars.worth), len(chars.states)
    spots, costs = _places(below, rest, child, chars)
    unseen = price.unseen * np.array([len(p) - 1 for p in spots], dtype=float)
    alone = costs @ worth + unseen
    nodes = [n for n, p in enumerate(spots) if len(p) == 1]
    total = np.full((len(spots), len(spots)), np.inf)
    for n in nodes:
        choices = (np.abs(costs - costs[n]) > _DIFFER) @ worth
        shared = np.minimum(costs, costs[n]) @ worth + _CHOICE * choices + unseen
        total[:, n] = np.where(np.round(alone, 3) <= round(float(alone[n]), 3), shared, np.inf)
        total[n, n] = np.inf
    total += price.unseen * sum(n >= extant for n in (*below, *rest))
    first, other = divmod(int(np.argmin(np.round(total, 4))), len(spots))
    odds = np.exp(-SURENESS * (total - total.min()))
    drawn = costs[other] < costs[first] - _DIFFER
    share = float(odds[first].sum() / odds.sum())
    found = float(total.min())
    return Case(child, below, rest, spots[first], spots[other][0], drawn, found, found - cost(rest, chars, worth, price), share)


def _places(below: Branches, rest: Branches, child: int, chars: Characters) -> tuple[list[Point], Reals]:
    """The points of `rest`, and what each character costs if `child` is joined on there."""
    mine = across(views(below, chars)[child,], chars.steps)
    there = views(rest, chars)
    return list(there), np.stack([least(view + mine) for view in there.values()])


def placed(tree: Branches, child: int, drawn: Flags, chars: Characters) -> int | None:
    """The node of `tree` that the characters which `child` has `drawn` come from; None if it hangs there already."""
    worth = chars.weighed(chars.worth) * drawn
    found = []
    for parent in sorted(tree[child]):
        below, rest = cut(tree, child, parent, len(chars.states))
        spots, costs = _places(below, rest, child, chars)
        found += [(round(float(c @ worth), 3), p[0]) for p, c in zip(spots, costs, strict=True) if len(p) == 1]
    node = min(found)[1]
    return None if node in tree[child] else node
