"""Answers: what a dossier tells about one question, as plain values in which every finding names the words it stands on."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias

from wirestem.article.wire import WireCheck
from wirestem.model import Claim, Count, Dossier, Evidence, Skipped, Span, Statement
from wirestem.report.backers import backers
from wirestem.report.lede import funnel_line, most_told
from wirestem.report.names import Names, StoryNames, ranges_of
from wirestem.text import words as words_of
from wirestem.text.stems import stems

Answer: TypeAlias = dict[str, Any]
LEAST = 0.34
"""How much of the asked words' weight a claim or statement must hold to be an answer."""
CLOSEST = 5
MOST = 12
"""Claims and places that an answer holds, at most."""
CAVEAT = "first among these articles; what is not among them may be earlier"


class Closest(NamedTuple):
    """A claim of a story and how much of the asked words it holds, 0 to 1."""

    story: StoryNames
    claim: Claim
    share: float


def overview(dossier: Dossier, skipped: Sequence[Skipped] = ()) -> Answer:
    """What the articles go back to: the funnel, the texts and organisations behind them, claims, uncredited agency text."""
    names = Names(dossier)
    return {
        "stories": [_story(names, StoryNames(names, found)) for found in dossier.stories],
        "skipped": [{"input": s.uri, "reason": s.reason} for s in skipped],
    }


def _story(names: Names, story: StoryNames) -> Answer:
    found = story.found
    return {
        "story": found.label,
        "funnel": funnel_line(found),
        "independent_organisations": _count(found.independent),
        "organisations": [
            {"name": h.name, "certain": h.certain, "articles": [_article(names, d) for d in h.documents]} for h in found.houses
        ],
        "texts": [
            {
                "text": story.letter[o.id],
                "what": story.behind(o),
                "handed_in": o.observed is not None,
                "agency": o.agency,
                "articles": [_article(names, d) for d in o.documents],
            }
            for o in story.origins
        ],
        "claims": [_brief(names, story, claim) for claim in most_told(found)[:MOST]],
        "disputes": [
            {
                "kind": d.kind,
                "claim": story.claim[d.claim].text,
                "against": story.claim[d.against].text,
                "by": [story.party[p].name if p in story.party else p for p in d.by],
            }
            for d in found.disputes
            if d.claim in story.claim and d.against in story.claim
        ],
        "uncredited_agency_text": [
            {
                "article": _article(names, u.doc),
                "agency": u.agency,
                "share": round(u.share, 2),
                "because": _reasons(names, u.because),
            }
            for u in found.uncredited
        ],
    }


def independent(dossier: Dossier, asked: str) -> Answer:
    """How many organisations tell a claim without depending on one another; `asked` is its id or words for it."""
    names = Names(dossier)
    near = closest(dossier, asked)
    if not near:
        return {"found": False, "asked": asked, "closest": [], "why": "no claim of these articles has these words"}
    if near[0].share < LEAST:
        return {"found": False, "asked": asked, "closest": [_near(c) for c in near], "why": "no claim is near enough"}
    story, claim, share = near[0]
    sides = [d for d in story.found.disputes if claim.id in (d.claim, d.against)]
    others = [(d, story.claim.get(d.against if d.claim == claim.id else d.claim)) for d in sides]
    return {
        "found": True,
        **_brief(names, story, claim),
        "likeness": round(share, 2),
        "organisations": [
            {"name": b.name, "certain": b.certain, "evidence": [_place(names, s) for s in b.places[:MOST]]}
            for b in backers(claim)
        ],
        "rests_on_the_word_of": list(claim.primary),
        "first_seen": claim.first_seen,
        "mentions": [
            {
                **_place(names, Span(m.doc, m.start, m.end)),
                "stance": m.stance,
                "modality": m.modality,
                "match": m.match,
                **_said(story, story.statement.get(m.statement or "")),
            }
            for m in claim.mentions[:MOST]
        ],
        "disputed": [
            {"kind": d.kind, "other_claim": other.text, "because": _reasons(names, d.because)} for d, other in others if other
        ],
        "circular": [[_place(names, s) for s in circle] for circle in claim.loops],
        "what_would_change_it": [
            {
                "if": h.what,
                "independent": _count(h.independent),
                "likely": h.likely,
                "evidence": [_place(names, s) for s in h.spans],
            }
            for h in claim.hinges
        ],
        "closest": [_near(c) for c in near[1:]],
    }


