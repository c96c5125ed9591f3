"""Speakers: who the source of a statement is, by the fullest name the article gives."""

import re

from msgspec.structs import replace

from wirestem.model import Article, Statement

_NAME = re.compile(r"[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*")


def resolve_speakers(article: Article) -> Article:
    """The article with `Statement.speaker` filled in; None where it cannot be told."""
    resolved: list[Statement] = []
    last: str | None = None
    for statement in article.statements:
        words = " ".join(article.document.text[a:b] for a, b in statement.source)
        names = [m.group() for m in _NAME.finditer(words)]
        last = max(names, key=len) if names else last
        resolved.append(replace(statement, speaker=last))
    return replace(article, statements=tuple(resolved))
