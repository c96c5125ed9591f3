"""Average linkage over sparse likenesses: groups grow as long as their members are, on average, alike enough."""

from collections.abc import Mapping
from heapq import heapify, heappop, heappush

Likeness = Mapping[tuple[int, int], float]


class Groups:
    """Groups of the numbers below `count`, to begin with one each; `likeness` of a pair not listed is 0.

    A group goes by its least member's number. Ties are broken by number, so the result depends on nothing else.
    """

    def __init__(self, count: int, likeness: Likeness) -> None:
        self.members: dict[int, list[int]] = {n: [n] for n in range(count)}
        self._sums: dict[int, dict[int, float]] = {n: {} for n in range(count)}
        for (a, b), value in sorted(likeness.items()):
            self._sums[a][b] = value
            self._sums[b][a] = value

    def mean(self, a: int, b: int) -> float:
        """The mean likeness of the members of two groups, 0 to 1."""
        return self._sums[a].get(b, 0.0) / (len(self.members[a]) * len(self.members[b]))

    def near(self, a: int) -> list[tuple[float, int]]:
        """The other groups by mean likeness to `a`, the nearest first; those without any left out."""
        return sorted(((self.mean(a, b), b) for b in self._sums[a]), key=lambda pair: (-pair[0], pair[1]))

    def merge(self, a: int, b: int) -> int:
        """Makes one group of two and returns its number."""
        a, b = min(a, b), max(a, b)
        self.members[a] = sorted(self.members[a] + self.members.pop(b))
        for other, value in self._sums.pop(b).items():
            del self._sums[other][b]
            if other != a:
                self._sums[a][other] = self._sums[a].get(other, 0.0) + value
                self._sums[other][a] = self._sums[a][other]
        return a

    def link(self, least: float) -> None:
        """Merges the most alike groups until no two are `least` alike."""
        heap = [(-self.mean(a, b), a, b) for a in self._sums for b in self._sums[a] if a < b and self.mean(a, b) >= least]
        heapify(heap)
        while heap:
            negative, a, b = heappop(heap)
            if a not in self.members or b not in self.members or self.mean(a, b) != -negative:
                continue
            merged = self.merge(a, b)
            for other in self._sums[merged]:
                mean = self.mean(merged, other)
                if mean >= least:
                    heappush(heap, (-mean, min(merged, other), max(merged, other)))
