"""Average linkage over sparse likenesses: groups grow as long as their members are, on average, alike enough."""

from heapq import heapify, heappop, heappush
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from wirestem.corpus.gather.galleys import Flags, Index, Shares


class Likeness(NamedTuple):
    """How alike some pairs of numbers are, `left` < `right`, `value` 0 to 1; a pair not listed is not alike at all."""

    left: Index
    right: Index
    value: Shares

    def greatest(self) -> "Likeness":
        """Every pair once, in order, with the greatest value given."""
        order = np.lexsort((-self.value, self.right, self.left))
        left, right = self.left[order], self.right[order]
        first = np.concatenate((np.ones(min(1, len(left)), bool), (np.diff(left) != 0) | (np.diff(right) != 0)))
        return Likeness(left[first], right[first], self.value[order][first])

    def among(self, some: Flags | Index) -> "Likeness":
        """Some of the pairs."""
        return Likeness(self.left[some], self.right[some], self.value[some])


class Groups:
    """Groups of the numbers below `count`, to begin with one each; every pair stands once in `likeness`, in order.

    A group goes by its least member's number. Ties are broken by number, so the result depends on nothing else.
    """

    def __init__(self, count: int, likeness: Likeness) -> None:
        self.members: dict[int, list[int]] = {n: [n] for n in range(count)}
        self._sums: dict[int, dict[int, float]] = {n: {} for n in range(count)}
        for a, b, value in zip(*(column.tolist() for column in likeness), strict=True):
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


def linked(count: int, likeness: Likeness, least: float) -> list[list[int]]:
    """The groups of the numbers below `count` that are `least` alike on average, in order.

    Two groups that are so alike on average have one pair at least that is; so what no such pairs connect is linked apart, with
    the same result, and a large pile needs no more memory than the largest of these.
    """
    strong = likeness.value >= least
    label = _connected(count, likeness.left[strong], likeness.right[strong])
    near = likeness.among(label[likeness.left] == label[likeness.right])
    order, by_label = np.argsort(label, kind="stable"), np.argsort(label[near.left], kind="stable")
    place = np.empty(count, np.int64)
    place[order] = np.arange(count)
    firsts = np.flatnonzero(np.diff(label[order], prepend=-1))
    begins = np.searchsorted(label[near.left][by_label], label[order][firsts])
    found = []
    for (first, stop), (begin, end) in zip(
        pairwise([*firsts.tolist(), count]), pairwise([*begins.tolist(), len(near.left)]), strict=True
    ):
        members = order[first:stop].tolist()
        if stop - first == 1:
            found.append(members)
            continue
        some = near.among(by_label[begin:end])
        groups = Groups(len(members), Likeness(place[some.left] - first, place[some.right] - first, some.value))
        groups.link(least)
        found += [[members[n] for n in group] for group in groups.members.values()]
    return sorted(found)


def _connected(count: int, left: Index, right: Index) -> Index:
    """For each number below `count` the least that pairs connect it with."""
    label = np.arange(count)
    while True:
        least = label.copy()
        np.minimum.at(least, label[left], label[right])
        np.minimum.at(least, label[right], label[left])
        while (least[least] != least).any():
            least = least[least]
        if (least == label).all():
            return label
        label = least[label]
