"""Groups: nodes joined into parties, with what a person said must stay apart."""

from collections.abc import Callable, Iterable

from wirestem.story.identify.nodes import Key, Node

Apart = Callable[[set[str]], bool]


class Groups:
    """A partition of nodes that only grows together; a join is refused when `apart` says its names are not one party."""

    def __init__(self, found: dict[Key, Node], apart: Apart | None) -> None:
        self.nodes = found
        self._apart = apart
        self._root: dict[Key, Key] = {key: key for key in found}
        self._members: dict[Key, list[Key]] = {key: [key] for key in found}

    def root(self, key: Key) -> Key:
        """The node that stands for the group of `key`."""
        return self._root[key]

    def join(self, left: Key, right: Key) -> bool:
        """Makes one group of two; False when they must stay apart."""
        a, b = sorted((self.root(left), self.root(right)))
        if a == b:
            return True
        if self._apart is not None and self._apart({k[1] for k in (*self._members[a], *self._members[b])}):
            return False
        for key in self._members[b]:
            self._root[key] = a
        self._members[a] += self._members.pop(b)
        return True

    def members(self) -> tuple[tuple[Node, ...], ...]:
        """The groups, each in order of nodes."""
        return tuple(self.group(root) for root in self._members)

    def group(self, key: Key) -> tuple[Node, ...]:
        """All nodes of one group."""
        return tuple(self.nodes[k] for k in sorted(self._members[self.root(key)]))

    def join_all(self, keys: Iterable[Key]) -> None:
        """Makes one group of all."""
        first: Key | None = None
        for key in keys:
            if first is None:
                first = key
            else:
                self.join(first, key)
