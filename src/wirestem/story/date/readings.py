"""What each article says of days, read once while a story is dated."""

import re
from datetime import date
from typing import NamedTuple

from wirestem.model import Article, Range, TimeExpression
from wirestem.times import Anchor, resolve

CONTEXT_WORDS = 4
REPORTS = re.compile(r"\b(?:report(?:ed|s)|wrote|writes|said|says|published|revealed)\b")
_WORD = re.compile(r"\w+")

Context = tuple[tuple[str, ...], tuple[str, ...]]
"""The words just before and just after a place, in small letters, without "on" and "the" before it."""


class DayTold(NamedTuple):
    """A time expression that means one day, with its surroundings."""

    expression: TimeExpression
    day: date
    context: Context


class Readings:
    """Keeps what was read, by document and day of publication; one for each story."""

    def __init__(self) -> None:
        self._days: dict[tuple[str, date], tuple[DayTold, ...]] = {}
        self._reports: dict[str, tuple[Range, ...]] = {}

    def days_told(self, article: Article, published: date) -> tuple[DayTold, ...]:
        """The single days that `article` tells of when it was published on that day, in text order."""
        key = (article.document.id, published)
        if key not in self._days:
            anchor = Anchor(published, published)
            found = []
            for expression in article.times:
                placed = resolve(expression, article.document.text, anchor)
                if placed.earliest and placed.earliest[:10] == (placed.latest or "")[:10]:
                    day = date.fromisoformat(placed.earliest[:10])
                    found.append(DayTold(expression, day, context(article, expression)))
            self._days[key] = tuple(found)
        return self._days[key]

    def reports(self, article: Article) -> tuple[Range, ...]:
        """The sentences of `article` with a verb of reporting."""
        doc = article.document
        if doc.id not in self._reports:
            self._reports[doc.id] = tuple(s for s in article.sentences if REPORTS.search(doc.text, *s))
        return self._reports[doc.id]


def context(article: Article, expression: TimeExpression) -> Context:
    """The words around an expression, within its line."""
    text = article.document.text
    left = text[max(0, expression.start - 80) : expression.start].rpartition("\n")[2]
    right = text[expression.end : expression.end + 80].partition("\n")[0]
    before = [w for w in _WORD.findall(left.lower()) if w not in ("on", "the")]
    return tuple(before[-CONTEXT_WORDS:]), tuple(_WORD.findall(right.lower())[:CONTEXT_WORDS])


def same_place(left: Context, right: Context) -> bool:
    """Whether two contexts are of one sentence: four equal words on a side, or two on both."""
    full = any(len(a) == CONTEXT_WORDS and a == b for a, b in zip(left, right, strict=True))
    both = len(left[0]) > 1 and len(left[1]) > 1 and left[0][-2:] == right[0][-2:] and left[1][:2] == right[1][:2]
    return full or both
