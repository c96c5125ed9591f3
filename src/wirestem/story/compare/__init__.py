"""Compare: what each article added, dropped or changed against where it comes from."""

from collections.abc import Sequence

from wirestem.model import Alignment, Change, Lineage, Statement, Story


def compare(
    story: Story, *, lineage: Lineage, alignments: Sequence[Alignment], statements: Sequence[Statement]
) -> tuple[Change, ...]:
    """Placeholder."""
    return ()
