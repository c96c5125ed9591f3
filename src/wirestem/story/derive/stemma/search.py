"""The search for the tree that costs least: texts are added one by one, then branches cut off and joined on elsewhere."""

from collections.abc import Sequence

import numpy as np

from wirestem.story.derive.stemma.branches import Branches, Point, contract, cut, edges, join
from wirestem.story.derive.stemma.fit import Price, across, cost, count, least, views
from wirestem.story.derive.stemma.variants import Characters, Reals

_LESS = 1e-3  # a step must save more


def grown(order: Sequence[int], chars: Characters, worth: Reals, price: Price) -> Branches:
    """A tree of the witnesses, added in `order` where each costs least, then improved until no step saves anything."""
    tree: Branches = {order[0]: set()}
    for node in order[1:]:
        _, a, b = joint(tree, {node: set()}, chars, worth, price)
        tree = join(tree, a, {node: set()}, b, len(chars.states))
    return improved(tree, chars, worth, price)


def improved(tree: Branches, chars: Characters, worth: Reals, price: Price) -> Branches:
    """`tree` after all steps that save something."""
    now = cost(tree, chars, worth, price)
    while True:
        found = _step(tree, now, chars, worth, price)
        if found is None:
            return tree
        tree, now = found


def _step(tree: Branches, now: float, chars: Characters, worth: Reals, price: Price) -> tuple[Branches, float] | None:
    extant = len(chars.states)
    best, best_cost = None, now - _LESS
    for a, b in edges(tree):
        one, two = cut(tree, a, b, extant)
        found, here, there = joint(one, two, chars, worth, price)
        if found < best_cost:
            best, best_cost = join(one, here, two, there, extant), found
        for unseen, other in ((a, b), (b, a)):
            if unseen >= extant:
                less = contract(tree, unseen, other)
                found = cost(less, chars, worth, price)
                if found < best_cost:
                    best, best_cost = less, found
        if best is not None:
            return best, best_cost
    return None


def joint(one: Branches, two: Branches, chars: Characters, worth: Reals, price: Price) -> tuple[float, Point, Point]:
    """Where an edge between two trees costs least, and what the whole then costs."""
    here, there = views(one, chars), views(two, chars)
    there_views = [across(v, chars.steps) for v in there.values()]
    unseen = price.unseen * sum(n >= len(chars.states) for tree in (one, two) for n in tree)
    table = np.empty((len(here), len(there)))
    near = np.stack(list(here.values()))
    for n, (point, view) in enumerate(zip(there, there_views, strict=True)):
        table[:, n] = count(least(near + view), worth, price) + price.unseen * (len(point) - 1)
    table += price.unseen * np.array([len(p) - 1 for p in here])[:, None]
    a, b = divmod(int(np.argmin(np.round(table, 4))), len(there))
    return float(table[a, b]) + unseen, list(here)[a], list(there)[b]
