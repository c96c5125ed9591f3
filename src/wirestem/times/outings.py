"""Outings: when articles came out, and which of them surely came out first."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from wirestem.model import Published

ZONES = timedelta(hours=14)
"""So far a clock or a day of an unknown zone may lie from the same one in UTC."""
_SPAN = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})|-(?P<week>W\d{2}))?$")
_DAY = len("2031-03-04")


class Outing(NamedTuple):
    """When an article came out: not before `earliest`, before `latest`; `zoned` when both are clock times of a known zone."""

    earliest: datetime
    latest: datetime
    zoned: bool

    def is_before(self, other: "Outing") -> bool:
        """Whether it surely came out first. Two times without a zone compare as they stand: they are mostly one place's."""
        return self.latest + (timedelta(0) if self.zoned == other.zoned else ZONES) <= other.earliest


def outing(published: Published | None) -> Outing | None:
    """When an article came out; None where that is unknown or no ISO 8601 value.

    A mere day, week, month or year lasts to its end at the latest, a clock time without seconds a minute. What has no zone is
    read as UTC.

    >>> found = outing(Published("2031-03-04", "2031-03-04T10:15+01:00", "own"))
    >>> found.earliest.isoformat(), found.latest.isoformat(), found.zoned
    ('2031-03-04T00:00:00+00:00', '2031-03-04T10:16:00+01:00', False)
    """
    earliest, latest = (_bound(value) for value in ((published.earliest, published.latest) if published else ("", "")))
    if earliest is None or latest is None:
        return None
    return Outing(earliest.start, latest.start + latest.lasts, earliest.zoned and latest.zoned)


def first_out(out: Mapping[str, Outing]) -> str | None:
    """The article, by its key, that surely came out before all others; None where that cannot be told."""
    first = min(sorted(out), key=lambda d: (out[d].latest, out[d].earliest), default=None)
    return first if first is not None and all(out[first].is_before(out[d]) for d in out if d != first) else None


class _Bound(NamedTuple):
    start: datetime
    lasts: timedelta
    zoned: bool


def _bound(value: str) -> _Bound | None:
    span = _SPAN.match(value)
    try:
        if span and span["week"]:
            return _Bound(datetime.fromisoformat(value).replace(tzinfo=UTC), timedelta(days=7), zoned=False)
        if span:
            start = datetime(int(span["year"]), int(span["month"] or 1), 1, tzinfo=UTC)
            return _Bound(start, timedelta(days=31 if span["month"] else 366), zoned=False)
        found = datetime.fromisoformat(value)
    except ValueError:
        return None
    if len(value) <= _DAY:
        return _Bound(found.replace(tzinfo=UTC), timedelta(days=1), zoned=False)
    return _Bound(found if found.tzinfo else found.replace(tzinfo=UTC), timedelta(minutes=1), zoned=found.tzinfo is not None)
