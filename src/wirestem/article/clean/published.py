"""When a text was published, by its own stamps and by what was handed in with it."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from wirestem.article.clean.stamps import Stamp, stamps
from wirestem.model import Published, Zone

_SAYS = re.compile(r"\b(?:published|posted|printed|updated|copyright|©)\b", re.IGNORECASE)
_SAID = re.compile(r"\b(?:published|posted|printed|updated)\b\W*(?:\w{1,3}\W+)?$", re.IGNORECASE)
_NEAR_CHARS = 24
_PLACES = (("byline", "furniture"), ("dateline", "signoff"))
_EPOCH_S = (10**8, 10**11)


def published(text: str, zones: Sequence[Zone], stated: str | None) -> Published | None:
    """The publication, or None when neither the text nor its metadata give a full date.

    The metadata win unless the text's own stamp is of the same day and finer. A zone that is not told stays untold.
    """
    own = _own(text, zones)
    told = _told(stated, text)
    if told is None or (own is not None and own.earliest[:10] == told.earliest[:10] and len(own.earliest) > len(told.earliest)):
        return own
    return told


def understood(stated: str) -> bool:
    """Whether a stated publication has a form that can be read as a date.

    >>> understood("18 June 2024, 07:57 GMT"), understood("2024-13-45"), understood("soon")
    (True, False, False)
    """
    return _told(stated, "") is not None


def _own(text: str, zones: Sequence[Zone]) -> Published | None:
    for kinds in _PLACES:
        found = sorted(_in_zones(text, zones, kinds), key=lambda s: (s.updated, not s.clock, s.start))
        if found:
            return Published(found[0].earliest, found[0].latest, "own")
    return None


def _in_zones(text: str, zones: Sequence[Zone], kinds: Sequence[str]) -> Iterator[Stamp]:
    for zone in zones:
        if zone.kind not in kinds:
            continue
        found = stamps(text, zone.start, zone.end, whole=text)
        if zone.kind != "furniture" or zone.label == "stamp" or (zone.label == "rights" and _SAYS.match(text, zone.start)):
            yield from found
        elif zone.label == "row":  # "14 comments | Published 9 February 2033 | Save"
            yield from (stamp for stamp in found if _SAID.search(text, max(zone.start, stamp.start - _NEAR_CHARS), stamp.start))


def _told(stated: str | None, text: str) -> Published | None:
    """Any sensible form: ISO 8601, e-mail dates, "June 18, 2024, 7.57 IST", seconds since 1970, a month or a year alone."""
    words = (stated or "").strip()
    if not words:
        return None
    for stamp in stamps(words, whole=text):
        return Published(stamp.earliest, stamp.latest, "metadata")
    if re.fullmatch(r"\d{9,13}(?:\.\d+)?", words):
        return _since_1970(float(words))
    if re.fullmatch(r"\d{8}", words):
        return _told(f"{words[:4]}-{words[4:6]}-{words[6:]}", text)
    if re.fullmatch(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?", words):
        return Published(words, words, "metadata")
    return None


def _since_1970(figure: float) -> Published | None:
    seconds = figure / 1000 if figure >= _EPOCH_S[1] else figure
    if not _EPOCH_S[0] <= seconds < _EPOCH_S[1]:
        return None
    value = datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%S+00:00")
    return Published(value, value, "metadata")
