"""Times among tokens: "Tuesday", "late last month", "14 June", "three days later"."""

import re
from collections.abc import Sequence

from wirestem.article.attribute.grammar.units import Token

_DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tonight|tomorrow|overnight"


_PART = "morning|afternoon|evening|night|noon|midnight|midday"


_MONTH = (
    r"january|february|march(?= \d)|april|may(?= \d)|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\."
)


_WHICH = "last|this|next|that|every|the following|the previous|the same|the next"


_DATE = rf"(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTH})(?: ,? ?\d{{4}})?"
_MONTH_DAY = rf"(?:{_MONTH})(?: \d{{1,2}}(?![\d,]))?(?: , \d{{4}}| \d{{4}})?"
_NUMBER = r"an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|\d+"
_SPAN = "day|week|month|year|weekend|spring|summer|autumn|fall|winter"
_END = "(?= |$)"
_WHEN = re.compile(
    rf"(?:(?:early|late|earlier|later|shortly|just|again|mid) )?(?:(?:{_WHICH}) )?"
    rf"(?:(?:{_DAY})(?: (?:{_PART}))?|{_DATE}|{_MONTH_DAY}|(?:the )?(?:{_PART})|(?<!the )(?:19|20)\d\d)(?: (?:early|late))?{_END}"
    rf"|(?:(?:early|late|earlier|later) )?(?:{_WHICH}) (?:{_SPAN}|{_PART}){_END}"
    rf"|(?:{_NUMBER}) (?:minute|hour|day|week|month|year)s? (?:ago|later|earlier|before){_END}"
    rf"|[\d:.]+ ?(?:am|pm|a\.m\.|p\.m\.|gmt)(?: (?:gmt|et))?{_END}"
)
_WHEN_FIRST = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow overnight morning afternoon"
    " evening night noon midnight midday january february march april may june july august september october november december"
    " jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. last this next that every the early late earlier later"
    " shortly just again mid a an one two three four five six seven eight nine ten eleven twelve several many".split()
)


TIME_WORDS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow morning afternoon evening night"
    " week month year weekend january february april june july august september october november december jan. feb. mar. apr."
    " jun. jul. aug. sep. sept. oct. nov. dec. later earlier recently ago overnight gmt".split()
)


def is_time(tokens: Sequence[Token], i: int, stop: int) -> bool:
    """Whether a time begins at `i`: "Tuesday", "last month", "14 June", "the following day"."""
    return time_end(tokens, i, stop) > i


def time_end(tokens: Sequence[Token], i: int, stop: int) -> int:
    """Where the time that begins at `i` ends; `i` when none does."""
    if i >= stop or not (tokens[i].form in _WHEN_FIRST or tokens[i].form[:1].isdigit()):
        return i
    forms = [t.form for t in tokens[i : min(stop, i + 8)]]
    match = _WHEN.match(" ".join(forms))
    if match is None:
        return i
    return i + len(match.group().split())
