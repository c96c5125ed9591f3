"""Date: publication lent by siblings, and every time expression placed on the calendar."""

from wirestem.model import Article, Evidence, Lineage, Span, Story, TimeRef
from wirestem.story.date.publication import lend
from wirestem.story.date.settle import settle
from wirestem.times import Anchor, Told, anchor_of, clocks_told, resolve_all

__all__ = ["date", "settle"]


def date(story: Story, lineage: Lineage) -> tuple[Story, tuple[TimeRef, ...]]:
    """The story with dates lent to its undated articles, and all its time expressions placed, by document and place.

    An article that nothing dates keeps its expressions with the value "" unless they are dates as written.
    """
    story, settled = settle(story)
    story, lent, late = lend(story, lineage)
    lent = {**settled, **lent, **{doc: (one.because,) for doc, one in late.items()}}
    clocks = tuple(dict.fromkeys(told for article in story.articles for told in clocks_told(article.times)))
    zone = _only_zone(clocks)
    refs: list[TimeRef] = []
    for article in story.articles:
        anchor = anchor_of(article.document.published, zone, clocks)
        if article.document.id in late:
            day = late[article.document.id].day
            anchor = Anchor(day, day, None, zone, clocks)
        refs.extend(_placed(article, anchor, lent.get(article.document.id, ())))
    return story, tuple(sorted(refs, key=lambda r: (r.doc, r.start, r.end)))


def _only_zone(clocks: tuple[Told, ...]) -> str | None:
    """The local time of the events when texts give it away by a pair of clock times; None when two pairs disagree."""
    zones = {told.zone for told in clocks if told.zone}
    return zones.pop() if len(zones) == 1 else None


def _placed(article: Article, anchor: Anchor | None, lent: tuple[Evidence, ...]) -> list[TimeRef]:
    doc = article.document
    found = []
    for expression, one in zip(article.times, resolve_all(doc.text, article.times, anchor), strict=True):
        because = Evidence(f"times.{expression.rule}.v1", 1.0, (Span(doc.id, expression.start, expression.end),), one.note)
        counted = "counted from" in one.note
        found.append(
            TimeRef(
                doc=doc.id,
                start=expression.start,
                end=expression.end,
                type=expression.type,
                value=one.value,
                timex=one.timex,
                earliest=one.earliest,
                latest=one.latest,
                because=(because, *(lent if counted else ())),
            )
        )
    return found
