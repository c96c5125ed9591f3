"""Prints: texts as numbers that can be compared by the million, kept in a few numpy arrays."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from wirestem.corpus.gather.galleys import Byte, Half, Index, Run, Whole, galley, in_parts, one_by_one

RUN_WORDS = 5
WINDOW = 4  # of so many neighbouring runs the one with the least hash is kept: a shared stretch is found wherever it begins
GRAM_WORDS = 4
NO_GRAM = np.uint32(0)  # stands where a text ends
_AT_ONCE = 64  # texts whose arrays fit a processor's cache
_PART = 2_048  # texts set by one worker at a time
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))
_LAST = np.uint64(0xFFFFFFFFFFFFFFFF)


class Prints(NamedTuple):
    """The texts, one after the other.

    `prints` are winnowed runs of five words, those of text n at `print_starts[n]` and before `print_starts[n + 1]`. `grams`
    are runs of four words by the place of their first word, `words` and `marks` what `Galley` tells of each; `starts` is the
    same for these. A text of fewer than five words is filled up with nothing.
    """

    prints: Whole
    print_starts: Index
    grams: Half
    words: Half
    marks: Byte
    starts: Index

    def __len__(self) -> int:
        """The number of texts."""
        return len(self.starts) - 1


def prints(texts: Iterable[str], *, run: Run = one_by_one) -> Prints:
    """The prints of `texts`; only numbers are kept, so the texts may come from a stream.

    Winnowing after Schleimer, Wilkerson and Aiken (2003): a stretch of eight words that two texts share has a print in both.

    >>> len(prints(["The dam held.", ""]))
    2
    """
    return joined(list(run(printed, in_parts(texts, _PART))))


def printed(texts: Sequence[str]) -> Prints:
    """The prints of one part of the texts."""
    return joined([_batch(batch) for batch in in_parts(texts, _AT_ONCE)])


def joined(parts: Sequence[Prints]) -> Prints:
    """The texts of all `parts` in their order."""
    if not parts:
        none = np.zeros(1, np.int64)
        return Prints(np.zeros(0, np.uint64), none, *(np.zeros(0, np.uint32),) * 2, np.zeros(0, np.uint8), none)
    kept, print_starts, grams, words, marks, starts = zip(*parts, strict=True)
    return Prints(
        np.concatenate(kept),
        _after_one_another(print_starts),
        np.concatenate(grams),
        np.concatenate(words),
        np.concatenate(marks),
        _after_one_another(starts),
    )


def picked(found: Prints, numbers: Index) -> Prints:
    """The texts `numbers` alone, without their winnowed runs."""
    size = np.diff(found.starts)[numbers]
    starts = _starts(size)
    places = np.arange(starts[-1]) + np.repeat(found.starts[numbers] - starts[:-1], size)
    none = np.zeros(len(numbers) + 1, np.int64)
    return Prints(np.zeros(0, np.uint64), none, found.grams[places], found.words[places], found.marks[places], starts)


def digests(found: Prints) -> Whole:
    """A number for each text that says which words it has in which order."""
    size = np.diff(found.starts)
    sums = [np.zeros(1, np.uint64)]
    for first in range(0, len(found), _PART):
        some = size[first : first + _PART]
        grams = found.grams[found.starts[first] : found.starts[first] + some.sum()]
        place = (np.arange(len(grams)) - np.repeat(np.cumsum(some) - some, some)).astype(np.uint64)
        total = np.cumsum((grams + place * _FACTOR) * ((place * _MIX[0]) ^ grams), dtype=np.uint64)
        ends = np.concatenate((np.zeros(1, np.uint64), total))[np.cumsum(some)]
        sums.append(np.diff(ends, prepend=np.uint64(0)))
    return np.concatenate(sums)[1:] ^ size.astype(np.uint64)


def _starts(counts: Index) -> Index:
    return np.concatenate((np.zeros(1, np.int64), np.cumsum(counts, dtype=np.int64)))


def _after_one_another(starts: Sequence[Index]) -> Index:
    return _starts(np.concatenate([np.diff(some) for some in starts]))


def _batch(texts: Sequence[str]) -> Prints:
    """The prints of so many texts as are hashed at once."""
    bare = galley(texts)
    real = np.diff(bare.starts)
    counts = np.where(real, np.maximum(real, RUN_WORDS), 0)
    starts = _starts(counts)
    place = np.arange(starts[-1]) - np.repeat(starts[:-1], counts)
    filled = place < np.repeat(real, counts)
    words, marks = np.zeros(len(place), np.uint32), np.zeros(len(place), np.uint8)
    words[filled], marks[filled] = bare.words, bare.marks
    after = np.repeat(counts, counts) - place  # words from here to the end of the text
    numbers = words.astype(np.uint64)
    grams = (_runs(numbers, GRAM_WORDS) >> np.uint64(32)).astype(np.uint32)
    grams = np.clip(grams, 1, np.uint32(0xFFFFFFFE))
    grams[after < GRAM_WORDS] = NO_GRAM
    kept, kept_counts = _winnowed(_runs(numbers, RUN_WORDS), after, counts)
    return Prints(kept, _starts(kept_counts), grams, words, marks, starts)


def _runs(words: Whole, length: int) -> Whole:
    """A number for the `length` words that begin at each place; the last places hold nothing of use."""
    found = words.copy()
    padded = np.concatenate((words, np.zeros(length, np.uint64)))
    for n in range(1, length):
        found = found * _FACTOR + padded[n : n + len(words)]
    return _mixed(found)


def _mixed(values: Whole) -> Whole:
    """The finish of splitmix64: every bit depends on every other."""
    found = (values ^ (values >> np.uint64(30))) * _MIX[0]
    found = (found ^ (found >> np.uint64(27))) * _MIX[1]
    mixed: Whole = found ^ (found >> np.uint64(31))
    return mixed


def _winnowed(runs: Whole, after: Index, counts: Index) -> tuple[Whole, Index]:
    """The least of every window of runs, neighbours that are the same run once, and their number in each text."""
    runs = np.where(after >= RUN_WORDS, runs, _LAST)
    padded = np.concatenate((runs, np.full(WINDOW, _LAST)))
    least = padded[: len(runs)]
    for n in range(1, WINDOW):
        least = np.minimum(least, padded[n : n + len(runs)])
    here = np.repeat(counts, counts) - after  # words before this one
    window = (after >= RUN_WORDS + WINDOW - 1) | ((here == 0) & (after >= RUN_WORDS))
    fresh = np.ones(len(runs), bool)
    fresh[1:] = least[1:] != least[:-1]
    at = np.flatnonzero(window & (fresh | (here == 0)))
    text = np.repeat(np.arange(len(counts)), counts)[at]
    return least[at], np.bincount(text, minlength=len(counts)).astype(np.int64)
