"""Merging: groups of wordings joined to others, and the denials of one claim by one side made one."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from wirestem.story.corroborate.dispute.denials import Aim, is_fact
from wirestem.story.corroborate.dispute.sides import JOINT, Sides, one_side
from wirestem.story.corroborate.match.groups import Group, group_of
from wirestem.story.corroborate.match.wordings import EMPTY, Wording, mass

ALIKE = 0.45
"""How much of the weight of the words of the shorter of two denials by one speaker the other must hold."""


def joined(
    groups: Sequence[Group], found: Sequence[Aim], sides: Sides, weight: Mapping[str, float]
) -> tuple[list[Group], tuple[Aim, ...]]:
    """Denials of the same claim by the same side are one claim; the aims are renumbered."""
    home = {i: i for i in range(len(groups))}
    by_target: dict[int, list[int]] = {}
    for aim in found:
        by_target.setdefault(aim.target, []).append(aim.denial)
    for target in sorted(by_target):
        for a, b in combinations(sorted(set(by_target[target])), 2):
            if _root(home, a) != _root(home, b) and _one_denial(groups[a], groups[b], sides):
                home[_root(home, b)] = _root(home, a)
    for a, b in _alike(groups, found, weight):
        if _root(home, a) != _root(home, b) and _one_denial(groups[a], groups[b], sides):
            home[_root(home, b)] = _root(home, a)
    for act, answer in _answers(groups, found):
        if home[answer] == answer and _root(home, act) != answer:
            home[answer] = _root(home, act)
    regrouped, place = merged(groups, home)
    best: dict[tuple[int, int], Aim] = {}
    for aim in sorted(found, key=lambda a: a.score):
        if place[aim.denial] != place[aim.target]:
            best[place[aim.denial], place[aim.target]] = aim
    return regrouped, tuple(a._replace(denial=d, target=t) for (d, t), a in sorted(best.items()))


def _alike(groups: Sequence[Group], found: Sequence[Aim], weight: Mapping[str, float]) -> Iterator[tuple[int, int]]:
    """Denials by one speaker of claims in like words; "they denied this" says what the claim says."""
    matter = {}
    for aim in found:
        own = groups[aim.denial].forms - EMPTY - {"=charge"}
        matter[aim.denial] = own if len(own) > 1 else own | groups[aim.target].forms
    for a, b in combinations(sorted(matter), 2):
        if groups[a].deniers() & groups[b].deniers():
            least = min(mass(matter[a], weight), mass(matter[b], weight))
            if mass(matter[a] & matter[b], weight) >= ALIKE * least:
                yield a, b


def _answers(groups: Sequence[Group], found: Sequence[Aim]) -> list[tuple[int, int]]:
    """Acts of denial and the groups, told elsewhere without one, that say what the denier says instead."""
    acts = {(*m.sentence, m.doc): a.denial for a in found for m in groups[a.denial].members if m.mode == "act"}
    aimed = {a.target for a in found} | {a.denial for a in found}
    out: list[tuple[int, int]] = []
    for number, group in enumerate(groups):
        if number in aimed or any(w.times or w.figures for w in group.wordings):
            continue
        out.extend((acts[(*m.sentence, m.doc)], number) for m in group.members if m.answers and (*m.sentence, m.doc) in acts)
    return out


def _one_denial(left: Group, right: Group, sides: Sides) -> bool:
    """Whether two denials of one claim are one: of the same side, and neither a fact of its own given in support."""
    if any(all(is_fact(w) for w in g.wordings) for g in (left, right)):
        return False
    mine, theirs = (frozenset[str]().union(*(sides(m) for m in g.members)) for g in (left, right))
    if (JOINT in mine) != (JOINT in theirs) and not any(_together(left, right)):
        return False  # "both Orsin and Velm denied it" is more than that Orsin did
    if left.deniers() & right.deniers() or any(_together(left, right)):
        return True
    return one_side(mine, theirs) is not False


def _together(left: Group, right: Group) -> Iterator[bool]:
    """Whether one bears out the other in the same sentence or the same paragraph, for every two mentions."""
    for a in left.members:
        for b in right.members:
            if a.doc == b.doc:
                yield ((a.answers or b.answers) and a.sentence == b.sentence) or (
                    a.block == b.block and "act" in {a.mode, b.mode}
                )


def merged(groups: Sequence[Group], home: Mapping[int, int]) -> tuple[list[Group], dict[int, int]]:
    """The groups with each joined to its `home`, and where each of them is now."""
    roots = {i: _root(home, i) for i in range(len(groups))}
    kept = sorted(set(roots.values()))
    place = {root: n for n, root in enumerate(kept)}
    parts: dict[int, list[Wording]] = {}
    for i in range(len(groups)):
        parts.setdefault(roots[i], []).extend(groups[i].wordings)
    regrouped = [group_of(parts[root]) if len(parts[root]) > len(groups[root].wordings) else groups[root] for root in kept]
    return regrouped, {i: place[roots[i]] for i in range(len(groups))}


def _root(home: Mapping[int, int], i: int) -> int:
    while home[i] != i:
        i = home[i]
    return i
