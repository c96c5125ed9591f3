"""Groups: nodes joined into parties, with what a person said must stay apart."""

from collections.abc import Callable, Iterable

from wirestem.story.identify.nodes import Key, Node

Apart = Callable[[set[str]], bool]
Strangers = Callable[[Node, Node], bool]


class Groups:
    """A partition of nodes that only grows together; a join is refused when `apart` says its names are not one party.

    Nor are two people or houses joined whose names make them `strangers`, by whatever way, unless a person decided so. Nodes of
    people whom the articles name and who say nothing are `silent`: a name or an office may lead to them.
    """

    def __init__(
        self,
        found: dict[Key, Node],
        apart: Apart | None,
        strangers: Strangers | None = None,
        silent: frozenset[Key] = frozenset(),
    ) -> None:
        self.nodes = found
        self.silent = silent
        self._apart = apart
        self._strangers = strangers
        self._root: dict[Key, Key] = {key: key for key in found}
        self._members: dict[Key, list[Key]] = {key: [key] for key in found}

    def root(self, key: Key) -> Key:
        """The node that stands for the group of `key`."""
        return self._root[key]

    def join(self, left: Key, right: Key, *, decided: bool = False) -> bool:
        """Makes one group of two; False when they must stay apart. `decided`: a person says that they are one."""
        a, b = sorted((self.root(left), self.root(right)))
        if a == b:
            return True
        if self._apart is not None and self._apart({k[1] for k in (*self._members[a], *self._members[b])}):
            return False
        if not decided and self._strange(a, b):
            return False
        for key in self._members[b]:
            self._root[key] = a
        self._members[a] += self._members.pop(b)
        return True

    def _strange(self, left: Key, right: Key) -> bool:
        groups = [
            {(n.name, n.kind): n for n in self.group(root) if n.named or n.kind == "organisation"}.values()
            for root in (left, right)
        ]
        return self._strangers is not None and any(self._strangers(a, b) for a in groups[0] for b in groups[1])

    def members(self) -> tuple[tuple[Node, ...], ...]:
        """The groups in which somebody speaks, each in order of nodes."""
        return tuple(self.group(root) for root, keys in self._members.items() if not self.silent.issuperset(keys))

    def group(self, key: Key) -> tuple[Node, ...]:
        """All nodes of one group."""
        return tuple(self.nodes[k] for k in sorted(self._members[self.root(key)]))

    def join_all(self, keys: Iterable[Key], *, decided: bool = False) -> None:
        """Makes one group of all, as `join` does."""
        first: Key | None = None
        for key in keys:
            if first is None:
                first = key
            else:
                self.join(first, key, decided=decided)
