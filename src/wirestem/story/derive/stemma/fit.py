"""How many changes a tree needs to explain the characters (Sankoff's parsimony), at every point of it at once."""

from typing import NamedTuple

import numpy as np

from wirestem.story.derive.stemma.branches import Branches, Point, points, walk
from wirestem.story.derive.stemma.variants import Characters, Reals

SURENESS = 3.0  # what costs one change more is e^-3 as likely


class Price(NamedTuple):
    """What a tree costs beside its changes: each `unseen` text, each `second` parent."""

    unseen: float = 2.0
    second: float = 2.5


def across(view: Reals, steps: Reals) -> Reals:
    """What is seen of a view from the other end of an edge: the best of keeping and changing each state."""
    return np.asarray((view[..., None, :] + steps).min(-1))


def views(tree: Branches, chars: Characters) -> dict[Point, Reals]:
    """The least changes of the whole tree, by character and the state at a point, for every point of `tree`."""
    extant = len(chars.states)
    nothing = np.zeros_like(chars.steps[..., 0])
    own = {n: chars.states[n] if n < extant else nothing for n in tree}
    order = list(walk(tree))
    up: dict[int, Reals] = {}  # what a node sends to the one before it
    total = dict(own)
    for node, before in reversed(order):
        if before >= 0:
            up[node] = across(total[node], chars.steps)
            total[before] = total[before] + up[node]
    found: dict[Point, Reals] = {}
    for node, before in order:
        if before >= 0:
            rest = total[before] - up[node]
            down = across(rest, chars.steps)
            total[node] = total[node] + down
            found[min(node, before), max(node, before)] = up[node] + down
        found[node,] = total[node]
    return {p: found[p] for p in points(tree)}


def least(view: Reals) -> Reals:
    """Changes by character."""
    return np.asarray(view.min(-1))


def changes(tree: Branches, chars: Characters) -> Reals:
    """The least number of changes of each character."""
    return least(views(tree, chars)[min(tree),])


def cost(tree: Branches, chars: Characters, worth: Reals, price: Price) -> float:
    """What `tree` costs in all."""
    unseen = sum(n >= len(chars.states) for n in tree)
    return float(changes(tree, chars) @ worth) + price.unseen * unseen
