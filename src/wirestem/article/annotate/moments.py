"""The time expressions of one article placed by its own publication."""

from wirestem.model import Article, Document, Evidence, Span, TimeExpression, TimeRef
from wirestem.times import Anchor, anchor_of, misfit, open_readings, recognise, resolve_all

_LEAST_MARGIN = 0.7


def time_expressions(document: Document) -> tuple[TimeExpression, ...]:
    """The time expressions of the whole text, stamps and furniture included, in text order."""
    return recognise(document.text)


def resolved_times(article: Article) -> tuple[TimeRef, ...]:
    """The article's time expressions placed by its own publication, in text order.

    Without a publication only what the text itself dates has a value; the others have the value "" and no range.
    """
    document = article.document
    placed = resolve_all(document.text, article.times, _anchor(article))
    return tuple(
        TimeRef(
            doc=document.id,
            start=expression.start,
            end=expression.end,
            type=expression.type,
            value=one.value,
            timex=one.timex,
            earliest=one.earliest,
            latest=one.latest,
            because=(
                Evidence(f"times.{expression.rule}.v1", 1.0, (Span(document.id, expression.start, expression.end),), one.note),
            ),
        )
        for expression, one in zip(article.times, placed, strict=True)
    )


def _anchor(article: Article) -> Anchor | None:
    """The publication; of two days that its figures leave open the one that the text itself fits clearly better."""
    anchor = anchor_of(article.document.published)
    both = open_readings(article.document.published)
    if anchor is None or not both:
        return anchor
    cost = {day: misfit(article.times, day) for day in both}
    first, last = sorted(both, key=lambda day: (cost[day], day))
    return Anchor(first, first) if cost[last] - cost[first] >= _LEAST_MARGIN else anchor
