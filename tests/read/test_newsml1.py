"""NewsML 1.x, as agencies' feeds of two decades hold it."""

import base64
from pathlib import Path

import pytest

from wirestem.article.clean import clean
from wirestem.article.read import read
from wirestem.lexicon.agencies import agencies
from wirestem.model import Capture, Skipped

LEDE = "A dam above Oltena burst before dawn on Tuesday, killing at least 14 people, the interior ministry said."
NEXT = "“We warned them twice,” mayor Lena Orvik said."
NITF = (
    "<nitf><body><body.head><hedline><hl1>Inner</hl1></hedline></body.head>"
    f"<body.content><p>{LEDE}</p><p>{NEXT}</p></body.content></body></nitf>"
)


def document(*news: str, envelope: str = "<SentFrom><Party FormalName='ZTA Desk'/></SentFrom>") -> str:
    date = "<DateAndTime>20310304T120000+0100</DateAndTime>"
    return f'<?xml version="1.0"?><NewsML Version="1.2"><NewsEnvelope>{envelope}{date}</NewsEnvelope>{"".join(news)}</NewsML>'


def news(component: str, number: str = "1", managed: str = "<FirstCreated>20310304T091500+0100</FirstCreated>") -> str:
    identity = (
        f"<NewsIdentifier><ProviderId>zta.example</ProviderId><DateId>20310304</DateId><NewsItemId>DAM{number}</NewsItemId>"
        "<RevisionId PreviousRevision='1' Update='N'>2</RevisionId>"
        f"<PublicIdentifier>urn:newsml:zta.example:20310304:DAM{number}:2</PublicIdentifier></NewsIdentifier>"
    )
    return (
        f'<NewsItem xml:lang="en-GB"><Identification>{identity}</Identification><NewsManagement><NewsItemType FormalName="News"/>'
        f"{managed}<ThisRevisionCreated>20310304T101500+0100</ThisRevisionCreated></NewsManagement>{component}</NewsItem>"
    )


def lines(head: str = "Dam bursts above Oltena", more: str = "") -> str:
    return f"<NewsLines><HeadLine>{head}</HeadLine>{more}</NewsLines>"


def content(data: str, kind: str = "Text", form: str = "") -> str:
    return f'<ContentItem><MediaType FormalName="{kind}"/>{form}<DataContent>{data}</DataContent></ContentItem>'


def component(inner: str, role: str = "", attributes: str = "") -> str:
    told = f'<Role FormalName="{role}"/>' if role else ""
    return f"<NewsComponent {attributes}>{told}{inner}</NewsComponent>"


PLAIN = content(f"<p>{LEDE}</p><p>{NEXT}</p>")


def captured(folder: Path, data: str, name: str = "dam.xml") -> tuple[list[Capture], list[Skipped]]:
    path = folder / name
    path.write_text(data, encoding="utf-8")
    found = list(read([str(path)]))
    return [f for f in found if isinstance(f, Capture)], [f for f in found if isinstance(f, Skipped)]


