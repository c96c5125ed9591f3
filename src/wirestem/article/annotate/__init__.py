"""Annotate: sentences, mentions and time expressions of one text."""

from wirestem.article.annotate.mentions import mentions
from wirestem.model import Article, Document
from wirestem.text import sentences


def annotate(document: Document) -> Article:
    """Placeholder: sentences only."""
    found = tuple(s for z in document.zones for s in sentences(document.text, z.start, z.end))
    return Article(document=document, sentences=found, mentions=mentions(document, found))
