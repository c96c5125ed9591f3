"""Places weeks, seasons, years, decades, and times counted from another."""

import re
from datetime import date, timedelta

from wirestem.lexicon.times import meanings
from wirestem.times.calendar import (
    Period,
    day_period,
    days_period,
    month_period,
    season_period,
    shifted,
    shifted_day,
    week_period,
    weekday,
    year_period,
    years_period,
)
from wirestem.times.dates import Outcome, Slots, weekday_number
from wirestem.times.lengths import length_timex, unit_letter
from wirestem.times.months import relative_year
from wirestem.times.numbers import number, year_number
from wirestem.times.quarters import near_quarter, quarter_ended
from wirestem.times.scene import Scene

_STEP = {"last": -1, "past": -1, "next": 1, "coming": 1, "this": 0, "current": 0, "the": 0, "latest": 0, "full": 0}
# "The past decade" is ten years, not the tens before; "the last day" a day, not yesterday.
_LENGTHS = {"E": ("past", "coming"), "C": ("past", "coming"), "D": ("last", "past")}
_TWO_OFF = {"period.before_last": -2, "period.after_next": 2}
_TOLD_STEP = {"previous": -1, "following": 1, "same": 0, "that": 0}
_FAR_WEEKS = 3
_MONTH = re.compile(r"\d{4}-\d\d")


def period(slots: Slots, scene: Scene) -> Outcome:
    """ "last week", "that year", "the past decade": a calendar unit near the publication or near what was told last."""
    unit = unit_letter(slots["unit"])
    if scene.rule == "period.quarter_ended":
        return quarter_ended(slots, scene)
    which = slots.get("which", "the").lower().removeprefix("the ").removeprefix("that ")
    if unit in ("TH", "TM") or which in _LENGTHS.get(unit, ()):
        return length_timex(1, unit)
    if unit == "D" and which == "same" and scene.focus.period and _MONTH.fullmatch(scene.focus.period.value):
        return scene.focus.period._replace(timex=f"{scene.focus.period.timex}-XX")  # "killed in October; that same day"
    if unit == "D" and which == "next":
        which = "following"  # "the next day" is the day after the one told of
    if scene.today is None:
        return f"{scene.focus.year:04}" if which in _TOLD_STEP and unit == "Y" and scene.focus.year else ""
    if scene.rule == "period.past_week":
        return _past_week(scene.today)
    if scene.rule in _TWO_OFF:
        off = _TWO_OFF[scene.rule]
        return unit_period(unit, scene.today, off, scene, which) if unit != "Y" else year_period(scene.today.year + off)
    told = which in _TOLD_STEP
    step = _TOLD_STEP[which] if told else _STEP.get(which, 0)
    base = (scene.focus.day or (scene.focus.period.first if scene.focus.period else scene.today)) if told else scene.today
    if unit == "Y":
        return year_period(max(1, relative_year(which, scene)))
    return unit_period(unit, base, step, scene, which)


def _past_week(today: date) -> Period:
    """The seven days to `today`, of "for the last week"; the TIMEX3 value is the ISO week that holds most of them."""
    days = days_period(today - timedelta(days=6), today)
    return days._replace(timex=week_period(today - timedelta(days=3)).timex)


