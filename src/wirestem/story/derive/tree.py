"""The tree as a plan: which dispatches there are, seen or unseen, and who hangs from what."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from wirestem.model import Relation
from wirestem.story.derive.choosing import choose
from wirestem.story.derive.dispatch import Dispatch
from wirestem.story.derive.dispatches import Groups
from wirestem.story.derive.kinship import Overlaps
from wirestem.story.derive.marks import Marks, Sender, sender
from wirestem.story.derive.readings import Readings
from wirestem.story.derive.succession import Version, in_succession
from wirestem.story.derive.trust import trust
from wirestem.story.derive.versions import versions
from wirestem.story.derive.weighing import Choice


class Node(NamedTuple):
    """A dispatch, or one version of it.

    `carriers` are the texts that hang from it, without those copied from another article. `seen` is the article that is
    this text itself, if it was handed in. `earlier` is the version it replaces, a place in the same list. `group` are
    all texts of the dispatch.
    """

    group: tuple[str, ...]
    carriers: tuple[str, ...]
    seen: str | None
    earlier: int | None
    agency: str | None


EVEN = 0.5
"""The confidence of an edge between two texts that are the same where nothing tells which was first."""


class Edge(NamedTuple):
    """`child` comes from the article `parent`, or else from node number `node`; `group` are all texts of that dispatch.

    `choice` is how the source was weighed, None for twins and what a person decided. `later` says that the child is a later
    version by the same sender, `ruled` that a person said so (giving `relation` or not). `doubt` is why of two texts that are
    the same word for word the other may as well have been first.
    """

    child: str
    parent: str | None
    node: int | None
    group: tuple[str, ...]
    choice: Choice | None = None
    later: bool = False
    ruled: bool = False
    relation: Relation | None = None
    doubt: str = ""


class Tree(NamedTuple):
    """Nodes in order of group and version; edges in order of child."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def grow(groups: Groups, drawn: Mapping[str, Sequence[int]], overlaps: Overlaps, marks: Mapping[str, Marks]) -> Tree:
    """The tree of the story's texts. `drawn` says which groups each text draws on."""
    growing = _Growing(overlaps, marks)
    for dispatch, members in plan(groups, drawn, overlaps, marks):
        growing.add(dispatch, members)
    growing.settle()
    return Tree(tuple(growing.nodes), in_order(growing.edges))


def plan(
    groups: Groups, drawn: Mapping[str, Sequence[int]], overlaps: Overlaps, marks: Mapping[str, Marks]
) -> Iterator[tuple[Dispatch, tuple[str, ...]]]:
    """Each dispatch of the story, and the texts that draw on it.

    A text that left its own group to hang elsewhere still is what the others of that group drew on. Where nobody is at home
    a single text draws on the dispatch, which names its agency beside those of its other dispatches, if any does.
    """
    for number, home in enumerate(groups):
        members = tuple(sorted(name for name, sources in drawn.items() if number in sources))
        if not members:
            continue
        every = tuple(sorted({*members, *home}))
        bridges = [name for name in every if drawn[name] != (number,)]
        behind = sender([m for m in every if m not in bridges] or list(every), marks)
        if not home:
            others = {sender(groups[n], marks).agency for name in members for n in drawn[name] if n != number}
            named = [a for a in dict.fromkeys(a for n in members for a in marks[n].credited) if a not in others]
            behind = Sender(evident=True, agency=named[0] if len(named) == 1 else None)
        kinds = versions(every, overlaps, marks, bridges, every)
        elsewhere = {n: tuple(m for g in drawn[n] if g != number for m in groups[g] if m != n) for n in members}
        yield Dispatch(every, kinds, frozenset(home), behind, elsewhere), members


def dated_by(node: Node, marks: Mapping[str, Marks]) -> Version:
    """The texts that tell when a version came out; the agency's own later file that updates an unseen one does not."""
    return tuple(n for n in node.carriers if node.seen is not None or not marks[n].sent) or node.carriers


