"""Extents: at which words cues, sources and contents begin and end.

The network tells of each word by itself whether it belongs to a statement. Where it wavers, what stands beside an edge helps:
contents seldom end before "of" and often before a comma. So each edge that the labels give is weighed against the words near it.
"""

import pathlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wirestem.encoder.quoted import with_quotations
from wirestem.encoder.reading import Cue, Frames, Numbers, Roles, Run
from wirestem.encoder.sheets import BEYOND_LOG, CLASSES, LEAST, NONE, Sheet, odds
from wirestem.encoder.strays import with_strays
from wirestem.errors import EncoderError

FILE = "extents.npz"
SIGNS = 21
"""What is measured of a word that could be an edge, besides the classes of the words there."""

SIZE = SIGNS + 3 * CLASSES
_MARGIN = {"content_end": 1.0}
"""By how much a word must be better than the edge that the labels give; a content's end that moves far costs much."""

_ROLES = ("content", "source", "cue")
_REACH = {
    "content_end": (40, 40),
    "content_begin": (25, 25),
    "cue_end": (40, 8),
    "cue_begin": (5, 40),
    "source_end": (40, 8),
    "source_begin": (8, 40),
}
KINDS = tuple(_REACH)
_FIRST = {"content": 3, "source": 1}
"""The label with which a role begins in the frames; the one inside follows."""


class Part(NamedTuple):
    """A run of words of a frame: the frame's number, the number of the run, its first and last word that is no mark.

    `low` to `high` is where it may reach without meeting another part.
    """

    frame: int
    number: int
    first: int
    last: int
    low: int
    high: int


class Edges(NamedTuple):
    """The words that could be an edge of some parts: each part has a row, and each row the words near the edge it has.

    `signs` are rows x words x SIGNS; `classes` rows x words x 3 of the word, the one beyond it, and the next beyond a mark.
    """

    parts: tuple[Part, ...]
    at: NDArray[np.int64]
    open: NDArray[np.bool_]
    signs: Numbers
    classes: NDArray[np.int64]


class Extents:
    """Weights for each kind of edge, and how `likely` a cue must be."""

    def __init__(self, weights: Mapping[str, NDArray[np.float32]], likely: float) -> None:
        self._signs = {kind: w[:SIGNS] for kind, w in weights.items()}
        self._classes = {kind: w[SIGNS:].reshape(3, CLASSES) for kind, w in weights.items()}
        self.likely = likely

    @classmethod
    def read(cls, path: pathlib.Path) -> "Extents":
        """What `extents.npz` holds. EncoderError when it holds something else."""
        try:
            with np.load(path) as file:
                found = {kind: np.asarray(file[kind], np.float32) for kind in KINDS}
                likely = float(file["likely"])
        except (OSError, ValueError, TypeError, EOFError, KeyError) as error:
            raise EncoderError(f"{path}: holds no weights of edges ({error}); make it anew with training/extents.py") from error
        for kind, weights in found.items():
            if weights.shape != (SIZE,):
                raise EncoderError(
                    f"{path}: {kind} is {weights.shape}, expected ({SIZE},); make it anew with training/extents.py"
                )
        return cls(found, likely)

    def told(self, sheet: Sheet, frames: Frames) -> list[tuple[Cue, Roles]]:
        """The cues of a sheet with their parts: quotations taken in whole, edges weighed, strays taken in."""
        whole = with_quotations(sheet, frames)
        return with_strays(sheet, frames.rows.tolist(), self.settled(sheet, whole), list(frames.chances))

    def scores(self, kind: str, edges: Edges) -> Numbers:
        """How well each word would be the edge."""
        total = edges.signs @ self._signs[kind]
        for k, table in enumerate(self._classes[kind]):
            total = total + table[edges.classes[..., k]]
        found: Numbers = np.where(edges.open, total, -np.inf)
        return found

    def settled(self, sheet: Sheet, frames: Frames) -> list[tuple[Cue, Roles]]:
        """The cues and parts of frames with each edge at the word that suits it best."""
        ends: dict[tuple[str, int, int], list[int]] = {}
        for k, (cue, roles) in enumerate(zip(frames.cues, frames.roles, strict=True)):
            for role, runs in (("content", roles.content), ("source", roles.source), ("cue", ((cue.begin, cue.end),))):
                ends.update({(role, k, n): list(run) for n, run in enumerate(runs)})
        for kind, edges in every_edge(sheet, frames):
            role, side = kind.split("_")
            scores = self.scores(kind, edges)
            best = scores.argmax(1)
            for row, part in enumerate(edges.parts):
                old = part.last if side == "end" else part.first
                kept = scores[row, np.flatnonzero(edges.at[row] == old)[0]]
                new = int(edges.at[row, best[row]])
                if new != old and scores[row, best[row]] - kept >= _MARGIN.get(kind, 0.0):
                    ends[role, part.frame, part.number][side == "end"] = new + (side == "end")
        return [_moved(k, cue, roles, ends) for k, (cue, roles) in enumerate(zip(frames.cues, frames.roles, strict=True))]