def test_an_item_says_all_that_it_knows(tmp_path: Path) -> None:
    told = lines(
        more="<SubHeadLine>Fourteen dead</SubHeadLine><ByLine>By Ivo Kral</ByLine><DateLine>OLTENA, March 4 (ZTA)</DateLine>"
        "<CreditLine>ZTA/AFP</CreditLine><CopyrightLine>Copyright 2031 ZTA</CopyrightLine>"
    )
    about = (
        '<AdministrativeMetadata><Provider><Party FormalName="Zarn Telegraph Agency"/></Provider><Creator><Party FormalName="X"/>'
        '</Creator><Source><Party FormalName="Reuters"/></Source></AdministrativeMetadata><DescriptiveMetadata>'
        '<Language FormalName="en"/><Location HowPresent="Origin"><Property FormalName="City" Value="Oltena"/></Location>'
        "</DescriptiveMetadata>"
    )
    (found,), left = captured(tmp_path, document(news(component(told + about + PLAIN))))
    assert left == []
    assert (found.id, found.title, found.source.outlet) == (
        "urn:newsml:zta.example:20310304:DAM1:2", "Dam bursts above Oltena", "Zarn Telegraph Agency",
    )  # fmt: skip
    assert (found.published, found.language) == ("2031-03-04T10:15+01:00", "en")
    assert found.row == {"version": "2", "first_created": "2031-03-04T09:15+01:00", "located": "Oltena"}
    assert found.text.split("\n\n") == [
        "Dam bursts above Oltena", "Fourteen dead", "By Ivo Kral", f"OLTENA, March 4 (ZTA) - {LEDE}", NEXT, "ZTA/AFP",
        "Source: Reuters", "Copyright 2031 ZTA\n",
    ]  # fmt: skip
    zones = [z.kind for z in found.zones]
    assert zones[:3] == ["headline", "subhead", "byline"]
    assert {c.agency for c in clean(found, agencies()).credits} >= {"AFP", "Reuters"}


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (f"<p>{LEDE}</p><p>{NEXT}</p>", ""),
        (f"<html><head><title>x</title></head><body><p>{LEDE}</p><p>{NEXT}</p></body></html>", ""),
        (NITF, '<Format FormalName="NITF3.2"/>'),
        (f"<![CDATA[<p>{LEDE}</p><p>{NEXT}</p>]]>", '<MimeType FormalName="text/html"/>'),
        (f"{LEDE}\n\n{NEXT}", '<MimeType FormalName="text/plain"/>'),
        (f"<media-caption/><body.content><p>{LEDE}</p><p>{NEXT}</p></body.content>", ""),
    ],
)
def test_a_text_is_read_in_every_form(tmp_path: Path, data: str, form: str) -> None:
    (found,), left = captured(tmp_path, document(news(component(lines() + content(data, form=form)))))
    assert (found.text, left) == (f"Dam bursts above Oltena\n\n{LEDE}\n\n{NEXT}\n", [])


def test_a_packed_text_is_unpacked_and_a_damaged_one_named(tmp_path: Path) -> None:
    packed = base64.b64encode(f"{LEDE}\n\n{NEXT}".encode()).decode()
    wrapped = (
        '<ContentItem><MediaType FormalName="Text"/><Encoding Notation="Base64"><DataContent>{}</DataContent></Encoding>'
        "</ContentItem>"
    )
    (found,), _ = captured(tmp_path, document(news(component(lines() + wrapped.format(packed)))))
    assert found.text == f"Dam bursts above Oltena\n\n{LEDE}\n\n{NEXT}\n"
    none, (left,) = captured(tmp_path, document(news(component(lines() + wrapped.format("A")))))
    assert (none, "base64" in left.reason) == ([], True)


def test_the_lines_of_a_main_component_are_those_of_the_item(tmp_path: Path) -> None:
    inner = component(component(lines(more="<ByLine>Ivo Kral</ByLine>") + PLAIN, "Main"))
    (found,), _ = captured(tmp_path, document(news(inner)))
    assert found.text.startswith("Dam bursts above Oltena\n\nIvo Kral\n\nA dam")
    outer = component(lines(more="<CreditLine>AFP</CreditLine>") + component(PLAIN, "Main"))
    (found,), _ = captured(tmp_path, document(news(outer)))
    assert (found.title, found.text.rstrip().endswith("AFP")) == ("Dam bursts above Oltena", True)


def test_a_picture_beside_a_text_gives_its_caption_and_credits_no_text(tmp_path: Path) -> None:
    picture = component(
        "<NewsLines><CreditLine>Reuters</CreditLine></NewsLines>"
        '<ContentItem Href="dam.jpg"><MediaType FormalName="Photo"/></ContentItem>'
    )
    caption = component(content("<p>The broken wall on Tuesday.</p>"), "Caption")
    (found,), _ = captured(tmp_path, document(news(component(lines() + component(PLAIN, "Main") + picture + caption))))
    parts = {z.kind: found.text[z.start : z.end] for z in found.zones}
    assert "The broken wall on Tuesday." in found.text
    assert parts["caption"] in ("The broken wall on Tuesday.", "Picture: Reuters")
    assert [(c.agency, c.for_) for c in clean(found, agencies()).credits] == [("Reuters", "picture")]


