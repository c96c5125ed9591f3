"""Stretches of the calendar, each with its ISO 8601 and its TIMEX3 value."""

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


class Period(NamedTuple):
    """The days `first` to `last`, both included; `value` is ISO 8601 or an interval of it, `timex` the TIMEX3 value."""

    first: date
    last: date
    value: str
    timex: str


def weekday(day: int, anchor: date) -> date:
    """The latest `day` (Monday is 0) on or before `anchor`.

    Wire copy names the weekdays of its own week: "on Tuesday" in a dispatch of Wednesday 15 October is the 14th.
    ValueError outside 0..6.

    >>> weekday(1, date(2031, 10, 15))
    datetime.date(2031, 10, 14)
    """
    if not 0 <= day <= 6:
        raise ValueError(f"weekday {day} is not in 0..6; Monday is 0")
    return anchor - timedelta(days=(anchor.weekday() - day) % 7)


def next_weekday(day: int, anchor: date) -> date:
    """The first `day` (Monday is 0) on or after `anchor`.

    >>> next_weekday(0, date(2031, 10, 15))
    datetime.date(2031, 10, 20)
    """
    return anchor + timedelta(days=(day - anchor.weekday()) % 7)


def day_period(day: date, part: str = "") -> Period:
    """One day; `part` is a TIMEX3 part of the day ("EV"), which shows in the TIMEX3 value alone."""
    return Period(day, day, day.isoformat(), day.isoformat() + (f"T{part}" if part else ""))


def days_period(first: date, last: date) -> Period:
    """The days from `first` to `last` in either order."""
    first, last = min(first, last), max(first, last)
    if first == last:
        return day_period(first)
    value = f"{first.isoformat()}/{last.isoformat()}"
    return Period(first, last, value, value)


def week_period(day: date) -> Period:
    """The ISO week that holds `day`.

    >>> week_period(date(2027, 4, 14)).value
    '2027-W15'
    """
    first = day - timedelta(days=day.weekday())
    year, week, _ = day.isocalendar()
    value = f"{year:04}-W{week:02}"
    return Period(first, first + timedelta(days=6), value, value)


def weekend_period(day: date) -> Period:
    """Saturday and Sunday of the ISO week that holds `day`."""
    first = day - timedelta(days=day.weekday()) + timedelta(days=5)
    year, week, _ = day.isocalendar()
    last = first + timedelta(days=1)
    return Period(first, last, f"{first.isoformat()}/{last.isoformat()}", f"{year:04}-W{week:02}-WE")


def month_period(year: int, month: int) -> Period:
    """One month."""
    value = f"{year:04}-{month:02}"
    return Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]), value, value)


def months_period(year: int, month: int, count: int, timex: str) -> Period:
    """`count` months from the given one on."""
    end_year, end_month = shifted(year, month, count - 1)
    first, last = month_period(year, month), month_period(end_year, end_month)
    return Period(first.first, last.last, f"{first.value}/{last.value}", timex)


def quarter_period(year: int, quarter: int) -> Period:
    """A calendar quarter, 1 to 4."""
    return months_period(year, 3 * quarter - 2, 3, f"{year:04}-Q{quarter}")


def season_period(year: int, season: str) -> Period:
    """A northern season as three months; the winter of a year begins in its December.

    >>> season_period(2026, "WI").value
    '2026-12/2027-02'
    """
    return months_period(year, _SEASON_MONTHS[season], 3, f"{year:04}-{season}")


def year_period(year: int) -> Period:
    """One year."""
    return Period(date(year, 1, 1), date(year, 12, 31), f"{year:04}", f"{year:04}")


def years_period(first: int, last: int, timex: str | None = None) -> Period:
    """The years from `first` to `last`."""
    value = f"{first:04}/{last:04}"
    return Period(date(first, 1, 1), date(last, 12, 31), value, timex or value)


def shifted(year: int, month: int, months: int) -> tuple[int, int]:
    """The month that lies `months` after the given one.

    >>> shifted(2031, 11, 3)
    (2032, 2)
    """
    total = year * 12 + month - 1 + months
    return total // 12, total % 12 + 1


def shifted_day(day: date, months: int) -> date:
    """The same day of the month, or its last, `months` later."""
    year, month = shifted(day.year, day.month, months)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher's rule)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