def _moved(k: int, cue: Cue, roles: Roles, ends: dict[tuple[str, int, int], list[int]]) -> tuple[Cue, Roles]:
    """A frame with the parts that `ends` has for it; of two runs that meet now the first ends where the second begins."""

    def runs(role: str, count: int) -> tuple[Run, ...]:
        found: list[Run] = []
        for n in reversed(range(count)):
            begin, end = ends[role, k, n]
            end = min(end, found[-1][0]) if found else end
            if begin < end:
                found.append((begin, end))
        return tuple(reversed(found))

    begin, end = ends["cue", k, 0]
    moved = roles._replace(content=runs("content", len(roles.content)), source=runs("source", len(roles.source)))
    return (cue._replace(begin=begin, end=end) if begin < end else cue), moved


def every_edge(sheet: Sheet, frames: Frames) -> Iterator[tuple[str, Edges]]:
    """The edges of each kind (`KINDS`) of the parts of some frames, where there are parts."""
    held = np.isin(frames.labels, (1, 2, 3, 4))
    for role in _ROLES:
        parts = tuple(p for k in range(len(frames.cues)) for p in _parts(role, k, sheet, frames))
        if parts:
            yield f"{role}_end", _edges(role, "end", parts, sheet, frames, held)
            yield f"{role}_begin", _edges(role, "begin", parts, sheet, frames, held)


def _parts(role: str, k: int, sheet: Sheet, frames: Frames) -> Iterator[Part]:
    cue, roles, row = frames.cues[k], frames.roles[k], frames.rows[k]
    runs = {"content": roles.content, "source": roles.source, "cue": ((cue.begin, cue.end),)}
    size = int(sheet.sizes[row])
    for n, run in enumerate(runs[role]):
        words = np.flatnonzero(sheet.plain[row, run[0] : run[1]])
        if not len(words):
            continue
        first, last = run[0] + int(words[0]), run[0] + int(words[-1])
        others = [r for other, found in runs.items() for m, r in enumerate(found) if (other, m) != (role, n)]
        low, high = 0, size
        if role != "cue":
            low = max((b for _, b in others if b <= first), default=0)
            high = min((a for a, _ in others if a > last), default=size)
        yield Part(k, n, first, last, low, high)


