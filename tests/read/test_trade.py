"""The formats of the trade: news items in XML and JSON, feeds, e-mails, archives, PDF and Word files."""

import builtins
import io
import json
from pathlib import Path
from typing import Any

import docx
import pytest
from fastwarc.warc import WarcRecord, WarcRecordType
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from wirestem import flow
from wirestem.article.clean import clean
from wirestem.article.read import read
from wirestem.lexicon.agencies import agencies
from wirestem.model import Capture, Document, Skipped
from wirestem.settings import Settings

LEDE = "A dam above the town of Oltena burst before dawn on Tuesday, and the lower quarter was flooded."
NEXT = "Mayor Lena Orvik said that the sluices had been checked in May and that nobody had seen a crack."

NITF = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf.dtd">
<nitf xml:lang="en-GB"><head><title>Dam</title><docdata>
<doc-id id-string="dam-1" regsrc="AFP"/><date.issue norm="20310304T101500+0100"/><doc.copyright holder="AFP" year="2031"/>
</docdata></head><body><body.head><hedline><hl1>Dam bursts above Oltena</hl1></hedline>
<byline>By Ivo Kral</byline><distributor>AFP</distributor><dateline><location>OLTENA</location></dateline></body.head>
<body.content><p>{LEDE}</p><media media-type="image"><media-caption>The wall on Tuesday</media-caption></media>
<p>{NEXT}</p></body.content><body.end><tagline>ik/lo</tagline></body.end></body></nitf>"""

NEWSML = f"""<?xml version="1.0"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:newsml:zta:dam" version="2"><itemMeta><itemClass qcode="ninat:text"/>
<provider literal="ZTA"><name>Zarn Telegraph Agency</name></provider><versionCreated>2031-03-04T10:15:00+01:00</versionCreated></itemMeta>
<contentMeta><headline>Dam bursts above Oltena</headline><by>Ivo Kral</by><creditline>ZTA/AFP</creditline>
<infoSource><name>AFP</name></infoSource><language tag="en"/></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{LEDE}</p><p>{NEXT}</p></body></html>
</inlineXML></contentSet></newsItem>
<newsItem guid="urn:newsml:zta:picture"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta></newsItem>
<newsItem guid="urn:newsml:zta:empty"><itemMeta><itemClass qcode="ninat:text"/></itemMeta><contentSet/></newsItem>
</itemSet></newsMessage>"""

NINJS = {
    "uri": "https://zta.example/dam", "type": "text", "versioncreated": "2031-03-04T10:15:00+01:00", "language": "en-GB", "version": "3",
    "headline": "Dam bursts above Oltena", "byline": "By Ivo Kral", "infosources": [{"name": "AFP"}], "copyrightholder": "ZTA",
    "publisher": {"name": "Zarn Telegraph Agency"}, "body_xhtml": f"<p>{LEDE}</p><p>{NEXT}</p>",
}  # fmt: skip

RSS = f"""<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Harrow Gazette</title><language>en</language>
<item><title>Dam bursts above Oltena</title><link>https://gazette.example/1</link><guid>g1</guid>
<pubDate>Tue, 04 Mar 2031 10:15:00 +0100</pubDate><source url="https://zta.example/">Zarn Telegraph Agency</source>
<media:content url="https://gazette.example/1.jpg"><media:credit>Reuters</media:credit></media:content>
<description>&lt;p&gt;{LEDE}&lt;/p&gt;&lt;p&gt;{NEXT}&lt;/p&gt;</description></item>
<item><title>Empty</title><guid>g2</guid><description></description></item></channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Lerrick Post</title><id>f</id><updated>2031-03-04T10:15:00Z</updated>
<entry><id>e1</id><title>Dam bursts above Oltena</title><updated>2031-03-04T10:15:00Z</updated><author><name>Ivo Kral</name></author>
<link href="https://post.example/1"/><content type="html">&lt;p&gt;{LEDE}&lt;/p&gt;&lt;p&gt;{NEXT}&lt;/p&gt;</content></entry></feed>"""

PAGE = f"<html><head><title>Dam bursts above Oltena</title></head><body><article><h1>Dam bursts above Oltena</h1><p>{LEDE}</p><p>{NEXT}</p></article></body></html>"


def captured(folder: Path, name: str, data: str | bytes) -> tuple[list[Capture], list[Skipped]]:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    found = list(read([str(path)]))
    return [f for f in found if isinstance(f, Capture)], [f for f in found if isinstance(f, Skipped)]


def cleaned(capture: Capture) -> Document:
    return clean(capture, agencies())


def test_nitf_keeps_headline_byline_dateline_body_and_whose_text_it_is(tmp_path: Path) -> None:
    (found,), skipped = captured(tmp_path, "dam.xml", NITF)
    assert not skipped
    assert found.text.split("\n\n")[:4] == ["Dam bursts above Oltena", "By Ivo Kral", f"OLTENA - {LEDE}", NEXT]
    assert (found.id, found.title, found.published, found.language) == (
        "dam-1",
        "Dam bursts above Oltena",
        "2031-03-04T10:15+01:00",
        "en",
    )
    document = cleaned(found)
    assert [(c.agency, c.for_) for c in document.credits] == [("AFP", "text")]
    assert {z.kind for z in document.zones} >= {"headline", "byline", "paragraph", "caption"}


def test_a_news_message_gives_its_text_items_and_names_the_empty_one(tmp_path: Path) -> None:
    (found,), (empty, note) = captured(tmp_path, "wire.xml", NEWSML)
    assert (found.id, found.source.outlet, found.published) == (
        "urn:newsml:zta:dam",
        "Zarn Telegraph Agency",
        "2031-03-04T10:15:00+01:00",
    )
    assert found.text.split("\n\n")[-1].strip() == "ZTA/AFP"
    assert found.row == {"version": "2"}
    assert "urn:newsml:zta:empty" in empty.reason
    assert (note.severity, note.reason) == ("note", "items that hold no text left aside: 1 picture")
    assert [c.agency for c in cleaned(found).credits] == ["AFP"]


def test_ninjs_items_alone_and_in_lists_are_read(tmp_path: Path) -> None:
    (found,), skipped = captured(tmp_path, "dam.json", json.dumps(NINJS))
    assert not skipped
    assert found.text.split("\n\n")[:4] == ["Dam bursts above Oltena", "By Ivo Kral", LEDE, NEXT]
    assert (found.source.outlet, found.source.url, found.published) == (
        "Zarn Telegraph Agency",
        NINJS["uri"],
        NINJS["versioncreated"],
    )
    assert "AFP" in [c.agency for c in cleaned(found).credits]
    newer = {
        "uri": "urn:x",
        "headlines": [{"value": "Dam bursts"}],
        "bodies": [{"contenttype": "text/plain", "value": f"{LEDE}\n\n{NEXT}"}],
    }
    both, skipped = captured(tmp_path, "more.json", json.dumps([NINJS, newer, {"uri": "urn:y", "headline": "No body"}]))
    assert [c.title for c in both] == ["Dam bursts above Oltena", "Dam bursts"]
    assert both[1].text == f"Dam bursts\n\n{LEDE}\n\n{NEXT}\n"
    assert "is empty" in skipped[0].reason


def test_json_that_is_no_news_is_noted_and_no_error(tmp_path: Path) -> None:
    for data in ('{"a": 1}', "[]", "3"):
        found, (note,) = captured(tmp_path, "settings.json", data)
        assert (found, note.severity) == ([], "note")
    _, (error,) = captured(tmp_path, "broken.json", "{")
    assert (error.severity, "is no JSON" in error.reason) == ("error", True)


@pytest.mark.parametrize(("name", "data", "outlet", "url"), [
    ("feed.xml", RSS, "Zarn Telegraph Agency", "https://gazette.example/1"),
    ("feed.atom", ATOM, "Lerrick Post", "https://post.example/1"),
])  # fmt: skip
def test_a_feed_gives_an_article_an_entry(tmp_path: Path, name: str, data: str, outlet: str, url: str) -> None:
    (found,), skipped = captured(tmp_path, name, data)
    assert (found.source.outlet, found.source.url, found.title) == (outlet, url, "Dam bursts above Oltena")
    assert LEDE in found.text
    assert NEXT in found.text
    published = cleaned(found).published
    assert published is not None
    assert published.earliest.startswith("2031-03-04T10:15")
    assert any("few words" in s.reason for s in skipped)


def test_a_media_credit_of_a_feed_is_the_picture_s(tmp_path: Path) -> None:
    (found,), _ = captured(tmp_path, "feed.rss", RSS)
    assert [(c.agency, c.for_) for c in cleaned(found).credits] == [("Reuters", "picture")]


BOMB = """<!DOCTYPE nitf [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY s SYSTEM "file:///etc/passwd">]>
<nitf><body><body.content><p>Words before &b; &s; and words behind.</p></body.content></body></nitf>"""


def test_entities_are_neither_expanded_nor_fetched(tmp_path: Path) -> None:
    (found,), _ = captured(tmp_path, "bomb.xml", BOMB)
    assert "aaaa" not in found.text
    assert "root:" not in found.text
    assert "words behind" in found.text


@pytest.mark.parametrize(
    ("data", "words"), [("<a><b></a>", "no well-formed XML"), ("<svg/>", "kind <svg>"), ("<rss/>", "without entries")]
)
def test_xml_that_is_no_news_says_what_was_expected(tmp_path: Path, data: str, words: str) -> None:
    found, (skipped,) = captured(tmp_path, "x.xml", data)
    assert not found
    assert words in skipped.reason


def mail(body: str, kind: str) -> str:
    head = "From: Harrow Gazette <news@gazette.example>\nDate: Tue, 04 Mar 2031 10:15:00 +0100\nSubject: =?utf-8?q?Dam_bursts_=E2=80=93_Oltena?="
    return f"{head}\nMIME-Version: 1.0\nContent-Type: text/{kind}; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{body}"


def test_an_e_mail_is_read_as_its_html_or_plain_part(tmp_path: Path) -> None:
    (plain,), _ = captured(tmp_path, "a.eml", mail(f"{LEDE}\n\n{NEXT}\n", "plain"))
    assert (plain.text, plain.title, plain.source.outlet) == (f"{LEDE}\n\n{NEXT}\n", "Dam bursts – Oltena", "Harrow Gazette")
    assert plain.published == "2031-03-04T10:15:00+01:00"
    (page,), _ = captured(tmp_path, "b.eml", mail(PAGE, "html"))
    assert (LEDE in page.text, page.source.outlet, page.published) == (True, "Harrow Gazette", "2031-03-04T10:15:00+01:00")
    found, (skipped,) = captured(tmp_path, "c.eml", mail("", "plain"))
    assert (found, "is empty" in skipped.reason) == ([], True)


def archive(*pages: tuple[str, str, str]) -> bytes:
    out = io.BytesIO()
    for url, status, body in pages:
        record = WarcRecord()
        record.init_headers(record_type=WarcRecordType.response)
        record.headers["WARC-Target-URI"] = url
        record.headers["WARC-Date"] = "2031-03-05T08:00:00Z"
        record.headers["Content-Type"] = "application/http; msgtype=response"
        kind = "image/png" if url.endswith("png") else "text/html; charset=utf-8"
        record.set_bytes_content(f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n{body}".encode())
        record.write(out)
    return out.getvalue()


def test_an_archive_gives_its_pages_once_and_counts_the_rest(tmp_path: Path) -> None:
    data = archive(
        ("https://gazette.example/1", "200 OK", PAGE), ("https://gazette.example/1", "200 OK", PAGE),
        ("https://gazette.example/2", "404 Not Found", PAGE), ("https://gazette.example/3.png", "200 OK", "x"),
        ("https://gazette.example/4", "200 OK", "<html><body></body></html>"),
    )  # fmt: skip
    (found,), skipped = captured(tmp_path, "crawl.warc", data)
    assert (found.source.url, found.row) == ("https://gazette.example/1", {"archived": "2031-03-05T08:00:00Z"})
    assert LEDE in found.text
    assert [s.severity for s in skipped] == ["error", "note"]
    assert "1 image/png" in skipped[1].reason
    assert "1 status 404" in skipped[1].reason
    nothing, (error,) = captured(tmp_path, "none.warc", "These are no records.\n")
    assert (nothing, "holds no page" in error.reason) == ([], True)


def pdf(lines: list[str]) -> bytes:
    writer = PdfWriter()
    page = writer.add_blank_page(600, 800)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Courier"),
        }
    )
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})})
    shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F1 10 Tf 40 760 Td {shown}ET".encode("latin-1"))
    page[NameObject("/Contents")] = writer._add_object(stream)
    writer.add_metadata({"/Title": "Dam bursts", "/CreationDate": "D:20310304101500+01'00'"})
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_pdf_is_its_lines_joined_to_paragraphs(tmp_path: Path) -> None:
    lines = [
        "A dam above the town of Oltena burst before dawn on Tues-",
        "day, and the lower quarter was flooded by noon, the county",
        "said.",
        NEXT[:56],
        NEXT[57:],
    ]
    (found,), skipped = captured(tmp_path, "dam.pdf", pdf(lines))
    assert not skipped
    assert found.text.startswith(
        "A dam above the town of Oltena burst before dawn on Tuesday, and the lower quarter was flooded by noon, the county said.\n\n"
    )
    assert (found.title, found.published) == ("Dam bursts", None)
    assert found.row == {"file_created": "2031-03-04T10:15+01:00"}
    nothing, (error,) = captured(tmp_path, "scan.pdf", pdf([]))
    assert (nothing, "OCR" in error.reason) == ([], True)
    nothing, (error,) = captured(tmp_path, "broken.pdf", b"%PDF-1.4 nothing")
    assert (nothing, "is no readable PDF" in error.reason) == ([], True)


def test_a_word_file_is_its_paragraphs_and_headings(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("Dam bursts above Oltena", 0)
    made.add_paragraph(LEDE)
    made.add_heading("What the mayor says", 2)
    made.add_paragraph(NEXT)
    out = io.BytesIO()
    made.save(out)
    (found,), skipped = captured(tmp_path, "dam.docx", out.getvalue())
    assert not skipped
    assert found.text == f"Dam bursts above Oltena\n\n{LEDE}\n\nWhat the mayor says\n\n{NEXT}\n"
    assert [z.kind for z in found.zones] == ["headline", "subhead"]
    nothing, (error,) = captured(tmp_path, "broken.docx", b"PK nothing")
    assert (nothing, "is no readable Word file" in error.reason) == ([], True)


@pytest.mark.parametrize(("name", "library", "extra"), [
    ("a.pdf", "pypdf", "pdf"), ("a.docx", "docx", "docx"), ("a.warc", "fastwarc.warc", "warc"), ("a.rss", "feedparser", "feeds"),
])  # fmt: skip
def test_a_missing_library_is_named_with_its_extra_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, library: str, extra: str
) -> None:
    real = builtins.__import__

    def without(module: str, *rest: Any, **named: Any) -> Any:
        if module == library:
            raise ImportError(f"No module named {module!r}")
        return real(module, *rest, **named)

    (tmp_path / name).write_text(RSS if name.endswith("rss") else "Nothing of the kind.", encoding="utf-8")
    (tmp_path / "b.txt").write_text(LEDE, encoding="utf-8")
    monkeypatch.setattr(builtins, "__import__", without)
    found = list(read([str(tmp_path)]))
    assert [f.id for f in found if isinstance(f, Capture)] == ["b"]
    assert f"wirestem[{extra}]" in next(f.reason for f in found if isinstance(f, Skipped))


def test_a_broken_file_loses_nobody_beside_it(tmp_path: Path) -> None:
    for name, data in (
        ("a.xml", NITF),
        ("b.xml", "<broken"),
        ("c.json", json.dumps(NINJS)),
        ("d.pdf", "no pdf"),
        ("e.eml", mail(LEDE, "plain")),
    ):
        (tmp_path / name).write_text(data, encoding="utf-8")
    outcome = flow.dossier(read([str(tmp_path)]), Settings())
    assert len(outcome.dossier.documents) == 3
    assert {s.uri.rpartition("/")[2] for s in outcome.skipped if s.severity == "error"} == {"b.xml", "d.pdf"}
