"""Where a sentence is cut into facts, and what times and numbers its clauses tell."""

import pytest

from wirestem.story.corroborate.clause.clauses import clauses
from wirestem.story.corroborate.clause.figures import quantities
from wirestem.story.corroborate.clause.inside import unfolded
from wirestem.story.corroborate.clause.moments import Moment, clash, meet
from wirestem.story.corroborate.match.agreement import agreeing
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


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        # A preposition is no conjunction, and a joint cuts where a second subject has its own verb.
        (
            "The two towns have stayed rivals since their 1950 quarrel and the road between them is closed",
            ["The two towns have stayed rivals since their 1950 quarrel", "the road between them is closed"],
        ),
        (
            "He will make his first visit after 24 years where he will meet Orla Kent",
            ["He will make his first visit after 24 years", "he will meet Orla Kent"],
        ),
        # "At a time when" belongs to what it times; two names before one verb are its subject.
        (
            "The visit comes at a time when trade among Orsin, the Velm Isles and Tarn is growing",
            ["The visit comes at a time when trade among Orsin, the Velm Isles and Tarn is growing"],
        ),
        # Participles before nouns and among adjectives are no verbs.
        (
            "The island needs help with food, fuel and advanced tools",
            ["The island needs help with food, fuel and advanced tools"],
        ),
        ("Their ties are long term and increasingly integrated", ["Their ties are long term and increasingly integrated"]),
        ("The skipper was arrested at noon and charged with theft", ["The skipper was arrested at noon", "charged with theft"]),
        (
            "The thieves abseiled in from a skylight and needed four minutes",
            ["The thieves abseiled in from a skylight", "needed four minutes"],
        ),
        ("The loan would violate United Harbours rules", ["The loan would violate United Harbours rules"]),
        # What opens a sentence and what follows an aside belong to the clause.
        (
            "In recent months, the council has torn up rails and removed street lamps",
            ["In recent months, the council has torn up rails", "removed street lamps"],
        ),
        (
            "Kent is set to arrive in the port, which is under strict quarantine, late Tuesday for his first visit since 2000",
            ["Kent is set to arrive in the port … late Tuesday for his first visit since 2000", "is under strict quarantine"],
        ),
        (
            "The two weary captains, who shook hands twice, signed the pact",
            ["The two weary captains … signed the pact", "shook hands twice"],
        ),
        ("They opened the hall on Friday, where", ["They opened the hall on Friday"]),
        ("The fire spread to the roof, prompting", ["The fire spread to the roof"]),
    ],
)
def test_clauses_are_whole_and_end_where_they_end(text: str, parts: list[str]) -> None:
    assert told(text) == parts


def test_those_from_a_place_do_what_a_relative_clause_says() -> None:
    assert cut("The guards fired at men from the North who crossed the river") == [
        "The guards fired at men from the North who crossed the river"
    ]
