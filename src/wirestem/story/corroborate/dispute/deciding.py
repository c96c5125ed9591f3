"""Deciding: which pairs of claims stand against each other, and in what."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from wirestem.story.corroborate.conflicts import Conflict
from wirestem.story.corroborate.denials import EMBEDDED, Aim, stands
from wirestem.story.corroborate.dispute.pairs import worth_a_look
from wirestem.story.corroborate.dispute.profiles import Profile, profiles
from wirestem.story.corroborate.dispute.signs import Scene, Signs, signs
from wirestem.story.corroborate.dispute.trees import forest
from wirestem.story.corroborate.groups import Group
from wirestem.story.corroborate.propositions import Proposition

LEAST = 0.14
"""How likely two claims must stand against each other to be shown so, by the trees: about every third is right on stories that
they have not learnt from; at .24 it would be two of five, and a third fewer would be found."""
BESIDE = 0.6
"""How likely a pair must be beside the likeliest pair of either claim: what is against a claim is near its like, too."""
FEW = 30
"""The trees have learnt from stories with more claims than this. In smaller ones the rules decide too."""
Kind = Literal["denial", "number", "date", "other"]


class Found(NamedTuple):
    """Claims `left` and `right` by number stand against each other, `left` is the denial or the later one; where it shows."""

    left: int
    right: int
    kind: Kind
    here: Proposition
    there: Proposition
    chance: float


class Judged(NamedTuple):
    """A pair of claims with what is seen of it and how likely the trees hold it for a dispute."""

    left: int
    right: int
    signs: Signs
    chance: float


def decided(
    groups: Sequence[Group],
    alike: Iterable[tuple[int, int]],
    aimed: Sequence[Aim],
    conflicts: Sequence[Conflict],
    scene: Scene,
) -> list[Found]:
    """The disputes of a story, by the numbers of their claims.

    What is plain stands by rule: a denial that names what it denies, and two numbers for one thing told side by side or in the
    same words (`conflicts`); in a story of few claims all that the rules find. All else is judged by the learnt trees, except
    numbers that replace others.
    """
    sides, few = profiles(groups), len(groups) < FEW
    plain = [_by_denial(aim) for aim in aimed if (few or aim.score >= EMBEDDED) and stands(aim, groups)]
    plain += [_by_rule(row, "number") for row in conflicts if row.kind == "number" and (few or row.plain)]
    known = {_key(f.left, f.right): f for f in plain}
    updates = {_key(row.left, row.right) for row in conflicts if row.kind == "update"}
    for pair in _likeliest(judged(sides, alike, aimed, scene)):
        key = _key(pair.left, pair.right)
        if key not in known and key not in updates:
            known[key] = _found(pair, sides)
    return [known[key] for key in sorted(known)]


def judged(sides: Sequence[Profile], alike: Iterable[tuple[int, int]], aimed: Sequence[Aim], scene: Scene) -> list[Judged]:
    """Every pair worth a look, with how likely it is a dispute."""
    aims: dict[tuple[int, int], float] = {}
    for aim in aimed:
        key = _key(aim.denial, aim.target)
        aims[key] = max(aim.score, aims.get(key, 0.0))
    learnt, found = forest(), []
    for left, right in worth_a_look(sides, alike, aimed):
        seen = signs(sides[left], sides[right], scene, aims.get((left, right), 0.0))
        found.append(Judged(left, right, seen, learnt.chance(seen)))
    return found


def _likeliest(rows: Sequence[Judged]) -> list[Judged]:
    """The pairs likely enough, also beside the likeliest pair of either claim."""
    top: dict[int, float] = {}
    kept = []
    for row in sorted(rows, key=lambda r: (-r.chance, r.left, r.right)):
        if row.chance < LEAST:
            break
        if row.chance >= BESIDE * max(top.get(row.left, 0.0), top.get(row.right, 0.0)):
            kept.append(row)
        for side in (row.left, row.right):
            top.setdefault(side, row.chance)
    return kept


def _key(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)


def _by_denial(aim: Aim) -> Found:
    return Found(aim.denial, aim.target, "denial", aim.here, aim.there, 1.0)


def _by_rule(row: Conflict, kind: Kind) -> Found:
    return Found(row.left, row.right, kind, row.here.members[0], row.there.members[0], 1.0)


def _found(pair: Judged, sides: Sequence[Profile]) -> Found:
    left, right = pair.left, pair.right
    kind = _kind(pair.signs)
    if kind == "denial" and _denies(sides[right]) > _denies(sides[left]):
        left, right = right, left
    here, there = _shown(sides[left], sides[right])
    return Found(left, right, kind, here, there, pair.chance)


def _kind(seen: Signs) -> Kind:
    """In what they differ: one denies, else their numbers, else their times."""
    if seen.denial or seen.against > 0.5:
        return "denial"
    if seen.odd and (seen.unit or seen.noun > 0.5) and not (seen.clash and seen.when > seen.clause):
        return "number"
    if seen.clash and seen.clock:
        return "date"
    if seen.negated and seen.turned:
        return "denial"
    return "date" if seen.clash else "number" if seen.odd else "other"


def _denies(side: Profile) -> float:
    return side.group.denial + side.said.get("denies", 0.0) + side.negated / 2


def _shown(left: Profile, right: Profile) -> tuple[Proposition, Proposition]:
    """Where it shows: the mentions that stand nearest to each other in one article, else the first of each."""
    near = [
        (abs(x.mention.start - y.mention.start), x.mention.doc, x.mention, y.mention)
        for doc in sorted(left.told.keys() & right.told.keys())
        for x in left.told[doc]
        for y in right.told[doc]
    ]
    if near:
        _, _, here, there = min(near, key=lambda row: (row[0], row[1], row[2].start, row[3].start))
        return here, there
    return left.shown[0].members[0], right.shown[0].members[0]
