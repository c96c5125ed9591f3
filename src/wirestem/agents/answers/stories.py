"""What a story's articles go back to."""

from collections.abc import Sequence

from wirestem.agents.answers.parts import MOST, Answer, article, brief, count, left_out, reasons
from wirestem.model import Dossier, Skipped
from wirestem.report.credit import carried_words
from wirestem.report.lede import funnel_line, most_told
from wirestem.report.names import Names, StoryNames


def overview(dossier: Dossier, skipped: Sequence[Skipped] = ()) -> Answer:
    """What the articles go back to: the funnel, the texts and organisations behind them, claims, uncredited agency text."""
    names = Names(dossier)
    return {
        "stories": [_story(names, StoryNames(names, found)) for found in dossier.stories],
        "skipped": left_out(skipped),
    }


def _story(names: Names, story: StoryNames) -> Answer:
    found = story.found
    return {
        "story": found.label,
        "funnel": funnel_line(found),
        "independent_organisations": count(found.independent),
        "organisations": [
            {"name": h.name, "certain": h.certain, "articles": [article(names, d) for d in h.documents]} for h in found.houses
        ],
        "texts": [
            {
                "text": story.letter[o.id],
                "what": story.behind(o),
                "handed_in": o.observed is not None,
                "agency": o.agency,
                "articles": [article(names, d) for d in o.documents],
            }
            for o in story.origins
        ],
        "claims": [brief(names, claim) for claim in most_told(found)[:MOST]],
        "disputes": [
            {
                "kind": d.kind,
                "confidence": d.confidence,
                "claim": story.claim[d.claim].text,
                "against": story.claim[d.against].text,
                "by": [story.party[p].name if p in story.party else p for p in d.by],
            }
            for d in found.disputes
            if d.claim in story.claim and d.against in story.claim
        ],
        "agency_text": [
            {
                "article": article(names, c.doc),
                "agency": c.agency,
                "share": round(c.share, 2),
                "confidence": round(c.confidence, 2),
                "credit": c.credit,
                "in_words": carried_words(c),
                "because": reasons(names, c.because),
            }
            for c in found.carried
        ],
        "uncredited_agency_text": [
            {
                "article": article(names, u.doc),
                "agency": u.agency,
                "share": round(u.share, 2),
                "because": reasons(names, u.because),
            }
            for u in found.uncredited
        ],
    }
