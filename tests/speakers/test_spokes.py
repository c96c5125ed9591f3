"""Spokesmen and press offices without a name: whose words they tell."""

import pytest

from .test_speakers import speakers

FIRM = "Harlen Foods recalled the tins on Monday."


@pytest.mark.parametrize(
    ("source", "who"),
    [
        ("A Harlen spokeswoman", "Harlen Foods"),
        ("The company's press office", "Harlen Foods"),
        ("A spokesman for the company", "Harlen Foods"),
        ("A Lednian spokesman", "Lednian spokesman"),
    ],
)
def test_a_spokesman_without_a_name_speaks_for_the_house(source: str, who: str) -> None:
    assert speakers(f"{FIRM} {source} said the rest was safe.", (source, "the rest was safe")) == [who]


def test_its_secretariat_is_that_of_the_subject_of_the_sentence() -> None:
    text = "The Larkhaven Council met on Monday. The Western Assembly will meet on Tuesday, its secretariat announced."
    assert speakers(text, ("its secretariat", "The Western Assembly will meet on Tuesday")) == ["Western Assembly"]


def test_a_spokesman_right_after_a_house_spoke_is_its_own_and_he_still_is() -> None:
    text = "Harlen Foods denied the delay. “We were fast,” a spokesman said. The tins were few, he added."
    told = speakers(text, ("Harlen Foods", "the delay"), ("a spokesman", "“We were fast,”"), ("he", "The tins were few"))
    assert told == ["Harlen Foods"] * 3


def test_the_spokesman_of_a_house_is_the_person_whom_the_article_names_so() -> None:
    text = f"{FIRM} Spokesman Otto Brandt said the tins were few. The company's spokesman said the rest was safe."
    told = speakers(text, ("Spokesman Otto Brandt", "the tins were few"), ("The company's spokesman", "the rest was safe"))
    assert told == ["Otto Brandt", "Otto Brandt"]
