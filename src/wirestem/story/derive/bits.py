"""Sets of word numbers as whole numbers, one bit a word: union, difference and size are single steps."""

from collections.abc import Iterable, Iterator

from wirestem.model import Range


def span(first: int, stop: int) -> int:
    """The words `first` to `stop`.

    >>> bin(span(1, 3))
    '0b110'
    """
    return ((1 << max(0, stop - first)) - 1) << first


def of(places: Iterable[int]) -> int:
    """The words `places`."""
    found = 0
    for place in places:
        found |= 1 << place
    return found


def union(sets: Iterable[int]) -> int:
    """The words of any of `sets`."""
    found = 0
    for words in sets:
        found |= words
    return found


def places(words: int) -> Iterator[int]:
    """The numbers of the words, rising.

    >>> list(places(0b1010))
    [1, 3]
    """
    while words:
        lowest = words & -words
        yield lowest.bit_length() - 1
        words ^= lowest


def ranges(words: int) -> tuple[Range, ...]:
    """The words as runs.

    >>> ranges(0b10110)
    ((1, 3), (4, 5))
    """
    found: list[Range] = []
    for place in places(words):
        if found and found[-1][1] == place:
            found[-1] = (found[-1][0], place + 1)
        else:
            found.append((place, place + 1))
    return tuple(found)


def longest(words: int) -> int:
    """How many words the longest run of a set has.

    >>> longest(of((1, 2, 3, 7, 8)))
    3
    """
    found = 0
    while words:
        words &= words << 1
        found += 1
    return found
