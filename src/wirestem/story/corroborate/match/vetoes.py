"""Vetoes: why two clauses in like words cannot tell the same: what typed checks see and likeness does not.

Clauses that differ in who did it, when, where, how many or whether at all are the nearest of all by their words
(`eval/distortions.py` holds such pairs), so nothing here asks how alike they are, but what stands in the place of what.
"""

from collections.abc import Set
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from wirestem.story.corroborate.clause.moments import clash
from wirestem.story.corroborate.clause.roles import SOMEBODY, Act
from wirestem.story.corroborate.clause.scenes import NAME, Scene
from wirestem.story.corroborate.knowledge import pairs, word_list
from wirestem.story.corroborate.match.agreement import agreeing, clashing
from wirestem.story.corroborate.match.wordings import EMPTY, Wording
from wirestem.story.corroborate.terms import Page
from wirestem.text import words

SAME_WORDS = 0.75
"""Clauses that share this much of the shorter one are one quotation, whoever is said to speak."""
MOSTLY = 0.5
"""Clauses that share this much of all their words say the opposite when one has a "not"."""
SOME = 0.4
"""Clauses with one verb that share this much of all their words tell of one deed."""
MOST = 0.6
"""Clauses with one verb that share this much of the shorter one, places aside, tell of one deed."""
ALL_BUT = 0.8
"""What stands in the place of a word is another word in clauses that share this much of the shorter one besides."""


class Seen(NamedTuple):
    """What is asked of a pair: the share of the shorter clause and of both that both have, and how far numbers agree."""

    containment: float
    jaccard: float
    numbers: float


def refused(left: Wording, right: Wording, seen: Seen) -> str | None:
    """Why two wordings cannot tell the same, or None: the typed checks."""
    if _crossed(left, right) or _crossed(right, left):
        return "one denies"
    if left.mode == "act" == right.mode and _other_denier(left, right):
        return "other denier"
    if left.mode == "act" == right.mode and (left.forms <= EMPTY) != (right.forms <= EMPTY):
        return "one names nothing"  # "she denied this" is about whatever was said before it
    if _opposite(left, right, seen):
        return "says the opposite"
    if clashing(left.figures, right.figures) and not agreeing(left.figures, right.figures):
        return "other number"
    if _other_turn(left, right):
        return "other number"
    if clash(left.times, right.times):
        return "other time"
    if _turned(left, right):
        return "roles turned"
    if _planned(left, right, seen):
        return "plan and fact"
    if _elsewhere(left, right, seen):
        return "other place"
    if _other_speaker(left, right, seen):
        return "other speaker"
    return None


def _other_denier(left: Wording, right: Wording) -> bool:
    """Whether two acts of denial are of two parties, each with a name: "the driver" may be anybody.

    Two who deny together are not the one of them.
    """
    if not left.voices or not right.voices or left.voices & right.voices:
        return False
    (mine, one), (theirs, two) = _denier(left), _denier(right)
    return bool(one and two) and (not one & two or (" and " in mine) != (" and " in theirs))


def _denier(wording: Wording) -> tuple[str, frozenset[str]]:
    """The words for who denies, and the names among them."""
    member = wording.members[0]
    held = member.statement.source if member.statement else ()
    spelt = " ".join(wording.text[max(0, a - member.start) : max(0, b - member.start)] for a, b in held)
    named = (w.form for w in words(spelt) if spelt[w.start].isupper())
    return spelt, frozenset(named) - word_list("stop") - word_list("pronoun")


def _opposite(left: Wording, right: Wording, seen: Seen) -> bool:
    """Whether one has a "not" or a word of the other sense in the place of the other's; both together cancel out."""
    turned = left.negated != right.negated
    if _against(left.poles, right.poles) and (seen.jaccard >= MOSTLY or _rest(left, right) >= ALL_BUT):
        return not turned
    return turned and (left.denies != right.denies or seen.jaccard >= MOSTLY)


def opposed(left: Wording, right: Wording) -> bool:
    """Whether one has a word of the other sense than a word of the other."""
    return _against(left.poles, right.poles)


def _against(mine: Set[tuple[int, bool]], theirs: Set[tuple[int, bool]]) -> bool:
    return any((n, not side) in theirs and (n, side) not in theirs and (n, not side) not in mine for n, side in mine)


def _rest(left: Wording, right: Wording) -> float:
    """The share of the shorter clause's content words, one of them aside, that the other has."""
    return len(left.forms & right.forms) / max(1, min(len(left.forms), len(right.forms)) - 1)


def _turned(left: Wording, right: Wording) -> bool:
    """Whether who does it and to whom it is done changed places; "A bought from B" and "B sold to A" have not."""
    mine, theirs = left.act, right.act
    if mine is None or theirs is None:
        return False
    if mine.verb in word_list("be"):
        return False
    if mine.verb == theirs.verb and mine.verb not in mutual() and _exchanged(mine, theirs):
        return True
    straight = bool(_cut(mine, mine.agents) & _cut(theirs, theirs.agents))
    crossed = bool(_moved(mine, theirs)) + bool(_moved(theirs, mine))
    named = _names(_moved(mine, theirs), mine) and _names(_moved(theirs, mine), theirs)
    if mine.verb == theirs.verb:
        alone = bool(mine.agents) and bool(theirs.agents) and not straight
        if SOMEBODY in mine.agents | theirs.agents:
            alone = alone and (_names(_moved(mine, theirs), mine) or _names(_moved(theirs, mine), theirs))
        return mine.verb not in mutual() and (named or (crossed > 0 and alone))
    if any((mine.verb in a and theirs.verb in b) or (mine.verb in b and theirs.verb in a) for a, b in converse()):
        return straight and not crossed
    return False


