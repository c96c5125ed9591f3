"""Places months, and years told from now, on the calendar."""

from datetime import date

from wirestem.times.calendar import (
    Period,
    day_period,
    month_period,
    shifted,
    year_period,
)
from wirestem.times.dates import Outcome, Slots, month_number
from wirestem.times.numbers import year_number
from wirestem.times.scene import Scene


def which_month(slots: Slots, scene: Scene) -> Outcome:
    """A month, with its year or "last", "this", "next"; a bare one is the latest unless tense says it is to come."""
    month = month_number(slots["month"])
    if month is None:
        return None
    if "year" in slots:
        year = year_number(slots["year"])
        return month_period(year, month) if year and 0 < year < 9999 else None
    if scene.today is None:
        return f"XXXX-{month:02}"
    if "years" in slots:
        return month_period(relative_year(slots["years"], scene), month)
    which = slots.get("which", "").lower().removeprefix("the ")
    return month_period(_month_year(month, which, scene.today, scene, scene.rule == "month.deadline"), month)


def _month_year(month: int, which: str, today: date, scene: Scene, deadline: bool = False) -> int:
    ago = (today.month - month) % 12
    if which == "this":
        return today.year
    if which in ("last", "previous"):
        # The month just over is "last month", so "last September" said in October is the one a year before; but "last
        # December" said in January is that of the year just over.
        back = ago if ago > 1 or (ago == 1 and today.month == 1) else ago + 12
        return shifted(today.year, today.month, -back)[0]
    if which in ("next", "following", "this coming"):
        return shifted(today.year, today.month, (month - today.month) % 12 or 12)[0]
    if which == "this past" or ago == 0:
        return shifted(today.year, today.month, -ago)[0]
    ahead = 12 - ago
    weights = {True: (4.0, 1.0), False: (1.0, 6.0), None: (1.0, 4.0)}[True if deadline else scene.forward]
    return shifted(today.year, today.month, ahead if ahead * weights[1] < ago * weights[0] else -ago)[0]


def relative_year(which: str, scene: Scene) -> int:
    """The year that "last", "next", "that" or "the following" means; 0 when no year is known."""
    plain = which.lower().removeprefix("the ")
    now = scene.today.year if scene.today else 0
    told = scene.focus.year or now
    steps = {"last": now - 1, "next": now + 1, "this": now, "past": now - 1, "coming": now + 1, "current": now}
    anaphoric = {"following": told + 1, "previous": told - 1, "same": told, "that": told}
    return steps.get(plain, anaphoric.get(plain, now))


def edge_day(slots: Slots, scene: Scene) -> Outcome:
    """The first or the last day of a month or a year."""
    if "month" in slots:
        outcome = which_month({k: slots[k] for k in ("month", "year") if k in slots}, scene)
    elif "year" in slots:
        outcome = year_period(year_number(slots["year"]) or 1)
    elif scene.today is None:
        return ""
    elif slots.get("unit") == "year":
        outcome = year_period(relative_year(slots.get("which", "this"), scene))
    else:
        step = {"last": -1, "next": 1}.get(slots.get("which", "").lower(), 0)
        outcome = month_period(*shifted(scene.today.year, scene.today.month, step))
    if not isinstance(outcome, Period):
        return ""
    return day_period(outcome.last if slots["edge"].lower() == "last" else outcome.first)
