"""Prints: texts as numbers that can be compared by the million, kept in a few numpy arrays."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.uint64]
Half = npt.NDArray[np.uint32]
Index = npt.NDArray[np.int64]

RUN_WORDS = 5
WINDOW = 4  # of so many neighbouring runs the one with the least hash is kept: a shared stretch is found wherever it begins
GRAM_WORDS = 4
NO_GRAM = np.uint32(0)  # stands where a text ends
_TEXTS = 64  # hashed at once
_BETWEEN = "\x1f"  # words are parted by what stands in none
_BASE = 0xD6E8FEB86659FD93
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))
_LAST = np.uint64(0xFFFFFFFFFFFFFFFF)


class Prints(NamedTuple):
    """The texts, one after the other.

    `prints` are winnowed runs of five words, those of text n at `print_starts[n]` and before `print_starts[n + 1]`; `grams`
    are runs of four words by the place of their first word, `gram_starts` the same for words. A text of fewer than five
    words is filled up with nothing.
    """

    prints: Whole
    print_starts: Index
    grams: Half
    gram_starts: Index

    def __len__(self) -> int:
        """The number of texts."""
        return len(self.gram_starts) - 1


def prints(texts: Iterable[Sequence[str]]) -> Prints:
    """The prints of `texts` (words in lower case); only numbers are kept, so the texts may come from a stream.

    Winnowing after Schleimer, Wilkerson and Aiken (2003): a stretch of eight words that two texts share has a print in both.

    >>> len(prints([["a", "b"], []]))
    2
    """
    parts = [_batch(batch) for batch in _batches(texts)]
    if not parts:
        none = np.zeros(1, np.int64)
        return Prints(np.zeros(0, np.uint64), none, np.zeros(0, np.uint32), none)
    kept, kept_counts, grams, gram_counts = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Prints(kept, _starts(kept_counts), grams, _starts(gram_counts))


def digests(found: Prints) -> Whole:
    """A number for each text that says which words it has in which order."""
    size = np.diff(found.gram_starts)
    place = (np.arange(len(found.grams)) - np.repeat(found.gram_starts[:-1], size)).astype(np.uint64)
    total = np.cumsum((found.grams + place * _FACTOR) * ((place * _MIX[0]) ^ found.grams), dtype=np.uint64)
    ends = np.concatenate((np.zeros(1, np.uint64), total))[found.gram_starts]
    return (ends[1:] - ends[:-1]) ^ size.astype(np.uint64)


def _batches(texts: Iterable[Sequence[str]]) -> Iterator[list[Sequence[str]]]:
    stream = iter(texts)
    while batch := list(islice(stream, _TEXTS)):
        yield batch


def _starts(counts: Index) -> Index:
    return np.concatenate((np.zeros(1, np.int64), np.cumsum(counts, dtype=np.int64)))


def _batch(texts: Sequence[Sequence[str]]) -> tuple[Whole, Index, Half, Index]:
    """Prints, their number in each text, grams, their number in each text."""
    real = np.array([len(forms) for forms in texts], np.int64)
    counts = np.where(real, np.maximum(real, RUN_WORDS), 0)
    words = np.zeros(counts.sum(), np.uint64)
    place = np.arange(len(words)) - np.repeat(np.cumsum(counts) - counts, counts)
    words[place < np.repeat(real, counts)] = _numbers(texts)
    after = np.repeat(np.cumsum(counts), counts) - np.arange(len(words))  # words from here to the end of the text
    grams = (_runs(words, GRAM_WORDS) >> np.uint64(32)).astype(np.uint32)
    grams = np.clip(grams, 1, np.uint32(0xFFFFFFFE))
    grams[after < GRAM_WORDS] = NO_GRAM
    kept, kept_counts = _winnowed(_runs(words, RUN_WORDS), after, counts)
    return kept, kept_counts, grams, counts


def _numbers(texts: Sequence[Sequence[str]]) -> Whole:
    """A number for each word, always the same for the same word: a polynomial of its letters, from sums over all of them."""
    letters, ends = _letters(_BETWEEN.join(chain.from_iterable(texts)))
    if len(ends) != sum(map(len, texts)):
        letters, ends = _letters(_BETWEEN.join(form.replace(_BETWEEN, " ") for text in texts for form in text))
    if not any(texts):
        return np.zeros(0, np.uint64)
    starts = np.concatenate((np.zeros(1, np.int64), ends[:-1] + 1))
    sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum(letters * _powers(_BASE, len(letters)), dtype=np.uint64)))
    found = (sums[ends] - sums[starts]) * _powers(pow(_BASE, -1, 1 << 64), len(letters))[starts]
    return (_mixed(found) >> np.uint64(32)) | np.uint64(1)


def _letters(line: str) -> tuple[Half, Index]:
    """The code points of a line, and where its words end."""
    letters = np.frombuffer((line + _BETWEEN).encode("utf-32-le", "surrogatepass"), np.uint32)
    return letters, np.flatnonzero(letters == ord(_BETWEEN))


_POWERS: dict[int, Whole] = {}


def _powers(base: int, length: int) -> Whole:
    """The powers of `base` below 2**64, at least the first `length`."""
    if len(_POWERS.get(base, ())) < length:
        factors = np.full(2 * length, base, np.uint64)
        factors[0] = 1
        _POWERS[base] = np.cumprod(factors, dtype=np.uint64)
    return _POWERS[base][:length]


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
