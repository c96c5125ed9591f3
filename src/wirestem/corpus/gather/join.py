"""Join: which texts may share wording, by exploding prints into pairs of texts and counting them.

The steps are those of any map, shuffle and reduce: the prints of each text, the texts of each print, the pairs of texts
counted; then every pair is looked at (`overlap`). Prints are dealt to parts by their number and pairs to blocks by their
first text, so that the memory stays bounded; neither changes the result, nor does the order of the texts.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from wirestem.corpus.gather.prints import Half, Index, Prints, Whole, digests

MOST_TEXTS = 80  # a run in more texts is a formula, or news that everybody prints: its texts are paired with one of them only
LEAST_SHARED = 3
_ROWS = 1 << 23  # prints sorted at once
_PAIRS = 1 << 23  # pairs counted at once


class Pairs(NamedTuple):
    """Texts `left` < `right` (by number), sorted, and how many prints they `shared`."""

    left: Index
    right: Index
    shared: Index


class _Held(NamedTuple):
    """Rows sorted by print, then text: the text, and with how many of the rows after it it is paired."""

    text: Half
    after: npt.NDArray[np.int32]


def firsts(found: Prints) -> Index:
    """For every text the first that has the same words, itself where there is none."""
    _, first, group = np.unique(digests(found), return_index=True, return_inverse=True)
    same: Index = first[group]
    return np.where(np.diff(found.gram_starts) > 0, same, np.arange(len(found)))


def candidates(
    found: Prints, *, most_texts: int = MOST_TEXTS, least_shared: int = LEAST_SHARED, parts: int = 0, block: int = _PAIRS
) -> Pairs:
    """All pairs of texts that share `least_shared` prints; of texts with the same words only the first is looked at.

    `parts` is the number of shares that the prints are dealt to (0: as many as the memory asks for), `block` the number of
    pairs counted at once.

    >>> from wirestem.corpus.gather.prints import prints
    >>> line = "the pilots of the harbour stopped work on monday for two days".split()
    >>> candidates(prints([line, line[2:], ["rain"]]), least_shared=1).right.tolist()
    [1]
    """
    first = firsts(found)
    chosen = np.flatnonzero(first == np.arange(len(found)))
    # Texts are ranked by their words: whom a print of many texts pairs does not depend on who came first.
    chosen = chosen[np.argsort(digests(found)[chosen], kind="stable")]
    rank = np.zeros(len(found), np.uint32)
    rank[chosen] = np.arange(len(chosen), dtype=np.uint32)
    parts = parts or 1 + len(found.prints) // _ROWS
    held = [_held(found, first == np.arange(len(found)), rank, most_texts, (part, parts)) for part in range(parts)]
    text, after = (np.concatenate(column) for column in zip(*held, strict=True))
    del held
    blocks = list(_counted(text, after, len(chosen), least_shared, block))
    if not blocks:
        return Pairs(*(np.zeros(0, np.int64) for _ in range(3)))
    one, two, shared = (np.concatenate(column) for column in zip(*blocks, strict=True))
    one, two = chosen[one], chosen[two]
    left, right = np.minimum(one, two), np.maximum(one, two)
    order = np.lexsort((right, left))
    return Pairs(left[order], right[order], shared[order])


def _held(found: Prints, wanted: npt.NDArray[np.bool_], rank: Half, most_texts: int, part: tuple[int, int]) -> _Held:
    """The rows of the prints of one part that at least two texts have."""
    bits = np.uint64(max(1, len(found).bit_length()))
    count = np.diff(found.print_starts)
    mine = np.repeat(wanted, count)
    if part[1] > 1:
        mine &= (found.prints >> np.uint64(48)) % np.uint64(part[1]) == np.uint64(part[0])
    # The text takes the place of the lowest bits: one sort of plain numbers does for both, and some forty bits are enough.
    rows: Whole = (found.prints[mine] >> bits << bits) | np.repeat(rank, count)[mine]
    rows.sort()
    rows = rows[_fresh(rows)]
    first = np.flatnonzero(_fresh(rows >> bits))
    size = np.diff(np.append(first, len(rows)))
    after = np.repeat(first + size, size) - np.arange(len(rows)) - 1
    after[np.repeat(size > most_texts, size) & ~_fresh(rows >> bits)] = 0
    kept = np.repeat(size > 1, size)
    return _Held((rows[kept] & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.uint32), after[kept].astype(np.int32))


def _fresh(values: Whole) -> npt.NDArray[np.bool_]:
    """Where a sorted array has a value for the first time."""
    return np.concatenate((np.ones(min(1, len(values)), bool), values[1:] != values[:-1]))


def _counted(
    text: Half, after: npt.NDArray[np.int32], texts: int, least_shared: int, block: int
) -> Iterator[tuple[Index, Index, Index]]:
    """The pairs in blocks of their first texts."""
    rows = np.flatnonzero(after)
    rows = rows[np.argsort(text[rows], kind="stable")]
    number = (np.cumsum(np.bincount(text, weights=after, minlength=texts)) // block).astype(np.int64)
    edges = np.flatnonzero(np.diff(number[text[rows]], prepend=-1, append=-1))
    for start, end in pairwise(edges.tolist()):
        yield _block(text, rows[start:end], after[rows[start:end]].astype(np.int64), least_shared)


def _block(text: Half, rows: Index, after: Index, least_shared: int) -> tuple[Index, Index, Index]:
    """Every one of `rows` paired with those after it that have its print, each pair of texts counted."""
    total = int(after.sum())
    step = np.arange(total) - np.repeat(np.cumsum(after) - after, after)
    keys = np.repeat(text[rows], after).astype(np.uint64) << np.uint64(32)
    keys |= text[np.repeat(rows, after) + step + 1]
    keys.sort()
    first = np.flatnonzero(_fresh(keys))
    shared = np.diff(np.append(first, total))
    keys, shared = keys[first[shared >= least_shared]], shared[shared >= least_shared]
    return (keys >> np.uint64(32)).astype(np.int64), (keys & np.uint64(0xFFFFFFFF)).astype(np.int64), shared
