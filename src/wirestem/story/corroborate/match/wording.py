"""Wording: the clearest words for a claim, and how the others compare with them."""

from collections.abc import Mapping
from functools import cache

from wirestem.model import Match, Statement
from wirestem.story.corroborate.clause.joints import is_verb
from wirestem.story.corroborate.clause.propositions import Proposition
from wirestem.story.corroborate.knowledge import word_list
from wirestem.story.corroborate.match.groups import Group
from wirestem.story.corroborate.match.wordings import Wording, mass
from wirestem.story.corroborate.terms import Page, stem
from wirestem.text import words

_RELATIVE = frozenset({"which", "who", "that"})
FULL, PART = 0.6, 0.15
"""Shares of the weight of the claim's words that a mention must have to tell it in full, or at all."""


def clearest(group: Group, weight: Mapping[str, float]) -> Wording:
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


def shown(wording: Wording, pages: Mapping[str, Page]) -> str:
    """The words of a claim as a reader can take them alone: a clause without its subject gets it back.

    "is looking for friends" becomes "Putin … is looking for friends"; what an uncommon cue governs keeps the cue ("it
    thanked Russia for using its veto").
    """
    member = wording.members[0]
    page = pages[member.doc]
    statement = member.statement
    if statement and statement.cue and member.mode == "told" and _governed(page, member, statement):
        start = max(member.sentence[0], min(a for a, _ in (*statement.source, *statement.cue)))
        return page.text[start : member.end]
    first = page.words(member.start, member.end)[:1]
    if first and is_verb(page, page.words(member.start, member.end), 0) and member.start > member.sentence[0]:
        head = _subject(page, member)
        return f"{head} … {wording.text}" if head else wording.text
    return wording.text


def _governed(page: Page, member: Proposition, statement: Statement) -> bool:
    """Whether the clause is the object of a cue other than "said", "told" and their like, right before it."""
    before = [r for r in statement.cue if member.sentence[0] <= r[0] and 0 <= member.start - r[1] <= 3]
    if not before:
        return False
    return not any(stem(w.form) in _plain_cues() for a, b in before for w in page.words(a, b))


@cache
def _plain_cues() -> frozenset[str]:
    return frozenset(stem(w) for w in word_list("plain cue"))


def _subject(page: Page, member: Proposition) -> str:
    """The words in front of the first verb of the sentence, or of its last clause, when the clause goes on with them for certain.

    "It comes when Kral has lost his allies and | is looking for friends" has "Kral", "The dog, which guards say | is old" the
    dog.
    """
    found = page.words(member.sentence[0], member.start)
    joints = [i for i, w in enumerate(found) if w.form in word_list("joint") - {"and", "but", "or"}]
    if joints:
        before = found[: joints[-1]]
        standing = found[joints[-1]].form in _RELATIVE and not any(is_verb(page, before, i) for i in range(len(before)))
        found = before if standing else found[joints[-1] + 1 :]
        if not standing and not any(is_verb(page, found, i) for i in range(len(found))):
            return ""
    verbs = [i for i in range(len(found)) if is_verb(page, found, i)]
    if not found or (len(joints) > 1 and found[0].start == member.sentence[0]):
        return ""
    end = found[verbs[0]].start if verbs else found[-1].end if joints else member.start
    head = page.text[found[0].start : end].strip(' ,“"')
    return head if 0 < len(head.split()) <= 8 and "," not in head else ""


def likenesses(group: Group, best: Wording, weight: Mapping[str, float]) -> tuple[Match, ...]:
    """How each wording of the claim compares with the `best` one; no mere part is told where it shares words with a wording
    that tells the claim.
    """
    found = [_likeness(w, best, weight) for w in group.wordings]
    telling = [w for w, match in zip(group.wordings, found, strict=True) if match != "partial"]
    return tuple(
        "narrower"
        if match == "partial" and (group.denial or any(_likeness(w, t, weight) != "partial" for t in telling))
        else match
        for w, match in zip(group.wordings, found, strict=True)
    )


def _likeness(wording: Wording, best: Wording, weight: Mapping[str, float]) -> Match:
    """`full` when it says what the shown wording says, `narrower` when it says less, `partial` when only a part is shared."""
    if wording is best:
        return "full"
    covered = _share(wording.forms & best.forms, best.forms, weight)
    if covered >= FULL:
        return "full"
    mine = _share(wording.forms & best.forms, wording.forms, weight)
    return "narrower" if max(covered, mine) >= PART or wording.voices & best.voices else "partial"


def _share(part: frozenset[str], whole: frozenset[str], weight: Mapping[str, float]) -> float:
    total = mass(whole, weight)
    return mass(part, weight) / total if total else 0.0
