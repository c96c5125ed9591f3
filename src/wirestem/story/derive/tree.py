"""The tree as a plan: which dispatches there are, seen or unseen, and who hangs from what."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from wirestem.story.derive.clock import moment
from wirestem.story.derive.direct import Direct, direct
from wirestem.story.derive.dispatches import Groups
from wirestem.story.derive.kinship import Overlaps
from wirestem.story.derive.marks import Marks
from wirestem.story.derive.readings import Readings
from wirestem.story.derive.versions import versions


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
    """`child` comes from the article `parent`, or else from node number `node`; `group` are all texts of that dispatch."""

    child: str
    parent: str | None
    node: int | None
    group: tuple[str, ...]
    direct: Direct | None = None
    undecided: bool = False
    later: bool = False  # the child is a later version by the same sender


class Tree(NamedTuple):
    """Nodes in order of group and version; edges in order of child."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def grow(groups: Groups, drawn: Mapping[str, Sequence[int]], overlaps: Overlaps, marks: Mapping[str, Marks]) -> Tree:
    """The tree of the story's texts. `drawn` says which groups each text draws on."""
    readings = Readings(overlaps)
    nodes: list[Node] = []
    edges: list[Edge] = []
    for number, pure in enumerate(groups):
        members = sorted(name for name, sources in drawn.items() if number in sources)
        _grow_group(tuple(members), pure, overlaps, marks, readings, nodes, edges)
    loose = [name for name in sorted(drawn) if not drawn[name]]
    for name in loose:
        _grow_group((name,), (name,), overlaps, marks, readings, nodes, edges)
    return Tree(tuple(nodes), tuple(sorted(edges, key=lambda e: (e.child, e.parent or "", -1 if e.node is None else e.node))))


def _grow_group(
    members: tuple[str, ...],
    pure: Sequence[str],
    overlaps: Overlaps,
    marks: Mapping[str, Marks],
    readings: Readings,
    nodes: list[Node],
    edges: list[Edge],
) -> None:
    bridges = [m for m in members if m not in pure]
    copied = direct(sorted(pure), members, versions(members, overlaps, marks, bridges), readings, overlaps, marks)
    edges += [Edge(c.child, c.parent, None, members, c) for c in copied.values()]
    left = [m for m in members if m not in copied]
    if _evidence(members, marks):
        _hang_from_dispatch(members, left, bridges, overlaps, marks, nodes, edges)
    else:
        _hang_from_article(members, left, bridges, overlaps, marks, nodes, edges)


def _evidence(members: Sequence[str], marks: Mapping[str, Marks]) -> bool:
    """Whether anything shows that an agency or a release stands behind these texts."""
    return any(marks[m].credited or marks[m].told or marks[m].released or marks[m].collective for m in members)


def _hang_from_dispatch(
    members: tuple[str, ...],
    left: Sequence[str],
    bridges: Sequence[str],
    overlaps: Overlaps,
    marks: Mapping[str, Marks],
    nodes: list[Node],
    edges: list[Edge],
) -> None:
    """Each version becomes a node; an agency's own file is the version itself, or takes the place of the one before."""
    earlier: int | None = None
    agency = agency_of(members, marks)
    for version in versions(left, overlaps, marks, bridges):
        files = [n for n in version if marks[n].sent and n not in bridges]
        seen = max(files, key=lambda n: (len(overlaps.texts[n].forms), n), default=None)
        if seen is not None and earlier is not None:
            edges.append(Edge(seen, None, earlier, members, later=True))
            edges += [Edge(n, seen, None, members) for n in version if n != seen]
            continue
        here = len(nodes)
        nodes.append(Node(members, tuple(version), seen, earlier, agency))
        edges += [Edge(n, seen, None if seen else here, members) for n in version if n != seen]
        earlier = here


def _hang_from_article(
    members: tuple[str, ...],
    left: Sequence[str],
    bridges: Sequence[str],
    overlaps: Overlaps,
    marks: Mapping[str, Marks],
    nodes: list[Node],
    edges: list[Edge],
) -> None:
    """Without a sign of a dispatch the text that explains the others best is their parent, however surely."""
    own = [n for n in left if n not in bridges] or list(left)
    root = max(own, key=lambda n: _rank(n, members, overlaps, marks))
    nodes.append(Node(members, (root,), root, None, None))
    for name in left:
        if name != root:
            later = bool(marks[name].reporters & marks[root].reporters)
            undecided = not later and not marks[root].reports
            edges.append(Edge(name, root, None, members, undecided=undecided, later=later))


def _rank(name: str, members: Sequence[str], overlaps: Overlaps, marks: Mapping[str, Marks]) -> tuple[object, ...]:
    """Own reporting first, then the earliest of one reporter, then how much of the others it holds."""
    stamp = moment(overlaps.texts[name].document)
    holds = sum(overlaps.told(m, (name,)) for m in members if m != name)
    return (
        marks[name].reports,
        -stamp.timestamp() if stamp and marks[name].reports else 0.0,
        round(holds, 6),
        [-ord(c) for c in name],
    )


def agency_of(members: Sequence[str], marks: Mapping[str, Marks]) -> str | None:
    """The one agency that the texts credit; None when they credit none, several alike, or "agencies"."""
    votes: dict[str, float] = {}
    for name in members:
        for agency in marks[name].credited:
            votes[agency] = votes.get(agency, 0.0) + 1.0 / len(marks[name].credited)
        for agency in marks[name].told:
            votes[agency] = votes.get(agency, 0.0) + 0.5
    best = sorted(votes.items(), key=lambda v: (-v[1], v[0]))
    if not best or (len(best) > 1 and best[0][1] == best[1][1]):
        return None
    return best[0][0]
