"""Names of time zones, as stamps of publication use them."""

import re
from datetime import date, timedelta
from functools import cache

from msgspec import Struct

from wirestem.lexicon.loading import read_entries

_OFFSET = re.compile(r"(?:us)?[+-]\d\d:\d\d|")


class ClockZone(Struct, frozen=True):
    """A zone's name and its `offset`; when a place of `elsewhere` is named, `elsewhere_offset` ("" for unknown) holds instead."""

    name: str
    offset: str
    example: str
    elsewhere: tuple[str, ...] = ()
    elsewhere_offset: str = ""


def _complaint(entry: ClockZone) -> str | None:
    if not _OFFSET.fullmatch(entry.offset) or not _OFFSET.fullmatch(entry.elsewhere_offset):
        return f"offset {entry.offset!r} is not like '+05:30' or 'us-05:00'"
    return None


@cache
def zones() -> dict[str, ClockZone]:
    """The zones by name."""
    return {entry.name: entry for entry in read_entries("zones.toml", "zone", ClockZone, check=_complaint)}


def offset(name: str, day: date, text: str) -> str | None:
    """The offset of zone `name` on `day` in a text that may name places, as "+05:30"; None when it cannot be told.

    "IST" is India's clock unless the text is set in Ireland or Israel, which use the same letters.

    >>> offset("ET", date(2029, 7, 1), ""), offset("IST", date(2029, 7, 1), "A court in Dublin")
    ('-04:00', None)
    """
    zone = zones().get(name)
    if zone is None:
        return None
    if any(re.search(rf"\b{place}\b", text) for place in zone.elsewhere):
        return zone.elsewhere_offset or None
    if not zone.offset.startswith("us"):
        return zone.offset
    hours = int(zone.offset[3:5]) - _american_summer(day)
    return f"-{hours:02d}:00"


def _american_summer(day: date) -> bool:
    """Second Sunday of March to first Sunday of November, as the law of 2007 has it."""
    march, november = date(day.year, 3, 8), date(day.year, 11, 1)
    begins = march + timedelta(days=(6 - march.weekday()) % 7)
    ends = november + timedelta(days=(6 - november.weekday()) % 7)
    return begins <= day < ends
