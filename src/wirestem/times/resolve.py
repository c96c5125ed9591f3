"""Time expressions placed on the calendar, one by one or all of a text in order."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from wirestem.lexicon.times import meanings
from wirestem.model import TimeExpression
from wirestem.times import dates, holidays, months, ordinals, quarters, spans
from wirestem.times.calendar import Period, day_period, weekday
from wirestem.times.clock import Clock, offset_between, read_clock, read_zone
from wirestem.times.lengths import duration, repetition
from wirestem.times.numbers import number
from wirestem.times.ranges import joined
from wirestem.times.scene import Anchor, Focus, Placed, Scene
from wirestem.times.spoken import Spoken
from wirestem.times.zoned import as_told, clocks_told, only_zone, zone_defined, zone_known

Family = Callable[[dates.Slots, Scene], dates.Outcome]

_FAMILIES: dict[str, Family] = {
    "date": dates.full_date, "dayrange": dates.day_range, "monthday": dates.month_day, "weekday": dates.week_day,
    "month": months.which_month, "weekend": dates.weekend, "holiday": holidays.holiday, "edge": months.edge_day,
    "period": spans.period, "year": spans.year, "yearend": spans.year_end, "yearrange": spans.year_range,
    "decade": spans.decade, "century": spans.century, "season": spans.season, "quarter": quarters.quarter,
    "half": quarters.half, "yearago": quarters.year_ago, "latest": quarters.latest, "ago": spans.ago,
    "nth": ordinals.ordinal,
}  # fmt: skip
# What each family that needs no day of reference says of itself; the others are counted from the publication.
_MERIDIEM = re.compile(r"[ap]\.?\s?m\b", re.IGNORECASE)
_WIDE_DAYS = 7
_LONG_PAST_DAYS = 6
_ASIDES = frozenset({"day.before", "day.part_before", "day.eve", "weekday.eve"})
_BEYOND = {"day.before_yesterday": -2, "day.after_tomorrow": 2}
_ATTRIBUTION = 50  # characters
_SPEAKING = re.compile(r"\b(?:told|said|says|wrote|announced|added|insisted|claimed|alleged)\b[^.;!?\n“”\"]{0,40}$")
_ABSOLUTE = frozenset({"year", "yearrange", "decade", "century"})


def resolve(
    expression: TimeExpression, text: str, anchor: Anchor | None, focus: Focus | None = None, pair_zone: str | None = None
) -> Placed:
    """`expression` of `text` on the calendar, counted from `anchor`; never raises.

    `focus` is what the text told of before, for "two days earlier" and "that year"; `pair_zone` the offset that the text
    itself gives by a pair of clock times. When nothing can be known the value is "" and the range None.
    """
    focus = focus or Focus()
    zone = pair_zone or (anchor.zone if anchor else None)
    moment = anchor.moment if anchor else None
    near = 0 <= focus.day_end <= expression.start and "\n" not in text[focus.day_end : expression.start]
    clocks = anchor.clocks if anchor else ()
    days = _days(anchor)
    scenes = (Scene(day, moment, zone, focus, expression.forward, expression.rule, near, clocks) for day in days)
    placed = [_placed(expression, scene) for scene in scenes]
    return _joined(placed, days)


def _days(anchor: Anchor | None) -> list[date | None]:
    if anchor is None:
        return [None]
    return [anchor.first] if anchor.first == anchor.last else [anchor.first, anchor.last]


def _joined(placed: list[Placed], days: list[date | None]) -> Placed:
    """One value when both ends of an unsure publication give it, else the range between the two; none where that is wide."""
    first, last = placed[0], placed[-1]
    if first.value == last.value or not first.value or not last.value:
        return first
    if first.earliest is None or last.latest is None:
        return first
    low, high = min(first.earliest, last.earliest or first.earliest), max(first.latest or "", last.latest)
    note = f"{first.note}; the publication is known as a range"
    if days[0] and days[-1] and (days[-1] - days[0]).days > _WIDE_DAYS:
        return Placed("", first.timex, low, high, note)  # "on Friday" of a text of some day from March to June is no range
    value = f"{first.value}/{last.value}" if "/" not in first.value + last.value else f"{low}/{high}"
    return Placed(value, first.timex, low, high, note)


def _placed(expression: TimeExpression, scene: Scene) -> Placed:
    slots = dict(slot.split("=", 1) for slot in expression.slots if "=" in slot)
    try:
        return _in_family(expression.rule.partition(".")[0], slots, scene)
    except (ValueError, OverflowError, KeyError):
        return Placed("", "", None, None, "no such date")


def _in_family(family: str, slots: dates.Slots, scene: Scene) -> Placed:
    if family == "duration":
        timex = duration(slots)
        return Placed("" if "X" in timex else timex, timex, None, None, "a length of time")
    if family == "set":
        timex = repetition(slots)
        return Placed("", timex, None, None, "a repetition")
    if family == "ref":
        timex = "PRESENT_REF" if "now" in slots else "FUTURE_REF" if "future" in slots else "PAST_REF"
        return Placed("", timex, None, None, "vague")
    if "part" in slots:
        slots["part"] = meanings("PART").get(slots["part"].lower(), slots["part"])
    if len(slots.get("iso", "")) > 10:
        slots["clock"] = slots["iso"][11:19]
        slots["zone"] = slots.get("zone") or slots["iso"][16:].replace("Z", "UTC")
    outcome = _clock_day(slots, scene) if family == "clock" else _outcome(family, slots, scene)
    note = _note(family, slots, scene)
    if "clock" in slots:
        return _at_clock(outcome, slots, scene, note)
    if isinstance(outcome, Period):
        # A night belongs to two days: its range is known, one day for it is not.
        value = "" if slots.get("part") == "overnight" else outcome.value
        return Placed(value, outcome.timex, outcome.first.isoformat(), outcome.last.isoformat(), note)
    return Placed("", outcome or "", None, None, note)


def _outcome(family: str, slots: dates.Slots, scene: Scene) -> dates.Outcome:
    if family == "day":
        return _day(slots, scene)
    return _FAMILIES[family](slots, scene) if family in _FAMILIES else None


def _day(slots: dates.Slots, scene: Scene) -> dates.Outcome:
    """ "today", "last night", "later that day"."""
    part = slots.get("part", "")
    if scene.today is None:
        return ""
    if part == "overnight":
        return spans.overnight(scene.today)
    if "same" in slots:
        told = scene.focus.day if scene.rule in ("day.same", "day.that_part", "day.clock_that") else None
        return day_period(told or scene.today, meanings("PART").get(slots["same"].lower(), ""))
    if slots.get("told") == "eve" and scene.focus.day is None:
        return ""  # of what, and when that was, the text does not say
    if "told" in slots:
        step = -1 if slots["told"].lower() in ("previous", "before", "eve") else 1
        day = scene.focus.day or scene.today
        if day > scene.today and not scene.forward and not scene.same_paragraph:
            day = scene.focus.past_day or scene.today
        return day_period(day + timedelta(days=step), part)
    shift = -1 if scene.rule.startswith("day.last_") else _BEYOND.get(scene.rule, int(slots.get("day", "0")))
    return day_period(scene.today + timedelta(days=shift), part)


def _clock_day(slots: dates.Slots, scene: Scene) -> dates.Outcome:
    """The day of a clock time that names none: the day last told of, else the publication's."""
    day = _told_day(scene) or scene.today
    if day and "gmtday" in slots:
        day = weekday(dates.weekday_number(slots["gmtday"]) or 0, scene.today or day) + timedelta(days=_days_between(slots))
    return day_period(day, slots.get("part", "")) if day else ""


