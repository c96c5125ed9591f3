"""What a `--meta` file says of inputs that do not say it themselves."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import BinaryIO, NamedTuple

import msgspec
from msgspec.structs import replace

from wirestem.article.read.item import Found
from wirestem.article.read.lines import lines
from wirestem.article.read.tables import table
from wirestem.errors import MetaError, ReadError
from wirestem.model import Capture, Skipped, Zone

_COLUMNS = ("name", "published", "outlet", "url", "title", "credit")


class MetaRow(NamedTuple):
    """What is said of one input: the `line` that says it, the `name` it fits by, and the fields that are filled."""

    line: int
    name: str
    fields: dict[str, str]


def read_meta(path: str) -> tuple[MetaRow, ...]:
    """The rows of a file of metadata, CSV or JSONL; MetaError names file and line of what does not fit."""
    try:
        with Path(path).open("rb") as stream:
            return meta_rows(path, stream, jsonl=path.lower().endswith((".jsonl", ".ndjson")))
    except OSError as error:
        raise MetaError(f"{path}: cannot be read ({error.strerror}); give a CSV or JSONL file") from error


def meta_rows(path: str, stream: BinaryIO, *, jsonl: bool) -> tuple[MetaRow, ...]:
    """The rows of an open file of metadata, which complaints call `path`; MetaError names the line of what does not fit."""
    try:
        rows = _jsonl(path, stream) if jsonl else _table(path, stream)
        found = tuple(_row(path, line, row) for line, row in rows)
    except ReadError as error:
        raise MetaError(f"{path}: {error}; expected the columns {', '.join(_COLUMNS)}") from error
    named: dict[str, int] = {}
    for row in found:
        if row.name in named:
            raise MetaError(f"{path}:{row.line}: {row.name!r} stands in line {named[row.name]} already; keep one of the two")
        named[row.name] = row.line
    if not found:
        raise MetaError(f"{path}: has no rows; expected a header with {', '.join(_COLUMNS)} and a row an input")
    return found


def _table(path: str, stream: BinaryIO) -> Iterator[tuple[int, dict[str, str]]]:
    for row in table(stream):
        if row.doubt:
            raise MetaError(f"{path}:{row.line}: {row.doubt}")
        yield row.line, row.fields


def _jsonl(path: str, stream: BinaryIO) -> Iterator[tuple[int, dict[str, str]]]:
    for line in lines(stream):
        if line.text is None:
            raise ReadError(f"line {line.number}: {line.doubt}")
        body = line.text.removeprefix("\ufeff").strip()
        if not body:
            continue
        try:
            yield line.number, msgspec.json.decode(body, type=dict[str, str | None])
        except msgspec.DecodeError as error:
            raise MetaError(f"{path}:{line.number}: {error}; expected an object with {', '.join(_COLUMNS)}") from error


def _row(path: str, line: int, row: dict[str, str]) -> MetaRow:
    name = (row.get("name") or "").strip()
    if not name:
        raise MetaError(f"{path}:{line}: has no name; give the file name, its stem or the row's id")
    unknown = sorted(key for key in row if key and key not in _COLUMNS)
    if unknown:
        raise MetaError(f"{path}:{line}: unknown column {unknown[0]!r}; expected {', '.join(_COLUMNS)}")
    return MetaRow(line, name, {k: v.strip() for k, v in row.items() if k != "name" and v and v.strip()})


def with_meta(captures: Iterable[Found], path: str) -> Iterator[Found]:
    """The captures with what the file `path` says of them; MetaError as `read_meta` says."""
    yield from with_rows(captures, read_meta(path), path)


def with_rows(captures: Iterable[Found], rows: Sequence[MetaRow], path: str) -> Iterator[Found]:
    """The captures with what `rows` say of them; their word wins over the input's.

    A row fits by file name, stem, row id, uri or address, in any case of letters. Rows that fit nothing are told at the
    end as notes, since a file of metadata may well cover more than was handed in.
    """
    # "A.txt" and "a.txt" may be two files; a name as it is spelt comes before one in other letters.
    by_name = {row.name.casefold(): row for row in reversed(rows)} | {row.name: row for row in rows}
    used: set[int] = set()
    for item in captures:
        row = _fitting(item, by_name) if isinstance(item, Capture) else None
        if isinstance(item, Capture) and row:
            used.add(row.line)
            item = _told(item, row.fields)
        yield item
    for row in rows:
        if row.line not in used:
            yield Skipped(f"{path}:{row.line}", f"{row.name!r} is none of the inputs; give a file name, stem or row id", "note")


def _fitting(capture: Capture, by_name: dict[str, MetaRow]) -> MetaRow | None:
    uri = capture.source.uri
    file, _, _ = uri.partition("#")
    name = PurePosixPath(file.replace("\\", "/")).name
    stem = name.rsplit(".", 1)[0] if "#" not in uri else ""
    for key in (uri, capture.source.url or "", capture.id, "" if "#" in uri else name, stem):
        row = by_name.get(key) or by_name.get(key.casefold()) if key else None
        if row:
            return row
    return None


def _told(capture: Capture, fields: dict[str, str]) -> Capture:
    source = replace(
        capture.source, outlet=fields.get("outlet", capture.source.outlet), url=fields.get("url", capture.source.url)
    )
    published, title = fields.get("published", capture.published), fields.get("title", capture.title)
    told = replace(capture, source=source, published=published, title=title)
    return _credited(told, fields["credit"]) if "credit" in fields else told


def _credited(capture: Capture, credit: str) -> Capture:
    """With the credit as a line of its own at the end, where every credit is looked for, as of news items that state it."""
    line = f"Source: {' '.join(credit.split())}"
    if line in capture.text:
        return capture
    text = capture.text + "\n" * (2 - min(2, len(capture.text) - len(capture.text.rstrip("\n")))) + line
    zone = (Zone(len(text) - len(line), len(text), "signoff"),) if capture.zones else ()
    return replace(capture, text=text, zones=(*capture.zones, *zone))
