"""Sentences told again in other words, and how likely they are."""

from pathlib import Path

import pytest

from wirestem.article.clean import clean
from wirestem.lexicon.agencies import agencies
from wirestem.model import Alignment, Capture, Document, Source, Zone
from wirestem.settings import Settings
from wirestem.story.align import align
from wirestem.story.align.amounts import spelt
from wirestem.story.align.likeness import COMPANY, LIKENESS, chance
from wirestem.text import paragraphs, words

DISPATCH = (
    "Dam at Orvik fails its inspection\n"
    "Engineers found twenty-two cracks in the dam at Orvik after the spring floods, the water board said on Tuesday.\n"
    "The valley below was cleared overnight, and 3,400 residents were taken to schools in the hills.\n"
    "Board chairwoman Inga Solheim said the reservoir would be lowered by nine metres, which would take a month.\n"
    "Farmers feared for their harvest because the canals would run dry.\n"
)
REWRITE = (
    "Valley emptied below cracked dam\n"
    "The water board says the Orvik dam shows 22 cracks, found by its engineers once the spring floods had passed.\n"
    "Overnight the valley below it was emptied.\n"
    "Schools in the hills took in the 3,400 residents.\n"
    "Lowering the reservoir by nine metres will need a month, said Inga Solheim, who chairs the board, and farmers fear dry"
    " canals and a lost harvest.\n"
)
OTHER_REPORTER = (
    "Hill schools fill up\n"
    "In the gym at Nordby the water board served soup to families from Orvik who had slept on mats.\n"
    "Nobody here had seen a crack with their own eyes, said Tor Lund, 61, who left two cows behind.\n"
)


def document(text: str, name: str) -> Document:
    zones = tuple(Zone(a, b, "paragraph" if n else "headline") for n, (a, b) in enumerate(paragraphs(text)))
    return Document(id=name, source=Source(name), title=None, text=text, language="en", zones=zones)


def paraphrases(left: str, right: str) -> list[tuple[str, str, float]]:
    return [
        (left[a.left.start : a.left.end], right[a.right.start : a.right.end], a.similarity)
        for a in align(document(left, "a"), document(right, "b"))
        if a.kind == "paraphrase"
    ]


def test_a_sentence_recast_with_its_number_in_figures_is_a_paraphrase() -> None:
    found = {left.split()[0]: right for left, right, _ in paraphrases(DISPATCH, REWRITE)}
    assert found["Engineers"].startswith("The water board says the Orvik dam shows 22 cracks")


def test_a_sentence_split_in_two_is_paired_with_both_halves() -> None:
    found = [right for left, right, _ in paraphrases(DISPATCH, REWRITE) if left.startswith("The valley")]
    assert found == ["Overnight the valley below it was emptied.", "Schools in the hills took in the 3,400 residents."]


def test_two_sentences_merged_into_one_are_both_paired_with_it() -> None:
    found = [left for left, right, _ in paraphrases(DISPATCH, REWRITE) if right.startswith("Lowering")]
    assert [left.split()[0] for left in found] == ["Board", "Farmers"]


def test_another_reporter_of_the_same_event_is_no_paraphrase() -> None:
    assert paraphrases(DISPATCH, OTHER_REPORTER) == []


def test_similarity_of_a_paraphrase_is_a_probability_that_grows_with_what_else_is_shared() -> None:
    sentence = DISPATCH.split("\n")[1] + "\n"
    alone = paraphrases("Dam news\n" + sentence, "Orvik\n" + REWRITE.split("\n")[1] + "\n")
    among = paraphrases(DISPATCH, REWRITE)
    assert all(0 < p <= 1 for _, _, p in among)
    assert not alone or max(p for _, _, p in alone) < max(p for left, _, p in among if left.startswith("Engineers"))


def test_the_weights_read_as_they_should() -> None:
    assert LIKENESS.lighter > 0 < LIKENESS.heavier
    assert LIKENESS.clash < 0 > LIKENESS.speech
    assert COMPANY.alone > 0 < COMPANY.told
    assert COMPANY.covered > 0
    assert chance(2.0) > 0.5 > chance(-2.0)


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        ("one hundred and forty rifles", {0: "140", 1: "", 2: "", 3: ""}),
        ("twenty two crew", {0: "22", 1: ""}),
        ("two thousand five hundred", {0: "2500", 1: "", 2: "", 3: ""}),
        ("one two three", {}),
        ("hundred and many", {}),
        ("forty and forty", {}),
    ],
)
def test_numbers_in_several_words_are_read(phrase: str, found: dict[int, str]) -> None:
    assert spelt(phrase.split()) == found


def seeds(shared: Path, left: str, right: str) -> tuple[list[Alignment], dict[str, str]]:
    paths = [next((shared / "seeds").glob(f"{name}_*.txt")) for name in (left, right)]
    known = agencies(Settings().lexicons)
    here, there = (clean(Capture(p.stem, Source(p.stem), p.read_text(encoding="utf-8")), known) for p in paths)
    return list(align(here, there)), {here.id: here.text, there.id: there.text}


@pytest.mark.shared
def test_background_recycled_by_an_agency_is_one_passage(shared: Path) -> None:
    found, texts = seeds(shared, "000", "003")
    longest = max((a for a in found if a.kind != "paraphrase"), key=lambda a: a.left.end - a.left.start).left
    assert len(words(texts[longest.doc], longest.start, longest.end)) >= 18
    assert "monitoring of sanctions violations" in texts[longest.doc][longest.start : longest.end]


@pytest.mark.shared
def test_a_dispatch_reworded_throughout_is_found_sentence_by_sentence(shared: Path) -> None:
    found, _ = seeds(shared, "002", "003")
    assert sum(a.kind == "paraphrase" for a in found) >= 9


@pytest.mark.shared
@pytest.mark.parametrize("pair", [("000", "004"), ("001", "002"), ("001", "003"), ("001", "004"), ("002", "004"), ("003", "004")])
def test_texts_of_other_origin_have_no_paraphrase(shared: Path, pair: tuple[str, str]) -> None:
    assert not [a for a in seeds(shared, *pair)[0] if a.kind == "paraphrase"]


def test_blocks_that_moved_are_passages_out_of_order() -> None:
    head, *told = DISPATCH.strip().split("\n")
    moved = "\n".join([head, told[2], told[3], told[0], told[1]]) + "\n"
    found = align(document(DISPATCH, "a"), document(moved, "b"))
    assert [a.kind for a in found] == ["verbatim"] * 5
    assert [a.right.start for a in found] != sorted(a.right.start for a in found)
