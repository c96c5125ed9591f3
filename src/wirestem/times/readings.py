"""Dates that can be read two ways ("03/06/2033"), and how well a text's own words fit a day of publication."""

from collections.abc import Iterable
from datetime import date

from wirestem.model import Published, TimeExpression
from wirestem.times.dates import month_number, nearest_year, safe_day, weekday_number
from wirestem.times.scene import iso_days

_LEDE_COST = (0.0, 0.4, 1.5, 2.5, 3.0, 3.5, 4.0)  # by days between the first weekday told of as past and the publication
_PROSE_COST = (0.0, 0.0, 0.1, 0.3, 0.6, 1.5, 2.0)
_DAYS_A_POINT, _FAR = 15, 2.0  # what a date without its year costs by its distance, and at most


def turned(day: date) -> date | None:
    """The day with its month and its day of the month exchanged; None when that is no date or the same one.

    >>> turned(date(2033, 3, 6)), turned(date(2033, 3, 16))
    (datetime.date(2033, 6, 3), None)
    """
    other = safe_day(day.year, day.day, day.month)
    return None if other == day else other


def open_readings(published: Published | None) -> tuple[date, ...]:
    """Both days of a publication that figures alone leave open, the earlier first; () when it is none."""
    first, last = (iso_days(published.earliest), iso_days(published.latest)) if published else (None, None)
    if first is None or last is None or first.first == last.last or turned(first.first) != last.last:
        return ()
    return first.first, last.last


def misfit(expressions: Iterable[TimeExpression], day: date) -> float:
    """How ill the weekdays and the dates without a year that a text tells of fit a publication on `day`; 0 is a perfect fit."""
    cost, met_weekday, gaps = 0.0, False, []
    for expression in expressions:
        slots = dict(slot.split("=", 1) for slot in expression.slots if "=" in slot)
        if expression.rule.startswith("weekday.") and expression.forward is False and "which" not in slots:
            gap = (day.weekday() - (weekday_number(slots["weekday"]) or 0)) % 7
            cost += _PROSE_COST[gap] + (0.0 if met_weekday else _LEDE_COST[gap])
            met_weekday = True
        if expression.rule.startswith("date.") and {"month", "day"} <= slots.keys() and "year" not in slots:
            month = month_number(slots["month"])
            number = int("".join(c for c in slots["day"] if c.isdecimal()) or 0)
            near = nearest_year(month, number, day, None) if month else None
            gaps += [abs((near - day).days)] if near else []
    return cost + min(_FAR, min(gaps, default=0) / _DAYS_A_POINT)
