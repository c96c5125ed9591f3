"""Conflicts: claims that give different numbers for the same thing, and those that replace one another."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from wirestem.story.corroborate.clause.figures import Quantity
from wirestem.story.corroborate.clause.moments import Moment, clash, days_apart, instant
from wirestem.story.corroborate.dispute.denials import Told, mentions_by_doc
from wirestem.story.corroborate.dispute.tallies import asked, at_odds
from wirestem.story.corroborate.dispute.updates import Step, first_told, may_replace, replaces
from wirestem.story.corroborate.match.agreement import agreeing, comparable
from wirestem.story.corroborate.match.groups import Group
from wirestem.story.corroborate.match.wordings import Wording, mass

NEAR = 0.55
"""How much of the weight the words next to two numbers must share, when they stand in different places."""
COVERED = 0.4
"""How much of the shorter clause the longer one must hold, numbers and times aside."""
MONTHS = 2
"""What ended so long before a story began, in an earlier year, is no part of it."""

_SIZES = frozenset({"mg", "ml", "mm", "cm", "g"})
_FIGURE = frozenset({"figur", "number", "shar", "rat"})


class Conflict(NamedTuple):
    """Groups `left` (the later) and `right` differ; the wordings where it shows. `plain`: the numbers stand side by side, or in
    the same words, so that no more need be asked."""

    left: int
    right: int
    kind: Literal["number", "update"]
    here: Wording
    there: Wording
    plain: bool


class Press(NamedTuple):
    """What judging needs besides the claims: weights of words, when articles came out, the texts."""

    weight: Mapping[str, float]
    published: Mapping[str, str | None]
    texts: Mapping[str, str]


def conflicts(groups: Sequence[Group], pairs: Sequence[tuple[int, int]], press: Press) -> tuple[Conflict, ...]:
    """All conflicts between groups, in order; `pairs` are the pairs of wordings worth a look (by number)."""
    found: dict[tuple[int, int], tuple[Conflict, bool]] = {}
    dated = [(moment, d) for d in press.published.values() if d and (moment := instant(d))]
    day = min(dated)[1][:10] if dated else ""
    sure = ((conflict, True) for conflict in (*_side_by_side(groups), *_far_apart(groups, pairs, press.weight)))
    counted = ((Conflict(o.left, o.right, "number", o.here, o.there, False), o.apart) for o in at_odds(groups, press.weight))
    for conflict, apart in (*sure, *counted):
        key = (min(conflict.left, conflict.right), max(conflict.left, conflict.right))
        if key in found or _compatible(groups[conflict.left], groups[conflict.right]):
            continue
        if _past(groups[conflict.left], day) == _past(groups[conflict.right], day):
            found[key] = conflict, apart
    rows = ((_in_time(found[key][0], groups, press), found[key][1]) for key in sorted(found))
    return tuple(row for row, apart in rows if apart or row.kind == "update")


def _side_by_side(groups: Sequence[Group]) -> Iterator[Conflict]:
    """Two speakers' numbers in one sentence or two that follow one another: "43, police said; the party spoke of 200"."""
    for rows in mentions_by_doc(groups).values():
        numbered = [t for t in rows if t.wording.figures and t.mention.mode == "told" and not t.mention.headline]
        for i, first in enumerate(numbered):
            for second in numbered[i + 1 : i + 6]:
                if first.group != second.group and _neighbours(first, second) and first.wording.voices != second.wording.voices:
                    pair = _at_odds(first.wording.figures, second.wording.figures)
                    if (
                        pair is not None
                        and _like(pair)
                        and _same_names(first.wording, second.wording, pair)
                        and "measure" not in pair[0].kinds | pair[1].kinds
                    ):
                        yield Conflict(second.group, first.group, "number", second.wording, first.wording, True)


def _same_names(left: Wording, right: Wording, pair: tuple[Quantity, Quantity]) -> bool:
    """Shares and sums of two names are two things: "14 percent for one, 21 for the other"."""
    if not pair[0].measured or not left.names or not right.names:
        return True
    return bool(set(left.names) & set(right.names))


def _neighbours(first: Told, second: Told) -> bool:
    gap = second.mention.sentence[0] - first.mention.sentence[1]
    return first.mention.block == second.mention.block and (first.mention.sentence == second.mention.sentence or 0 <= gap <= 3)


