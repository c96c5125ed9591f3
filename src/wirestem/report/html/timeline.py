"""Events in order, as a reader wants them: when, what, told where."""

from typing import NamedTuple

from wirestem.model import Event, Span
from wirestem.report.names import StoryNames
from wirestem.report.when import between, moment


class Entry(NamedTuple):
    """An event; `when` in words, `mentions` one for each article at most three, `more` how many others tell it."""

    event: Event
    when: str
    precise: bool
    mentions: tuple[Span, ...]
    more: int


class Day(NamedTuple):
    """Entries of one date in words."""

    when: str
    entries: tuple[Entry, ...]


def timeline(story: StoryNames) -> tuple[Day, ...]:
    """The events by time, those of one time together."""
    days: dict[str, list[Entry]] = {}
    for event in sorted(story.found.events, key=_order):
        entry = _entry(story, event)
        days.setdefault(entry.when, []).append(entry)
    return tuple(Day(when, tuple(entries)) for when, entries in days.items())


def _order(event: Event) -> tuple[bool, str, str, str]:
    known = moment(event.earliest)
    return (known is None, known.isoformat() if known else "", event.latest, event.label)


def _entry(story: StoryNames, event: Event) -> Entry:
    first: dict[str, Span] = {}
    for span in event.mentions:
        first.setdefault(span.doc, span)
    mentions = sorted(first.values(), key=lambda s: (story.names.number.get(s.doc, 0), s.start))
    precise = event.earliest[:10] == event.latest[:10]
    return Entry(event, between(event.earliest, event.latest), precise, tuple(mentions), len(event.mentions) - len(mentions))
