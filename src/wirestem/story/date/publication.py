"""Publication dates lent to articles that carry none."""

from collections.abc import Iterable

from msgspec.structs import replace

from wirestem.model import Evidence, Lineage, Published, Story

Lent = dict[str, tuple[Evidence, ...]]


def lend(story: Story, lineage: Lineage) -> tuple[Story, Lent]:
    """The story with publications lent, and for each article that borrowed, the reason."""
    known = {a.document.id: a.document.published for a in story.articles}
    lent: Lent = {}
    for article in story.articles:
        doc = article.document
        if doc.published is not None:
            continue
        carriers = [d for o in lineage.origins if doc.id in o.documents for d in o.documents if d != doc.id]
        dated = [p for p in (known.get(d) for d in carriers) if p]
        if not dated:
            dated = [p for p in known.values() if p]
        if dated:
            known[doc.id] = _between(dated)
            lent[doc.id] = (Evidence("date.lent.v1", 1.0, (), "lent by other carriers"),)
    articles = tuple(
        replace(a, document=replace(a.document, published=known[a.document.id])) if a.document.id in lent else a
        for a in story.articles
    )
    return replace(story, articles=articles), lent


def _between(dated: Iterable[Published]) -> Published:
    days = sorted(p.earliest[:10] for p in dated)
    return Published(days[0], days[0], "origin")