def _told_day(scene: Scene) -> date | None:
    """The day that a clock time goes on from; None where it is the publication's.

    "UPDATE 14:00" and an agency's bare "0230 GMT" run on the clock of the news itself. What has happened is not of a day to
    come, and a paragraph that names no day has left one of long ago.
    """
    if scene.today and (scene.rule == "clock.stamp" or (scene.rule == "clock.zone" and not scene.same_paragraph)):
        return None
    ahead = scene.focus.day is not None and scene.today is not None and scene.focus.day > scene.today
    near = scene.same_paragraph and not (ahead and scene.forward is False)
    told = scene.focus.day if scene.forward or near else scene.focus.past_day
    long_past = told is not None and scene.today is not None and (scene.today - told).days > _LONG_PAST_DAYS
    return None if long_past and not near else told


def _days_between(slots: dates.Slots) -> int:
    """How many days the local clock is ahead of Greenwich's: 1 for "0340 (2140 GMT Monday)", which is Tuesday's."""
    local, utc = read_clock(slots["clock"]), read_clock(slots["gmt"])
    offset = offset_between(local, utc) if local and utc else None
    if local is None or utc is None or offset is None:
        return 0
    minutes = int(offset[1:3]) * 60 + int(offset[4:])
    return (utc.hour * 60 + utc.minute + (minutes if offset[0] == "+" else -minutes)) // 1440


