"""Join: which texts may share wording, by exploding prints into pairs of texts and counting them.

The steps are those of any map, shuffle and reduce: the prints of each text; the texts of each print (`held`); the pairs of
texts, counted (`counted`); then every pair is looked at (`proof`). Prints are dealt to parts by their number and pairs to
blocks by their first text: each part and block holds all that its step asks for, so that `run` may do them anywhere, and the
memory stays bounded. Neither changes the result, nor does the order of the texts.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from wirestem.corpus.gather.galleys import Byte, Flags, Half, Index, Run, Whole, one_by_one
from wirestem.corpus.gather.prints import Prints, digests

MOST_TEXTS = 80  # a run in more texts is a formula, or news that everybody prints: its texts are paired with one of them only
# A pair shares two rare prints or many common ones. A print of two texts weighs 1, of more the less the commoner it is.
LEAST_SHARED, LEAST_WEIGHT, LEAST_ANY = 2, 1.6, 6
_FEW = 1_000  # in a pile of fewer texts a print weighs as much as in one of so many
_UNIT = 250  # parts of the weight of a print
_WEIGHT_BITS, _TEXT_BITS = np.uint64(8), np.uint64(28)
_ROWS = 1 << 22  # prints sorted at once
_PAIRS = 1 << 22  # pairs counted at once


class Pairs(NamedTuple):
    """Texts `left` < `right` (by number), sorted, and how many prints they `shared`."""

    left: Index
    right: Index
    shared: Index


class Part(NamedTuple):
    """The prints of one part: the number of the print, in the lowest `bits` the text that has it, of a pile of `texts`."""

    rows: Whole
    bits: int
    texts: int
    most_texts: int


class Held(NamedTuple):
    """Rows sorted by print, then text: the text, with how many of the rows after it it is paired, and what the print weighs."""

    text: Half
    after: npt.NDArray[np.int32]
    weight: Byte


class Block(NamedTuple):
    """Meetings of texts in prints: each of `text` with the next `after` of `others`, for what the print weighs."""

    text: Half
    after: npt.NDArray[np.int32]
    weight: Byte
    others: Half
    least_shared: int
    least_weight: float


def firsts(found: Prints) -> Index:
    """For every text the first that has the same words, itself where there is none."""
    _, first, group = np.unique(digests(found), return_index=True, return_inverse=True)
    same: Index = first[group]
    return np.where(np.diff(found.starts) > 0, same, np.arange(len(found)))


def candidates(
    found: Prints,
    *,
    most_texts: int = MOST_TEXTS,
    least_shared: int = LEAST_SHARED,
    least_weight: float = LEAST_WEIGHT,
    parts: int = 0,
    block: int = 0,
    run: Run = one_by_one,
) -> Pairs:
    """All pairs of texts that share prints enough; of texts with the same words only the first is looked at.

    Enough are `least_shared` prints that weigh `least_weight` together, or more of any kind. `parts` is the number of shares
    that the prints are dealt to, `block` the number of pairs counted at once (0: as the memory asks for).

    >>> from wirestem.corpus.gather.prints import prints
    >>> line = "The pilots of the harbour stopped work on Monday for two days."
    >>> candidates(prints([line, line[4:], "Rain."])).right.tolist()
    [1]
    """
    first = firsts(found)
    wanted = first == np.arange(len(found))
    chosen = np.flatnonzero(wanted)
    # Texts are ranked by their words: whom a print of many texts pairs does not depend on who came first.
    chosen = chosen[np.argsort(digests(found)[chosen], kind="stable")]
    rank = np.zeros(len(found), np.uint32)
    rank[chosen] = np.arange(len(chosen), dtype=np.uint32)
    dealt = _dealt(found, wanted, rank, most_texts, parts or 1 + len(found.prints) // _ROWS)
    text, after, weight = (np.concatenate(column) for column in zip(*run(held, dealt), strict=True))
    blocks = list(run(counted, _blocks(Held(text, after, weight), len(chosen), (least_shared, least_weight), block or _PAIRS)))
    if not blocks:
        return Pairs(*(np.zeros(0, np.int64) for _ in range(3)))
    one, two, shared = (np.concatenate(column) for column in zip(*blocks, strict=True))
    one, two = chosen[one], chosen[two]
    left, right = np.minimum(one, two), np.maximum(one, two)
    order = np.lexsort((right, left))
    return Pairs(left[order], right[order], shared[order])


def _dealt(found: Prints, wanted: Flags, rank: Half, most_texts: int, parts: int) -> Iterator[Part]:
    """The prints in `parts` by their number, each with the text that has it."""
    bits = max(1, len(found).bit_length())
    count = np.diff(found.print_starts)
    every, ranks = np.repeat(wanted, count), np.repeat(rank, count)
    for part in range(parts):
        mine = every
        if parts > 1:
            mine = every & ((found.prints >> np.uint64(48)) % np.uint64(parts) == np.uint64(part))
        # The text takes the place of the lowest bits: one sort of plain numbers does for both, and some forty bits are enough.
        rows = (found.prints[mine] >> np.uint64(bits) << np.uint64(bits)) | ranks[mine]
        yield Part(rows, bits, len(found), most_texts)


def held(part: Part) -> Held:
    """The rows of the prints that at least two texts have."""
    bits = np.uint64(part.bits)
    rows = np.sort(part.rows)
    rows = rows[_fresh(rows)]
    first = np.flatnonzero(_fresh(rows >> bits))
    size = np.diff(np.append(first, len(rows)))
    after = np.repeat(first + size, size) - np.arange(len(rows)) - 1
    after[np.repeat(size > part.most_texts, size) & ~_fresh(rows >> bits)] = 0
    kept = np.repeat(size > 1, size)
    pile = max(part.texts, _FEW)
    weight = np.rint(_UNIT * np.log(pile / np.maximum(size, 2)) / np.log(pile / 2)).astype(np.uint8)
    text = (rows[kept] & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.uint32)
    return Held(text, after[kept].astype(np.int32), np.repeat(weight, size)[kept])


def _fresh(values: Whole) -> Flags:
    """Where a sorted array has a value for the first time."""
    return np.concatenate((np.ones(min(1, len(values)), bool), values[1:] != values[:-1]))


def _blocks(rows: Held, texts: int, least: tuple[int, float], block: int) -> Iterator[Block]:
    """The meetings of the texts in blocks, all those of one first text in the same."""
    paired = np.flatnonzero(rows.after)
    paired = paired[np.argsort(rows.text[paired], kind="stable")]
    number = (np.cumsum(np.bincount(rows.text, weights=rows.after, minlength=texts)) // block).astype(np.int64)
    edges = np.flatnonzero(np.diff(number[rows.text[paired]], prepend=-1, append=-1))
    for start, end in pairwise(edges.tolist()):
        some = paired[start:end]
        after = rows.after[some].astype(np.int64)
        step = np.arange(int(after.sum())) - np.repeat(np.cumsum(after) - after, after)
        others = rows.text[np.repeat(some, after) + step + 1]
        yield Block(rows.text[some], rows.after[some], rows.weight[some], others, *least)


def counted(block: Block) -> tuple[Index, Index, Index]:
    """The pairs of texts of a block that share enough, and how many prints."""
    keys = (np.repeat(block.text, block.after).astype(np.uint64) << _TEXT_BITS) | block.others
    keys = (keys << _WEIGHT_BITS) | np.repeat(block.weight, block.after)
    keys.sort()
    pairs = keys >> _WEIGHT_BITS
    first = np.flatnonzero(_fresh(pairs))
    shared = np.diff(np.append(first, len(keys)))
    weight = np.add.reduceat(keys & np.uint64(255), first).astype(np.int64)
    kept = ((shared >= block.least_shared) & (weight >= _UNIT * block.least_weight)) | (shared >= LEAST_ANY)
    pairs, shared = pairs[first[kept]], shared[kept]
    low = (np.uint64(1) << _TEXT_BITS) - np.uint64(1)
    return (pairs >> _TEXT_BITS).astype(np.int64), (pairs & low).astype(np.int64), shared
