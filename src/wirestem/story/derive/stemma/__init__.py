"""Stemma: the family tree of texts, from what each reads where they differ.

Every change of wording costs something, and so does every text that nobody has: the tree that costs least explains the
readings in the fewest words. Witnesses may be ancestors of one another; a witness may have two parents.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from wirestem.story.derive.stemma import second
from wirestem.story.derive.stemma.branches import Branches
from wirestem.story.derive.stemma.fit import Price, cost
from wirestem.story.derive.stemma.nearness import central, held, near_best
from wirestem.story.derive.stemma.search import grown
from wirestem.story.derive.stemma.second import Flags
from wirestem.story.derive.stemma.variants import Characters, Table, Weights, characters

__all__ = ["Branch", "Price", "Second", "Stemma", "Table", "Weights", "stemma"]


class Branch(NamedTuple):
    """An edge between two texts, without direction; `support` is how likely it is, 0 to 1."""

    one: str
    other: str
    support: float


class Second(NamedTuple):
    """`child` has some readings from a second parent; `share` is how many of those that tell, by weight, 0 to 1."""

    child: str
    parent: str
    share: float


class Stemma(NamedTuple):
    """The family tree of `witnesses` and `unseen` texts ("*1", "*2", …), unrooted; `cost` is in changes of a word.

    `branches` make one tree; `seconds` add what witnesses have from second parents.
    """

    witnesses: tuple[str, ...]
    unseen: tuple[str, ...]
    branches: tuple[Branch, ...]
    seconds: tuple[Second, ...]
    cost: float

    @property
    def edges(self) -> tuple[tuple[str, str], ...]:
        """Both kinds of edges, as pairs of names."""
        return (*((b.one, b.other) for b in self.branches), *((s.parent, s.child) for s in self.seconds))


def stemma(
    table: Table,
    worth: Sequence[float] | None = None,
    *,
    weights: Weights = Weights(),  # noqa: B008
    price: Price = Price(),  # noqa: B008
    starts: int = 3,
    seed: int = 0,
) -> Stemma:
    """The family tree of the witnesses in `table`.

    `table` gives for each witness what it reads in every place, in order: a word or words, "" for nothing, None where that
    is unknown. `worth` weighs the places. Rows of different length are a ValueError.

    >>> rows = {"A": "the cat sat".split(), "B": "the dog sat".split(), "C": "the dog ran".split()}
    >>> [(b.one, b.other) for b in stemma(rows).branches]
    [('A', 'B'), ('B', 'C')]
    """
    if len({len(row) for row in table.values()}) > 1:
        raise ValueError('rows of different length: each witness needs a reading, "" or None for every place')
    first = {tuple(table[name]): name for name in sorted(table, reverse=True)}
    names = sorted(first.values())
    if not names:
        return Stemma((), (), (), (), 0.0)
    found = _Found(names, characters({name: table[name] for name in names}, worth, weights), price, starts, seed)
    twins = [Branch(first[tuple(table[name])], name, 1.0) for name in sorted(table) if name not in names]
    branches = sorted([*found.branches(), *twins])
    return Stemma(tuple(sorted(table)), tuple(found.labels[len(names) :]), tuple(branches), tuple(found.seconds), found.cost)


class _Found:
    """The tree of texts that all differ, found and named."""

    def __init__(self, names: Sequence[str], chars: Characters, price: Price, starts: int, seed: int) -> None:
        self.extant = extant = len(names)
        worth, rng = chars.weighed(chars.worth), random.Random(seed)
        orders = [rng.sample(range(extant), extant) for _ in range(starts)]
        grew = [grown(order, chars, worth, price) for order in orders]
        tree = min(grew, key=lambda t: round(cost(t, chars, worth, price), 3))
        tree, single, drawn = second.seconds(tree, chars, price)
        self.trees, self.odds = near_best(tree, single, price)
        self.tree = central(self.trees, self.odds, extant)
        self.cost = cost(self.tree, single, worth, price) + price.second * len(drawn)
        self.labels = _labels(names, self.tree)
        self.number = {node: self.labels[n] for n, node in enumerate(sorted(self.tree))}
        self.seconds = [*self._seconds(drawn, chars)]

    def branches(self) -> Iterator[Branch]:
        """The edges of the tree."""
        for (a, b), support in held(self.tree, self.trees, self.odds, self.extant).items():
            yield Branch(self.number[a], self.number[b], round(support, 4))

    def _seconds(self, drawn: Mapping[int, Flags], chars: Characters) -> Iterator[Second]:
        worth = chars.weighed(chars.worth)
        for child, flags in sorted(drawn.items()):
            parent = second.placed(self.tree, child, flags, chars)
            if parent is not None:
                yield Second(self.number[child], self.number[parent], round(float(worth[flags].sum() / worth.sum()), 4))


def _labels(names: Sequence[str], tree: Branches) -> list[str]:
    """Names of the nodes in order: unseen texts are "*1", "*2", …, with more stars if a witness is called so."""
    stars = "*"
    while any(name.startswith(stars) for name in names):
        stars += "*"
    return [*names, *(f"{stars}{n}" for n in range(1, len(tree) - len(names) + 1))]
