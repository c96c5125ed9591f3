"""Annotate: sentences, mentions and time expressions of one text."""

from collections.abc import Sequence

from wirestem.article.annotate.mentions import mentions
from wirestem.article.annotate.moments import resolved_times, time_expressions
from wirestem.encoder import Reading
from wirestem.model import Article, Document, Range
from wirestem.pipeline import Parse
from wirestem.text import sentences

__all__ = ["annotate", "resolved_times", "time_expressions"]


def annotate(document: Document, reading: Reading | None = None, parse: Parse | None = None) -> Article:
    """Sentences, mentions and time expressions, each in text order.

    Names are as the encoder's `reading` has them, then as a pipeline's `parse` has them, sentences as the `parse` has them;
    what these leave out is found by rules and word lists.
    """
    found = _sentences(document, parse or Parse())
    named = mentions(document, found, reading, parse)
    return Article(document=document, sentences=found, mentions=named, times=time_expressions(document))


def _sentences(document: Document, parse: Parse) -> tuple[Range, ...]:
    if parse.sentences is None:
        return tuple(s for z in document.zones for s in sentences(document.text, z.start, z.end))
    begins = {a for a, _ in parse.read}
    others = (s for z in document.zones if z.start not in begins for s in sentences(document.text, z.start, z.end))
    return tuple(sorted([*_unbroken(parse.sentences, parse.read, document.text), *others]))


def _unbroken(found: Sequence[Range], read: Sequence[Range], text: str) -> list[Range]:
    """Sentences of a pipeline, joined where one begins with a small letter: "“It holds.” | she said."."""
    begins = {a for a, _ in read}
    out: list[Range] = []
    for start, end in found:
        opens = start in begins or not text[start].islower()
        if out and not opens and not any(out[-1][0] < a <= start for a in begins):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out
