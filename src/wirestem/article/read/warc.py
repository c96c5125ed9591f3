"""WARC files of web archives (fastwarc): a capture for each page that was answered with HTML."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO

from msgspec.structs import replace

from wirestem.article.read.item import PAGE_LIMIT_BYTES, Found, Item, lacking, reader
from wirestem.article.read.limits import taken
from wirestem.article.read.page import page
from wirestem.article.read.records import DAMAGED, Gap, records, seekable
from wirestem.errors import ReadError
from wirestem.model import Capture, Skipped, Source

_PAGES = frozenset({"text/html", "application/xhtml+xml"})


@reader("warc", endings=(".warc", ".warc.gz"), media=("application/warc",))
def read_warc(item: Item) -> Iterator[Found]:
    """The pages of an archive in its order, streaming; a page that has no text is named, answers of other kinds are counted.

    When a page was archived stands in the row's `archived`; it is no date of publication. An address that was archived again in
    the same words is one article.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        yield lacking(item, "WARC files", "fastwarc", "warc", error)
        return

    def opened(data: BinaryIO) -> Any:
        kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.revisit | WarcRecordType.conversion
        return ArchiveIterator(data, record_types=kinds, parse_http=True, auto_decode="all", quirks_mode=True)

    with seekable(item.data) as data:
        yield from _pages(records(data, opened), item)


def _pages(found: Iterator[Any], item: Item) -> Iterator[Found]:
    other: Counter[str] = Counter()
    seen: set[tuple[str | None, str]] = set()
    gaps: list[Gap] = []
    number, cut = 0, 0
    for record in found:
        if isinstance(record, Gap):
            gaps.append(record)
            continue
        kind = _left_aside(record)
        if kind:
            other[kind] += 1
            continue
        number += 1
        cut += bool(record.headers.get("WARC-Truncated"))
        told = _page(record, item, number)
        key = (told.source.url, told.text) if isinstance(told, Capture) else None
        if key not in seen:
            yield told
        if key:
            seen.add(key)
    if gaps and (number or other):
        places = ", ".join(f"at byte {gap.at:,} ({gap.error})" for gap in gaps[:3])
        count = f"{len(gaps)} damaged record{'s' * (len(gaps) > 1)}"
        yield Skipped(item.uri, f"holds {count} {places}; the others were read; get the file anew")
    if cut:
        yield Skipped(item.uri, f"{cut} page{'s were' if cut > 1 else ' was'} archived only in part; the text may be cut", "note")
    if other:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(other.items()))
        yield Skipped(item.uri, f"records that hold no page left aside: {kinds}", "note")
    if not number:
        yield Skipped(item.uri, "holds no page; expected WARC response records of HTML; check that it is a WARC file")


def _left_aside(record: Any) -> str | None:
    """What kind of record this is when it is no page that was answered well."""
    kind = str(record.headers.get("WARC-Type") or "record of no type").lower()
    if kind == "resource":  # a page that was put in as it is, without an answer around it
        media = str(record.headers.get("Content-Type") or "").split(";")[0].strip().lower()
        return None if media in _PAGES else f"resource of {media or 'no media type'}"
    if kind != "response":
        return kind
    media = (record.http_content_type or "").split(";")[0].strip().lower()
    status = record.http_headers.status_code if record.http_headers else None
    if status != 200:
        return f"status {status or 'unknown'}"
    return None if media in _PAGES else media or "no media type"


def _page(record: Any, item: Item, number: int) -> Found:
    uri = f"{item.uri}#{number}"
    url = str(record.headers.get("WARC-Target-URI") or "").strip("<>") or None
    try:
        body = taken(record.reader, PAGE_LIMIT_BYTES, "a page of one article")
        found = page(body, f"{item.stem.removesuffix('.warc')}-{number}", Source(uri), record.http_charset)
    except ReadError as error:
        return Skipped(uri, f"{url or 'a page without address'} {error}")
    except DAMAGED as error:
        return Skipped(uri, f"{url or 'a page without address'} is damaged ({error}); archive it anew")
    archived = record.headers.get("WARC-Date")
    source = Source(uri, found.source.outlet, found.source.url or url)
    return replace(found, source=source, row={"archived": str(archived)} if archived else {})
