"""The tree as a plan: which dispatches there are, seen or unseen, and who hangs from what."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from wirestem.model import Relation
from wirestem.story.derive.clock import moment
from wirestem.story.derive.direct import Direct, direct, trust
from wirestem.story.derive.dispatches import Groups
from wirestem.story.derive.kinship import Overlaps
from wirestem.story.derive.marks import Marks, Sender, sender
from wirestem.story.derive.readings import Readings
from wirestem.story.derive.versions import versions

_LACKS_WORDS = 12  # shared words that a text lacks before it can be no parent of those that share them


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


class Edge(NamedTuple):
    """`child` comes from the article `parent`, or else from node number `node`; `group` are all texts of that dispatch.

    `later` says that the child is a later version by the same sender, `undecided` that the parent is one of several as
    likely, `ruled` that a person said so (giving `relation` or not).
    """

    child: str
    parent: str | None
    node: int | None
    group: tuple[str, ...]
    direct: Direct | None = None
    undecided: bool = False
    later: bool = False
    ruled: bool = False
    relation: Relation | None = None


class Tree(NamedTuple):
    """Nodes in order of group and version; edges in order of child."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def grow(groups: Groups, drawn: Mapping[str, Sequence[int]], overlaps: Overlaps, marks: Mapping[str, Marks]) -> Tree:
    """The tree of the story's texts. `drawn` says which groups each text draws on."""
    growing = _Growing(overlaps, marks)
    for number, home in enumerate(groups):
        members = tuple(sorted(name for name, sources in drawn.items() if number in sources))
        if members:
            # A text that left its own group to hang elsewhere still is what the others of that group drew on.
            every = tuple(sorted({*members, *home}))
            others = [sender(groups[n], marks).agency for name in members for n in drawn[name] if n != number and not home]
            growing.add(every, home, [name for name in every if drawn[name] != (number,)], frozenset(others))
    return Tree(tuple(growing.nodes), in_order(growing.edges))


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

    def add(
        self, members: tuple[str, ...], home: Sequence[str], bridges: Sequence[str], others: frozenset[str | None] = frozenset()
    ) -> None:
        """Adds the dispatch behind `members`: some are at `home` there, and `bridges` draw on another one too.

        Where nobody is at home a single text draws on it, which names its agency beside `others`, if any does.
        """
        pure = [m for m in members if m not in bridges] or list(members)
        kinds = versions(members, self.overlaps, self.marks, bridges, members)
        copied = direct(pure, members, kinds, self.readings, self.overlaps, self.marks)
        self.edges += [Edge(c.child, c.parent, None, members, c) for c in copied.values()]
        left = [m for m in members if m not in copied]
        behind = sender(pure, self.marks)
        if not home:
            named = [a for a in dict.fromkeys(a for n in members for a in self.marks[n].credited) if a not in others]
            behind = Sender(evident=True, agency=named[0] if len(named) == 1 else None)
        # What a house puts together "from agencies" it has from them, not from another house.
        merged = any(self.marks[n].several for n in bridges) and not any(self.marks[n].reports for n in pure)
        if behind.evident or merged:
            self._hang_from_versions(members, left, bridges, behind.agency)
        else:
            self._hang_from_article(members, left, [m for m in left if m in home] or left, bridges)

    def _hang_from_versions(
        self, members: tuple[str, ...], left: Sequence[str], bridges: Sequence[str], agency: str | None
    ) -> None:
        """Each version becomes a node; an agency's own file is the version itself, or takes the place of the one before."""
        earlier: int | None = None
        for version in versions(left, self.overlaps, self.marks, bridges, members):
            files = [n for n in version if self.marks[n].sent and n not in bridges and self._lacks(n, version) < _LACKS_WORDS]
            seen = max(files, key=lambda n: (len(self.overlaps.texts[n].forms), n), default=None)
            others = [n for n in version if n != seen]
            if seen is not None and earlier is not None:
                self.edges.append(Edge(seen, None, earlier, members, later=True))
            else:
                self.nodes.append(Node(members, tuple(version), seen, earlier, agency))
                earlier = len(self.nodes) - 1
            self.edges += [Edge(n, seen, None if seen else earlier, members) for n in others]

    def _hang_from_article(
        self, members: tuple[str, ...], left: Sequence[str], home: Sequence[str], bridges: Sequence[str]
    ) -> None:
        """Without a sign of a sender the text that explains the others best is their parent, unless none can be."""
        root = max(home, key=lambda n: self._rank(n, members))
        if not self.marks[root].reports and all(self._lacks(n, home) >= _LACKS_WORDS for n in home):
            self._hang_from_versions(members, left, bridges, None)
            return
        if root not in bridges:
            self.nodes.append(Node(members, (root,), root, None, None))
        for name in left:
            if name != root:
                later = bool(self.marks[name].reporters & self.marks[root].reporters)
                undecided = not later and not self.marks[root].reports
                self.edges.append(Edge(name, root, None, members, undecided=undecided, later=later))

    def _rank(self, name: str, members: Sequence[str]) -> tuple[object, ...]:
        """Own reporting first, then the earliest of those that report, then how much of the others it holds."""
        reports, stamp = self.marks[name].reports, moment(self.overlaps.texts[name].document)
        holds = sum(self.overlaps.told(m, (name,)) for m in members if m != name)
        early = -stamp.timestamp() if stamp and reports else 0.0
        return reports, early, round(holds, 6), [-ord(c) for c in name]

    def _lacks(self, name: str, others: Sequence[str]) -> int:
        """How many words two of `others` share word for word that `name` has not."""
        lacks = 0
        for other in others:
            if other != name:
                mates = [m for m in others if m not in (name, other)]
                lacks = max(lacks, self.overlaps.kept_beyond(other, mates, (name,)))
        return lacks
