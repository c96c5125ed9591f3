"""The local clocks of a story, learnt from clock times that some text tells in full."""

import re
from collections.abc import Iterable

from wirestem.model import TimeExpression
from wirestem.times.clock import Clock, offset_between, read_clock, read_zone
from wirestem.times.scene import Told

_DEFINED = re.compile(r"\(?([A-Z]{2,5})\s*,")  # "(KST, UTC+9)": letters that several countries use, and what they mean here
_BARE = re.compile(r"[1-9]:\d\d")
_LATE = frozenset({"afternoon", "evening", "af", "ev"})


def clocks_told(expressions: Iterable[TimeExpression]) -> tuple[Told, ...]:
    """The clock times that `expressions` tell with their morning or afternoon, in text order, with the offset where told."""
    found = []
    for expression in expressions:
        slots = dict(slot.split("=", 1) for slot in expression.slots if "=" in slot)
        local = read_clock(slots["clock"]) if "clock" in slots else None
        if local is None or not local.certain:
            continue
        if slots.get("part", "").lower() in _LATE and local.hour < 12:
            local = local._replace(hour=local.hour + 12)
        zone = _pair_zone(local, slots) or (read_zone(slots["zone"]) if "place" in slots else None)
        defined = _DEFINED.match(slots.get("zone", ""))
        if defined:
            found.append(Told(local.hour, local.minute, read_zone(slots["zone"]), f"({defined[1].lower()})"))
        elif expression.rule.startswith(("clock.", "weekday.", "day.", "date.clock")):
            found.append(Told(local.hour, local.minute, zone, slots.get("place", "").lower()))
    return tuple(found)


def as_told(clock: Clock, words: str, clocks: Iterable[Told]) -> Clock:
    """A bare "2:37" in a text whose other clock times of that hour are all of the afternoon: "at 2:28 on Tuesday afternoon".

    >>> as_told(Clock(2, 37, None, True), "2:37", [Told(14, 28, None, "")]).hour
    14
    """
    bare = 0 < clock.hour < 12 and _BARE.fullmatch(words) is not None
    hours = {told.hour for told in clocks if told.hour % 12 == clock.hour and told.minute != clock.minute}
    return clock._replace(hour=clock.hour + 12) if bare and hours == {clock.hour + 12} else clock


def _pair_zone(local: Clock, slots: dict[str, str]) -> str | None:
    utc = read_clock(slots["gmt"]) if "gmt" in slots else None
    return offset_between(local, utc) if utc else None


def only_zone(expressions: Iterable[TimeExpression]) -> str | None:
    """The local offset that pairs such as "9:47 pm (1747 GMT)" give away; None when there are none or they differ."""
    zones = {told.zone for told in clocks_told(expressions) if told.zone and not told.place}
    return zones.pop() if len(zones) == 1 else None


def zone_known(clock: Clock, slots: dict[str, str], clocks: Iterable[Told]) -> str | None:
    """The offset of a clock time that other texts give in full: the one of the place it names, else of the same time of day."""
    place = slots.get("place", "").lower()
    named = {told.zone for told in clocks if told.zone and place and told.place == place}
    if len(named) == 1:
        return named.pop()
    same = {told.zone for told in clocks if told.zone and (told.hour, told.minute) == (clock.hour, clock.minute)}
    return same.pop() if len(same) == 1 else None


def zone_defined(words: str, clocks: Iterable[Told]) -> str | None:
    """The offset that a text of the story gives for the letters of a zone; None when none says what they mean.

    >>> zone_defined("IST", [Told(12, 30, "+02:00", "(ist)")])
    '+02:00'
    """
    named = {told.zone for told in clocks if told.zone and told.place == f"({words.strip('() ').lower()})"}
    return named.pop() if len(named) == 1 else None
