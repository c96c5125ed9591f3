"""Chronicle: the events of a story in order of time."""

from collections.abc import Sequence

from wirestem.model import Claim, Event, Story, TimeRef


def chronicle(story: Story, *, times: Sequence[TimeRef], claims: Sequence[Claim]) -> tuple[Event, ...]:
    """Placeholder."""
    return ()
