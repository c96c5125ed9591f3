"""What is counted inside a longer time, and times that name their unit in unusual ways."""

from datetime import date

import pytest

from wirestem.times import Anchor, recognise, resolve_all

THURSDAY = Anchor(date(2031, 10, 16), date(2031, 10, 16))


def placed(text: str) -> list[tuple[str, str, str]]:
    found = recognise(text)
    return [(text[e.start : e.end], p.value, p.timex) for e, p in zip(found, resolve_all(text, found, THURSDAY), strict=True)]


@pytest.mark.parametrize(
    ("text", "words", "value", "timex"),
    [
        ("They vote on the second Tuesday of November.", "the second Tuesday of November", "2031-11-11", "2031-11-11"),
        ("It fell on the last Friday in May 2029.", "the last Friday in May 2029", "2029-05-25", "2029-05-25"),
        ("He comes in the first week of March.", "the first week of March", "2031-03-01/2031-03-07", "2031-W10"),
        ("The court sits in the last week of next month.", "the last week of next month", "2031-11-24/2031-11-30", "2031-W48"),
        ("He fell in the third year of the war.", "the third year", "", "XXXX"),
        ("On the fifth day of the strike they met.", "the fifth day", "", "XXXX-XX-XX"),
        ("Rain fell for a third straight day.", "third straight day", "", "2031-10-16"),
        ("It was lost in the last quarter of 2028.", "the last quarter of 2028", "2028-10/2028-12", "2028-Q4"),
        ("First-half profit rose.", "First-half", "2031-01/2031-06", "2031-H1"),
        ("He resigned the day before yesterday.", "the day before yesterday", "2031-10-14", "2031-10-14"),
        ("They will vote the day after tomorrow.", "the day after tomorrow", "2031-10-18", "2031-10-18"),
        ("It began the week before last.", "the week before last", "2031-W40", "2031-W40"),
        ("The mine opened half a century ago.", "half a century ago", "1981", "1981"),
        ("She was born 20 years ago today.", "20 years ago today", "2011-10-16", "2011-10-16"),
        ("He left three weeks ago Friday.", "three weeks ago Friday", "2031-09-26", "2031-09-26"),
        ("They will meet a week from Tuesday.", "a week from Tuesday", "2031-10-28", "2031-10-28"),
        ("It was built in the 1800s.", "the 1800s", "1800/1899", "18"),
        ("It will open by the end of the decade.", "the end of the decade", "2030/2039", "203"),
        ("They died over the Labor Day weekend.", "the Labor Day weekend", "2031-08-30/2031-08-31", "2031-W35-WE"),
        ("Prayers were said during Easter week.", "Easter week", "2031-W15", "2031-W15"),
        ("They marched on Martin Luther King Day.", "Martin Luther King Day", "2031-01-20", "2031-01-20"),
        ("They met on the fourth of July.", "the fourth of July", "2031-07-04", "2031-07-04"),
        ("Two died on the night of Friday, October 10.", "the night of Friday, October 10", "2031-10-10", "2031-10-10TNI"),
        ("It should be done by year-end.", "year-end", "2031", "2031"),
    ],
)
def test_counts_inside_a_month_a_war_or_a_year(text: str, words: str, value: str, timex: str) -> None:
    assert placed(text) == [(words, value, timex)]


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("A two-and-a-half-hour march followed.", "PT2H30M"),
        ("The 18-month-old truce broke.", "P18M"),
        ("A weeklong festival opened.", "P1W"),
        ("The years-long dispute is over.", "PXY"),
        ("It took half a dozen years.", "P6Y"),
        ("A quarter-century has gone by.", "P25Y"),
        ("He died days later.", "PXD"),
        ("The whole of the past century was peaceful.", "P100Y"),
    ],
)
def test_lengths_in_words_of_their_own(text: str, timex: str) -> None:
    assert [t for _, _, t in placed(text)] == [timex]


def test_net_in_the_quarter_ended_in_september_is_of_the_third_quarter() -> None:
    assert [t for _, _, t in placed("Net rose in the quarter ended Sept. 30.")] == ["2031-Q3", "2031-09-30"]
    assert [t for _, _, t in placed("Net rose in the quarter ended Oct. 1.")] == ["2031-Q3", "2031-10-01"]


def test_the_latest_quarter_is_one_that_is_over() -> None:
    assert [t for _, _, t in placed("Fourth-quarter net fell. In the latest quarter sales rose.")] == ["2031-Q4", "2031-Q3"]


def test_the_second_weekday_of_a_range_follows_the_first() -> None:
    assert [v for _, v, _ in placed("The shop was shut from Monday to Friday.")] == ["2031-10-13/2031-10-17", ""]


def test_a_day_earlier_is_counted_from_the_news_when_its_paragraph_names_no_day() -> None:
    assert placed("He spoke on Monday.\nThe toll is 23, up from 17 a day earlier.")[1][1] == "2031-10-15"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He led the party from 2018 to 2028.", "2018/2028"),
        ("They made 14 trips between June 2029 and March 2030.", "2029-06/2030-03"),
        ("It happened on the night of July 27 and 28.", "2031-07-27/2031-07-28"),
        ("The lorries came on 2 and 3 October.", "2031-10-02/2031-10-03"),
        ("She spent Monday and Tuesday on the shore.", "2031-10-13/2031-10-14"),
    ],
)
def test_two_ends_are_one_interval_while_each_keeps_its_timex(text: str, value: str) -> None:
    first, last = placed(text)
    assert (first[1], last[1]) == (value, "")
    assert "/" not in first[2] + last[2]
    assert last[2]


def test_days_named_one_by_one_are_no_range() -> None:
    assert [v for _, v, _ in placed("They met on Friday and Tuesday, in 2028 and 2030.")] == [
        "2031-10-10", "2031-10-14", "2028", "2030",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They will meet the week after next.", "2031-W44"),
        ("They will meet the weekend after next.", "2031-10-25/2031-10-26"),
        ("The board will decide next Friday.", "2031-10-24"),
        ("It was moved over the Hallowe’en weekend.", "2031-11-01/2031-11-02"),
        ("He was freed at half past midnight on Tuesday.", "2031-10-14T00:30"),
        ("The log says 0420 hours.", "2031-10-16T04:20"),
        ("Two aircraft came at ten to six in the morning.", "2031-10-16T05:50"),
        ("They march tonight at 19:00.", "2031-10-16T19:00"),
        ("Late on Wednesday, at 11:15 p.m., it was sent.", "2031-10-15T23:15"),
        ("OCT/RST 08-OCT-31 18:07", "2031-10-08T18:07"),
        ("All of them fell on a Friday.", ""),
    ],
)
def test_further_words_for_days_and_clocks(text: str, value: str) -> None:
    assert [v for _, v, _ in placed(text)] == [value]


def test_last_december_said_in_january_is_that_of_the_year_just_over() -> None:
    text = "He left last December."
    january = Anchor(date(2033, 1, 14), date(2033, 1, 14))
    assert [p.value for p in resolve_all(text, recognise(text), january)] == ["2032-12"]


@pytest.mark.parametrize(
    "text",
    [
        "It stands on the Avenue of the Fourth of May.",
        "She was named player of the year.",
        "The Week has seen the file.",
        "He said so on “This Week,” a show.",
        "The Daily Orsa wrote about it.",
        "USA TODAY had the story.",
        "His 1994 Toyota was found.",
        "He scored a touchdown in the third quarter.",
        "Shares closed at 13.40.",
    ],
)
def test_names_prices_and_games_are_no_times(text: str) -> None:
    assert placed(text) == []
