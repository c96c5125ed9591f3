"""What an undated article still says of its own day: a stamp without a year, the weekdays of its prose, a correction's date."""

import re
from datetime import date
from typing import NamedTuple

from wirestem.model import Article, Range, TimeExpression, Zone
from wirestem.times import Anchor, resolve

_STAMPED = {"dateline", "byline"}
_SINCE = re.compile(r"\b(?:since|until|till)\s+$", re.IGNORECASE)
_LOOSE_CHARACTERS = 14  # a line that holds little but its date is a stamp
_NEAR_THE_TOP = 6  # zones


class Stamp(NamedTuple):
    """A day without its year at the head of an article: month and day, a weekday, or both."""

    start: int
    end: int
    month: int | None
    day: int | None
    weekday: int | None


def slots_of(expression: TimeExpression) -> dict[str, str]:
    """The slots of an expression by name."""
    return dict(slot.split("=", 1) for slot in expression.slots if "=" in slot)


def stamp_of(article: Article) -> Stamp | None:
    """The first day without a year that stands in the dateline, the byline or alone on a line near the top; or None."""
    top = article.document.zones[:_NEAR_THE_TOP]
    for expression in article.times:
        family = expression.rule.partition(".")[0]
        slots = slots_of(expression)
        if family not in ("date", "weekday") or {"year", "iso", "numeric"} & set(slots):
            continue
        zone = next((z for z in top if z.start <= expression.start < z.end), None)
        if zone is not None and _is_stamp(zone, expression):
            return _read(expression)
    return None


def _is_stamp(zone: Zone, expression: TimeExpression) -> bool:
    alone = (zone.end - zone.start) - (expression.end - expression.start) <= _LOOSE_CHARACTERS
    return zone.kind in _STAMPED or (alone and zone.kind != "headline")


def _read(expression: TimeExpression) -> Stamp:
    """Month, day and weekday of a stamp, found by placing it in two years that differ in weekday."""
    slots = slots_of(expression)
    placed = resolve(expression, "", Anchor(date(2023, 7, 1), date(2023, 7, 1)))
    weekday = None
    if "weekday" in slots and placed.earliest:
        bare = TimeExpression(0, 0, "DATE", "weekday.plain", (f"weekday={slots['weekday']}",))
        named = resolve(bare, "", Anchor(date(2023, 7, 3), date(2023, 7, 3))).earliest
        weekday = date.fromisoformat(named).weekday() if named else None
    if expression.rule.startswith("weekday.") or not placed.earliest:
        return Stamp(expression.start, expression.end, None, None, weekday)
    bare_date = TimeExpression(0, 0, "DATE", expression.rule, tuple(s for s in expression.slots if not s.startswith("weekday=")))
    day = resolve(bare_date, "", Anchor(date(2023, 7, 1), date(2023, 7, 1))).earliest
    when = date.fromisoformat((day or placed.earliest)[:10])
    return Stamp(expression.start, expression.end, when.month, when.day, weekday)


class Told(NamedTuple):
    """A weekday that the prose tells of: its place, 0 for Monday, whether it lies behind (None when it may be either).

    `lede` tells that it stands in the headline or the first two paragraphs.
    """

    place: Range
    weekday: int
    behind: bool | None
    lede: bool


def weekdays_told(article: Article) -> tuple[Told, ...]:
    """The bare weekdays of the prose in text order; "Sunday's vote" and "last Monday" tell too little and are left out."""
    text = article.document.text
    prose = [z for z in article.document.zones if z.kind in ("paragraph", "headline")]
    found: list[Told] = []
    for expression in article.times:
        if not expression.rule.startswith(("weekday.plain", "weekday.part", "weekday.hours")):
            continue
        slots = slots_of(expression)
        held = next((n for n, z in enumerate(prose) if z.start <= expression.start < z.end), None)
        if held is None or "which" in slots or text[expression.end : expression.end + 2] in ("'s", "’s"):
            continue
        if _SINCE.search(text, max(0, expression.start - 8), expression.start):
            continue  # a watch kept "since Monday" may be told of on any day of the week
        day = resolve(expression, "", Anchor(date(2023, 7, 3), date(2023, 7, 3))).earliest
        if day is not None:
            number = date.fromisoformat(day).weekday()
            behind = None if expression.forward is None else not expression.forward
            if behind is None and prose[held].kind == "headline":
                behind = True
            found.append(Told((expression.start, expression.end), number, behind, held < 3))
    return tuple(found)