def _at_odds(left: Sequence[Quantity], right: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """Two numbers that may count the same and differ; None when numbers agree."""
    if agreeing(left, right):
        return None
    for a in left:
        for b in right:
            if not a.meets(b) and not (a.part or b.part or a.more or b.more or "age" in a.kinds | b.kinds) and _one_thing(a, b):
                return a, b
    return None


def _one_thing(a: Quantity, b: Quantity) -> bool:
    """Whether both count one thing: a noun in common, or one has no noun and leans on the other."""
    if a.measured or b.measured:
        return comparable(a, b) and bool((a.near & b.near) - a.kinds - {"=percent"} or b.near & _FIGURE)
    if min(a.value, b.value) <= 3:
        return comparable(a, b)
    return (
        comparable(a, b)
        or (b.bare and not _nouns(b.kinds))
        or bool(_nouns(a.kinds | a.role) & _nouns(b.kinds))
        or bool(_nouns(b.role) & _nouns(a.kinds))
    )


def _nouns(forms: frozenset[str]) -> frozenset[str]:
    return frozenset(f for f in forms if f.startswith("=") and f not in {"=people", "=company"})


def _like(pair: tuple[Quantity, Quantity]) -> bool:
    """Whether the numbers are of one size: what is five times as many is something else."""
    small, large = sorted((pair[0].value, pair[1].value))
    return small > 0 and large / small < 5 and large > 1


def _far_apart(groups: Sequence[Group], pairs: Sequence[tuple[int, int]], weight: Mapping[str, float]) -> Iterator[Conflict]:
    """Clauses in different places that differ only in the number."""
    home = {w.number: i for i, g in enumerate(groups) for w in g.wordings}
    known = {w.number: w for g in groups for w in g.wordings}
    for a, b in pairs:
        if a not in known or b not in known or home[a] == home[b]:
            continue
        left, right = known[a], known[b]
        if left.mode != "told" or right.mode != "told" or left.negated != right.negated:
            continue
        if _numbers_differ(left, right, weight):
            yield Conflict(home[a], home[b], "number", left, right, True)


def _numbers_differ(left: Wording, right: Wording, weight: Mapping[str, float]) -> bool:
    pair = _at_odds(left.figures, right.figures)
    if asked(left) or asked(right):
        return False
    if pair is None or pair[0].kinds & _SIZES or not comparable(*pair) or not _like(pair) or clash(left.times, right.times):
        return False
    if left.names and right.names and not set(left.names) & set(right.names):
        return False
    if left.voices == right.voices and (left.voices or {m.doc for m in left.members} & {m.doc for m in right.members}):
        return False
    mine, theirs = _bare(left.forms), _bare(right.forms)
    covered = mass(mine & theirs, weight) / max(min(mass(mine, weight), mass(theirs, weight)), 1e-9)
    a, b = pair[0].near | pair[0].kinds, pair[1].near | pair[1].kinds
    beside = (mine & theirs) - pair[0].kinds - pair[1].kinds
    if not beside or (pair[0].measured and not (pair[0].near & pair[1].near) - pair[0].kinds):
        return False
    return covered >= COVERED and mass(a & b, weight) / max(mass(a | b, weight), 1e-9) >= NEAR


def _bare(forms: frozenset[str]) -> frozenset[str]:
    return frozenset(f for f in forms if not f.startswith("#"))


def _compatible(left: Group, right: Group) -> bool:
    """Whether some wording of one claim can be true with some wording of the other."""
    for a in left.wordings:
        for b in right.wordings:
            if a.figures and b.figures and agreeing(a.figures, b.figures):
                return True
    return False


def _past(group: Group, day: str) -> bool:
    """Whether a claim is of an earlier year than the story, which began on `day`: "a similar collapse in 2019 killed twelve"."""
    return any(t.latest[:4] < day[:4] and not _near(t, day) for w in group.wordings if w.figures for t in w.times)


def _near(time: Moment, day: str) -> bool:
    """Whether a time ended less than about two months before a day: in January last year is near."""
    apart = days_apart(Moment(time.latest[:10], time.latest[:10], "", False), Moment(day, day, "", False))
    return apart is not None and apart < MONTHS * 30


def _in_time(row: Conflict, groups: Sequence[Group], press: Press) -> Conflict:
    """The conflict with the later claim first; an update where the later number replaces the earlier one."""
    here, there = groups[row.left], groups[row.right]
    told, before = first_told(row.here, here, press.published), first_told(row.there, there, press.published)
    if told is not None and (before is None or told < before):
        row = row._replace(left=row.right, right=row.left, here=row.there, there=row.here)
    if row.kind != "number":
        return row
    back = row._replace(left=row.right, right=row.left, here=row.there, there=row.here)
    for says, said in ((may_replace, back), (replaces, row)):
        step = Step(said.here, groups[said.left], said.there, groups[said.right], _rises(said))
        if says(step, press.published, press.texts):
            return said._replace(kind="update")
    return row


def _rises(row: Conflict) -> bool:
    """Whether every number of the later wording is above those of the earlier one that it stands against."""
    pair = _at_odds(row.here.figures, row.there.figures)
    return pair is not None and pair[0].value > pair[1].value
