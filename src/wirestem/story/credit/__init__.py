"""Credit: which articles carry an agency's text and credit it nowhere."""

from collections.abc import Mapping, Sequence

from wirestem.lexicon.agencies import Agencies
from wirestem.model import Alignment, Article, Credit, Document, Evidence, Lineage, Origin, Span, Story, Uncredited

__all__ = ["uncredited"]

_LEAST_SHARE = 0.2  # of the article; below, a paragraph of background or a citation explains it
_MOST_PASSAGES = 3
_COLLECTIVE = "Agencies"


def uncredited(story: Story, *, lineage: Lineage, alignments: Sequence[Alignment], agencies: Agencies) -> tuple[Uncredited, ...]:
    """The articles with a fifth or more of an agency's text and no credit to it, in order of document, then agency.

    A credit anywhere in the text counts, "told AFP" too; another agency's name ("APP" over AFP's words), "agencies" without
    a name and the credit of a picture do not. An agency's own page needs none.
    """
    articles = {a.document.id: a for a in story.articles}
    found: dict[tuple[str, str], Uncredited] = {}
    for origin in lineage.origins:
        for doc in origin.documents:
            if origin.agency is None or doc == origin.observed or doc not in articles:
                continue
            document = articles[doc].document
            share = _share(doc, origin, lineage, frozenset())
            if share < _LEAST_SHARE or _names(document, origin.agency, agencies):
                continue
            because = _because(document, origin, articles, alignments)
            entry = Uncredited(doc, origin.agency, origin.id, round(min(1.0, share), 3), because)
            old = found.get((doc, origin.agency))
            if old is None or old.share < entry.share:
                found[doc, origin.agency] = entry
    return tuple(found[key] for key in sorted(found))


def _share(doc: str, origin: Origin, lineage: Lineage, trail: frozenset[str]) -> float:
    """How much of an article is the origin's, at first hand or through other articles."""
    best = 0.0
    for edge in lineage.derivations:
        if edge.child != doc or doc in trail:
            continue
        if origin.id == edge.parent.origin or (edge.parent.doc and edge.parent.doc == origin.observed):
            best = max(best, edge.share)
        elif edge.parent.doc in origin.documents:
            best = max(best, edge.share * _share(edge.parent.doc, origin, lineage, trail | {doc}))
    return best


def _names(document: Document, agency: str, agencies: Agencies) -> bool:
    """Whether a text credits the agency for itself, or is published by it."""
    entry = agencies.named(document.source.outlet or "")
    own = entry is not None and entry.slug == agency
    return own or any(c.for_ == "text" and c.agency == agency for c in document.credits)


def _because(
    document: Document, origin: Origin, articles: Mapping[str, Article], alignments: Sequence[Alignment]
) -> tuple[Evidence, ...]:
    assert origin.agency is not None
    others = [articles[d].document for d in origin.documents if d in articles and d != document.id]
    credits = [(d, c) for d in others for c in d.credits if c.for_ == "text" and c.agency == origin.agency]
    crediting = {d.id for d, _ in credits} or {d.id for d in others}
    found = []
    passages = _passages(document.id, crediting, alignments)
    if passages:
        found.append(
            Evidence("uncredited.shared.v1", 2.0, passages, f"wording that it shares with carriers of the {origin.agency} text")
        )
    if credits:
        spans = tuple(_span(d, c) for d, c in credits)
        found.append(Evidence("uncredited.credit.v1", 2.0, spans, f"they credit {origin.agency}; this article does not"))
    return (*found, *(_instead(document, credit) for credit in document.credits))


def _passages(doc: str, others: set[str], alignments: Sequence[Alignment]) -> tuple[Span, ...]:
    """The longest passages shared with any of `others`, on both sides, the article's own first."""
    shared = [(a.left, a.right, a) for a in alignments if a.left.doc == doc and a.right.doc in others]
    shared += [(a.right, a.left, a) for a in alignments if a.right.doc == doc and a.left.doc in others]
    shared.sort(key=lambda s: (s[2].kind == "paraphrase", s[0].start - s[0].end, s[0], s[1]))
    return tuple(dict.fromkeys(span for here, there, _ in shared[:_MOST_PASSAGES] for span in (here, there)))


def _instead(document: Document, credit: Credit) -> Evidence:
    """What a text credits instead."""
    if credit.for_ == "picture":
        note = f"the credit to {credit.agency} is a picture's"
    elif credit.agency == _COLLECTIVE:
        note = "“agencies” without a name"
    else:
        note = f"names {credit.agency}, which is another agency"
    return Evidence("uncredited.instead.v1", 0.0, (_span(document, credit),), note)


def _span(document: Document, credit: Credit) -> Span:
    return Span(document.id, credit.start, credit.end)
