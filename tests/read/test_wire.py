"""What NITF, NewsML-G2, ninjs and feeds say of whose text it is, in each of their spellings."""

import json
from pathlib import Path
from typing import Any

import pytest

from read.test_trade import LEDE, NEWSML, NEXT, NITF, RSS, captured, cleaned

BODY = f"<p>{LEDE}</p><p>{NEXT}</p>"
IN_NITF = f"<nitf><head><title>x</title></head><body><body.content>{BODY}</body.content></body></nitf>"
NINJS_1 = {
    "uri": "https://zta.example/dam;3",
    "type": "text",
    "versioncreated": "2031-03-04T10:15:00+01:00",
    "firstcreated": "2031-03-04T08:00:00+01:00",
    "language": "en-GB",
    "version": "3",
    "headline": "Dam bursts above Oltena",
    "headline_extended": "Dam bursts above Oltena, flooding town",
    "byline": "By Ivo Kral",
    "located": "Oltena",
    "infosource": [{"name": "AFP", "rel": "origin"}],
    "copyrightholder": "Zarn Telegraph Agency",
    "body_text": f"{LEDE} {NEXT}",
    "body_xhtml": BODY,
    "associations": {"main": {"type": "picture", "byline": "Reuters", "description_text": "The wall on Tuesday."}},
}
NINJS_2 = {
    "uri": "https://zta.example/dam;3",
    "standard": {"name": "ninjs", "version": "2.0"},
    "type": "text",
    "version": "3",
    "versioncreated": "2031-03-04T10:15:00+01:00",
    "firstcreated": "2031-03-04T08:00:00+01:00",
    "language": "en-GB",
    "located": "Oltena",
    "headlines": [{"role": "short", "value": "Dam bursts"}, {"role": "main", "value": "Dam bursts above Oltena"}],
    "by": "By Ivo Kral",
    "infosources": [{"name": "AFP"}],
    "copyrightholder": "Zarn Telegraph Agency",
    "bodies": [
        {"role": "main", "contenttype": "text/plain", "value": f"{LEDE} {NEXT}"},
        {"contenttype": "application/xhtml+xml", "value": BODY},
    ],
    "associations": [
        {
            "type": "picture",
            "by": "Reuters",
            "descriptions": [{"role": "caption", "contenttype": "text/plain", "value": "The wall on Tuesday."}],
        }
    ],
}
NINJS_3 = {
    "uri": "https://zta.example/dam;3",
    "standard": {"name": "ninjs", "version": "3.0"},
    "type": "text",
    "version": "3",
    "versionCreated": "2031-03-04T10:15:00+01:00",
    "firstCreated": "2031-03-04T08:00:00+01:00",
    "language": "en-GB",
    "located": "Oltena",
    "headlines": [{"role": "main", "contentType": "text/plain", "value": "Dam bursts above Oltena"}],
    "by": "By Ivo Kral",
    "infoSources": [{"name": "AFP"}],
    "copyrightHolder": "Zarn Telegraph Agency",
    "bodies": [{"contentType": "application/nitf+xml", "value": IN_NITF}],
    "associations": [
        {"type": "picture", "by": "Reuters", "descriptions": [{"contentType": "text/plain", "value": "The wall on Tuesday."}]}
    ],
}


@pytest.mark.parametrize("item", [NINJS_1, NINJS_2, NINJS_3], ids=["1.x", "2.x", "3.x"])
def test_the_versions_of_ninjs_say_the_same(tmp_path: Path, item: dict[str, Any]) -> None:
    (found,), skipped = captured(tmp_path, "dam.json", json.dumps(item))
    assert not skipped
    assert found.text.strip().split("\n\n") == [
        "Dam bursts above Oltena", "By Ivo Kral", LEDE, NEXT, "The wall on Tuesday. Picture: Reuters",
        "Source: AFP", "Source: Zarn Telegraph Agency",
    ]  # fmt: skip
    assert (found.title, found.language, found.published) == ("Dam bursts above Oltena", "en", "2031-03-04T10:15:00+01:00")
    assert (found.source.url, found.source.outlet) == ("https://zta.example/dam;3", None)
    assert found.row == {"version": "3", "first_created": "2031-03-04T08:00:00+01:00", "located": "Oltena"}
    document = cleaned(found)
    assert {(c.agency, c.for_) for c in document.credits} >= {("AFP", "text"), ("Reuters", "picture")}
    assert document.published is not None
    assert (document.published.earliest, document.published.basis) == ("2031-03-04T10:15:00+01:00", "metadata")


