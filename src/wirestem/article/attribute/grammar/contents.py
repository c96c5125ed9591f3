"""Contents: a clause without the conjunction that brings it in."""

import re

from msgspec.structs import replace

from wirestem.model import Article, Range

_THAT = re.compile(r"that\s+(?=\S)")


def without_that(article: Article) -> Article:
    """The article with contents that begin behind their "that", as a dossier gives and compares them.

    What `annotate` writes keeps the conjunction where the encoder takes it in, since corpora of attribution mark it so.
    """
    told = tuple(replace(s, content=(_shorter(s.content[0], article.document.text), *s.content[1:])) for s in article.statements)
    return replace(article, statements=told)


def _shorter(part: Range, text: str) -> Range:
    conjunction = _THAT.match(text, *part)
    return (conjunction.end(), part[1]) if conjunction and part[1] - conjunction.end() > 1 else part
