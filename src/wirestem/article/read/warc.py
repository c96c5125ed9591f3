"""WARC files of web archives (fastwarc): a capture for each page that was answered with HTML."""

from collections import Counter
from collections.abc import Iterator

from msgspec.structs import replace

from wirestem.article.read.item import PAGE_LIMIT_BYTES, Found, Item, lacking, reader
from wirestem.article.read.page import page
from wirestem.errors import ReadError
from wirestem.model import Skipped, Source

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
    other: Counter[str] = Counter()
    seen: set[tuple[str, str]] = set()
    number = 0
    try:
        for record in ArchiveIterator(item.data, record_types=WarcRecordType.response, parse_http=True, strict_mode=False):
            media = (record.http_content_type or "").split(";")[0].strip().lower()
            status = record.http_headers.status_code if record.http_headers else None
            if status != 200 or media not in _PAGES:
                other[media or "no media type" if status == 200 else f"status {status}"] += 1
                continue
            number += 1
            url = str(record.headers.get("WARC-Target-URI") or "").strip("<>")
            uri = f"{item.uri}#{number}"
            try:
                body = record.reader.read(PAGE_LIMIT_BYTES)
                found = page(
                    body, f"{item.stem.removesuffix('.warc')}-{number}", Source(uri, url=url or None), record.http_charset
                )
            except ReadError as error:
                yield Skipped(uri, f"{url} {error}")
                continue
            if (url, found.text) in seen:
                continue
            seen.add((url, found.text))
            yield replace(found, row={"archived": str(record.headers.get("WARC-Date") or "")})
    except (OSError, ValueError, RuntimeError) as error:
        if number:
            yield Skipped(item.uri, f"breaks off after {number} pages ({error}); the pages before were read; get the file anew")
    if other:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(other.items()))
        yield Skipped(item.uri, f"answers that are no pages left aside: {kinds}", "note")
    if not number:
        yield Skipped(item.uri, "holds no page; expected WARC response records of HTML; check that it is a WARC file")
