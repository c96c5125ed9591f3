"""The page: what it holds, that it is inert, that it spells the texts unchanged."""

import hashlib
import re
from base64 import b64encode
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import escape
from msgspec.structs import replace

from wirestem.model import Alignment, Derivation, Document, Dossier, Origin, Parent, Published, Source, Span, Zone
from wirestem.report.difference import differences
from wirestem.report.html import render
from wirestem.report.html.lighter import lighter
from wirestem.report.html.marks import Mark, blocks, marked

from . import bridge

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\u202eevil\u2066 \"'><svg/onload=alert(1)> 🙂" + "x" * 400


class Page(HTMLParser):
    """Text, ids, links and element names of a page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.tags: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            self.attributes.append((tag, name, value))
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@pytest.fixture(scope="module")
def html() -> str:
    return render(bridge.dossier())


def test_the_same_dossier_gives_the_same_bytes(html: str) -> None:
    assert render(bridge.dossier()).encode() == html.encode()


def test_every_link_has_its_target(html: str) -> None:
    page = Page(html)
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


def test_nothing_outside_the_file_is_asked_for(html: str) -> None:
    page = Page(html)
    assert {link for link in page.links if not link.startswith("#")} == {"data:,"}
    assert not [a for a in page.attributes if a[1] in ("src", "srcset", "action", "style") or a[1].startswith("on")]


def test_only_our_own_script_and_style_may_run(html: str) -> None:
    policy = re.search(r'http-equiv=Content-Security-Policy content="([^"]*)"', html)
    assert policy is not None
    said = policy[1].replace("&#39;", "'")
    assert said.startswith("default-src 'none';")
    for tag in ("style", "script"):
        found = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert len(found) == 1
        assert f"{tag}-src 'sha256-{b64encode(hashlib.sha256(found[0].encode()).digest()).decode()}'" in said


def test_every_view_is_there(html: str) -> None:
    text = " ".join("".join(Page(html).text).split())
    for words in (
        "5 articles", "2 to 3 organisations", "In plain words", "2 of 5 articles undated", "Unseen Norrwire dispatch",
        "copy 95 % of its text", "Credit in the dateline", "Ada Pell", "through Norrwire", "Rests on the word of engineers",
        "denied by", "4 March 2031", "Quotations altered inside the marks", "Subscribe to our letter", "rules.v1",
    ):  # fmt: skip
        assert words in text, words


@pytest.mark.parametrize("where", ["title", "outlet", "text", "uri"])
def test_hostile_text_stays_text(where: str) -> None:
    values = {"title": "T", "outlet": "O", "text": "Words.", "uri": "a.txt"} | {where: HOSTILE}
    page = Page(render(bridge.plain(values.pop("text"), **values)))
    assert page.tags.count("script") == 1
    assert "img" not in page.tags
    assert not [a for a in page.attributes if a[1].startswith("on")]
    shown = "<script>alert(1)</script>" if where != "uri" else HOSTILE.rpartition("/")[2]  # folders are not shown
    assert shown.strip() in "".join(page.text)


@pytest.mark.parametrize("text", ["", "\n\n", "x", "🙂" * 50, "a\r\nb\rc", "\x00\x0b\ud800", "x" * 20000, "word " * 5000])
def test_odd_texts_make_a_page_that_can_be_written(text: str) -> None:
    assert render(bridge.plain(text)).encode("utf-8")


def test_a_dossier_without_stories_says_so() -> None:
    empty = Dossier(made_with=bridge.dossier().made_with, documents=(), stories=())
    assert "No article could be used" in render(empty)


def test_several_stories_have_a_table_of_contents() -> None:
    one = bridge.dossier()
    two = replace(one, stories=(one.stories[0], replace(bridge.plain("Other words.").stories[0], id="s2")),
                  documents=(*one.documents, bridge.plain("Other words.").documents[0]))  # fmt: skip
    page = Page(render(two))
    assert len(page.ids) == len(set(page.ids))
    assert {"#s1", "#s2"} <= set(page.links)
    assert "2 stories" in "".join(page.text)


ranges = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted)


@given(st.text(max_size=40), st.lists(ranges, max_size=8), st.lists(st.integers(0, 40), max_size=4))
def test_marks_never_change_what_a_text_spells(text: str, drawn: list[list[int]], places: list[int]) -> None:
    marks = [Mark(a, b, f"k{i}", "t", "l", str(i)) for i, (a, b) in enumerate(drawn)]
    page = Page(str(marked(text, 0, len(text), marks, [(p, f"a{i}") for i, p in enumerate(places)])))
    spelled = "".join(page.text)
    assert len(spelled) == len(text)
    assert all(a == b or b == "\ufffd" for a, b in zip(text, spelled, strict=True))


@settings(max_examples=60)
@given(st.text(alphabet="ab \n.", max_size=60), st.lists(st.integers(0, 60), max_size=6).map(sorted))
def test_every_character_but_spaces_is_set_once(text: str, cuts: list[int]) -> None:
    zones = tuple(Zone(a, b, "paragraph") for a, b in pairwise(cuts) if a < b)
    found = blocks(Document("d", Source("u"), None, text, "en", None, zones))
    held = [i for b in found for i in range(b.start, b.end)]
    assert len(held) == len(set(held))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= set(held)


def test_words_that_differ_are_found_and_punctuation_is_not() -> None:
    here, there = "full, unwavering support.", "Full and unwavering support"
    assert differences(here, there) == ((), ((5, 8),))


@given(st.text(max_size=80), st.text(max_size=80))
def test_differences_mirror(here: str, there: str) -> None:
    ours, theirs = differences(here, there)
    assert all(0 <= a < b <= len(here) for a, b in ours)
    assert all(0 <= a < b <= len(there) for a, b in theirs)
    assert differences(here, here) == ((), ())


def test_two_hundred_articles_stay_a_file_one_can_mail() -> None:
    found, documents = bridge.findings(), {d.id: d for d in bridge.documents()}
    texts = {i: replace(documents["d-argus"], id=f"d-{i:03}", text=bridge.TEXTS["d-argus"] * 10, zones=()) for i in range(200)}
    names = tuple(d.id for d in texts.values())
    length = len(bridge.TEXTS["d-argus"])
    first = texts[0].id
    alignments = tuple(
        Alignment(Span(first, n * length, n * length + 150), Span(d, n * length, n * length + 150), "verbatim", 1.0)
        for d in names[1:]
        for n in range(10)
    )
    derivations = tuple(Derivation(d, Parent(doc=first), "copy", 0.5, 0.9, ()) for d in names[1:])
    origin = Origin("o", "Norrwire", first, (), names, "", ())
    empty = replace(found, claims=(), disputes=(), statements=(), changes=(), events=(), times=())
    large = replace(empty, documents=names, alignments=alignments, derivations=derivations, origins=(origin,))
    page = render(replace(bridge.dossier(), documents=tuple(texts.values()), stories=(large,)))
    assert len(page.encode()) < 5_000_000


def test_an_unseen_dispatch_is_shown_with_who_attests_each_sentence(html: str) -> None:
    view = html[html.index("id=s1-dispatches") : html.index("id=s1-claims")]
    assert "in 2 of 2 carriers" in view
    assert "in 1 of 2 carriers" in view
    assert '<u class="al va" title="one carrier only has these words; elsewhere “except”">but</u>' in view
    assert "4 to 5 March 2031" in view


def test_the_trees_unseen_box_leads_to_the_dispatchs_text(html: str) -> None:
    assert re.search(r'<a href=#s1-uA transform="[^"]*"><title>A: unseen Norrwire dispatch, sent: 4 to 5 March 2031', html)
    assert "id=s1-uA" in html


def test_an_article_without_its_credit_says_so_and_the_story_lists_it(html: str) -> None:
    nowhere = "50 % of its text may be Norrwire’s (confidence 40 %), which it names nowhere"
    named = "70 % of its text is Norrwire’s, which it names in the text, without a credit line"
    assert html.count(nowhere) == html.count(named) == 2
    assert html.index(nowhere) < html.index(named)
    sheet = html[html.index("<article class=sheet id=d4") :]
    assert f"<b>No credit:</b> <bdi>{nowhere}" in sheet[: sheet.index("</article>")]
    assert f"<b>No credit line:</b> <bdi>{named}" in html
    assert "95 % of its text is" not in html


@pytest.mark.parametrize("dates", [(), ("2031-03-04",), ("2031-03-04T10:00", "2031-03-04T23:59", "2031-04-01", "2030-01-01")])
def test_the_drawn_tree_runs_along_whatever_dates_there_are(dates: tuple[str, ...]) -> None:
    known = [Published(d, d, "own") for d in dates]
    documents = tuple(replace(d, published=known[i % len(known)] if known else None) for i, d in enumerate(bridge.documents()))
    found = replace(bridge.findings(), dispatches=())
    drawn = render(replace(bridge.dossier(), documents=documents, stories=(found,)))
    drawn = drawn[drawn.index("<svg class=tree") : drawn.index("</svg>")]
    assert drawn.count("<a href") == 6
    assert [n for n in ("2031", "2030") if f">{n}<" in drawn] == sorted({d[:4] for d in dates}, reverse=True)
    assert (">undated<" in drawn) == (not dates or "unseen undated" in drawn)


@given(st.text(max_size=60), st.text(alphabet="a b#\"'<>=/", max_size=20))
def test_leaving_out_what_html_lets_one_leave_out_changes_nothing(text: str, value: str) -> None:
    inner = f'<li class="z"><p title="{escape(value)}" id="{escape(value)}">{escape(text)}</p><p>{escape(value)}</p></li>'
    whole = f'<style>a > p{{x:"</p></li></ul>"}}</style><ul>{inner}{inner}</ul><i class="a"/>'
    here, there = Page(whole), Page(lighter(whole))
    assert ("".join(here.text), here.attributes, here.tags) == ("".join(there.text), there.attributes, there.tags)
    assert len(lighter(whole)) < len(whole)


def test_every_claim_voice_dispatch_and_article_has_a_link_to_itself() -> None:
    page = render(bridge.dossier())
    own = re.findall(r'<a class="?self"? href="?#([\w-]+)"?', page)
    assert {re.sub(r"\d+$", "", place) for place in own} >= {"s1-c", "s1-v", "d"}
    assert any(place.startswith("s1-u") for place in own)
    assert [place for place in own if f'id="{place}"' not in page and f"id={place}" not in page] == []
    assert len(own) == len(set(own))


def test_every_number_of_an_article_in_the_overview_leads_to_it() -> None:
    page = render(bridge.dossier())
    lede = re.search(r'<header class="?lede"?>(.*?)</header>', page, re.DOTALL)
    assert lede
    by_themselves = re.sub(r'<a class="?art"?.*?</a>', "", lede[1], flags=re.DOTALL)
    numbers = re.findall(r'<(\w+) class="?num"?([^>]*)>(\d+)<', by_themselves)
    assert len(numbers) > 8
    assert [(tag, number) for tag, more, number in numbers if tag != "a" or f"#d{number}" not in more] == []
