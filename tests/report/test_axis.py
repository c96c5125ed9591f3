"""Where the texts of a family tree stand along time."""

from hypothesis import given
from hypothesis import strategies as st

from wirestem.report.html.axis import STEP, Axis, axis


def day(value: str) -> tuple[str, str]:
    return value, value


def titles(found: Axis) -> list[tuple[str, str]]:
    return [(band.name, band.below) for band in found.bands]


def band_of(found: Axis, text: str) -> str:
    return next(b.name for b in found.bands if b.left <= found.left[text] < b.left + b.wide)


def test_texts_stand_in_the_bands_of_their_days() -> None:
    found = axis(["b", "a"], [], {"a": day("2031-03-04"), "b": day("2031-03-05")})
    assert titles(found) == [("4 March", "2031"), ("5 March", "")]
    assert (band_of(found, "a"), band_of(found, "b")) == ("4 March", "5 March")


def test_days_left_out_between_two_bands_are_told() -> None:
    found = axis(["a", "b", "c"], [], {"a": day("2031-12-04"), "b": day("2031-12-22"), "c": day("2032-01-02")})
    assert titles(found) == [("4 December", "2031"), ("22 December", "18 days later"), ("2 January", "2032")]


def test_what_was_made_of_a_text_stands_right_of_it_on_the_same_day() -> None:
    same = dict.fromkeys("abc", day("2031-03-04"))
    found = axis(["a", "b", "c"], [("a", "b"), ("b", "c")], same)
    assert found.left["c"] - found.left["b"] == found.left["b"] - found.left["a"] == STEP
    assert len(found.bands) == 1


def test_a_later_clock_stands_further_right() -> None:
    told = {"a": day("2031-03-04T19:12"), "b": day("2031-03-04T09:05"), "c": day("2031-03-04T09:05")}
    found = axis(["a", "b", "c"], [], told)
    assert found.left["b"] == found.left["c"] < found.left["a"]


def test_clocks_of_one_zone_keep_their_day_and_clocks_of_several_are_told_in_utc() -> None:
    late, early = "2031-03-04T23:30-05:00", "2031-03-05T00:10Z"
    alone = axis(["a"], [], {"a": day(late)})
    assert (titles(alone), alone.universal) == ([("4 March", "2031")], False)
    both = axis(["a", "b"], [], {"a": day(late), "b": day(early)})
    assert (titles(both), both.universal) == ([("5 March", "2031")], True)
    assert both.left["b"] < both.left["a"]


def test_an_undated_text_has_a_band_of_its_own_at_the_right() -> None:
    found = axis(["a", "b"], [("a", "b")], {"a": day("2031-03-04")})
    assert [name for name, _ in titles(found)] == ["4 March", "undated"]
    assert band_of(found, "b") == "undated"


def test_an_undated_text_that_dated_ones_were_made_of_stands_left_of_them() -> None:
    found = axis(["a", "b"], [("a", "b")], {"b": day("2031-03-04")})
    assert [name for name, _ in titles(found)] == ["undated", "4 March"]
    assert band_of(found, "a") == "undated"
    assert not found.backward


def test_an_undated_text_between_dated_ones_stands_between_them() -> None:
    found = axis(["a", "b", "c"], [("a", "b"), ("b", "c")], {"a": day("2031-03-04"), "c": day("2031-03-05")})
    assert found.left["a"] < found.left["b"] < found.left["c"]
    assert [name for name, _ in titles(found)] == ["4 March", "5 March"]


def test_where_no_text_is_dated_only_the_order_of_copying_is_left() -> None:
    found = axis(["a", "b"], [("a", "b")], {})
    assert titles(found) == [("undated", "")]
    assert found.left["b"] - found.left["a"] == STEP
    assert not found.reach


def test_an_edge_to_a_text_dated_before_is_told_and_moves_nothing() -> None:
    found = axis(["a", "b"], [("a", "b")], {"a": day("2031-03-05"), "b": day("2031-03-04")})
    assert found.backward == {("a", "b")}
    assert found.left["b"] < found.left["a"]


def test_a_range_reaches_from_its_first_day_to_the_end_of_its_last() -> None:
    found = axis(["a", "b"], [], {"a": ("2031-03-04", "2031-03-06"), "b": day("2031-03-05")})
    last = found.bands[-1]
    assert [name for name, _ in titles(found)] == ["4 March", "5 March", "6 March"]
    assert found.reach["a"][0] == found.left["a"]
    assert last.left < found.reach["a"][1] <= last.left + last.wide


def test_a_range_that_a_clock_ends_stops_where_texts_of_that_clock_stand() -> None:
    found = axis(["a", "b"], [], {"a": ("2031-03-04", "2031-03-04T05:30"), "b": day("2031-03-04T05:30")})
    assert found.reach["a"][1] <= max(found.left["b"], found.left["a"] + 28)


def test_a_time_of_which_only_the_end_is_known_reaches_back_to_the_beginning() -> None:
    found = axis(["a", "b"], [], {"a": (None, "2031-03-06"), "b": day("2031-03-04")})
    assert band_of(found, "a") == "6 March"
    assert found.reach["a"][0] < found.bands[0].wide


def test_many_days_are_drawn_as_months_and_many_months_as_years() -> None:
    days = {str(n): day(f"2031-{n // 20 + 1:02}-{n % 20 + 1:02}") for n in range(60)}
    assert [name for name, _ in titles(axis(list(days), [], days))] == ["January", "February", "March"]
    months = {str(n): day(f"{2000 + n // 12}-{n % 12 + 1:02}-01") for n in range(36)}
    assert [name for name, _ in titles(axis(list(months), [], months))] == ["2000", "2001", "2002"]


def test_two_hundred_texts_with_clocks_of_one_day_stay_narrow() -> None:
    clocks = {str(n): day(f"2031-03-04T{n % 24:02}:{n % 60:02}") for n in range(200)}
    found = axis(list(clocks), [("0", str(n)) for n in range(1, 200)], clocks)
    assert sum(b.wide for b in found.bands) < 1500


def test_circles_and_values_that_are_no_time_break_nothing() -> None:
    told = {
        "a": ("soon", "later"),
        "b": ("9999-12-31", "9999-12-31"),
        "c": ("0001-01-01T00:00+14:00", "0001"),
        "d": ("2031-W10",) * 2,
    }
    found = axis(list("abcd"), [("a", "b"), ("b", "a"), ("b", "b"), ("x", "a")], told)
    assert set(found.left) == set("abcd")


times = st.sampled_from(
    [(None, None), *(day(f"2031-03-0{n}") for n in range(1, 5)), day("2031-03-02T10:00"), ("2031-03-01", "2031-03-03")]
)


@given(st.lists(times, min_size=1, max_size=9), st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=12))
def test_children_stand_right_of_parents_but_where_dates_or_circles_forbid_it(
    known: list[tuple[str | None, str | None]], pairs: list[tuple[int, int]]
) -> None:
    texts = [str(i) for i in range(len(known))]
    edges = [(str(a), str(b)) for a, b in pairs if a < b < len(known)]
    found = axis(texts, edges, dict(zip(texts, known, strict=True)))
    assert all(found.left[b] >= found.left[a] + STEP for a, b in edges if (a, b) not in found.backward)
    assert all(any(b.left <= found.left[t] < b.left + b.wide for b in found.bands) for t in texts)
    assert found == axis(texts, edges, dict(zip(texts, known, strict=True)))
