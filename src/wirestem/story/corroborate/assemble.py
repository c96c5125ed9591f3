"""Assemble: claims out of groups of wordings, with text, mentions, count and order."""

import hashlib
from collections.abc import Mapping

from wirestem.model import Claim, Mentioned, Story
from wirestem.story.corroborate.count import Backing, behind
from wirestem.story.corroborate.figures import figure
from wirestem.story.corroborate.groups import Group
from wirestem.story.corroborate.houses import Houses
from wirestem.story.corroborate.propositions import Proposition
from wirestem.story.corroborate.wording import clearest, likeness


def claim_of(group: Group, story: Story, houses: Houses, names: Mapping[str, str], weight: Mapping[str, float]) -> Claim:
    """One group as a claim; its id is a digest of its wordings, so it stays when articles that copy it come in."""
    texts = {a.document.id: a.document.text for a in story.articles}
    best = clearest(group, texts, weight)
    mentions = []
    for wording in group.wordings:
        match = likeness(wording, best, weight)
        for m in wording.members:
            mentions.append(
                Mentioned(m.doc, m.start, m.end, m.statement.id if m.statement else None, houses.origin(m), m.stance, match)
            )
    telling: dict[str, list[Proposition]] = {}
    for member in group.backing():
        telling.setdefault(member.doc, []).append(member)
    backing = behind(telling, houses)
    where = best.members[0]
    figures = tuple(figure(q, texts[where.doc], where.doc) for q in best.figures)
    digest = hashlib.sha256("|".join(sorted({" ".join(w.text.split()).casefold() for w in group.wordings})).encode()).hexdigest()[
        :12
    ]
    return Claim(
        id=f"c{digest}",
        text=best.text,
        mentions=tuple(sorted(mentions, key=lambda m: (m.doc, m.start, m.end))),
        articles=len(group.docs),
        independent=backing.count(),
        primary=_primary(group, backing, names),
        figures=figures,
        first_seen=_first_seen(group, houses),
        because=backing.because(),
    )


def _primary(group: Group, backing: Backing, names: Mapping[str, str]) -> tuple[str, ...]:
    """Whose word it finally is: the parties that say it, else the organisations that report it."""
    said = {names.get(m.statement.speaker, m.statement.speaker) for m in group.backing() if m.statement and m.statement.speaker}
    return tuple(sorted(said)) or tuple(sorted(backing.named))


def _first_seen(group: Group, houses: Houses) -> str | None:
    dates = [p.earliest for d in sorted(group.docs) if (p := houses.documents[d].published) is not None]
    return min(dates, default=None)
