"""What is found as a time expression, how it is typed, and what is left alone."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirestem.lexicon.times import phrases, time_rules, word_classes
from wirestem.times import recognise
from wirestem.times.grammar import compiled_rules


def found(text: str) -> list[tuple[str, str]]:
    return [(text[e.start : e.end], e.type) for e in recognise(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor left late Thursday.", [("late Thursday", "DATE")]),
        ("They met on Friday evening.", [("Friday evening", "TIME")]),
        ("A call came at 9:47 pm (1747 GMT).", [("9:47 pm (1747 GMT)", "TIME")]),
        ("He slept for three hours.", [("three hours", "DURATION")]),
        ("She sings every week.", [("every week", "SET")]),
        ("Sales fell in the third quarter of 2024.", [("the third quarter of 2024", "DATE")]),
        ("It ran from June 18-19.", [("June 18-19", "DATE")]),
        ("In the late 1970s he moved.", [("the late 1970s", "DATE")]),
        ("The nearly two-year war ended.", [("two-year", "DURATION")]),
        ("Posted 19th Jun, 2024.", [("19th Jun, 2024", "DATE")]),
    ],
)
def test_news_times_are_found_whole_and_typed(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It cost $2000 and 1999 people came.",
        "You may march if you must.",
        "The 34-year-old driver sat down.",
        "Copyright 2029 The Example Press",
        "Sign up for our Tuesday newsletter.",
        "About three-quarters of the town voted.",
        "Try #Vote2030 instead.",
        "A man in his 30s called.",
    ],
)
def test_what_only_looks_like_a_time_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_no_expression_runs_over_the_end_of_a_line() -> None:
    assert found("See you in May\n2030 votes were cast") == [("May", "DATE")]


def test_will_before_a_weekday_points_ahead_and_said_points_back() -> None:
    ahead, behind = recognise("The court will sit on Monday."), recognise("The court said on Monday it was done.")
    assert (ahead[0].forward, behind[0].forward) == (True, False)


def test_called_for_a_rally_on_a_day_leaves_the_direction_open() -> None:
    assert recognise("He called for a rally in the square on Wednesday.")[0].forward is None


def test_every_rule_finds_something_in_its_own_example() -> None:
    silent = [r.name for r in time_rules() if not r.name.startswith("none.") and not recognise(r.example)]
    assert silent == []


def test_every_rule_phrase_and_class_has_its_own_name() -> None:
    for names in ([r.name for r in time_rules()], [p.name for p in phrases()], [c.name for c in word_classes()]):
        assert len(names) == len(set(names))
    assert len(compiled_rules()) == len(time_rules())


def test_a_huge_line_of_numbers_is_read_in_passing() -> None:
    begun = perf_counter()
    recognise("one " * 10_000 + "9" * 100_000 + " Monday" * 2_000)
    assert perf_counter() - begun < 5


def test_times_are_found_on_both_sides_of_a_cut() -> None:
    text = ("x" * 90 + "\n") * 400 + "He left on Tuesday."
    assert found(text) == [("Tuesday", "DATE")]


@given(st.text(alphabet=st.sampled_from("19 20:Mayondyfrithe,.-'’(’)\n/🙂א aMpm"), max_size=60))
def test_expressions_slice_stand_in_order_and_never_overlap(text: str) -> None:
    reached = 0
    for expression in recognise(text):
        assert reached <= expression.start < expression.end <= len(text)
        assert "\n" not in text[expression.start : expression.end]
        reached = expression.end


@given(st.text(max_size=30), st.text(max_size=30))
def test_offsets_of_a_part_are_offsets_of_the_whole(before: str, after: str) -> None:
    text = f"{before}\non Tuesday\n{after}"
    start = len(before) + 1
    assert [e.start for e in recognise(text, start, start + 10)] == [start + 3]