def _at_clock(outcome: dates.Outcome, slots: dates.Slots, scene: Scene, note: str) -> Placed:
    clock = read_clock(slots["clock"])
    if not isinstance(outcome, Period):
        return Placed("", f"T{clock.hour:02}:{clock.minute:02}" if clock and not outcome else outcome or "", None, None, note)
    if clock is None:
        return Placed(outcome.value, outcome.timex, outcome.first.isoformat(), outcome.last.isoformat(), note)
    day = outcome.first
    if slots["clock"].lower() == "midnight" or (clock[:2] == (12, 0) and slots.get("part") == "NI"):
        # It belongs to two days; said with a day it can be told to that day and no closer.
        value = "" if scene.rule.startswith("clock.") else outcome.value
        last = day if value else day + timedelta(days=1)
        return Placed(value, f"{outcome.timex[:10]}T24:00", day.isoformat(), last.isoformat(), note)
    if (not clock.certain or (slots.get("part") and not _MERIDIEM.search(slots["clock"]))) and clock.hour < 13:
        clock = _likely(clock, day, slots, scene)
    elif scene.rule == "clock.plain" and not slots.keys() & {"gmt", "zone", "part"}:
        clock = as_told(clock, slots["clock"], scene.clocks)
    zone = _zone(clock, slots, day, scene)
    second = f":{clock.second:02}" if clock.second is not None else ""
    value = f"{day.isoformat()}T{clock.hour:02}:{clock.minute:02}{second}{zone or ''}"
    return Placed(value, f"{day.isoformat()}T{clock.hour:02}:{clock.minute:02}{second}", value, value, note)


def _likely(clock: Clock, day: date, slots: dates.Slots, scene: Scene) -> Clock:
    """Morning or afternoon of "four o'clock": as another text has it, else the latest before the publication's, or by day."""
    late = clock.hour + 12 if clock.hour < 12 else clock.hour
    part = slots.get("part", "")
    if part:
        small_hours = part == "NI" and (clock.hour < 5 or clock.hour == 12)
        return clock._replace(hour=clock.hour % 12 if part == "MO" or small_hours else late)
    if "zone" in slots and clock.certain:
        return clock
    known = {told.hour for told in scene.clocks if told.minute == clock.minute} & {clock.hour % 12, late % 24}
    if len(known) == 1 and clock.minute:
        return clock._replace(hour=known.pop())
    if scene.moment and scene.moment.date() == day:
        before = datetime(day.year, day.month, day.day, late % 24, clock.minute) <= scene.moment.replace(tzinfo=None)
        return clock._replace(hour=late if before else clock.hour)
    return clock._replace(hour=late if clock.hour < 7 else clock.hour)


