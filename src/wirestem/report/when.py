"""ISO 8601 values in words: "18 June 2024", "18 to 19 June 2024", "June 2024"."""

import calendar
import re
from datetime import UTC, date, datetime, timedelta

UNKNOWN = "time unknown"
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")
_WEEK = re.compile(r"(\d{4})-W(\d{2})$")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{2}(?::\d{2})?)(?::\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$")
_MONTHS = tuple(calendar.month_name)


def readable(value: str | None) -> str:
    """An ISO 8601 value or interval in words; what is no such value is returned as it is, nothing as "time unknown".

    >>> readable("2024-06-18"), readable("2024-06"), readable("2024-06-18T07:57:20+05:30")
    ('18 June 2024', 'June 2024', '18 June 2024, 07:57 (UTC+05:30)')
    """
    if not value:
        return UNKNOWN
    if "/" in value:
        earliest, _, latest = value.partition("/")
        return between(earliest, latest)
    moment = _MOMENT.match(value)
    if moment:
        clock = moment[2] if ":" in moment[2] else f"{moment[2]}:00"
        return f"{readable(moment[1])}, {clock}{_zone(moment[3])}"
    week = _WEEK.match(value)
    if week:
        return f"week {int(week[2])} of {week[1]}"
    return _day(value)


def between(earliest: str | None, latest: str | None) -> str:
    """Two bounds in the fewest words: a whole month is its name, a day is itself.

    >>> between("2024-06-01", "2024-06-30"), between("2024-06-18", "2024-06-19"), between("2024-06-30", "2024-07-02")
    ('June 2024', '18 to 19 June 2024', '30 June to 2 July 2024')
    >>> between("2024-03-01", "2024-05-31"), between("2023-12-01", "2024-02-29")
    ('March to May 2024', 'December 2023 to February 2024')
    """
    if not earliest or not latest or earliest == latest:
        return readable(earliest or latest)
    first, last = _whole(earliest), _whole(latest)
    if first is None or last is None:
        return f"{readable(earliest)} to {readable(latest)}"
    if first == last:
        return _within_a_day(earliest, latest, first)
    return _days(first, last)


def moment(value: str | None) -> datetime | None:
    """The start of an ISO 8601 value, for ordering; a value without a zone is read as UTC; None when it is no such value.

    >>> moment("2024-06").isoformat()
    '2024-06-01T00:00:00+00:00'
    """
    if not value:
        return None
    value = value.partition("/")[0]
    try:
        plain = _DATE.match(value)
        if plain:
            return datetime(int(plain[1]), int(plain[2] or 1), int(plain[3] or 1), tzinfo=UTC)
        week = _WEEK.match(value)
        if week:
            return datetime.fromisocalendar(int(week[1]), int(week[2]), 1).replace(tzinfo=UTC)
        known = datetime.fromisoformat(value.replace("Z", "+00:00"))
    except ValueError:
        return None
    try:
        return known.astimezone(UTC) if known.tzinfo else known.replace(tzinfo=UTC)
    except OverflowError:
        return None


def _zone(zone: str | None) -> str:
    if not zone:
        return ""
    return " (UTC)" if zone in ("Z", "+00:00", "+0000") else f" (UTC{zone})"


def _day(value: str) -> str:
    found = _DATE.match(value)
    if not found or not 1 <= int(found[2] or 1) <= 12:
        return value
    year, month, day = found[1], found[2], found[3]
    words = [str(int(day))] if day else []
    return " ".join([*words, *([_MONTHS[int(month)]] if month else []), year])


def _whole(value: str) -> date | None:
    """The day of a value that names a day, with or without a clock."""
    try:
        return date.fromisoformat(value[:10]) if len(value) >= 10 else None
    except ValueError:
        return None


def _within_a_day(earliest: str, latest: str, day: date) -> str:
    clocks = [found[2] if (found := _MOMENT.match(v)) else "" for v in (earliest, latest)]
    words = _day(day.isoformat())
    return f"{words}, {clocks[0]} to {clocks[1]}" if all(clocks) and clocks != ["00:00", "23:59"] else words


def _days(first: date, last: date) -> str:
    if first.day == 1 and last == _month_end(last):
        if (first.year, first.month) == (last.year, last.month):
            return f"{_MONTHS[first.month]} {first.year}"
        if first.month == 1 and last.month == 12:
            return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
        opening = _MONTHS[first.month] if first.year == last.year else f"{_MONTHS[first.month]} {first.year}"
        return f"{opening} to {_MONTHS[last.month]} {last.year}"
    end = f"{last.day} {_MONTHS[last.month]} {last.year}"
    if first.year != last.year:
        return f"{first.day} {_MONTHS[first.month]} {first.year} to {end}"
    return f"{first.day} to {end}" if first.month == last.month else f"{first.day} {_MONTHS[first.month]} to {end}"


def _month_end(day: date) -> date:
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1) if (day.year, day.month) != (9999, 12) else date.max
    return following - timedelta(days=1) if following != date.max else following
