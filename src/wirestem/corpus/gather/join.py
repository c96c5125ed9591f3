"""Join: which texts share rare wording, by exploding prints into pairs and counting them; then checked by alignment.

The steps are those of any map, shuffle and reduce: the prints of one text (`prints`), the texts of one print (`_held`), the
pairs of texts counted (`candidates`), each pair looked at (`overlap.overlaps`). Prints are dealt to `parts` by their number
and pairs to blocks by their first text, so that the memory stays bounded; neither changes the result.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from wirestem.corpus.gather.prints import Index, Prints, Whole

MOST_TEXTS = 80  # a run in more texts than this is a formula or furniture
LEAST_SHARED = 3
_ROWS = 1 << 23  # prints sorted at once
_PAIRS = 1 << 23  # pairs counted at once


class Pairs(NamedTuple):
    """Texts `left` < `right` (by number) and how many prints they `shared`, sorted by text."""

    left: Index
    right: Index
    shared: Index


class _Held(NamedTuple):
    """Rows sorted by print, then text: the text, and how many texts with the same print come after it."""

    text: npt.NDArray[np.uint32]
    after: npt.NDArray[np.uint8]


def candidates(
    found: Prints, *, most_texts: int = MOST_TEXTS, least_shared: int = LEAST_SHARED, parts: int = 0
) -> Pairs:
    """All pairs that share `least_shared` prints which no more than `most_texts` texts (255 at most) have.

    `parts` is the number of shares that the prints are dealt to, 0 as many as the memory asks for.

    >>> from wirestem.corpus.gather.prints import prints
    >>> line = "the pilots of the harbour stopped work on monday for two days".split()
    >>> candidates(prints([line, line[2:], ["rain"]]), least_shared=1).right.tolist()
    [1]
    """
    parts = parts or 1 + len(found.prints) // _ROWS
    held = [_held(found, most_texts, part, parts) for part in range(parts)]
    text = np.concatenate([one.text for one in held])
    after = np.concatenate([one.after for one in held])
    del held
    blocks = list(_counted(text, after, len(found), least_shared))
    left, right, shared = (np.concatenate(column) for column in zip(*blocks, strict=True))
    return Pairs(left, right, shared)


def _held(found: Prints, most_texts: int, part: int, parts: int) -> _Held:
    """The rows of the prints of one part that at least two texts have and not too many."""
    bits = np.uint64(max(1, int(len(found)).bit_length()))
    count = np.diff(found.print_starts)
    text = np.repeat(np.arange(len(found), dtype=np.uint32), count)
    key = found.prints
    if parts > 1:
        mine = (key >> np.uint64(48)) % np.uint64(parts) == part
        key, text = key[mine], text[mine]
    # The text takes the place of the lowest bits: one sort of plain numbers does for both, and some forty bits are enough.
    rows: Whole = (key >> bits << bits) | text
    rows.sort()
    rows = rows[np.concatenate((np.ones(min(1, len(rows)), bool), rows[1:] != rows[:-1]))]
    first = np.flatnonzero(np.concatenate((np.ones(min(1, len(rows)), bool), (rows[1:] >> bits) != (rows[:-1] >> bits))))
    size = np.diff(np.append(first, len(rows)))
    good = (size > 1) & (size <= min(most_texts, 255))
    kept = np.repeat(good, size)
    after = np.repeat(first + size, size)[kept] - np.flatnonzero(kept) - 1
    return _Held((rows[kept] & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.uint32), after.astype(np.uint8))


def _counted(
    text: npt.NDArray[np.uint32], after: npt.NDArray[np.uint8], texts: int, least_shared: int
) -> Iterator[tuple[Index, Index, Index]]:
    """The pairs in blocks of their first texts."""
    weight = np.bincount(text, weights=after, minlength=texts)
    block = (np.cumsum(weight) // _PAIRS).astype(np.int64) if texts else np.zeros(0, np.int64)
    order = np.argsort(text, kind="stable")
    edges = np.searchsorted(block[text[order]], np.arange(block[-1] + 2)) if texts else np.zeros(2, np.int64)
    for start, end in zip(edges[:-1], edges[1:], strict=True):
        at = order[start:end]
        yield _block(text, at, after[at].astype(np.int64), least_shared)


def _block(text: npt.NDArray[np.uint32], at: Index, after: Index, least_shared: int) -> tuple[Index, Index, Index]:
    """Every row of `at` paired with the rows after it that have its print, each pair of texts counted."""
    total = int(after.sum())
    step = np.arange(total) - np.repeat(np.cumsum(after) - after, after)
    right = text[np.repeat(at, after) + step + 1].astype(np.uint64)
    keys = (np.repeat(text[at], after).astype(np.uint64) << np.uint64(32)) | right
    keys.sort()
    first = np.flatnonzero(np.concatenate((np.ones(min(1, total), bool), keys[1:] != keys[:-1])))
    shared = np.diff(np.append(first, total))
    keys, shared = keys[first[shared >= least_shared]], shared[shared >= least_shared]
    return (keys >> np.uint64(32)).astype(np.int64), (keys & np.uint64(0xFFFFFFFF)).astype(np.int64), shared
