"""Mentions: who and what a text names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirestem.article.annotate.kinds import Named
from wirestem.article.annotate.mentions import _without_peoples, mentions
from wirestem.lexicon.names import names
from wirestem.model import Document, Mention, MentionKind, Source, Zone
from wirestem.text import paragraphs, sentences


def found_in(text: str) -> tuple[Mention, ...]:
    blocks = paragraphs(text)
    zones = tuple(Zone(a, b, "paragraph") for a, b in blocks)
    document = Document(id="d", source=Source(uri="d.txt"), title=None, text=text, language="en", zones=zones)
    return mentions(document, tuple(s for a, b in blocks for s in sentences(text, a, b)))


def named(text: str, kind: str) -> list[str]:
    return [m.name for m in found_in(text) if m.kind == kind]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("On Monday Norlandic President Ada Novak left for home.", "Ada Novak"),
        ("The boat was found by Lt Cdr Rosa Imber of the coast guard.", "Rosa Imber"),
        ("He met Kwon Tae-jun, a retired general, at noon.", "Kwon Tae-jun"),
        ("She asked Father Anselm Rook to speak.", "Anselm Rook"),
        ("The prize went to Jan van der Meer, 61, of the harbour board.", "Jan van der Meer"),
    ],
)
def test_a_person_is_named_without_titles(text: str, name: str) -> None:
    assert named(text, "person") == [name]


def test_a_family_name_bears_the_one_full_name() -> None:
    assert named("The court heard Ada Novak today. Later Novak left by the back door.", "person") == ["Ada Novak", "Ada Novak"]


def test_a_family_name_of_two_people_stays_as_it_is_once_both_are_introduced() -> None:
    text = "We met Ada Novak today. Then came Ivo Novak. Outside, Novak waved."
    assert named(text, "person")[-1] == "Novak"


@pytest.mark.parametrize(("front", "who"), [("Mr", "Jan Novak"), ("Mrs", "Ada Novak")])
def test_a_courtesy_tells_which_of_two_people_with_one_family_name(front: str, who: str) -> None:
    text = f"We met Jan Novak today. Then came his wife Ada Novak. Outside, {front} Novak waved."
    assert named(text, "person")[-1] == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("By then Bashar al-Assad had left. Assad said so.", ["Bashar al-Assad"] * 2),
        ("By then Abdel Fattah el-Sisi had left. El-Sisi said so.", ["Abdel Fattah el-Sisi"] * 2),
        ("By then Muqtada al-Sadr had left.", ["Muqtada al-Sadr"]),
        ('By then William "Bill" Hale had left. Later Bill Hale came.', ['William "Bill" Hale'] * 2),
        ("By then Kim Jong Un had left. Later Kim Jong-un came, and Kim spoke.", ["Kim Jong Un"] * 3),
    ],
)
def test_articles_nicknames_and_spellings_stand_inside_one_name(text: str, who: list[str]) -> None:
    assert named(text, "person") == who


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The inquiry by the Ministry of Roads and Bridges goes on.", "Ministry of Roads and Bridges"),
        ("A letter reached the Carrow Institute on Monday.", "Carrow Institute"),
        ("The secretary of the Harbour Pilots’ Union agreed.", "Harbour Pilots’ Union"),
        ("A camera broke at the works of Aldane Foods AG in spring.", "Aldane Foods AG"),
    ],
)
def test_an_organisation_is_known_by_its_words(text: str, name: str) -> None:
    assert named(text, "organisation") == [name]


def test_an_acronym_bears_the_name_it_was_defined_with() -> None:
    text = "The Council for Open Ballots (COB) sent observers. In May the COB left."
    assert named(text, "organisation")[-1] == "Council for Open Ballots"


def test_a_capital_that_denies_something_is_a_government() -> None:
    assert named("Pyongyang has denied the sale of shells.", "government") == ["Pyongyang"]


def test_what_has_a_president_is_a_place() -> None:
    assert named("It was signed by Norland's president in May.", "place") == ["Norland"]


def test_a_dateline_names_a_place() -> None:
    text = "PORT ELDEN, May 3 (AFP) - The harbour reopened."
    zones = (Zone(0, 24, "dateline"), Zone(25, len(text), "paragraph"))
    document = Document(id="d", source=Source(uri="d.txt"), title=None, text=text, language="en", zones=zones)
    assert mentions(document, ((0, 24), (25, len(text))))[0] == Mention(0, 10, "place", "Port Elden")


def test_groups_and_titles_are_mentions_too() -> None:
    text = "Two senior port officials agreed, but the minister did not."
    assert named(text, "group") == ["two senior port officials"]
    assert named(text, "title") == ["the minister"]


def test_a_word_that_only_opens_a_sentence_is_no_name() -> None:
    assert named("Rescuers searched all night. Nobody slept. Boats came and went.", "person") == []


def test_a_ship_is_nobody() -> None:
    assert named("The ferry Amber Tide sank off the coast.", "person") == []


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_mentions_in_order_that_slice(text: str) -> None:
    found = found_in(text)
    assert list(found) == sorted(found)
    assert all(0 <= m.start < m.end <= len(text) and m.name.strip() for m in found)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rosa Imber Quiroga met the crew. Later Imber left.", "Rosa Imber Quiroga"),
        ("Labour Minister Luis de la Vega Soto met the crew. Later Luis de la Vega left.", "Luis de la Vega Soto"),
        ("The minister, Luis de la Vega, met the crew.", "Luis de la Vega"),
    ],
)
def test_somebody_of_two_family_names_is_one(text: str, name: str) -> None:
    assert set(named(text, "person")) == {name}


def test_an_acronym_in_brackets_makes_an_organisation() -> None:
    assert "Puertos Juntos de Norlandia" in named("Puertos Juntos de Norlandia (PJN) runs the port.", "organisation")


def test_a_given_name_that_is_a_small_word_too_is_a_name_in_front_of_a_family_name() -> None:
    text = "We met Mayor Per Lund and Greta Lund today. Per Lund waved. By then Mayor Lund slept. Per told friends."
    assert named(text, "person") == ["Per Lund", "Greta Lund", "Per Lund", "Per Lund", "Per Lund"]
    assert named("The court heard Will Hale. Will Hale said no more.", "person") == ["Will Hale", "Will Hale"]


def test_small_words_that_open_a_sentence_are_no_given_names() -> None:
    text = "Will Novak come? Per Lund, the gates held. He met Ada Novak and Ivo Lund."
    assert named(text, "person") == ["Ada Novak", "Ivo Lund", "Ada Novak", "Ivo Lund"]
    assert "Per Lund" not in named("Per Lund, the gates held. He met Ivo Lund.", "person")


def test_a_people_that_was_read_as_a_person_is_none() -> None:
    def kept(text: str, *found: tuple[str, MentionKind]) -> list[str]:
        seen = [Named(Mention(text.index(n), text.index(n) + len(n), kind, n), 2) for n, kind in found]
        return [n.mention.name for n in _without_peoples(seen, text, names())]

    titled = "Lednian Prime Minister Zdenka Havrlant left."
    assert kept(titled, ("Lednian", "person"), ("Zdenka Havrlant", "person")) == ["Zdenka Havrlant"]
    assert kept("Lednian envoys left for Lednia.", ("Lednian", "person"), ("Lednia", "place")) == ["Lednia"]
    assert kept("Damian told Ada Novak.", ("Damian", "person"), ("Ada Novak", "person")) == ["Damian", "Ada Novak"]
