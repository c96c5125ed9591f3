"""When an unseen dispatch was sent: before its carriers, after what it tells, after the version it replaces."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from wirestem.model import Article, Attested, Evidence, Span, TimeRef

_WEST, _EAST = timedelta(hours=-12), timedelta(hours=14)  # from where to where on Earth a day without a zone may run


class Bound(NamedTuple):
    """A bound as it is written (a day, or a moment with its zone) and the moment in UTC that it stands for."""

    value: str
    moment: datetime
    because: Evidence


def latest(
    carriers: Sequence[Article],
    passages: Sequence[Attested],
    articles: Mapping[str, Article],
    times: Mapping[str, Sequence[TimeRef]],
) -> Bound | None:
    """Not after the earliest carrier: its moment where clock and zone are known, else the end of its day.

    A carrier stamped before the day that the dispatch's first sentence tells as past is passed over, if others remain.
    """
    found = sorted((b for a in carriers if (b := _published(a)) is not None), key=lambda b: (b.moment, b.value))
    if not found:
        return None
    told = _told(passages[0], articles, times, found[-1]) if passages else None
    return next((b for b in found if told is None or fits(told, b)), found[0])


def _published(article: Article) -> Bound | None:
    published = article.document.published
    bound = _read(published.latest, last=True) if published else None
    if bound is None or published is None:
        return None
    lent = published.basis == "origin"
    note = "a carrier was out by then" + (", as far as other articles date it" if lent else "")
    return Bound(*bound, Evidence("restore.carrier.v1", 1.0 if lent else 2.0, _stamp(article), note))


def fits(first: Bound, last: Bound) -> bool:
    """Whether `first` can lie before `last`: by the day as it is written too, since a day has no zone."""
    return first.moment <= last.moment and (first.value[:10] <= last.value[:10] or min(len(first.value), len(last.value)) > 10)


def earliest(
    passages: Sequence[Attested], articles: Mapping[str, Article], times: Mapping[str, Sequence[TimeRef]], before: Bound
) -> Bound | None:
    """Not before the latest day or moment that it tells as past, as long as that is before `before`."""
    found = [b for p in passages if (b := _told(p, articles, times, before)) is not None]
    return max(found, key=lambda b: (b.moment, b.value), default=None)


def _told(
    passage: Attested, articles: Mapping[str, Article], times: Mapping[str, Sequence[TimeRef]], before: Bound
) -> Bound | None:
    """The latest time that a passage tells as past, by the first of its carriers that places any."""
    for span in passage.mentions:
        future = {(t.start, t.end) for t in articles[span.doc].times if t.forward}
        found = []
        for ref in times.get(span.doc, ()):
            inside = span.start <= ref.start and ref.end <= span.end and (ref.start, ref.end) not in future
            bound = _read(ref.earliest, last=False) if inside and ref.earliest and ref.type in ("DATE", "TIME") else None
            if bound is not None:
                because = Evidence("restore.told.v1", 1.0, (Span(ref.doc, ref.start, ref.end),), "it tells what happened then")
                found += [b for b in [Bound(*bound, because)] if fits(b, before)]
        if found:
            return max(found, key=lambda b: (b.moment, b.value))
    return None


def dateline(carriers: Sequence[Article], agency: str | None, times: Mapping[str, Sequence[TimeRef]]) -> Bound | None:
    """The day that the agency's dateline gives in a carrier, the earliest where they differ."""
    found = []
    for document in (a.document for a in carriers):
        for zone in (z for z in document.zones if z.kind == "dateline"):
            credited = any(c.agency == agency and zone.start <= c.start < zone.end for c in document.credits)
            for ref in times.get(document.id, ()) if credited else ():
                inside = zone.start <= ref.start and ref.end <= zone.end and ref.earliest and ref.earliest == ref.latest
                bound = _read(ref.earliest, last=False) if inside and ref.earliest else None
                if bound is not None:
                    because = Evidence(
                        "restore.dateline.v1", 2.0, (Span(ref.doc, ref.start, ref.end),), "the day in its dateline"
                    )
                    found.append(Bound(*bound, because))
    return min(found, key=lambda b: (b.moment, b.value), default=None)


def end_of(bound: Bound) -> Bound | None:
    """The last moment of a day's bound."""
    read = _read(bound.value, last=True)
    return Bound(*read, bound.because) if read else None


def _read(value: str, *, last: bool) -> tuple[str, datetime] | None:
    """A value as a bound: a clock without a zone says no more than its day, a month or year only its edge."""
    try:
        if len(value) > 10:
            found = datetime.fromisoformat(value)
            if found.tzinfo is not None:
                return value, found.astimezone(UTC)
            value = value[:10]
        day = date.fromisoformat(value)
    except (ValueError, OverflowError):
        return None
    try:
        edge = datetime.combine(day, time.max if last else time.min, UTC)
        return value, edge - (_WEST if last else _EAST)
    except OverflowError:
        return None


def _stamp(article: Article) -> tuple[Span, ...]:
    """Where a text gives its date, if it does in its masthead."""
    document = article.document
    return tuple(Span(document.id, z.start, z.end) for z in document.zones if z.label == "stamp")[:1]
