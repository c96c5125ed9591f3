"""Copies: which texts share wording that two reporters do not come upon by chance."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from wirestem.corpus.gather.galleys import Flags, Index, Run, Shares, one_by_one
from wirestem.corpus.gather.join import candidates, firsts
from wirestem.corpus.gather.linkage import Likeness, linked
from wirestem.corpus.gather.prints import Prints, digests, prints
from wirestem.corpus.gather.proof import proofs

_NEAR_COPY = 0.8
_LEAST_FAMILY = 0.15  # mean share of the pairs of a family


class Shared(NamedTuple):
    """Texts `left` < `right` (by number), sorted, that go back to one another or to a third.

    `share` is the part of one that the other has or retells, 0 to 1; `copy` marks near copies. Texts with the very same words
    are paired with the first of them only, and only the first is paired with others.
    """

    left: Index
    right: Index
    share: Shares
    copy: Flags


def shared(found: Prints, *, run: Run = one_by_one) -> Shared:
    """All pairs that share wording, each proved; `run` does the steps to the parts and changes nothing."""
    pairs = candidates(found, run=run)
    proof = proofs(found, pairs, run=run)
    kin = proof.kin
    first = firsts(found)
    again = np.flatnonzero(first != np.arange(len(found)))
    left, right = np.concatenate((pairs.left[kin], first[again])), np.concatenate((pairs.right[kin], again))
    most = np.maximum(np.maximum(proof.of_left, proof.of_right), proof.retold)[kin]
    least = np.minimum(proof.of_left, proof.of_right)[kin]
    whole = np.ones(len(again))
    order = np.lexsort((right, left))
    return Shared(
        left[order], right[order], np.concatenate((most, whole))[order], np.concatenate((least, whole))[order] >= _NEAR_COPY
    )


def leaders(count: int, found: Shared) -> Index:
    """For every text the first of its near copies, and of theirs."""
    leader = list(range(count))
    for left, right in zip(found.left[found.copy].tolist(), found.right[found.copy].tolist(), strict=True):
        one, two = _leader(leader, left), _leader(leader, right)
        leader[max(one, two)] = min(one, two)
    return np.array([_leader(leader, n) for n in range(count)], np.int64)


def _leader(leader: list[int], text: int) -> int:
    while leader[text] != text:
        leader[text] = leader[leader[text]]
        text = leader[text]
    return text


def families(texts: Iterable[str], *, run: Run = one_by_one) -> tuple[tuple[int, ...], ...]:
    """Texts (by number) whose wording goes back to one another: near copies, and groups that share much on average.

    >>> line = "The pilots of the harbour stopped work on Monday for two days."
    >>> families([line, "Rain.", line])
    ((0, 2), (1,))
    """
    found = prints(texts, run=run)
    return grown(found, shared(found, run=run))


def grown(found: Prints, pairs: Shared) -> tuple[tuple[int, ...], ...]:
    """The families that the proved `pairs` of the texts make."""
    # Ties are broken by number, so the texts are numbered by their words, whatever their order.
    order = np.argsort(digests(found), kind="stable")
    rank = np.argsort(order)
    ranked = pairs._replace(left=rank[pairs.left], right=rank[pairs.right])
    leader = leaders(len(found), ranked)
    kept = np.unique(leader)
    home = np.empty(len(found), np.int64)
    for number, members in enumerate(linked(len(kept), nearest(ranked, leader, kept), _LEAST_FAMILY)):
        home[kept[members]] = number
    names: dict[int, list[int]] = {}
    for text, number in enumerate(home[leader[rank]].tolist()):
        names.setdefault(number, []).append(text)
    return tuple(sorted(tuple(group) for group in names.values()))


def nearest(pairs: Shared, leader: Index, kept: Sequence[int] | Index) -> Likeness:
    """How much the near copies of one leader share with those of another, the most of any two; by place in `kept`."""
    one, two = np.searchsorted(kept, leader[pairs.left]), np.searchsorted(kept, leader[pairs.right])
    other = one != two
    return Likeness(np.minimum(one, two)[other], np.maximum(one, two)[other], pairs.share[other]).greatest()
