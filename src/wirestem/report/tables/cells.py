"""Cells: values as text that no spreadsheet runs, rows as CSV."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from wirestem.model import Range, Span
from wirestem.report.names import Names, StoryNames

Row = Sequence[object]
_SIGNS = "[=+\\-@＝＋－＠]"
_UNSEEN = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_RISKY = re.compile(rf"[\t\r]|[\s{_UNSEEN}]*{_SIGNS}")
_WITHIN = re.compile(rf"(?<=[;\t\r\n])(?=(?:[^\S\t\r\n]|[{_UNSEEN}])*{_SIGNS})")


class Table(NamedTuple):
    """A table: its columns, the first of which is the story, and what makes the rows of one story."""

    columns: tuple[str, ...]
    rows: Callable[[Names, StoryNames], Iterable[Row]]


def table(*columns: str) -> Callable[[Callable[[Names, StoryNames], Iterable[Row]]], Table]:
    """Decorator that makes a table of the function that yields its rows, each without the story."""
    return lambda rows: Table(("story", *columns), rows)


def safe(cell: object) -> str:
    """A cell as text that no spreadsheet runs: an apostrophe stands before what would be taken for a formula.

    That is a text which begins with = + - @, their wide forms or a tab; numbers are left alone. Where semicolons separate
    lists, a spreadsheet parts our cells there and at ends of lines, so an apostrophe stands there too.

    >>> safe("=1+1"), safe(-3), safe(None), safe(0.5), safe("Bridge shut; =1+1")
    ("'=1+1", '-3', '', '0.5', "Bridge shut;' =1+1")
    """
    if cell is None:
        return ""
    if isinstance(cell, int | float):
        return number(cell) if isinstance(cell, float) else str(cell)
    text = str(cell).replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")
    return _WITHIN.sub("'", f"'{text}" if risky(text) else text)


def risky(text: str) -> bool:
    """Whether a spreadsheet would take `text` for a formula, also behind spaces and what cannot be seen, and in the wide signs
    of East Asian keyboards."""
    return _RISKY.match(text) is not None


def number(value: float) -> str:
    """A number in plain figures: 1234567, not 1.23457e+06.

    >>> number(1234567.0), number(0.25), number(1e22)
    ('1234567', '0.25', '10000000000000000000000')
    """
    return f"{value:.0f}" if float(value).is_integer() else f"{value:.12f}".rstrip("0").rstrip(".")


def written(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """A table as CSV."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return out.getvalue()


def joined(items: Iterable[object]) -> str:
    """Several values in one cell."""
    return "; ".join(str(i) for i in items)


def words(names: Names, doc: str, ranges: Iterable[Range]) -> str:
    """The words that stand at several places of an article."""
    return " … ".join(names.words_at(Span(doc, start, end)) for start, end in ranges)
