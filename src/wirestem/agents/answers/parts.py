"""Parts of answers: articles, places with their words, reasons, counts."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from wirestem.model import Claim, Count, Evidence, Skipped, Span
from wirestem.report.names import Names, StoryNames

Answer: TypeAlias = dict[str, Any]
MOST = 12
"""Claims and places that an answer holds, at most."""
_FEW = 3
"""Places that a claim or a reason is shown with."""


def brief(names: Names, claim: Claim) -> Answer:
    """A claim, how often it is told, how often independently, and the first places that tell it."""
    return {
        "claim": claim.text,
        "id": claim.id,
        "articles": claim.articles,
        "independent": count(claim.independent),
        "evidence": [place(names, Span(m.doc, m.start, m.end)) for m in claim.mentions[:_FEW]],
    }


def said(story: StoryNames, statement: str | None) -> Answer:
    """Who says the statement with that id, and through whom."""
    speaker, via = story.told_by(statement)
    return {"speaker": speaker, "via": list(via)}


def count(found: Count) -> Answer:
    """A count that is known as a range."""
    return {"min": found.min, "max": found.max}


def article(names: Names, doc: str) -> Answer:
    """An article by id, outlet and publication."""
    return {"article": doc, "outlet": names.outlet(doc), "published": published(names, doc)}


def published(names: Names, doc: str) -> str | None:
    """The first moment at which an article may have come out, ISO 8601."""
    document = names.documents.get(doc)
    return document.published.earliest if document and document.published else None


def place(names: Names, span: Span) -> Answer:
    """A place and the words that stand there."""
    return {
        "article": span.doc,
        "outlet": names.outlet(span.doc),
        "start": span.start,
        "end": span.end,
        "words": names.words_at(span),
    }


def reasons(names: Names, because: Iterable[Evidence]) -> list[Answer]:
    """Why something was concluded, each reason with the places that show it."""
    return [{"note": e.note or e.rule, "evidence": [place(names, s) for s in e.spans[:_FEW]]} for e in because]


def left_out(skipped: Sequence[Skipped]) -> list[Answer]:
    """The inputs that could not be read, or were doubtful, and why."""
    return [{"input": s.uri, "reason": s.reason} for s in skipped]
