"""Deciding: which pairs of claims stand against each other, and in what."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from wirestem.story.corroborate.clause.propositions import Proposition
from wirestem.story.corroborate.dispute.conflicts import Conflict
from wirestem.story.corroborate.dispute.denials import EMBEDDED, Aim, stands
from wirestem.story.corroborate.dispute.pairs import ordered, worth_a_look
from wirestem.story.corroborate.dispute.profiles import Profile, profiles
from wirestem.story.corroborate.dispute.signs import Scene, Signs, in_one_article, signs
from wirestem.story.corroborate.dispute.tallies import asked
from wirestem.story.corroborate.dispute.trees import forest
from wirestem.story.corroborate.match.groups import Group

LEAST = 0.24
"""How likely two claims must stand against each other to be shown so, by the trees: two of five are right on stories that they
have not learnt from, and many of the others set a splinter of a disputed claim against the other side."""
BESIDE = 0.6
"""How likely a pair must be beside the likeliest pair of either claim: what is against a claim is near its like, too."""
FEW = 30
"""The trees have learnt from stories with more claims than this. In smaller ones the rules decide too."""
Kind = Literal["denial", "number", "date", "other"]


class Found(NamedTuple):
    """Claims `left` and `right` by number stand against each other, `left` is the denial or the later one; where it shows.

    `chance` is 1 where a rule decided.
    """

    left: int
    right: int
    kind: Kind
    here: Proposition
    there: Proposition
    chance: float


class Beside(NamedTuple):
    """A pair of claims by number, and what is seen of them side by side."""

    left: int
    right: int
    signs: Signs


class Judged(NamedTuple):
    """A pair of claims and how likely it is a dispute."""

    pair: Beside
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
    numbers that replace others or are but asked for, and what one voice says side by side.
    """
    sides, few = profiles(groups), len(groups) < FEW
    plain = [_by_denial(aim) for aim in aimed if (few or aim.score >= EMBEDDED) and stands(aim, groups)]
    plain += [_by_rule(row, "number") for row in conflicts if row.kind == "number" and (few or row.plain)]
    known = {ordered(f.left, f.right): f for f in plain}
    updates = {ordered(row.left, row.right) for row in conflicts if row.kind == "update"}
    learnt = forest()
    for row in likeliest([Judged(pair, learnt.chance(pair.signs)) for pair in beside(sides, alike, aimed, scene)]):
        key = ordered(row.pair.left, row.pair.right)
        left, right = (sides[number] for number in key)
        if key in known or key in updates or _of_one_voice(left, right):
            continue
        found = _found(row, sides)
        if found.kind != "number" or _asked(left) == _asked(right):
            known[key] = found
    return [known[key] for key in sorted(known)]


def beside(sides: Sequence[Profile], alike: Iterable[tuple[int, int]], aimed: Sequence[Aim], scene: Scene) -> list[Beside]:
    """Every pair worth a look with its signs, in order."""
    aims: dict[tuple[int, int], float] = {}
    for aim in aimed:
        key = ordered(aim.denial, aim.target)
        aims[key] = max(aim.score, aims.get(key, 0.0))
    return [
        Beside(left, right, signs(sides[left], sides[right], scene, aims.get((left, right), 0.0)))
        for left, right in worth_a_look(sides, alike, aimed)
    ]


def likeliest(rows: Sequence[Judged]) -> list[Judged]:
    """The pairs likely enough, also beside the likeliest pair of either claim."""
    top: dict[int, float] = {}
    kept = []
    for row in sorted(rows, key=lambda r: (-r.chance, r.pair)):
        left, right, _ = row.pair
        if row.chance < LEAST:
            break
        if row.chance >= BESIDE * max(top.get(left, 0.0), top.get(right, 0.0)):
            kept.append(row)
        for side in (left, right):
            top.setdefault(side, row.chance)
    return kept


def _of_one_voice(left: Profile, right: Profile) -> bool:
    """Whether every article that tells the rarer claim tells the other in the same voice: nobody stands against himself."""
    both = ((x.mention, y.mention) for x, y in in_one_article(left, right))
    told = {x.doc for x, y in both if x.mode == "told" == y.mode and _voice(x) == _voice(y)}
    return len(told) >= min(len(left.group.docs), len(right.group.docs))


def _asked(side: Profile) -> bool:
    """Whether no wording of a claim tells its number, but all want, offer or foresee it."""
    return bool(side.counted) and all(asked(wording) for wording in side.counted)


def _voice(mention: Proposition) -> str | None:
    """Who says it, as a key; None is the article itself."""
    return (mention.statement.speaker or mention.statement.id) if mention.statement else None


def _by_denial(aim: Aim) -> Found:
    return Found(aim.denial, aim.target, "denial", aim.here, aim.there, 1.0)


def _by_rule(row: Conflict, kind: Kind) -> Found:
    return Found(row.left, row.right, kind, row.here.members[0], row.there.members[0], 1.0)


def _found(row: Judged, sides: Sequence[Profile]) -> Found:
    left, right, seen = row.pair
    kind = _kind(seen)
    if kind == "denial" and _denies(sides[right]) > _denies(sides[left]):
        left, right = right, left
    return Found(left, right, kind, *_shown(sides[left], sides[right]), row.chance)


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
    near = [(x.mention, y.mention) for x, y in in_one_article(left, right)]
    if near:
        return min(near, key=lambda pair: (abs(pair[0].start - pair[1].start), pair[0].doc, pair[0].start, pair[1].start))
    return left.shown[0].members[0], right.shown[0].members[0]
