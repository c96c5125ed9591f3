"""Names of a pipeline beside those of word lists."""

from itertools import pairwise

import pytest

from wirestem.article.annotate import annotate
from wirestem.model import Mention
from wirestem.pipeline import pipe

from .made import Component, FakeDoc, FakeLanguage, document, names


def found(text: str, *components: Component, trained: tuple[str, ...] = (), headline: str | None = None) -> list[tuple[str, str]]:
    nlp = FakeLanguage(*components)
    if trained:
        nlp.pipe_labels = {"ner": list(trained)}
    made = document(headline, text, kinds=("headline", "paragraph")) if headline else document(text)
    mentions = annotate(made, None, pipe(made, nlp)).mentions
    assert list(mentions) == sorted(mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    return [(m.name, m.kind) for m in mentions]


def test_its_names_replace_those_that_capitals_show() -> None:
    text = "On Monday the Amber Tide sailed for Port Elden."
    assert found(text, names(Amber_Tide="ORG", Port_Elden="GPE")) == [("Amber Tide", "organisation"), ("Port Elden", "place")]


def test_titles_articles_and_possessives_are_no_part_of_a_name() -> None:
    text = "At noon President Ada Novak’s guests met the Carrow Trust."
    mark = names(**{"President_Ada_Novak_’_s": "PERSON", "the_Carrow_Trust": "ORG"})
    assert found(text, mark)[:2] == [("Ada Novak", "person"), ("Carrow Trust", "organisation")]


def test_a_news_agency_stays_what_word_lists_know() -> None:
    text = "The lock held, Ada Novak told AFP on Monday."
    assert ("AFP", "organisation") in found(text, names(AFP="PERSON"), trained=("PERSON", "ORG"))


def test_a_guess_that_it_does_not_bear_out_goes_and_a_reason_stays() -> None:
    text = "At noon Grand Opening came. Then Ada Novak, who runs the port, left."
    before = found(text)
    assert ("Grand Opening", "person") in before
    after = found(text, names(Nobody="PERSON"), trained=("PERSON",))
    assert [m for m in after if m[1] == "person"] == [("Ada Novak", "person")]


def test_a_list_of_names_takes_nothing_away() -> None:
    text = "At noon Grand Opening came."
    assert ("Grand Opening", "person") in found(text, names(Nobody="PERSON"))


def test_a_short_name_that_it_misses_bears_the_full_one_that_it_marked() -> None:
    text = "In May Tikhomir Vasq left. Later Vasq came back."
    assert found(text, names(Tikhomir_Vasq="PERSON"), trained=("PERSON",)) == [("Tikhomir Vasq", "person")] * 2


def test_what_it_takes_for_nobody_is_no_person() -> None:
    text = "In May the Harbour Founders came."
    assert ("Harbour Founders", "organisation") in found(text)
    assert found(text, names(Harbour_Founders="EVENT")) == []


def test_a_name_has_one_kind_in_a_text() -> None:
    def ner(doc: FakeDoc) -> None:
        doc.layers.add("ENT_IOB")
        doc.ents = [doc.span("Senn", "ORG")]
        names(Senn="GPE")(doc)
        doc.ents = [doc.ents[0], *doc.ents[2:]]

    assert found("In Senn it rained. To Senn they came, from Senn they left.", ner) == [("Senn", "place")] * 3


def test_a_headline_in_capitals_adds_no_name_that_the_text_does_not_bear_out() -> None:
    text = "In May Ada Novak met Ivo Lind in Senn."
    mark = names(Novak_Tells_Lind="PERSON", Ada_Novak="PERSON", Ivo_Lind="PERSON", Senn="GPE")
    told = found(text, mark, headline="Novak Tells Lind Lock Will Hold")
    assert ("Novak Tells Lind", "person") not in told
    assert ("Ada Novak", "person") in told


@pytest.mark.parametrize(
    ("text", "opening", "split"),
    [
        ("It held; Nobody left Lt. Foss. Then Lind of Corp. Senn came.", "Nobody Then", 3),  # its own borders stand
        ("He told Atty. Foss so. It held.", "It", 2),  # and a rule's that it does not have do not
        ("“Fine.” she said. “No.”", "she ”", 2),  # a mark goes with its words, nothing begins with a small letter
        ("It held. “Fine,” she said.", "", 2),  # a quotation behind a full stop opens a sentence
        ("It was the 13th Amendment.", "Amendment", 1),  # nothing begins in the middle of words
    ],
)
def test_sentences_are_the_pipelines_with_what_rules_know_of_news(text: str, opening: str, split: int) -> None:
    def sentencizer(doc: FakeDoc) -> None:
        for token in doc.tokens[1:]:
            token.is_sent_start = token.text in opening.split()

    made = document(text)
    found = annotate(made, None, pipe(made, FakeLanguage(sentencizer))).sentences
    assert len(found) == split, [made.text[a:b] for a, b in found]
    assert "".join("".join(made.text[a:b] for a, b in found).split()) == "".join(text.split())


def test_without_a_pipeline_nothing_changes() -> None:
    made = document("On Monday Ada Novak met Ivo Lind in Port Elden.")
    assert annotate(made, None, pipe(made, FakeLanguage())) == annotate(made)
    assert isinstance(annotate(made).mentions[0], Mention)
