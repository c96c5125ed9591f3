"""Two ends of a range, which TIMEX3 marks apart, as one interval: "between 2028 and 2031", "July 27 and 28"."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from wirestem.model import TimeExpression
from wirestem.times.scene import Placed

_TO = re.compile(r"\s*(?:to|through|until|till|[-–])\s*(?:the )?")
_AND = re.compile(r"\s+and\s+(?:on )?(?:the )?")
_BETWEEN = re.compile(r"\bbetween\s+(?:the )?$", re.IGNORECASE)
_LENGTHS = frozenset({len("2031"), len("2031-10"), len("2031-10-15")})
_DAY = len("2031-10-15")
_REACH = 14  # characters before the first end in which "between" stands


def joined(text: str, expressions: Sequence[TimeExpression], placed: Sequence[Placed]) -> tuple[Placed, ...]:
    """`placed` with the ends of ranges joined: the first end has the interval as its value, the second has none of its own.

    Years, months and days are joined by "to", "through" or a dash, or by "between" and "and"; two days in a row also by "and"
    alone. The TIMEX3 values stay those of each end.
    """
    found = list(placed)
    for place in range(len(found) - 1):
        first, last = found[place], found[place + 1]
        if _ends(first, last) and _linked(text, expressions[place], expressions[place + 1], first, last):
            value = f"{first.value}/{last.value}"
            found[place] = first._replace(value=value, latest=last.latest, note=f"{first.note}; the first end of a range")
            found[place + 1] = last._replace(value="", note=f"{last.note}; the second end of a range")
    return tuple(found)


def _ends(first: Placed, last: Placed) -> bool:
    sizes = {len(first.value), len(last.value)}
    plain = first.value.replace("-", "").isdecimal() and last.value.replace("-", "").isdecimal()
    return plain and len(sizes) == 1 and sizes <= _LENGTHS and first.value < last.value


def _linked(text: str, one: TimeExpression, other: TimeExpression, first: Placed, last: Placed) -> bool:
    link = text[one.end : other.start]
    if _TO.fullmatch(link):
        return True
    if not _AND.fullmatch(link):
        return False
    if _BETWEEN.search(text, max(0, one.start - _REACH), one.start):
        return True
    if len(first.value) != _DAY:
        return False
    return date.fromisoformat(last.value) - date.fromisoformat(first.value) == timedelta(days=1)
