"""Places quarters and halves of a year, and what results are compared with: "the year-ago quarter"."""

import re
from datetime import date

from wirestem.times.calendar import Period, months_period, quarter_period, shifted, year_period
from wirestem.times.dates import Outcome, Slots
from wirestem.times.months import relative_year, which_month
from wirestem.times.numbers import number, year_number
from wirestem.times.scene import Scene

_DAYS_OVER = 7  # a quarter that ends so early in a month is the quarter before


def quarter(slots: Slots, scene: Scene) -> Outcome:
    """A quarter; without a year that of the publication's, or of the year before when it could not have come yet."""
    plain = slots["quarter"].lower()
    count = 4 if plain in ("last", "final") else int(number(plain) or re.sub(r"\D", "", plain) or 0)
    if not 1 <= count <= 4:
        return None
    if "year" in slots:
        told = year_number(slots["year"])
        return quarter_period(told, count) if told and 0 < told < 9999 else None
    if scene.today is None:
        return f"XXXX-Q{count}"
    if "years" in slots:
        return quarter_period(relative_year(slots["years"], scene), count)
    early = scene.today.month <= 3 and count > 1 and not scene.forward
    return quarter_period(scene.today.year - early, count)


def half(slots: Slots, scene: Scene) -> Outcome:
    """Half a year."""
    told = year_number(slots["year"]) if "year" in slots else None
    if told is None and scene.today is None:
        return ""
    count = 1 if slots["half"].lower() in ("first", "h1") else 2
    if scene.rule == "half.attribute" and scene.today:
        told = scene.today.year - (count == 2 and scene.today.month <= 6 and not scene.forward)
    told = told or relative_year(slots.get("years", "this"), scene)
    return months_period(told, 6 * count - 5, 6, f"{told:04}-H{count}")


def year_ago(slots: Slots, scene: Scene) -> Outcome:
    """ "a year earlier": of results it means the same quarter of the year before, else the year before."""
    quarter_told = _quarter_told(scene)
    if quarter_told:
        told, count = quarter_told
        return quarter_period(told - 1, int(number(slots.get("quarter", "")) or count))
    if scene.today is None:
        return ""
    if "quarter" in slots:
        return quarter_period(scene.today.year - 1, min(4, int(number(slots["quarter"]) or 1)))
    return year_period(scene.today.year - 1)


def latest(slots: Slots, scene: Scene) -> Outcome:
    """ "the latest quarter", "the 1988 period": the quarter that the text speaks of."""
    told = year_number(slots["year"]) if "year" in slots else None
    quarter_told = _quarter_told(scene)
    if quarter_told:
        return quarter_period(told or quarter_told[0], quarter_told[1])
    if told:
        return year_period(told)
    return near_quarter(scene.today, 0, scene, "latest") if scene.today else ""


def near_quarter(base: date, step: int, scene: Scene, which: str) -> Period:
    """ "the latest quarter", "next quarter": `step` quarters on from the day `base`, or the quarter that the text speaks of."""
    told = _quarter_told(scene)
    if told and step == 0 and which not in ("this", "current"):
        return quarter_period(*told)
    back = 0 if which in ("this", "current", "next", "coming") else 1 if which in ("the", "latest") else 0
    year, month = shifted(base.year, base.month, 3 * (step - back))
    return quarter_period(year, (month + 2) // 3)


def _quarter_told(scene: Scene) -> tuple[int, int] | None:
    """The quarter that the text speaks of; None while it runs: results of "the latest quarter" are of one that is over."""
    told = scene.focus.quarter
    return told if told and (scene.today is None or quarter_period(*told).last < scene.today) else None


def quarter_ended(slots: Slots, scene: Scene) -> Outcome:
    """ "the quarter ended Oct. 1": the one that ends in that month, or in the month before when it ends in its first days."""
    month = which_month({k: slots[k] for k in ("month", "year") if k in slots}, scene)
    if not isinstance(month, Period):
        return ""
    early = "day" in slots and int(re.sub(r"\D", "", slots["day"]) or 31) <= _DAYS_OVER
    end, count = shifted(month.first.year, month.first.month, -early)
    return quarter_period(end, (count + 2) // 3)
