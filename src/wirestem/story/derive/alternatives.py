"""What else may be true of where a text comes from."""

from collections.abc import Sequence

from wirestem.model import Alternative, Parent
from wirestem.story.derive.candidates import Candidate
from wirestem.story.derive.tree import EVEN, Edge, Tree

_LEAST = 0.1  # probability of a reading worth showing


def alternatives(edge: Edge, tree: Tree, ids: Sequence[str]) -> tuple[Alternative, ...]:
    """The other readings of `edge` that are not improbable; `ids` are the ids of the nodes of `tree`."""
    if edge.doubt:
        return (Alternative(None, 1 - EVEN, "is the source of the other"),)
    if edge.ruled or edge.choice is None:
        return ()
    found = []
    for weighed in edge.choice.others:
        if weighed.probability >= _LEAST:
            parent, note = _reading(weighed.candidate, tree, ids)
            if parent != _parent(edge, ids):
                found.append(Alternative(parent, round(weighed.probability, 2), note))
    return tuple(found)


def _parent(edge: Edge, ids: Sequence[str]) -> Parent:
    return Parent(doc=edge.parent) if edge.node is None else Parent(origin=ids[edge.node])


def _reading(candidate: Candidate, tree: Tree, ids: Sequence[str]) -> tuple[Parent | None, str]:
    if candidate.kind == "article":
        return Parent(doc=candidate.parent), "was copied from it"
    if candidate.kind == "version":
        shared = [(len(set(node.carriers) & set(candidate.others)), -n) for n, node in enumerate(tree.nodes)]
        carried, at = max(shared, default=(0, 0))
        if carried and tree.nodes[-at].seen is None:
            return Parent(origin=ids[-at]), "carries the version that others carry"
        return None, "shares with others a source that nobody handed in"
    if candidate.kind == "lone":
        return None, "carries a version that no other text here carries"
    return None, "is the source itself" if candidate.kind == "first" else "has nothing of this dispatch"
