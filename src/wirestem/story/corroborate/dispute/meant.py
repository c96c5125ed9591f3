"""Meant: which claim somebody means who names it only to deny it ("denied that anyone was kept out")."""

import re
from collections.abc import Mapping, Sequence

from wirestem.story.corroborate.dispute.denials import Told, mentions_by_doc, speaks_for
from wirestem.story.corroborate.dispute.merging import merged
from wirestem.story.corroborate.match.groups import Group
from wirestem.story.corroborate.match.wordings import EMPTY, mass

_SUCH = re.compile(r"^(?:such|this|that|these|those|any such)\b", re.IGNORECASE)
LIKE = 0.5
"""How much of the weight of its words a claim of another article must hold."""
ALIKE = 1.2
"""How much must speak for a claim of the same article."""


def settled(groups: Sequence[Group], weight: Mapping[str, float]) -> list[Group]:
    """The groups after what is only named in denials ("denied that anyone was kept out") has joined the claim it means."""
    near = mentions_by_doc(groups)
    home = {i: i for i in range(len(groups))}
    for number, group in enumerate(groups):
        if all(m.mode == "denied" for m in group.members):
            meant = _meant(number, group, near, groups, weight)
            if meant is not None:
                home[number] = meant
    return merged(groups, home)[0]


def _meant(
    number: int, group: Group, near: Mapping[str, Sequence[Told]], groups: Sequence[Group], weight: Mapping[str, float]
) -> int | None:
    """The claim that what is named in a denial means: told before in the same article, or in like words elsewhere."""
    best: tuple[float, int] | None = None
    for wording in group.wordings:
        forms = wording.forms - EMPTY
        for mention in wording.members:
            for told in near[mention.doc]:
                least = 0.25 if _SUCH.search(wording.text) else 0.5
                if not _claims(groups[told.group]) or _covered(forms, told.wording.forms, weight) < least:
                    continue
                score = speaks_for(Told(number, mention, wording), told, wording.forms, weight)
                if score >= ALIKE and told.mention.sentence != mention.sentence and (best is None or score > best[0]):
                    best = score, told.group
        for other, rival in enumerate(groups):
            if _claims(rival) and forms & rival.forms:
                share = _share(forms, rival, weight)
                if share > 0 and (best is None or share > best[0]):
                    best = share, other
    return best[1] if best else None


def _share(forms: frozenset[str], rival: Group, weight: Mapping[str, float]) -> float:
    """How much of what is denied a claim holds in one wording; what somebody alleges is denied more often than what is told."""
    told_there = [w for w in rival.wordings if not all(m.headline for m in w.members)]
    share = max((_covered(forms, w.forms, weight) for w in told_there), default=0.0)
    if share < LIKE:
        return 0.0
    alleged = any(m.stance == "alleges" for m in rival.members)
    return share + (0.15 if alleged else 0.0) + 0.02 * min(len(rival.docs), 5)


def _claims(group: Group) -> bool:
    """Whether somebody tells it, not only denies it."""
    return not group.denial and any(m.mode != "denied" for m in group.members)


def _covered(forms: frozenset[str], others: frozenset[str], weight: Mapping[str, float]) -> float:
    total = mass(forms, weight)
    return mass(forms & others, weight) / total if total else 0.0
