"""Holidays that news names: those that many countries keep and those of the United States."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from wirestem.times.calendar import day_period, easter, next_weekday, weekday
from wirestem.times.dates import Outcome, Slots
from wirestem.times.numbers import year_number
from wirestem.times.scene import Scene

_FIXED = {"christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26)} | {
    "new year day": (1, 1), "new year eve": (12, 31), "halloween": (10, 31), "valentine day": (2, 14),
    "independence day": (7, 4), "veterans day": (11, 11),
}  # fmt: skip


def holiday(slots: Slots, scene: Scene) -> Outcome:
    """A holiday by name; those that many countries keep and those of the United States."""
    name = re.sub(r"['’]s\b", "", slots["holiday"].lower())
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

    return day_period(min(days, key=distance)) if days else None


def _holiday(name: str, year: int) -> date | None:
    if not 0 < year < 9999:
        return None
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if "easter" in name or name == "good friday":
        return easter(year) + timedelta(days={"easter monday": 1, "good friday": -2}.get(name, 0))
    if name.startswith("thanksgiving"):
        return next_weekday(3, date(year, 11, 22))
    if name == "election day":
        return next_weekday(0, date(year, 11, 1)) + timedelta(days=1)
    if name == "labor day":
        return next_weekday(0, date(year, 9, 1))
    return weekday(0, date(year, 5, 31)) if name == "memorial day" else None
