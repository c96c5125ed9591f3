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
    following = {pair for order in orders.values() for pair in pairwise(order)}
    left = sorted(range(len(made)), key=lambda n: (not made[n].base.headline, places[n], n))
    resisted = {n: sum(max(0.0, before[m][n] - before[n][m]) for m in left) for n in left}
    done: list[int] = []
    while left:
        # Free is what nothing left should precede; in a circle the least resisted goes first. One carrier's run stays together.
        last = done[-1] if done else -1
        turn = min(range(len(left)), key=lambda i: (round(resisted[left[i]], 9), (last, left[i]) not in following, i))
        number = left.pop(turn)
        done.append(number)
        for n in left:
            resisted[n] -= max(0.0, before[number][n] - before[n][number])
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
