"""Corroborate: claims across articles, who stands behind each, and who disputes it."""

from collections.abc import Sequence

from wirestem.lexicon.agencies import Agencies
from wirestem.model import Alignment, Claim, Decision, Dispute, Lineage, Party, Statement, Story, TimeRef


def corroborate(
    story: Story,
    *,
    statements: Sequence[Statement],
    parties: Sequence[Party],
    lineage: Lineage,
    alignments: Sequence[Alignment],
    times: Sequence[TimeRef],
    agencies: Agencies,
    decisions: Sequence[Decision] = (),
) -> tuple[tuple[Claim, ...], tuple[Dispute, ...]]:
    """Placeholder."""
    return (), ()
