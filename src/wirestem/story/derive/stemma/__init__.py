"""Stemma: the family tree of witnesses, from what each reads in the same places."""

from typing import NamedTuple
from collections.abc import Sequence
import random

import numpy as np

from wirestem.story.derive.stemma.branches import edges
from wirestem.story.derive.stemma.fit import Price, cost
from wirestem.story.derive.stemma.search import grown
from wirestem.story.derive.stemma.variants import Table, Weights, characters


class Stemma(NamedTuple):
    edges: tuple[tuple[str, str], ...]
    cost: float


def stemma(table: Table, worth: Sequence[float] | None = None, *, weights=Weights(), price=Price(), starts=4, seed=0) -> Stemma:
    names = sorted(table)
    chars = characters(table, worth, weights)
    rng = random.Random(seed)
    best = None
    for _ in range(starts):
        order = rng.sample(range(len(names)), len(names))
        tree = grown(order, chars, chars.worth, price)
        c = cost(tree, chars, chars.worth, price)
        if best is None or c < best[0] - 1e-3:
            best = c, tree
    label = lambda n: names[n] if n < len(names) else f"?{n}"
    return Stemma(tuple((label(a), label(b)) for a, b in edges(best[1])), best[0])
