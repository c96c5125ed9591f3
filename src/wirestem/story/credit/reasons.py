"""On what it rests that an article carries an agency's text and that it says so, or does not."""

from collections.abc import Iterator, Mapping, Sequence

from wirestem.model import Alignment, Article, Credit, Document, Evidence, Origin, Span
from wirestem.story.credit.saying import Saying

_MOST_PASSAGES = 3
_MOST_NAMINGS = 6
_COLLECTIVE = "Agencies"


def reasons(
    document: Document, origin: Origin, said: Saying, articles: Mapping[str, Article], alignments: Sequence[Alignment]
) -> tuple[Evidence, ...]:
    """Where the article names the agency, what it shares with carriers that credit it, and whom it credits instead."""
    agency = origin.agency or ""
    found = [*_said(said, agency), *_shared(document, origin, said, articles, alignments)]
    others = [c for c in document.credits if c.for_ == "picture" or c.agency != agency]
    if said.credit != "credit line":
        found += [_instead(document, credit) for credit in others]
    return tuple(found)


def _said(said: Saying, agency: str) -> Iterator[Evidence]:
    if said.credit == "credit line":
        yield Evidence("credit.line.v1", 2.0, said.spans, f"a dateline, byline or sign-off credits {agency}")
    elif said.spans:
        yield Evidence("credit.named.v1", 1.0, said.spans[:_MOST_NAMINGS], f"the text names {agency}, without a credit line")


def _shared(
    document: Document, origin: Origin, said: Saying, articles: Mapping[str, Article], alignments: Sequence[Alignment]
) -> Iterator[Evidence]:
    others = [articles[d].document for d in origin.documents if d in articles and d != document.id]
    credits = [(d, c) for d in others for c in d.credits if c.for_ == "text" and c.agency == origin.agency]
    crediting = {d.id for d, _ in credits} or {d.id for d in others}
    passages = _passages(document.id, crediting, alignments)
    if passages:
        note = f"wording that it shares with carriers of the {origin.agency} text"
        yield Evidence("uncredited.shared.v1", 2.0, passages, note)
    if credits:
        not_here = "" if said.credit == "credit line" else "; this article has no credit line for it"
        spans = tuple(_span(d, c) for d, c in credits)
        yield Evidence("uncredited.credit.v1", 2.0, spans, f"they name {origin.agency}{not_here}")


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