def _edges(role: str, side: str, parts: tuple[Part, ...], sheet: Sheet, frames: Frames, held: NDArray[np.bool_]) -> Edges:
    """The words near the ends, or the beginnings, of parts, with what is measured there."""
    back, fore = _REACH[f"{role}_{side}"]
    ending = side == "end"
    frame = np.array([p.frame for p in parts])[:, None]
    row = frames.rows[frame]
    first, last, low, high = (np.array(v)[:, None] for v in zip(*((p.first, p.last, p.low, p.high) for p in parts), strict=True))
    old = last if ending else first
    wide = sheet.wide
    at = old + np.arange(-back, fore + 1)[None, :]
    inside = (at >= first) & (at < np.maximum(high, last + 1)) if ending else (at >= np.minimum(low, first)) & (at <= last)
    at = np.clip(at, 0, wide)
    beyond = np.where(at + 1 > wide, wide, at + 1) if ending else np.where(at < 1, wide, at - 1)
    next_ = (sheet.after if ending else sheet.before)[row, at]
    values = _Values(role, frames, sheet, frame, row)
    signs = [
        _sums(values.odds(at), back, ending=ending),
        values.odds(at),
        values.odds(beyond),
        values.odds(next_),
        values.flat(at),
        values.flat(next_),
        *values.begins(at, beyond, next_, ending=ending),
        np.log(np.maximum(np.where(ending, at - first, last - at) + 1, 1)),
        at == old,
        sheet.sentence[row, next_] != sheet.sentence[row, at],
        sheet.block[row, next_] != sheet.block[row, at],
        sheet.begins[row, next_, 1],
        sheet.begins[row, next_, 0],
        sheet.quoted[row, at] & sheet.quoted[row, beyond],
        np.log1p(np.abs(at - old)),
        values.within(held, at),
        values.within(held, beyond),
        values.flat(beyond),
        _sums(sheet.begins[row, at, 1], back, ending=ending),
        _sums(sheet.begins[row, at, 0], back, ending=ending),
    ]
    classes = [sheet.classes[row, at], sheet.classes[row, beyond], np.where(next_ != beyond, sheet.classes[row, next_], NONE)]
    fits = inside & sheet.plain[row, at]
    return Edges(parts, at, fits, np.stack([np.asarray(s, np.float32) for s in signs], -1), np.stack(classes, -1))


def _sums(values: Numbers, back: int, *, ending: bool) -> Numbers:
    """What a part gains by each edge over the one it has, which stands at the column `back`: the sum over the words taken in."""
    total = np.cumsum(values, 1)
    if ending:
        found: Numbers = total - total[:, back : back + 1]
        return found
    before = total - values
    gained: Numbers = before[:, back : back + 1] - before
    return gained


class _Values:
    """What the network says of words, for the frames of some rows; what lies beyond a window is out."""

    def __init__(self, role: str, frames: Frames, sheet: Sheet, frame: NDArray[np.int64], row: NDArray[np.int64]) -> None:
        self._role, self._frames, self._sheet, self._frame, self._row = role, frames, sheet, frame, row

    def _log(self, at: NDArray[np.int64], label: int) -> Numbers:
        size = self._sheet.sizes[self._row]
        found = np.log(np.maximum(self._frames.chances[self._frame, np.minimum(at, size - 1), label], LEAST))
        result: Numbers = np.where(at < size, found, BEYOND_LOG)
        return result

    def _in(self, at: NDArray[np.int64], role: str) -> Numbers:
        k, size = _FIRST[role], self._sheet.sizes[self._row]
        here = np.minimum(at, size - 1)
        share = self._frames.chances[self._frame, here, k] + self._frames.chances[self._frame, here, k + 1]
        result: Numbers = np.where(at < size, odds(share), BEYOND_LOG)
        return result

    def odds(self, at: NDArray[np.int64]) -> Numbers:
        """How surely words belong to the role, by the frame; of a cue by the tags."""
        return self._sheet.odds[self._row, at, 1] if self._role == "cue" else self._in(at, self._role)

    def flat(self, at: NDArray[np.int64]) -> Numbers:
        """The same by the tags, which see no cue; of a cue how surely the words are told."""
        if self._role == "cue":
            halved: Numbers = self._in(at, "content") * np.float32(0.5)
            return halved
        found: Numbers = self._sheet.odds[self._row, at, 2 if self._role == "content" else 0]
        return found

    def begins(
        self, at: NDArray[np.int64], beyond: NDArray[np.int64], next_: NDArray[np.int64], *, ending: bool
    ) -> list[Numbers]:
        """Whether something begins behind an end, or at a beginning."""
        begin, inside = self._sheet.cue_begins, self._sheet.cue_goes_on
        if ending:
            if self._role == "cue":
                return [inside[self._row, beyond], self._log(beyond, 3)]
            return [self._log(next_, _FIRST[self._role]), self._log(beyond, 3)]
        if self._role == "cue":
            return [begin[self._row, at], begin[self._row, at] - inside[self._row, at]]
        first = self._log(at, _FIRST[self._role])
        return [first, first - self._log(at, _FIRST[self._role] + 1)]

    def within(self, held: NDArray[np.bool_], at: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether the labels put words into a source or a content."""
        size = self._sheet.sizes[self._row]
        result: NDArray[np.bool_] = held[self._frame, np.minimum(at, size - 1)] & (at < size)
        return result
