"""Profiles: what a claim shows by itself, before it is set against another."""

from collections.abc import Mapping, Sequence
from math import log
from typing import NamedTuple

from wirestem.model import Stance
from wirestem.story.corroborate.dispute.denials import Told, mentions_by_doc
from wirestem.story.corroborate.match.groups import Group
from wirestem.story.corroborate.match.wordings import EMPTY, Wording

MOST = 4
"""Wordings of a claim that are looked at, those that most articles have first: the others are seldom unlike them."""


class Profile(NamedTuple):
    """A group of wordings with what is asked of it again and again.

    `shown` are the wordings looked at, `counted` and `timed` those with numbers and with times; `forms` are the content words of
    all without numbers and words of denying, `told` the mentions by article, `said` the share of the mentions of each stance,
    `negated` the share of the wordings that say that something is not so.
    """

    group: Group
    shown: tuple[Wording, ...]
    counted: tuple[Wording, ...]
    timed: tuple[Wording, ...]
    forms: frozenset[str]
    voices: frozenset[str]
    told: Mapping[str, Sequence[Told]]
    said: Mapping[Stance, float]
    negated: float


def profiles(groups: Sequence[Group]) -> list[Profile]:
    """The profile of every group, in their order."""
    told: list[dict[str, list[Told]]] = [{} for _ in groups]
    for doc, rows in mentions_by_doc(groups).items():
        for row in rows:
            told[row.group].setdefault(doc, []).append(row)
    return [_profile(group, told[number]) for number, group in enumerate(groups)]


def _profile(group: Group, told: Mapping[str, Sequence[Told]]) -> Profile:
    ranked = sorted(group.wordings, key=lambda w: (-len(w.members), w.number))
    stances = [m.stance for m in group.members]
    return Profile(
        group,
        tuple(ranked[:MOST]),
        tuple([w for w in ranked if w.figures][:MOST]),
        tuple([w for w in ranked if w.times][:MOST]),
        matter(group.forms),
        frozenset[str]().union(*(w.voices for w in group.wordings)),
        told,
        {stance: stances.count(stance) / len(stances) for stance in sorted(set(stances))},
        sum(w.negated for w in group.wordings) / len(group.wordings),
    )


def matter(forms: frozenset[str]) -> frozenset[str]:
    """The content words without numbers and without those that only say that something is denied."""
    return frozenset(f for f in forms if f[0] != "#") - EMPTY


def spread(profile: Profile) -> float:
    """How many articles tell it, as a logarithm."""
    return log(len(profile.group.docs))
