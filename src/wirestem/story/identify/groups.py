"""Groups: nodes joined into parties, with what a person said must stay apart."""

from collections.abc import Callable, Iterable

from wirestem.story.identify.nodes import Key, Node

Apart = Callable[[set[str]], bool]


class Groups:
    """A partition of nodes that only grows together; a join is refused when `apart` says its names are not one party."""

    def __init__(self, found: dict[Key, Node], apart: Apart) -> None:
        self.nodes = found
        self._apart = apart
        self._parent: dict[Key, Key] = {key: key for key in found}

    def root(self, key: Key) -> Key:
        """The node that stands for the group of `key`."""
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

    def join(self, left: Key, right: Key) -> bool:
        """Makes one group of two; False when they must stay apart."""
        a, b = sorted((self.root(left), self.root(right)))
        if a == b:
            return True
        if self._apart({self.nodes[k].name for k in self.nodes if self.root(k) in (a, b)}):
            return False
        self._parent[b] = a
        return True

    def members(self) -> tuple[tuple[Node, ...], ...]:
        """The groups, each in order of nodes."""
        found: dict[Key, list[Node]] = {}
        for key, node in self.nodes.items():
            found.setdefault(self.root(key), []).append(node)
        return tuple(tuple(group) for group in found.values())

    def group(self, key: Key) -> tuple[Node, ...]:
        """All nodes of one group."""
        root = self.root(key)
        return tuple(n for k, n in self.nodes.items() if self.root(k) == root)

    def join_all(self, keys: Iterable[Key]) -> None:
        """Makes one group of all."""
        first: Key | None = None
        for key in keys:
            if first is None:
                first = key
            else:
                self.join(first, key)
