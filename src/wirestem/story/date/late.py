"""Stamps that are too early: a page that says it is of Monday and tells of the Tuesday that its fellows tell of.

Servers in other zones and editors who publish into the past make such stamps; the text's own days are then counted from
the day that it tells of as over.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from wirestem.model import Article, Evidence, Lineage, Span, Story
from wirestem.story.date.stamps import Told, weekdays_told

_TOO_EARLY = (5, 6)  # days that the weekday of the opening seems to lie back when it is really one or two days ahead
_FRESH = 3  # days: a fellow's weekday is the one of its own week
_LEAST_FELLOWS = 2


class Late(NamedTuple):
    """The day from which an article's times are counted, and why not from its stamp."""

    day: date
    because: Evidence


def late(story: Story, lineage: Lineage, days: Mapping[str, date]) -> dict[str, Late]:
    """The articles whose stamp lies before the day that they tell of as over, by document id.

    Two fellows of the story, or one relative, must tell of that very day, and none of the same weekday a week before.
    """
    told = {a.document.id: weekdays_told(a) for a in story.articles}
    fellows = {a.document.id: _days_behind(told[a.document.id], days.get(a.document.id)) for a in story.articles}
    found = {}
    for article in story.articles:
        doc = article.document
        if doc.published is None or doc.id not in days:
            continue
        opening = _opening(article, told[doc.id], days[doc.id])
        if opening is None:
            continue
        place, day = opening
        kin = _relatives(doc.id, lineage)
        same = [other for other, behind in fellows.items() if other != doc.id and day in behind]
        earlier = any(day - timedelta(days=7) in behind for other, behind in fellows.items() if other != doc.id)
        if not earlier and (len(same) >= _LEAST_FELLOWS or kin & set(same)):
            note = f"stamped {days[doc.id]}, but it tells of what its story's other articles date {day}"
            found[doc.id] = Late(day, Evidence("date.early_stamp.v1", 1.0, (Span(doc.id, *place.place),), note))
    return found


def _opening(article: Article, told: tuple[Told, ...], published: date) -> tuple[Told, date] | None:
    """The weekday of the opening that seems to lie nearly a week back, and the day that it means if the stamp is too early."""
    first = next((t for t in told if t.lede and t.behind), None)
    if first is None:
        return None
    gap = (published.weekday() - first.weekday) % 7
    return (first, published + timedelta(days=7 - gap)) if gap in _TOO_EARLY else None


def _days_behind(told: tuple[Told, ...], published: date | None) -> frozenset[date]:
    if published is None:
        return frozenset()
    gaps = ((published.weekday() - t.weekday) % 7 for t in told if t.behind)
    return frozenset(published - timedelta(days=gap) for gap in gaps if gap <= _FRESH)


def _relatives(doc: str, lineage: Lineage) -> set[str]:
    edges = {(e.child, e.parent.doc) for e in lineage.derivations if e.parent.doc}
    related = {a for a, b in edges if b == doc} | {b for a, b in edges if a == doc and b}
    return related.union(*(o.documents for o in lineage.origins if doc in o.documents)) - {doc}
