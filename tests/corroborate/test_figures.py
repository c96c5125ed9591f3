"""Numbers told in words: shares, and some hundred."""

import pytest

from wirestem.story.corroborate.clause.figures import Quantity, quantities
from wirestem.story.corroborate.terms import Page

from .test_corroborate import article, claim, run


def told(text: str) -> tuple[Quantity, ...]:
    return quantities(Page(text), 0, len(text), ())


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("Nine in ten mills in Tarn stood still.", 90),
        ("Three out of every four mills stood still.", 75),
        ("The port handles nine tenths of the grain.", 90),
        ("Two-thirds of the mills stood still.", 66.7),
        ("A quarter of the fleet was lost.", 25),
    ],
)
def test_a_share_told_in_words_is_a_percentage(text: str, percent: float) -> None:
    (found,) = told(text)
    assert found.unit == "percent"
    assert found.value == pytest.approx(percent, abs=0.1)
    assert found.low < percent < found.high


def test_an_ordinal_and_a_part_of_a_named_whole_are_no_shares() -> None:
    assert told("The third quarter was the best.") == ()
    assert [q.unit == "percent" for q in told("Three of the ten were found.")] == [False, False]


def test_more_than_a_share_has_no_upper_bound() -> None:
    (found,) = told("They lost more than a tenth of the crop.")
    assert (found.low, found.high) == (10, float("inf"))


@pytest.mark.parametrize("words", ["Several hundred", "A few hundred"])
def test_several_hundred_may_be_four_hundred_but_not_four_thousand(words: str) -> None:
    (found,) = told(f"{words} people waited.")
    assert found.meets(told("Some 400 people waited.")[0])
    assert not found.meets(told("Some 4,000 people waited.")[0])


def test_a_share_and_its_percentage_are_one_claim() -> None:
    first, second = (
        "Meshet draws 90 percent of its water from the Oum.",
        "Meshet depends on the Oum for nine tenths of its water.",
    )
    result = run(article("a", first), article("b", second))
    assert claim(result, "90 percent", "a", first).id == claim(result, "nine tenths", "b", second).id
