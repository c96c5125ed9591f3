"""Derive: the family tree of a story, with the dispatches nobody handed in."""

from collections.abc import Sequence

from wirestem.lexicon.agencies import Agencies
from wirestem.model import Alignment, Decision, Lineage, Story
from wirestem.story.derive.dispatches import dispatches
from wirestem.story.derive.houses import counted, houses
from wirestem.story.derive.kinship import Overlaps
from wirestem.story.derive.marks import mark
from wirestem.story.derive.origins import ids, origins
from wirestem.story.derive.recycled import recycled
from wirestem.story.derive.relations import derivations
from wirestem.story.derive.rulings import ruled
from wirestem.story.derive.texts import prepare
from wirestem.story.derive.tree import grow
from wirestem.story.derive.twins import joined, twins

__all__ = ["counted", "derive", "houses"]


def derive(story: Story, alignments: Sequence[Alignment], agencies: Agencies, *, decisions: Sequence[Decision] = ()) -> Lineage:
    """The family tree: origins in order of id, derivations in order of child, then parent.

    `alignments` are the passages that pairs of the story's texts share. A person's `decisions` about origins and
    derivations win over what is found.
    """
    texts = prepare(story)
    overlaps = Overlaps(texts, alignments)
    marks = {text.id: mark(text, agencies) for text in texts}
    speakers = twins(texts, marks)
    heard = {name: one for name, one in marks.items() if name not in speakers}
    groups, drawn = dispatches(overlaps, heard)
    tree = joined(grow(groups, drawn, overlaps, heard), speakers, overlaps, marks)
    tree = ruled(tree, decisions, [text.id for text in texts])
    names = ids(tree)
    edges = derivations(tree, names, overlaps, marks)
    found = origins(tree, names, edges, overlaps, marks)
    return Lineage(origins=found, derivations=edges, recycled=recycled(alignments, found, overlaps))
