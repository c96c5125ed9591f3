"""Whether an article says whose text it carries: in a credit line, in its text, or nowhere."""

from typing import NamedTuple

from wirestem.lexicon.agencies import Agencies
from wirestem.lexicon.naming import namings
from wirestem.model import Crediting, Document, Span


class Saying(NamedTuple):
    """How a text says that it is an agency's, and the characters that say it."""

    credit: Crediting
    spans: tuple[Span, ...]


def saying(document: Document, agency: str, agencies: Agencies) -> Saying:
    """What `document` says of `agency`.

    A credit line is a dateline, byline or sign-off. Whatever else names the agency is no credit line, but nobody who reads
    "AFP reported" there is left in the dark.
    """
    mine = [c for c in document.credits if c.for_ == "text" and c.agency == agency]
    lines = tuple(Span(document.id, c.start, c.end) for c in mine if c.place != "body")
    if lines:
        return Saying("credit line", lines)
    named = namings(document, agency, agencies)
    spans = {*named, *(Span(document.id, c.start, c.end) for c in mine)}
    return Saying("in the text" if spans else "nowhere", tuple(sorted(spans)))
