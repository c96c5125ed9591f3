"""CSV files: one article a row, the first row naming the columns."""

import csv
import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO, NamedTuple

from wirestem.article.read.item import PAGE_LIMIT_BYTES, Found, Item, reader
from wirestem.article.read.lines import lines
from wirestem.article.read.rows import from_row
from wirestem.errors import ReadError
from wirestem.model import Skipped

_COLUMNS = "expected a header with the columns text (or html), id, title, published, outlet, url"
_SEPARATOR = re.compile(r'"?sep=(?P<mark>.)"?\s*$', re.IGNORECASE)


class TableRow(NamedTuple):
    """A row of a table that ends on `line`; with a `doubt` it cannot be used, and `doubt` says why and what to do."""

    line: int
    fields: dict[str, str]
    doubt: str | None = None


@reader("csv", endings=(".csv", ".tsv"), media=("text/csv", "text/tab-separated-values"))
def read_csv(item: Item) -> Iterator[Found]:
    """A capture a row; the first row names the columns, as the fields of a JSONL row are named."""
    count = 0
    try:
        for row in table(item.data):
            count += 1
            where = f"{item.uri}:{row.line}"
            yield Skipped(where, row.doubt) if row.doubt else from_row(dict(row.fields), item, where, str(row.line))
    except ReadError as error:
        yield Skipped(item.uri, f"{error}; {_COLUMNS}")
        return
    if not count:
        yield Skipped(item.uri, "has no rows; expected a header and a row an article; leave it out or fill it")


class _Source:
    """The lines of a table as its reader takes them: `taken` since it was last cleared, and those that are `lost`."""

    def __init__(self, stream: BinaryIO) -> None:
        self._lines, self.taken, self.lost = lines(stream), [""][:0], [TableRow(0, {})][:0]
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.number = line.number
            if line.text is None:
                self.lost.append(TableRow(line.number, {}, line.doubt))
                continue
            self.taken.append(line.text)
            yield line.text


def table(stream: BinaryIO) -> Iterator[TableRow]:
    """The rows of a CSV; comma, semicolon or tab by the header, or as a first line "sep=;" says.

    ReadError for a header without a name we know and a table that fits no CSV.
    """
    csv.field_size_limit(PAGE_LIMIT_BYTES)
    source = _Source(stream)
    texts = iter(source)
    names, delimiter = _header(texts, source)
    rows = csv.reader(texts, delimiter=delimiter)
    last: list[str] = []
    source.taken.clear()
    held: TableRow | None = None
    try:
        for row in rows:
            last, source.taken = source.taken, []
            if held:
                yield held
            yield from source.lost
            source.lost.clear()
            held = _row(names, row, source.number) if any(row) else None
    except csv.Error as error:
        raise ReadError(f"line {source.number} does not fit ({error})") from error
    if held:
        yield TableRow(held.line, {}, _UNCLOSED.format(held.line - len(last) + 1)) if _open(last, delimiter) else held
    yield from source.lost


_UNCLOSED = "the row that begins in line {} opens a quotation mark and never closes it; close it, or double the mark in a text"


def _header(texts: Iterator[str], source: _Source) -> tuple[list[str], str]:
    """The names of the columns, in small letters, and the mark between cells."""
    first = next(texts, "").removeprefix("\ufeff")
    stated = _SEPARATOR.match(first)
    if stated:
        first = next(texts, "")
    if source.lost:
        raise ReadError(f"line {source.lost[0].line}: {source.lost[0].doubt}")
    delimiter = stated["mark"] if stated else max(",;\t", key=first.count)
    names = [name.strip().casefold() for name in next(csv.reader([first], delimiter=delimiter), [])]
    if first and not {"text", "html", "name"} & set(names):
        raise ReadError(f"its first line names the columns {', '.join(names) or 'nothing'}")
    return names, delimiter


def _row(names: Sequence[str], row: Sequence[str], line: int) -> TableRow:
    if any(row[len(names) :]):
        doubt = (
            f"the row has {len(row)} cells, but the header names {len(names)}; put texts with such marks between quotation marks"
        )
        return TableRow(line, {}, doubt)
    return TableRow(line, dict(zip(names, row, strict=False)))


def _open(taken: Sequence[str], delimiter: str) -> bool:
    """Whether the lines of a row end inside quotation marks."""
    if len(taken) < 2 and not any('"' in words for words in taken):
        return False
    try:
        list(csv.reader(taken, delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False
