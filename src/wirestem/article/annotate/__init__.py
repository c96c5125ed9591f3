"""Annotate: sentences, mentions and time expressions of one text."""

from wirestem.article.annotate.casing import cased
from wirestem.article.annotate.mentions import mentions
from wirestem.article.annotate.moments import resolved_times, time_expressions
from wirestem.article.annotate.splitting import split_sentences
from wirestem.encoder import Reading
from wirestem.model import Article, Document
from wirestem.pipeline import Parse

__all__ = ["annotate", "cased", "resolved_times", "time_expressions"]


def annotate(document: Document, reading: Reading | None = None, parse: Parse | None = None) -> Article:
    """Sentences, mentions and time expressions, each in text order.

    Names are as the encoder's `reading` has them, then as a pipeline's `parse` has them, sentences as the `parse` has them;
    what these leave out is found by rules and word lists.
    """
    found = split_sentences(document, parse or Parse())
    named = mentions(document, found, reading, parse)
    traits = reading.traits if reading else None
    return Article(document=document, sentences=found, mentions=named, times=time_expressions(document), traits=traits)