def in_order(edges: Sequence[Edge]) -> tuple[Edge, ...]:
    """`edges` by child, then parent, then node."""
    return tuple(sorted(edges, key=lambda e: (e.child, e.parent or "", -1 if e.node is None else e.node)))


class _Growing:
    """The tree while it grows, one dispatch after another."""

    def __init__(self, overlaps: Overlaps, marks: Mapping[str, Marks]) -> None:
        self.overlaps = overlaps
        self.marks = marks
        self.readings = Readings(overlaps, {name: trust(name, marks, overlaps, marks) for name in marks})
        self.nodes: list[Node] = []
        self.edges: list[Edge] = []

    def add(self, dispatch: Dispatch, members: Sequence[str]) -> None:
        """Adds a dispatch and what `members` have of it."""
        self._hang(dispatch, choose(members, dispatch, self.readings, self.overlaps, self.marks))

    def _hang(self, dispatch: Dispatch, choices: Mapping[str, Choice]) -> None:
        """Makes nodes and edges of what was chosen; versions of one sender replace each other in order of time."""
        hanging: dict[str | int, list[str]] = {}
        for name, choice in choices.items():
            taken = choice.taken.candidate
            if taken.kind == "none":
                continue
            if taken.parent is not None:
                self.edges.append(Edge(name, taken.parent, None, dispatch.members, choice, later=self._later(name, taken.parent)))
            else:
                hanging.setdefault(name if taken.version is None else taken.version, []).append(name)
        nodes = {dated_by(node, self.marks): node for node in (self._node(dispatch, c, choices) for c in hanging.values())}
        earlier: int | None = None
        for node in map(nodes.__getitem__, in_succession(list(nodes), self.overlaps, self.marks)):
            file = node.seen is not None and self.marks[node.seen].sent
            if node.seen is not None and file and earlier is not None:
                above = self.nodes[earlier].seen
                self.edges.append(Edge(node.seen, above, None if above else earlier, node.group, choices[node.seen], later=True))
                continue
            chained = file or node.seen is None
            self.nodes.append(node._replace(earlier=earlier if chained else None))
            here = len(self.nodes) - 1
            if node.seen is None:
                for name in node.carriers:
                    self.edges.append(Edge(name, None, here, node.group, choices[name], later=self.marks[name].sent))
            earlier = here if chained else earlier

    def settle(self) -> None:
        """A text that nothing was found for is its own origin; one that draws on another dispatch is none."""
        children = {e.child for e in self.edges}
        kept = [n for n, node in enumerate(self.nodes) if node.seen not in children]
        place = {n: k for k, n in enumerate(kept)}
        nodes = [self.nodes[n] for n in kept]
        self.nodes = [n._replace(earlier=None if n.earlier is None else place.get(n.earlier)) for n in nodes]
        self.edges = [e if e.node is None else e._replace(node=place[e.node]) for e in self.edges]
        for name in sorted(set(self.marks) - children - {n.seen for n in self.nodes}):
            self.nodes.append(Node((name,), (name,), name, None, None))

    def _node(self, dispatch: Dispatch, carriers: Sequence[str], choices: Mapping[str, Choice]) -> Node:
        """The version that `carriers` hang from, or the one text that is the origin itself.

        An unseen dispatch needs evidence: a sender, or wording that two carriers share.
        """
        alone = carriers[0] if len(carriers) == 1 else None
        first = alone is not None and choices[alone].taken.candidate.kind == "first"
        if first or (alone is not None and not dispatch.sender.evident):
            return Node(
                dispatch.members, tuple(carriers), alone, None, dispatch.sender.agency if self.marks[str(alone)].sent else None
            )
        return Node(dispatch.members, tuple(sorted(carriers)), None, None, dispatch.sender.agency)

    def _later(self, name: str, parent: str) -> bool:
        """Whether a text is a later one by the sender of its parent."""
        mine, theirs = self.marks[name], self.marks[parent]
        return (mine.sent and theirs.sent) or bool(mine.reporters & theirs.reporters)
