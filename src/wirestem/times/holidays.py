"""Holidays that news names: those that many countries keep and those of the United States."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from wirestem.times.calendar import day_period, easter, next_weekday, week_period, weekend_period
from wirestem.times.dates import Outcome, Slots
from wirestem.times.numbers import year_number
from wirestem.times.scene import Scene

_FIXED = {"christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26)} | {
    "new year": (1, 1), "new year day": (1, 1), "new year eve": (12, 31), "halloween": (10, 31), "valentine day": (2, 14),
    "independence day": (7, 4), "veterans day": (11, 11), "armistice day": (11, 11),
    "remembrance day": (11, 11), "bastille day": (7, 14), "epiphany": (1, 6),
    "earth day": (4, 22), "anzac day": (4, 25),
}  # fmt: skip
# Holidays that fall on a weekday of a month: its month, the weekday (Monday is 0) and the day of the month it comes on or after.
_WEEKDAYS = {"thanksgiving": (11, 3, 22), "thanksgiving day": (11, 3, 22), "labor day": (9, 0, 1), "columbus day": (10, 0, 8)} | {
    "presidents day": (2, 0, 15), "martin luther king day": (1, 0, 15), "martin luther king jr day": (1, 0, 15),
    "mother day": (5, 6, 8), "father day": (6, 6, 15), "memorial day": (5, 0, 25),
}  # fmt: skip
_FROM_EASTER = {"easter": 0, "easter sunday": 0, "easter monday": 1, "good friday": -2, "palm sunday": -7} | {
    "ash wednesday": -46, "ascension day": 39,
}  # fmt: skip
_TUESDAY = 1


def holiday(slots: Slots, scene: Scene) -> Outcome:
    """A holiday by name, or the week or weekend beside it; those that many countries keep and those of the United States."""
    name = " ".join(re.sub(r"['’]s?(?!\w)|\.", "", re.sub(r"e['’]en\b", "een", slots["holiday"].lower())).split())
    if "year" in slots:
        years: Iterable[int] = [year_number(slots["year"]) or 0]
    elif scene.today is None:
        return ""
    else:
        years = range(scene.today.year - 1, scene.today.year + 2)
    days = [d for d in (_holiday(name, y) for y in years) if d]
    today = scene.today or (days[0] if days else date(1, 1, 1))
    forward = {"last": False, "next": True}.get(slots.get("which", "").lower(), scene.forward)

    def distance(one: date) -> float:
        gap = (one - today).days
        return abs(gap) * (3.0 if forward is not None and gap != 0 and (gap > 0) != forward else 1.0)

    if not days:
        return None
    day = min(days, key=distance)
    if scene.rule == "holiday.week":
        return week_period(day)
    if scene.rule == "holiday.weekend":
        return weekend_period(day - timedelta(days=7) if day.weekday() <= _TUESDAY else day)
    return day_period(day)


def _holiday(name: str, year: int) -> date | None:
    if not 0 < year < 9999:
        return None
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _FROM_EASTER:
        return easter(year) + timedelta(days=_FROM_EASTER[name])
    if name in _WEEKDAYS:
        month, day, earliest = _WEEKDAYS[name]
        return next_weekday(day, date(year, month, earliest))
    if name == "election day":
        return next_weekday(0, date(year, 11, 1)) + timedelta(days=1)
    return None
