"""Copies: which texts share rare runs of words, by a winnowed index of word 5-grams."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple
from zlib import crc32

_RUN_WORDS = 5
_WINDOW = 4  # of so many neighbouring runs the one with the least hash is kept: a shared stretch is found wherever it begins
_MOST_TEXTS = 100  # a run in more texts than this is a formula or furniture
_LEAST_SHARED = 6
_LEAST_SHARE = 0.25
_NEAR_COPY = 0.8


class Reuse(NamedTuple):
    """Texts `left` and `right` (by number) share `share` of the runs of the shorter, 0 to 1; `copy`: they are near copies."""

    left: int
    right: int
    share: float
    copy: bool


def reuse(texts: Sequence[Sequence[str]]) -> list[Reuse]:
    """All pairs of `texts` (words in lower case) that share a good part of their wording, in order.

    Winnowing after Schleimer, Wilkerson and Aiken (2003); a cap on the texts that may hold a run keeps it linear.
    """
    prints = [_fingerprints(forms) for forms in texts]
    holders: dict[int, list[int]] = {}
    for number, kept in enumerate(prints):
        for mark in kept:
            holders.setdefault(mark, []).append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        if 1 < len(numbers) <= _MOST_TEXTS:
            shared.update((a, b) for n, a in enumerate(numbers) for b in numbers[n + 1 :])
    found = []
    for (left, right), count in shared.items():
        share = count / min(len(prints[left]), len(prints[right]))
        copy = count >= _NEAR_COPY * max(len(prints[left]), len(prints[right]))
        if copy or (count >= _LEAST_SHARED and share >= _LEAST_SHARE):
            found.append(Reuse(left, right, min(1.0, share), copy))
    return sorted(found)


def _fingerprints(forms: Sequence[str]) -> tuple[int, ...]:
    hashes = [crc32(" ".join(forms[n : n + _RUN_WORDS]).encode()) for n in range(max(1, len(forms) - _RUN_WORDS + 1))]
    windows = range(max(1, len(hashes) - _WINDOW + 1))
    return tuple(dict.fromkeys(min(hashes[n : n + _WINDOW]) for n in windows)) if forms else ()
