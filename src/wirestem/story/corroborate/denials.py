"""Denials: which claim a denial is aimed at."""

import re
from collections.abc import Mapping, Sequence
from itertools import product
from typing import NamedTuple

from wirestem.story.corroborate.groups import Group, group_of
from wirestem.story.corroborate.propositions import Proposition
from wirestem.story.corroborate.wordings import Wording, mass

_AHEAD = re.compile(r"\b(?:will|shall|must)\b")
_POINTER = re.compile(r"\b(?:the|this|that|these|those|such)\s+\w+(?:\s+as\b|[,.\"”]|$)|\b(?:this|it)\b")
_EMPTY = frozenset({"=deny", "=false", "=rumour"})
LEAST = 1.6
"""How much must speak for a target."""
UNPROMPTED = 2.6
"""The same where nobody says that he denies something: "no harm is known"."""
ALIKE = 1.2
"""The same where the words are alike as well."""
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
        for run in _runs([t for t in told if groups[t.group].denial]):
            acted = any(d.mention.mode == "act" for d in run)
            if not acted and any(_AHEAD.search(d.wording.text) for d in run):
                continue  # "no ship will sail" forbids, it does not deny
            best = _best(run, told, groups, weight) or _anywhere(run, groups, weight)
            if best is None:
                continue
            for denial in run:
                found.setdefault((denial.group, best.target), []).append(
                    best._replace(denial=denial.group, here=best.here if denial.group == best.denial else denial.mention)
                )
    return _chosen(found)


def _runs(denials: Sequence[Told]) -> list[list[Told]]:
    """The denials of an article, each act of denial with what its speaker says to bear it out: they deny one thing."""
    runs: list[list[Told]] = []
    for denial in denials:
        before = runs[-1][-1].mention if runs else None
        if before is not None and _goes_on(before, denial.mention):
            runs[-1].append(denial)
        else:
            runs.append([denial])
    return runs


def _goes_on(before: Proposition, now: Proposition) -> bool:
    if now.answers and now.sentence == before.sentence:
        return True
    if now.mode == "act" or not _same_voice(before, now):
        return False
    return now.block == before.block or (before.mode == "act" and now.block == before.block + 1)


def _chosen(found: Mapping[tuple[int, int], Sequence[Aim]]) -> tuple[Aim, ...]:
    """The target most articles speak for; a second one only where the denial itself names it."""
    totals: dict[int, list[tuple[float, Aim]]] = {}
    for (denial, _), rows in sorted(found.items()):
        best = max(rows, key=lambda a: a.score)
        totals.setdefault(denial, []).append((min(best.score, 2.5) + 0.75 * (len({a.here.doc for a in rows}) - 1), best))
    out: list[Aim] = []
    for denial in sorted(totals):
        ranked = sorted(totals[denial], key=lambda row: (-row[0], row[1].target))
        out.extend(aim for rank, (_, aim) in enumerate(ranked) if rank == 0 or aim.score >= EMBEDDED)
    return tuple(out)


def _best(run: Sequence[Told], near: Sequence[Told], groups: Sequence[Group], weight: Mapping[str, float]) -> Aim | None:
    """The best target in the same article, None when nothing speaks enough for one."""
    best: Aim | None = None
    own = {d.group for d in run}
    acted = any(d.mention.mode == "act" or d.mention.answers for d in run)
    forms = frozenset[str]().union(*(d.wording.forms for d in run))
    for told in near:
        if told.group in own or groups[told.group].denial:
            continue
        score, here = max(((_score(d, told, forms, weight), d) for d in run), key=lambda row: row[0])
        score += 0.03 * min(len(groups[told.group].docs) - 1, 3) if score else 0.0
        least = LEAST if acted or told.mention.stance == "alleges" else UNPROMPTED
        if score >= least and (best is None or score > best.score):
            best = Aim(here.group, told.group, here.mention, told.mention, score)
    return best


def _score(denial: Told, told: Told, forms: frozenset[str], weight: Mapping[str, float]) -> float:
    """How much speaks for `told` being what is denied: where it stands, and the words both share (`forms` the denial's)."""
    here, there = denial.mention, told.mention
    if there.mode == "denied" and here.sentence == there.sentence:
        return EMBEDDED
    if _same_voice(here, there) or there.headline or there.start >= here.start:
        return 0.0
    back = here.block - there.block
    together = there.sentence == here.sentence
    place = 1.4 if together else max(1.2 - 0.25 * back, 0.4)
    pointing = 0.5 if _points_back(denial, told) else 0.0
    accused = 0.3 if there.stance == "alleges" else 0.0
    nearby = frozenset[str]() if together else denial.wording.around
    overlap = _overlap(forms, nearby, told.wording.forms, weight) - mass(forms & frozenset(told.wording.names), weight) / 8
    return place + pointing + accused + min(overlap, 2.0)


