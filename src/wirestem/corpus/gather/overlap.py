"""Overlap: how much of either of two texts the other has too, in runs of four words."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from wirestem.corpus.gather.prints import GRAM_WORDS, Half, Index, Prints, digests

_SLOTS = 1 << 17
_MOST_AT_ONCE = 128


Shares = npt.NDArray[np.float64]


class Overlaps(NamedTuple):
    """For each pair of texts the share of the words of its left and of its right text that the other has too, 0 to 1."""

    left: Shares
    right: Shares


def overlaps(found: Prints, left: Index, right: Index) -> Overlaps:
    """The overlap of the texts `left[n]` and `right[n]` for every n, whatever else there is and in whatever order.

    Words count that stand in runs of four which the other text has too, wherever.
    """
    grams, starts, size, key = found.grams, found.gram_starts, np.diff(found.gram_starts), digests(found)
    swapped = (size[left] < size[right]) | ((size[left] == size[right]) & (key[left] < key[right]))
    one, two = np.where(swapped, right, left), np.where(swapped, left, right)
    order = np.argsort(one, kind="stable")
    here, there = np.zeros(len(left), np.int64), np.zeros(len(left), np.int64)
    edges = np.append(np.flatnonzero(np.diff(one[order], prepend=-1)), len(order))
    table = np.full(_SLOTS, -1, np.int32)
    for start, end in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        text = one[order[start]]
        mine = grams[starts[text] : starts[text + 1]]
        if not len(mine):
            continue
        at = np.flatnonzero(mine)
        slots = mine[at] & np.uint32(_SLOTS - 1)
        table[slots] = at
        for begin in range(start, end, _MOST_AT_ONCE):
            some = order[begin : min(end, begin + _MOST_AT_ONCE)]
            here[some], there[some] = _against(table, mine, grams, starts, two[some])
        table[slots] = -1
    mine, theirs = here / np.maximum(size[one], 1), there / np.maximum(size[two], 1)
    return Overlaps(np.where(swapped, theirs, mine), np.where(swapped, mine, theirs))


def _against(table: npt.NDArray[np.int32], mine: Half, grams: Half, starts: Index, others: Index) -> tuple[Index, Index]:
    """The words of the text in `table` that each of the others has, and theirs that it has."""
    first, last = starts[others], starts[others + 1]
    theirs = np.concatenate([grams[a:b] for a, b in zip(first.tolist(), last.tolist(), strict=True)])
    place = table[theirs & np.uint32(_SLOTS - 1)]
    hits = np.flatnonzero(place >= 0)
    hits = hits[mine[place[hits]] == theirs[hits]]
    edges = np.cumsum(last - first)
    pair = np.searchsorted(edges, hits, side="right")
    marked = np.zeros((len(others), len(mine)), bool)
    flat = marked.ravel()
    at = pair * len(mine) + place[hits]
    covered = np.zeros(len(theirs), bool)
    for n in range(GRAM_WORDS):
        flat[at + n] = True
        covered[hits + n] = True
    total = np.concatenate((np.zeros(1, np.int64), np.cumsum(covered)))
    return marked.sum(axis=1), total[edges] - total[edges - (last - first)]
