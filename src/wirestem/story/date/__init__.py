"""Date: publication lent by siblings, and every time expression placed on the calendar."""

from wirestem.model import Article, Evidence, Lineage, Story, TimeRef
from wirestem.story.date.clocks import clocked, moved, on_day
from wirestem.story.date.late import Late
from wirestem.story.date.publication import lend
from wirestem.story.date.settle import settle, unsettled
from wirestem.times import Anchor, Placed, Told, anchor_of, clocks_told, resolve_all, time_ref

__all__ = ["date", "settle", "unsettled"]


def date(story: Story, lineage: Lineage) -> tuple[Story, tuple[TimeRef, ...]]:
    """The story with dates lent to its undated articles, and all its time expressions placed, by document and place.

    An article that nothing dates keeps its expressions with the value "" unless they are dates as written.
    """
    story, settled = settle(story)
    story, lent, late = lend(story, lineage)
    lent = {**settled, **lent, **{doc: (one.because,) for doc, one in late.items()}}
    clocks = tuple(dict.fromkeys(told for article in story.articles for told in clocks_told(article.times)))
    zone = _only_zone(clocks)
    every = [(article, _resolved(article, late.get(article.document.id), zone, clocks)) for article in story.articles]
    told = [
        one for article, placed in every for one in clocked(article.document.id, article.document.text, article.times, placed)
    ]
    days = moved(told)
    refs: list[TimeRef] = []
    for article, placed in every:
        doc = article.document.id
        settled_on = (on_day(one, days[doc, n]) if (doc, n) in days else one for n, one in enumerate(placed))
        refs.extend(_refs(article, tuple(settled_on), lent.get(doc, ())))
    return story, tuple(sorted(refs, key=lambda r: (r.doc, r.start, r.end)))


def _resolved(article: Article, late: Late | None, zone: str | None, clocks: tuple[Told, ...]) -> tuple[Placed, ...]:
    anchor = anchor_of(article.document.published, zone, clocks)
    if late is not None:
        anchor = Anchor(late.day, late.day, None, zone, clocks)
    return resolve_all(article.document.text, article.times, anchor)


def _only_zone(clocks: tuple[Told, ...]) -> str | None:
    """The local time of the events when texts give it away by a pair of clock times; None when two pairs disagree."""
    zones = {told.zone for told in clocks if told.zone and not told.place.startswith("(")}
    return zones.pop() if len(zones) == 1 else None


def _refs(article: Article, placed: tuple[Placed, ...], lent: tuple[Evidence, ...]) -> list[TimeRef]:
    """The references of one article; those counted from its publication carry the reasons `lent` for that."""
    doc = article.document.id
    both = zip(article.times, placed, strict=True)
    return [time_ref(doc, expression, one, lent if "counted from" in one.note else ()) for expression, one in both]
