"""Stamps that can be read two ways, settled by the story: "03/06/2033" is of June where its other articles are."""

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from wirestem.model import Article, Evidence, Published, Span, Story
from wirestem.story.date.stamps import slots_of
from wirestem.times import iso_days, misfit, numeric_readings, open_readings

_STAMPED = frozenset({"byline", "dateline", "furniture", "signoff"})
_DAYS_A_POINT, _MOST = 10, 6.0
_FIRM = 1.0  # what the reading costs more that the page's own habit ("4:41 p.m.": the month stands first) speaks against
_LEAST_MARGIN = 0.7

Settled = dict[str, tuple[Evidence, ...]]


def unsettled(published: Published | None) -> bool:
    """Whether a stamp may turn out to be open to two readings, so that `settle` asks for the article's time expressions."""
    return published is not None and (published.basis == "own" or bool(open_readings(published)))


def settle(story: Story) -> tuple[Story, Settled]:
    """The story with each open stamp read the one way that fits its articles, and the reasons by document.

    A stamp that fits both ways about as well stays open.
    """
    open_to = {a.document.id: days for a in story.articles if (days := _readings(a))}
    if not open_to:
        return story, {}
    sure = {a.document.id: day for a in story.articles if a.document.id not in open_to and (day := _day(a)) is not None}
    reasons: Settled = {}
    articles = []
    for article in story.articles:
        doc = article.document
        chosen = _chosen(article, open_to.get(doc.id, ()), open_to, list(sure.values()))
        if chosen is not None and doc.published is not None:
            reasons[doc.id] = (_because(article, chosen, bool(sure)),)
            article = replace(article, document=replace(doc, published=_moved(doc.published, chosen)))
        articles.append(article)
    return replace(story, articles=tuple(articles)), reasons


def _day(article: Article) -> date | None:
    published = article.document.published
    first, last = (iso_days(published.earliest), iso_days(published.latest)) if published else (None, None)
    return first.first if first and last and first.first == last.last else None


def _readings(article: Article) -> tuple[date, ...]:
    """The days its stamp may mean, the one that stands first; () when only one is possible."""
    published = article.document.published
    both = open_readings(published)
    day = _day(article)
    if both or day is None or published is None or published.basis != "own":
        return both
    for expression in article.times:
        words = slots_of(expression).get("numeric")
        zone = next((z for z in article.document.zones if z.start <= expression.start < z.end), None)
        if words and zone and zone.kind in _STAMPED:
            possible = numeric_readings(words)
            if day in possible and len(possible) > 1:
                return (day, *(d for d in possible if d != day))
    return ()


def _chosen(article: Article, days: Sequence[date], open_to: dict[str, tuple[date, ...]], sure: list[date]) -> date | None:
    """The reading that is clearly the better, or None."""
    if not days:
        return None
    doc = article.document
    near = sure or [day for other, found in sorted(open_to.items()) if other != doc.id for day in found]
    firm = _day(article)

    def cost(day: date) -> float:
        far = min((abs((day - other).days) for other in near), default=0)
        own = misfit((e for e in article.times if "numeric" not in slots_of(e)), day)
        return min(_MOST, far / _DAYS_A_POINT) + own + (_FIRM if firm is not None and day != firm else 0.0)

    ranked = sorted(days, key=lambda day: (cost(day), day))
    return ranked[0] if cost(ranked[1]) - cost(ranked[0]) >= _LEAST_MARGIN else None


def _moved(published: Published, day: date) -> Published:
    value = day.isoformat() + (published.earliest[10:] if len(published.earliest) > 10 else "")
    return Published(value, value, published.basis)


def _because(article: Article, day: date, by_story: bool) -> Evidence:
    doc = article.document
    places = [e for e in article.times if "numeric" in slots_of(e)]
    span = (Span(doc.id, places[0].start, places[0].end),) if places else ()
    why = "as the story's other articles are of about that day" if by_story else "which fits best what the articles tell"
    return Evidence("date.open_stamp.v1", 1.0, span, f"its figures can be read two ways; read as {day}, {why}")
