"""The line of those who wait: one lane for each who asks, and the lanes are served in turn."""

from collections import deque
from collections.abc import Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Line(Generic[T]):
    """Items that wait in lanes. Each lane keeps its order; the first item of every lane comes before the second of any.

    >>> line = Line[str]()
    >>> for lane, item in ((1, "a"), (1, "b"), (1, "c"), (2, "d")):
    ...     line.add(lane, item)
    >>> line.order(), line.take(), line.order()
    (['a', 'd', 'b', 'c'], 'a', ['d', 'b', 'c'])
    """

    def __init__(self) -> None:
        self._lanes: dict[Hashable, deque[T]] = {}

    def add(self, lane: Hashable, item: T) -> None:
        """Puts an item at the end of its lane; a new lane is the last one."""
        self._lanes.setdefault(lane, deque()).append(item)

    def take(self) -> T | None:
        """The next item, taken out; None when nothing waits. Its lane is served again when all others were."""
        if not self._lanes:
            return None
        lane, items = next(iter(self._lanes.items()))
        item = items.popleft()
        del self._lanes[lane]
        if items:
            self._lanes[lane] = items
        return item

    def drop(self, item: T) -> bool:
        """Takes an item out wherever it stands; whether it was there."""
        for lane, items in self._lanes.items():
            if item in items:
                items.remove(item)
                if not items:
                    del self._lanes[lane]
                return True
        return False

    def order(self) -> list[T]:
        """What waits, in the order in which it is served if nobody else comes."""
        found: list[tuple[int, int, T]] = []
        for place, items in enumerate(self._lanes.values()):
            found.extend((turn, place, item) for turn, item in enumerate(items))
        return [item for _, _, item in sorted(found, key=lambda f: f[:2])]

    def in_lane(self, lane: Hashable) -> int:
        """How many wait in a lane."""
        return len(self._lanes.get(lane, ()))

    def __len__(self) -> int:
        return sum(len(items) for items in self._lanes.values())
