"""What is known when a time expression is placed: the day of reference and what the text last spoke of."""

from datetime import date, datetime
from typing import NamedTuple

from wirestem.model import Published
from wirestem.times.calendar import Period, month_period, year_period


class Told(NamedTuple):
    """A clock time that some text of the story tells in full: "5:10 am (0210 GMT)", "9:47 pm Moscow time".

    `zone` is its offset or None; `place` the place whose time it is called, in small letters, or "";
    "(kst)" when the text says what the letters of that zone mean: "(KST, UTC+9)".
    """

    hour: int
    minute: int
    zone: str | None
    place: str


class Anchor(NamedTuple):
    """The day a text was published, between `first` and `last`; `moment` is the clock time when it is known.

    `zone` ("+04:00") is the local time of the events, for clock times that name no zone; None when no text tells it.
    `clocks` are the clock times that the story's texts tell in full.
    """

    first: date
    last: date
    moment: datetime | None = None
    zone: str | None = None
    clocks: tuple[Told, ...] = ()


class Focus(NamedTuple):
    """What the text spoke of last.

    `day` is the latest single day mentioned, `past_day` the latest that was over or running, `day_end` where it stands;
    `period` is the latest expression of any size, `year` and `quarter` the latest of theirs.
    """

    day: date | None = None
    past_day: date | None = None
    day_end: int = -1
    period: Period | None = None
    year: int | None = None
    quarter: tuple[int, int] | None = None


class Placed(NamedTuple):
    """A time expression on the calendar: see `TimeRef`. `note` says what it was counted from."""

    value: str
    timex: str
    earliest: str | None
    latest: str | None
    note: str = ""


class Scene(NamedTuple):
    """All that a rule may look at: `today` is the day of publication or None, `forward` what tense says.

    `same_paragraph` tells whether `focus.day` was told in the paragraph of the expression.
    """

    today: date | None
    moment: datetime | None
    zone: str | None
    focus: Focus
    forward: bool | None
    rule: str
    same_paragraph: bool = False
    clocks: tuple[Told, ...] = ()


def anchor_of(published: Published | None, zone: str | None = None, clocks: tuple[Told, ...] = ()) -> Anchor | None:
    """The anchor that a publication gives; None when there is none or it is no ISO date.

    >>> anchor_of(Published("2029-03-09", "2029-03-09", "own")).first
    datetime.date(2029, 3, 9)
    """
    if published is None:
        return None
    first, last = iso_days(published.earliest), iso_days(published.latest)
    if first is None or last is None:
        return None
    moment = _moment(published.earliest) if published.earliest == published.latest else None
    return Anchor(first.first, max(first.first, last.last), moment, zone, clocks)


def iso_days(value: str) -> Period | None:
    """The days that an ISO 8601 value covers ("2024-06" is a month), or None when it is none."""
    try:
        if len(value) == 4:
            return year_period(int(value))
        if len(value) == 7:
            return month_period(int(value[:4]), int(value[5:]))
        day = date.fromisoformat(value[:10])
    except ValueError:
        return None
    return Period(day, day, value, value)


def _moment(value: str) -> datetime | None:
    if "T" not in value:
        return None
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None
