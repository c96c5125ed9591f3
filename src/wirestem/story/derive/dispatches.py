"""Which texts go back to one dispatch, and which texts draw on two."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from wirestem.story.derive.kin import kinship, named, same_words, silent
from wirestem.story.derive.kinship import Overlaps, Pair
from wirestem.story.derive.marks import Marks

_CONFLICT = 4.0  # log odds
_UNLIKE = -2.0  # log odds; a text of both may be near to each, and they are none the nearer
_CLEAR = 2.0  # log odds
_KIN = 0.25  # log odds; of two texts in a pile fewer are kin than of two in the stories that kinship was learnt from
_SILENT = -0.65  # log odds
_SILENT_RELEASED = 0.4  # of 2: what two texts hold of each other
_STRANGERS = 0.25
_STRANGERS_KEPT = 0.2
_SECOND, _SECOND_KEPT = 0.12, 0.08  # of a text that says it has several sources
_BORROWED, _BORROWED_KEPT = 0.18, 0.15  # of any other
_MOST_SOURCES = 3
_LEFT = 0.3  # of a text that credits agencies without a name
_LEFT_NAMED = 0.15
_LONE_TERMS = 0.1  # share of the terms of the shorter text, outside what the two share word for word

Groups = tuple[tuple[str, ...], ...]


def dispatches(overlaps: Overlaps, marks: Mapping[str, Marks]) -> tuple[Groups, dict[str, tuple[int, ...]]]:
    """The groups of texts that go back to one dispatch, and for each text the groups it draws on, the main one first.

    Strongest kin first, two groups become one unless each has an explanation of its own that the other lacks: the credit
    of an agency, a release, a reporter's own work. A text that bridges two groups strange to one another, or credits
    agencies without a name, joins nothing but may draw on several.
    """
    names = sorted(marks)
    bridges = [name for name in names if _bridges(name, overlaps, marks)]
    believed = _believed(names, overlaps, marks)
    apart = _apart(names, bridges, overlaps, believed)
    groups = _joined([n for n in names if n not in bridges], overlaps, marks, apart, believed)
    drawn = {name: _covered(name, groups, overlaps, marks) for name in bridges}
    left = _joined([n for n in bridges if not drawn[n]], overlaps, marks, apart, believed)
    groups += left
    drawn = {name: _covered(name, groups, overlaps, marks) for name in bridges if drawn[name]}
    for number, group in enumerate(groups):
        drawn.update(dict.fromkeys((n for n in group if n not in drawn), (number,)))
    for name, other in _borrowings(groups, overlaps, marks):
        home = drawn[name][0]
        alone = groups[home] == (name,) and not _senders((name,), marks)
        drawn[name] = (other,) if alone else (home, other)
    for name in bridges:
        if len(drawn[name]) == 1 and groups[drawn[name][0]] != (name,) and _rest(name, groups[drawn[name][0]], overlaps, marks):
            known = _of_the_other(name, groups, drawn[name][0], overlaps, marks)
            drawn[name] = (*drawn[name], len(groups) if known is None else known)
            groups += ((),) if known is None else ()
    return groups, drawn


def _bridges(name: str, overlaps: Overlaps, marks: Mapping[str, Marks]) -> bool:
    """Whether a text credits several agencies, or draws on two texts that have nothing to do with one another.

    A text that bears one agency's credit is that agency's, whatever else it quotes.
    """
    if marks[name].several:
        return True
    if marks[name].credited:
        return False
    pure = [other for other in sorted(marks) if other != name and not marks[other].several]
    kin = [n for n in pure if kinship(name, n, overlaps, marks) >= 0 and overlaps.kept(name, (n,)) >= _SECOND_KEPT]
    return any(
        _strange(one, two, overlaps)
        and _conflict((one,), (two,), marks)
        and min(overlaps.beyond(name, (one,), (two,)), overlaps.beyond(name, (two,), (one,))) >= _SECOND
        for one, two in combinations(kin, 2)
    )


def _strange(one: str, two: str, overlaps: Overlaps) -> bool:
    """Whether two texts have little in common, or hardly a run of words: what two agencies tell of one event is alike."""
    return overlaps.both(one, two) < _STRANGERS or overlaps.both_kept(one, two) < _STRANGERS_KEPT


def _believed(names: Sequence[str], overlaps: Overlaps, marks: Mapping[str, Marks]) -> dict[str, Marks]:
    """The marks as far as they tell who sent what: nothing of two texts of the same words that name other agencies.

    One of the two is mistaken, and nobody knows which.
    """
    doubted = set()
    for one, two in combinations((n for n in names if named(marks[n])), 2):
        if not set(named(marks[one])) & set(named(marks[two])) and same_words(one, two, overlaps):
            doubted |= {one, two}
    return {n: m._replace(credited=(), told=(), own=0.0) if n in doubted else m for n, m in marks.items()}


def _apart(names: Sequence[str], bridges: Sequence[str], overlaps: Overlaps, believed: Mapping[str, Marks]) -> frozenset[Pair]:
    """Pairs of texts from different dispatches: a bridging text keeps whole passages of both, and they none of each other.

    Two texts that name one agency may be two parts or versions of one dispatch, and are not set apart so.
    """
    found = set()
    for bridge in bridges:
        pure = [n for n in names if n not in bridges and overlaps.kept(bridge, (n,)) >= _SECOND_KEPT]
        for one, two in combinations(pure, 2):
            same = set(named(believed[one])) & set(named(believed[two]))
            if not same and (one, two) not in found and _strange(one, two, overlaps):
                least = min(overlaps.beyond(bridge, (one,), (two,)), overlaps.beyond(bridge, (two,), (one,)))
                if least >= _SECOND_KEPT:
                    found.add((one, two))
    return frozenset(found)


def _joined(
    names: Sequence[str],
    overlaps: Overlaps,
    marks: Mapping[str, Marks],
    apart: frozenset[Pair],
    believed: Mapping[str, Marks],
) -> Groups:
    group_of: dict[str, tuple[str, ...]] = {name: (name,) for name in names}
    links = [(kinship(a, b, overlaps, marks), a, b) for a, b in combinations(names, 2)]
    for score, a, b in sorted(links, key=lambda link: (-link[0], link[1], link[2])):
        one, two = group_of[a], group_of[b]
        if one is two or score < _KIN:
            continue
        if _conflict(one, two, believed) and (score < _CONFLICT or _unlike(one, two, overlaps, marks)):
            continue
        one_agency = score >= _CLEAR and bool(set(named(believed[a])) & set(named(believed[b])))
        if not one_agency and any((min(n, m), max(n, m)) in apart for n in one for m in two):
            continue
        both = tuple(sorted((*one, *two)))
        group_of.update(dict.fromkeys(both, both))
    return _completed(sorted(set(group_of.values())), overlaps, marks)


def _unlike(one: Iterable[str], two: Sequence[str], overlaps: Overlaps, marks: Mapping[str, Marks]) -> bool:
    """Whether any text of one group has nothing to do with one of the other."""
    return any(kinship(n, m, overlaps, marks) < _UNLIKE for n in one for m in two)


def _completed(groups: Sequence[tuple[str, ...]], overlaps: Overlaps, marks: Mapping[str, Marks]) -> Groups:
    """`groups` after each text that stands alone has joined what its agency sent of the same matter, if anything.

    An agency sends a story in versions, and one carrier shows but a part of one. A second dispatch of an agency is believed
    when two carriers bear it out, be one of them a text that draws on several dispatches. A text alone that says nothing of
    its source is more likely than others to be recast from one at hand, so it needs less kinship.
    """
    found = list(groups)
    bridges = marks.keys() - {name for group in groups for name in group}
    alone = [g[0] for g in groups if len(g) == 1 and all(kinship(g[0], n, overlaps, marks) < 0 for n in bridges)]
    for name in sorted(alone, key=lambda n: (silent(marks[n]), n)):
        home = (name,)
        kin = [g for g in found if g != home and _completes(name, g, overlaps, marks)]
        if home in found and kin:
            best = max(kin, key=lambda g: (max(overlaps.both(name, n) for n in g), g))
            found = [g for g in found if g not in (home, best)] + [tuple(sorted((*best, name)))]
    return tuple(sorted(found))


def _completes(name: str, group: Sequence[str], overlaps: Overlaps, marks: Mapping[str, Marks]) -> bool:
    """Whether a text that stands alone belongs to a group after all."""
    if silent(marks[name]):
        if any(marks[n].released and overlaps.both(name, n) >= _SILENT_RELEASED for n in group):
            return True  # who quotes a release says so; who names nobody has recast it
        return bool(_labels(group, marks)) and max(kinship(name, n, overlaps, marks) for n in group) >= _SILENT
    sender = _senders((name,), marks)
    same = sender == _senders(group, marks) and bool(sender) and "release" not in sender
    return same and _same_matter(name, group, overlaps)


def _same_matter(name: str, group: Iterable[str], overlaps: Overlaps) -> bool:
    return any(overlaps.terms_shared(name, other) >= _LONE_TERMS for other in group)


def _senders(names: Iterable[str], marks: Mapping[str, Marks]) -> frozenset[str]:
    """The agencies that `names` credit, and "release" for a release."""
    found: set[str] = set()
    for name in names:
        found.update(named(marks[name]))
        if marks[name].released:
            found.add("release")
    return frozenset(found)


def _labels(names: Iterable[str], marks: Mapping[str, Marks]) -> frozenset[str]:
    """What explains where `names` come from: who sent them, or that a house reported itself."""
    found = set(_senders(names, marks))
    for name in names:
        if marks[name].reports and not marks[name].credited:
            found.update(f"by {reporter}" for reporter in marks[name].reporters or {name})
    return frozenset(found)


def _conflict(one: Iterable[str], two: Iterable[str], marks: Mapping[str, Marks]) -> bool:
    here, there = _labels(one, marks), _labels(two, marks)
    return bool(here and there and not here & there)


def _covered(name: str, groups: Groups, overlaps: Overlaps, marks: Mapping[str, Marks]) -> tuple[int, ...]:
    """The groups a bridging text draws on: each holds a good part of it that those before do not; a lone one is kin."""
    taken: list[int] = []
    while len(taken) < _MOST_SOURCES:
        known = [n for g in taken for n in groups[g]]
        left = [g for g in range(len(groups)) if g not in taken and _draws(name, groups[g], known, overlaps)]
        best = max(left, key=lambda g: (overlaps.beyond(name, groups[g], known), -g), default=None)
        if best is None:
            break
        taken.append(best)
    if len(taken) == 1 and all(kinship(name, n, overlaps, marks) < 0 for n in groups[taken[0]]):
        return ()
    return tuple(taken)


def _rest(name: str, group: Iterable[str], overlaps: Overlaps, marks: Mapping[str, Marks]) -> bool:
    """Whether a text that credits several agencies has a part from one that no other text of the story carries.

    What its house reported or took over from others by name is no agency's, nor is what a reporter signs who credits
    "agencies" below.
    """
    mark = marks[name]
    if not mark.several or mark.reports or mark.passing or (mark.reporters and len(mark.credited) < 2):
        return False
    left = 1 - overlaps.told(name, [n for n in marks if n != name])
    if len(mark.credited) > 1:
        return left >= _LEFT_NAMED and bool(set(mark.credited) - _senders(group, marks))
    return left >= _LEFT


def _of_the_other(name: str, groups: Groups, home: int, overlaps: Overlaps, marks: Mapping[str, Marks]) -> int | None:
    """The one group of an agency that the text credits too, if it tells of the same matter: another version, it may be."""
    others = set(marks[name].credited) - _senders(groups[home], marks)
    sent = [g for g, group in enumerate(groups) if g != home and group and _senders(group, marks) <= others]
    near = [g for g in sent if _senders(groups[g], marks) and _same_matter(name, groups[g], overlaps)]
    return near[0] if len(near) == 1 else None


def _draws(
    name: str, group: Iterable[str], known: Iterable[str], overlaps: Overlaps, least: float = _SECOND, kept: float = _SECOND_KEPT
) -> bool:
    """Whether a text has a good part of a group that it has not from `known`; what it keeps word for word nobody else gave."""
    if overlaps.kept(name, group) - overlaps.kept_both(name, group, known) >= least:
        return True
    return overlaps.beyond(name, group, known) >= least and overlaps.kept(name, group) >= kept


def _borrowings(groups: Groups, overlaps: Overlaps, marks: Mapping[str, Marks]) -> list[tuple[str, int]]:
    """Texts that draw on a second group, and on which; never two groups on one another.

    A text that bears an agency's credit is that agency's. Any other may hold a part that it has not from its own group,
    if that group or a sender of the other leaves no doubt who borrowed from whom.
    """
    offers = []
    for home, group in enumerate(groups):
        for name in group:
            mates = [n for n in group if n != name]
            for other, rest in enumerate(groups):
                sure = _senders(rest, marks) if not mates else overlaps.told(name, mates) >= _BORROWED
                free = other != home and sure and not marks[name].credited
                if free and _draws(name, rest, mates, overlaps, _BORROWED, _BORROWED_KEPT):
                    offers.append((-overlaps.beyond(name, rest, mates), name, home, other))
    found: list[tuple[str, int]] = []
    above: dict[int, set[int]] = {}
    for _, name, home, other in sorted(offers):
        if name not in dict(found) and home not in above.get(other, {other}) | {other}:
            found.append((name, other))
            higher = {other} | above.get(other, set())
            for below in [home, *(g for g, up in above.items() if home in up)]:
                above.setdefault(below, set()).update(higher)
    return found
