"""The counts in a text: its numbers, dates, years and clock times left out."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from wirestem.model import Range
from wirestem.text import term

_CLOSE = 0.06  # numbers nearer than this are one number, rounded
_FIGURE = re.compile(
    r"(?<![\w.,:])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w:])|(?<![\w.,:])\d+(?:\.\d+)?(?![\d:])|\b[a-z]+\b", re.IGNORECASE
)
_CALENDAR = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept"
    " oct nov dec monday tuesday wednesday thursday friday saturday sunday gmt utc am pm a.m p.m".split()
)
_YEARS = range(1500, 2200)
_SCALES = {"hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
# One of the first unit in the second: a number turned into other units is the same number.
_UNITS = {
    ("kilometr", "mil"): 0.621,
    ("kilomet", "mil"): 0.621,
    ("km", "mil"): 0.621,
    ("met", "feet"): 3.281,
    ("metr", "feet"): 3.281,
    ("meter", "feet"): 3.281,
    ("kilogram", "pound"): 2.205,
    ("kg", "pound"): 2.205,
    ("tonn", "ton"): 1.102,
    ("hectar", "acr"): 2.471,
    ("liter", "gallon"): 0.264,
}


class Number(NamedTuple):
    """A number with the term of the word it counts."""

    start: int
    end: int
    value: float
    unit: str


def numbers(text: str, places: Sequence[Range]) -> tuple[Number, ...]:
    """The counts in the stretches `places` of `text`, in the order of the places."""
    return tuple(number for start, end in places for number in _numbers(text, start, end))


def _numbers(text: str, start: int, end: int) -> list[Number]:
    tokens = [(m.group(), m.start(), m.end()) for m in _FIGURE.finditer(text, start, end)]
    found = []
    for n, (word, begin, stop) in enumerate(tokens):
        value = _value(word)
        if value is None or (value in _YEARS and "," not in word):
            continue
        if any(near.lower() in _CALENDAR for near, _, _ in tokens[max(0, n - 1) : n + 2]):
            continue
        after = [follower.lower() for follower, _, _ in tokens[n + 1 : n + 4]]
        if after and after[0] in _SCALES:
            value, stop = value * _SCALES[after.pop(0)], tokens[n + 1][2]
        unit = next((term(follower) for follower in after if term(follower) and _value(follower) is None), "")
        found.append(Number(begin, stop, value, "percent" if unit == "cent" else unit))
    return found


def _value(word: str) -> float | None:
    plain = word.lower().replace(",", "")
    if plain in _CALENDAR:
        return None
    known = term(plain) if plain.isalpha() else plain
    return float(known) if re.fullmatch(r"\d+(?:\.\d+)?", known) else None


def same(one: Number, other: Number) -> bool:
    """Whether two numbers say the same, one perhaps rounded or in other units."""
    if abs(one.value - other.value) <= _CLOSE * max(one.value, other.value) and _round(one.value, other.value):
        return True
    for a, b in ((one, other), (other, one)):
        factor = _UNITS.get((a.unit, b.unit))
        if factor and abs(a.value * factor - b.value) <= 0.1 * b.value:
            return True
    return one.value == other.value


def _round(one: float, other: float) -> bool:
    """Whether one of the two may be the other, rounded."""
    if (one == int(one)) != (other == int(other)):
        return abs(one - other) <= 1
    return any(value >= 100 and value % 10 ** (len(str(int(value))) - 2) == 0 for value in (one, other))
