"""News items lose no words: odd but real mark-up of NITF, NewsML-G2, ninjs and feeds, and what is left aside is told."""

import json
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest

from read.test_trade import LEDE, NEXT, captured, cleaned
from wirestem.model import Capture


def nitf(content: str, head: str = "", end: str = "", docdata: str = "") -> str:
    return (
        f"<nitf><head><docdata>{docdata}</docdata></head><body><body.head>{head}</body.head>"
        f"<body.content>{content}</body.content><body.end>{end}</body.end></body></nitf>"
    )


def newsml(content: str, item: str = "", meta: str = "", kind: str = "ninat:text", rights: str = "", guid: str = "g") -> str:
    return (
        f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{guid}"><itemMeta>'
        f'<itemClass qcode="{kind}"/>{item}</itemMeta>'
        f"<rightsInfo>{rights}</rightsInfo><contentMeta>{meta}</contentMeta><contentSet>{content}</contentSet></newsItem>"
    )


def message(*items: str) -> str:
    return f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{"".join(items)}</itemSet></newsMessage>'


def xhtml(body: str, prefix: str = "") -> str:
    name = f"{prefix}:" if prefix else ""
    bound = f":{prefix}" if prefix else ""
    return (
        f'<inlineXML contenttype="application/xhtml+xml"><{name}html xmlns{bound}="http://www.w3.org/1999/xhtml">'
        f"<{name}head><{name}title>no text</{name}title></{name}head>{body}</{name}html></inlineXML>"
    )


def text(tmp_path: Path, name: str, data: str | bytes) -> list[str]:
    (found,), skipped = captured(tmp_path, name, data)
    assert not skipped
    return found.text.strip().split("\n\n")


def kinds(found: Capture) -> list[tuple[str, str]]:
    return [(zone.kind, found.text[zone.start : zone.end]) for zone in found.zones]


@pytest.mark.parametrize(("content", "told"), [
    ("<block><p>One.</p><pre>Two\ntwo.\n\nThree.</pre>Loose.</block>", ["One.", "Two two.", "Three.", "Loose."]),
    ("<dl><dt>Term</dt><dd>Meaning.</dd></dl><bq><block><p>Quoted.</p></block></bq>", ["Term", "Meaning.", "Quoted."]),
    ("<p>One.</p><table><tr><td>Oltena</td><td>7,000</td></tr></table>", ["One.", "Oltena", "7,000"]),
    ("<ol><li>One <p>inner.</p></li></ol><fn><p>A footnote.</p></fn>", ["One", "inner.", "A footnote."]),
    ("<p><person>Bo</person> said <q>yes</q>.</p>tail <em>words</em>", ["Bo said yes.", "tail words"]),
    ("<p>One.</p></body.content><body.content><p>Two.</p>", ["One.", "Two."]),
    ("One\nline.\n\nTwo.", ["One line.", "Two."]),
])  # fmt: skip
def test_the_words_of_nitf_are_read_whatever_holds_them(tmp_path: Path, content: str, told: list[str]) -> None:
    assert text(tmp_path, "a.nitf", nitf(content)) == told


def test_nitf_without_contents_is_read_from_its_body(tmp_path: Path) -> None:
    made = "<nitf><body><body.head><byline>By Ivo Kral</byline></body.head><p>One.</p></body></nitf>"
    assert text(tmp_path, "a.nitf", made) == ["By Ivo Kral", "One."]


