"""Denials: which claim a denial is aimed at."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from wirestem.story.corroborate.clause.propositions import Proposition
from wirestem.story.corroborate.match.groups import Group
from wirestem.story.corroborate.match.wordings import EMPTY, Wording, mass

_AHEAD = re.compile(r"\b(?:will|shall|must)\b")
_POINTER = re.compile(r"\b(?:the|this|that|these|those|such)\s+\w+(?:\s+as\b|[,.\"”]|$)|\b(?:this|it)\b")
LEAST = 1.6
"""How much must speak for a target, for denials of one target to be compared."""
SHOWN = 1.8
"""The same for a dispute to be told."""
UNPROMPTED = 2.6
"""The same where nobody says that he denies something: "no harm is known"."""
ALIKE = 1.2
"""The same where the words are alike as well."""
OPPOSED = 0.5
"""How much of the weight of its words a claim told as untrue must share with what is alleged."""
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


def stands(aim: Aim, groups: Sequence[Group]) -> bool:
    """Whether an aim is sure enough to tell a reader.

    What nobody alleges, what one article tells in passing, is seldom what one article's denial means, unless the denial
    names it ("denied that ..."). What nobody tells at all, save to deny it, is no other side.
    """
    denial, target = groups[aim.denial], groups[aim.target]
    if any(m.stance == "alleges" for m in target.members):
        return aim.score >= SHOWN
    told = {m.doc for m in target.members if m.mode != "denied"}
    if aim.score >= EMBEDDED:
        return bool(told)
    return aim.score >= SHOWN and len(denial.docs) > 1 and len(told) > 1


def aims(groups: Sequence[Group], weight: Mapping[str, float]) -> tuple[Aim, ...]:
    """For every denial the claim it is aimed at; denials of nothing told are left out."""
    found: dict[tuple[int, int], list[Aim]] = {}
    for told in mentions_by_doc(groups).values():
        denied: list[int] = []
        for run in _runs(told, groups):
            acted = any(d.mention.mode == "act" for d in run)
            if not acted and any(_AHEAD.search(d.wording.text) for d in run):
                continue  # "no ship will sail" forbids, it does not deny
            best = _best(run, told, groups, weight) or _again(run, denied, groups) or _anywhere(run, groups, weight)
            if best is None:
                continue
            denied.append(best.target)
            for denial in run:
                if denial.mention.mode != "act" and all(is_fact(w) for w in groups[denial.group].wordings):
                    continue
                found.setdefault((denial.group, best.target), []).append(
                    best._replace(denial=denial.group, here=best.here if denial.group == best.denial else denial.mention)
                )
    chosen = _chosen(found)
    return (*chosen, *_against(groups, chosen, weight))


def _against(groups: Sequence[Group], found: Sequence[Aim], weight: Mapping[str, float]) -> Iterator[Aim]:
    """Denials by what they say: "there were no losses" against "four were killed", where that is alleged or denied as well."""
    aimed = {a.denial for a in found}
    targets = {a.target for a in found} | {i for i, g in enumerate(groups) if any(m.stance == "alleges" for m in g.members)}
    for number, group in enumerate(groups):
        if number in aimed | targets or group.denial:
            continue
        spoken = [w for w in group.wordings if w.negated and w.voices and not w.times and not w.figures]
        if not spoken or len(spoken) < len(group.wordings):
            continue
        forms = frozenset[str]().union(*(w.forms for w in spoken))
        for target in sorted(targets):
            aim = _opposed(number, group, target, groups[target], forms, weight)
            if aim is not None:
                yield aim
                break


def _opposed(
    number: int, group: Group, target: int, rival: Group, forms: frozenset[str], weight: Mapping[str, float]
) -> Aim | None:
    """The aim when the words of a claim told as untrue are those of another, told by others."""
    voices = {v for w in group.wordings for v in w.voices}
    if rival.denial or any(w.negated or w.voices & voices for w in rival.wordings):
        return None
    like = max(rival.wordings, key=lambda w: mass(forms & w.forms, weight))
    share = mass(forms & like.forms, weight) / max(mass(forms, weight), 1e-9)
    if share < OPPOSED or len(forms & like.forms) < 2:
        return None
    return Aim(number, target, group.members[0], rival.members[0], UNPROMPTED + share)


def _runs(told: Sequence[Told], groups: Sequence[Group]) -> list[list[Told]]:
    """The denials of an article, each act of denial with what is said to bear it out: they deny one thing."""
    runs: list[list[Told]] = []
    for i, now in enumerate(told):
        denies = groups[now.group].denial or (now.mention.stance == "denies" and now.mention.mode == "told")
        if runs and ((denies and _goes_on(runs[-1], now)) or _bears_out(runs[-1], now, denies)):
            runs[-1].append(now)
        elif groups[now.group].denial:
            runs.append([*_before(now, told[max(0, i - 4) : i], groups), now])
    return runs


def _goes_on(run: Sequence[Told], now: Told) -> bool:
    """Whether a denial carries on the one before: in its sentence, by its speaker, or in like words after an act."""
    before, mention = run[-1].mention, now.mention
    if mention.answers and mention.sentence == before.sentence:
        return True
    if mention.mode == "act":
        return False
    acted = before.mode == "act" and mention.block <= before.block + 1
    if acted and (run[-1].wording.forms & now.wording.forms) - EMPTY:
        return True
    return _same_voice(before, mention) and (acted or mention.block == before.block)


def _bears_out(run: Sequence[Told], now: Told, denies: bool) -> bool:
    """Whether the paragraph of an act of denial goes on with what is not so: "They rejected it. "No one came," he said"."""
    act = next((d.mention for d in run if d.mention.mode == "act"), None)
    mention = now.mention
    if act is None or mention.mode != "told" or mention.sentence == act.sentence:
        return False
    if mention.block <= act.block + 1 and 0 <= mention.sentence[0] - act.sentence[1] <= 3 and _same_voice(act, mention):
        return mention.stance in ("asserts", "denies") and not (now.wording.times or now.wording.figures)
    if mention.block != act.block:
        return False
    said = mention.statement is not None and mention.stance in ("asserts", "denies", "confirms")
    return said and (denies or now.wording.negated) and not now.wording.times


def _before(act: Told, told: Sequence[Told], groups: Sequence[Group]) -> list[Told]:
    """What the denier said right before about the thing denied: "All are well, she said. She denied …"."""
    if act.mention.mode != "act":
        return []
    return [
        t
        for t in told
        if t.mention.mode == "told"
        and t.mention.block == act.mention.block
        and t.mention.sentence != act.mention.sentence
        and not groups[t.group].denial
        and not (t.wording.times or t.wording.figures)
        and _same_voice(t.mention, act.mention)
        and (t.wording.negated or (t.wording.forms & act.wording.forms) - EMPTY)
    ][-1:]


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
        score, here = max(((speaks_for(d, told, forms, weight), d) for d in run), key=lambda row: row[0])
        score += 0.03 * min(len(groups[told.group].docs) - 1, 3) if score else 0.0
        least = LEAST if acted or told.mention.stance == "alleges" else UNPROMPTED
        if score >= least and (best is None or score > best.score):
            best = Aim(here.group, told.group, here.mention, told.mention, score)
    return best


def speaks_for(denial: Told, told: Told, forms: frozenset[str], weight: Mapping[str, float]) -> float:
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
    accused = 0.3 if there.stance == "alleges" or "=charge" in told.wording.forms else 0.0
    recent = 0.1 * max(0.0, 1 - (here.start - there.end) / 400)
    nearby = frozenset[str]() if together else denial.wording.around
    overlap = _overlap(forms, nearby, told.wording.forms, weight) - mass(forms & frozenset(told.wording.names), weight) / 8
    return place + pointing + accused + recent + min(overlap, 2.0)


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
    shared, beside = (forms - EMPTY) & told, (nearby - forms - EMPTY) & told
    return mass(shared, weight) / 4 + mass(beside, weight) / 10


def _again(run: Sequence[Told], denied: Sequence[int], groups: Sequence[Group]) -> Aim | None:
    """What the article has denied before, when the denial speaks of that."""
    for target in denied:
        for denial in run:
            if (denial.wording.forms - EMPTY) & groups[target].forms and denial.group != target:
                return Aim(denial.group, target, denial.mention, groups[target].members[0], LEAST)
    return None


def is_fact(wording: Wording) -> bool:
    """Whether a wording told in support of a denial is a fact of its own: dated or counted, and denying nothing."""
    return not wording.negated and wording.mode == "told" and bool(wording.times or wording.figures)


def _anywhere(run: Sequence[Told], groups: Sequence[Group], weight: Mapping[str, float]) -> Aim | None:
    """A target in another article: a claim that holds most of what the denial speaks of."""
    best: Aim | None = None
    for denial in run:
        forms = denial.wording.forms - EMPTY
        for number, group in enumerate(groups):
            if (
                group.denial
                or len(forms & group.forms) < 2
                or all(m.headline for m in group.members)
                or any(_same_voice(denial.mention, m) for m in group.members)
            ):
                continue
            share = mass(forms & group.forms, weight) / max(mass(forms, weight), 1.0)
            alleged = any(m.stance == "alleges" for m in group.members)
            least = 0.4 if alleged else 0.55 if denial.mention.mode == "act" else 0.8 if denial.wording.negated else 1.1
            if share >= least and (best is None or share + LEAST > best.score):
                best = Aim(denial.group, number, denial.mention, group.members[0], LEAST + share)
    return best


def _same_voice(left: Proposition, right: Proposition) -> bool:
    if left.statement is None or right.statement is None:
        return False
    return left.statement is right.statement or (
        left.statement.speaker is not None and left.statement.speaker == right.statement.speaker
    )
