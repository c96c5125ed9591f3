"""Why a text is held to come from where it comes: evidence whose spans open to credits, shared passages, private changes."""

from collections.abc import Mapping, Sequence

from wirestem.model import Evidence, Span
from wirestem.story.derive import bits
from wirestem.story.derive.kinship import Overlaps
from wirestem.story.derive.marks import Marks
from wirestem.story.derive.tree import Edge, Tree

_MOST_PASSAGES = 3
_CREDIT = 2.0
_SENDER = 2.0
_TWINS = 1.99
_SHARED = 4.0  # for a text that stands wholly in its companions


def reasons(edge: Edge, overlaps: Overlaps, marks: Mapping[str, Marks]) -> tuple[Evidence, ...]:
    """The reasons for `edge`, the firmest kind first."""
    if edge.ruled:
        return (Evidence("derive.decision.v1", 0.0, (), "a person decided so"),)
    child, credits = edge.child, marks[edge.child].spans["credit"]
    mates = [edge.parent] if edge.parent else [m for m in edge.group if m != child]
    told, spans = overlaps.told(child, mates), passages(child, mates, overlaps)
    found = []
    if edge.undecided:
        note = "nothing tells which of the two is the source; a credit, a date that can be trusted or a third text would"
        return (Evidence("derive.undecidable.v1", 0.0, spans, note),)
    if credits and edge.parent is None:
        found.append(Evidence("derive.credit.v1", _CREDIT, credits, "the text credits the sender"))
    if edge.direct:
        note = "has changes of its parent's that no other text of the dispatch has"
        found.append(Evidence("derive.innovation.v1", round(edge.direct.descent.innovations, 2), _changes(edge, overlaps), note))
    if edge.later:
        found.append(Evidence("derive.sender.v1", _SENDER, credits, "a later text by the same sender"))
    if told:
        where = "the parent" if edge.parent else "other texts of the dispatch"
        found.append(
            Evidence("derive.shared.v1", round(_SHARED * told, 2), spans, f"{round(100 * told)} % of it stands in {where} too")
        )
    return tuple(found) or (Evidence("derive.sign.v1", 1.0, marks[child].spans["release"], "its own words say what it is"),)


def own_additions(child: str, tree: Tree, overlaps: Overlaps, marks: Mapping[str, Marks]) -> tuple[Evidence, ...]:
    """Signs of own reporting in passages that a derived text has from nobody but its
    twins; they say nothing of where it comes from."""
    heirs, above = _reach(child, tree, down=True), _reach(child, tree, down=False)
    group = {m for e in tree.edges if e.child == child for m in e.group}
    others = {m for m in group - heirs if overlaps.both(child, m) < _TWINS} | above - {child}
    text, told = overlaps.texts[child], overlaps.told_words(child, others)
    own, weight = [], 0.0
    for span, signs in zip(marks[child].spans["own"], marks[child].weights, strict=True):
        first, stop = text.places(span.start, span.end)
        if not told & bits.span(first, max(stop, first + 1)):
            own.append(span)
            weight += signs
    return (Evidence("derive.own.v1", round(weight, 2), tuple(own), "reporting of its own"),) if own else ()


def _reach(name: str, tree: Tree, *, down: bool) -> set[str]:
    """The articles that `name` is copied from, or that are copied from it, at first or later hand; itself too."""
    found = {name}
    while True:
        steps = ((e.parent, e.child) if down else (e.child, e.parent) for e in tree.edges if e.parent is not None)
        more = {there for here, there in steps if here in found and there is not None} - found
        if not more:
            return found
        found |= more


def passages(child: str, mates: Sequence[str], overlaps: Overlaps) -> tuple[Span, ...]:
    """The longest passages that the child shares with any of `mates`, on both sides, its own first."""
    shared = [a for m in mates for a in overlaps.passages.get((child, m), ())]
    shared.sort(key=lambda a: (a.kind == "paraphrase", -(a.left.end - a.left.start), a.left, a.right))
    pairs = [(a.left, a.right) if a.left.doc == child else (a.right, a.left) for a in shared[:_MOST_PASSAGES]]
    return tuple(span for pair in pairs for span in pair)


def _changes(edge: Edge, overlaps: Overlaps) -> tuple[Span, ...]:
    if edge.direct is None:
        return ()
    parent = edge.direct.parent
    return tuple(Span(parent, *overlaps.texts[parent].range(*words)) for words in edge.direct.descent.places)
