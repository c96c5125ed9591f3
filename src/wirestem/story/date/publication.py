"""Publication dates lent to articles that carry none."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from msgspec.structs import replace

from wirestem.model import Article, Evidence, Lineage, Published, Span, Story
from wirestem.story.date.clues import Clue, best_days, cited_clues, copied_clues, correction_clues, correction_zones, kin_clues
from wirestem.story.date.late import Late, late
from wirestem.story.date.readings import Readings
from wirestem.story.date.stamps import Stamp, stamp_of
from wirestem.story.date.years import Year, story_year
from wirestem.times import anchor_of, open_readings

Lent = dict[str, tuple[Evidence, ...]]
_OUTSIDE = 0.3  # what each day before the first or well after the last article of the story costs more
_KNOWN = timedelta(days=7)  # a publication known no closer than that is lent a day within its bounds
_BEFORE, _AFTER = timedelta(days=4), timedelta(days=10)  # how far from the story's dated articles an undated one may lie


class Dated(NamedTuple):
    """A story with publications lent, the reasons for each article that borrowed, and the articles stamped too early."""

    story: Story
    lent: Lent
    late: dict[str, Late]


def lend(story: Story, lineage: Lineage) -> Dated:
    """The story with publications lent, and for each article that borrowed, the reasons.

    A stamp without a year takes the year that its relatives, the story's articles or the calendar give; an article without
    any stamp takes the day that its relatives, its weekdays and its copied sentences fit best. An article stays undated
    when no article of the story is dated and nothing tells the year.
    """
    anchors = {a.document.id: anchor_of(a.document.published) for a in story.articles}
    days = {d: a.first for d, a in anchors.items() if a is not None and a.last - a.first <= _KNOWN}
    early = late(story, lineage, days)
    days |= {doc: one.day for doc, one in early.items()}
    bounds = {d: (a.first, a.last) for d, a in anchors.items() if a is not None and d not in days}
    found: dict[str, Published] = {}
    lent: Lent = {}
    undated = [a for a in story.articles if a.document.id not in days]
    stamps = {a.document.id: s for a in undated if (s := stamp_of(a)) is not None}
    if not days:
        year = story_year(story.articles, stamps)
        if year is not None:
            _date_by_year(year, stamps, days, found, lent)
    readings = Readings()
    turn = [a for a in _in_turn(undated, lineage, stamps, days) if a.document.id not in days] if days else []
    # The second round knows all days of the first: a sentence copied from an article that came later in turn tells too.
    for article in (*turn, *turn):
        doc = article.document.id
        others = {d: day for d, day in days.items() if d != doc}
        day = _date_one(article, story.articles, lineage, stamps.get(doc), bounds.get(doc), others, found, lent, readings)
        if day is not None:
            days[doc] = day
    articles = tuple(
        replace(a, document=replace(a.document, published=found[a.document.id])) if a.document.id in found else a
        for a in story.articles
    )
    return Dated(replace(story, articles=articles), lent, early)


def _date_by_year(year: Year, stamps: dict[str, Stamp], days: dict[str, date], found: dict[str, Published], lent: Lent) -> None:
    """Dates the stamps that name month and day; the others then follow as in any story."""
    for doc, stamp in sorted(stamps.items()):
        if stamp.month is None or stamp.day is None:
            continue
        first, last = _day(year.first, stamp), _day(year.last, stamp)
        if first is None or last is None:
            continue
        because = Evidence("date.year.v1", 0.5, (Span(doc, stamp.start, stamp.end), *year.spans), year.note)
        found[doc] = Published(first.isoformat(), last.isoformat(), "own" if first == last else "origin")
        lent[doc] = (because,)
        if first == last:
            days[doc] = first


def _day(year: int, stamp: Stamp) -> date | None:
    try:
        return date(year, stamp.month or 0, stamp.day or 0)
    except ValueError:
        return None


def _in_turn(undated: Sequence[Article], lineage: Lineage, stamps: dict[str, Stamp], days: dict[str, date]) -> list[Article]:
    """Stamped articles first, then corrected ones, those with dated relatives, then the rest, each in order of id."""

    def rank(article: Article) -> tuple[int, str]:
        doc = article.document.id
        corrected = bool(correction_zones(article))
        return (0 if doc in stamps else 1 if corrected else 2 if kin_clues(doc, lineage, days) else 3), doc

    return sorted(undated, key=rank)


def _date_one(
    article: Article,
    articles: Sequence[Article],
    lineage: Lineage,
    stamp: Stamp | None,
    bound: tuple[date, date] | None,
    days: dict[str, date],
    found: dict[str, Published],
    lent: Lent,
    readings: Readings,
) -> date | None:
    """Finds the day of one article by the days of the others and keeps it with its reasons; None when nothing is possible."""
    doc = article.document.id
    others = [a for a in articles if a.document.id != doc]
    clues = kin_clues(doc, lineage, days)
    clues += copied_clues(article, others, days, readings)
    clues += cited_clues(article, others, days, readings)
    middle = sorted(days.values())[(len(days) - 1) // 2]
    clues += correction_clues(article, middle)
    because = Evidence("date.story.v1", 0.3, (), f"its story's other articles are of about {middle}")
    clues.append(Clue(middle, 0.1, 0.1, 1.0, because) if clues else Clue(middle, 0.2, 0.1, 3.0, because))
    bounds = (
        Clue(min(days.values()), _OUTSIDE, 0.0, 3.0, because),
        Clue(max(days.values()) + timedelta(days=1), 0.0, _OUTSIDE, 3.0, because),
    )
    possible = _candidates(stamp, days, middle)
    if bound is not None:
        both = open_readings(article.document.published)
        possible = [day for day in both or possible if bound[0] <= day <= bound[1]]
    if not possible:
        return None
    first, last, _ = best_days(possible, [*clues, *bounds], article)
    found[doc] = Published(first.isoformat(), last.isoformat(), "origin")
    reasons = [c.because for c in clues if c.cost(first) < 1]
    if stamp is not None:
        reasons.insert(0, Evidence("date.stamp.v1", 1.0, (Span(doc, stamp.start, stamp.end),), "its own stamp, without the year"))
    lent[doc] = tuple(reasons)
    return first


def _candidates(stamp: Stamp | None, days: dict[str, date], middle: date) -> list[date]:
    """The days that come into question: those that fit the stamp, near the dated articles of the story."""
    if stamp is not None and stamp.month is not None:
        near = [d for off in range(-3, 4) if (d := _day(middle.year + off, stamp)) is not None]
        fitting = [d for d in near if stamp.weekday is None or d.weekday() == stamp.weekday] or near
        if fitting:
            return [min(fitting, key=lambda d: abs((d - middle).days))]
    begin, end = min(days.values()) - _BEFORE, max(days.values()) + _AFTER
    window = [begin + timedelta(days=n) for n in range(min(90, (end - begin).days) + 1)]
    return [d for d in window if stamp is None or stamp.weekday is None or d.weekday() == stamp.weekday] or window
