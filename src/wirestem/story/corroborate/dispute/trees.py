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
    """Boosted trees for each of the answers (Friedman 2001): `start` and `trees` by answer, `signs` the names of what they ask for."""

    signs: tuple[str, ...]
    start: dict[str, float]
    trees: dict[str, tuple[Tree, ...]]

    def odds(self, seen: Sequence[float]) -> dict[str, float]:
        """The log odds of every answer, up to a constant that is the same for all."""
        return {answer: self.start[answer] + sum(_leaf(t, seen) for t in trees) for answer, trees in self.trees.items()}

    def chances(self, seen: Sequence[float]) -> dict[str, float]:
        """How likely each answer is; they add up to 1."""
        odds = self.odds(seen)
        top = max(odds.values())
        parts = {answer: exp(value - top) for answer, value in odds.items()}
        total = sum(parts.values())
        return {answer: part / total for answer, part in parts.items()}


def _leaf(tree: Tree, seen: Sequence[float]) -> float:
    at = 0
    while (sign := tree.sign[at]) >= 0:
        at = tree.low[at] if seen[sign] <= tree.most[at] else tree.high[at]
    return tree.value[at]


@cache
def forest() -> Forest:
    """The trees that are shipped (`training/disputes.md`)."""
    found = msgspec.json.decode((files(__package__) / "data" / "trees.json").read_bytes(), type=Forest)
    assert found.signs == Signs._fields, "the trees were learnt from other signs: run training/disputes.py"
    return found