def test_a_byline_that_is_an_agency_s_is_a_credit_there(tmp_path: Path) -> None:
    (found,), _ = captured(
        tmp_path, "dam.json", json.dumps({"uri": "x", "by": "AFP", "headline": "Dam bursts", "body_text": LEDE})
    )
    assert [(c.agency, c.for_, c.place) for c in cleaned(found).credits] == [("AFP", "text", "byline")]
    assert (found.source.url, found.source.outlet, found.published, found.language, found.row) == (None, None, None, None, {})


def test_the_holder_of_the_rights_who_sent_the_item_is_not_told_twice(tmp_path: Path) -> None:
    item = {"uri": "x", "headline": "Dam bursts", "body_text": LEDE, "copyrightholder": "Harrow Gazette"}
    assert "Source" not in captured(tmp_path, "a.json", json.dumps(item | {"provider": "Harrow Gazette"}))[0][0].text
    assert "Source: Harrow Gazette" in captured(tmp_path, "b.json", json.dumps(item))[0][0].text


@pytest.mark.parametrize(
    "odd",
    [
        {"headline": 3, "body_text": LEDE},
        {"headlines": ["x", None, {"value": 1}], "bodies": [{"value": LEDE}, 4]},
        {
            "headline": "D",
            "body_xhtml": "<p>" + LEDE + "\x00",
            "altids": 4,
            "infosource": "AFP",
            "associations": [1, {"type": "picture"}],
        },
        {
            "headline": "D",
            "body_text": LEDE,
            "versioncreated": {"x": 1},
            "language": 5,
            "byline": ["a"],
            "uri": 7,
            "copyrightholder": True,
        },
        {"headline": "D", "bodies": [{"contenttype": "application/nitf+xml", "value": f"<nitf><p>{LEDE}"}]},
    ],
)
def test_odd_values_lose_neither_the_text_nor_the_items_beside(tmp_path: Path, odd: dict[str, Any]) -> None:
    found, skipped = captured(tmp_path, "odd.json", json.dumps({"items": [{"uri": "a"} | odd, NINJS_1]}))
    assert [LEDE in c.text for c in found] == [True, True]
    assert not skipped


def test_ninjs_one_a_line_and_with_a_mark_of_utf_8_is_read(tmp_path: Path) -> None:
    found, skipped = captured(tmp_path, "a.ninjs", f"\ufeff{json.dumps(NINJS_1)}\n{json.dumps(NINJS_2)}\n")
    assert ([c.id for c in found], skipped) == (["a-1", "a-2"], [])


PACKAGE = f"""<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<packageItem guid="p"><groupSet root="g"><group id="g"><itemRef residref="urn:1"/></group></groupSet></packageItem>
<newsItem guid="urn:1" version="2"><itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:ZTA"/>
<versionCreated>2031-03-04T10:15:00+01:00</versionCreated><firstCreated>2031-03-04T08:00:00+01:00</firstCreated>
<link rel="irel:seeAlso" href="https://zta.example/other"/><link rel="irel:canonical" href="https://zta.example/dam"/></itemMeta>
<rightsInfo><copyrightHolder qcode="x:ZTA"/></rightsInfo>
<contentMeta><headline>Dam bursts</headline><located><name>Oltena</name></located><language tag="deu"/></contentMeta>
<contentSet><inlineData contenttype="text/plain">{LEDE}

{NEXT}</inlineData></contentSet></newsItem>
<newsItem guid="urn:2"><itemMeta><itemClass qcode="ninat:text"/></itemMeta><contentSet><inlineXML>
<nitf><body><body.head><hedline><hl1>Second dam holds</hl1></hedline><byline>AFP</byline></body.head>
<body.content><p>{NEXT}</p></body.content></body></nitf>
</inlineXML></contentSet></newsItem></itemSet></newsMessage>"""


