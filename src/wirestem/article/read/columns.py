"""Two columns of a page whose file tells them line by line across: the left one is read first, then the right one."""

import re
from typing import NamedTuple

_CELL = re.compile(r"\S+(?: {1,2}\S+)*")
_LEAST_ROWS = 4
_LEAST_CHARS = 15
"""Characters that a cell has in the mean: the cells of a table have fewer."""
_NEAR_CHARS = 3


class Cell(NamedTuple):
    """Words of a line that stand together, and the place where they begin."""

    at: int
    words: str


def apart(flat: str, layout: str) -> str:
    """The lines of a page, `flat` in the order of its file, with columns in the order in which people read them.

    `layout` is the same page with its words at their places. Where the two do not tell the same lines the page stays as it is.

    >>> rows = [("The old bridge will", "Nobody was hurt by"), ("close on Monday for", "it, the county has"),
    ...         ("a year, the county", "told the agency on"), ("said on Friday.", "Friday evening.")]
    >>> flat, layout = ("".join(f"{a.ljust(width)} {b}" + chr(10) for a, b in rows) for width in (0, 24))
    >>> print(apart(flat, layout))
    The old bridge will
    close on Monday for
    a year, the county
    said on Friday.
    Nobody was hurt by
    it, the county has
    told the agency on
    Friday evening.
    """
    lines = [line for line in flat.splitlines() if line.strip()]
    rows = [[Cell(m.start(), m[0]) for m in _CELL.finditer(line)] for line in layout.splitlines() if line.strip()]
    if [_squeezed(line) for line in lines] != [_squeezed("".join(cell.words for cell in row)) for row in rows]:
        return flat
    out: list[str] = []
    place = 0
    while place < len(rows):
        end = _run(rows, place)
        if end:
            left, right = _columns(rows[place:end])
            out += [*left, *right]
            place = end
        else:
            out.append(lines[place])
            place += 1
    return "\n".join(out) if out != lines else flat


def _run(rows: list[list[Cell]], begin: int) -> int | None:
    """The end of the columns that begin with a row; None where none do."""
    if len(rows[begin]) != 2:
        return None
    gutter = rows[begin][1].at
    end = begin
    while end < len(rows) and _fits(rows[end], gutter):
        end += 1
    both = [row for row in rows[begin:end] if len(row) == 2]
    long = all(sum(len(row[side].words) for row in both) >= _LEAST_CHARS * len(both) for side in (0, 1))
    return end if len(both) >= _LEAST_ROWS and long else None


def _fits(row: list[Cell], gutter: int) -> bool:
    """Whether a row has its words on both sides of a gutter or on one, and none across it."""
    if len(row) > 2:
        return False
    left = [cell for cell in row if cell.at < gutter - _NEAR_CHARS]
    right = [cell for cell in row if abs(cell.at - gutter) <= _NEAR_CHARS]
    return len(left) + len(right) == len(row) and len(left) < 2 and all(c.at + len(c.words) < gutter for c in left)


def _columns(rows: list[list[Cell]]) -> tuple[list[str], list[str]]:
    gutter = rows[0][1].at - _NEAR_CHARS
    cells = [cell for row in rows for cell in row]
    return [c.words for c in cells if c.at < gutter], [c.words for c in cells if c.at >= gutter]


def _squeezed(words: str) -> str:
    return "".join(words.split())