def first_said(dossier: Dossier, asked: str) -> Answer:
    """Who said something first among the articles: the statements that hold the asked words, by when they were published."""
    names = Names(dossier)
    rows: list[tuple[float, StoryNames, Statement]] = []
    for found in dossier.stories:
        story = StoryNames(names, found)
        texts = [_spoken(names, s) for s in found.statements]
        for share, statement in zip(_shares(asked, texts), found.statements, strict=True):
            if share >= LEAST:
                rows.append((share, story, statement))
    best = max((share for share, _, _ in rows), default=0.0)
    near = [row for row in rows if row[0] >= 0.75 * best]
    near.sort(key=lambda row: (*names.when(row[2].doc)[:2], row[2].content))
    if not near:
        return {"found": False, "asked": asked, "why": "no statement of these articles has these words"}
    places = [
        {
            **_place(names, _whole(statement)),
            "published": _published(names, statement.doc),
            "stance": statement.stance,
            "kind": statement.kind,
            **_said(story, statement),
            "likeness": round(share, 2),
        }
        for share, story, statement in near[:MOST]
    ]
    dated = [p for p in places if p["published"]]
    return {"found": True, "asked": asked, "first": (dated or places)[0], "caveat": CAVEAT, "all": places, "of": len(near)}


def wire(checks: Iterable[tuple[WireCheck, str]]) -> Answer:
    """For each text what `check` tells, with the words of each reason; a pair is its answer and the text."""
    return {
        "texts": [
            {
                "text": check.uri,
                "verdict": check.verdict,
                "agency": check.agency,
                "because": [
                    {
                        "note": e.note,
                        "evidence": [{"start": s.start, "end": s.end, "words": text[s.start : s.end]} for s in e.spans],
                    }
                    for e in check.because
                ],
            }
            for check, text in checks
        ]
    }


def closest(dossier: Dossier, asked: str) -> list[Closest]:
    """The claims nearest to the asked words, or the claim with that id, the nearest first."""
    names = Names(dossier)
    every = [(StoryNames(names, found), claim) for found in dossier.stories for claim in found.claims]
    for story, claim in every:
        if claim.id == asked.strip():
            return [Closest(story, claim, 1.0)]
    texts = [" ".join([c.text, *(names.words_at(Span(m.doc, m.start, m.end)) for m in c.mentions[:MOST])]) for _, c in every]
    rows = [Closest(s, c, share) for (s, c), share in zip(every, _shares(asked, texts), strict=True) if share > 0]
    rows.sort(key=lambda r: (-r.share, -r.claim.articles, r.claim.id))
    return rows[:CLOSEST]


def _shares(asked: str, texts: Sequence[str]) -> Iterator[float]:
    """How much of the weight of the asked words each text holds; a word weighs by how rare it is among the texts."""
    forms = [frozenset(_forms(text)) for text in texts]
    spread = Counter(form for own in forms for form in own)
    weight = {form: math.log(1 + (1 + len(texts)) / (1 + spread[form])) for form in _forms(asked)}
    whole = math.fsum(weight.values())
    return (math.fsum(w for form, w in sorted(weight.items()) if form in own) / whole if whole else 0.0 for own in forms)


def _forms(text: str) -> list[str]:
    return [min(stems(w.form), default=w.form) for w in words_of(text)]


def _spoken(names: Names, statement: Statement) -> str:
    parts = [*statement.source, *statement.content]
    return " ".join(names.words_at(Span(statement.doc, a, b)) for a, b in parts)


def _whole(statement: Statement) -> Span:
    ranges = ranges_of(statement)
    return Span(statement.doc, ranges[0][0], ranges[-1][1])


def _brief(names: Names, story: StoryNames, claim: Claim) -> Answer:
    return {
        "claim": claim.text,
        "id": claim.id,
        "articles": claim.articles,
        "independent": _count(claim.independent),
        "evidence": [_place(names, Span(m.doc, m.start, m.end)) for m in claim.mentions[:3]],
    }


def _near(near: Closest) -> Answer:
    return {"id": near.claim.id, "claim": near.claim.text, "likeness": round(near.share, 2)}


def _said(story: StoryNames, statement: Statement | None) -> Answer:
    return {"speaker": story.speaker(statement), "via": list(statement.via)} if statement else {"speaker": None, "via": []}


def _count(count: Count) -> Answer:
    return {"min": count.min, "max": count.max}


def _article(names: Names, doc: str) -> Answer:
    return {"article": doc, "outlet": names.outlet(doc), "published": _published(names, doc)}


def _published(names: Names, doc: str) -> str | None:
    document = names.documents.get(doc)
    return document.published.earliest if document and document.published else None


def _place(names: Names, span: Span) -> Answer:
    return {
        "article": span.doc,
        "outlet": names.outlet(span.doc),
        "start": span.start,
        "end": span.end,
        "words": names.words_at(span),
    }


def _reasons(names: Names, because: Iterable[Evidence]) -> list[Answer]:
    return [{"note": e.note or e.rule, "evidence": [_place(names, s) for s in e.spans[:3]]} for e in because]


__all__ = ["Answer", "Closest", "closest", "first_said", "independent", "overview", "wire"]
