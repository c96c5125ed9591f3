"""Assemble: claims out of groups of wordings, with text, mentions, count and order."""

import hashlib
from collections.abc import Mapping, Sequence

from wirestem.model import Claim, Count, Match, Mentioned
from wirestem.story.corroborate.clause.figures import figure
from wirestem.story.corroborate.clause.moments import instant
from wirestem.story.corroborate.clause.propositions import Proposition
from wirestem.story.corroborate.count.hinges import hinges
from wirestem.story.corroborate.count.houses import Houses
from wirestem.story.corroborate.count.loops import loops
from wirestem.story.corroborate.count.loops import told as going_round
from wirestem.story.corroborate.count.organisations import Backing, behind
from wirestem.story.corroborate.match.groups import Group
from wirestem.story.corroborate.match.wording import clearest, likenesses, shown
from wirestem.story.corroborate.modality import modality
from wirestem.story.corroborate.terms import Page


def claim_of(
    group: Group, pages: Mapping[str, Page], houses: Houses, names: Mapping[str, str], weight: Mapping[str, float]
) -> Claim:
    """One group as a claim; its id is a digest of its wordings, so it stays when an article that copies them comes in."""
    best = clearest(group, weight)
    mentions = []
    matches = likenesses(group, best, weight)
    for wording, match in zip(group.wordings, matches, strict=True):
        for member in wording.members:
            statement = member.statement.id if member.statement else None
            told = modality(pages[member.doc], member)
            origin = houses.origin(member)
            mentions.append(
                Mentioned(member.doc, member.start, member.end, statement, origin, member.stance, match, told.kind, told.negated)
            )
    placed, beside = telling(group, matches)
    backing = behind(placed, houses)
    circles = loops(placed, houses)
    where = best.members[0]
    return Claim(
        id=_digest(group),
        text=_headed(group, shown(best, pages)),
        mentions=tuple(sorted(mentions, key=lambda m: (m.doc, m.start, m.end))),
        articles=len(group.docs),
        independent=backing.total(),
        primary=_primary(placed, backing, names),
        figures=tuple(figure(q, pages[where.doc].text, where.doc) for q in best.figures),
        first_seen=_first_seen(group, houses),
        because=(*backing.because(), *going_round(circles, houses)),
        loops=circles,
        hinges=hinges(placed, beside, backing, houses),
    )


Told = dict[str, list[Proposition]]


def telling(group: Group, matches: Sequence[Match]) -> tuple[Told, Told]:
    """The mentions that tell the claim, and those that tell but a part of it, by document in the order of the text.

    A mention that is only named to be denied tells nothing.
    """
    kinds: tuple[Told, Told] = ({}, {})
    for wording, match in zip(group.wordings, matches, strict=True):
        for member in wording.members:
            if group.denial or member.mode != "denied":
                kinds[match == "partial"].setdefault(member.doc, []).append(member)
    whole, part = ({doc: sorted(told, key=_place) for doc, told in kind.items()} for kind in kinds)
    return whole, part


def as_one(left: Group, right: Group, houses: Houses, weight: Mapping[str, float]) -> Count:
    """How many organisations would stand behind two claims if they were one."""
    both: Told = {}
    for group in (left, right):
        for doc, told in telling(group, likenesses(group, clearest(group, weight), weight))[0].items():
            both.setdefault(doc, []).extend(told)
    return behind({doc: sorted(told, key=_place) for doc, told in both.items()}, houses).total()


def _place(mention: Proposition) -> tuple[int, int]:
    return mention.start, mention.end


def _headed(group: Group, text: str) -> str:
    """The words of a claim; of one that nobody tells, that it is only denied, lest it reads as told."""
    return f"Only denied: {text}" if all(m.mode == "denied" for m in group.members) else text


def _digest(group: Group) -> str:
    """What is named only to be denied has the words of the claim and is not the claim."""
    words = sorted({("denied: " if w.mode == "denied" else "") + " ".join(w.text.split()).casefold() for w in group.wordings})
    return "c" + hashlib.sha256("|".join(words).encode()).hexdigest()[:12]


def _primary(telling: Mapping[str, list[Proposition]], backing: Backing, names: Mapping[str, str]) -> tuple[str, ...]:
    """Whose word it finally is: the parties that say it, else the organisations that report it."""
    speakers = [m.statement.speaker for told in telling.values() for m in told if m.statement and m.statement.speaker]
    said = {names.get(speaker, speaker) for speaker in speakers}
    return tuple(sorted(said)) or tuple(sorted(backing.named))


def _first_seen(group: Group, houses: Houses) -> str | None:
    dates = [p.earliest for d in sorted(group.docs) if (p := houses.documents[d].published) is not None]
    known = [(moment, d) for d in dates if (moment := instant(d)) is not None]
    return min(known)[1] if known else None
