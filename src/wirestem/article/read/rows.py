"""Rows, as JSONL files hold them: one article a row, unknown fields kept."""

from collections.abc import Iterator

import msgspec

from wirestem.article.read.item import TEXT_LIMIT_BYTES, Found, Item, reader
from wirestem.article.read.lines import lines
from wirestem.article.read.page import page
from wirestem.errors import ReadError
from wirestem.model import Capture, Skipped, Source

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
        row = msgspec.json.decode(body)
    except (msgspec.DecodeError, RecursionError) as error:
        return Skipped(where, f"is no JSON ({error}); {_EXPECTED}; mend the line")
    if not isinstance(row, dict):
        return Skipped(where, f"is a JSON {type(row).__name__}; {_EXPECTED}; make it an object, of a list one object a line")
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