def _exchanged(mine: Act, theirs: Act) -> bool:
    """Whether two words have each other's part: "drones from Tarsk flew into Belvany", "drones from Belvany flew into Tarsk"."""
    moved = {}
    for form, part in mine.parts:
        other = [p for f, p in theirs.parts if f == form]
        if len(other) == 1 and other[0] != part and sum(f == form for f, _ in mine.parts) == 1:
            moved[form] = part, other[0]
    ways = set(moved.values())
    return any((there, here) in ways for here, there in ways)


def _cut(act: Act, forms: Set[str]) -> frozenset[str]:
    """The words, names cut so that a people and its country are one."""
    return frozenset(f[:NAME] if f in act.names else f for f in forms)


def _moved(one: Act, other: Act) -> frozenset[str]:
    """What does it in one clause and does not in the other, where it is named as well."""
    return (_cut(one, one.agents) & _cut(other, other.others)) - _cut(other, other.agents) - _cut(one, one.others)


def _names(forms: Set[str], act: Act) -> bool:
    return any(f[:NAME] in forms for f in act.names)


@cache
def mutual() -> frozenset[str]:
    """Verbs for what two do together, as forms: it is the same whoever is named first."""
    return _forms(word_list("mutual"))


@cache
def converse() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Pairs of verbs for one deal from its two ends, as forms."""
    return tuple((_forms(a), _forms(b)) for a, b in pairs("converse"))


@cache
def _forms(words: frozenset[str]) -> frozenset[str]:
    return frozenset(t.form for w in words for t in Page(w).terms(0, len(w)))


ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def _other_turn(left: Wording, right: Wording) -> bool:
    """Whether one tells of the first of a kind and the other of the second: "his first visit", "her second trip"."""
    mine, theirs = _turns(left), _turns(right)
    return any(not mine[kind] & theirs[kind] for kind in mine.keys() & theirs.keys())


def _turns(wording: Wording) -> dict[str, set[str]]:
    """The ordinals right before a word, by that word's form."""
    found: dict[str, set[str]] = {}
    for (word, _), (_, form) in pairwise(wording.spelt):
        if word in ORDINALS:
            found.setdefault(form, set()).add(word)
    return found


def _planned(left: Wording, right: Wording, seen: Seen) -> bool:
    """Whether one tells as done what the other tells as planned, expected or possible."""
    if left.negated and right.negated:  # what nobody has bought nobody will buy
        return False
    mine, theirs = left.to_come, right.to_come
    if mine is None or theirs is None or mine == theirs:
        return False
    if left.act is None or right.act is None:
        return seen.jaccard >= MOSTLY
    if left.act.verb == right.act.verb:
        return seen.jaccard >= SOME
    done, planned = (right, left) if mine else (left, right)
    verb = done.act.verb if done.act else ""
    cue = verb in _forms(word_list("ahead") | word_list("ahead_to"))  # what was agreed and what was agreed to do is one
    return seen.jaccard >= MOSTLY and verb in planned.forms and not cue


def _elsewhere(left: Wording, right: Wording, seen: Seen) -> bool:
    """Whether both name a place in the same role and not the same one, nor its region, in clauses that are alike besides."""
    if not _one_deed(left, right):
        return False
    mine, theirs = _named(left), _named(right)
    for kind in ("at", "from", "to", "with"):
        here, there = ([s for s in w.scenes if s.kind == kind] for w in (left, right))
        if here and there and all(_other_place(a, b, mine, theirs) for a in here for b in there):
            return not any(s.names & right.regions for s in here) and not any(s.names & left.regions for s in there)
    return False


def _other_place(here: Scene, there: Scene, mine: Set[str], theirs: Set[str]) -> bool:
    """Whether two places are apart, and neither is named elsewhere in the other clause."""
    return here.apart(there) and not (here.forms - there.forms) & theirs and not (there.forms - here.forms) & mine


def _named(wording: Wording) -> frozenset[str]:
    """The content words with names cut."""
    return frozenset(f[:NAME] if f in wording.names else f for f in wording.forms)


def _one_deed(left: Wording, right: Wording) -> bool:
    """Whether two clauses tell the same but for their places: nearly all of the shorter one, or with one verb most of it."""
    mine, theirs = (_named(w) - frozenset(f for s in w.scenes for f in s.forms) for w in (left, right))
    shared = len(mine & theirs) / max(1, min(len(mine), len(theirs)))
    same = left.act is not None and right.act is not None and left.act.verb == right.act.verb
    return shared >= (MOST if same else ALL_BUT)


def _other_speaker(left: Wording, right: Wording, seen: Seen) -> bool:
    """Whether two speakers are quoted, in words of their own."""
    if not left.speakers or not right.speakers or left.speakers & right.speakers:
        return False
    return not seen.numbers and seen.containment < SAME_WORDS


def _crossed(left: Wording, right: Wording) -> bool:
    """Whether one is a denial and the other what is denied, or no denial at all."""
    if left.mode == "denied":
        return right.denies or left.negated != right.negated
    return left.mode == "act" and not right.denies
