"""What a child did with its parent's text, how much of it that is, and how sure."""

from collections.abc import Mapping, Sequence
from math import exp

from wirestem.model import Derivation, Evidence, Parent, Relation, Span
from wirestem.story.derive.kinship import Overlaps
from wirestem.story.derive.marks import Marks
from wirestem.story.derive.tree import Edge, Tree

_MOST_PASSAGES = 3
_KEPT = 0.42  # of what is told again, the part kept word for word: more is a copy, less a rewrite
_KEPT_CREDITED = 0.15
_EXCERPT = 0.8


def derivations(tree: Tree, ids: Sequence[str], overlaps: Overlaps, marks: Mapping[str, Marks]) -> tuple[Derivation, ...]:
    """The edges of `tree` as derivations; `ids` are the ids of its nodes."""
    parents: dict[str, int] = {}
    for edge in tree.edges:
        parents[edge.child] = parents.get(edge.child, 0) + 1
    shares = _shares(tree, overlaps)
    found = []
    for n, edge in enumerate(tree.edges):
        because = _because(edge, overlaps, marks)
        found.append(
            Derivation(
                child=edge.child,
                parent=Parent(doc=edge.parent) if edge.parent else Parent(origin=ids[edge.node or 0]),
                relation=_relation(edge, parents[edge.child], overlaps, marks),
                share=shares[n],
                confidence=round(1 / (1 + exp(-sum(e.weight for e in because))), 2),
                because=because,
            )
        )
    return tuple(found)


def _relation(edge: Edge, parents: int, overlaps: Overlaps, marks: Mapping[str, Marks]) -> Relation:
    if edge.later:
        return "update"
    if parents > 1:
        return "merge"
    mates = [m for m in edge.group if m != edge.child]
    mark = marks[edge.child]
    told, kept = overlaps.told(edge.child, mates), overlaps.kept(edge.child, mates)
    if not mates:
        return "excerpt" if mark.reports else "copy"
    if kept < (_KEPT_CREDITED if mark.credited or mark.told else _KEPT) * told:
        return "rewrite"
    own_lede = overlaps.lede_told(edge.child, mates) < 0.5
    if mark.reports or (own_lede and told < _EXCERPT and not mark.credited):
        return "excerpt"
    return "copy"


def _shares(tree: Tree, overlaps: Overlaps) -> list[float]:
    """The share of each edge: what of the child the dispatch's other texts hold; two parents share no word."""
    found: list[float] = []
    for edge in tree.edges:
        mates = [m for m in edge.group if m != edge.child] if edge.parent is None else [edge.parent]
        rivals = [m for e in tree.edges if e.child == edge.child and e is not edge for m in e.group if m != edge.child]
        if not mates:
            whole = 1.0 - overlaps.told(edge.child, rivals)
        else:
            whole = overlaps.told(edge.child, mates)
            both = whole - overlaps.beyond(edge.child, mates, rivals)
            whole -= both / 2
        found.append(round(min(1.0, max(0.0, whole)), 3))
    return found


def _because(edge: Edge, overlaps: Overlaps, marks: Mapping[str, Marks]) -> tuple[Evidence, ...]:
    child, found = edge.child, []
    mates = [edge.parent] if edge.parent else [m for m in edge.group if m != child]
    told = overlaps.told(child, mates)
    credits = marks[child].spans["credit"]
    if credits and edge.parent is None:
        found.append(Evidence("derive.credit.v1", 2.0, credits, "the text credits the agency"))
    if told:
        note = f"{round(100 * told)} % of the text stands in {'it' if edge.parent else 'other carriers'} too"
        found.append(Evidence("derive.shared.v1", round(4 * told, 2), passages(child, mates, overlaps), note))
    if edge.direct:
        spans = _innovations(edge, overlaps)
        found.append(
            Evidence(
                "derive.innovation.v1", round(edge.direct.descent.innovations, 2), spans, "carries changes no other text has"
            )
        )
    if edge.later:
        found.append(Evidence("derive.sender.v1", 2.0, (), "a later text by the same sender"))
    if edge.undecided:
        note = "no credit and no private change tells which is the source; a third text or the dispatch itself would"
        found = [e for e in found if e.rule != "derive.shared.v1"]
        found.append(Evidence("derive.undecidable.v1", 0.0, passages(child, mates, overlaps), note))
    return tuple(found) or (Evidence("derive.shared.v1", 0.0, (), "the best explanation found"),)


def passages(child: str, mates: Sequence[str], overlaps: Overlaps) -> tuple[Span, ...]:
    """The longest passages that the child shares with any of `mates`, on both sides."""
    shared = [a for m in mates for a in overlaps.passages.get((child, m), ())]
    shared.sort(key=lambda a: (a.kind == "paraphrase", -(a.left.end - a.left.start), a.left, a.right))
    return tuple(
        span for a in shared[:_MOST_PASSAGES] for span in ((a.left, a.right) if a.left.doc == child else (a.right, a.left))
    )


def _innovations(edge: Edge, overlaps: Overlaps) -> tuple[Span, ...]:
    if edge.direct is None or edge.parent is None:
        return ()
    text = overlaps.texts[edge.parent]
    return tuple(Span(edge.parent, *text.range(first, stop)) for first, stop in edge.direct.descent.places)
