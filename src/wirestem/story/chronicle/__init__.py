"""Chronicle: the events of a story in order of time."""

from collections.abc import Sequence

from wirestem.model import Claim, Event, Story, TimeRef
from wirestem.story.chronicle.happenings import claimed, merged, unclaimed


def chronicle(story: Story, *, times: Sequence[TimeRef], claims: Sequence[Claim]) -> tuple[Event, ...]:
    """The dated claims and the dated sentences without a claim, one event each, by earliest and latest day, then label.

    An event's time is the one that most of its mentions give. Days on which something was merely said, stamps of the page
    and times that only bound something ("since 2012") make no event.
    """
    told = claimed(story, times, claims)
    events = merged([*told, *unclaimed(story, times, claims)])
    return tuple(sorted(events, key=lambda e: (e.earliest, e.latest, e.label)))
