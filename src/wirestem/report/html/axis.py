"""Where the texts of a tree stand along time: days (months, years) side by side, in each of them parents before children."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

from wirestem.report.names import plural
from wirestem.report.when import moment, readable

STEP = 112
"""Pixels from a text to what was made of it, so that "rewrite 100%" fits between them."""

_PAD, _LATER = 12, 30
_MOST_BANDS, _MOST_SLOTS = 16, 12
_ZONED = re.compile(r"[T ]\d{2}.*?(?:(Z)|([+-])(\d{2}):?(\d{2}))$")
_BEFORE, _AFTER = "", "~"  # the bands of undated texts; days, months and years sort between them

Told = tuple[str | None, str | None]
"""The bounds of a time as a dossier tells them."""


class Bounds(NamedTuple):
    """When a text came: not before `first`, not after `last`."""

    first: datetime | None
    last: datetime | None


class Band(NamedTuple):
    """A stretch of the axis: `left` and `wide` in pixels, its name ("14 October") and what is soft below it ("2031")."""

    left: int
    wide: int
    name: str
    below: str


class Axis(NamedTuple):
    """Places along time: of every text, of what is known as a range, the edges that lead back in time, the bands."""

    left: dict[str, int]
    reach: dict[str, tuple[int, int]]
    backward: frozenset[tuple[str, str]]
    bands: tuple[Band, ...]
    unit: str
    universal: bool


def axis(texts: Sequence[str], edges: Sequence[tuple[str, str]], told: Mapping[str, Told]) -> Axis:
    """The places of `texts` from what is `told` of their times; each edge leads from a text to a later one, surer edges first.

    A text stands in the band of its first possible day, right of what it was made of; undated texts have a band of their
    own, at the left where dated ones were made of them, else at the right. Edges that would close a circle bind nothing.
    """
    universal = len(_offsets(told.values())) > 1
    bounds = {t: _bounds(told.get(t, (None, None)), universal) for t in texts}
    above, order = _acyclic(texts, edges)
    heirs = {p for t in texts if bounds[t].first or bounds[t].last for p in _all_above(t, above)}
    since, backward = _since(order, above, bounds, heirs)
    unit, bands = _unit([*since.values(), *(b.last for b in bounds.values() if b.first and b.last)])
    names = {t: _name(unit, w) if (w := since[t]) else _BEFORE if t in heirs else _AFTER for t in texts}
    left, placed = _places(order, above, backward, since, names, sorted({*bands, *names.values()}), unit)
    reach = {t: r for t in texts if (r := _reach(t, bounds[t], left, since, names, placed, unit))}
    return Axis(left, reach, frozenset(backward), tuple(_titled(placed, unit)), unit, universal)


def _offsets(told: Iterable[Told]) -> set[str]:
    """The zones that clocks are told in."""
    found = [_ZONED.search(v) for bounds in told for v in bounds if v]
    return {"+0000" if z[1] or z[3] + z[4] == "0000" else z[2] + z[3] + z[4] for z in found if z}


def _bounds(told: Told, universal: bool) -> Bounds:
    first, last = (_local(v, universal) for v in told)
    if last and told[1] and not re.search(r"[T ]\d", told[1]):
        last = _end(last, told[1])
    return Bounds(first, max(first, last) if first and last else last)


def _local(value: str | None, universal: bool) -> datetime | None:
    """A value on the axis' clock: the one zone that all share, else UTC."""
    known = moment(value)
    zoned = _ZONED.search(value.partition("/")[0]) if value else None
    if known is None or universal or zoned is None or zoned[1]:
        return known
    minutes = (int(zoned[3]) * 60 + int(zoned[4])) * (-1 if zoned[2] == "-" else 1)
    try:
        return known + timedelta(minutes=minutes)
    except OverflowError:
        return known


def _end(start: datetime, value: str) -> datetime:
    """The last second of a day, week, month or year that begins at `start`."""
    whole = 1 if len(value) >= 10 else 7 if "W" in value else 31 if len(value) >= 7 else 366
    last = start
    for _ in range(whole - 1):
        if last.toordinal() == datetime.max.toordinal():
            break
        after = last + timedelta(days=1)
        if whole > 7 and after.isoformat()[: len(value)] != value:
            break
        last = after
    return last.replace(hour=23, minute=59, second=59)


def _acyclic(texts: Sequence[str], edges: Sequence[tuple[str, str]]) -> tuple[dict[str, list[str]], list[str]]:
    """The parents of every text, without the edges that close a circle, and the texts with parents first."""
    above: dict[str, list[str]] = {t: [] for t in texts}
    for parent, child in edges:
        if parent in above and child in above and parent not in above[child] and not _leads(child, parent, above):
            above[child].append(parent)
    try:
        return above, list(TopologicalSorter(above).static_order())
    except CycleError:  # pragma: no cover - no circle was let in
        return {t: [] for t in texts}, list(texts)


def _leads(upper: str, lower: str, above: Mapping[str, Sequence[str]]) -> bool:
    """Whether `upper` is `lower` or above it."""
    seen, queue = set(), [lower]
    while queue:
        here = queue.pop()
        if here == upper:
            return True
        if here not in seen:
            seen.add(here)
            queue.extend(above[here])
    return False


