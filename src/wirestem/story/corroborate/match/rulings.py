"""Rulings: what a person decided about claims, found again in the texts."""

import re
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from wirestem.model import Decision, Range
from wirestem.story.corroborate.clause.propositions import Proposition
from wirestem.story.corroborate.match.groups import Group, group_of
from wirestem.story.corroborate.match.wordings import Wording
from wirestem.story.corroborate.terms import Page

Told = dict[str, tuple[Proposition, ...]]


class Ruling(NamedTuple):
    """One decision about claims and the mentions it names; a passage nobody found a mention in becomes one."""

    decision: Decision
    mentions: tuple[Proposition, ...]


def rulings(
    decisions: Sequence[Decision], pages: Mapping[str, Page], told: Mapping[str, Sequence[Proposition]]
) -> tuple[Ruling, ...]:
    """The decisions about claims whose documents are here (named by id), each with its mentions."""
    found = []
    for decision in decisions:
        if decision.about != "claim":
            continue
        mentions = []
        for place in decision.places:
            if place.document in pages:
                span = _find(pages[place.document].text, place.quote)
                if span is not None:
                    mentions.append(_at(span, place.document, told[place.document]))
        found.append(Ruling(decision, tuple(dict.fromkeys(mentions))))
    return tuple(found)


def _find(text: str, quote: str) -> Range | None:
    """Where the quote stands in the text, white space aside."""
    words = quote.split()
    match = re.search(r"\s+".join(re.escape(w) for w in words), text) if words else None
    return match.span() if match else None


def _at(span: Range, doc: str, told: Sequence[Proposition]) -> Proposition:
    """The mention that has most of the passage, the shortest of those; a new one when none has any of it."""
    best = max(told, key=lambda p: (min(p.end, span[1]) - max(p.start, span[0]), -(p.end - p.start)), default=None)
    if best is not None and min(best.end, span[1]) > max(best.start, span[0]):
        return best
    return Proposition(doc, *span, span, -1, False, None, "told", (span,), False)


def completed(told: Told, found: Sequence[Ruling]) -> Told:
    """The mentions with those that rulings add."""
    out = {doc: list(rows) for doc, rows in told.items()}
    for ruling in found:
        for mention in ruling.mentions:
            if mention not in out[mention.doc]:
                out[mention.doc].append(mention)
    return {doc: tuple(sorted(rows, key=lambda p: (p.start, p.end, p.mode))) for doc, rows in out.items()}


def pins(found: Sequence[Ruling]) -> dict[Proposition, str]:
    """Mentions that a split keeps apart from all others that read the same."""
    return {
        mention: f"{number}.{place}"
        for number, ruling in enumerate(found)
        if ruling.decision.act == "split"
        for place, mention in enumerate(ruling.mentions)
    }


def pairs(found: Sequence[Ruling], known: Sequence[Wording], act: str) -> list[tuple[int, int]]:
    """Pairs of wordings that rulings of one kind (merge, split) name together."""
    place = {m: w.number for w in known for m in w.members}
    out: set[tuple[int, int]] = set()
    for ruling in found:
        if ruling.decision.act == act:
            numbers = sorted({place[m] for m in ruling.mentions if m in place})
            out.update(combinations(numbers, 2))
    return sorted(out)


def upheld(groups: Sequence[Group], apart: Sequence[tuple[int, int]]) -> list[Group]:
    """The groups with what a person split taken out again into groups at the end."""
    out = list(groups)
    for _, second in apart:
        for i, group in enumerate(out):
            numbers = [w.number for w in group.wordings]
            if second in numbers and any(a in numbers for a, b in apart if b == second):
                out[i] = group_of([w for w in group.wordings if w.number != second])
                out.append(group_of([w for w in group.wordings if w.number == second]))
                break
    return out


def rejected(found: Sequence[Ruling]) -> frozenset[Proposition]:
    """The mentions that are no claims."""
    return frozenset(m for r in found if r.decision.act == "reject" for m in r.mentions)


def names(found: Sequence[Ruling], groups: Sequence[Group]) -> dict[int, str]:
    """The words a person gave to the claims of groups, by group; the last wins."""
    place = {m: i for i, g in enumerate(groups) for m in g.members}
    return {
        place[m]: r.decision.name
        for r in found
        if r.decision.act == "rename" and r.decision.name
        for m in r.mentions
        if m in place
    }
