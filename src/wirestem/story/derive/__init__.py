"""Derive: the family tree of a story, with the dispatches nobody handed in."""

from collections.abc import Sequence

from wirestem.lexicon.agencies import Agencies
from wirestem.model import Alignment, Count, Decision, Lineage, Origin, Story


def derive(story: Story, alignments: Sequence[Alignment], agencies: Agencies, *, decisions: Sequence[Decision] = ()) -> Lineage:
    """Placeholder: every article is its own origin."""
    return Lineage(
        origins=tuple(Origin(a.document.id, None, a.document.id, (), (a.document.id,), "", ()) for a in story.articles),
        derivations=(),
    )


def reporting_houses(story: Story, lineage: Lineage, agencies: Agencies) -> Count:
    """Placeholder: how many organisations with reporting of their own stand behind the story."""
    return Count(len(lineage.origins), len(lineage.origins))
