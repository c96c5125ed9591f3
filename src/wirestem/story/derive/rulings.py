"""What a person decided about origins and derivations, worked into the tree; it wins over everything found."""

from collections.abc import Sequence

from wirestem.model import Decision
from wirestem.story.derive.tree import Edge, Node, Tree, in_order


def ruled(tree: Tree, decisions: Sequence[Decision], known: Sequence[str]) -> Tree:
    """`tree` as `decisions` want it, in their order; those about texts that are not `known` here do nothing."""
    for decision in decisions:
        documents = tuple(sorted({d for d in decision.documents if d in known}))
        pair = decision.child in known and decision.parent in known and decision.child != decision.parent
        match decision.act, decision.about:
            case "merge", "origin" if len(documents) > 1:
                tree = _merged(tree, documents, decision.name)
            case "split", "origin" if documents:
                tree = _split(tree, documents)
            case "rename", "origin" if documents:
                tree = _renamed(tree, documents, decision.name)
            case "accept", "derivation" if pair:
                tree = _accepted(tree, decision)
            case "reject", "derivation" if pair:
                tree = _rejected(tree, decision)
    return tree


def _merged(tree: Tree, documents: tuple[str, ...], agency: str | None) -> Tree:
    """`documents` carry one dispatch that nobody handed in."""
    agencies = {tree.nodes[n].agency for d in documents for n in _behind(tree, d)} - {None}
    name = agency or (min(a for a in agencies if a) if len(agencies) == 1 else None)
    return _under_new(tree, documents, name)


def _split(tree: Tree, documents: tuple[str, ...]) -> Tree:
    """`documents` share an origin with no other text: one alone is its own, several have one unseen."""
    edges = [e for e in tree.edges if e.parent not in documents or e.child in documents]
    orphans = [e for e in tree.edges if e.parent in documents and e.child not in documents]
    tree = Tree(tree.nodes, in_order(edges))
    for orphan in orphans:
        if not any(e.child == orphan.child for e in tree.edges):
            tree = _alone(tree, orphan.child)
    if len(documents) == 1:
        return _alone(_without(tree, documents), documents[0])
    agencies = {tree.nodes[n].agency for d in documents for n in _behind(tree, d)} - {None}
    return _under_new(tree, documents, min(a for a in agencies if a) if len(agencies) == 1 else None)


def _renamed(tree: Tree, documents: tuple[str, ...], agency: str | None) -> Tree:
    behind = {n for d in documents for n in _behind(tree, d)}
    nodes = tuple(node._replace(agency=agency) if n in behind else node for n, node in enumerate(tree.nodes))
    return Tree(nodes, tree.edges)


def _accepted(tree: Tree, decision: Decision) -> Tree:
    """`child` took its text from the article `parent`, and from nothing else."""
    child, parent = decision.child or "", decision.parent or ""
    group = tuple(sorted({child, parent}.union(*(tree.nodes[n].group for n in _behind(tree, parent)))))
    above = {parent}
    while more := {e.parent for e in tree.edges if e.child in above and e.parent is not None} - above:
        above |= more
    if child in above:
        tree = _alone(tree, parent)
    tree = _without(tree, (child,))
    edge = Edge(child, parent, None, group, ruled=True, relation=decision.relation)
    return Tree(tree.nodes, in_order((*tree.edges, edge)))


def _rejected(tree: Tree, decision: Decision) -> Tree:
    """`child` did not take its text from `parent`: it hangs from the unseen dispatch of its parent, or of its own."""
    child, parent = decision.child or "", decision.parent or ""
    wrong = [e for e in tree.edges if e.child == child and e.parent == parent]
    edges = tuple(e for e in tree.edges if e not in wrong)
    if not wrong or any(e.child == child for e in edges):
        return Tree(tree.nodes, edges)
    unseen = [n for n in _behind(tree, parent) if tree.nodes[n].seen is None]
    tree = Tree(tree.nodes, edges)
    if not unseen:
        return _alone(tree, child)
    edge = Edge(child, None, unseen[0], tree.nodes[unseen[0]].group, ruled=True)
    return Tree(tree.nodes, in_order((*edges, edge)))


def _behind(tree: Tree, document: str) -> tuple[int, ...]:
    """The nodes that `document` goes back to."""
    found, names, seen = set(), {document}, set()
    while names:
        name = min(names)
        names.discard(name)
        seen.add(name)
        found |= {n for n, node in enumerate(tree.nodes) if node.seen == name}
        found |= {e.node for e in tree.edges if e.child == name and e.node is not None}
        names |= {e.parent for e in tree.edges if e.child == name and e.parent is not None} - seen
    return tuple(sorted(found))


def _without(tree: Tree, documents: Sequence[str]) -> Tree:
    """`tree` without the edges of `documents` and without nodes that they were alone."""
    edges = tuple(e for e in tree.edges if e.child not in documents)
    gone = {n for n, node in enumerate(tree.nodes) if node.seen in documents or not _used(n, node, edges)}
    place = {n: k for k, n in enumerate(n for n in range(len(tree.nodes)) if n not in gone)}
    nodes = tuple(
        node._replace(
            earlier=place.get(node.earlier) if node.earlier is not None else None,
            carriers=tuple(c for c in node.carriers if c not in documents),
        )
        for n, node in enumerate(tree.nodes)
        if n not in gone
    )
    return Tree(nodes, tuple(e._replace(node=place[e.node]) if e.node is not None else e for e in edges if e.node not in gone))


def _used(number: int, node: Node, edges: Sequence[Edge]) -> bool:
    return node.seen is not None or any(e.node == number for e in edges)


def _alone(tree: Tree, document: str) -> Tree:
    """`tree` with `document` as an origin of its own."""
    tree = _without(tree, (document,))
    return Tree((*tree.nodes, Node((document,), (document,), document, None, None)), tree.edges)


def _under_new(tree: Tree, documents: tuple[str, ...], agency: str | None) -> Tree:
    group = tuple(sorted(set(documents).union(*(tree.nodes[n].group for d in documents for n in _behind(tree, d)))))
    tree = _without(tree, documents)
    number = len(tree.nodes)
    edges = [Edge(d, None, number, group, ruled=True) for d in documents]
    return Tree((*tree.nodes, Node(group, documents, None, None, agency)), in_order((*tree.edges, *edges)))
