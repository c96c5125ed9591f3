"""Trees: the learnt decision trees that tell from the signs of two claims whether they stand against each other."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from math import exp

import msgspec

from wirestem.story.corroborate.dispute.signs import Signs


class Tree(msgspec.Struct, frozen=True, array_like=True):
    """One tree as rows of nodes, the root first. A node asks for sign `sign` (by its place): not above `most`, then on at
    `low`, else at `high`; a leaf has sign -1 and adds `value` to the log odds."""

    sign: tuple[int, ...]
    most: tuple[float, ...]
    low: tuple[int, ...]
    high: tuple[int, ...]
    value: tuple[float, ...]


class Forest(msgspec.Struct, frozen=True):
    """Boosted trees (Friedman 2001): log odds `start` and what each of the `trees` adds; `signs` names what they ask for."""

    signs: tuple[str, ...]
    start: float
    trees: tuple[Tree, ...]

    def chance(self, seen: Sequence[float]) -> float:
        """How likely two claims with such signs stand against each other, 0 to 1."""
        return 1 / (1 + exp(-self.start - sum([_leaf(tree, seen) for tree in self.trees])))


def _leaf(tree: Tree, seen: Sequence[float]) -> float:
    at = 0
    while (sign := tree.sign[at]) >= 0:
        at = tree.low[at] if seen[sign] <= tree.most[at] else tree.high[at]
    return tree.value[at]


@cache
def forest() -> Forest:
    """The trees that are shipped (`training/disputes.md`)."""
    found = msgspec.json.decode((files(__package__) / "data" / "trees.json").read_bytes(), type=Forest)
    if found.signs != Signs._fields:
        raise ValueError("dispute/data/trees.json was learnt from other signs than signs.py gives: run training/disputes.py")
    return found
