"""Clock times and zones as news writes them."""

import re
from typing import NamedTuple

from wirestem.lexicon.times import meanings
from wirestem.times.numbers import number

_DIGITS = re.compile(r"(\d{1,2})[:.h](\d\d)(?:[:.](\d\d))?|(\d\d)(\d\d)(?!\d)|(\d{1,2})")
_SIGNED = re.compile(r"([+\-−–])\s*(\d{1,2})(?::?(\d\d))?")
_SPOKEN = re.compile(
    r"(?P<minutes>half|(?:a )?quarter|[a-z\d-]+(?: five)?)(?: minutes)?[ -](?P<side>past|to|after) (?P<hour>\w+)"
)
_COUNTED = re.compile(r"(?P<count>.+?) (?P<unit>minute|hour)s? (?P<side>before|after) (?P<hour>noon|midday|midnight)")


class Clock(NamedTuple):
    """A time of day; `certain` is False when it may be twelve hours later ("four o'clock")."""

    hour: int
    minute: int
    second: int | None
    certain: bool


def read_clock(words: str) -> Clock | None:
    """The time of day that `words` name, or None when there is none.

    >>> read_clock("9.47pm")
    Clock(hour=21, minute=47, second=None, certain=True)
    >>> read_clock("an hour before midnight")
    Clock(hour=23, minute=0, second=None, certain=True)
    """
    plain = words.lower().replace("’", "'")
    fixed = meanings("FIXEDCLOCK").get(plain)
    if fixed:
        return Clock(int(fixed[:2]), 0, None, True)
    counted = _COUNTED.fullmatch(plain)
    if counted:
        return _counted(counted)
    spoken = _SPOKEN.fullmatch(plain)
    if spoken:
        return _spoken(spoken)
    match = _DIGITS.search(plain)
    hour, minute, second = _parts(match) if match else (_spelled_hour(plain), 0, None)
    if not (0 <= hour <= 24 and 0 <= minute < 60):
        return None
    meridiem = re.search(r"([ap])\.?\s?m\b", plain)
    if meridiem and hour <= 12:
        hour = hour % 12 + (12 if meridiem[1] == "p" else 0)
    bare = "o'clock" in plain or not re.search(r"\d\d", plain)
    certain = bool(meridiem) or hour > 12 or hour == 0 or not bare
    return Clock(hour % 24, minute, second, certain)


def _spoken(match: re.Match[str]) -> Clock | None:
    """ "half past six", "twenty to seven": morning or afternoon stays open."""
    fixed = meanings("FIXEDCLOCK").get(match["hour"])
    told, hour = match["minutes"].removeprefix("a "), float(fixed[:2]) if fixed else number(match["hour"])
    minutes = {"half": 30, "quarter": 15}.get(told) or number(told)
    if hour is None or minutes is None or not (bool(fixed) or 1 <= hour <= 12) or not 0 < minutes < 60:
        return None
    whole = int(hour) * 60 + int(minutes) * (-1 if match["side"] == "to" else 1)
    return Clock(whole // 60 % 24, whole % 60, None, bool(fixed))


def _counted(match: re.Match[str]) -> Clock | None:
    """ "ten minutes before midnight", "an hour after noon"."""
    count = 1.0 if match["count"] in ("a", "an") else number(match["count"])
    if count is None:
        return None
    minutes = round(count * (60 if match["unit"] == "hour" else 1)) * (-1 if match["side"] == "before" else 1)
    whole = int(meanings("FIXEDCLOCK")[match["hour"]][:2]) * 60 + minutes
    return Clock(whole // 60 % 24, whole % 60, None, True)


def _spelled_hour(plain: str) -> int:
    hour = number(plain.split("o'clock")[0])
    return -1 if hour is None else int(hour)


def _parts(match: re.Match[str]) -> tuple[int, int, int | None]:
    if match[1]:
        second = int(match[3]) if match[3] and int(match[3]) < 60 else None
        return int(match[1]), int(match[2]), second
    if match[4]:
        return int(match[4]), int(match[5]), None
    return int(match[6]), 0, None


def read_zone(words: str, summer: bool = False) -> str | None:
    """The offset from UTC that `words` name ("+05:30"), or None ("local time"); `summer` chooses ET's or PT's clock.

    "IST" is India's time: of the three countries that write so only India dates its news with it.

    >>> read_zone("GMT+4"), read_zone("IST"), read_zone("local time")
    ('+04:00', '+05:30', None)
    """
    signed = _SIGNED.search(words)
    if signed:
        hours, minutes = int(signed[2]), int(signed[3] or 0)
        if hours > 14 or minutes > 59:
            return None
        return f"{'+' if signed[1] == '+' else '-'}{hours:02}:{minutes:02}"
    names = {**meanings("PLACETIME"), **meanings("ZONE")}
    for word in re.findall(r"[A-Za-z]+", words):
        offset = names.get(word.lower())
        if offset and offset.startswith("US"):
            return f"-{int(offset[3:]) - summer:02}:00"
        if offset and offset.startswith("EU"):
            return f"+{int(offset[3:]) + summer:02}:00"
        if offset:
            return offset
    return None


def offset_between(local: Clock, utc: Clock) -> str | None:
    """The offset that makes `local` and `utc` the same moment, between -12:00 and +14:00; None when it is no quarter of an hour.

    >>> offset_between(Clock(21, 47, None, True), Clock(17, 47, None, True))
    '+04:00'
    """
    minutes = (local.hour - utc.hour) * 60 + local.minute - utc.minute
    minutes += 1440 if minutes < -720 else -1440 if minutes > 840 else 0
    if minutes % 15:
        return None
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
