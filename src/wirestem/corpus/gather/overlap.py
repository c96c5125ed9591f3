"""Overlap: how many words two texts have in common in runs of four that are no formula."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from wirestem.corpus.gather.prints import GRAM_WORDS, NO_GRAM, Half, Index, Prints

Flags = npt.NDArray[np.bool_]

_SLOTS = 1 << 17
_MOST_AT_ONCE = 128
_COUNTED = 1 << 24
_NOTHING = np.uint32(0xFFFFFFFF)


class Overlaps(NamedTuple):
    """For each pair of texts the words of its left and of its right text that the other has too."""

    left: Index
    right: Index


def rare(found: Prints, most: int) -> Half:
    """The grams of `found` without those that stand `most` times or more: they are formulas."""
    slots = found.grams & np.uint32(_COUNTED - 1)
    common = np.bincount(slots, minlength=_COUNTED) > most
    return np.where(common[slots], NO_GRAM, found.grams)


def overlaps(found: Prints, grams: Half, left: Index, right: Index) -> Overlaps:
    """The overlap of the texts `left[n]` and `right[n]` for every n; neither their order nor their numbers matter."""
    starts = found.gram_starts
    size = np.diff(starts)
    check = np.concatenate((np.zeros(1, np.uint64), np.cumsum(grams, dtype=np.uint64)))
    check = check[starts[1:]] - check[starts[:-1]]
    swapped = (size[left] < size[right]) | ((size[left] == size[right]) & (check[left] < check[right]))
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
    return Overlaps(np.where(swapped, there, here), np.where(swapped, here, there))


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
