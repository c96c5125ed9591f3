import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clean.build import document, page
from wirestem.article.clean import clean
from wirestem.article.clean.language import language
from wirestem.lexicon.agencies import agencies
from wirestem.model import Capture, Source

_LINES = st.sampled_from(
    [
        "TOLMOUTH, May 3 (AFP) - The bridge will close on Monday, the county said.",
        "— AFP",
        "Photo: AFP/pool",
        "Home | World",
        "",
        "  ",
        "By Ana Ruiz",
        "“We are tired,” he told AFP.",
        "3 May 2030, 08:41",
        "Correction: ten, not nine.",
        "مرحبا",
        "😀",
        "((((",
        "“",
    ]
)
_TEXTS = st.one_of(
    st.lists(_LINES, max_size=12).map("\n".join),
    st.text(max_size=200),
    st.text(alphabet=string.ascii_uppercase + " .,()/-–—:\n", max_size=200),
)


@settings(max_examples=150, deadline=None)
@given(_TEXTS)
def test_zones_tile_the_words_and_every_credit_opens(text: str) -> None:
    doc = document(text)
    assert doc.text == text
    ends = [0]
    for zone in doc.zones:
        assert ends[-1] <= zone.start < zone.end <= len(text)
        ends.append(zone.end)
    covered = {i for zone in doc.zones for i in range(zone.start, zone.end)}
    assert not [c for i, c in enumerate(text) if i not in covered and not c.isspace() and c != "\ufeff"]
    for credit in doc.credits:
        assert text[credit.start : credit.end].strip()
    assert doc == document(text)


@pytest.mark.parametrize("text", ["", "\n", "\ufeff", "One line", "x" * 100_000, "a\u2028b", "word " * 50_000])
def test_odd_texts_do_not_raise(text: str) -> None:
    assert document(text).text == text


def test_ids_tell_apart_what_differs_and_nothing_else() -> None:
    first = document("The bridge will close.")
    assert document("The bridge will close.").id == first.id
    assert document("The bridge will close.", outlet="Mercury").id != first.id
    assert document("The bridge will close.", published="2030-05-03").id != first.id
    assert clean(Capture("other", Source("other.txt"), "The bridge will close."), agencies()).id != first.id


def test_an_article_keeps_its_id_when_its_folder_moves() -> None:
    def named(uri: str) -> str:
        return clean(Capture("a", Source(uri), "The bridge will close."), agencies()).id

    assert named("pile/a.txt") == named("/home/desk/pile/a.txt") == named("C:\\desk\\a.txt") == named("a.txt")
    assert named("pile/rows.jsonl#7/2") == named("rows.jsonl#7/2") != named("rows.jsonl#7/3")
    assert named("https://a.example/x/a.txt") != named("https://a.example/y/a.txt")


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("By Mercury Desk", "Mercury"),
        ("Quayside newsroom", "Quayside"),
        ("By our staff", None),
        ("By Ana Ruiz", None),
    ],
)
def test_the_house_a_byline_names(line: str, outlet: str | None) -> None:
    assert page(under=line).source.outlet == outlet


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("© 2030 The Tolmouth Mercury. All rights reserved.", "The Tolmouth Mercury"),
        ("Copyright 2030 The Associated Press. All rights reserved.", None),
        ("Published in Meridian Weekly, March 10th, 2030", "Meridian Weekly"),
        ("— Coastline, the newsletter for people who love boats.", "Coastline"),
        ("Ana Ruiz is the Mercury's harbour correspondent.", "Mercury"),
        ("Follow Ana Ruiz on Twitter", None),
    ],
)
def test_the_house_a_last_line_names(line: str, outlet: str | None) -> None:
    assert page(below=line).source.outlet == outlet


def test_the_house_of_a_double_credit() -> None:
    assert page(lede="TOLMOUTH, May 3 (Kestrel Weekly/AFP) — ").source.outlet == "Kestrel Weekly"
    assert page(lede="TOLMOUTH, May 3 (BSS/AFP) — ").source.outlet == "BSS"
    assert page(lede="TOLMOUTH, May 3 (XYZ/AFP) — ").source.outlet is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The county said on Friday that the bridge would close and that the ferry would run.", "en"),
        ("Le pont de fer sera fermé à partir de lundi pendant au moins un an, a annoncé le comté vendredi.", "fr"),
        ("Die alte Eisenbrücke wird ab Montag für mindestens ein Jahr gesperrt, teilte der Kreis am Freitag mit.", "de"),
        ("Bridge closes", "en"),
        ("1234 !!", "und"),
    ],
)
def test_the_language_is_named(text: str, code: str) -> None:
    assert language(text) == code


def test_a_stated_language_is_believed_unless_the_text_is_plainly_english() -> None:
    assert language("Puente cerrado", "es-ES") == "es"
    assert language("The bridge will be closed for a year, the county said, and the ferry will run.", "es") == "en"
