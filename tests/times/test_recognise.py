"""What is found as a time expression, how it is typed, and what is left alone."""

from datetime import date
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirestem.lexicon.times import phrases, time_rules, word_classes
from wirestem.times import Anchor, recognise, resolve_all
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
        ("She left after a 12-hour crossing.", [("12-hour", "DURATION")]),
        ("A weeklong festival began.", [("weeklong", "DURATION")]),
        ("Sales will double over the next couple of years.", [("the next couple of years", "DURATION")]),
        ("The line adds 700 seats a week.", [("a week", "SET")]),
        ("She missed yesterday's World Cup match.", [("yesterday", "DATE")]),
        ("He condemned the Friday raids.", [("Friday", "DATE")]),
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
        "The rumour soon became a panic.",
        "She was soon released.",
        "A law for yesterday’s world.",
        "It is for today's youth what the war was for their parents.",
        "He showed a scene from High Noon.",
        "He died soon after the vote.",
        "Farms hold more than a quarter of the land.",
        "She spoke on “This Week With Hanno Brix”.",
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


def test_no_rule_for_what_is_no_time_finds_one_in_its_own_example() -> None:
    assert [r.name for r in time_rules() if r.name.startswith("none.") and recognise(r.example)] == []


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


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The line went dead at 5.40 in the morning.", "2034-09-12T05:40"),
        ("He called at 6.30 in the evening.", "2034-09-12T18:30"),
        ("Talks broke up at half past six on Monday evening.", "2034-09-11T18:30"),
        ("The truce starts at eight on Tuesday night.", "2034-09-12T20:00"),
        ("It was a quarter past three in the morning.", "2034-09-12T03:15"),
        ("At quarter to nine, a second blast followed.", "2034-09-12T08:45"),
        ("They shut the doors at 8pm (3pm GMT) on Tuesday.", "2034-09-12T20:00+05:00"),
        ("It was signed at 11.40pm on Wednesday (0440 GMT Thursday).", "2034-09-06T23:40-05:00"),
        ("The fire broke out at 0340 local time (2140 GMT Monday).", "2034-09-12T03:40+06:00"),
        ("It bears the time 2.15 a.m. of Thursday, 7 September.", "2034-09-07T02:15"),
        ("9 October 2031 | 20h10", "2031-10-09T20:10"),
        ("Thursday, October 9, 2031 · 6:30 pm EDT", "2031-10-09T18:30-04:00"),
        ("The vote opens at 8 a.m. New York time on Friday.", "2034-09-15T08:00-04:00"),
        ("As of Friday noon 12 were missing.", "2034-09-08T12:00"),
        ("They were seen on the eve of Tuesday's vote.", "2034-09-11"),
        ("He had met her the night before.", "2034-09-11"),
        ("The strike begun on Monday continues.", "2034-09-11"),
        ("2034-09-12 18:04:22 UTC", "2034-09-12T18:04:22+00:00"),
        ("The court will rule on Friday week.", "2034-09-22"),
        ("Between 3 and 7 September, 40 died.", "2034-09-03/2034-09-07"),
        ("The quake struck on Monday at 3:40 in the afternoon.", "2034-09-11T15:40"),
        ("At 0610 the siren went.", "2034-09-12T06:10"),
        ("They vote on Thursday 14th.", "2034-09-14"),
        ("The gates can open on Sunday.", "2034-09-17"),
        ("They have kept watch since Monday.", "2034-09-11"),
        ("Relatives of the sailors gathered on Friday at the gate.", "2034-09-08"),
        ("The power went at eight minutes to two.", "2034-09-12T13:52"),
        ("He pulled up an hour before midnight on Monday.", "2034-09-11T23:00"),
        ("The signal was lost at 1812 GMT on Monday.", "2034-09-11T18:12+00:00"),
        ("The doors shut at half past seven yesterday evening.", "2034-09-11T19:30"),
        ("They left at nine last night.", "2034-09-11T21:00"),
        ("The alarm went at dawn on Monday.", "2034-09-11"),
        ("Orsa, 12 September 2034 – 20.15", "2034-09-12T20:15"),
        ("News of 12.09.2034 / 07:00", "2034-09-12T07:00"),
        ("17:48, 12.09.2034", "2034-09-12T17:48"),
        ("Tuesday, 12.09.2034 - 18:52", "2034-09-12T18:52"),
        ("Last updated 22.30\n", "2034-09-12T22:30"),
        ("September 12, 2034, 12:30 (IST, UTC+2)", "2034-09-12T12:30+02:00"),
    ],
)
def test_clocks_and_days_as_they_are_spoken(sentence: str, value: str) -> None:
    day = date(2034, 9, 12)
    assert [p.value for p in resolve_all(sentence, recognise(sentence), Anchor(day, day))] == [value]


@pytest.mark.parametrize(
    "sentence", ["From twenty to seven people came.", "The shares stood at 5.40 dollars.", "The vote was ten to two."]
)
def test_numbers_that_are_no_clock_time(sentence: str) -> None:
    assert recognise(sentence) == ()


def test_a_bare_dotted_clock_is_one_only_beside_a_sure_one() -> None:
    assert found("The bells rang at 3.42am; the first signal came at 3.15.")[1] == ("3.15", "TIME")
    assert found("The first signal came at 3.15.") == []


def test_letters_of_a_zone_mean_what_the_text_says_they_mean() -> None:
    text = "September 12, 2034, 12:30 (IST, UTC+2)\nThe signal was lost at 03:12 IST."
    day = date(2034, 9, 12)
    placed = resolve_all(text, recognise(text), Anchor(day, day))
    assert [p.value for p in placed] == ["2034-09-12T12:30+02:00", "2034-09-12T03:12+02:00"]
