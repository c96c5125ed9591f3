"""Texts that were copied from another article rather than from the dispatch behind it."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import permutations
from typing import NamedTuple

from wirestem.story.derive.clock import surely_before
from wirestem.story.derive.kinship import Overlaps
from wirestem.story.derive.marks import Marks
from wirestem.story.derive.readings import Circle, Descent, Readings
from wirestem.story.derive.versions import REWRITTEN

_LEAST = 0.7  # changed words, for a text that stands wholly in its parent
_LEAST_PARTIAL = 2.5  # more for one of which nothing does
_LEAST_CREDITED = 1.5  # more for a text that credits the agency itself
_LEAST_REPORTING = 1.0  # more for a house with reporters of its own: such houses take an agency's service themselves
_SHARED = 0.25  # share of a text
_LATE = 0.5  # how much a parent stamped later than its child takes away
_TRUST_CREDITED, _TRUST_TOLD, _TRUST_UNCREDITED, _TRUST_MERGED = 1.0, 0.8, 0.6, 0.4
_AGAINST = 0.25  # share of the innovations


class Direct(NamedTuple):
    """`child` was copied from the article `parent`."""

    child: str
    parent: str
    descent: Descent


def direct(
    children: Sequence[str],
    group: Sequence[str],
    versions: Sequence[Sequence[str]],
    readings: Readings,
    overlaps: Overlaps,
    marks: Mapping[str, Marks],
) -> dict[str, Direct]:
    """For those of `children` that carry private changes of another of them: from which they were copied.

    `group` are all texts that tell the dispatch, in its `versions`. The strongest case is taken first; its child is then
    no witness any more, since it can only repeat its parent.
    """
    found: dict[str, Direct] = {}
    pairs = [(c, p) for c, p in permutations(children, 2) if overlaps.told(c, (p,)) >= _SHARED]
    while True:
        cases = []
        for child, parent in pairs:
            if child not in found and not _above(parent, child, found):
                near = frozenset(n for v in versions if parent in v for n in v)
                descent = readings.descent(child, parent, Circle(near, tuple(group), found))
                cases.append((_strength(child, parent, descent, overlaps, marks), parent, child, descent))
        best = max(cases, key=lambda c: (c[0], c[1], c[2]), default=None)
        if best is None or best[0] <= 0:
            return found
        found[best[2]] = Direct(best[2], best[1], best[3])


def _strength(child: str, parent: str, descent: Descent, overlaps: Overlaps, marks: Mapping[str, Marks]) -> float:
    """By how much a case exceeds what is needed; 0 or less is none."""
    least = _LEAST + _LEAST_PARTIAL * (1 - overlaps.told(child, (parent,)))
    least += _LEAST_CREDITED * bool(marks[child].credited) + _LEAST_REPORTING * marks[child].reports
    if surely_before(overlaps.texts[child].document, overlaps.texts[parent].document):
        least += _LATE
    if descent.against > _AGAINST * descent.innovations:
        return 0.0
    found = descent.innovations - descent.against - least
    # Of two that have it all from one another, the one that holds more of the other came first.
    fuller = overlaps.told(child, (parent,)) - overlaps.told(parent, (child,))
    return found + fuller if found > 0 else found


def _above(name: str, other: str, found: Mapping[str, Direct]) -> bool:
    """Whether `name` descends from `other` already."""
    while name in found:
        name = found[name].parent
        if name == other:
            return True
    return False


def trust(name: str, names: Iterable[str], overlaps: Overlaps, marks: Mapping[str, Marks]) -> float:
    """How far a text may be trusted to keep the words of the dispatch it carries: a licensed carrier more than others."""
    others = [n for n in names if n != name]
    if overlaps.kept(name, others) < REWRITTEN * overlaps.told(name, others):
        return 0.0
    if marks[name].credited:
        return _TRUST_CREDITED
    return _TRUST_TOLD if marks[name].told else _TRUST_MERGED if marks[name].collective else _TRUST_UNCREDITED
