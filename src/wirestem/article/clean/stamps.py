"""Stamps: full dates, with or without a clock, as pages print them."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from wirestem.lexicon.zones import offset, zones

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
WEEKDAY = r"(?:Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:r(?:s(?:day)?)?)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?)\.?"
_NTH = r"(?:st|nd|rd|th)?"
_DAY = (
    rf"(?:{WEEKDAY},?\s+)?(?:(?P<d1>\d{{1,2}}){_NTH}(?:\s+of)?[\s-]+(?P<m1>{MONTH}),?[\s-]+(?P<y1>\d{{4}}|[’'‘]\d{{2}})"
    rf"|(?P<m2>{MONTH})\s+(?P<d2>\d{{1,2}}){_NTH},?\s+(?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})[-/.](?P<m3>\d{2})[-/.](?P<d3>\d{2})"
    r"|(?P<d4>\d{1,2})(?P<mark>[./-])(?P<m4>\d{1,2})(?P=mark)(?P<y4>\d{4}|\d{2}))"
)
_CLOCK = (
    r"(?:(?P<h1>\d{1,2})[:.hH](?P<n1>\d{2})(?:[:.](?P<s1>\d{2})(?:\.\d+)?)?\s*(?P<half1>[ap]\.?\s?m\b\.?)?"
    r"|(?P<h2>\d{1,2})\s*(?P<half2>[ap]\.?\s?m\b\.?)|(?P<h3>\d{2})(?P<n3>\d{2})(?=\s*(?:hrs|hours|GMT|UTC|Z\b))|(?P<word>noon|midnight))"
    r"(?:\s*(?:hrs|hours|h|Uhr)\b)?"
)
_ZONE = r"(?:\s*\(?(?P<zone>(?:UTC|GMT)?\s?[+-]\d{1,2}(?::?\d{2})?|[A-Z]{1,4}(?![A-Za-z]))\)?)?"
_GAP = r"\s*(?:[T,|·•@/–—-]|\bat\b|\bon\b)?\s*(?:\bat\b\s*)?"
_TURNED = {
    name: text.replace("<", "<b").replace("=mark", "=bmark") for name, text in (("day", _DAY), ("clock", _CLOCK), ("zone", _ZONE))
}
_STAMP = re.compile(
    rf"(?<![\w.,/-])(?:(?P<day>{_DAY})(?:{_GAP}{_CLOCK}{_ZONE})?"
    rf"|{_TURNED['clock']}{_TURNED['zone']}{_GAP}(?P<bday>{_TURNED['day']}))(?!\w)",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"(?:updated|modified|edited|revised)\W*(?:\w+\W+)?$", re.IGNORECASE)


class Stamp(NamedTuple):
    """A date at `text[start:end]` that lies between `earliest` and `latest` (ISO 8601, equal unless 4/5/2030 leaves it open).

    `clock` tells that an hour is given, `updated` that the stamp is of a later change.
    """

    start: int
    end: int
    earliest: str
    latest: str
    clock: bool
    updated: bool


def stamps(text: str, start: int = 0, end: int | None = None, *, whole: str | None = None) -> Iterator[Stamp]:
    """The stamps in `text[start:end]`; `whole` is the text in which an ambiguous zone name may be settled.

    >>> [s.earliest for s in stamps("Posted Mar. 9, 2029, 11:15 a.m. EST")]
    ['2029-03-09T11:15-05:00']
    """
    stop = len(text) if end is None else end
    for match in _STAMP.finditer(text, start, stop):
        days = _days(match)
        if not days:
            continue
        clock = _clock(match)
        name = match["zone"] or match["bzone"] or ""
        values = [_value(day, clock, name, text if whole is None else whole) for day in days]
        updated = bool(_UPDATED.search(text, max(start, match.start() - 24), match.start()))
        last = match.end() if clock is None or _is_zone(name) or not name else match.start("zone" if match["zone"] else "bzone")
        yield Stamp(match.start(), _trimmed(text, match.start(), last), min(values), max(values), clock is not None, updated)


def _trimmed(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip(" \t("))


def _days(match: re.Match[str]) -> list[date]:
    """The day that is meant; two when figures alone leave day and month open."""
    b = "b" if match["bday"] else ""
    get = match.groupdict().get
    if get(f"{b}m1"):
        return _valid(_whole(str(get(f"{b}y1"))), _month(str(get(f"{b}m1"))), get(f"{b}d1"))
    if get(f"{b}m2"):
        return _valid(get(f"{b}y2"), _month(str(get(f"{b}m2"))), get(f"{b}d2"))
    if get(f"{b}m3"):
        return _valid(get(f"{b}y3"), get(f"{b}m3"), get(f"{b}d3"))
    year, first, second = str(get(f"{b}y4")), str(get(f"{b}d4")), str(get(f"{b}m4"))
    year = year if len(year) == 4 else f"20{year}"
    found = _valid(year, second, first)
    # 13.04.2027 is written by people who put the day first; with other marks it is open, also beside "p.m.": half the world
    # writes 7/10/2031, 4:41 p.m., in either order.
    return found if get(f"{b}mark") == "." and found else sorted({*found, *_valid(year, first, second)})


def _whole(year: str) -> str:
    """The year of "’33"."""
    return year if len(year) == 4 else f"20{year[1:]}"


def _valid(year: object, month: object, day: object) -> list[date]:
    try:
        found = date(int(str(year)), int(str(month)), int(str(day)))
    except ValueError:
        return []
    return [found] if 1800 <= found.year <= 2199 else []


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _clock(match: re.Match[str]) -> str | None:
    """The clock as HH:MM or HH:MM:SS, None when there is none or it shows no such hour."""
    b = "b" if match["bday"] else ""
    get = match.groupdict().get
    if word := get(f"{b}word"):
        return "12:00" if word.lower() == "noon" else "00:00"
    hour, minute, second = get(f"{b}h1") or get(f"{b}h2") or get(f"{b}h3"), get(f"{b}n1") or get(f"{b}n3") or "00", get(f"{b}s1")
    if hour is None:
        return None
    figure, half = int(hour), (get(f"{b}half1") or get(f"{b}half2") or "").lower()
    if half and 1 <= figure <= 12:
        figure = figure % 12 + (12 if half.startswith("p") else 0)
    if figure > 23 or int(minute) > 59:
        return None
    return f"{figure:02d}:{minute}" + (f":{second}" if second else "")


def _value(day: date, clock: str | None, zone: str, text: str) -> str:
    if clock is None:
        return day.isoformat()
    return f"{day.isoformat()}T{clock}{_offset(zone, day, text) or ''}"


def _is_zone(name: str) -> bool:
    return any(c in "+-" for c in name) or name.upper() in zones()


def _offset(zone: str, day: date, text: str) -> str | None:
    figures = re.search(r"([+-])(\d{1,2}):?(\d{2})?$", zone)
    if figures:
        return f"{figures[1]}{int(figures[2]):02d}:{figures[3] or '00'}"
    return offset(zone.strip().upper(), day, text) if zone else None
