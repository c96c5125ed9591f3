"""Texts that are the same word for word: one speaks for all while the tree grows, the others are put beside it after."""

from collections.abc import Mapping, Sequence

from wirestem.story.derive.clock import moment, surely_before
from wirestem.story.derive.kinship import Overlaps
from wirestem.story.derive.marks import Marks
from wirestem.story.derive.relations import relation
from wirestem.story.derive.texts import Text
from wirestem.story.derive.tree import Edge, Tree, in_order


def twins(texts: Sequence[Text], marks: Mapping[str, Marks]) -> dict[str, str]:
    """For every text that another one speaks for, which one: an agency's own file, else what credits most, else the earliest."""
    alike: dict[tuple[str, ...], list[Text]] = {}
    for text in texts:
        if text.forms:
            alike.setdefault(tuple(text.forms), []).append(text)
    found = {}
    for same in alike.values():
        first = min(same, key=lambda t: _rank(t, marks[t.id]))
        found.update({text.id: first.id for text in same if text is not first})
    return found


def _rank(text: Text, mark: Marks) -> tuple[object, ...]:
    stamp = moment(text.document)
    credits = len(mark.credited), len(mark.told), mark.collective, mark.released, mark.reports
    return not mark.sent, tuple(-int(c) for c in credits), stamp is None, stamp.timestamp() if stamp else 0.0, text.id


def joined(tree: Tree, speakers: Mapping[str, str], overlaps: Overlaps, marks: Mapping[str, Marks]) -> Tree:
    """`tree` with the twins, each beside the one that speaks for it.

    Two outlets may well carry one dispatch unchanged; but nobody rewrites, cuts or merges twice in the same words, so the
    twin of such a text is a copy of it.
    """
    nodes, edges = list(tree.nodes), list(tree.edges)
    for twin, first in sorted(speakers.items()):
        above = [e for e in tree.edges if e.child == first]
        if len(above) == 1 and not above[0].later and relation(above[0], 1, tree, overlaps, marks) == "copy":
            edges.append(above[0]._replace(child=twin))
            number = above[0].node
            if number is not None:
                nodes[number] = nodes[number]._replace(carriers=tuple(sorted((*nodes[number].carriers, twin))))
        else:
            group = next((n.group for n in nodes if first in n.group), (first,))
            edges.append(Edge(twin, first, None, group, doubt=_doubt(twin, first, overlaps, marks)))
    grown = {name: sorted({*node.group, *(t for t, f in speakers.items() if f in node.group)}) for name, node in enumerate(nodes)}
    nodes = [node._replace(group=tuple(grown[n])) for n, node in enumerate(nodes)]
    wider = [e._replace(group=tuple(sorted({*e.group, *(t for t, f in speakers.items() if f in e.group)}))) for e in edges]
    return Tree(tuple(nodes), in_order(wider))


def _doubt(twin: str, first: str, overlaps: Overlaps, marks: Mapping[str, Marks]) -> str:
    """Why `twin` may as well be the source of `first`, which speaks for it; "" where nothing tells against it."""
    mine, theirs = set(marks[twin].credited), set(marks[first].credited)
    rivals = f"the one credits {' and '.join(sorted(mine))}, the other {' and '.join(sorted(theirs))}"
    if mine and theirs and not mine & theirs:
        return rivals
    if surely_before(overlaps.texts[twin].document, overlaps.texts[first].document):
        return "it was published before the other"
    return ""
