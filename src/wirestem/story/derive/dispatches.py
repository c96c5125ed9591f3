"""Which texts go back to one dispatch, and which texts draw on two."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from wirestem.story.derive.kinship import Overlaps
from wirestem.story.derive.marks import Marks

KIN = 0.5  # of 2: what two texts must hold of each other, summed
_CONFLICT = 1.0
_SAME_AGENCY = 0.7
_SAME_REPORTER = 0.15
_STRANGERS = 0.25
_SECOND = 0.18
_SECOND_VERBATIM = 0.15

Groups = tuple[tuple[str, ...], ...]


def dispatches(overlaps: Overlaps, marks: Mapping[str, Marks]) -> tuple[Groups, dict[str, tuple[int, ...]]]:
    """The groups of texts that go back to one dispatch, and for each text the groups it draws on, the main one first.

    Strongest kin first, two groups become one unless each has an explanation of its own that the other lacks: the credit
    of an agency, a release, a reporter's own work. A text that bridges two groups strange to one another, or credits
    agencies without a name, joins nothing but may draw on several.
    """
    bridges = {name for name in sorted(marks) if _bridges(name, overlaps, marks)}
    groups = _joined([n for n in sorted(marks) if n not in bridges], overlaps, marks)
    drawn: dict[str, tuple[int, ...]] = {}
    for name in sorted(marks):
        home = next((n for n, group in enumerate(groups) if name in group), None)
        drawn[name] = _sources(name, home, groups, overlaps, marks)
    return groups, drawn


def kinship(first: str, second: str, overlaps: Overlaps, marks: Mapping[str, Marks]) -> float:
    """By how much two texts hold more of each other than what they need for a common origin; below 0 they lack it.

    Two texts of one agency need more, since an agency takes background paragraphs from one dispatch into another; two
    texts of one reporter less.
    """
    one, two = marks[first], marks[second]
    need = KIN
    if one.reporters & two.reporters:
        need = _SAME_REPORTER
    elif set(_names(one)) & set(_names(two)):
        need = _SAME_AGENCY
    return overlaps.both(first, second) - need


def _names(mark: Marks) -> tuple[str, ...]:
    return (*mark.credited, *mark.told)


def _bridges(name: str, overlaps: Overlaps, marks: Mapping[str, Marks]) -> bool:
    """Whether a text credits agencies without a name, or draws on two texts that have nothing to do with one another."""
    if marks[name].collective and not marks[name].credited:
        return True
    pure = [other for other in sorted(marks) if other != name and not marks[other].collective]
    kin = [other for other in pure if kinship(name, other, overlaps, marks) >= 0]
    return any(
        overlaps.both(one, two) < _STRANGERS
        and _conflict((one,), (two,), marks)
        and min(overlaps.beyond(name, (one,), (two,)), overlaps.beyond(name, (two,), (one,))) >= _SECOND
        for one, two in combinations(kin, 2)
    )


def _joined(names: Sequence[str], overlaps: Overlaps, marks: Mapping[str, Marks]) -> Groups:
    group_of: dict[str, tuple[str, ...]] = {name: (name,) for name in names}
    links = [(kinship(a, b, overlaps, marks), a, b) for a, b in combinations(names, 2)]
    for score, a, b in sorted(links, key=lambda link: (-link[0], link[1], link[2])):
        one, two = group_of[a], group_of[b]
        if one is two or score < 0:
            continue
        if _conflict(one, two, marks) and score < _CONFLICT:
            continue
        both = tuple(sorted((*one, *two)))
        group_of.update(dict.fromkeys(both, both))
    return tuple(sorted(set(group_of.values())))


def _labels(names: Iterable[str], marks: Mapping[str, Marks]) -> frozenset[str]:
    """What explains where `names` come from: agencies credited, a release, reporting of the house's own."""
    found: set[str] = set()
    for name in names:
        one = marks[name]
        found.update(_names(one))
        if one.released:
            found.add("release")
        if one.reports and not one.credited:
            found.update(f"by {reporter}" for reporter in one.reporters or {name})
    return frozenset(found)


def _conflict(one: Iterable[str], two: Iterable[str], marks: Mapping[str, Marks]) -> bool:
    here, there = _labels(one, marks), _labels(two, marks)
    return bool(here and there and not here & there)


def _sources(name: str, home: int | None, groups: Groups, overlaps: Overlaps, marks: Mapping[str, Marks]) -> tuple[int, ...]:
    """The groups a text draws on: its own, and any other that holds a good part of it that its own does not."""
    taken = [home] if home is not None else []
    while len(taken) < 3:
        known = [n for g in taken for n in groups[g] if n != name]
        best = max(
            ((overlaps.beyond(name, groups[g], known), -g) for g in range(len(groups)) if g not in taken), default=(0.0, 0)
        )
        other = -best[1]
        if best[0] < _SECOND or overlaps.kept(name, groups[other]) < _SECOND_VERBATIM:
            break
        taken.append(other)
    return tuple(taken)
