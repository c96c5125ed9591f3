"""Pairs: which two claims are worth setting side by side; far fewer than all."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from wirestem.story.corroborate.clause.figures import Quantity
from wirestem.story.corroborate.dispute.denials import Aim
from wirestem.story.corroborate.dispute.profiles import Profile
from wirestem.story.corroborate.dispute.tallies import HARM, PERSONS
from wirestem.story.corroborate.match.groups import Group

CROWD = 40
"""What more claims than this count or share brings nobody together by itself."""
NEAR = 4
"""Paragraphs between a denial and what it may be aimed at."""


def worth_a_look(profiles: Sequence[Profile], alike: Iterable[tuple[int, int]], aimed: Sequence[Aim]) -> list[tuple[int, int]]:
    """Pairs of claims, in order: in like words (`alike`, pairs of wordings by number), with numbers of one kind, with clock times
    of one day, or a denial and what is told near it."""
    groups = [p.group for p in profiles]
    home = {w.number: i for i, g in enumerate(groups) for w in g.wordings}
    found = {ordered(home[a], home[b]) for a, b in alike if a in home and b in home}
    found |= {ordered(a.denial, a.target) for a in aimed}
    found |= set(_gathered((number, _kinds(p) | _clocks(p)) for number, p in enumerate(profiles)))
    found |= set(_near_denials(profiles))
    return sorted((a, b) for a, b in found if a != b)


def ordered(a: int, b: int) -> tuple[int, int]:
    """Two claims by number as a pair, whichever comes first."""
    return (a, b) if a < b else (b, a)


def _gathered(posted: Iterable[tuple[int, frozenset[str]]]) -> list[tuple[int, int]]:
    lists: dict[str, list[int]] = {}
    for number, keys in posted:
        for key in sorted(keys):
            lists.setdefault(key, []).append(number)
    return [pair for key in sorted(lists) if len(lists[key]) <= CROWD for pair in combinations(lists[key], 2)]


def _kinds(profile: Profile) -> frozenset[str]:
    return frozenset(key for w in profile.counted for q in w.figures for key in _of(q))


def _of(quantity: Quantity) -> frozenset[str]:
    """What it counts; people are people, and what befell them is counted whatever they are called."""
    people = {"=people"} if quantity.kinds & PERSONS else set()
    return (quantity.kinds - {"measure"}) | people | (quantity.near & HARM)


def _clocks(profile: Profile) -> frozenset[str]:
    """The days of its clock times."""
    return frozenset(f"@{t.earliest[:10]}" for w in profile.timed for t in w.times if t.clock)


def _near_denials(profiles: Sequence[Profile]) -> list[tuple[int, int]]:
    by_doc: dict[str, list[tuple[int, int, bool]]] = {}
    for number, profile in enumerate(profiles):
        denies = _denies(profile.group)
        for doc, rows in profile.told.items():
            by_doc.setdefault(doc, []).extend((row.mention.block, number, denies) for row in rows)
    found = []
    for doc in sorted(by_doc):
        told = sorted(set(by_doc[doc]))
        for block, number, denies in told:
            if denies:
                found += [ordered(number, other) for at, other, _ in told if abs(at - block) <= NEAR and other != number]
    return found


def _denies(group: Group) -> bool:
    return group.denial or any(m.stance == "denies" for m in group.members)
