"""In which order the versions of a dispatch came out."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from wirestem.story.derive import bits
from wirestem.story.derive.clock import apart, moment
from wirestem.story.derive.kinship import Overlaps
from wirestem.story.derive.marks import Marks

_SUNK, _SUNK_UNDATED = 0.3, 0.15  # share of a first sentence: against stamps, and where these say nothing

Version = tuple[str, ...]


def in_succession(versions: Sequence[Version], overlaps: Overlaps, marks: Mapping[str, Marks]) -> tuple[Version, ...]:
    """`versions` by the time at which they came out, the earliest first.

    A version whose first sentence stands further down in another is the earlier of the two; else the stamps of their first
    texts tell, where they lie clear of each other. Where nothing tells, the agency's own file comes last: what is kept of a
    dispatch is mostly how it stood in the end.
    """
    later = {v: sum(_after(v, other, overlaps, marks) for other in versions if other != v) for v in versions}
    file = {v: any(marks[n].sent for n in v) for v in versions}
    return tuple(sorted(versions, key=lambda v: (later[v], file[v], first_moment(v, overlaps, marks), v)))


def _after(one: Version, two: Version, overlaps: Overlaps, marks: Mapping[str, Marks]) -> int:
    """1 if the first version came out after the second, -1 if before, 0 where that is open."""
    sunk = _sunk(two, one, overlaps) - _sunk(one, two, overlaps)
    here, there = (overlaps.texts[n].document for n in (_first(v, overlaps, marks) for v in (one, two)))
    stamped = apart(there, here) - apart(here, there)
    if abs(sunk) >= (_SUNK if stamped else _SUNK_UNDATED):
        return 1 if sunk > 0 else -1
    return stamped


def _sunk(earlier: Version, later: Version, overlaps: Overlaps) -> float:
    """How much of a first sentence of one version stands word for word in another, but not in its first sentence."""
    shares = [0.0]
    for name in earlier:
        text = overlaps.texts[name]
        for other in later:
            kept = overlaps.kept_words(name, (other,)) & bits.span(*text.lede)
            shares.append(kept.bit_count() / (text.lede.stop - text.lede.first or 1) - overlaps.ledes_kept(name, other))
    return max(shares)


def _first(version: Version, overlaps: Overlaps, marks: Mapping[str, Marks]) -> str:
    """The text that tells when a version came out: its own file, else the first text that carries it."""
    found = [n for n in version if marks[n].sent] or version
    return min(found, key=lambda n: (moment(overlaps.texts[n].document) or _NEVER, n))


_NEVER = datetime.max.replace(tzinfo=UTC)


def first_moment(version: Sequence[str], overlaps: Overlaps, marks: Mapping[str, Marks]) -> datetime:
    """When a version came out: as its own file says, else before the first text that carries it."""
    return moment(overlaps.texts[_first(tuple(version), overlaps, marks)].document) or _NEVER