def test_a_package_of_several_items_keeps_what_each_says(tmp_path: Path) -> None:
    (one, two), skipped = captured(tmp_path, "package.xml", PACKAGE)
    assert not skipped
    assert (one.source.outlet, one.source.url, one.source.uri[-6:]) == ("ZTA", "https://zta.example/dam", "#urn:1")
    assert (one.published, one.language) == ("2031-03-04T10:15:00+01:00", None)
    assert one.row == {"version": "2", "first_created": "2031-03-04T08:00:00+01:00", "located": "Oltena"}
    assert one.text == f"Dam bursts\n\n{LEDE}\n\n{NEXT}\n"
    assert (two.title, two.source.outlet, two.published) == ("Second dam holds", None, None)
    assert [(c.agency, c.place) for c in cleaned(two).credits] == [("AFP", "byline")]


def test_a_package_that_breaks_off_gives_what_it_holds_and_says_so(tmp_path: Path) -> None:
    found, (error,) = captured(
        tmp_path, "package.xml", PACKAGE[: PACKAGE.index("</newsMessage>")].replace("Second dam", "Second < dam")
    )
    assert [c.id for c in found] == ["urn:1", "urn:2"]
    assert (error.severity, "no well-formed XML" in error.reason) == ("error", True)


def test_names_of_html_s_entities_are_letters(tmp_path: Path) -> None:
    (found,), skipped = captured(tmp_path, "dam.xml", NITF.replace("Oltena burst", "Olt&eacute;na&nbsp;burst &amp; fell"))
    assert "Olténa burst & fell" in found.text
    assert not skipped


def test_nitf_keeps_place_and_version_and_reads_a_body_without_paragraphs(tmp_path: Path) -> None:
    bare = NITF.replace(f"<p>{NEXT}</p>", "").replace(f"<p>{LEDE}</p>", LEDE).replace("<doc-id", '<du-key version="4"/><doc-id')
    (found,), _ = captured(tmp_path, "dam.nitf", bare)
    assert LEDE in found.text
    assert found.row == {"version": "4", "located": "OLTENA"}


def test_an_item_without_text_is_named_by_its_own_id(tmp_path: Path) -> None:
    _, (error, _) = captured(tmp_path, "wire.xml", NEWSML)
    assert error.uri.endswith("#urn:newsml:zta:empty")


def test_a_feed_that_is_no_well_formed_xml_is_read_all_the_same(tmp_path: Path) -> None:
    found, skipped = captured(
        tmp_path, "feed.rss", RSS.replace("</channel></rss>", "").replace("Harrow Gazette", "Harrow & Gazette")
    )
    assert [c.id for c in found] == ["g1"]
    assert any("no well-formed feed" in s.reason and s.severity == "note" for s in skipped)


