"""Where time expressions stand on the calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirestem.model import Published, TimeExpression
from wirestem.times import anchor_of, recognise, resolve, resolve_all, weekday
from wirestem.times.scene import Anchor

WEDNESDAY = anchor_of(Published("2031-10-15", "2031-10-15", "own"))


def values(text: str, anchor: Anchor | None = WEDNESDAY) -> list[str]:
    return [p.value for p in resolve_all(text, recognise(text), anchor)]


def timexes(text: str, anchor: Anchor | None = WEDNESDAY) -> list[str]:
    return [p.timex for p in resolve_all(text, recognise(text), anchor)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He left late Tuesday.", "2031-10-14"),
        ("She will sit down with them on Thursday.", "2031-10-16"),
        ("Shares were down on Thursday.", "2031-10-09"),
        ("They will turn up on the 23rd, it says.", "2031-10-23"),
        ("She demanded a special sitting of parliament on Monday.", "2031-10-20"),
        ("It is dated 18. 11. 2031.", "2031-11-18"),
        ("Friday, 14.11.2031, 06.00\n", "2031-11-14T06:00"),
        ("She heard it at ten to eleven on Tuesday night.", "2031-10-14T22:50"),
        ("It came at 11.40pm (10.40pm Sarim time) on Tuesday.", "2031-10-14T23:40"),
        ("She spoke on Wednesday.", "2031-10-15"),
        ("The leaders will meet on Friday.", "2031-10-17"),
        ("They met last Wednesday.", "2031-10-08"),
        ("He came in Wednesday's small hours.", "2031-10-15"),
        ("It happened in the early hours of Tuesday.", "2031-10-14"),
        ("He said so yesterday.", "2031-10-14"),
        ("They met last September.", "2030-09"),
        ("It said so last month.", "2031-09"),
        ("The bridge opens in April of next year.", "2032-04"),
        ("It failed earlier this year.", "2031"),
        ("The talks go on next week.", "2031-W43"),
        ("It was signed in the spring.", "2031-03/2031-05"),
        ("They met over the weekend.", "2031-10-11/2031-10-12"),
        ("They would meet before the weekend.", "2031-10-18/2031-10-19"),
        ("It lasted from June 18-19.", "2031-06-18/2031-06-19"),
        ("The two fought in 1950-53.", "1950/1953"),
        ("He left in the 1990s.", "1990/1999"),
        ("Four trains crossed between Friday and Wednesday.", "2031-10-10/2031-10-15"),
        ("The court has until the 21st.", "2031-10-21"),
        ("It is dated the last day of March.", "2031-03-31"),
        ("Sales fell in the third quarter.", "2031-07/2031-09"),
        ("The dividend is payable on Jan. 2.", "2032-01-02"),
        ("The stamp reads 15.10.2031.", "2031-10-15"),
        ("The stamp reads 10/15/2031.", "2031-10-15"),
        ("The law is of 2031-10-01.", "2031-10-01"),
        ("It opened in nineteen ninety-six.", "1996"),
        ("They will vote by Christmas.", "2031-12-25"),
        ("He was here five years ago.", "2026"),
        ("A vote is to be held from November 20.", "2031-11-20"),
        ("The treaty will be signed on Friday.", "2031-10-17"),
        ("He had been held on Friday.", "2031-10-10"),
        ("They have until Friday.", "2031-10-17"),
        ("It fell on Monday of last week.", "2031-10-06"),
        ("He was shot at 11pm last night.", "2031-10-14T23:00"),
        ("Two Sundays ago they marched.", "2031-10-05"),
        ("A hearing was lost the day before last Friday.", "2031-10-09"),
        ("She will be heard the week of November 10.", "2031-W46"),
        ("It was the post-1974 exodus.", "1974"),
        ("It rose in Q3 2027.", "2027-07/2027-09"),
        ("The stamp reads 2031-03-04 09:30.", "2031-03-04T09:30"),
        ("She rang at half past twelve at night.", "2031-10-15T00:30"),
    ],
)
def test_news_times_take_the_value_a_reader_can_know(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("They met on Tuesday evening.", "2031-10-14TEV"),
        ("He slept for 2 1/2 years.", "P2Y6M"),
        ("It lasted a minute and a half.", "PT1M30S"),
        ("It went on for several weeks.", "PXW"),
        ("It ended a years-old dispute.", "PXY"),
        ("They meet every Thursday.", "XXXX-WXX-4"),
        ("It appears daily.", "P1D"),
        ("It is now in force.", "PRESENT_REF"),
        ("He recently left.", "PAST_REF"),
        ("The price is to be set at a later date.", "FUTURE_REF"),
        ("It belongs to the future.", "FUTURE_REF"),
        ("It was built in the 20th century.", "19"),
        ("They met in the summer.", "2031-SU"),
        ("They met over the weekend.", "2031-W41-WE"),
        ("He left two weeks ago.", "2031-10-01"),
        ("The boat sank six weeks ago.", "2031-W36"),
        ("The gate closed at twelve o'clock at night.", "2031-10-15T24:00"),
        ("He bought it last month and sold it that same year.", "2031-09 2031"),
        ("She was killed in August. Her name was struck off that same day.", "2031-08 2031-08-XX"),
        ("She was killed on Monday. Her name was struck off that same day.", "2031-10-13 2031-10-13"),
    ],
)
def test_timex_values_follow_the_corpora(text: str, timex: str) -> None:
    assert " ".join(timexes(text)) == timex


def test_a_clock_time_takes_the_day_told_before_and_the_zone_of_its_pair() -> None:
    text = "The ship sank late Tuesday.\n\nA call came at 9:47 pm (1747 GMT), she said."
    assert values(text) == ["2031-10-14", "2031-10-14T21:47+04:00"]


def test_the_pair_of_one_clock_time_gives_the_zone_of_another() -> None:
    text = "A call came at 9:47 pm (1747 GMT) on Tuesday. The boat came at 10:30 pm."
    assert values(text)[-1] == "2031-10-14T22:30+04:00"


def test_an_agencys_bare_gmt_time_is_of_the_dispatchs_own_day() -> None:
    assert values("The ship sank on Monday.\n\nHe was held at 0230 GMT.")[-1] == "2031-10-15T02:30+00:00"


def test_four_oclock_is_the_latest_before_publication() -> None:
    anchor = anchor_of(Published("2031-10-15T19:45", "2031-10-15T19:45", "own"))
    assert values("She counted them shortly before four o’clock.", anchor) == ["2031-10-15T16:00"]


def test_two_days_earlier_counts_from_the_day_told_last() -> None:
    assert values("Police said on Tuesday that it sank two days earlier.") == ["2031-10-14", "2031-10-12"]


def test_that_year_is_the_year_told_last() -> None:
    assert values("It was built in 2024. It was sold that year.") == ["2024", "2024"]


def test_a_year_earlier_after_a_quarter_is_the_quarter_before() -> None:
    assert timexes("Net rose in the third quarter from a year earlier.") == ["2031-Q3", "2030-Q3"]


def test_a_quarter_that_is_expected_does_not_change_the_quarter_that_results_are_of() -> None:
    text = "Net fell in the third quarter. A charge is expected in the fourth quarter. Sales rose from a year ago."
    assert timexes(text) == ["2031-Q3", "2031-Q4", "2030-Q3"]


def test_for_the_last_week_means_the_seven_days_to_the_publication() -> None:
    friday = anchor_of(Published("2031-10-17", "2031-10-17", "own"))
    text = "She has been here for the last week."
    assert (values(text, friday), timexes(text, friday)) == (["2031-10-11/2031-10-17"], ["2031-W42"])


def test_nothing_is_known_of_a_weekday_without_a_publication() -> None:
    placed = resolve_all("They met on Tuesday.", recognise("They met on Tuesday."), None)
    assert [(p.value, p.timex, p.earliest) for p in placed] == [("", "XXXX-WXX-2", None)]


def test_an_unsure_publication_gives_a_range_only_where_it_matters() -> None:
    anchor = anchor_of(Published("2031-10-15", "2031-10-16", "origin"))
    assert values("He said on Tuesday that he left yesterday.", anchor) == ["2031-10-14", "2031-10-14/2031-10-15"]


def test_midnight_belongs_to_two_days_and_has_no_day_by_itself() -> None:
    assert values("He spoke shortly after midnight.") == [""]


def test_ist_is_indias_time() -> None:
    assert values("June 18, 2024, 07:57:20 IST") == ["2024-06-18T07:57:20+05:30"]


@given(st.integers(0, 6), st.dates(date(1900, 1, 8), date(2100, 1, 1)))
def test_the_weekday_of_a_dispatch_is_the_latest_within_seven_days(day: int, anchor: date) -> None:
    found = weekday(day, anchor)
    assert found.weekday() == day
    assert anchor - timedelta(days=6) <= found <= anchor


_ANCHORS = st.one_of(st.none(), st.dates().map(lambda d: Anchor(d, d)), st.just(Anchor(date.min, date.max)))


_WORDS = (
    "last next Tuesday March 31 2030 the of week year decade century quarter first ago two 99999 earlier 9:47 pm GMT winter"
    " 1990s weekend - , in by day years 30"
).split()


@given(st.lists(st.sampled_from(_WORDS), max_size=8), _ANCHORS)
def test_placing_never_raises_and_its_range_is_in_order(words: list[str], anchor: Anchor | None) -> None:
    text = " ".join(words)
    for one in resolve_all(text, recognise(text), anchor):
        assert (one.earliest is None) == (one.latest is None)
        if one.earliest and one.latest:
            assert one.earliest <= one.latest


@given(st.sampled_from(["date.x", "weekday.x", "period.x", "ago.count", "nothing", "quarter.x", "edge.day", "clock.x"]),
       st.lists(st.text(max_size=12), max_size=4), _ANCHORS)  # fmt: skip
def test_odd_slots_never_raise(rule: str, slots: list[str], anchor: Anchor | None) -> None:
    placed = resolve(TimeExpression(0, 1, "DATE", rule, tuple(slots)), "x", anchor)
    assert placed.value == "" or placed.earliest is not None


def test_how_long_a_race_took_is_no_clock_time() -> None:
    assert values("She won in 2:16:41 on April 2, he in 2h16:41.") == ["2031-04-02"]
    assert values("It was sent at 5:07:12 p.m. and 07:57:20 GMT.") == ["2031-10-15T17:07:12", "2031-10-15T07:57:20+00:00"]


def test_the_days_that_somebody_speaks_of_are_not_those_of_the_article() -> None:
    told = "“It is open today, tomorrow and on Monday,” he said. The banks had shut by midday."
    assert values(told) == ["2031-10-15", "2031-10-16", "2031-10-20", "2031-10-15T12:00"]


def test_what_has_happened_is_not_of_a_day_to_come() -> None:
    told = "The bottle, to be opened on October 20, had been opened in the evening."
    (_, evening) = resolve_all(told, recognise(told), WEDNESDAY)
    assert (evening.value, evening.note) == ("2031-10-15", "counted from 2031-10-15")


def test_a_paragraph_without_a_day_leaves_one_of_long_ago_but_not_one_of_this_week() -> None:
    assert values("They met on October 3.\n\nThe price was 47 at 1:15 p.m. on the exchange.")[1] == "2031-10-15T13:15"
    assert values("They met on October 13.\n\nThe price was 47 at 1:15 p.m. on the exchange.")[1] == "2031-10-13T13:15"


def test_a_bare_clock_time_is_of_the_afternoon_that_the_text_tells_of() -> None:
    told = "At 2:28 on Tuesday afternoon a hand moved. Nine minutes later, at 2:37, it went dark."
    assert values(told)[-1] == "2031-10-14T14:37"
