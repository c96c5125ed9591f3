"""Rows of JSONL and CSV files: one article a row, unknown fields kept."""

import csv
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

import msgspec

from wirestem.article.read.charset import decode
from wirestem.article.read.item import PAGE_LIMIT_BYTES, TEXT_LIMIT_BYTES, Found, Item, reader
from wirestem.article.read.page import page
from wirestem.errors import ReadError
from wirestem.model import Capture, Skipped, Source

_EXPECTED = 'expected {"id", "text" or "html", "title"?, "published"?, "outlet"?, "url"?}'


class Line(NamedTuple):
    """A line of a stream with its number from 1; `text` is None when it cannot be read, and `doubt` says what is the matter."""

    number: int
    text: str | None
    doubt: str | None


@reader("jsonl", endings=(".jsonl", ".ndjson"), media=("application/jsonl", "application/x-ndjson"))
def read_jsonl(item: Item) -> Iterator[Found]:
    """A capture a row, read as a stream; a row that does not fit is named with its line and skipped."""
    some = False
    for line in lines(item.data):
        where = f"{item.uri}:{line.number}"
        if line.text is None:
            some = True
            yield Skipped(where, str(line.doubt))
            continue
        body = line.text.removeprefix("\ufeff").strip()
        if body:
            some = True
            if line.doubt:
                yield Skipped(where, line.doubt, "note")
            yield _from_json(body, item, line.number)
    if not some:
        yield Skipped(item.uri, f"is empty; {_EXPECTED} a line; leave it out or fill it")


def lines(stream: BinaryIO) -> Iterator[Line]:
    """The lines of `stream` without holding more than one; one beyond the limit is passed over."""
    number = 0
    while data := stream.readline(PAGE_LIMIT_BYTES + 1):
        number += 1
        if len(data) > PAGE_LIMIT_BYTES:
            while data and not data.endswith(b"\n"):
                data = stream.readline(PAGE_LIMIT_BYTES)
            most = f"{PAGE_LIMIT_BYTES / 1_000_000:g} MB"
            yield Line(number, None, f"the line is longer than {most}; expected one article a line; split it")
            continue
        try:
            text, doubt = decode(data)
            yield Line(number, text, doubt)
        except ReadError as error:
            yield Line(number, None, f"the line {error}")


def _from_json(body: str, item: Item, number: int) -> Found:
    where = f"{item.uri}:{number}"
    try:
        row = msgspec.json.decode(body)
    except (msgspec.DecodeError, RecursionError) as error:
        return Skipped(where, f"is no JSON ({error}); {_EXPECTED}; mend the line")
    if not isinstance(row, dict):
        return Skipped(where, f"is a JSON {type(row).__name__}; {_EXPECTED}; make it an object")
    return from_row(row, item, where, str(number))


def from_row(row: dict[str, object], item: Item, where: str, number: str) -> Found:
    """The capture of one row; `where` names file and line in complaints, `number` stands in for an id."""
    name = _plain(row.get("id")) or number
    text, markup = row.get("text"), row.get("html")
    if not _filled(text) and not _filled(markup):
        return Skipped(where, f"the row {name!r} has no text; {_EXPECTED}; add the text or leave the row out")
    if isinstance(text, str) and len(text) > TEXT_LIMIT_BYTES:
        return Skipped(where, f"the text of {name!r} is longer than {TEXT_LIMIT_BYTES:,} characters; split it into its articles")
    source = Source(uri=f"{item.uri}#{name}", outlet=_plain(row.get("outlet")), url=_plain(row.get("url")))
    fields = dict(row)  # the whole row passes through, also the fields that were understood
    title, published, language = (_plain(row.get(key)) for key in ("title", "published", "language"))
    if isinstance(text, str) and _filled(text):
        return Capture(name, source, text, title=title, published=published, language=language, row=fields)
    try:
        got = page(str(markup), name, source)
    except ReadError as error:
        return Skipped(where, f"the html of {name!r} {error}")
    found = Capture(name, got.source, got.text, got.title, got.published, got.language, got.zones, fields)
    return msgspec.structs.replace(found, title=title or got.title, published=published or got.published)


def _filled(value: object) -> bool:
    return isinstance(value, str) and any(c.isalnum() for c in value)


def _plain(value: object) -> str | None:
    """A field as words, None for what says nothing: null, "", "None" and "null" as careless exports write them."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    words = str(value).strip()
    return None if words.casefold() in {"", "none", "null", "nan", "n/a"} else words


@reader("csv", endings=(".csv", ".tsv"), media=("text/csv", "text/tab-separated-values"))
def read_csv(item: Item) -> Iterator[Found]:
    """A capture a row; the first row names the columns, as the fields of a JSONL row are named."""
    count = 0
    try:
        for number, row in table(item.data):
            count += 1
            yield from_row(dict(row), item, f"{item.uri}:{number}", str(number))
    except ReadError as error:
        yield Skipped(item.uri, f"{error}; expected a header with the columns text (or html), id, title, published, outlet, url")
        return
    if not count:
        yield Skipped(item.uri, "has no rows; expected a header and a row an article; leave it out or fill it")


def table(stream: BinaryIO) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a CSV, each with the number of the line it ends on; comma, semicolon or tab by the header.

    ReadError for a line that is too long or binary, and for a header without a name we know.
    """
    csv.field_size_limit(PAGE_LIMIT_BYTES)
    source = _texts(stream)
    first = next(source, "").removeprefix("\ufeff")
    delimiter = max(",;\t", key=first.count)
    header = next(csv.reader([first], delimiter=delimiter), [])
    names = [name.strip().casefold() for name in header]
    if first and not {"text", "html", "name"} & set(names):
        raise ReadError(f"its first line names the columns {', '.join(names) or 'nothing'}")
    rows = csv.reader(source, delimiter=delimiter)
    try:
        for row in rows:
            if any(row):
                yield rows.line_num + 1, dict(zip(names, row, strict=False))
    except csv.Error as error:
        raise ReadError(f"line {rows.line_num + 1} does not fit ({error})") from error


def _texts(stream: BinaryIO) -> Iterator[str]:
    for line in lines(stream):
        if line.text is None:
            raise ReadError(f"line {line.number}: {line.doubt}")
        yield line.text
