"""Date: publication lent by siblings, and every time expression placed on the calendar."""

from wirestem.model import Lineage, Story, TimeRef


def date(story: Story, lineage: Lineage) -> tuple[Story, tuple[TimeRef, ...]]:
    """Placeholder."""
    return story, ()
