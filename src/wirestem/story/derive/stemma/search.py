"""The search for the tree that costs least: texts are added one by one, then branches cut off and joined on elsewhere."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from wirestem.story.derive.stemma.branches import Branches, Point, contract, cut, edges, join
from wirestem.story.derive.stemma.fit import Price, across, cost, least, views
from wirestem.story.derive.stemma.variants import Characters, Reals

_LESS = 1e-3  # a step must save more


def grown(order: Sequence[int], chars: Characters, worth: Reals, price: Price) -> Branches:
    """A tree of the witnesses, added in `order` where each costs least, then improved until no step saves anything."""
    tree: Branches = {order[0]: set()}
    for node in order[1:]:
        tree = _Joint(tree, {node: set()}, chars, worth, price).best()[1]
    return improved(tree, chars, worth, price)


def improved(tree: Branches, chars: Characters, worth: Reals, price: Price) -> Branches:
    """`tree` after all steps that save something."""
    now = cost(tree, chars, worth, price)
    while True:
        for a, b in edges(tree):
            joint = _Joint(*cut(tree, a, b, len(chars.states)), chars, worth, price)
            found = min([joint.best(), *_contracted(tree, a, b, chars, worth, price)], key=lambda f: round(f[0], 4))
            if found[0] < now - _LESS:
                now, tree = found
                break
        else:
            return tree


def steps(tree: Branches, limit: float, chars: Characters, worth: Reals, price: Price) -> Iterator[tuple[float, Branches]]:
    """The trees one step away that cost at most `limit`, each with its cost; some more than once."""
    for a, b in edges(tree):
        yield from _Joint(*cut(tree, a, b, len(chars.states)), chars, worth, price).within(limit)
        yield from (found for found in _contracted(tree, a, b, chars, worth, price) if found[0] <= limit)


def _contracted(
    tree: Branches, a: int, b: int, chars: Characters, worth: Reals, price: Price
) -> Iterator[tuple[float, Branches]]:
    """The trees in which an unseen end of an edge is its other end."""
    for unseen, other in ((a, b), (b, a)):
        if unseen >= len(chars.states):
            less = contract(tree, unseen, other)
            yield cost(less, chars, worth, price), less


class _Joint(NamedTuple):
    """Two trees about to be joined by an edge."""

    one: Branches
    two: Branches
    chars: Characters
    worth: Reals
    price: Price

    def best(self) -> tuple[float, Branches]:
        """The whole tree that costs least; of several the first."""
        here, there, table = self._table()
        a, b = divmod(int(np.argmin(np.round(table, 4))), len(there))
        return float(table[a, b]), join(self.one, here[a], self.two, there[b], len(self.chars.states))

    def within(self, limit: float) -> Iterator[tuple[float, Branches]]:
        """The whole trees that cost at most `limit`."""
        here, there, table = self._table()
        for a, b in np.argwhere(table <= limit):
            yield float(table[a, b]), join(self.one, here[a], self.two, there[b], len(self.chars.states))

    def _table(self) -> tuple[list[Point], list[Point], Reals]:
        """The points of both trees, and what the whole costs if it is joined at each two of them."""
        here, there = views(self.one, self.chars), views(self.two, self.chars)
        near = np.stack(list(here.values()))
        unseen = sum(n >= len(self.chars.states) for n in (*self.one, *self.two))
        new = [np.array([len(p) - 1 for p in points]) for points in (here, there)]
        table = float(self.price.unseen) * (unseen + new[0][:, None] + new[1])
        for n, view in enumerate(there.values()):
            table[:, n] += least(near + across(view, self.chars.steps)) @ self.worth
        return list(here), list(there), table
