"""Stemma: the family tree of texts, from what each reads where they differ.

Every change of wording costs something, and so does every text that nobody has: the tree that costs least explains the
readings in the fewest words. Witnesses may be ancestors of one another; a witness may have two parents.
"""

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wirestem.story.derive.stemma import second
from wirestem.story.derive.stemma.branches import Branches, join
from wirestem.story.derive.stemma.fit import Price, cost
from wirestem.story.derive.stemma.nearness import central, held, near_best
from wirestem.story.derive.stemma.search import grown
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
        tree, single, cases = second.seconds(tree, chars, price)
        trees, odds = near_best(tree, single, price)
        self.tree = central(trees, odds, extant)
        self.cost = cost(self.tree, single, single.weighed(single.worth), price) + price.second * len(cases)
        joined = [self._join(c.child, chars, price) for c in cases if len(c.below) == 1]
        drawn: list[tuple[int, int | None, second.Flags]] = [(j.child, j.other, j.drawn) for j in joined]
        drawn += [(c.child, second.placed(self.tree, c.child, c.drawn, chars), c.drawn) for c in cases if len(c.below) > 1]
        self.labels = _labels(names, self.tree)
        self.number = dict(zip(sorted(self.tree), self.labels, strict=True))
        self.held = held(self.tree, trees, odds, extant)
        self.held.update(((min(e), max(e)), j.odds) for j in joined for e in [(j.child, n) for n in self.tree[j.child]])
        told = [(self.number[c], self.number[p], float(worth[d].sum() / worth.sum())) for c, p, d in drawn if p is not None]
        self.seconds = sorted(Second(child, parent, round(share, 4)) for child, parent, share in told)

    def branches(self) -> Iterator[Branch]:
        """The edges of the tree."""
        for (a, b), support in self.held.items():
            yield Branch(self.number[a], self.number[b], round(support, 4))

    def _join(self, child: int, chars: Characters, price: Price) -> second.Case:
        """Joins a witness with two parents to the tree of the others."""
        found = second.case({child: set()}, self.tree, child, chars, price)
        self.tree = join(found.below, (child,), self.tree, found.place, self.extant)
        self.cost += found.added
        return found


def _labels(names: Sequence[str], tree: Branches) -> list[str]:
    """Names of the nodes in order: unseen texts are "*1", "*2", …, with more stars if a witness is called so."""
    stars = "*"
    while any(name.startswith(stars) for name in names):
        stars += "*"
    return [*names, *(f"{stars}{n}" for n in range(1, len(tree) - len(names) + 1))]
