"""Annotate: sentences, mentions and time expressions of one text."""

from wirestem.article.annotate.mentions import mentions
from wirestem.article.annotate.moments import resolved_times, time_expressions
from wirestem.model import Article, Document
from wirestem.text import sentences

__all__ = ["annotate", "resolved_times", "time_expressions"]


def annotate(document: Document) -> Article:
    """Sentences, mentions and time expressions, each in text order."""
    found = tuple(s for z in document.zones for s in sentences(document.text, z.start, z.end))
    return Article(document=document, sentences=found, mentions=mentions(document, found), times=time_expressions(document))
