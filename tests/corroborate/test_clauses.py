"""Where a sentence is cut into facts, and what times and numbers its clauses tell."""

import pytest

from wirestem.story.corroborate.clauses import clauses
from wirestem.story.corroborate.figures import quantities
from wirestem.story.corroborate.inside import unfolded
from wirestem.story.corroborate.agreement import agreeing
from wirestem.story.corroborate.moments import Moment, clash, meet
from wirestem.story.corroborate.terms import Page, meanings


def cut(text: str) -> list[str]:
    return [text[a:b].strip() for a, b in unfolded(Page(text), 0, len(text))]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Two miners were killed in a gas blast at the Orle pit", ["Two miners were killed", "a gas blast at the Orle pit"]),
        ("5 hurt in Lerrick bus crash", ["5 hurt", "Lerrick bus crash"]),
        ("hours after a battle at the ford in which nine were killed", ["hours after a battle at the ford", "nine were killed"]),
        ("The barge was carrying 6 crew and 900 tonnes of coal", ["The barge was carrying 6 crew", "900 tonnes of coal"]),
        (
            "Police held the owner of a bus that crashed on Monday",
            ["Police held the owner of a bus", "a bus that crashed on Monday"],
        ),
    ],
)
def test_a_fact_inside_a_clause_is_told_for_itself(text: str, parts: list[str]) -> None:
    assert cut(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "She took part in a march after the fire",
        "He told the court that it was closed on Monday",
        "The report that he had left the town was wrong",
        "They sold between 20 and 30 boats",
        "The ferry was built in 2009",
    ],
)
def test_what_tells_one_thing_stays_whole(text: str) -> None:
    assert cut(text) == [text]


def told(text: str) -> list[str]:
    return [" … ".join(text[a:b] for a, b in parts) for parts in clauses(Page(text), 0, len(text))]


def test_a_condition_and_a_pair_of_negations_are_not_cut_off() -> None:
    assert told("Not one shot was fired until the gate had been closed") == [
        "Not one shot was fired until the gate had been closed"
    ]
    assert told("The union has neither accepted nor signed the paper") == ["The union has neither accepted nor signed the paper"]


def test_a_clause_after_an_aside_keeps_its_subject() -> None:
    assert told("Nine people work there, and one of them, the porter, is hurt") == [
        "Nine people work there",
        "one of them, the porter, is hurt",
    ]


def test_a_weekday_is_one_day_though_an_article_has_the_wrong_week() -> None:
    this, last = Moment("2031-06-03", "2031-06-03", "tue", False), Moment("2031-05-27", "2031-05-27", "tue", False)
    assert meet(this, last)
    assert clash([this], [Moment("2031-06-04", "2031-06-04", "wed", False)])


def test_a_clock_time_without_a_day_is_compared_by_the_clock() -> None:
    early, same, late = (
        Moment(f"2031-06-0{d}T{h}+02:00", f"2031-06-0{d}T{h}+02:00", "", True)
        for d, h in ((3, "05:10"), (4, "05:10"), (3, "06:40"))
    )
    assert meet(early, same)
    assert clash([early], [late])


def values(text: str) -> list[float]:
    return [q.value for q in quantities(Page(text), 0, len(text), ())]


def test_numbers_in_words_reach_beyond_the_hundred() -> None:
    assert values("Two hundred and six goats were sold") == [206]
    assert values("three thousand people and 12 dogs") == [3000, 12]


def test_two_more_are_not_two() -> None:
    more, two = (quantities(Page(t), 0, len(t), ()) for t in ("Two more guards died", "Two guards died"))
    assert not agreeing(more, two)


def test_two_floors_are_two_reports() -> None:
    low, high = (quantities(Page(t), 0, len(t), ()) for t in ("at least 44 ships wait", "more than 50 ships wait"))
    assert not agreeing(low, high)
    exact = quantities(Page("51 ships wait"), 0, 13, ())
    assert agreeing(high, exact)


def test_the_story_decides_what_a_word_means_and_copies_do_not_count() -> None:
    dockers, raid = "The strike began. The walkout shut the quay.", "The strike hit a base. It was the second raid and assault."
    assert meanings([dockers])["strik"] != meanings([raid])["strik"]
    assert meanings([dockers, raid]) == meanings([dockers, raid, dockers, dockers])
