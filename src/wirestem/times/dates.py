"""Places days, by their date or their weekday, on the calendar."""

import re
from datetime import date, timedelta

from wirestem.lexicon.times import meanings
from wirestem.times.calendar import (
    Period,
    day_period,
    days_period,
    next_weekday,
    shifted,
    week_period,
    weekday,
    weekend_period,
)
from wirestem.times.numbers import number, year_number
from wirestem.times.scene import Scene

Slots = dict[str, str]
_WEDNESDAY = 2
Outcome = Period | str | None
"""A period; or a TIMEX3 value that no calendar day can be given for; or None when the words make no date."""


def month_number(words: str) -> int | None:
    """The month that `words` name, 1 to 12, or None."""
    plain = words.lower().strip(". ")
    if plain.isdecimal():
        return int(plain)
    for name in ("MONTHSURE", "MONTHNAME", "MONTHSHORT"):
        if plain in meanings(name):
            return int(meanings(name)[plain])
    return None


def weekday_number(words: str) -> int | None:
    """The weekday that `words` name, Monday 0, or None."""
    plain = words.lower().strip(". ")
    if plain.isdecimal():
        return int(plain)
    for name in ("WEEKDAYNAME", "WEEKDAYSHORT", "WEEKDAYS"):
        if plain in meanings(name):
            return int(meanings(name)[plain])
    return None


def safe_day(year: int, month: int, day: int) -> date | None:
    """That date, or None when the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def full_date(slots: Slots, scene: Scene) -> Outcome:
    """A date by month and day, numeric or ISO; a missing year is the one nearest to the publication."""
    if "iso" in slots:
        day = safe_day(*(int(n) for n in re.findall(r"\d+", slots["iso"][:10])))
        return day_period(day) if day else None
    if "numeric" in slots:
        day = numeric_date(slots["numeric"], scene.today)
        return day_period(day) if day else None
    month, number_of_day = month_number(slots["month"]), _day_number(slots)
    if month is None or number_of_day is None:
        return None
    found = _month_day(month, number_of_day, slots, scene)
    if scene.rule == "date.week_of":
        return week_period(found.first) if isinstance(found, Period) else "XXXX-WXX"
    return found


def _month_day(month: int, number_of_day: int, slots: Slots, scene: Scene) -> Outcome:
    year = year_number(slots["year"]) if "year" in slots else None
    if year is None and scene.today is None:
        return f"XXXX-{month:02}-{number_of_day:02}"
    if year is None and scene.today is not None:
        wanted = weekday_number(slots["weekday"]) if "weekday" in slots else None
        forward = {"last": False, "next": True}.get(slots.get("which", "").lower(), scene.forward)
        day = nearest_year(month, number_of_day, scene.today, forward, wanted)
    else:
        day = safe_day(year or 0, month, number_of_day)
    return day_period(day, slots.get("part", "")) if day else None


def _day_number(slots: Slots) -> int | None:
    digits = re.search(r"\d+", slots.get("day", ""))
    if digits:
        return int(digits[0])
    spelled = number(slots.get("ordinal", ""))
    return int(spelled) if spelled else None


def nearest_year(month: int, day: int, today: date, forward: bool | None, wanted: int | None = None) -> date | None:
    """The date with that month and day nearest to `today`; one against the tense counts as farther.

    With a weekday `wanted` only years that fit it come into question, up to eleven off.
    """
    reach = 11 if wanted is not None else 4
    against = 1.6 if forward else 4.0
    near = (safe_day(today.year + off, month, day) for off in range(-reach, reach + 1))
    fitting = [d for d in near if d and (wanted is None or d.weekday() == wanted)]

    def distance(one: date) -> float:
        gap = (one - today).days
        return abs(gap) * (against if forward is not None and gap != 0 and (gap > 0) != forward else 1.0)

    if not fitting and wanted is not None:
        return nearest_year(month, day, today, forward)
    return min(fitting, key=distance, default=None)


def numeric_date(words: str, today: date | None) -> date | None:
    """The date of "15.10.2031", "13/04/27" or "10/15/2031".

    With slashes the order is unsure when both could be months; the reading nearer to `today` wins, then day first.
    """
    possible = numeric_readings(words)
    if today is None or len(possible) < 2:
        return possible[0] if possible else None
    return min(possible, key=lambda d: abs((d - today).days))


def numeric_readings(words: str) -> tuple[date, ...]:
    """The days that figures may mean, day first before month first; "15.10.2031" is always day first.

    >>> [d.isoformat() for d in numeric_readings("03/06/2033")]
    ['2033-06-03', '2033-03-06']
    """
    a, b, c = (int(n) for n in re.findall(r"\d+", words)[:3])
    year = c if c > 99 else c + (2000 if c < 70 else 1900)
    readings = [safe_day(year, b, a)]
    if "/" in words or "-" in words:
        readings.append(safe_day(year, a, b))
    return tuple(dict.fromkeys(d for d in readings if d))


def day_range(slots: Slots, scene: Scene) -> Outcome:
    """A range of days: "June 18-19", "June 30-July 2", "between Friday and Wednesday"."""
    if "toweekday" in slots:
        return _weekday_range(slots, scene)
    first = full_date({k: v for k, v in slots.items() if k in ("month", "day", "year", "weekday")}, scene)
    month = month_number(slots.get("tomonth", slots["month"]))
    digits = re.search(r"\d+", slots["today"])
    if not isinstance(first, Period) or month is None or digits is None:
        return first
    last = safe_day(first.first.year + (month < first.first.month), month, int(digits[0]))
    return days_period(first.first, last) if last and last >= first.first else first


def _weekday_range(slots: Slots, scene: Scene) -> Outcome:
    first, last = weekday_number(slots["weekday"]), weekday_number(slots["toweekday"])
    if scene.today is None or first is None or last is None:
        return ""
    if scene.forward:
        begin = next_weekday(first, scene.today)
        return days_period(begin, next_weekday(last, begin))
    end = weekday(last, scene.today)
    return days_period(weekday(first, end), end)


def month_day(slots: Slots, scene: Scene) -> Outcome:
    """ "the 21st", or the second day of "April 24 and 25"."""
    day = _day_number(slots)
    month = month_number(slots.get("month", ""))
    if day is None or scene.today is None:
        return f"XXXX-{month:02}-{day:02}" if day and month else "" if day else None
    if month is not None:
        found = nearest_year(month, day, scene.today, scene.forward)
        return day_period(found) if found else None
    around = [shifted(scene.today.year, scene.today.month, off) for off in (-1, 0, 1)]
    possible = [d for d in (safe_day(y, m, day) for y, m in around) if d]

    def distance(one: date) -> float:
        gap = (one - scene.today).days if scene.today else 0
        against = scene.forward is not None and gap != 0 and (gap > 0) != scene.forward
        return abs(gap) * (3.0 if against else 1.0)

    return day_period(min(possible, key=distance), slots.get("part", "")) if possible else None


def week_day(slots: Slots, scene: Scene) -> Outcome:
    """A weekday: that of the dispatch's own week unless tense or "last", "next" say otherwise."""
    day = weekday_number(slots["weekday"])
    part = slots.get("part", "")
    if day is None:
        return None
    if scene.today is None or scene.rule == "weekday.some":
        return f"XXXX-WXX-{day + 1}" + (f"T{part}" if part else "")
    if scene.rule.startswith("weekday.week_on"):
        return day_period(next_weekday(day, scene.today) + timedelta(days=7))
    if scene.rule == "weekday.range_end" and scene.focus.day and scene.same_paragraph:
        return day_period(next_weekday(day, scene.focus.day))  # "from Friday to Tuesday": the Tuesday after that Friday
    if "weeks" in slots:
        step = {"last": -7, "next": 7}.get(slots["weeks"].lower(), 0)
        return day_period(scene.today - timedelta(days=scene.today.weekday() - day - step))
    which = slots.get("which", "").lower().removeprefix("the ")
    found = _which_weekday(day, which, scene.today, scene)
    beside = {"before": -1, "after": 1}.get(slots.get("told", "").lower(), -1 if scene.rule == "weekday.eve" else 0)
    return day_period(found + timedelta(days=beside), part)


