"""Clock times without a day of their own, set on the day that the story's other texts give for that time of day."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from wirestem.model import TimeExpression
from wirestem.times import Placed

_NEAR_DAYS = 3  # a clock time is never carried farther than that
_LEAST_VOTES = 2
_OWN_DAY = 2  # votes of a time told with its day, or just after it; one placed by the run of the text has one
_EVERY_DAY = frozenset({"00:00", "12:00"})


class Clocked(NamedTuple):
    """A time of day in a text: which of its expressions it is, "05:40", the day it was set on, and whether the text says so."""

    doc: str
    number: int
    clock: str
    day: date
    said: bool


def clocked(doc: str, text: str, expressions: Sequence[TimeExpression], placed: Sequence[Placed]) -> list[Clocked]:
    """The clock times of one text; the day is said when it is part of the expression or stands before it in the paragraph."""
    found = []
    day_end = -1
    for number, (expression, one) in enumerate(zip(expressions, placed, strict=True)):
        bare = expression.rule.startswith("clock.")
        if "T" in one.value[10:11] and len(one.value) >= len("2031-10-15T05:40"):
            said = not bare or (day_end >= 0 and "\n" not in text[day_end : expression.start])
            found.append(Clocked(doc, number, one.value[11:16], date.fromisoformat(one.value[:10]), said))
        if not bare and one.earliest and one.earliest[:10] == (one.latest or "")[:10]:
            day_end = expression.end
    return found


def moved(every: Sequence[Clocked]) -> dict[tuple[str, int], date]:
    """The days of clock times that their text only suggests and the other texts have otherwise, by document and number."""
    found = {}
    for one in every:
        if one.said or one.clock in _EVERY_DAY:
            continue
        votes: Counter[date] = Counter()
        for day, _, said in sorted({(o.day, o.doc, o.said) for o in every if o.clock == one.clock and o.doc != one.doc}):
            if abs((day - one.day).days) <= _NEAR_DAYS:
                votes[day] = votes[day] + (_OWN_DAY if said else 1)
        votes[one.day] += 1
        ranked = sorted(votes, key=lambda day: (-votes[day], day))
        clear = len(ranked) > 1 and votes[ranked[0]] > votes[ranked[1]]
        if clear and ranked[0] != one.day and votes[ranked[0]] >= _LEAST_VOTES:
            found[one.doc, one.number] = ranked[0]
    return found


def on_day(placed: Placed, day: date) -> Placed:
    """The same clock time on another day."""
    value = day.isoformat() + placed.value[10:]
    timex = day.isoformat() + placed.timex[10:]
    return Placed(value, timex, value, value, f"set on {day}, as other texts of the story tell this time of day")
