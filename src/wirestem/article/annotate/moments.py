"""The time expressions of one article placed by its own publication."""

import re

from wirestem.article.annotate.casing import cased
from wirestem.model import Article, Document, TimeExpression, TimeRef
from wirestem.times import Anchor, anchor_of, misfit, open_readings, recognise, resolve_all, time_ref

_LEAST_MARGIN = 0.7
_NEWS = frozenset({"caption", "correction"})
_SELLING = frozenset({"menu", "promotion", "social", "share"})
_RELATIVE = frozenset({"weekday", "day", "period", "weekend", "ago", "season"})
_FOUNDED = re.compile(r"\b(?:since|est(?:\.|ablished)?(?: in)?|founded(?: in)?)\s+$", re.IGNORECASE)
_TELLING = re.compile(r"\b(?:has|have|had)\b")  # "has reported from the islands since 2024"
_READER = re.compile(r"\b(?:you|your|subscribers?)\b", re.IGNORECASE)


def time_expressions(document: Document) -> tuple[TimeExpression, ...]:
    """The time expressions of the whole text, stamps and captions included, in text order.

    What a page says of itself is left out: days in menus and promotions ("timetable changes from Monday") and in words to
    the reader ("two free articles left this month"), the year a house was founded or claims its rights for, clock times
    that no stamp gives and how long ago it was changed.
    """
    return tuple(e for e in recognise(document.text) if not _of_the_page(document, e))


def _of_the_page(document: Document, expression: TimeExpression) -> bool:
    zone = next((z for z in document.zones if z.start <= expression.start < z.end and z.kind == "furniture"), None)
    if zone is None or zone.label in _NEWS:
        return False
    family = expression.rule.partition(".")[0]
    if family == "year":
        founded = _FOUNDED.search(document.text, zone.start, expression.start)
        return zone.label == "rights" or (
            founded is not None and not _TELLING.search(document.text, zone.start, expression.start)
        )
    if family == "ago" or (family == "clock" and not expression.rule.startswith("clock.stamp")):
        return True  # "updated 2 minutes ago", "listen (7:41)", "high tide 11:52"
    if zone.label in _SELLING:
        return family in _RELATIVE or family == "clock"
    return family in _RELATIVE and _READER.search(document.text, zone.start, zone.end) is not None


def resolved_times(article: Article) -> tuple[TimeRef, ...]:
    """The article's time expressions placed by its own publication, in text order.

    Without a publication only what the text itself dates has a value; the others have the value "" and no range.
    """
    document = article.document
    placed = resolve_all(cased(document).text, article.times, _anchor(article))
    return tuple(time_ref(document.id, expression, one) for expression, one in zip(article.times, placed, strict=True))


def _anchor(article: Article) -> Anchor | None:
    """The publication; of two days that its figures leave open the one that the text itself fits clearly better."""
    anchor = anchor_of(article.document.published)
    both = open_readings(article.document.published)
    if anchor is None or not both:
        return anchor
    cost = {day: misfit(article.times, day) for day in both}
    first, last = sorted(both, key=lambda day: (cost[day], day))
    return Anchor(first, first) if cost[last] - cost[first] >= _LEAST_MARGIN else anchor
