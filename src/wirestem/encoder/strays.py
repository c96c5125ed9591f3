"""Strays: words that are surely told, by the tags, and that no cue has taken; they join the cue that likes them best."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from wirestem.encoder.reading import Cue, Numbers, Roles, Run
from wirestem.encoder.sheets import Sheet, odds

_SURE = 2.5
"""The mean odds (logarithm) by the tags that words are told, at least."""

_LIKED = -3.0
"""The mean odds by a frame that they are its content, at least."""

_LEAST_WORDS = 3


def with_strays(
    sheet: Sheet, rows: Sequence[int], found: Sequence[tuple[Cue, Roles]], chances: Sequence[Numbers]
) -> list[tuple[Cue, Roles]]:
    """The cues with their parts and the strays of their paragraphs; each has its row of the sheet, and chances (words x 7)."""
    made = list(found)
    of_row: dict[int, list[int]] = {}
    for k, row in enumerate(rows):
        of_row.setdefault(row, []).append(k)
    for row, mine in of_row.items():
        size = int(sheet.sizes[row])
        free = sheet.odds[row, :size, 2] > 0
        for k in mine:
            cue, roles = made[k]
            for begin, end in ((cue.begin, cue.end), *roles.source, *roles.content, *roles.via):
                free[begin:end] = False
        for run in _runs(free, sheet, row):
            best = _best(run, [k for k in mine if made[k][1].content], made, chances, sheet, row)
            if best is not None:
                cue, roles = made[best]
                made[best] = cue, roles._replace(content=tuple(sorted((*roles.content, run))))
    return made


def _runs(free: NDArray[np.bool_], sheet: Sheet, row: int) -> Iterator[Run]:
    """The runs of free words within a paragraph that are long enough and surely told."""
    block = sheet.block[row, : len(free)]
    changes = np.flatnonzero((free[1:] != free[:-1]) | (block[1:] != block[:-1])) + 1
    borders = [0, *changes.tolist(), len(free)]
    for begin, end in pairwise(borders):
        if begin == end or not free[begin]:
            continue
        plain = np.flatnonzero(sheet.plain[row, begin:end])
        if len(plain) < _LEAST_WORDS:
            continue
        first, last = begin + int(plain[0]), begin + int(plain[-1])
        if sheet.odds[row, first : last + 1, 2].mean() >= _SURE:
            yield begin, end


def _best(
    run: Run, mine: Sequence[int], made: Sequence[tuple[Cue, Roles]], chances: Sequence[Numbers], sheet: Sheet, row: int
) -> int | None:
    """The frame of the same paragraph that likes a run best, if any does."""
    best: tuple[float, int] | None = None
    for k in mine:
        if sheet.block[row, made[k][0].begin] != sheet.block[row, run[0]]:
            continue
        share = chances[k][run[0] : run[1], 3:5].sum(1)
        liked = float(odds(share).mean())
        if liked >= _LIKED and (best is None or liked > best[0]):
            best = (liked, k)
    return None if best is None else best[1]
