"""Restore: what the dispatches said that nobody handed in, as far as their carriers attest it."""

from collections.abc import Mapping, Sequence

from wirestem.model import Alignment, Article, Attested, Evidence, Lineage, Origin, Restored, Story, TimeRef
from wirestem.story.restore.moments import Bound, dateline, earliest, end_of, fits, latest
from wirestem.story.restore.order import in_order
from wirestem.story.restore.passages import passages
from wirestem.story.restore.witnesses import twins, witnesses
from wirestem.story.restore.wording import worded

__all__ = ["restore"]

_AGENCY = ("origin.credit.v1", "origin.release.v1")


def restore(story: Story, *, lineage: Lineage, alignments: Sequence[Alignment], times: Sequence[TimeRef]) -> tuple[Restored, ...]:
    """Every unseen dispatch of the story with text, sender and bounds of time, in order of its origin's id.

    A sentence is the dispatch's when carriers that have it from nobody else share it, or when one that keeps the words
    has it; what only a rewriter, or only a later version, has is not. `times` are those of the dated story.
    """
    articles = {a.document.id: a for a in story.articles}
    by_doc: dict[str, list[TimeRef]] = {}
    for ref in times:
        by_doc.setdefault(ref.doc, []).append(ref)
    unseen = [o for o in lineage.origins if o.observed is None]
    told = {o.id: _text(o, story, lineage, alignments, articles) for o in unseen}
    bounds = {o.id: _bounds(o, told[o.id], lineage, articles, by_doc) for o in unseen}
    return tuple(_restored(o, told[o.id], bounds, lineage) for o in unseen)


def _text(
    origin: Origin, story: Story, lineage: Lineage, alignments: Sequence[Alignment], articles: Mapping[str, Article]
) -> tuple[Attested, ...]:
    carriers = witnesses(origin, story, lineage)
    texts = {w.doc: articles[w.doc].document.text for w in carriers}
    of = twins(carriers)
    return tuple(worded(passage, of, texts) for passage in in_order(passages(carriers, alignments, lineage)))


def _bounds(
    origin: Origin,
    told: Sequence[Attested],
    lineage: Lineage,
    articles: Mapping[str, Article],
    times: Mapping[str, Sequence[TimeRef]],
) -> tuple[Bound | None, Bound | None]:
    """The bounds that the dispatch's own carriers give."""
    last = latest([articles[doc] for doc in origin.documents if doc in articles], told, articles, times)
    if last is None:
        return None, None
    own = [e.child for e in lineage.derivations if e.parent.origin == origin.id and e.relation != "update"]
    day = dateline([articles[doc] for doc in own if doc in articles], origin.agency, times)
    if day is not None and not fits(day, last):
        day = None
    if day is not None and (end := end_of(day)) is not None and end.moment < last.moment:
        last = end
    first = earliest(told, articles, times, last)
    if day is not None and (first is None or first.moment < day.moment):
        first = day
    return first, last


def _restored(
    origin: Origin, told: tuple[Attested, ...], bounds: Mapping[str, tuple[Bound | None, Bound | None]], lineage: Lineage
) -> Restored:
    first, last = bounds[origin.id]
    for earlier in _replaced(origin, lineage):
        before = bounds[earlier][0] if earlier in bounds else None
        if before is not None and last is not None and fits(before, last) and (first is None or first.moment < before.moment):
            note = "after the version that it replaces"
            first = before._replace(because=Evidence("restore.version.v1", 1.0, before.because.spans, note))
    because = [e for e in origin.because if e.rule in _AGENCY]
    because += [b.because for b in (first, last) if b is not None]
    return Restored(
        origin=origin.id,
        agency=origin.agency,
        earliest=first.value if first else None,
        latest=last.value if last else None,
        passages=told,
        because=tuple(dict.fromkeys(because)),
    )


def _replaced(origin: Origin, lineage: Lineage) -> list[str]:
    """The versions before this one, the nearest first."""
    by_id = {o.id: o for o in lineage.origins}
    found: list[str] = []
    queue = list(origin.updates)
    while queue:
        name = queue.pop(0)
        if name not in found and name in by_id and name != origin.id:
            found.append(name)
            queue.extend(by_id[name].updates)
    return found
