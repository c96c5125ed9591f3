"""Ranges: places of a text that are sorted and apart."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from wirestem.model import Range


def meets(places: Sequence[Range], start: int, end: int) -> bool:
    """Whether one of the places, which are sorted and apart, has characters of `start`..`end`.

    >>> meets([(2, 4), (7, 9)], 4, 7), meets([(2, 4), (7, 9)], 3, 5)
    (False, True)
    """
    k = bisect_left(places, (end, 0)) - 1
    return k >= 0 and start < places[k][1]


def united(places: Iterable[Range]) -> list[Range]:
    """The places sorted and apart: those that meet or touch are one.

    >>> united([(5, 9), (0, 2), (6, 7), (2, 3)])
    [(0, 3), (5, 9)]
    """
    found: list[Range] = []
    for start, end in sorted(places):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found
