"""Events in order, as a reader wants them: when, what, told where."""

from typing import NamedTuple

from wirestem.model import Event, Span
from wirestem.report.names import StoryNames
from wirestem.report.when import between, moment
from wirestem.text.words import words


class Wording(NamedTuple):
    """Places that tell an event in the same words, one for each article; `same` when these are the event's label."""

    spans: tuple[Span, ...]
    same: bool


class Entry(NamedTuple):
    """An event; `when` in words."""

    event: Event
    when: str
    wordings: tuple[Wording, ...]


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
    alike: dict[tuple[str, ...], dict[str, Span]] = {}
    for span in sorted(event.mentions, key=lambda s: (story.names.number.get(s.doc, 0), s.start)):
        forms = tuple(w.form for w in words(story.names.words_at(span)))
        alike.setdefault(forms, {}).setdefault(span.doc, span)
    label = tuple(w.form for w in words(event.label))
    wordings = tuple(Wording(tuple(by.values()), forms == label) for forms, by in alike.items())
    return Entry(event, between(event.earliest, event.latest), wordings)
