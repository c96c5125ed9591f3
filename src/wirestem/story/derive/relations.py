"""What a child did with its parent's text, how much of it that is, and how sure."""

from collections import Counter
from collections.abc import Mapping, Sequence

from wirestem.model import Derivation, Parent, Relation, Span
from wirestem.story.derive import bits
from wirestem.story.derive.alternatives import alternatives
from wirestem.story.derive.kinship import Overlaps
from wirestem.story.derive.marks import Marks
from wirestem.story.derive.reasons import own_additions, reasons
from wirestem.story.derive.tree import EVEN, Edge, Tree
from wirestem.story.derive.versions import RECAST_CREDITED, REWRITTEN, recast

_EXCERPT = 0.8
_PART = 0.25  # of a text that names an agency in its words alone
_WHOLE = 0.85
_RECAST_ALONE = 0.15  # of what is told again, kept word for word by the one of two texts that bears a credit or dateline
_MERGED = 0.6  # of a text whose house reported itself


def derivations(tree: Tree, ids: Sequence[str], overlaps: Overlaps, marks: Mapping[str, Marks]) -> tuple[Derivation, ...]:
    """The edges of `tree` as derivations; `ids` are the ids of its nodes."""
    parents = Counter(edge.child for edge in tree.edges)
    found = []
    for edge, share in zip(tree.edges, _shares(tree, overlaps), strict=True):
        because = reasons(edge, overlaps, marks)
        found.append(
            Derivation(
                child=edge.child,
                parent=Parent(doc=edge.parent) if edge.node is None else Parent(origin=ids[edge.node]),
                relation=relation(edge, parents[edge.child], tree, overlaps, marks),
                share=share,
                confidence=_confidence(edge),
                because=(*because, *own_additions(edge.child, tree, overlaps, marks)),
                passages=_passages(edge, tree, overlaps),
                alternatives=alternatives(edge, tree, ids),
            )
        )
    return tuple(found)


def _passages(edge: Edge, tree: Tree, overlaps: Overlaps) -> tuple[Span, ...]:
    """The parts of the child that are the parent's, as far as other texts show them."""
    text = overlaps.texts[edge.child]
    return tuple(Span(edge.child, *text.range(*words)) for words in bits.ranges(_held(edge, tree, overlaps)))


def _confidence(edge: Edge) -> float:
    """The probability of the chosen source; certain where a person decided or two texts are the same, even where nothing tells
    which of the two was first."""
    if edge.doubt:
        return EVEN
    return 1.0 if edge.ruled or edge.choice is None else round(edge.choice.taken.probability, 2)


def relation(edge: Edge, parents: int, tree: Tree, overlaps: Overlaps, marks: Mapping[str, Marks]) -> Relation:
    """What the child of `edge` did with the text, given how many `parents` it has in all."""
    if edge.relation:
        return edge.relation
    if edge.later:
        return "update"
    mine = overlaps.texts[edge.child].forms  # a twin does not show where a text is from
    mates = [m for m in edge.group if overlaps.texts[m].forms != mine] or [m for m in edge.group if m != edge.child]
    if parents > 1:
        every = {m for e in tree.edges if e.child == edge.child for m in e.group if overlaps.texts[m].forms != mine}
        return "excerpt" if marks[edge.child].reports and overlaps.told(edge.child, every) < _MERGED else "merge"
    if not any(overlaps.told(edge.child, (m,)) for m in mates):
        return "excerpt" if marks[edge.child].reports else "copy"
    speaks = _speaks(edge, tree, marks)
    if _rewritten(edge.child, mates, speaks, overlaps, marks):
        return "rewrite"
    mates = [edge.parent] if edge.parent else mates
    told, own_lede = overlaps.told(edge.child, mates), overlaps.lede_told(edge.child, mates) < 0.5
    if told < _PART and not marks[edge.child].credited and not marks[edge.child].released:
        return "excerpt"
    if told >= _WHOLE and not own_lede:
        return "copy"  # a sentence of its own makes no excerpt of what is else there from the first sentence on
    partial = own_lede and told < _EXCERPT and (edge.child not in speaks or marks[edge.child].passing > 0)
    carriers = () if edge.node is None else tree.nodes[edge.node].carriers
    borne_out = edge.node is None or len({tuple(overlaps.texts[n].forms) for n in carriers}) > 1  # twins bear out nothing
    signed = borne_out and bool(marks[edge.child].reporters) and told < _MERGED
    return "excerpt" if partial or signed or marks[edge.child].reports else "copy"


def _rewritten(child: str, mates: Sequence[str], speaks: Sequence[str], overlaps: Overlaps, marks: Mapping[str, Marks]) -> bool:
    """Whether a text recast what others kept; where only it speaks for the sender, it is the others that did."""
    if speaks == [child]:
        return False
    bears = [name for name in (child, *mates) if marks[name].credited or marks[name].dated]
    least = REWRITTEN if child not in bears else _RECAST_ALONE if bears == [child] and len(mates) == 1 else RECAST_CREDITED
    return recast(child, mates, least, overlaps)


def _speaks(edge: Edge, tree: Tree, marks: Mapping[str, Marks]) -> list[str]:
    """The texts of the dispatch that name its sender."""
    agency = tree.nodes[edge.node].agency if edge.node is not None else None
    here = [(name, marks[name]) for name in edge.group]
    return [name for name, m in here if m.credited or m.told or agency in m.heard or m.released]


def _shares(tree: Tree, overlaps: Overlaps) -> list[float]:
    """The share of each edge: what of the child the parent holds, as far as known; words of two parents count half."""
    held = [_held(edge, tree, overlaps) for edge in tree.edges]
    found = []
    for edge, words in zip(tree.edges, held, strict=True):
        rivals = [w for e, w in zip(tree.edges, held, strict=True) if e.child == edge.child]
        share = 0.0
        for word_sets, number in _counted(words, rivals):
            share += overlaps.share(edge.child, word_sets) / number
        found.append(round(min(1.0, share), 3))
    return found


def _held(edge: Edge, tree: Tree, overlaps: Overlaps) -> int:
    """The words of the child that its parent holds; of a text without companions all that no other parent holds."""
    mates = [edge.parent] if edge.parent else [m for m in edge.group if m != edge.child]
    if mates:
        return overlaps.told_words(edge.child, mates)
    rivals = [m for e in tree.edges if e.child == edge.child for m in e.group if m != edge.child]
    return ~overlaps.told_words(edge.child, rivals) & overlaps.all_words(edge.child)


def _counted(words: int, rivals: Sequence[int]) -> list[tuple[int, int]]:
    """`words` parted by how many of `rivals` hold them."""
    levels = [words] + [0] * len(rivals)  # levels[n]: words held by more than n of the rivals seen so far
    for rival in rivals:
        for n in range(len(rivals), 0, -1):
            levels[n] |= levels[n - 1] & rival
    return [(levels[n] & ~(levels[n + 1] if n + 1 < len(levels) else 0), n) for n in range(1, len(levels))]