def test_nitf_keeps_decks_all_bylines_notes_and_rights(tmp_path: Path) -> None:
    head = (
        "<hedline><hl1>Dam bursts</hl1><hl2>Lower quarter flooded</hl2></hedline><note><body.content><p>EDS: updates toll</p>"
        "</body.content></note><rights>© AFP 2031</rights><byline>By Ivo Kral</byline><byline>By Lena Orvik</byline>"
        "<abstract><p>A dam burst.</p></abstract><dateline><location>OLTENA</location>, March 4</dateline>"
    )
    made = nitf(
        f"<hl2>In short</hl2><p>{LEDE}</p>", head, "<tagline>ik/lo</tagline><bibliography>Sources: county</bibliography>",
        '<ed-msg info="Embargo lifted"/>',
    )  # fmt: skip
    (found,), skipped = captured(tmp_path, "a.nitf", made)
    assert not skipped
    assert found.text.strip().split("\n\n") == [
        "Dam bursts", "Lower quarter flooded", "By Ivo Kral", "By Lena Orvik", "In short", f"OLTENA, March 4 - {LEDE}",
        "Sources: county", "EDS: updates toll", "Embargo lifted", "ik/lo", "© AFP 2031",
    ]  # fmt: skip
    assert kinds(found)[:5] == [
        ("headline", "Dam bursts"), ("subhead", "Lower quarter flooded"), ("byline", "By Ivo Kral"), ("byline", "By Lena Orvik"),
        ("subhead", "In short"),
    ]  # fmt: skip
    assert ("correction", "EDS: updates toll") in kinds(found)
    assert found.row["summary"] == "A dam burst."
    assert [(c.agency, c.for_) for c in cleaned(found).credits] == [("AFP", "text")]


@pytest.mark.parametrize("prefix", ["", "h"])
def test_xhtml_in_newsml_keeps_headings_boxes_and_quotations(tmp_path: Path, prefix: str) -> None:
    body = (
        "<body><h1>H</h1><p>One <b>bold</b> word.</p><h2>Subhead</h2><div>In a box.</div><blockquote>Quoted.</blockquote>"
        "<figure><figcaption>The wall. Photo: Reuters</figcaption></figure><p>Last.</p></body>"
    )
    if prefix:
        body = body.replace("</", "</h:").replace("<", "<h:").replace("<h:/h:", "</h:")
    (found,), skipped = captured(tmp_path, "a.xml", newsml(xhtml(body, prefix), meta="<headline>H</headline>"))
    assert not skipped
    assert found.text.strip().split("\n\n") == [
        "H", "One bold word.", "Subhead", "In a box.", "Quoted.", "The wall. Photo: Reuters", "Last.",
    ]  # fmt: skip
    assert kinds(found) == [("headline", "H"), ("subhead", "Subhead"), ("caption", "The wall. Photo: Reuters")]
    assert [(c.agency, c.for_) for c in cleaned(found).credits] == [("Reuters", "picture")]


@pytest.mark.parametrize(("content", "told"), [
    ('<inlineData contenttype="text/html">&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</inlineData>', ["One.", "Two."]),
    ('<inlineData contenttype="text/html"><![CDATA[<p>Caf&eacute; &amp; bar.</p>]]></inlineData>', ["Café & bar."]),
    ('<inlineData contenttype="text/plain"><![CDATA[R&D; &eacute; stays.]]></inlineData>', ["R&D; &eacute; stays."]),
    ('<inlineData contenttype="text/plain">One.\n\nTwo\ntwo.</inlineData>', ["One.", "Two two."]),
    ('<inlineData contenttype="text/plain" encoding="base64">T25lLg==</inlineData>', ["One."]),
    ("<inlineData><p>One.</p><p>Two.</p></inlineData>", ["One.", "Two."]),
    (f'<inlineData contenttype="application/nitf+xml">{escape(nitf("<p>One.</p>"))}</inlineData>', ["One."]),
    ('<inlineData contenttype="text/plain">Plain.</inlineData>' + xhtml("<body><p>One.</p></body>"), ["One."]),
    ('<inlineXML contenttype="application/xhtml+xml"><p xmlns="http://www.w3.org/1999/xhtml">One.</p></inlineXML>', ["One."]),
])  # fmt: skip
def test_content_of_newsml_is_read_in_every_form(tmp_path: Path, content: str, told: list[str]) -> None:
    assert text(tmp_path, "a.xml", newsml(content)) == told