def test_items_inside_items_and_beside_them_are_articles(tmp_path: Path) -> None:
    inner = news(component(lines("Ferry runs again") + content("<p>The ferry runs again, the county said.</p>")), "2")
    outer = news(component(lines() + PLAIN + component(inner)), "1")
    last = news(component(lines("Nobody checked") + content("<p>Nobody checked the wall for two years.</p>")), "3")
    found, left = captured(tmp_path, document(outer, last))
    assert [c.title for c in found] == ["Dam bursts above Oltena", "Ferry runs again", "Nobody checked"]
    assert "ferry" not in found[0].text
    assert len({c.source.uri for c in found}) == 3
    assert left == []


def test_components_with_headlines_of_their_own_are_articles(tmp_path: Path) -> None:
    both = component(lines() + PLAIN, "Main", 'Duid="a"') + component(
        lines("Nobody checked") + content("<p>Nobody checked the wall for two years.</p>"), "Sidebar", 'Duid="b"'
    )
    found, _ = captured(tmp_path, document(news(component(both))))
    assert [(c.id.rpartition("#")[2], c.title) for c in found] == [("a", "Dam bursts above Oltena"), ("b", "Nobody checked")]


def test_the_same_text_in_several_forms_is_told_once(tmp_path: Path) -> None:
    forms = content(f"{LEDE}\n\n{NEXT}", form='<MimeType FormalName="text/plain"/>') + content(
        f"<p>{LEDE}</p><p>{NEXT}</p>", form='<MimeType FormalName="text/html"/>'
    )
    (found,), _ = captured(tmp_path, document(news(component(lines() + forms, "", 'EquivalentsList="yes"'))))
    assert found.text.count(LEDE) == 1
    (found,), _ = captured(tmp_path, document(news(component(lines() + PLAIN + PLAIN))))
    assert found.text.count(LEDE) == 1


def test_a_party_that_points_to_a_topic_is_called_as_the_topic_is(tmp_path: Path) -> None:
    topics = (
        '<TopicSet Duid="s"><Topic Duid="t1"><TopicType FormalName="Company"/><Description>Agence France-Presse</Description>'
        "</Topic></TopicSet>"
    )
    about = '<AdministrativeMetadata><Provider><Party FormalName="x" Topic="#t1"/></Provider></AdministrativeMetadata>'
    (found,), _ = captured(
        tmp_path, document(news(component(lines() + about + PLAIN))).replace("<NewsEnvelope>", f"{topics}<NewsEnvelope>")
    )
    assert found.source.outlet == "Agence France-Presse"


def test_what_the_envelope_says_counts_where_nothing_else_does(tmp_path: Path) -> None:
    bare = f"<NewsItem><Identification/>{component(lines() + PLAIN)}</NewsItem>"
    (found,), _ = captured(tmp_path, document(bare))
    assert (found.source.outlet, found.published, found.language) == ("ZTA Desk", "2031-03-04T12:00+01:00", None)


def test_what_holds_no_text_is_told(tmp_path: Path) -> None:
    picture = news(component('<ContentItem Href="dam.jpg"><MediaType FormalName="Photo"/></ContentItem>'), "2")
    pointed = component('<NewsItemRef NewsItem="urn:newsml:zta.example:20310304:X:1"/>')
    found, (left,) = captured(tmp_path, document(news(component(lines() + PLAIN)), picture, news(pointed, "3")))
    assert (len(found), left.severity) == (1, "note")
    assert left.reason == "items that hold no text left aside: 1 NewsItemRef, 1 no text, 1 photo"
    none, (left,) = captured(tmp_path, document(picture))
    assert (none, "without news items of text" in left.reason) == ([], True)


def test_a_lone_item_is_known_by_its_look(tmp_path: Path) -> None:
    (found,), _ = captured(tmp_path, news(component(lines() + PLAIN)), "alert")
    assert found.title == "Dam bursts above Oltena"


def test_hostile_and_broken_items_lose_no_others(tmp_path: Path) -> None:
    deep = "<NewsComponent>" * 3000 + "</NewsComponent>" * 3000
    found, left = captured(tmp_path, document(news(deep, "9"), news(component(lines() + PLAIN))))
    assert [c.title for c in found] == ["Dam bursts above Oltena"] or left
    found, left = captured(tmp_path, document(news(component(lines() + PLAIN)))[:-20])
    assert (len(found), "no well-formed XML" in left[0].reason) == (1, True)
