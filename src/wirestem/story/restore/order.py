"""The order of a dispatch: what most of its carriers have before what."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from wirestem.story.restore.passages import Passage, by_witness


def in_order(made: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages as most carriers order them, trusted ones counting more; ties as the most trusted has them."""
    trust: dict[int, float] = {}
    for told in (t for p in made for t in p.told):
        trust[told.witness.twin] = max(told.witness.trust, trust.get(told.witness.twin, 0.0))
    orders = {twin: [number for _, number in order] for twin, order in by_witness(made).items()}
    before = _before(len(made), orders, trust)
    places = _places(len(made), orders, trust)
    left = sorted(range(len(made)), key=lambda n: (not made[n].base.headline, places[n], n))
    done: list[int] = []
    while left:
        # Free is what nothing left should precede; in a circle the least resisted goes first.
        resisted = [(round(sum(max(0.0, before[m][n] - before[n][m]) for m in left), 9), _away(n, done, orders), i)
                    for i, n in enumerate(left)]  # fmt: skip
        done.append(left.pop(min(resisted)[2]))
    return tuple(made[n] for n in done)


def _before(count: int, orders: Mapping[int, Sequence[int]], trust: Mapping[int, float]) -> list[list[float]]:
    """How much trust speaks for each passage before each other."""
    found = [[0.0] * count for _ in range(count)]
    for twin, order in orders.items():
        for k, earlier in enumerate(order):
            for later in order[k + 1 :]:
                found[earlier][later] += trust[twin]
    return found


def _places(count: int, orders: Mapping[int, Sequence[int]], trust: Mapping[int, float]) -> list[float]:
    """The mean relative place of each passage, 0 to 1."""
    total, weight = [0.0] * count, [0.0] * count
    for twin, order in orders.items():
        for k, number in enumerate(order):
            total[number] += trust[twin] * k / len(order)
            weight[number] += trust[twin]
    return [round(t / w, 9) if w else 0.0 for t, w in zip(total, weight, strict=True)]


def _away(number: int, done: Sequence[int], orders: Mapping[int, Sequence[int]]) -> int:
    """0 for what follows the passage set last in some carrier, so that one carrier's run stays together."""
    if not done:
        return 0
    return 0 if any((done[-1], number) in pairwise(order) for order in orders.values()) else 1