def test_newsml_keeps_all_bylines_decks_notes_and_rights(tmp_path: Path) -> None:
    meta = (
        '<headline>Dam bursts</headline><headline role="hld:subHeadline">Quarter flooded</headline>'
        "<by>Ivo Kral</by><by>Lena Orvik</by>"
        "<creditline>ZTA</creditline><description>In short.</description>"
    )
    rights = "<copyrightNotice>© 2031 AFP</copyrightNotice>"
    one = newsml("<inlineData>One.</inlineData>", "<edNote>Updates toll</edNote>", meta, rights=rights)
    (found,), _ = captured(tmp_path, "a.xml", one)
    assert found.text.strip().split("\n\n") == [
        "Dam bursts", "Quarter flooded", "Ivo Kral", "Lena Orvik", "One.", "Updates toll", "ZTA", "© 2031 AFP",
    ]  # fmt: skip
    assert found.row == {"summary": "In short."}
    made = newsml("<inlineData>One.</inlineData>", meta="<creator><name>AFP</name></creator>")
    (found,), _ = captured(tmp_path, "b.xml", made)
    assert [(c.agency, c.place) for c in cleaned(found).credits] == [("AFP", "byline")]


def test_items_of_a_class_that_nobody_knows_are_read_where_they_hold_text_and_counted_where_not(tmp_path: Path) -> None:
    made = message(
        newsml("<inlineData>One.</inlineData>", guid="a"),
        newsml("<inlineData>Two.</inlineData>", kind="ninat:report", guid="b"),
        newsml("<inlineData>A caption.</inlineData>", kind="ninat:picture", guid="c"),
        newsml("<inlineData>A caption.</inlineData>", kind="ninat:picture", guid="d"),
        newsml("", kind="http://cv.iptc.org/newscodes/ninature/event", guid="e"),
        "<planningItem/>",
    )
    found, (note,) = captured(tmp_path, "a.xml", made)
    assert [c.text for c in found] == ["One.\n", "Two.\n"]
    assert (note.severity, note.reason) == ("note", "items that hold no text left aside: 1 event, 2 picture, 1 planningItem")


def test_an_item_that_only_points_to_its_text_says_where_that_is(tmp_path: Path) -> None:
    found, (error,) = captured(tmp_path, "a.xml", newsml('<remoteContent href="https://zta.example/1.txt"/>'))
    assert not found
    assert "points to https://zta.example/1.txt; get that" in error.reason


def test_items_of_one_file_with_one_id_are_told_apart(tmp_path: Path) -> None:
    twins = [newsml(f"<inlineData>{guid}.</inlineData>", guid=guid) for guid in ("g", "g-2", "g", "g")]
    found, _ = captured(tmp_path, "a.xml", message(*twins))
    assert [c.id for c in found] == ["g", "g-2", "g-3", "g-4"]
    assert len({c.source.uri for c in found}) == 4


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8"])
def test_names_of_html_s_entities_are_letters_in_wide_letters_too(tmp_path: Path, encoding: str) -> None:
    declared = f'<?xml version="1.0" encoding="{encoding[:6]}"?>'
    assert text(tmp_path, "a.nitf", f"{declared}{nitf('<p>Caf&eacute; said so.</p>')}".encode(encoding)) == ["Café said so."]


def ninjs(**more: Any) -> dict[str, Any]:
    return {"headline": "Dam bursts", "body_text": LEDE, **more}


def test_a_body_without_an_id_is_read_and_what_is_no_text_is_counted(tmp_path: Path) -> None:
    listed = [ninjs(uri="urn:1"), ninjs(), ninjs(uri="urn:3", type="video"), {"a": 1}, "words", 4]
    found, (note,) = captured(tmp_path, "a.json", json.dumps(listed))
    assert len(found) == 2
    assert (note.severity, note.reason) == (
        "note", "values that are no items of text left aside: 2 no object, 1 of no type, 1 video",
    )  # fmt: skip


def test_a_text_inside_a_package_is_read_too(tmp_path: Path) -> None:
    held = {"second": ninjs(uri="urn:2", body_text=NEXT), "picture": {"type": "picture", "description_text": "The wall."}}
    found, skipped = captured(tmp_path, "a.json", json.dumps(ninjs(uri="urn:1", associations=held)))
    assert [c.text.split("\n\n")[1:] for c in found] == [[LEDE, "The wall.\n"], [f"{NEXT}\n"]]
    assert not skipped


