"""Web archives: packed answers, damaged records, streams that only flow."""

import gzip
import io

import pytest
from fastwarc.warc import WarcRecord, WarcRecordType

from read.test_trade import LEDE, PAGE
from wirestem.article.read import records
from wirestem.article.read.item import PAGE_LIMIT_BYTES, Item
from wirestem.article.read.kinds import read_as
from wirestem.model import Capture, Skipped

BODY = PAGE.encode()
HTML = b"Content-Type: text/html\r\n"


def record(name: str, headers: bytes = HTML, body: bytes = BODY) -> bytes:
    made, out = WarcRecord(), io.BytesIO()
    made.init_headers(record_type=WarcRecordType.response)
    made.headers["WARC-Target-URI"] = f"https://gazette.example/{name}"
    made.headers["Content-Type"] = "application/http; msgtype=response"
    made.set_bytes_content(b"HTTP/1.1 200 OK\r\n" + headers + b"\r\n" + body)
    made.write(out)
    return out.getvalue()


def pages(data: bytes) -> tuple[list[str | None], list[Skipped]]:
    found = list(read_as("warc", Item("crawl.warc", "crawl.warc", "crawl", io.BytesIO(data))))
    captures = [f for f in found if isinstance(f, Capture)]
    assert all(LEDE in c.text for c in captures)
    return [(c.source.url or "")[-1:] for c in captures], [f for f in found if isinstance(f, Skipped)]


@pytest.mark.parametrize(("headers", "body"), [
    (HTML + b"Content-Encoding: gzip\r\n", gzip.compress(BODY)),
    (HTML + b"Transfer-Encoding: chunked\r\n", b"%x\r\n%s\r\n0\r\n\r\n" % (len(BODY), BODY)),
])  # fmt: skip
def test_answers_that_travelled_packed_or_in_pieces_are_unpacked(headers: bytes, body: bytes) -> None:
    assert pages(record("1", headers, body)) == (["1"], [])


@pytest.mark.parametrize(("headers", "body"), [
    (HTML + b"Content-Encoding: gzip\r\n", b"no gzip"), (HTML + b"Content-Encoding: br\r\n", b"no brotli"),
    (HTML + b"Transfer-Encoding: chunked\r\n", b"zz no length"), (HTML, b"<html></html>"),
])  # fmt: skip
def test_a_damaged_answer_is_named_and_the_pages_behind_it_are_read(headers: bytes, body: bytes) -> None:
    found, (error,) = pages(record("1", headers, body) + record("2"))
    assert found == ["2"]
    assert (error.uri, error.severity) == ("crawl.warc#1", "error")
    assert error.reason.startswith("https://gazette.example/1 ")


def test_an_answer_that_grows_beyond_a_page_is_named() -> None:
    packed = gzip.compress(b"<p>" + b"a" * (PAGE_LIMIT_BYTES * 4))
    found, (error,) = pages(record("1", HTML + b"Content-Encoding: gzip\r\n", packed) + record("2"))
    assert (found, "larger than" in error.reason) == (["2"], True)


@pytest.mark.parametrize("part_bytes", [1 << 20, 700])
def test_a_damaged_member_loses_none_of_the_others(monkeypatch: pytest.MonkeyPatch, part_bytes: int) -> None:
    monkeypatch.setattr(records, "_PART_BYTES", part_bytes)
    broken = bytearray(gzip.compress(record("2")))
    broken[100] ^= 255
    one, three = gzip.compress(record("1")), gzip.compress(record("3"))
    found, (error,) = pages(one + bytes(broken) + three)
    assert found == ["1", "3"]
    assert f"1 damaged record at byte {len(one):,}" in error.reason
    assert pages(bytes(broken) + three)[0] == ["3"]
    assert pages(record("1") + record("2").replace(b"WARC/1.", b"WRAC/1.") + record("3"))[0] == ["1", "3"]


def test_another_wording_of_the_same_address_is_another_article() -> None:
    found, skipped = pages(record("1") + record("1", body=BODY.replace(b"May", b"June")) + record("1"))
    assert (found, skipped) == (["1", "1"], [])


def test_an_archive_cut_short_gives_what_it_holds() -> None:
    found, _ = pages(gzip.compress(record("1")) + gzip.compress(record("2"))[:60])
    assert found == ["1"]


def test_the_address_that_a_page_states_comes_before_the_one_it_was_archived_at() -> None:
    stated = BODY.replace(b"<head>", b'<head><link rel="canonical" href="https://gazette.example/7">')
    assert pages(record("1?from=mail", body=stated)) == (["7"], [])


def typed(kind: WarcRecordType, name: str, media: str, body: bytes, **headers: str) -> bytes:
    made, out = WarcRecord(), io.BytesIO()
    made.init_headers(record_type=kind)
    made.headers["WARC-Target-URI"] = f"https://gazette.example/{name}"
    made.headers["Content-Type"] = media
    for key, value in headers.items():
        made.headers[key.replace("_", "-")] = value
    made.set_bytes_content(body)
    made.write(out)
    return out.getvalue()


def test_pages_put_in_without_an_answer_are_read_and_revisits_counted() -> None:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    data = (
        record("1")
        + typed(WarcRecordType.revisit, "2", "application/http; msgtype=response", answer)
        + typed(WarcRecordType.resource, "3", "text/html; charset=utf-8", BODY)
        + typed(WarcRecordType.resource, "4", "text/css", b"p {}")
        + typed(WarcRecordType.conversion, "5", "text/plain", LEDE.encode())
    )
    for packed in (data, gzip.compress(data)):
        found, (note,) = pages(packed)
        assert found == ["1", "3"]
        assert note.severity == "note"
        assert note.reason == "records that hold no page left aside: 1 conversion, 1 resource of text/css, 1 revisit"


def test_a_page_that_was_archived_in_part_is_noted() -> None:
    http = b"HTTP/1.1 200 OK\r\n" + HTML + b"\r\n" + BODY
    data = typed(WarcRecordType.response, "1", "application/http; msgtype=response", http, WARC_Truncated="length")
    found, (note,) = pages(data)
    assert found == ["1"]
    assert (note.severity, "1 page was archived only in part" in note.reason) == ("note", True)