def _zone(clock: Clock, slots: dates.Slots, day: date, scene: Scene) -> str | None:
    if "gmt" in slots:
        utc = read_clock(slots["gmt"])
        return offset_between(clock, utc) if utc else None
    if "zone" in slots:
        named = zone_defined(slots["zone"], scene.clocks) or read_zone(slots["zone"], summer=3 < day.month < 11)
        return named or zone_known(clock, slots, scene.clocks) or (None if "place" in slots else scene.zone)
    # A clock beside a date is a stamp of the page, whose zone may be the outlet's own; only the events' clock is known.
    if not scene.rule.startswith(("clock.", "weekday.", "day.")):
        return None
    return zone_known(clock, slots, scene.clocks) or scene.zone


def _note(family: str, slots: dates.Slots, scene: Scene) -> str:
    if family in _ABSOLUTE or "iso" in slots or "numeric" in slots or ("year" in slots and family != "latest"):
        return "as written"
    if scene.today is None:
        return "nothing dates this text"
    told = _told_day(scene) if family == "clock" else scene.focus.day if scene.rule in ("day.same", "ago.earlier") else None
    return f"counted from {told}, told before" if told else f"counted from {scene.today}"


def resolve_all(
    text: str, expressions: Sequence[TimeExpression], anchor: Anchor | None, breaks: Sequence[int] = ()
) -> tuple[Placed, ...]:
    """All `expressions` of `text` placed in order, each knowing what was told before it.

    Two ends of a range become one interval (`ranges.joined`).

    `breaks` are offsets where the text starts anew (a new page part): what was told before them is forgotten.
    """
    zone = only_zone(expressions)
    own = clocks_told(expressions)
    if anchor is not None and own:
        differ = zone is None and any(told.zone for told in own)
        anchor = anchor._replace(clocks=(*own, *anchor.clocks), zone=None if differ else anchor.zone)
    focus = Focus()
    placed: list[Placed] = []
    remaining = sorted(breaks)
    spoken = Spoken(text)
    for expression in expressions:
        focus = spoken.outside(focus, expression.start)
        while remaining and remaining[0] <= expression.start:
            focus = Focus(quarter=focus.quarter)
            remaining.pop(0)
        one = resolve(expression, text, anchor, focus, zone)
        placed.append(one)
        focus = refocused(focus, expression, one, anchor, aside=_is_aside(text, expression))
    return joined(text, expressions, placed)


def _is_aside(text: str, expression: TimeExpression) -> bool:
    """Whether a day is told by the way: the day before another, or the day on which somebody spoke."""
    return expression.rule in _ASIDES or bool(_SPEAKING.search(text, max(0, expression.start - _ATTRIBUTION), expression.start))


def refocused(focus: Focus, expression: TimeExpression, placed: Placed, anchor: Anchor | None, *, aside: bool = False) -> Focus:
    """What the text has spoken of after `expression`; one told `aside` does not become the day of the events."""
    family = expression.rule.partition(".")[0]
    if family == "duration":
        # "For the nine months": what "a year earlier" means next is no longer a quarter.
        long = placed.timex.startswith("P") and placed.timex[-1:] in "MY" and (number(placed.timex[1:-1]) or 0) >= 6
        return focus._replace(quarter=None) if long or expression.rule == "duration.fiscal" else focus
    if not placed.earliest or not placed.latest or family == "clock":
        return focus
    first, last = date.fromisoformat(placed.earliest[:10]), date.fromisoformat(placed.latest[:10])
    quarter = focus.quarter
    if family == "quarter":
        told = placed.timex.partition("-Q")
        # Results are of a quarter that is over; what is expected of one to come does not change the quarter that is told of.
        known = told[2].isdigit() and (quarter is None or anchor is None or last <= anchor.last)
        quarter = (int(told[0]), int(told[2])) if known else quarter
    single = first == last
    over = single and (anchor is None or first <= anchor.last)
    return Focus(
        day=first if single else focus.day,
        past_day=first if over and not (aside and focus.past_day) else focus.past_day,
        day_end=expression.end if single else focus.day_end,
        period=Period(first, last, placed.value, placed.timex),
        year=first.year if first.year == last.year else focus.year,
        quarter=quarter,
    )
