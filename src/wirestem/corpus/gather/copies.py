"""Copies: which texts share wording that two reporters do not come upon by chance."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from wirestem.corpus.gather.join import candidates, firsts
from wirestem.corpus.gather.linkage import Groups
from wirestem.corpus.gather.overlap import Shares, overlaps
from wirestem.corpus.gather.prints import Index, Prints, digests, prints

# The greater share of the two texts and half the lesser: set on one made pile of known truth, checked on another
# (`benchmarks/candidates.py`).
_LEAST = 0.36
_NEAR_COPY = 0.8


class Shared(NamedTuple):
    """Texts `left` < `right` (by number), sorted, and the share of the words of either that the other has, 0 to 1.

    Texts with the very same words are paired with the first of them only, and only the first is paired with others.
    """

    left: Index
    right: Index
    of_left: Shares
    of_right: Shares


class Reuse(NamedTuple):
    """Texts `left` and `right` (by number) share `share` of the words of one, 0 to 1; `copy`: they are near copies."""

    left: int
    right: int
    share: float
    copy: bool


def shared(found: Prints) -> Shared:
    """All pairs that share wording."""
    pairs = candidates(found)
    share = overlaps(found, pairs.left, pairs.right)
    kept = np.maximum(share.left, share.right) + np.minimum(share.left, share.right) / 2 >= _LEAST
    first = firsts(found)
    again = np.flatnonzero(first != np.arange(len(found)))
    whole = np.ones(len(again))
    left, right = np.concatenate((pairs.left[kept], first[again])), np.concatenate((pairs.right[kept], again))
    of_left, of_right = np.concatenate((share.left[kept], whole)), np.concatenate((share.right[kept], whole))
    order = np.lexsort((right, left))
    return Shared(left[order], right[order], of_left[order], of_right[order])


def reuse(texts: Iterable[Sequence[str]]) -> list[Reuse]:
    """All pairs of `texts` (words in lower case) that share wording, in order."""
    return _reuse(shared(prints(texts)))


def _reuse(found: Shared) -> list[Reuse]:
    share = np.maximum(found.of_left, found.of_right)
    copy = np.minimum(found.of_left, found.of_right) >= _NEAR_COPY
    return [Reuse(*row) for row in zip(*(column.tolist() for column in (found.left, found.right, share, copy)), strict=True)]


def leaders(count: int, reused: Iterable[Reuse]) -> list[int]:
    """For every text the first of its near copies, and of theirs."""
    leader = list(range(count))
    for left, right, _, copy in reused:
        if copy:
            one, two = _leader(leader, left), _leader(leader, right)
            leader[max(one, two)] = min(one, two)
    return [_leader(leader, n) for n in range(count)]


def _leader(leader: list[int], text: int) -> int:
    while leader[text] != text:
        leader[text] = leader[leader[text]]
        text = leader[text]
    return text


def families(texts: Iterable[Sequence[str]], *, least: float = 0.25) -> tuple[tuple[int, ...], ...]:
    """Texts (by number) whose wording goes back to one another: near copies, and groups that share `least` on average.

    >>> line = "the pilots of the harbour stopped work on monday for two days".split()
    >>> families([line, ["rain"], line])
    ((0, 2), (1,))
    """
    found = prints(texts)
    # Ties are broken by number, so the texts are numbered by their words, whatever their order.
    order = np.argsort(digests(found), kind="stable")
    rank = np.argsort(order)
    pairs = shared(found)
    reused = _reuse(pairs._replace(left=rank[pairs.left], right=rank[pairs.right]))
    leader = leaders(len(found), reused)
    groups = Groups(len(found), _nearest(reused, leader))
    groups.link(least)
    home = {n: name for name, members in groups.members.items() for n in members}
    members: dict[int, list[int]] = {}
    for text, n in enumerate(rank.tolist()):
        members.setdefault(home[leader[n]], []).append(text)
    return tuple(sorted(tuple(group) for group in members.values()))


def _nearest(reused: Iterable[Reuse], leader: Sequence[int]) -> dict[tuple[int, int], float]:
    """How much the near copies of one leader share with those of another, the most of any two."""
    near: dict[tuple[int, int], float] = {}
    for left, right, share, _ in reused:
        one, two = sorted((leader[left], leader[right]))
        if one != two:
            near[one, two] = max(share, near.get((one, two), 0.0))
    return near
