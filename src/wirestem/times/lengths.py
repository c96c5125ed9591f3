"""Durations and repetitions as TIMEX3 values."""

from wirestem.lexicon.times import meanings
from wirestem.times.numbers import number

_FOLD = {"E": (10, "Y"), "C": (100, "Y"), "F": (2, "W")}
_SMALLER = {"Y": (12, "M"), "TH": (60, "TM"), "TM": (60, "TS"), "D": (24, "TH"), "W": (7, "D"), "M": (30, "D")}
_OFTEN = {"daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "monthly": "P1M", "annually": "P1Y"} | {
    "yearly": "P1Y", "hourly": "PT1H",
}  # fmt: skip


def unit_letter(words: str) -> str:
    """The unit that `words` name as the lexicon writes it ("TH" an hour, "D" a day); "" for none."""
    plain = words.lower()
    for name in ("UNIT", "UNITS", "SECOND"):
        if plain in meanings(name):
            return meanings(name)[plain]
    return words if words in meanings("UNIT").values() or words == "TS" else ""


def length_timex(count: float | None, unit: str) -> str:
    """The TIMEX3 duration of `count` units, "X" for a vague count.

    >>> length_timex(2.5, "Y"), length_timex(None, "TH"), length_timex(2, "E")
    ('P2Y6M', 'PTXH', 'P20Y')
    """
    if unit in _FOLD and count is not None:
        factor, unit = _FOLD[unit]
        count *= factor
    head, letter = ("PT", unit[1]) if unit.startswith("T") else ("P", unit)
    if count is None:
        return f"{head}X{letter}"
    whole, rest = int(count), count - int(count)
    if rest == 0 or unit not in _SMALLER:
        return f"{head}{whole}{letter}"
    factor, small = _SMALLER[unit]
    part = round(rest * factor)
    lead = f"{head}{whole}{letter}" if whole else ""
    if small.startswith("T"):
        return f"{lead}{part}{small[1]}" if lead.startswith("PT") else f"{lead or 'P'}T{part}{small[1]}"
    return f"{lead or 'P'}{part}{small}"


def duration(slots: dict[str, str]) -> str:
    """The TIMEX3 value of a duration's slots."""
    extra = 0.5 if "half" in slots else 0.0
    if "one" in slots:
        return length_timex(1 + extra, unit_letter(slots["one"]))
    if "bare" in slots:
        return length_timex(None, unit_letter(slots["bare"]))
    unit = unit_letter(slots.get("unit", ""))
    if "vague" in slots:
        return length_timex(2 if "couple" in slots["vague"].lower() else None, unit)
    count = number(slots.get("count", ""))
    return length_timex(None if count is None else count + extra, unit) if unit else ""


def repetition(slots: dict[str, str]) -> str:
    """The TIMEX3 value of a set's slots: "P1W", "XXXX-WXX-4", "XXXX-07", "XXXX-SU"."""
    if "often" in slots:
        return _OFTEN.get(slots["often"].lower(), "")
    if "weekday" in slots:
        part = slots.get("part", "")
        return f"XXXX-WXX-{int(slots['weekday']) + 1}" + (f"T{part}" if part else "")
    if "season" in slots:
        return f"XXXX-{slots['season']}"
    if "month" in slots:
        plain = slots["month"].lower()
        return f"XXXX-{int({**meanings('MONTHSURE'), **meanings('MONTHNAME')}[plain]):02}"
    return length_timex(number(slots["count"]) if "count" in slots else 1, unit_letter(slots.get("unit", "")))
