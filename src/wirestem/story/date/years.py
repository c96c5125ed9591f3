"""The year of a story in which no article names one for itself."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from wirestem.model import Article, Span
from wirestem.story.date.stamps import Stamp, slots_of
from wirestem.times import resolve

_REACH_YEARS = 28  # after as many years the calendar repeats itself
_NEWEST_UNKNOWN = 3  # how far past the latest year named an article without a weekday may lie


class Year(NamedTuple):
    """The year from `first` to `last` (equal when it is sure), the places it was concluded from, and how."""

    first: int
    last: int
    spans: tuple[Span, ...]
    note: str


def story_year(articles: Sequence[Article], stamps: dict[str, Stamp]) -> Year | None:
    """The year that the stamps without a year fit, not before the latest past year that the texts name.

    "Monday, October 7" fits one year in five or six; the first that is not too early is taken. None when nothing bounds it.
    """
    latest, spans = _latest_named(articles)
    if latest is None:
        return None
    fixed = {(s.month, s.day, s.weekday) for s in stamps.values() if s.month and s.day and s.weekday is not None}
    places = (*spans, *(Span(d, s.start, s.end) for d, s in sorted(stamps.items()) if s.weekday is not None and s.month))
    if fixed:
        for year in range(latest, latest + _REACH_YEARS):
            if all(_fits(year, m or 0, d or 0, w or 0) for m, d, w in fixed):
                return Year(
                    year, year, places, f"the first year from {latest}, the latest named, that fits the weekday of the stamp"
                )
    return Year(latest, latest + _NEWEST_UNKNOWN, spans, f"not before {latest}, the latest year named")


def _fits(year: int, month: int, day: int, weekday: int) -> bool:
    try:
        return date(year, month, day).weekday() == weekday
    except ValueError:
        return False


def _latest_named(articles: Sequence[Article]) -> tuple[int | None, tuple[Span, ...]]:
    """The latest year that the texts name in passing ("since 2027") and not as yet to come, and where."""
    best: tuple[int, Span] | None = None
    for article in articles:
        for expression in article.times:
            if expression.rule.partition(".")[0] not in ("year", "date", "month") or expression.forward:
                continue
            if "year" not in slots_of(expression):
                continue
            placed = resolve(expression, article.document.text, None)
            span = Span(article.document.id, expression.start, expression.end)
            if placed.earliest and (best is None or int(placed.earliest[:4]) > best[0]):
                best = (int(placed.earliest[:4]), span)
    return (best[0], (best[1],)) if best else (None, ())
