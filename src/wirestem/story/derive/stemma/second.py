"""Second parents: a witness whose readings come partly from here, partly from there ("contamination").

Two places in the tree share the readings of such a witness, each character going where it costs less. That always saves
something, since coincidences happen; so a second parent has its price, and each choice between the two costs a little.
"""

from collections.abc import Collection, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wirestem.story.derive.stemma.branches import Branches, Point, cut, edges, join
from wirestem.story.derive.stemma.fit import Price, across, cost, least, views
from wirestem.story.derive.stemma.search import improved
from wirestem.story.derive.stemma.variants import Characters, Reals

Flags = NDArray[np.bool_]  # by character
_CHOICE = 0.1  # of a change: what it costs to say from which of two parents a reading comes
_DIFFER = 0.05  # of a change: two places that differ less are alike


class Second(NamedTuple):
    """`child` stands in `tree` where its first parent is; the characters `drawn` come from elsewhere."""

    child: int
    tree: Branches
    drawn: Flags
    saves: float


def seconds(tree: Branches, chars: Characters, price: Price) -> tuple[Branches, Characters, dict[int, Flags]]:
    """Finds witnesses with two parents, the surest first; what they draw from the second says nothing of the first.

    Gives the improved tree, the characters in which what was drawn is unknown, and by witness which those are.
    """
    worth = chars.weighed(chars.worth)
    found: dict[int, Flags] = {}
    while True:
        cases = [*_cases(tree, chars, worth, price, found)]
        best = max(cases, key=lambda s: (round(s.saves, 4), -s.child), default=None)
        if best is None or best.saves <= price.second:
            return tree, chars, found
        found[best.child] = best.drawn
        states = chars.states.copy()
        states[best.child][best.drawn] = chars.steps[best.drawn].diagonal(0, -2, -1)
        chars = chars._replace(states=states)
        tree = improved(best.tree, chars, worth, price)


def _cases(tree: Branches, chars: Characters, worth: Reals, price: Price, known: Collection[int]) -> Iterator[Second]:
    now = cost(tree, chars, worth, price)
    for a, b in edges(tree):
        for child, parent in ((a, b), (b, a)):
            if child < len(chars.states) and child not in known:
                below, rest = cut(tree, child, parent, len(chars.states))
                if len(rest) > 2:
                    yield _case(below, rest, child, chars, worth, price, now)


def _case(below: Branches, rest: Branches, child: int, chars: Characters, worth: Reals, price: Price, now: float) -> Second:
    """The two best places for `child`, with all that hangs below it, in the `rest` of the tree."""
    extant = len(chars.states)
    spots, costs = _places(below, rest, child, chars)
    unseen = np.array([len(p) - 1 for p in spots], dtype=float)
    fixed = price.unseen * sum(n >= extant for n in (*below, *rest))
    total = price.unseen * (unseen[:, None] + unseen) + fixed
    for n, one in enumerate(costs):
        total[n] += np.minimum(one, costs) @ worth + _CHOICE * ((np.abs(one - costs) > _DIFFER) @ worth)
    np.fill_diagonal(total, np.inf)
    first, other = divmod(int(np.argmin(np.round(total, 4))), len(spots))
    if costs[other] @ worth + price.unseen * unseen[other] < costs[first] @ worth + price.unseen * unseen[first]:
        first, other = other, first
    drawn = costs[other] < costs[first] - _DIFFER
    return Second(child, join(below, (child,), rest, spots[first], extant), drawn, now - float(total.min()))


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
