"""Reasons in plain words: what was seen, whether it speaks for or against, how strongly; the rule stands small behind it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from wirestem.model import Evidence, Span
from wirestem.report.backers import RULE as BEHIND
from wirestem.report.names import percent

NOTHING = 0.05
"""Weights nearer to 0 than this moved nothing: a reason that was weighed so is left out, one that was not weighed (0) stays."""

_WEAK, _STRONG = 0.5, 2.0
_CHANCE = re.compile(r"corroborate\.(?:denial|number|date|other|update)\.v2")
_VERSION = re.compile(r"\.v\d+$")
_PLAIN = {
    "denies": "one side denies what the other says",
    "differ in number": "the two give different numbers for the same thing",
    "differ in date": "the two give different dates for the same thing",
    "exclude each other": "both cannot hold at once",
    "reports of its own": "it has marks of its own reporting: people who spoke to it, places where it was",
    "reporting of its own": "it has marks of its own reporting: people who spoke to it, places where it was",
    "private changes of the one in the other": "changes that only the one made stand in the other too",
}


class Why(NamedTuple):
    """A reason as it is read: its words, its force ("speaks strongly for this"; "" where that says nothing), rule and places."""

    words: str
    force: str
    rule: str
    spans: tuple[Span, ...]


def whys(reasons: Sequence[Evidence]) -> tuple[Why, ...]:
    """The reasons in their order, without those that moved nothing."""
    return tuple(_why(r) for r in reasons if r.weight == 0 or abs(r.weight) >= NOTHING)


def _why(reason: Evidence) -> Why:
    rule = f"{reason.rule}, weight {abs(reason.weight):.1f}" if reason.weight else reason.rule
    if reason.rule == BEHIND:
        sure = "" if reason.weight >= 1 else ", possibly"
        return Why(f"reported by {reason.note}{sure}", "", reason.rule, reason.spans)
    words = _PLAIN.get(reason.note, _once(reason.note)) or _VERSION.sub("", reason.rule).replace(".", ": ").replace("_", " ")
    if _CHANCE.fullmatch(reason.rule):
        return Why(words, f"{percent(reason.weight)} likely", reason.rule, reason.spans)
    return Why(
        words, _compared(reason.weight) if reason.rule.startswith("derive.") else _force(reason.weight), rule, reason.spans
    )


def _once(note: str) -> str:
    """A name that a list of credits holds twice stands there once: "credits AFP, AFP" of two places."""
    verb, _, names = note.partition(" ")
    return f"{verb} {', '.join(dict.fromkeys(names.split(', ')))}" if verb == "credits" else note


def _compared(weight: float) -> str:
    """What a weight of one source against the next best reading says."""
    if weight < 0:
        return "fits another reading better"
    return f"speaks {_degree(weight)}for this" if weight else ""


def _force(weight: float) -> str:
    if weight < 0:
        return f"speaks {_degree(weight)}against it"
    return "a weak sign" if 0 < weight < _WEAK else "a strong sign" if weight >= _STRONG else ""


def _degree(weight: float) -> str:
    return "weakly " if abs(weight) < _WEAK else "strongly " if abs(weight) >= _STRONG else ""
