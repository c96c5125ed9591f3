"""Updates: numbers that replace earlier ones, told apart from numbers in dispute by when they came out and what is said."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from wirestem.story.corroborate.clause.moments import clash, instant
from wirestem.story.corroborate.clause.propositions import Proposition
from wirestem.story.corroborate.dispute.tallies import HARM
from wirestem.story.corroborate.match.agreement import agreeing
from wirestem.story.corroborate.match.groups import Group
from wirestem.story.corroborate.match.wordings import Wording

LATER = timedelta(hours=4)
"""A number told this much later than another replaces it."""
_NOW = re.compile(
    r"\b(?:up from|down from|revised|so far|climbed|rose|risen|rises|widened|raised to|grown|new toll|updated?"
    r"|(?:earlier|previous|initial|preliminary|first|old) (?:death )?(?:toll|figure|count|tally|estimate|number)s?|at first"
    r"|now (?:stands?|at|affected)|(?:is|are) now|(?:brings?|bringing|brought|takes?|taking) the (?:\w+ ){1,4}to)\b",
    re.IGNORECASE,
)


def _telling(wording: Wording, group: Group) -> list[Proposition]:
    """The mentions that tell the number of a wording, not only the rest of its claim."""
    held = [w for w in group.wordings if w is wording or agreeing(w.figures, wording.figures)]
    return [m for w in held if w.figures or len(held) == 1 for m in w.members]


def first_told(wording: Wording, group: Group, published: Mapping[str, str | None]) -> datetime | None:
    """When the first article told the number of a wording; None where none that does is dated."""
    return min(_instants(_telling(wording, group), published), default=None)


class Step(NamedTuple):
    """Two numbers of one thing in the order they were told, each with its claim; `rises`: the later one is larger."""

    here: Wording
    later: Group
    there: Wording
    earlier: Group
    rises: bool


def replaces(step: Step, published: Mapping[str, str | None], texts: Mapping[str, str]) -> bool:
    """Whether the later claim brings the earlier one up to date: it says so, or it came after the others and none contradicts."""
    new, old = _telling(step.here, step.later), _telling(step.there, step.earlier)
    together = [(a, b) for a in new for b in old if a.doc == b.doc]
    if together:
        return any(_says_now(a.doc, a.sentence, texts) and _side_by(a, b) for a, b in together)
    after, before = (_instants(mentions, published) for mentions in (new, old))
    if _cumulates(step.later) and not _two_sources(step.later, step.earlier) and after and before:
        since = min(before) if step.rises else max(before)
        if min(after) - since >= LATER:
            return True
    if _days_differ(step.later, step.earlier):
        return True
    return any(_says_now(m.doc, m.sentence, texts) for m in new) and bool(after and before and min(after) > min(before))


def may_replace(step: Step, published: Mapping[str, str | None], texts: Mapping[str, str]) -> bool:
    """Whether the later claim says that it replaces a number, and may have come out after the earlier one.

    Of one day nobody knows which was first.
    """
    new, old = _telling(step.here, step.later), _telling(step.there, step.earlier)
    until, before = _instants(new, published, to_the_end=True), _instants(old, published)
    says = any(_says_now(m.doc, m.sentence, texts) for m in new) and not _two_sources(step.later, step.earlier)
    return says and bool(until and before and min(until) > min(before)) and not {m.doc for m in new} & {m.doc for m in old}


def _side_by(a: Proposition, b: Proposition) -> bool:
    """Whether the old number stands in the sentence of the new one, or is told as what was said before."""
    return a.sentence == b.sentence or b.sentence[0] > a.sentence[0]


def _cumulates(group: Group) -> bool:
    """Whether what is counted grows by the hour: the dead, the hurt, the detained."""
    return any(q.near & HARM or q.role & HARM for w in group.wordings for q in w.figures)


def _two_sources(later: Group, earlier: Group) -> bool:
    """Whether both numbers are said by somebody, and nobody says both."""
    mine, theirs = ({v for w in g.wordings for v in w.voices} for g in (later, earlier))
    return bool(mine) and bool(theirs) and not mine & theirs


def _days_differ(later: Group, earlier: Group) -> bool:
    """Whether both claims are dated, and to different days: what was counted on Thursday need not be Tuesday's."""
    return (
        all(clash(a.times, b.times) for a in later.wordings for b in earlier.wordings if a.times and b.times)
        and any(w.times for w in later.wordings)
        and any(w.times for w in earlier.wordings)
    )


def _instants(
    mentions: Sequence[Proposition], published: Mapping[str, str | None], *, to_the_end: bool = False
) -> list[datetime]:
    """When the articles came out; a mere day counts from its beginning, or `to_the_end`; undated ones are left out."""
    found = []
    for day in (published.get(doc) for doc in sorted({m.doc for m in mentions})):
        if (moment := instant(day)) is not None:
            found.append(moment + timedelta(days=1) if to_the_end and "T" not in (day or "") else moment)
    return found


def _says_now(doc: str, sentence: tuple[int, int], texts: Mapping[str, str]) -> bool:
    return bool(_NOW.search(texts[doc], *sentence))