def _since(
    order: Sequence[str], above: Mapping[str, Sequence[str]], bounds: Mapping[str, Bounds], heirs: set[str]
) -> tuple[dict[str, datetime | None], set[tuple[str, str]]]:
    """The first time at which each text can have come, given its parents; the edges that its own time speaks against."""
    since: dict[str, datetime | None] = {}
    backward: set[tuple[str, str]] = set()
    for text in order:
        first, last = bounds[text]
        own = first or last
        for parent in above[text]:
            known = since[parent]
            if known and last and known > last:
                backward.add((parent, text))
            elif known and (own or text in heirs):
                own = max(own, known) if own else known
        since[text] = own
    return since, backward


def _all_above(text: str, above: Mapping[str, Sequence[str]]) -> set[str]:
    found: set[str] = set()
    queue = list(above[text])
    while queue:
        here = queue.pop()
        if here not in found:
            found.add(here)
            queue.extend(above[here])
    return found


def _name(unit: str, when: datetime) -> str:
    return when.isoformat()[: {"day": 10, "month": 7, "year": 4}[unit]]


def _unit(times: Sequence[datetime | None]) -> tuple[str, list[str]]:
    """The finest unit in which the axis has few bands, and their names."""
    for unit in ("day", "month", "year"):
        names = sorted({_name(unit, t) for t in times if t})
        if len(names) <= _MOST_BANDS:
            break
    return unit, names


_FINER: dict[str, tuple[Callable[[datetime], int], ...]] = {
    "day": (lambda t: t.hour * 60 + t.minute, lambda t: t.hour, lambda t: (t.hour + 5) // 6),
    "month": (lambda t: t.day, lambda t: t.day // 4),
    "year": (lambda t: t.month,),
}


def _slots(times: Sequence[datetime], unit: str) -> list[int]:
    """The places in time inside a band, as fine as there is room for."""
    for finer in _FINER[unit]:
        found = [finer(t) for t in times]
        if len(set(found)) <= _MOST_SLOTS:
            break
    return found


def _places(
    order: Sequence[str], above: Mapping[str, Sequence[str]], backward: set[tuple[str, str]],
    since: Mapping[str, datetime | None], names: Mapping[str, str], bands: Sequence[str], unit: str,
) -> tuple[dict[str, int], list[tuple[str, int, int]]]:  # fmt: skip
    """The places of the texts, and of the bands: name, left, wide."""
    left: dict[str, int] = {}
    placed = []
    start = 0
    for band in bands:
        here = [t for t in order if names[t] == band]
        dated = [(t, known) for t in here if (known := since[t])]
        slot = dict(zip([t for t, _ in dated], _slots([w for _, w in dated], unit), strict=True))
        at = start + _PAD
        for which in sorted({slot.get(t, 0) for t in here}):
            inside = [t for t in here if slot.get(t, 0) == which]
            for text in inside:
                behind = [left[p] + STEP for p in above[text] if (p, text) not in backward and p in left]
                left[text] = max(at, *behind) if behind else at
            # Texts of a day without a clock stand where their parents allow; a clock is right of every earlier one.
            at = (max(left[t] for t in inside) if which else at) + _LATER
        wide = max((left[t] for t in here), default=start + _PAD) + STEP - _PAD - start
        placed.append((band, start, wide))
        start += wide
    return left, placed


def _reach(
    text: str, bounds: Bounds, left: Mapping[str, int], since: Mapping[str, datetime | None], names: Mapping[str, str],
    placed: Sequence[tuple[str, int, int]], unit: str,
) -> tuple[int, int] | None:  # fmt: skip
    """The stretch within which a text came, where both its bounds or one of them leave room."""
    first, last = bounds
    if not (first or last) or (first and last and (last - first) < timedelta(hours=1)):
        return None
    ends = {name: (start, start + wide) for name, start, wide in placed}
    days = [n for n, _, _ in placed if n not in (_BEFORE, _AFTER)]
    begin = left[text] if first else ends[days[0]][0] + _PAD
    until = ends[_name(unit, last)][1] if last and _name(unit, last) in ends else ends[days[-1]][1]
    if last and last.second != 59:  # a clock bounds it: it ends where texts of that time stand
        later = [left[t] for t, when in since.items() if when and when >= last and names[t] == _name(unit, last)]
        until = min([until, *later])
    return (begin, max(until - 4, begin + 28))


def _titled(placed: Sequence[tuple[str, int, int]], unit: str) -> Iterable[Band]:
    year, last = "", ""
    for name, start, wide in placed:
        if name in (_BEFORE, _AFTER):
            yield Band(start, wide, "undated", "")
            continue
        words, _, this = readable(name).rpartition(" ")
        below = this if words and this != year else _later(last, name, unit)
        yield Band(start, wide, words or this, below)
        year, last = this, name


def _later(last: str, name: str, unit: str) -> str:
    """How long after the band before, where bands are left out between them."""
    if not last:
        return ""
    was, now = (moment(n) for n in (last, name))
    assert was is not None
    assert now is not None
    months = (now.year - was.year) * 12 + now.month - was.month
    gap = (now - was).days if unit == "day" else months if unit == "month" else now.year - was.year
    return f"{plural(gap, unit)} later" if gap > 1 else ""
