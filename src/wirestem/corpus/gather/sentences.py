"""Sentences: how well either of two texts is told again by the other, sentence by sentence and in whatever words."""

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from wirestem.corpus.gather.galleys import BEGINS, TOLD, WEIGHT, Half, Index, Shares
from wirestem.corpus.gather.overlap import Overlaps
from wirestem.corpus.gather.prints import Prints

_LEAST_WORDS = 4  # telling ones; a sentence of fewer says little
_MOST_AT_ONCE = 64


class Told(NamedTuple):
    """The telling words that stand outside quotation marks, by sentence.

    Word n is `words[n]`, weighs `weights[n]` and stands in sentence `sentence[n]`; `totals` is what each sentence weighs. The
    words of text n begin at `word_starts[n]`, its sentences at `starts[n]`.
    """

    words: Half
    weights: Shares
    sentence: Index
    word_starts: Index
    totals: Shares
    starts: Index


def retold(found: Prints, left: Index, right: Index) -> Overlaps:
    """What share of the left text `left[n]` the right text `right[n]` tells again, and of the right the left, for every n.

    Each sentence is laid beside the sentence of the other text with which it has most in common, twice the weight of common
    words over the weight of all words; rare words weigh more, quoted ones nothing.
    """
    told = _told(found)
    order = np.argsort(left, kind="stable")
    of_left, of_right = np.zeros(len(left)), np.zeros(len(left))
    edges = np.append(np.flatnonzero(np.diff(left[order], prepend=-1)), len(order))
    for start, end in pairwise(edges.tolist()):
        mine = _Laid(told, int(left[order[start]]))
        for begin in range(start, end, _MOST_AT_ONCE):
            some = order[begin : min(end, begin + _MOST_AT_ONCE)]
            of_left[some], of_right[some] = mine.beside(told, right[some])
    return Overlaps(of_left, of_right)


def _told(found: Prints) -> Told:
    """The telling words of the texts."""
    telling = (found.marks & TOLD != 0) & (found.marks & WEIGHT != 0)
    begins = found.marks & BEGINS != 0
    begins[found.starts[:-1][np.diff(found.starts) > 0]] = True
    sentence = (np.cumsum(begins) - 1)[telling]
    count = int(begins.sum())
    long = np.bincount(sentence, minlength=count) >= _LEAST_WORDS
    kept = telling.copy()
    kept[telling] = long[sentence]
    number = np.cumsum(long) - 1
    sentence = number[sentence[long[sentence]]]
    weights = (found.marks[kept] & WEIGHT).astype(np.float64)
    sentences_before = np.concatenate((np.zeros(1, np.int64), np.cumsum(begins)))[found.starts]
    long_before = np.concatenate((np.zeros(1, np.int64), np.cumsum(long)))
    words_before = np.concatenate((np.zeros(1, np.int64), np.cumsum(kept)))
    totals = np.bincount(sentence, weights, int(long.sum())).astype(np.float64, copy=False)
    return Told(found.words[kept], weights, sentence, words_before[found.starts], totals, long_before[sentences_before])


class _Laid:
    """A text laid out beside which others are put: its words by sentence."""

    def __init__(self, told: Told, text: int) -> None:
        begin, end = told.word_starts[text], told.word_starts[text + 1]
        first, last = told.starts[text], told.starts[text + 1]
        self.known, place = np.unique(told.words[begin:end], return_inverse=True)
        self.totals = told.totals[first:last]
        self.weighed = np.zeros((len(self.known), last - first))
        self.weighed[place, told.sentence[begin:end] - first] = told.weights[begin:end]

    def beside(self, told: Told, others: Index) -> tuple[Shares, Shares]:
        """What share of this text each of the others tells again, and of each of them this one."""
        size = told.starts[others + 1] - told.starts[others]
        if not len(self.totals) or not size.sum():
            return np.zeros(len(others)), np.zeros(len(others))
        words = _ranges(told.word_starts[others], told.word_starts[others + 1])
        rows = np.cumsum(size) - size
        shift = np.repeat(rows - told.starts[others], told.word_starts[others + 1] - told.word_starts[others])
        theirs = told.words[words]
        which = np.minimum(np.searchsorted(self.known, theirs), len(self.known) - 1)
        hits = np.flatnonzero(self.known[which] == theirs)
        has = np.zeros((int(size.sum()), len(self.known)))
        has[told.sentence[words][hits] + shift[hits], which[hits]] = 1
        totals = told.totals[_ranges(told.starts[others], told.starts[others + 1])]
        likeness = 2 * (has @ self.weighed) / (totals[:, None] + self.totals[None, :])
        pair = np.repeat(np.arange(len(others)), size)
        of_theirs = np.bincount(pair, totals * likeness.max(axis=1), len(others))
        some = np.flatnonzero(size)
        of_mine = np.zeros(len(others))
        best = np.maximum.reduceat(likeness, rows[some], axis=0)
        of_mine[some] = np.cumsum(best * self.totals, axis=1)[:, -1] / self.totals.sum()
        return of_mine, of_theirs / np.maximum(np.bincount(pair, totals, len(others)), 1)


def _ranges(first: Index, last: Index) -> Index:
    """The numbers from each of `first` to before each of `last`, one after the other."""
    size = last - first
    found: Index = np.arange(int(size.sum())) + np.repeat(first - (np.cumsum(size) - size), size)
    return found
