"""Cluster: wordings that tell the same claim, by average link, with pairs that must and pairs that cannot go together."""

import heapq
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from wirestem.story.corroborate.match.wordings import Wording

KEYS = 7
"""By how many of its rarest words a wording looks for company."""
CROWD = 60
"""A word shared by more wordings than this brings nobody together by itself."""


def candidates(all_wordings: Sequence[Wording], weight: Mapping[str, float]) -> list[tuple[int, int]]:
    """Pairs that share a rare word of the clause, in order; far fewer than all pairs."""
    spread = Counter(form for wording in all_wordings for form in wording.forms)
    posted: dict[str, list[int]] = {}
    for wording in all_wordings:
        shared = [f for f in wording.forms if spread[f] > 1]
        for clock in sorted({time.clock for time in wording.times if time.clock}):
            posted.setdefault(f"@{clock}", []).append(wording.number)
        for form in sorted(shared, key=lambda f: (-weight.get(f, 1.0), f))[:KEYS]:
            posted.setdefault(form, []).append(wording.number)
    pairs: set[tuple[int, int]] = set()
    for form in sorted(posted):
        numbers = posted[form]
        if len(numbers) > CROWD:
            continue
        pairs.update((a, b) for i, a in enumerate(numbers) for b in numbers[i + 1 :])
    return sorted(pairs)


LIFT = 0.3
"""How much the best pair of two groups counts beside the average of all."""


class Links:
    """Similarities between groups, summed so that an average is at hand."""

    def __init__(self, size: int, likeness: Mapping[tuple[int, int], float], apart: Iterable[tuple[int, int]]) -> None:
        self.members: dict[int, list[int]] = {i: [i] for i in range(size)}
        self.sums: dict[int, dict[int, float]] = {i: {} for i in range(size)}
        self.apart: dict[int, set[int]] = {i: set() for i in range(size)}
        self.tops: dict[int, dict[int, float]] = {i: {} for i in range(size)}
        for (a, b), value in likeness.items():
            self.sums[a][b] = self.sums[b][a] = value
            self.tops[a][b] = self.tops[b][a] = value
        for a, b in apart:
            self.apart[a].add(b)
            self.apart[b].add(a)

    def average(self, a: int, b: int) -> float:
        """How alike two groups are: the average of all pairs, lifted by the best one."""
        average = self.sums[a].get(b, 0.0) / (len(self.members[a]) * len(self.members[b]))
        return (1 - LIFT) * average + LIFT * self.tops[a].get(b, 0.0)

    def merge(self, keep: int, gone: int) -> None:
        """`gone` becomes part of `keep`."""
        self.members[keep] += self.members.pop(gone)
        for other, value in self.sums.pop(gone).items():
            self.sums[other].pop(gone, None)
            if other != keep:
                total = self.sums[keep].get(other, 0.0) + value
                self.sums[keep][other] = self.sums[other][keep] = total
        for other, value in self.tops.pop(gone).items():
            self.tops[other].pop(gone, None)
            if other != keep:
                best = max(self.tops[keep].get(other, 0.0), value)
                self.tops[keep][other] = self.tops[other][keep] = best
        for other in self.apart.pop(gone):
            self.apart[other].discard(gone)
            self.apart[other].add(keep)
            self.apart[keep].add(other)


def clusters(
    size: int,
    likeness: Mapping[tuple[int, int], float],
    *,
    apart: Iterable[tuple[int, int]] = (),
    together: Iterable[tuple[int, int]] = (),
    least: float,
) -> list[tuple[int, ...]]:
    """Groups of the numbers below `size`, each sorted, in order of their first; merged while the average is at least `least`."""
    links = Links(size, likeness, apart)
    home = {i: i for i in range(size)}
    for a, b in together:
        _join(links, home, a, b)
    heap = [(-links.average(a, b), a, b) for a in links.sums for b in links.sums[a] if a < b]
    heapq.heapify(heap)
    while heap:
        value, a, b = heapq.heappop(heap)
        if -value < least:
            break
        if a not in links.members or b not in links.members or b in links.apart[a]:
            continue
        if abs(links.average(a, b) + value) > 1e-12:
            continue  # an outdated entry; the fresh one is in the heap
        links.merge(a, b)
        for other in links.sums[a]:
            first, second = min(a, other), max(a, other)
            heapq.heappush(heap, (-links.average(first, second), first, second))
    return sorted(tuple(sorted(m)) for m in links.members.values())


def _join(links: Links, home: dict[int, int], a: int, b: int) -> None:
    x, y = _root(home, a), _root(home, b)
    if x != y:
        links.merge(min(x, y), max(x, y))
        home[max(x, y)] = min(x, y)


def _root(home: Mapping[int, int], a: int) -> int:
    while home[a] != a:
        a = home[a]
    return a
