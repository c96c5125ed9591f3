from pathlib import Path

import pytest

from wirestem.article.clean import clean
from wirestem.article.read import read
from wirestem.lexicon.agencies import agencies
from wirestem.model import Capture, Document

_PAGE = """<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Bridge to close | Tolmouth Mercury</title>
<meta property="og:title" content="Bridge at Tolmouth to close"><meta property="og:site_name" content="Tolmouth Mercury">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": "2030-05-03T06:15:00+01:00",
"author": [{"name": "Jon Tarrow"}], "publisher": {"name": "Mercury Media"}}]}</script></head>
<body><nav><ul><li>News</li><li>Sport</li></ul></nav><main><article><h1>Bridge at Tolmouth to close</h1>
<div class="byline">By <a rel="author">Jon Tarrow</a> and agencies</div><time datetime="2030-05-03">3 May 2030, 06:15</time>
<figure><img src="x"><figcaption>The iron bridge. <span class="credit">Photo: Reuters/Ana Holt</span></figcaption></figure>
<p><b>TOLMOUTH, May 3 (AFP)</b> &mdash; The old iron bridge at Tolmouth will close on Monday for a year, the county said.</p>
<p>Engineers found cracks in four of the six piers, according to a report seen by councillors.</p>
<div class="ad">Advertisement</div><h2>Cracks in the piers</h2>
<p>&ldquo;Nobody should be surprised,&rdquo; said Marla Venn, who runs the ferry. &ldquo;It has hummed since spring.&rdquo;</p>
<div class="newsletter"><p>Get our morning letter</p></div><p>With inputs from AFP</p>
<p class="correction">This article was amended to correct the number of piers.</p></article></main>
<footer>Contact</footer></body></html>"""


def document(tmp_path: Path, page: str | bytes) -> Document:
    path = tmp_path / "page.html"
    path.write_bytes(page if isinstance(page, bytes) else page.encode("utf-8"))
    (capture,) = (item for item in read([str(path)]) if isinstance(item, Capture))
    return clean(capture, agencies())


@pytest.fixture(scope="module")
def doc(tmp_path_factory: pytest.TempPathFactory) -> Document:
    return document(tmp_path_factory.mktemp("html"), _PAGE)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("headline", "Bridge at Tolmouth to close"),
        ("byline", "By Jon Tarrow and agencies"),
        ("byline", "3 May 2030, 06:15"),
        ("caption", "The iron bridge. Photo: Reuters/Ana Holt"),
        ("dateline", "TOLMOUTH, May 3 (AFP) —"),
        ("subhead", "Cracks in the piers"),
        ("signoff", "With inputs from AFP"),
        ("correction", "This article was amended to correct the number of piers."),
    ],
)
def test_the_parts_of_a_page_survive_as_zones(doc: Document, kind: str, words: str) -> None:
    assert (kind, words) in [(zone.kind, doc.text[zone.start : zone.end]) for zone in doc.zones]


def test_credits_of_a_page(doc: Document) -> None:
    assert [(c.agency, c.for_, c.place) for c in doc.credits] == [
        ("Agencies", "text", "byline"),
        ("Reuters", "picture", "caption"),
        ("AFP", "text", "dateline"),
        ("AFP", "text", "signoff"),
    ]


def test_what_a_page_says_of_itself(doc: Document) -> None:
    assert doc.source.outlet == "Tolmouth Mercury"
    assert doc.title == "Bridge at Tolmouth to close"
    assert doc.published is not None
    assert doc.published.earliest == "2030-05-03T06:15:00+01:00"


def test_menus_and_sign_ups_of_a_page_are_left_out(doc: Document) -> None:
    assert "Sport" not in doc.text
    assert "morning letter" not in doc.text
    assert "Contact" not in doc.text


def test_a_credit_that_only_the_metadata_give_becomes_a_byline(tmp_path: Path) -> None:
    page = (
        '<head><meta name="author" content="Associated Press"></head>'
        "<body><h1>Storm hits Carrow</h1><p>A storm tore roofs from houses.</p>"
    )
    doc = document(tmp_path, page)
    assert [(c.agency, c.place) for c in doc.credits] == [("AP", "byline")]
    assert "By Associated Press" in doc.text


def test_lines_broken_with_br_are_paragraphs(tmp_path: Path) -> None:
    page = (
        "<div id=content><h1>Storm hits Carrow</h1>"
        "CARROW (AP) &mdash; A storm tore roofs from forty houses in Carrow, officials said."
        "<br><br>No one was hurt, the mayor told reporters at noon.<br></div>"
    )
    doc = document(tmp_path, page)
    assert [zone.kind for zone in doc.zones] == ["headline", "dateline", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    "page",
    [
        "<p>unclosed <b>bold <div><p>The bridge will close.",
        "<html><body><p>" + "<div>" * 900 + "The bridge will close.",
        "<?xml version='1.0' encoding='utf-8'?><html><body><p>The bridge will close.</p></body></html>",
        "<script type='application/ld+json'>{broken</script><p>The bridge will close.</p>",
        "The bridge will close.",
    ],
)
def test_broken_html_is_read_when_it_can_be(tmp_path: Path, page: str) -> None:
    assert "The bridge will close." in document(tmp_path, page).text


def test_a_declared_character_set_is_used(tmp_path: Path) -> None:
    page = '<meta charset="iso-8859-2"><p>Źródło: most zostanie zamknięty.</p>'.encode("iso-8859-2")
    assert "Źródło" in document(tmp_path, page).text


def test_a_class_on_the_storys_own_container_hides_nothing(tmp_path: Path) -> None:
    body = "".join(
        f"<p>Engineers found crack number {i} in the fourth pier, according to a report seen by councillors.</p>"
        for i in range(12)
    )
    doc = document(tmp_path, f'<div class="post no-comments related-off"><h1>Bridge at Tolmouth to close</h1>{body}</div>')
    assert sum(zone.kind == "paragraph" for zone in doc.zones) == 12


def test_the_title_element_serves_when_there_is_no_headline(tmp_path: Path) -> None:
    head = "<head><title>Bridge at Tolmouth to close - Mercury</title></head>"
    assert (
        document(tmp_path, f"{head}<p>The bridge will close on Monday, the county said.</p>").title
        == "Bridge at Tolmouth to close"
    )
