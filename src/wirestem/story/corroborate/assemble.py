"""Assemble: claims out of groups of wordings, with text, mentions, count and order."""

import hashlib
from collections.abc import Mapping, Sequence

from wirestem.model import Claim, Count, Dispute, Figure, Match, Mentioned, Party, Story
from wirestem.story.corroborate.count import Houses, behind
from wirestem.story.corroborate.figures import figure
from wirestem.story.corroborate.propositions import Proposition
from wirestem.story.corroborate.wordings import Wording


def assemble(
    story: Story, groups: Sequence[tuple[Wording, ...]], houses: Houses, parties: Sequence[Party], weight: Mapping[str, float]
) -> tuple[tuple[Claim, ...], tuple[Dispute, ...]]:
    names = {p.id: p.name for p in parties}
    published = {a.document.id: a.document.published for a in story.articles}
    claims = []
    for group in groups:
        best = group[0]
        members = sorted((m for w in group for m in w.members), key=lambda m: (m.doc, m.start, m.end))
        denial = all(w.denies for w in group)
        telling: dict[str, list[Proposition]] = {}
        for m in members:
            if m.stance == "denies" and not denial:
                continue
            telling.setdefault(m.doc, []).append(m)
        backing = behind(telling, houses)
        text = best.text
        mentions = tuple(
            Mentioned(m.doc, m.start, m.end, m.statement.id if m.statement else None, None, m.stance, "full") for m in members
        )
        digest = hashlib.sha256("|".join(sorted(w.text for w in group)).encode()).hexdigest()[:12]
        docs = {m.doc for m in members}
        claims.append(
            Claim(f"c{digest}", text, mentions, len(docs), backing.count(), (), (), None, backing.because())
        )
    claims.sort(key=lambda c: (-c.articles, c.id))
    return tuple(claims), ()
