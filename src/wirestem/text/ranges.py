"""Ranges: places of a text that are sorted and apart."""

from bisect import bisect_left
from collections.abc import Sequence

from wirestem.model import Range


def meets(places: Sequence[Range], start: int, end: int) -> bool:
    """Whether one of the places, which are sorted and apart, has characters of `start`..`end`.

    >>> meets([(2, 4), (7, 9)], 4, 7), meets([(2, 4), (7, 9)], 3, 5)
    (False, True)
    """
    k = bisect_left(places, (end, 0)) - 1
    return k >= 0 and start < places[k][1]
