"""Rows, as JSONL files hold them: one article a row, unknown fields kept."""

import json
import re
from collections.abc import Iterator
from datetime import date

import msgspec

from wirestem.article.read.item import PAGE_LIMIT_BYTES, Found, Item, reader
from wirestem.article.read.limits import refuse_long, sound, whole
from wirestem.article.read.lines import lines
from wirestem.article.read.page import page
from wirestem.errors import ReadError
from wirestem.model import Capture, Skipped, Source

_HALF = re.compile(r"\\ud[89a-f]", re.I)
_EXPECTED = 'expected {"id", "text" or "html", "title"?, "published"?, "outlet"?, "url"?}'


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
        if not some and _over_lines(body):
            yield Skipped(
                item.uri, "is one JSON value over many lines; expected an object a line; `jq -c '.[]?'` makes lines of a list"
            )
            return
        if body:
            some = True
            if line.doubt:
                yield Skipped(where, line.doubt, "note")
            yield _from_json(body, item, line.number)
    if not some:
        yield Skipped(item.uri, f"is empty; {_EXPECTED} a line; leave it out or fill it")


def _over_lines(body: str) -> bool:
    """Whether a first line only begins a value, as in a file that was printed to be looked at."""
    return body in {"{", "[", "[{"} or (body.startswith("[") and body.endswith(","))


def _from_json(body: str, item: Item, number: int) -> Found:
    where = f"{item.uri}:{number}"
    try:
        row = _decoded(body)
    except (msgspec.DecodeError, RecursionError) as error:
        return Skipped(where, f"is no JSON ({error}); {_EXPECTED}; mend the line")
    if not isinstance(row, dict):
        return Skipped(where, f"is a JSON {type(row).__name__}; {_EXPECTED}; make it an object, of a list one object a line")
    return from_row(row, item, where, str(number))


def _decoded(body: str) -> object:
    try:
        return msgspec.json.decode(body)
    except msgspec.DecodeError:
        if not _HALF.search(body):
            raise
    # Python writes half a character as "\\ud800", which no other program takes; the rest of the row is sound.
    try:
        return json.loads(body)
    except ValueError as error:
        raise msgspec.DecodeError(str(error)) from error


def from_row(row: dict[str, object], item: Item, where: str, number: str) -> Found:
    """The capture of one row; `where` names file and line in complaints, `number` stands in for an id.

    Every string of the row is made sound, those that only pass through too.
    """
    row = sound(row)
    name = _plain(row.get("id")) or number
    text, markup = row.get("text"), row.get("html")
    if not _filled(text) and not _filled(markup):
        return Skipped(where, f"the row {name!r} has no text; {_EXPECTED}; add the text or leave the row out")
    source = Source(uri=f"{item.uri}#{name}", outlet=_plain(row.get("outlet")), url=_plain(row.get("url")))
    fields = dict(row)  # the whole row passes through, also the fields that were understood
    title, published, language = (_plain(row.get(key)) for key in ("title", "published", "language"))
    if isinstance(text, str) and _filled(text):
        try:
            refuse_long(text)
        except ReadError as error:
            return Skipped(where, f"the text of {name!r} {error}")
        return Capture(name, source, text, title=title, published=published, language=language, row=fields)
    try:
        whole(str(markup).encode(), PAGE_LIMIT_BYTES, "a page of one article")
        got = page(str(markup), name, source)
        refuse_long(got.text)
    except ReadError as error:
        return Skipped(where, f"the html of {name!r} {error}")
    about = (title or got.title, published or got.published, language or got.language)
    return Capture(name, got.source, got.text, *about, got.zones, fields)


def _filled(value: object) -> bool:
    return isinstance(value, str) and any(c.isalnum() for c in value)


def _plain(value: object) -> str | None:
    """A field as words, None for what says nothing: null, "", "None" and "null" as careless exports write them."""
    if isinstance(value, date):  # a program's own row
        return value.isoformat()
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    words = str(value).strip()
    return None if words.casefold() in {"", "none", "null", "nan", "n/a"} else words
