"""Wording: the clearest words for a claim, and how the others compare with them."""

from collections.abc import Mapping

from wirestem.model import Match
from wirestem.story.corroborate.groups import Group
from wirestem.story.corroborate.knowledge import word_list
from wirestem.story.corroborate.wordings import Wording
from wirestem.text import words

FULL, PART = 0.6, 0.25
"""Shares of the weight of the claim's words that a mention must have to tell it in full, or at all."""


def clearest(group: Group, texts: Mapping[str, str], weight: Mapping[str, float]) -> Wording:
    """The wording to show: told most often, near the middle of the group, a whole sentence rather than a fragment."""

    def rank(wording: Wording) -> tuple[float, int]:
        central = sum(_share(wording.forms & other.forms, other.forms, weight) * len(other.members) for other in group.wordings)
        central /= sum(len(other.members) for other in group.wordings)
        found = words(wording.text, 0)
        first = found[0].form if found else ""
        whole = 0.25 if wording.text[:1].isupper() or wording.text[:1].isdigit() else 0.0
        pronoun = -0.3 if first in word_list("pronoun") else 0.0
        headline = -0.25 if all(m.headline for m in wording.members) else 0.0
        quoted = -0.15 if wording.speakers else 0.0
        named = 0.1 if wording.names else 0.0
        size = -0.02 * abs(len(found) - 14) / 2
        told = 0.05 * min(len({m.doc for m in wording.members}), 5)
        return central + whole + pronoun + headline + quoted + named + size + told, -wording.number

    return max(group.wordings, key=rank)


def likeness(wording: Wording, shown: Wording, weight: Mapping[str, float]) -> Match:
    """`full` when it says what the shown wording says, `narrower` when it says less, `partial` when only a part is shared."""
    if wording is shown:
        return "full"
    covered = _share(wording.forms & shown.forms, shown.forms, weight)
    if covered >= FULL:
        return "full"
    return "narrower" if covered >= PART or _share(wording.forms & shown.forms, wording.forms, weight) >= PART else "partial"


def _share(part: frozenset[str], whole: frozenset[str], weight: Mapping[str, float]) -> float:
    total = sum(weight.get(f, 1.0) for f in sorted(whole))
    return sum(weight.get(f, 1.0) for f in sorted(part)) / total if total else 0.0
