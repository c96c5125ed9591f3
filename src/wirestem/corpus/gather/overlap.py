"""Overlap: how much of either of two texts the other has too, in runs of four words."""

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from wirestem.corpus.gather.galleys import TOLD, Flags, Half, Index, Shares
from wirestem.corpus.gather.prints import GRAM_WORDS, NO_GRAM, Prints, digests

_SLOTS = 1 << 17
_MOST_AT_ONCE = 128
_WORTH_TOLD, _WORTH_QUOTED = 3, 1  # two texts may both have a quoted word from the speaker


class Overlaps(NamedTuple):
    """For each pair of texts the share of the words of its left and of its right text that the other has too, 0 to 1."""

    left: Shares
    right: Shares


def overlaps(found: Prints, left: Index, right: Index) -> Overlaps:
    """The overlap of the texts `left[n]` and `right[n]` for every n, whatever else there is and in whatever order.

    Words count that stand in runs of four which the other text has too, wherever; those in quotation marks count a third.
    """
    starts, key = found.starts, digests(found)
    worth = np.where(found.marks & TOLD, _WORTH_TOLD, _WORTH_QUOTED).astype(np.int64)
    before = np.concatenate((np.zeros(1, np.int64), np.cumsum(worth)))
    size = before[starts[1:]] - before[starts[:-1]]
    swapped = (size[left] < size[right]) | ((size[left] == size[right]) & (key[left] < key[right]))
    one, two = np.where(swapped, right, left), np.where(swapped, left, right)
    order = np.argsort(one, kind="stable")
    here, there = np.zeros(len(left), np.int64), np.zeros(len(left), np.int64)
    edges = np.append(np.flatnonzero(np.diff(one[order], prepend=-1)), len(order))
    likely = np.zeros(_SLOTS, bool)  # most runs of two unrelated texts are told apart at a glance
    for start, end in pairwise(edges.tolist()):
        text = one[order[start]]
        mine = found.grams[starts[text] : starts[text + 1]]
        slots = mine & np.uint32(_SLOTS - 1)
        likely[slots] = True
        for begin in range(start, end, _MOST_AT_ONCE):
            some = order[begin : min(end, begin + _MOST_AT_ONCE)]
            of_mine, of_theirs = _against(mine, likely, found, two[some])
            here[some] = of_mine @ worth[starts[text] : starts[text + 1]]
            there[some] = _summed(of_theirs, worth, starts, two[some])
        likely[slots] = False
    of_one, of_two = here / np.maximum(size[one], 1), there / np.maximum(size[two], 1)
    return Overlaps(np.where(swapped, of_two, of_one), np.where(swapped, of_one, of_two))


def _against(mine: Half, likely: Flags, found: Prints, others: Index) -> tuple[Flags, Flags]:
    """Which words of the text of grams `mine` each of the others has (a row each), and which of theirs, in a line, it has."""
    first, last = found.starts[others], found.starts[others + 1]
    theirs = np.concatenate([found.grams[a:b] for a, b in zip(first.tolist(), last.tolist(), strict=True)])
    known, place = np.unique(mine, return_inverse=True)
    hits = np.flatnonzero(likely[theirs & np.uint32(_SLOTS - 1)] & (theirs != NO_GRAM))
    which = np.searchsorted(known, theirs[hits])
    good = known[np.minimum(which, len(known) - 1)] == theirs[hits] if len(known) else np.zeros(0, bool)
    hits, which = hits[good], which[good]
    had = np.zeros((len(others), len(known)), bool)
    had[np.searchsorted(np.cumsum(last - first), hits, side="right"), which] = True
    covered = np.zeros(len(theirs), bool)
    covered[(hits[:, None] + np.arange(GRAM_WORDS)).ravel()] = True
    return _spread(had[:, place]), covered


def _summed(covered: Flags, worth: Index, starts: Index, others: Index) -> Index:
    """What the covered words of each of the others are worth."""
    first, last = starts[others], starts[others + 1]
    at = np.concatenate([worth[a:b] for a, b in zip(first.tolist(), last.tolist(), strict=True)])
    total = np.concatenate((np.zeros(1, np.int64), np.cumsum(np.where(covered, at, 0))))
    edges = np.cumsum(last - first)
    summed: Index = total[edges] - total[edges - (last - first)]
    return summed


def _spread(starts: Flags) -> Flags:
    """The words, a row for each pair, that stand in a run beginning at one of `starts`."""
    found = starts.copy()
    for n in range(1, GRAM_WORDS):
        found[:, n:] |= starts[:, :-n]
    return found
