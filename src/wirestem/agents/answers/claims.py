"""How many organisations tell a claim without depending on one another."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wirestem.agents.answers.likeness import LEAST, shares
from wirestem.agents.answers.parts import MOST, Answer, brief, count, left_out, place, reasons, said
from wirestem.model import Claim, Dossier, Mentioned, Skipped, Span
from wirestem.report.backers import backers
from wirestem.report.denials import word_of
from wirestem.report.names import Names, StoryNames

CLOSEST = 5
"""Claims that an answer offers for another question, at most."""


class Closest(NamedTuple):
    """A claim of a story and how much of the asked words it holds, 0 to 1."""

    story: StoryNames
    claim: Claim
    share: float


def independent(dossier: Dossier, asked: str, skipped: Sequence[Skipped] = ()) -> Answer:
    """How many organisations tell a claim without depending on one another; `asked` is its id or words for it."""
    near = closest(dossier, asked)
    if near and near[0].share >= LEAST:
        answer = {"found": True, **_backing(*near[0]), "closest": [_near(c) for c in near[1:]]}
    else:
        why = "no claim is near enough" if near else "no claim of these articles has these words"
        answer = {"found": False, "asked": asked, "closest": [_near(c) for c in near], "why": why}
    return answer | {"skipped": left_out(skipped)}


def _backing(story: StoryNames, claim: Claim, share: float) -> Answer:
    """Who stands behind a claim, where it is told, what stands against it, what would change the count."""
    names = story.names
    return {
        **brief(names, claim),
        "likeness": round(share, 2),
        "organisations": [
            {"name": b.name, "certain": b.certain, "evidence": [place(names, s) for s in b.places[:MOST]]} for b in backers(claim)
        ],
        "rests_on_the_word_of": list(claim.primary),
        "first_seen": claim.first_seen,
        "mentions": [_mention(story, claim, m) for m in claim.mentions[:MOST]],
        "disputed": list(_against(story, claim)),
        "circular": [[place(names, s) for s in circle] for circle in claim.loops],
        "what_would_change_it": [
            {
                "if": h.what,
                "independent": count(h.independent),
                "likely": h.likely,
                "evidence": [place(names, s) for s in h.spans],
            }
            for h in claim.hinges
        ],
        "perhaps_the_same": [
            {**brief(names, story.claim[m.claim]), "likely": m.likely, "independent_as_one": count(m.independent)}
            for m in claim.maybe
            if m.claim in story.claim
        ],
    }


def _mention(story: StoryNames, claim: Claim, mention: Mentioned) -> Answer:
    return {
        **place(story.names, Span(mention.doc, mention.start, mention.end)),
        "stance": mention.stance,
        "word": word_of(story, mention, claim).shown,
        "modality": mention.modality,
        "match": mention.match,
        **said(story, mention.statement),
    }


def _against(story: StoryNames, claim: Claim) -> Iterator[Answer]:
    for d in story.found.disputes:
        if claim.id in (d.claim, d.against):
            other = story.claim.get(d.against if d.claim == claim.id else d.claim)
            if other:
                yield {
                    "kind": d.kind,
                    "confidence": d.confidence,
                    "other_claim": other.text,
                    "because": reasons(story.names, d.because),
                }


def closest(dossier: Dossier, asked: str) -> list[Closest]:
    """The claims nearest to the asked words, or the claim with that id, the nearest first."""
    names = Names(dossier)
    every = [(StoryNames(names, found), claim) for found in dossier.stories for claim in found.claims]
    for story, claim in every:
        if claim.id == asked.strip():
            return [Closest(story, claim, 1.0)]
    texts = [" ".join([c.text, *(names.words_at(Span(m.doc, m.start, m.end)) for m in c.mentions[:MOST])]) for _, c in every]
    rows = [Closest(s, c, share) for (s, c), share in zip(every, shares(asked, texts), strict=True) if share > 0]
    rows.sort(key=lambda r: (-r.share, -r.claim.articles, r.claim.id))
    return rows[:CLOSEST]


def _near(near: Closest) -> Answer:
    return {"id": near.claim.id, "claim": near.claim.text, "likeness": round(near.share, 2)}
