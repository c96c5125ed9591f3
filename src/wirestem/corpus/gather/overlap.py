"""Overlap: how much of either of two texts the other has too, in runs of four words."""

from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from wirestem.corpus.gather.prints import GRAM_WORDS, NO_GRAM, Half, Index, Prints, digests

_SLOTS = 1 << 17
_MOST_AT_ONCE = 128


Flags = npt.NDArray[np.bool_]
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
    likely = np.zeros(_SLOTS, bool)  # most runs of two unrelated texts are told apart at a glance
    for start, end in pairwise(edges.tolist()):
        text = one[order[start]]
        mine = grams[starts[text] : starts[text + 1]]
        slots = mine & np.uint32(_SLOTS - 1)
        likely[slots] = True
        for begin in range(start, end, _MOST_AT_ONCE):
            some = order[begin : min(end, begin + _MOST_AT_ONCE)]
            here[some], there[some] = _against(mine, likely, grams, starts, two[some])
        likely[slots] = False
    of_one, of_two = here / np.maximum(size[one], 1), there / np.maximum(size[two], 1)
    return Overlaps(np.where(swapped, of_two, of_one), np.where(swapped, of_one, of_two))


def _against(mine: Half, likely: Flags, grams: Half, starts: Index, others: Index) -> tuple[Index, Index]:
    """The words of the text of grams `mine` that each of the others has, and theirs that it has."""
    first, last = starts[others], starts[others + 1]
    theirs = np.concatenate([grams[a:b] for a, b in zip(first.tolist(), last.tolist(), strict=True)])
    known, place = np.unique(mine, return_inverse=True)
    hits = np.flatnonzero(likely[theirs & np.uint32(_SLOTS - 1)] & (theirs != NO_GRAM))
    which = np.searchsorted(known, theirs[hits])
    good = known[np.minimum(which, len(known) - 1)] == theirs[hits] if len(known) else np.zeros(0, bool)
    hits, which = hits[good], which[good]
    edges = np.cumsum(last - first)
    had = np.zeros((len(others), len(known)), bool)
    had[np.searchsorted(edges, hits, side="right"), which] = True
    covered = np.zeros(len(theirs), bool)
    covered[(hits[:, None] + np.arange(GRAM_WORDS)).ravel()] = True
    total = np.concatenate((np.zeros(1, np.int64), np.cumsum(covered)))
    return _spread(had[:, place]).sum(axis=1), total[edges] - total[edges - (last - first)]


def _spread(starts: Flags) -> Flags:
    """The words, a row for each pair, that stand in a run beginning at one of `starts`."""
    found = starts.copy()
    for n in range(1, GRAM_WORDS):
        found[:, n:] |= starts[:, :-n]
    return found