def test_ninjs_keeps_notes_authors_rights_and_every_part_of_its_body(tmp_path: Path) -> None:
    bodies = [
        {"role": "main", "contenttype": "text/html", "value": f"<h2>In short</h2><p>{LEDE}</p>"},
        {"role": "box", "contenttype": "text/html", "value": "<p>A box of facts.</p>"},
        {"role": "main", "contenttype": "text/plain", "value": LEDE},
    ]
    item = {
        "uri": "u", "headline": "Dam bursts", "bodies": bodies, "ednote": "Corrects toll", "authors": [{"name": "Ivo Kral"}],
        "copyrightnotice": "© 2031 AFP", "dateline": "OLTENA", "description_text": "In few words.", "subheadline": "Town flooded",
    }  # fmt: skip
    (found,), skipped = captured(tmp_path, "a.json", json.dumps(item))
    assert not skipped
    assert found.text.strip().split("\n\n") == [
        "Dam bursts", "Town flooded", "By Ivo Kral", "In short", f"OLTENA - {LEDE}", "A box of facts.",
        "Corrects toll", "© 2031 AFP",
    ]  # fmt: skip
    assert found.row == {"summary": "In few words."}


def test_an_empty_form_of_a_body_gives_way_to_the_next(tmp_path: Path) -> None:
    item = {"uri": "u", "headline": "Dam bursts", "body_xhtml": "<p> </p>", "body_text": LEDE}
    assert text(tmp_path, "a.json", json.dumps(item)) == ["Dam bursts", LEDE]


def test_nitf_inside_ninjs_keeps_its_byline_and_tells_its_headline_once(tmp_path: Path) -> None:
    held = nitf(f"<p>{LEDE}</p>", "<hedline><hl1>Dam bursts</hl1></hedline><byline>AFP</byline>")
    item = {"uri": "u", "headline": "Dam bursts", "bodies": [{"contentType": "application/nitf+xml", "value": held}]}
    assert text(tmp_path, "a.json", json.dumps(item)) == ["Dam bursts", "AFP", LEDE]


def rss(*items: str) -> str:
    spaces = 'xmlns:media="http://search.yahoo.com/mrss/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return f'<rss version="2.0" {spaces}><channel><title>Harrow Gazette</title>{"".join(items)}</channel></rss>'


def entry(guid: str, more: str = "") -> str:
    return f"<item><title>Dam bursts</title><guid>{guid}</guid>{more}<description>{LEDE}</description></item>"


@pytest.mark.parametrize(("more", "url"), [
    ("", None), ("<link>javascript:alert(1)</link>", None), ("<link>HTTPS://gazette.example/1</link>", "HTTPS://gazette.example/1"),
])  # fmt: skip
def test_only_an_address_of_the_web_is_an_entry_s_address(tmp_path: Path, more: str, url: str | None) -> None:
    (found,), _ = captured(tmp_path, "a.rss", rss(entry("x", more)))
    assert found.source.url == url


def test_entries_with_one_guid_are_told_apart(tmp_path: Path) -> None:
    found, _ = captured(tmp_path, "a.rss", rss(entry("x"), entry("x"), entry("y")))
    assert [c.id for c in found] == ["x", "x-2", "y"]
    assert len({c.source.uri for c in found}) == 3


@pytest.mark.parametrize(("dates", "told"), [
    ("<updated>1970-01-01T00:00:00Z</updated>", None),
    ("<published>1970-01-01T00:00:00+00:00</published><updated>2031-03-04T10:15:00Z</updated>", "2031-03-04T10:15:00Z"),
    ("<published>1970-01-02T00:00:00Z</published>", "1970-01-02T00:00:00Z"),
])  # fmt: skip
def test_the_first_second_of_1970_is_no_date(tmp_path: Path, dates: str, told: str | None) -> None:
    atom = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><entry><id>e</id><title>Dam</title>{dates}
