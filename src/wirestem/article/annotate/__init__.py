"""Annotate: sentences, mentions and time expressions of one text."""

from wirestem.article.annotate.mentions import mentions
from wirestem.article.annotate.moments import resolved_times, time_expressions
from wirestem.encoder import Reading
from wirestem.model import Article, Document
from wirestem.text import sentences

__all__ = ["annotate", "resolved_times", "time_expressions"]


def annotate(document: Document, reading: Reading | None = None) -> Article:
    """Sentences, mentions and time expressions, each in text order; names as the encoder's `reading` has them."""
    found = tuple(s for z in document.zones for s in sentences(document.text, z.start, z.end))
    named = mentions(document, found, reading)
    return Article(document=document, sentences=found, mentions=named, times=time_expressions(document))