@pytest.mark.parametrize(
    "before",
    ["<!DOCTYPE rss [", '<!DOCTYPE rss SYSTEM "a>b" [', '<!DOCTYPE rss [<!ENTITY c "]>">'],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_feed_s_own_entities_are_not_expanded(tmp_path: Path, before: str, encoding: str) -> None:
    declared = '\n<!ENTITY a "aaaaaaaaaa">\n<!ENTITY b "&a;&a;&a;&a;">\n<!ENTITY s SYSTEM "file:///etc/passwd">]>'
    rss = f"{before}{declared}" + RSS.replace("A dam above", "A &a; &b; &s; dam above")
    found, _ = captured(tmp_path, "feed.rss", f'<?xml version="1.0" encoding="{encoding}"?>\n{rss}'.encode(encoding))
    assert "the lower quarter" in found[0].text
    assert all("aaaa" not in c.text and "root:" not in c.text for c in found)


def test_what_a_feed_says_of_authors_and_sources_is_kept(tmp_path: Path) -> None:
    more = """<dc:creator>Ivo Kral</dc:creator><dc:creator>By Lena Orvik</dc:creator><dc:source>AFP</dc:source>
<media:content url="2"><media:credit>Reuters</media:credit></media:content></item>"""
    rss = RSS.replace("<rss ", '<rss xmlns:dc="http://purl.org/dc/elements/1.1/" ').replace("</item>", more, 1)
    (found,), _ = captured(tmp_path, "feed.rss", rss)
    lines = found.text.strip().split("\n\n")
    assert lines[1].startswith("By Ivo Kral")
    assert lines.count("Picture: Reuters") == 1
    assert lines[-1] == "Source: AFP"
    assert {(c.agency, c.for_) for c in cleaned(found).credits} == {("AFP", "text"), ("Reuters", "picture")}
    mailed = RSS.replace("</item>", "<author>news@gazette.example</author></item>", 1)
    assert "By" not in captured(tmp_path, "mail.rss", mailed)[0][0].text
    mailed = RSS.replace("</item>", "<author>news@gazette.example (Ivo Kral)</author></item>", 1)
    assert "By Ivo Kral" in captured(tmp_path, "mail.rss", mailed)[0][0].text


@pytest.mark.parametrize(
    ("title", "inside", "outlet", "credits"),
    [
        ("Tri-River", '<source url="https://ap.example/">Associated Press</source>', "Tri-River", [("AP", "text", "signoff")]),
        ("Tri-River", "<source>AP News</source>", "Tri-River", [("AP", "text", "signoff")]),
        ("AP News", "<source>Associated Press</source>", "Associated Press", []),
        ("Tri-River", "<source>Harrow Gazette with AP</source>", "Harrow Gazette with AP", []),
        ("Tri-River", "<dc:creator>AFP</dc:creator>", "Tri-River", [("AFP", "text", "byline")]),
        ("Tri-River", "<dc:creator>Ivo Kral</dc:creator><dc:creator>Reuters</dc:creator>", "Tri-River",
         [("Reuters", "text", "byline")]),
        ("Tri-River", "<media:credit>AFP</media:credit>", "Tri-River", [("AFP", "text", "signoff")]),
        ("Tri-River", '<enclosure url="https://x.example/a.jpg"/><media:credit>AFP</media:credit>', "Tri-River",
         [("AFP", "picture", "caption")]),
        ("Tri-River", "<media:credit>Ivo Kral</media:credit>", "Tri-River", []),
    ],
)  # fmt: skip
def test_an_agency_that_a_feed_names_is_a_credit_and_the_carrier_the_outlet(
    tmp_path: Path, title: str, inside: str, outlet: str, credits: list[tuple[str, str, str]]
) -> None:
    spaces = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"'
    entry = f"<item><title>Dam bursts</title><description>{LEDE} {NEXT}</description>{inside}</item>"
    rss = f'<rss version="2.0" {spaces}><channel><title>{title}</title>{entry}</channel></rss>'
    (found,), _ = captured(tmp_path, "feed.rss", rss)
    assert found.source.outlet == outlet
    assert [(c.agency, c.for_, c.place) for c in cleaned(found).credits] == credits


def test_an_agency_that_atom_names_as_source_is_a_credit_but_not_in_our_own_feeds(tmp_path: Path) -> None:
    entry = f"<entry><title>Dam</title><summary>{LEDE} {NEXT}</summary><source><title>Reuters</title></source></entry>"
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Tri-River</title>{{}}{entry}</feed>'
    (found,), _ = captured(tmp_path, "feed.atom", feed.format(""))
    assert (found.source.outlet, [c.agency for c in cleaned(found).credits]) == ("Tri-River", ["Reuters"])
    (found,), _ = captured(tmp_path, "ours.atom", feed.format("<generator>Wirestem</generator>"))
    assert (found.source.outlet, cleaned(found).credits) == ("Reuters", ())
