"""Denials: which claim a denial is aimed at."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from wirestem.story.corroborate.groups import Group, group_of
from wirestem.story.corroborate.propositions import Proposition
from wirestem.story.corroborate.wordings import Wording

_EMPTY = frozenset({"=deny", "=false", "=rumour"})
LEAST = 1.6
"""How much must speak for a target."""
EMBEDDED = 4.0
"""What speaks for a target that the denial itself names: "denied that …"."""


class Aim(NamedTuple):
    """Denial group `denial` is aimed at group `target`; the mentions where it shows, and how much speaks for it."""

    denial: int
    target: int
    here: Proposition
    there: Proposition
    score: float


class Told(NamedTuple):
    """A mention with its group and wording."""

    group: int
    mention: Proposition
    wording: Wording


def mentions_by_doc(groups: Sequence[Group]) -> dict[str, list[Told]]:
    """All mentions of every article in text order."""
    found: dict[str, list[Told]] = {}
    for number, group in enumerate(groups):
        for wording in group.wordings:
            for mention in wording.members:
                found.setdefault(mention.doc, []).append(Told(number, mention, wording))
    return {doc: sorted(found[doc], key=lambda t: (t.mention.start, t.mention.end, t.group)) for doc in sorted(found)}


def aims(groups: Sequence[Group], weight: Mapping[str, float]) -> tuple[Aim, ...]:
    """For every denial the claim it is aimed at; denials of nothing told are left out."""
    found: dict[tuple[int, int], list[Aim]] = {}
    for told in mentions_by_doc(groups).values():
        last: Aim | None = None
        for denial in told:
            if not groups[denial.group].denial:
                continue
            best = _best(denial, told, groups, weight)
            if last is not None and _goes_on(last.here, denial.mention) and (best is None or best.score < last.score):
                best = last._replace(denial=denial.group, here=denial.mention, score=last.score - 0.2)
            best = best or _anywhere(denial, groups, weight)
            if best is not None:
                found.setdefault((best.denial, best.target), []).append(best)
                last = best
    return _chosen(found)


def _goes_on(before: Proposition, now: Proposition) -> bool:
    """Whether the denial goes on where the same speaker just denied."""
    return now.block - before.block <= 1 and _same_voice(before, now)


def _chosen(found: Mapping[tuple[int, int], Sequence[Aim]]) -> tuple[Aim, ...]:
    """The target most articles speak for; a second one only where the denial itself names it."""
    totals: dict[int, list[tuple[float, Aim]]] = {}
    for (denial, _), rows in sorted(found.items()):
        best = max(rows, key=lambda a: a.score)
        totals.setdefault(denial, []).append((best.score + 0.5 * (len({a.here.doc for a in rows}) - 1), best))
    out = []
    for denial in sorted(totals):
        ranked = sorted(totals[denial], key=lambda row: (-row[0], row[1].target))
        out.extend(aim for rank, (_, aim) in enumerate(ranked) if rank == 0 or aim.score >= EMBEDDED)
    return tuple(out)


def _best(denial: Told, near: Sequence[Told], groups: Sequence[Group], weight: Mapping[str, float]) -> Aim | None:
    """The best target in the same article, None when nothing speaks enough for one."""
    best: Aim | None = None
    for told in near:
        if told.group == denial.group or groups[told.group].denial or told.mention == denial.mention:
            continue
        score = _score(denial, told, weight)
        if score >= LEAST and (best is None or score > best.score):
            best = Aim(denial.group, told.group, denial.mention, told.mention, score)
    return best


def _score(denial: Told, told: Told, weight: Mapping[str, float]) -> float:
    """How much speaks for `told` being what is denied: where it stands, and the words both share."""
    here, there = denial.mention, told.mention
    if there.mode == "denied" and here.sentence == there.sentence:
        return EMBEDDED
    if _same_voice(here, there) or there.headline or there.start >= here.start:
        return 0.0
    back = here.block - there.block
    place = 2.0 if there.sentence == here.sentence else max(1.2 - 0.3 * back, 0.0)
    accused = 0.3 if there.stance == "alleges" else 0.0
    return place + min(_overlap(denial.wording, told.wording, weight), 2.0) + accused


def _overlap(denial: Wording, told: Wording, weight: Mapping[str, float]) -> float:
    shared = (denial.forms - _EMPTY) & told.forms
    nearby = (denial.around - denial.forms - _EMPTY) & told.forms
    return sum(weight.get(f, 1.0) for f in sorted(shared)) / 4 + sum(weight.get(f, 1.0) for f in sorted(nearby)) / 10


def _anywhere(denial: Told, groups: Sequence[Group], weight: Mapping[str, float]) -> Aim | None:
    """A target in another article: a claim that holds most of what the denial speaks of."""
    forms = denial.wording.forms - _EMPTY
    total = sum(weight.get(f, 1.0) for f in sorted(forms))
    best: Aim | None = None
    for number, group in enumerate(groups):
        if group.denial or number == denial.group or len(forms & group.forms) < 2:
            continue
        if any(_same_voice(denial.mention, m) for m in group.members):
            continue
        share = sum(weight.get(f, 1.0) for f in sorted(forms & group.forms)) / max(total, 1.0)
        alleged = any(m.stance == "alleges" for m in group.members)
        if share >= (0.4 if alleged else 0.65) and (best is None or share + LEAST > best.score):
            best = Aim(denial.group, number, denial.mention, group.members[0], LEAST + share)
    return best


def _same_voice(left: Proposition, right: Proposition) -> bool:
    if left.statement is None or right.statement is None:
        return False
    return left.statement is right.statement or (
        left.statement.speaker is not None and left.statement.speaker == right.statement.speaker
    )


def settled(groups: Sequence[Group], weight: Mapping[str, float]) -> list[Group]:
    """The groups after what is only named in denials ("denied that anyone was kept out") has joined the claim it means."""
    near = mentions_by_doc(groups)
    home = {i: i for i in range(len(groups))}
    for number, group in enumerate(groups):
        if all(m.mode == "denied" for m in group.members):
            meant = _meant(number, group, near, groups, weight)
            if meant is not None:
                home[number] = meant
    return _merged(groups, home)[0]


def _meant(
    number: int, group: Group, near: Mapping[str, Sequence[Told]], groups: Sequence[Group], weight: Mapping[str, float]
) -> int | None:
    best: tuple[float, int] | None = None
    for wording in group.wordings:
        for mention in wording.members:
            for told in near[mention.doc]:
                other = groups[told.group]
                if told.group == number or other.denial or all(m.mode == "denied" for m in other.members):
                    continue
                alike = _covered(wording.forms - _EMPTY, told.wording.forms, weight) >= 0.5
                score = _score(Told(number, mention, wording), told, weight) if alike else 0.0
                if score >= LEAST + 0.4 and told.mention.sentence != mention.sentence and (best is None or score > best[0]):
                    best = score, told.group
    return best[1] if best else None


def _covered(forms: frozenset[str], others: frozenset[str], weight: Mapping[str, float]) -> float:
    total = sum(weight.get(f, 1.0) for f in sorted(forms))
    return sum(weight.get(f, 1.0) for f in sorted(forms & others)) / total if total else 0.0


def joined(groups: Sequence[Group], found: Sequence[Aim]) -> tuple[list[Group], tuple[Aim, ...]]:
    """Denials of the same claim by the same party are one claim; the aims are renumbered."""
    home = {i: i for i in range(len(groups))}
    by_target: dict[int, list[int]] = {}
    for aim in found:
        by_target.setdefault(aim.target, []).append(aim.denial)
    for target in sorted(by_target):
        ones = sorted(set(by_target[target]))
        for i, a in enumerate(ones):
            for b in ones[i + 1 :]:
                if home[b] == b and groups[a].deniers() & groups[b].deniers():
                    home[b] = home[a]
    merged, place = _merged(groups, home)
    best: dict[tuple[int, int], Aim] = {}
    for aim in sorted(found, key=lambda a: a.score):
        best[place[aim.denial], place[aim.target]] = aim
    return merged, tuple(a._replace(denial=d, target=t) for (d, t), a in sorted(best.items()))


def _merged(groups: Sequence[Group], home: Mapping[int, int]) -> tuple[list[Group], dict[int, int]]:
    """The groups with each joined to its `home`, and where each of them is now."""
    roots = {i: _root(home, i) for i in range(len(groups))}
    kept = sorted(set(roots.values()))
    place = {root: n for n, root in enumerate(kept)}
    merged = [group_of([w for i in range(len(groups)) if roots[i] == root for w in groups[i].wordings]) for root in kept]
    return merged, {i: place[roots[i]] for i in range(len(groups))}


def _root(home: Mapping[int, int], i: int) -> int:
    while home[i] != i:
        i = home[i]
    return i
