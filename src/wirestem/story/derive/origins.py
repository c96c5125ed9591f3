"""Origins: the tree's nodes as values, each with a name a person would use and the reasons for it."""

from collections.abc import Mapping, Sequence
from hashlib import sha256

from wirestem.model import Derivation, Evidence, Origin
from wirestem.story.derive.clock import moment
from wirestem.story.derive.kinship import Overlaps
from wirestem.story.derive.marks import Marks
from wirestem.story.derive.reasons import passages
from wirestem.story.derive.tree import Node, Tree
from wirestem.text.headlines import headline


def ids(tree: Tree) -> tuple[str, ...]:
    """An id for every node: a digest of the texts that hang from it, so that the same tree has the same ids."""
    found: list[str] = []
    for node in tree.nodes:
        again = sum(_id(node) == _id(other) for other in tree.nodes[: len(found)])
        # One pair of carriers may share two dispatches; nothing but their order tells these apart.
        found.append(_id(node, again))
    return tuple(found)


def origins(
    tree: Tree, names: Sequence[str], edges: Sequence[Derivation], overlaps: Overlaps, marks: Mapping[str, Marks]
) -> tuple[Origin, ...]:
    """The nodes of `tree`, whose ids are `names`, as origins in order of id; `edges` tell who carries them."""
    found = []
    for name, node in zip(names, tree.nodes, strict=True):
        carriers = _carriers(name, node, edges)
        found.append(
            Origin(
                id=name,
                agency=node.agency,
                observed=node.seen,
                updates=(names[node.earlier],) if node.earlier is not None else (),
                documents=carriers,
                label=_label(node, carriers, overlaps),
                because=_because(node, overlaps, marks),
            )
        )
    return tuple(sorted(found, key=lambda o: o.id))


def _id(node: Node, again: int = 0) -> str:
    words = ("seen", node.seen) if node.seen else ("unseen", *node.carriers, "of", *node.group)
    words = (*words, "again", str(again)) if again else words
    return f"o{sha256(' '.join(words).encode()).hexdigest()[:12]}"


def _carriers(name: str, node: Node, edges: Sequence[Derivation]) -> tuple[str, ...]:
    """The documents that have text of the origin, at first or later hand."""
    found = {node.seen} if node.seen else set()
    while True:
        more = {e.child for e in edges if e.parent.origin == name or e.parent.doc in found} - found
        if not more:
            return tuple(sorted(n for n in found if n is not None))
        found |= more


def _label(node: Node, carriers: Sequence[str], overlaps: Overlaps) -> str:
    if node.seen:
        document = overlaps.texts[node.seen].document
        return document.source.outlet or headline(document.title, document.text, most=80)
    stamps = [m for n in carriers if (m := moment(overlaps.texts[n].document)) is not None]
    day = f" of {min(stamps).day} {min(stamps):%B}" if stamps else ""
    if node.agency:
        return f"{node.agency} dispatch{day}"
    return f"unseen text behind {len(carriers)} article{'s' if len(carriers) != 1 else ''}"


def _because(node: Node, overlaps: Overlaps, marks: Mapping[str, Marks]) -> tuple[Evidence, ...]:
    found = []
    for name in (node.seen,) if node.seen else node.carriers:
        credits = marks[name].spans["credit"]
        if credits:
            agencies = ", ".join((*marks[name].credited, *marks[name].told)) or "agencies without a name"
            found.append(Evidence("origin.credit.v1", 2.0, credits, f"credits {agencies}"))
        if marks[name].spans["release"] and marks[name].released:
            found.append(Evidence("origin.release.v1", 2.0, marks[name].spans["release"], "a press release"))
    if node.seen:
        own = marks[node.seen].spans["own"]
        if own:
            found.append(Evidence("origin.own.v1", round(marks[node.seen].own, 2), own, "reports of its own"))
        return tuple(found) or (Evidence("origin.alone.v1", 1.0, (), "no other text of the story holds its wording"),)
    shared = passages(node.carriers[0], node.carriers[1:], overlaps)
    if shared:
        found.append(Evidence("origin.shared.v1", 2.0, shared, "wording that several carriers share"))
    return tuple(found)