def _which_weekday(day: int, which: str, today: date, scene: Scene) -> date:
    focus = scene.focus.day or today
    if which in ("last", "past", "this past", "this last"):
        return weekday(day, today - timedelta(days=1))
    if which in ("next", "coming", "this coming"):
        # The day after is "tomorrow", so "next Friday" on a Thursday is the one of next week.
        return next_weekday(day, today + timedelta(days=2 if which == "next" else 1))
    if which == "previous":
        return weekday(day, focus - timedelta(days=1))
    if which == "following":
        return next_weekday(day, focus + timedelta(days=1))
    if which in ("that", "same"):
        return min(weekday(day, focus), next_weekday(day, focus), key=lambda d: abs((d - focus).days))
    latest, coming = weekday(day, today), next_weekday(day, today)
    if scene.forward:
        return coming
    # "on Wednesday" in a text of Tuesday that says nothing of the past: the nearer of the two is what a reader takes.
    return coming if scene.forward is None and today - latest > coming - today else latest


def weekend(slots: Slots, scene: Scene) -> Outcome:
    """A weekend, Saturday and Sunday."""
    if scene.today is None:
        return "XXXX-WXX-WE"
    if scene.rule == "weekend.after_next":
        return weekend_period(scene.today + timedelta(days=7))
    which = slots.get("which", "the").lower().replace("over ", "").removeprefix("the ") or "the"
    today = scene.today
    if which in ("that", "following", "previous"):
        focus = scene.focus.day or today
        return weekend_period(focus + timedelta(days={"following": 7, "previous": -7}.get(which, 0)))
    early = today.weekday() <= _WEDNESDAY  # till then "this weekend" with a verb of the past is the one just over
    if which in ("next", "this coming") or scene.forward or (which == "this" and not (early and scene.forward is False)):
        return weekend_period(today)
    return weekend_period(today if today.weekday() >= 5 else today - timedelta(days=7))
