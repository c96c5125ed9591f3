"""Places what is counted inside a longer time: "the second Tuesday of November", "the third year of the war"."""

from datetime import date, timedelta

from wirestem.times.calendar import Period, day_period, month_period, next_weekday, shifted, week_period, weekday
from wirestem.times.dates import Outcome, Slots, weekday_number
from wirestem.times.lengths import unit_letter
from wirestem.times.months import which_month
from wirestem.times.numbers import number
from wirestem.times.scene import Scene

_OPEN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}
_FROM_LAST = frozenset({"last", "final"})


def ordinal(slots: Slots, scene: Scene) -> Outcome:
    """The day or week that a count inside a month names: "the second Tuesday of November".

    "The third year of the war" is a year, but which one it does not say. "For a third straight day" counts days more than it
    names one; its TIMEX3 value alone says which.
    """
    if scene.rule == "nth.straight":
        return _running(unit_letter(slots["unit"]), scene)
    if scene.rule == "nth.unit":
        return _OPEN.get(unit_letter(slots["unit"]), "")
    month = _month(slots, scene)
    if not isinstance(month, Period):
        return ""
    count = -1 if slots["nth"].lower() in _FROM_LAST else int(number(slots["nth"]) or 0)
    if scene.rule == "nth.week":
        return _week_of(month, count)
    day = nth_weekday(month, weekday_number(slots["weekday"]) or 0, count)
    return day_period(day) if day else ""


def nth_weekday(month: Period, day: int, count: int) -> date | None:
    """The `count`th weekday `day` (Monday is 0) of `month`, -1 for the last; None when the month has none.

    >>> nth_weekday(month_period(2031, 11), 1, 2).isoformat()
    '2031-11-11'
    """
    if count < 0:
        return weekday(day, month.last)
    found = next_weekday(day, month.first) + timedelta(days=7 * (count - 1))
    return found if count and found <= month.last else None


def _week_of(month: Period, count: int) -> Outcome:
    """Seven days of `month`; the TIMEX3 value is the ISO week that holds most of them."""
    first = month.last - timedelta(days=6) if count < 0 else month.first + timedelta(days=7 * (count - 1))
    if not month.first <= first <= month.last:
        return ""
    last = min(month.last, first + timedelta(days=6))
    return Period(first, last, f"{first.isoformat()}/{last.isoformat()}", week_period(first + timedelta(days=3)).timex)


def _month(slots: Slots, scene: Scene) -> Outcome:
    if "month" in slots:
        return which_month({k: slots[k] for k in ("month", "year", "years") if k in slots}, scene)
    if scene.today is None:
        return ""
    which = slots.get("which", "").lower()
    told = scene.focus.period.first if scene.focus.period and which in ("following", "same") else scene.today
    return month_period(*shifted(told.year, told.month, {"last": -1, "next": 1, "following": 1}.get(which, 0)))


def _running(unit: str, scene: Scene) -> str:
    day = (scene.focus.day if scene.same_paragraph else None) or scene.today
    if day is None:
        return _OPEN.get(unit, "")
    return {"W": week_period(day).timex, "M": day.isoformat()[:7], "Y": day.isoformat()[:4]}.get(unit, day.isoformat())
