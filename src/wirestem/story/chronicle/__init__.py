"""Chronicle: the events of a story in order of time."""

from collections.abc import Sequence

from wirestem.model import Claim, Event, Mentioned, Span, Story, TimeRef


def chronicle(story: Story, *, times: Sequence[TimeRef], claims: Sequence[Claim]) -> tuple[Event, ...]:
    """One event for every claim that a time stands in or near, in order of time."""
    events = []
    for claim in claims:
        near = [t for m in claim.mentions for t in _inside(m, times)]
        if near:
            best = min(near, key=lambda t: (t.earliest or "", t.latest or ""))
            spans = tuple(Span(m.doc, m.start, m.end) for m in claim.mentions)
            events.append(Event(best.earliest or "", best.latest or "", claim.text, claim.id, spans))
    return tuple(sorted(events, key=lambda e: (e.earliest, e.latest, e.label)))


def _inside(mention: Mentioned, times: Sequence[TimeRef]) -> list[TimeRef]:
    return [t for t in times if t.doc == mention.doc and t.earliest and mention.start <= t.start and t.end <= mention.end]