def _points_back(denial: Told, told: Told) -> bool:
    """Whether the denial names what it denies by a word that leans on what was just said: "the allegations", "this"."""
    here, there = denial.mention, told.mention
    if here.mode != "act" or here.block - there.block > 1:
        return False
    if "=rumour" in denial.wording.forms or "=charge" in denial.wording.forms:
        return True
    next_to = here.block == there.block and here.sentence[0] - there.sentence[1] <= 3
    return next_to and bool(_POINTER.search(denial.wording.text))


def _overlap(forms: frozenset[str], nearby: frozenset[str], told: frozenset[str], weight: Mapping[str, float]) -> float:
    shared, beside = (forms - _EMPTY) & told, (nearby - forms - _EMPTY) & told
    return mass(shared, weight) / 4 + mass(beside, weight) / 10


def _anywhere(run: Sequence[Told], groups: Sequence[Group], weight: Mapping[str, float]) -> Aim | None:
    """A target in another article: a claim that holds most of what the denial speaks of."""
    best: Aim | None = None
    for denial in run:
        forms = denial.wording.forms - _EMPTY
        for number, group in enumerate(groups):
            if group.denial or len(forms & group.forms) < 2 or any(_same_voice(denial.mention, m) for m in group.members):
                continue
            share = mass(forms & group.forms, weight) / max(mass(forms, weight), 1.0)
            alleged = any(m.stance == "alleges" for m in group.members)
            least = 0.4 if alleged else 0.65 if denial.mention.mode == "act" else 0.8 if denial.wording.negated else 1.1
            if share >= least and (best is None or share + LEAST > best.score):
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
    """The claim that what is named in a denial means: told before in the same article, or in like words elsewhere."""
    best: tuple[float, int] | None = None
    for wording in group.wordings:
        forms = wording.forms - _EMPTY
        for mention in wording.members:
            for told in near[mention.doc]:
                if not _claims(groups[told.group]) or _covered(forms, told.wording.forms, weight) < 0.5:
                    continue
                score = _score(Told(number, mention, wording), told, wording.forms, weight)
                if score >= ALIKE and told.mention.sentence != mention.sentence and (best is None or score > best[0]):
                    best = score, told.group
        for other, rival in enumerate(groups):
            if _claims(rival) and len(forms & rival.forms) >= 2:
                told_there = [w for w in rival.wordings if not all(m.headline for m in w.members)]
                share = max((_covered(forms, w.forms, weight) for w in told_there), default=0.0)
                if share >= 0.7 and (best is None or share > best[0]):
                    best = share, other
    return best[1] if best else None


def _claims(group: Group) -> bool:
    """Whether somebody tells it, not only denies it."""
    return not group.denial and any(m.mode != "denied" for m in group.members)


def _covered(forms: frozenset[str], others: frozenset[str], weight: Mapping[str, float]) -> float:
    total = mass(forms, weight)
    return mass(forms & others, weight) / total if total else 0.0


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
                if home[b] == b and _one_denial(groups[a], groups[b]):
                    home[b] = home[a]
    for act, answer in _answers(groups, found):
        if home[answer] == answer and home[act] != answer:
            home[answer] = home[act]
    merged, place = _merged(groups, home)
    best: dict[tuple[int, int], Aim] = {}
    for aim in sorted(found, key=lambda a: a.score):
        best[place[aim.denial], place[aim.target]] = aim
    return merged, tuple(a._replace(denial=d, target=t) for (d, t), a in sorted(best.items()))


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


def _one_denial(left: Group, right: Group) -> bool:
    """Whether two denials of one claim are one: by the same party, and neither a fact of its own given in support."""
    facts = any(not w.negated and w.mode == "told" and (w.times or w.figures) for g in (left, right) for w in g.wordings)
    answered = any(a.answers and a.sentence == b.sentence for a, b in product(left.members, right.members))
    answered |= any(b.answers and a.sentence == b.sentence for a, b in product(left.members, right.members))
    return (answered or bool(left.deniers() & right.deniers())) and not facts


def _merged(groups: Sequence[Group], home: Mapping[int, int]) -> tuple[list[Group], dict[int, int]]:
    """The groups with each joined to its `home`, and where each of them is now."""
    roots = {i: _root(home, i) for i in range(len(groups))}
    kept = sorted(set(roots.values()))
    place = {root: n for n, root in enumerate(kept)}
    parts: dict[int, list[Wording]] = {}
    for i in range(len(groups)):
        parts.setdefault(roots[i], []).extend(groups[i].wordings)
    merged = [group_of(parts[root]) if len(parts[root]) > len(groups[root].wordings) else groups[root] for root in kept]
    return merged, {i: place[roots[i]] for i in range(len(groups))}


def _root(home: Mapping[int, int], i: int) -> int:
    while home[i] != i:
        i = home[i]
    return i
