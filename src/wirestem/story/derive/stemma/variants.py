"""What a table of readings says, as characters: places where wordings differ, and gaps, each one event however long.

Gaps are coded as biologists do ("simple indel coding", Simmons and Ochoterena 2000): a run of absence with the same two ends
is one character, there or not there; in texts with a longer gap around it, and for the words within any gap, the reading is
unknown. So a sentence left out counts once, and two lost pages are no agreement of one with the other.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.fuzz import ratio

from wirestem.text.folding import unaccented

Table = Mapping[str, Sequence[str | None]]
Reals = NDArray[np.floating[Any]]
FAR = 1e4  # the cost of what cannot be
_SPELT_ALIKE = 75
_LOST_PLACES = 30  # from here on what a single text lacks fell out of it; its copyist did not leave it out


class Weights(NamedTuple):
    """What a change costs beside 1 for another word: other marks or letter case, another spelling, a gap or an addition."""

    form: float = 0.1
    spelling: float = 0.2
    gap: float = 1.0


class Characters(NamedTuple):
    """`steps[c, s, t]`: the cost of a change from state s to state t of character c.

    `states[w, c, s]` is 0 where witness w may have state s, and `FAR` where it cannot. Events that part the witnesses alike
    at like cost share a character: `kinds[e]` is that of event e, `worth[e]` what the event counts.
    """

    steps: Reals
    states: Reals
    kinds: NDArray[np.integer[Any]]
    worth: Reals

    def weighed(self, worth: Reals) -> Reals:
        """What each character counts when its events count `worth`."""
        return np.bincount(self.kinds, worth, len(self.steps)).astype(np.float32)


class _Character(NamedTuple):
    place: int
    stop: int
    worth: float
    states: tuple[int, ...]  # by witness, -1 if unknown
    steps: list[list[float]]


def characters(table: Table, worth: Sequence[float] | None = None, weights: Weights = Weights()) -> Characters:  # noqa: B008
    """The characters of `table` in order of place; witnesses in order of name. `worth` weighs the places."""
    names = sorted(table)
    rows = [table[name] for name in names]
    told = [n for n in range(len(rows[0])) if any(row[n] for row in rows)] if rows else []
    columns = [[row[n] for n in told] for row in rows]
    weigh = [1.0 if worth is None else worth[n] for n in told]
    found = [*_wordings(columns, weigh, weights), *_gaps(columns, weigh, weights)]
    events = _merged(sorted(found, key=lambda c: (c.place, c.stop)))
    kinds: dict[tuple[object, ...], int] = {}
    number = [kinds.setdefault((e.states, *map(tuple, e.steps)), len(kinds)) for e in events]
    size = max((len(e.steps) for e in events), default=1)
    steps = np.full((len(kinds), size, size), FAR, dtype=np.float32)
    states = np.full((len(names), len(kinds), size), FAR, dtype=np.float32)
    for n, event in zip(number, events, strict=True):
        k = len(event.steps)
        steps[n, :k, :k] = event.steps
        for w, state in enumerate(event.states):
            states[w, n, slice(0, k) if state < 0 else state] = 0
    return Characters(steps, states, np.array(number, dtype=int), np.array([e.worth for e in events]))


def _wordings(columns: Sequence[Sequence[str | None]], worth: Sequence[float], weights: Weights) -> Iterator[_Character]:
    """One character for each place with two wordings or more."""
    for n, weight in enumerate(worth):
        here = [column[n] for column in columns]
        forms = list(dict.fromkeys(w for w in here if w))
        if len(forms) > 1:
            steps = [[_cost(a, b, weights) for b in forms] for a in forms]
            yield _Character(n, n + 1, weight, tuple(forms.index(w) if w else -1 for w in here), steps)


def _cost(one: str, two: str, weights: Weights) -> float:
    """What it costs to write `two` for `one`."""
    if one == two:
        return 0.0
    a, b = ("".join(c for c in unaccented(w).casefold() if c.isalnum()) for w in (one, two))
    return weights.form if a == b else weights.spelling if ratio(a, b) >= _SPELT_ALIKE else 1.0


def _gaps(columns: Sequence[Sequence[str | None]], worth: Sequence[float], weights: Weights) -> Iterator[_Character]:
    """One character for each run of absence with ends of its own."""
    runs = [set(_runs(column)) for column in columns]
    for first, stop in sorted(set().union(*runs)):
        held = tuple(_held(column, mine, first, stop) for column, mine in zip(columns, runs, strict=True))
        alone = held.count(1) == 1 and stop - first >= _LOST_PLACES
        if 0 in held and not alone:
            yield _Character(first, stop, max(worth[first:stop]), _parts(held), [[0.0, weights.gap], [weights.gap, 0.0]])


def _runs(column: Sequence[str | None]) -> Iterator[tuple[int, int]]:
    first = None
    for n, word in enumerate([*column, None]):
        if word == "" and first is None:
            first = n
        elif word != "" and first is not None:
            yield first, n
            first = None


def _held(column: Sequence[str | None], runs: set[tuple[int, int]], first: int, stop: int) -> int:
    """Whether a text has this very gap (1), has not (0), or cannot show it (-1): what it lacks is more, or lost."""
    if (first, stop) in runs:
        return 1
    here = column[first:stop]
    return -1 if None in here or not any(here) else 0


def _merged(found: Sequence[_Character]) -> list[_Character]:
    """Neighbours that part the witnesses the same way are one event: a phrase put for a phrase."""
    kept: list[_Character] = []
    for one in found:
        last = kept[-1] if kept else None
        if last and last.stop == one.place and last.states == one.states:
            better = max(last, one, key=lambda c: max(map(max, c.steps)) * c.worth)
            kept[-1] = better._replace(place=last.place, stop=one.stop)
        else:
            kept.append(one)
    return kept


def _parts(states: tuple[int, ...]) -> tuple[int, ...]:
    """The same for two characters that differ in the names of their states only."""
    names: dict[int, int] = {}
    return tuple(s if s < 0 else names.setdefault(s, len(names)) for s in states)