<source><title>Lerrick Post</title></source><contributor><name>AFP</name></contributor>
<contributor><name>Lena Orvik</name></contributor>
<author><name>Ivo Kral</name></author><content>{LEDE}</content></entry></feed>"""
    (found,), _ = captured(tmp_path, "a.atom", atom)
    assert (found.published, found.source.outlet) == (told, "Lerrick Post")
    assert found.text.strip().split("\n\n") == ["Dam", "By Ivo Kral, Lena Orvik", LEDE, "Source: AFP"]


def test_a_feed_keeps_summary_and_content_paragraphs_and_rights(tmp_path: Path) -> None:
    more = f"<content:encoded>&lt;h2&gt;In short&lt;/h2&gt;&lt;p&gt;{NEXT}&lt;/p&gt;</content:encoded>"
    rights = '<rights xmlns="http://purl.org/dc/elements/1.1/">© 2031 AFP</rights>'
    (found,), _ = captured(tmp_path, "a.rss", rss(entry("x", more + rights)))
    assert found.text.strip().split("\n\n") == ["Dam bursts", "In short", NEXT, "© 2031 AFP"]
    assert found.row == {"summary": LEDE}
    plain = rss(f"<item><title>Dam</title><guid>x</guid><description>{LEDE}\n\n{NEXT}</description></item>")
    assert captured(tmp_path, "b.rss", plain)[0][0].text.strip().split("\n\n") == ["Dam", LEDE, NEXT]


@pytest.mark.parametrize("prefix", ["media", "m"])
def test_what_is_said_of_a_picture_is_not_taken_for_the_entry_s_words(tmp_path: Path, prefix: str) -> None:
    more = (
        "<media:group><media:content url='a.jpg'><media:title>The wall</media:title><media:description>The wall on Tuesday."
        "</media:description><media:credit>Ana Holt</media:credit><media:copyright url='r'>Reuters</media:copyright>"
        "</media:content></media:group>"
    )
    for before, after in ((more, ""), ("", more)):
        item = f"<item><title>Dam bursts</title><guid>x</guid>{before}<description>{LEDE}</description>{after}</item>"
        data = rss(item).replace("media:", f"{prefix}:").replace("xmlns:media", f"xmlns:{prefix}")
        (found,), _ = captured(tmp_path, "a.rss", data)
        assert found.text.strip().split("\n\n") == [
            "Dam bursts",
            LEDE,
            "The wall on Tuesday.",
            "Picture: Ana Holt",
            "Picture: Reuters",
        ]
        assert found.row == {}
        assert ("Reuters", "picture") in {(c.agency, c.for_) for c in cleaned(found).credits}


def test_an_entry_of_a_film_alone_is_what_is_shown_and_spoken_in_it(tmp_path: Path) -> None:
    film = f"<media:description>{LEDE}</media:description><media:text type='plain'>{NEXT}</media:text>"
    (found,), _ = captured(tmp_path, "a.rss", rss(f"<item><title>Dam</title><guid>x</guid>{film}</item>"))
    assert found.text.strip().split("\n\n") == ["Dam", LEDE, NEXT]


def test_a_summary_that_the_text_holds_is_not_passed_on(tmp_path: Path) -> None:
    content = f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{LEDE}</p><p>{NEXT}</p></div></content>'
    atom = (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><entry><id>e</id><title>Dam</title>{content}</entry></feed>'
    )
    (found,), _ = captured(tmp_path, "a.atom", atom)
    assert (found.text.strip().split("\n\n")[1:], found.row) == ([LEDE, NEXT], {})


def test_a_person_s_title_stands_apart_from_the_name(tmp_path: Path) -> None:
    head = "<byline>By <person>Ivo Kral</person><byttl>AFP staff</byttl></byline><abstract><p>One.</p><p>Two.</p></abstract>"
    (found,), _ = captured(tmp_path, "a.nitf", nitf("<p>Lede.</p>", head))
    assert found.text.startswith("By Ivo Kral AFP staff\n")
    assert found.row["summary"] == "One. Two."