def unit_period(unit: str, base: date, step: int, scene: Scene, which: str) -> Outcome:
    """The unit that holds `base`, moved by `step` of its own length."""
    if unit == "D":
        return day_period(base + timedelta(days=step))
    if unit in ("W", "F"):
        return week_period(base + timedelta(days=7 * step))
    if unit == "M":
        if which in _TOLD_STEP and scene.focus.period and scene.focus.period.last >= base >= scene.focus.period.first:
            base = scene.focus.period.first
        return month_period(*shifted(base.year, base.month, step))
    if unit == "Q":
        return near_quarter(base, step, scene, which)
    if unit == "E":
        start = (base.year // 10 + step) * 10
        return years_period(start, start + 9, str(start // 10))
    if unit == "C":
        start = (base.year // 100 + step) * 100
        return years_period(start, start + 99, str(start // 100))
    return None


def year(slots: Slots, scene: Scene) -> Outcome:
    """A year in figures or words."""
    told = year_number(slots["year"])
    return year_period(told) if told and 0 < told < 9999 else None


def year_end(slots: Slots, scene: Scene) -> Outcome:
    """ "year-end": like "the end of the year", which is no day, but a year that nears its end."""
    return year_period(relative_year(slots.get("years", "this"), scene)) if scene.today else ""


def year_range(slots: Slots, scene: Scene) -> Outcome:
    """ "1950-53"."""
    first = int(slots["year"])
    tail = slots["toyear"]
    last = int(tail) if len(tail) == 4 else first // 100 * 100 + int(tail)
    return years_period(first, last) if first <= last else year_period(first)


def decade(slots: Slots, scene: Scene) -> Outcome:
    """ "the 1990s", "the '80s", "the nineties"."""
    digits = re.search(r"\d+", slots["decade"])
    if digits is None:
        start = int(meanings("TENSPLURAL").get(slots["decade"].lower(), slots["decade"])) * 10
    elif digits[0].endswith("00") and int(digits[0]) < 2000:
        first = int(digits[0])  # "the 1800s" are a century, "the 2000s" a decade
        return years_period(first, first + 99, str(first // 100))
    elif len(digits[0]) != 2:
        start = int(digits[0]) * (10 if len(digits[0]) == 3 else 1)
    else:
        start = int(digits[0]) + (2000 if int(digits[0]) <= 20 else 1900)
    return years_period(start, start + 9, str(start // 10)) if 0 < start < 9990 else None


def century(slots: Slots, scene: Scene) -> Outcome:
    """ "the 20th century": TIMEX3 counts it by its hundreds, "19"."""
    digits = re.search(r"\d+", slots["century"])
    told = int(digits[0]) if digits else int(number(slots["century"]) or 0)
    if not 0 < told < 90:
        return None
    start = (told - 1) * 100
    return years_period(max(1, start), start + 99, str(told - 1))


def season(slots: Slots, scene: Scene) -> Outcome:
    """A season as three months; a bare one is the latest that has begun, unless tense says it is to come."""
    name = meanings("SEASON").get(slots["season"].lower(), slots["season"])
    if "year" in slots:
        told = year_number(slots["year"])
        return season_period(told, name) if told and 0 < told < 9998 else None
    if scene.today is None:
        return f"XXXX-{name}"
    if "years" in slots:
        return season_period(relative_year(slots["years"], scene), name)
    return season_period(_season_year(name, slots.get("which", "the").lower(), scene.today, scene.forward), name)


def _season_year(name: str, which: str, today: date, forward: bool | None) -> int:
    this = season_period(today.year, name)
    if which in ("this", "that"):
        return today.year
    begun = today.year if this.first <= today else today.year - 1
    if which in ("next", "this coming", "the following") or (forward and which == "the"):
        over = season_period(begun, name).last < today
        return begun + 1 if over or which == "next" else begun
    running = season_period(begun, name).last >= today
    return begun - 1 if running and which in ("last", "the previous") else begun


def ago(slots: Slots, scene: Scene) -> Outcome:
    """ "two weeks ago" counts from the publication, "two days earlier" from the day last told of."""
    if "vague" in slots or "count" not in slots:
        return "PAST_REF"
    unit = unit_letter(slots.get("unit", "W"))
    count = number(slots["count"]) or (1.0 if slots["count"].lower() in ("a", "an") else 0.0)
    earlier = scene.rule == "ago.earlier"
    # "Up from 17 a day earlier": without a day told in the same paragraph it is counted from the day of the news.
    base = (scene.focus.day if earlier and scene.same_paragraph else None) or scene.today
    if earlier and unit == "Y" and scene.focus.year:
        return year_period(max(1, scene.focus.year - int(count)))
    if base is None or count > 5000:
        return "PAST_REF"
    if scene.rule == "ago.weeks_weekday":
        then = base - timedelta(days=7 * int(count))
        return day_period(then + timedelta(days=(weekday_number(slots["weekday"]) or 0) - then.weekday()))
    if scene.rule == "ago.to_day":
        return _to_the_day(unit, base, int(count), slots["near"].lower())
    if "weekday" in slots:
        day = weekday_number(slots["weekday"]) or 0
        weeks = max(0, int(count) - 1) if scene.rule == "ago.weekdays" else 1
        return day_period(weekday(day, base - timedelta(days=1)) - timedelta(days=7 * weeks))
    sign = 1 if scene.rule == "ago.ahead" else -1
    if unit in ("TH", "TM") and scene.moment and sign < 0:
        return day_period((scene.moment - timedelta(hours=count / (1 if unit == "TH" else 60))).date())
    return counted(unit, base, sign * count)


def _to_the_day(unit: str, base: date, count: int, near: str) -> Outcome:
    """ "ten years ago today", "a year ago this week"."""
    months = {"Y": 12, "E": 120, "C": 1200, "M": 1, "Q": 3}.get(unit)
    days = {"D": 1, "W": 7, "F": 14}.get(unit, 0)
    day = shifted_day(base, -months * count) if months else base - timedelta(days=days * count)
    unit = {"today": "D", "this week": "W", "this month": "M", "this year": "Y"}[near]
    return {"D": day_period(day), "W": week_period(day), "M": month_period(day.year, day.month)}.get(unit, year_period(day.year))


def counted(unit: str, base: date, count: float) -> Outcome:
    """The unit that lies `count` units after `base`: a year for years, a month for months, a day for days."""
    whole = int(count)
    try:
        if unit in ("Y", "E", "C"):
            return year_period(max(1, base.year + int(count * {"Y": 1, "E": 10, "C": 100}[unit])))
        if unit in ("M", "Q"):
            day = shifted_day(base, whole * (3 if unit == "Q" else 1))
            return month_period(day.year, day.month)
        if unit in ("W", "F"):
            day = base + timedelta(days=whole * (14 if unit == "F" else 7))
            week = week_period(day)
            # "Two weeks ago" is a day to most annotators of TIMEX3, "six weeks ago" a week.
            return week if abs(whole) >= _FAR_WEEKS else week._replace(timex=day.isoformat())
        if unit == "D":
            return day_period(base + timedelta(days=whole))
    except (ValueError, OverflowError):
        return "PAST_REF" if count < 0 else "FUTURE_REF"
    return "PAST_REF" if count < 0 else "FUTURE_REF"


def overnight(today: date) -> Period:
    """The night to `today`."""
    before = today - timedelta(days=1)
    both = days_period(before, today)
    return Period(both.first, both.last, both.value, f"{before.isoformat()}TNI")
