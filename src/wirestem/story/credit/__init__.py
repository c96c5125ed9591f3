"""Credit: which articles carry an agency's text, and whether they say so."""

from collections.abc import Mapping, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from wirestem.lexicon.agencies import Agencies
from wirestem.model import Alignment, Article, Carried, Derivation, Lineage, Origin, Story, Uncredited
from wirestem.story.credit.reasons import reasons
from wirestem.story.credit.saying import saying

__all__ = ["carried", "uncredited"]

_LEAST_SHARE = 0.2  # of the article; below, a paragraph of background or a citation explains it


class Way(NamedTuple):
    """How much of an article is an origin's, and how surely, by the best way through the tree; both 0 to 1."""

    share: float
    confidence: float


def carried(story: Story, *, lineage: Lineage, alignments: Sequence[Alignment], agencies: Agencies) -> tuple[Carried, ...]:
    """The articles with a fifth or more of an agency's text, in order of document, then agency, and how each says so.

    A dateline, byline or sign-off is a credit line; any other place that names the agency is named in the text. Another
    agency's name ("APP" over AFP's words), "agencies" without a name and the credit of a picture are neither. An agency's
    own page needs none and is left out.
    """
    articles = {a.document.id: a for a in story.articles}
    found: dict[tuple[str, str], Carried] = {}
    for origin in lineage.origins:
        ways = _ways(origin, lineage) if origin.agency else {}
        for doc in origin.documents:
            if origin.agency is None or doc == origin.observed or doc not in articles:
                continue
            way = ways.get(doc, Way(0.0, 0.0))
            if way.share < _LEAST_SHARE or _own(articles[doc], origin.agency, agencies):
                continue
            entry = _carried(articles[doc], origin, way, articles, alignments, agencies)
            old = found.get((doc, origin.agency))
            if old is None or old.share < entry.share:
                found[doc, origin.agency] = entry
    return tuple(found[key] for key in sorted(found))


def uncredited(carrying: Sequence[Carried]) -> tuple[Uncredited, ...]:
    """Those of `carrying` that name the agency nowhere, in the same order."""
    return tuple(Uncredited(c.doc, c.agency, c.origin, c.share, c.because) for c in carrying if c.credit == "nowhere")


def _carried(
    article: Article,
    origin: Origin,
    way: Way,
    articles: Mapping[str, Article],
    alignments: Sequence[Alignment],
    agencies: Agencies,
) -> Carried:
    document, agency = article.document, origin.agency or ""
    said = saying(document, agency, agencies)
    because = reasons(document, origin, said, articles, alignments)
    return Carried(document.id, agency, origin.id, round(min(1.0, way.share), 3), round(way.confidence, 3), said.credit, because)


def _own(article: Article, agency: str, agencies: Agencies) -> bool:
    """Whether the agency published the article itself."""
    entry = agencies.named(article.document.source.outlet or "")
    return entry is not None and entry.slug == agency


def _ways(origin: Origin, lineage: Lineage) -> dict[str, Way]:
    """How each article has the origin's text, at first hand or through other articles: by the way with the largest share."""
    below: dict[str, list[Derivation]] = {}
    for edge in lineage.derivations:
        below.setdefault(edge.parent.origin or edge.parent.doc or "", []).append(edge)
    best: dict[str, Way] = {}
    waiting = [(-1.0, -1.0, key) for key in (origin.id, origin.observed) if key]
    while waiting:
        share, confidence, key = heappop(waiting)
        if key not in best:
            best[key] = Way(-share, -confidence)
            for edge in below.get(key, ()):
                heappush(waiting, (share * edge.share, confidence * edge.confidence, edge.child))
    return best
