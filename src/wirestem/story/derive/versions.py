"""The versions of a dispatch: carriers that keep one lede carry one version."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import combinations

from wirestem.story.derive.clock import moment, surely_before
from wirestem.story.derive.kinship import Overlaps
from wirestem.story.derive.marks import Marks

_LEDE = 0.4  # share of the first sentence kept word for word
_EXCERPT = 0.25  # share of a text
_WHOLE = 0.85
_KEPT = 0.2
_PART = 0.4
REWRITTEN = 0.42  # of what is told again: where less is kept word for word, the text was rewritten

Version = tuple[str, ...]


def versions(
    members: Sequence[str],
    overlaps: Overlaps,
    marks: Mapping[str, Marks],
    bridges: Sequence[str],
    dispatch: Sequence[str],
) -> tuple[Version, ...]:
    """The members of one dispatch by the version they carry, earliest first as far as their dates tell.

    A write-through gives a dispatch a new first sentence and keeps much of the rest. So texts that keep whole sentences
    of one another are set apart by their ledes; every other text joins the version that holds most of it. `members` are
    those to be set apart of all texts of the `dispatch`.
    """
    carriers = [n for n in members if n not in bridges and _carries(n, members, overlaps, marks)]
    cores: dict[str, Version] = {name: (name,) for name in carriers}
    for a, b in combinations(carriers, 2):
        if cores[a] is not cores[b] and _same(a, b, overlaps):
            both = tuple(sorted((*cores[a], *cores[b])))
            cores.update(dict.fromkeys(both, both))
    found = sorted({core for core in cores.values() if not _excerpt(core, carriers, overlaps, marks)}) or [
        tuple(sorted(set(members) - set(bridges)) or sorted(members))
    ]
    outside = [name for name in marks if name not in dispatch]
    placed = {name for core in found for name in core}
    for name in bridges:
        if name in members and len(members) > len(bridges) and _lacks(name, _nearest(name, found, overlaps), outside, overlaps):
            found.append((name,))
            placed.add(name)
    full = {core: list(core) for core in found}
    for name in members:
        if name not in placed:
            full[_nearest(name, _in_time(name, found, overlaps, marks), overlaps)].append(name)
    return tuple(sorted((tuple(sorted(v)) for v in full.values()), key=lambda v: (first_moment(v, overlaps, marks), v)))


def _in_time(name: str, cores: Sequence[Version], overlaps: Overlaps, marks: Mapping[str, Marks]) -> Sequence[Version]:
    """The versions that were out when a text was published: none whose own file came surely later, unless all did."""
    document = overlaps.texts[name].document
    late = [c for c in cores if any(marks[n].sent and surely_before(document, overlaps.texts[n].document) for n in c)]
    return [c for c in cores if c not in late] or cores


def _carries(name: str, members: Sequence[str], overlaps: Overlaps, marks: Mapping[str, Marks]) -> bool:
    """Whether a text keeps whole passages, as a carrier does, or bears the agency's credit; a rewriter's lede is its own."""
    if marks[name].credited:
        return True
    mates = [m for m in members if m != name]
    kept = overlaps.kept(name, mates)
    return kept >= max(_KEPT, REWRITTEN * overlaps.told(name, mates))


def _excerpt(core: Version, carriers: Sequence[str], overlaps: Overlaps, marks: Mapping[str, Marks]) -> bool:
    """Whether a version is but the part of another that a house put below a beginning of its own."""
    others = [n for n in carriers if n not in core]
    own = len(core) == 1 and marks[core[0]].reports and overlaps.lede_told(core[0], others) < _LEDE
    return own and overlaps.told(core[0], others) >= _EXCERPT


def _same(one: str, two: str, overlaps: Overlaps) -> bool:
    if max(overlaps.kept(one, (two,)), overlaps.kept(two, (one,))) >= _WHOLE:
        return True
    return max(overlaps.lede_kept(one, (two,)), overlaps.lede_kept(two, (one,))) >= _LEDE


def _nearest(name: str, cores: Sequence[Version], overlaps: Overlaps) -> Version:
    return max(cores, key=lambda core: (overlaps.told(name, core) + overlaps.kept(name, core), [-ord(c) for c in core[0]]))


def _lacks(name: str, core: Version, outside: Sequence[str], overlaps: Overlaps) -> bool:
    """Whether little of what a text has from this dispatch stands in a version: what no text outside the dispatch holds."""
    part = overlaps.all_words(name) & ~overlaps.told_words(name, outside)
    return overlaps.share(name, part & overlaps.told_words(name, core)) < _PART * overlaps.share(name, part)


def first_moment(version: Sequence[str], overlaps: Overlaps, marks: Mapping[str, Marks]) -> datetime:
    """When a version came out: as its own file says, else before the first text that carries it."""
    files = [n for n in version if marks[n].sent]
    stamps = [m for n in files or version if (m := moment(overlaps.texts[n].document)) is not None]
    return min(stamps, default=datetime.max.replace(tzinfo=UTC))
