"""Moments: the times that clauses name, and whether two of them can be one."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from wirestem.model import TimeRef

_WEEKDAY = re.compile(r"\b(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b", re.IGNORECASE)
_DATED = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\b\d{1,2}[./-]\d{1,2}\b|\b(?:yesterday|today|tomorrow|tonight)\b"
    r"|\b(?:earlier|later|before|after|ago|next|last|previous)\b",
    re.IGNORECASE,
)
_CLOCK_DIGITS = slice(11, 16)


class Moment(NamedTuple):
    """The calendar bounds of a time expression, ISO 8601; `weekday` is the day of the week it names ("tue"), or "".

    `bare`: a clock time that says no day; its day is but the day of the article. `part` is the part of the day it names
    ("MO", "AF", "EV", "NI" of TIMEX3, "24" for midnight), or "".
    """

    earliest: str
    latest: str
    weekday: str
    bare: bool
    part: str = ""

    @property
    def clock(self) -> str:
        """The clock time of a moment known to the minute, else "".

        >>> Moment("2031-06-03T06:40+02:00", "2031-06-03T06:40+02:00", "", True).clock
        '06:40'
        """
        return self.earliest[11:16] if "T" in self.earliest and self.earliest == self.latest else ""


def moment(ref: TimeRef, text: str) -> Moment | None:
    """The moment of a date or clock time, None when it has no bounds."""
    if ref.type not in ("DATE", "TIME") or not ref.earliest or not ref.latest:
        return None
    words = text[ref.start : ref.end]
    named = _WEEKDAY.search(words)
    weekday = named[1].lower()[:3] if named and not _DATED.search(words) else ""
    bare = "T" in ref.earliest and named is None and not _DATED.search(words)
    return Moment(ref.earliest, ref.latest, weekday, bare, _part(ref.timex or ""))


_PART = re.compile(r"T(MO|AF|EV|NI|24)(?::00)?$")
_HOURS = {"MO": (0, 12), "AF": (12, 19), "EV": (16, 24), "NI": (17, 31), "24": (23, 25)}
"""The first and last hour that news may call so; a night goes on into the next day."""
_APART = frozenset({("MO", "AF"), ("MO", "EV"), ("MO", "NI"), ("AF", "NI"), ("MO", "24"), ("AF", "24")})


def _part(timex: str) -> str:
    """The part of the day in a TIMEX3 value.

    >>> _part("2031-06-12TMO"), _part("2031-06-12T24:00"), _part("2031-06-12T08:00")
    ('MO', '24', '')
    """
    found = _PART.search(timex)
    return found[1] if found else ""


def _other_part(left: Moment, right: Moment) -> bool:
    """Whether both name parts of the day, or one the hour, and these are not of one time."""
    if left.part and right.part:
        return bool({(left.part, right.part), (right.part, left.part)} & _APART)
    for named, timed in ((left, right), (right, left)):
        if named.part and timed.clock:
            first, last = _HOURS[named.part]
            hour = int(timed.clock[:2]) + int(timed.clock[3:]) / 60
            return not any(first <= h <= last for h in (hour, hour + 24))
    return False


def meet(left: Moment, right: Moment) -> bool:
    """Whether both may be one time, compared at the coarser precision.

    A weekday is that of the week of its article, and a clock time without a day is of the day of its article: where the
    date of an article is wrong or borrowed they come out weeks or days apart. So one weekday's name is one day, and of a
    bare clock time only the clock is compared.

    >>> meet(Moment("2031-06-03", "2031-06-03", "tue", False), Moment("2031-05-27", "2031-05-27", "tue", False))
    True
    """
    if _other_part(left, right):
        return False
    if left.bare and right.bare:
        return left.earliest[_CLOCK_DIGITS] == right.earliest[_CLOCK_DIGITS] or _overlap(left, right)
    if left.weekday and left.weekday == right.weekday:
        timed = "T" in left.earliest and "T" in right.earliest
        return not timed or left.earliest[_CLOCK_DIGITS] == right.earliest[_CLOCK_DIGITS]
    return _overlap(left, right)


def _overlap(left: Moment, right: Moment) -> bool:
    if left.clock and right.clock and (gap := minutes_apart(left, right)) is not None:
        return gap == 0
    return _before(left.earliest, right.latest) and _before(right.earliest, left.latest)


def _before(early: str, late: str) -> bool:
    size = min(len(early), len(late), 16)
    return early[:size] <= late[:size]


def clash(left: Sequence[Moment], right: Sequence[Moment]) -> bool:
    """Whether both are dated and no time of one can be a time of the other."""
    return bool(left) and bool(right) and not any(meet(a, b) for a in left for b in right)


def minutes_apart(left: Moment, right: Moment) -> float | None:
    """Minutes between two clock times, as instants where both tell the zone; None where they cannot be compared.

    A time without a zone is local time; GMT beside it is the reader's, not the place's.

    >>> here, there = "2031-06-03T03:42+01:00", "2031-06-03T02:42Z"
    >>> minutes_apart(Moment(here, here, "", True), Moment(there, there, "", True))
    0.0
    """
    if not left.clock or not right.clock:
        return None
    first, second = (datetime.fromisoformat(m.earliest.replace("Z", "+00:00")) for m in (left, right))
    zones = [m.utcoffset() for m in (first, second)]
    if None in zones:
        if timedelta(0) in zones:
            return None
        first, second = first.replace(tzinfo=None), second.replace(tzinfo=None)
    return abs((first - second).total_seconds()) / 60


def instant(published: str | None) -> datetime | None:
    """The earliest moment of a publication, None where none is known; without a zone it is taken as UTC.

    >>> instant("2031-06-03T00:30+02:00") < instant("2031-06-02T23:00Z")
    True
    """
    try:
        found = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def days_apart(left: Moment, right: Moment) -> int | None:
    """Days between two days or clock times, None where either is longer than a day."""
    if left.earliest[:10] != left.latest[:10] or right.earliest[:10] != right.latest[:10]:
        return None
    try:
        apart = abs((date.fromisoformat(left.earliest[:10]) - date.fromisoformat(right.earliest[:10])).days)
    except ValueError:
        return None
    return 0 if left.bare and right.bare else apart
