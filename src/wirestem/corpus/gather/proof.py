"""Proof: which pairs of texts that meet in prints share wording, or tell one another sentence by sentence."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from wirestem.corpus.gather.galleys import Flags, Index, Run, Shares, one_by_one
from wirestem.corpus.gather.join import Pairs
from wirestem.corpus.gather.overlap import overlaps
from wirestem.corpus.gather.prints import Prints, picked
from wirestem.corpus.gather.sentences import retold

# Set on one made pile of known truth (`benchmarks/candidates.py`), checked on another: the greater share of the two texts and
# half the lesser.
_LEAST_OVERLAP = 0.36
# Set on fifteen stories of known truth (`benchmarks/kin.py`) and that pile: what either text tells of the other, the lesser
# share. Leaving out each story in turn chooses .24 to .26.
_LEAST_RETOLD = 0.25
_BLOCK = 1 << 13  # pairs proved at once


class Block(NamedTuple):
    """Some pairs of texts, by their number in `texts`, which holds those of all that the pairs ask for."""

    texts: Prints
    left: Index
    right: Index


class Proved(NamedTuple):
    """Of each pair of texts the share of the words of either that the other has, 0 to 1, and the share that it retells.

    `retold` is the lesser of the two texts'; `kin` tells whether one is made of the other or both of a third.
    """

    of_left: Shares
    of_right: Shares
    retold: Shares
    kin: Flags


def proofs(found: Prints, pairs: Pairs, *, block: int = 0, run: Run = one_by_one) -> Proved:
    """Every pair looked at, in the order of `pairs`; `block` is the number of pairs that `run` hands over at once
    (0: as the memory asks for)."""
    columns = list(run(proved, _blocks(found, pairs, block or _BLOCK)))
    if not columns:
        return Proved(np.zeros(0), np.zeros(0), np.zeros(0), np.zeros(0, bool))
    of_left, of_right, told, kin = zip(*columns, strict=True)
    return Proved(np.concatenate(of_left), np.concatenate(of_right), np.concatenate(told), np.concatenate(kin))


def _blocks(found: Prints, pairs: Pairs, block: int) -> Iterator[Block]:
    for first in range(0, len(pairs.left), block):
        left, right = pairs.left[first : first + block], pairs.right[first : first + block]
        numbers = np.union1d(left, right)
        yield Block(picked(found, numbers), np.searchsorted(numbers, left), np.searchsorted(numbers, right))


def proved(block: Block) -> Proved:
    """The pairs of one block."""
    share = overlaps(block.texts, block.left, block.right)
    told = retold(block.texts, block.left, block.right)
    lesser = np.minimum(told.left, told.right)
    overlap = np.maximum(share.left, share.right) + np.minimum(share.left, share.right) / 2
    return Proved(share.left, share.right, lesser, (overlap >= _LEAST_OVERLAP) | (lesser >= _LEAST_RETOLD))
