"""Speakers: who a source is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from wirestem.article.annotate.mentions import mentions
from wirestem.article.attribute.speakers.naming import resolve_speakers
from wirestem.model import Article, Document, Published, Source, Statement, Zone
from wirestem.text import paragraphs, sentences


def article_of(text: str, *told: tuple[str, str]) -> Article:
    """An article whose statements are `told`: source and content as they stand, in text order, "" for no source."""
    blocks = paragraphs(text)
    zones = tuple(Zone(a, b, "paragraph") for a, b in blocks)
    document = Document(id="d", source=Source(uri="d.txt"), title=None, text=text, language="en", zones=zones)
    split = tuple(s for a, b in blocks for s in sentences(text, a, b))
    statements, at = [], 0
    for i, (source, content) in enumerate(told):
        said = text.index(content, at)
        by = text.find(source, at) if source else -1
        at = max(said + len(content), by + len(source))
        direct = content[0] in '“"'
        statements.append(
            Statement(
                id=f"d.s{i}",
                doc="d",
                source=((by, by + len(source)),) if source else (),
                cue=(),
                content=((said, said + len(content)),),
                kind="direct" if direct else "indirect",
                stance="asserts",
            )
        )
    return Article(document, split, mentions(document, split), (), tuple(statements))


def speakers(text: str, *told: tuple[str, str]) -> list[str | None]:
    return [s.speaker for s in resolve_speakers(article_of(text, *told)).statements]


def test_a_title_and_a_family_name_lead_to_the_full_name() -> None:
    text = "Transport Minister Ada Novak said the bridge is safe. Ms Novak said work goes on."
    told = [("Transport Minister Ada Novak", "the bridge is safe"), ("Ms Novak", "work goes on")]
    assert speakers(text, *told) == ["Ada Novak", "Ada Novak"]


def test_an_apposition_names_the_speaker() -> None:
    text = "Its harbour master, Ivo Kral, said the pier would close."
    assert speakers(text, ("Its harbour master, Ivo Kral,", "the pier would close")) == ["Ivo Kral"]


def test_somebody_in_the_description_is_not_the_speaker() -> None:
    text = "Novak’s press aide Ivo Kral said she was ill. Ada Novak did not come."
    assert speakers(text, ("Novak’s press aide Ivo Kral", "she was ill")) == ["Ivo Kral"]


def test_a_pronoun_of_her_gender_goes_to_her() -> None:
    text = "Spokeswoman Ada Novak met Ivo Kral. She said all was well."
    assert speakers(text, ("She", "all was well")) == ["Ada Novak"]


def test_he_is_not_somebody_inside_his_own_words() -> None:
    text = "Mayor Ivo Kral spoke on Monday. “Boris Hale will pay,” he said."
    assert speakers(text, ("he", "“Boris Hale will pay,”")) == ["Ivo Kral"]


@pytest.mark.parametrize("source", ["the minister", "the transport minister", "The minister"])
def test_an_office_means_its_holder(source: str) -> None:
    text = f"Transport Minister Ada Novak met Mayor Ivo Kral. On Friday {source} said trains would run."
    assert speakers(text, (source, "trains would run")) == ["Ada Novak"]


def test_an_office_is_not_whoever_held_it_before() -> None:
    text = "Foreign Minister Ada Novak met former foreign minister Ivo Kral. On Friday the foreign minister said all was well."
    assert speakers(text, ("the foreign minister", "all was well")) == ["Ada Novak"]
    text = "Former foreign minister Ivo Kral waited. On Friday the foreign minister said all was well."
    assert speakers(text, ("the foreign minister", "all was well")) == ["foreign minister"]
    text = "Former foreign minister Ivo Kral waited. On Friday the former foreign minister said all was well."
    assert speakers(text, ("the former foreign minister", "all was well")) == ["Ivo Kral"]


def test_another_word_for_an_office_means_its_holder() -> None:
    text = "Prime Minister Sakuma Harunobu came. Mayor Ivo Kral left. On Friday the premier said all was well."
    assert speakers(text, ("the premier", "all was well")) == ["Sakuma Harunobu"]


def test_words_of_respect_stand_between_an_office_and_its_holder() -> None:
    text = "The Minister of Marine, Chief (Mrs.) Ibinabo Tariah, came with old boats. On Friday the minister said all was well."
    assert speakers(text, ("the minister", "all was well")) == ["Ibinabo Tariah"]


def test_his_wife_is_not_he_himself() -> None:
    text = "Wade and Ellen Stubblefield slept. Wade Stubblefield said it rained. His wife said all was well."
    told = [("Wade Stubblefield", "it rained"), ("His wife", "all was well")]
    assert speakers(text, *told) == ["Wade Stubblefield", "Ellen Stubblefield"]


def test_a_varied_description_means_the_one_just_quoted() -> None:
    text = "“We won,” said Yara Okoro, who lost in May. The 44-year-old former pilot said she would stay."
    told = [("Yara Okoro", "“We won,”"), ("The 44-year-old former pilot", "she would stay")]
    assert speakers(text, *told)[-1] == "Yara Okoro"


def test_an_unnamed_supervisor_is_not_the_person_named_before() -> None:
    text = "A supervisor warned managers. Ada Novak resigned. “Nobody read it,” the supervisor wrote."
    assert speakers(text, ("the supervisor", "“Nobody read it,”")) == ["supervisor"]


def test_a_continued_quotation_has_the_speaker_before_it() -> None:
    text = "“We tried,” said Ada Novak.\n“It was dark and the pumps had failed.”"
    assert speakers(text, ("Ada Novak", "“We tried,”"), ("", "“It was dark")) == ["Ada Novak", "Ada Novak"]


def test_a_quotation_after_somebody_is_presented_is_theirs() -> None:
    text = "Dina Pohl sells bread at the gate. “I saw the ramp bend.”"
    assert speakers(text, ("", "“I saw the ramp bend.”")) == ["Dina Pohl"]


def test_the_company_means_the_firm_and_not_the_court() -> None:
    text = "Harrow Lines lost its case at the Constitutional Court. The company said it would appeal."
    assert speakers(text, ("The company", "it would appeal")) == ["Harrow Lines"]


def test_a_capital_speaks_for_its_country() -> None:
    assert speakers("Pyongyang said it had no shells.", ("Pyongyang", "it had no shells")) == ["North Korea"]


def test_a_capital_the_text_explains_speaks_for_its_country() -> None:
    text = "He flew to Karsk, the Dravonian capital, from southern Dravonia. Karsk said all was well."
    assert speakers(text, ("Karsk", "all was well")) == ["Dravonia"]


@pytest.mark.parametrize(
    "front",
    [
        "Velmaria’s foreign ministry in Sarvan was quiet.",
        "The Velmarian government in Sarvan was quiet, in Velmaria.",
        "The foreign ministry of Velmaria in Sarvan was quiet.",
    ],
)
def test_a_capital_is_explained_by_the_ministry_that_sits_there(front: str) -> None:
    assert speakers(f"{front} Later Sarvan denied it was late.", ("Sarvan", "it was late")) == ["Velmaria"]


@pytest.mark.parametrize(("year", "who"), [("1985", "West Germany"), ("2021", "Bonn")])
def test_a_capital_speaks_in_the_years_it_was_one(year: str, who: str) -> None:
    article = article_of("By then Bonn said it had no shells.", ("Bonn", "it had no shells"))
    day = Published(f"{year}-05-02", f"{year}-05-02", "own")
    article = replace(article, document=replace(article.document, published=day))
    assert [s.speaker for s in resolve_speakers(article).statements] == [who]


def test_a_ministry_keeps_the_country_it_is_of() -> None:
    text = "In May Norland’s Foreign Ministry said all was well."
    assert speakers(text, ("Norland’s Foreign Ministry", "all was well")) == ["Norland’s Foreign Ministry"]


def test_a_statement_means_whoever_issued_it() -> None:
    text = "Ada Novak said it rained. The statement added that it was late."
    assert speakers(text, ("Ada Novak", "it rained"), ("The statement", "it was late"))[-1] == "Ada Novak"


def test_several_governments_speak_as_one() -> None:
    assert speakers("Seoul and Tokyo said so.", ("Seoul and Tokyo", "so")) == ["South Korea and Japan"]


def test_a_group_keeps_its_words_without_its_clause() -> None:
    text = "Two port officials who asked not to be named said the crane was old."
    told = ("Two port officials who asked not to be named", "the crane was old")
    assert speakers(text, told) == ["two port officials"]


def test_one_of_them_is_of_the_group_that_spoke() -> None:
    text = "Two former employees said it failed. “Every day,” one of them added."
    assert speakers(text, ("Two former employees", "it failed"), ("one of them", "“Every day,”"))[-1] == "two former employees"


def test_an_article_of_a_treaty_is_its_text() -> None:
    text = "The treaty was signed in May. Article 4 says aid will follow."
    assert speakers(text, ("Article 4", "aid will follow")) == ["text of the treaty"]


def test_nobody_before_him_leaves_a_pronoun_unresolved() -> None:
    assert speakers("He said nothing new.", ("He", "nothing new")) == [None]


@settings(deadline=None)
@given(st.text(min_size=1, max_size=120), st.integers(0, 119), st.integers(0, 119))
def test_any_text_and_any_source_is_borne(text: str, start: int, end: int) -> None:
    first, last = sorted((min(start, len(text)), min(end, len(text))))
    article = article_of(text)
    statement = Statement("d.s0", "d", ((first, last),), (), ((0, len(text)),), "indirect", "asserts")
    article = Article(article.document, article.sentences, article.mentions, (), (statement,))
    again = [resolve_speakers(article), resolve_speakers(article)]
    assert again[0] == again[1]


def test_they_is_not_the_agency_whose_name_stands_last() -> None:
    text = "The unions met in town. Reuters said the talks would go on. They said nothing would change."
    assert speakers(text, ("Reuters", "the talks would go on"), ("They", "nothing would change")) == ["Reuters", "unions"]


def test_they_are_the_two_people_whom_and_joins() -> None:
    text = "President Ivo Kral and Qorband leader Ada Novak opened the talks. They said the border stays open."
    assert speakers(text, ("They", "the border stays open")) == ["Ivo Kral and Ada Novak"]
    text = "President Ivo Kral and Ada Novak came. The fishermen shouted. They said the border stays open."
    assert speakers(text, ("They", "the border stays open")) == ["fishermen"]


@pytest.mark.parametrize(
    ("source", "who"),
    [
        ("Her main sponsor, Harlen Foods,", "Harlen Foods"),
        ("Harlen Foods Ltd, her main sponsor,", "Harlen Foods Ltd"),
        ("The firm that built it, Brandt Oyelaran,", "Brandt Oyelaran"),
        ("A lawyer for world champion Ada Novak", "lawyer for world champion Ada Novak"),
    ],
)
def test_a_description_is_whose_name_stands_beside_it(source: str, who: str) -> None:
    assert speakers(f"{source} said it would wait.", (source, "it would wait")) == [who]


def test_a_lawyer_without_a_name_is_the_one_named_further_down() -> None:
    text = "A lawyer for Ada Novak said the pills were bad. Ivo Kral, the lawyer, left."
    assert speakers(text, ("A lawyer for Ada Novak", "the pills were bad")) == ["Ivo Kral"]


def test_one_of_the_people_is_of_the_group_with_that_noun() -> None:
    text = "Three people close to it said she left. Two bank managers said cash was out. One of the people said more would go."
    told = [("Three people close to it", "she left"), ("Two bank managers", "cash was out")]
    found = speakers(text, *told, ("One of the people", "more would go"))
    assert found[2] == found[0] != found[1]
