"""When texts were published, as far as that orders them: stamps without a zone are soft, and every stamp may be wrong."""

from datetime import UTC, date, datetime, time, timedelta

from wirestem.model import Document

_ZONELESS = timedelta(hours=12)


def moment(document: Document) -> datetime | None:
    """The middle of the time in which `document` was published, in UTC; None when nothing is known or can be read."""
    if document.published is None:
        return None
    bounds = [_read(document.published.earliest, end=False), _read(document.published.latest, end=True)]
    if bounds[0] is None or bounds[1] is None:
        return None
    return bounds[0] + (bounds[1] - bounds[0]) / 2


def surely_before(first: Document, second: Document) -> bool:
    """Whether `first` came out before `second` even if stamps without a zone are off by half a day."""
    one, two = moment(first), moment(second)
    if one is None or two is None:
        return False
    doubt = sum((_ZONELESS for d in (first, second) if not _zoned(d)), timedelta())
    return one + doubt < two


def apart(first: Document, second: Document) -> bool:
    """Whether the time in which `first` was published ends before that of `second` begins, as far as both are known."""
    if first.published is None or second.published is None:
        return False
    end, begin = _read(first.published.latest, end=True), _read(second.published.earliest, end=False)
    return end is not None and begin is not None and end < begin


def _zoned(document: Document) -> bool:
    published = document.published
    if published is None:
        return False
    try:
        return datetime.fromisoformat(published.earliest).tzinfo is not None
    except ValueError:
        return False


def _read(value: str, *, end: bool) -> datetime | None:
    try:
        if len(value) == 10:
            return datetime.combine(date.fromisoformat(value), time.max if end else time.min, UTC)
        found = datetime.fromisoformat(value)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
