"""The line: each lane keeps its order, and nobody waits for more than one of every other lane per turn."""

from hypothesis import given
from hypothesis import strategies as st

from wirestem.server.line import Line

items = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 99)), unique_by=lambda i: i[1], max_size=30)


def filled(pairs: list[tuple[int, int]]) -> Line[tuple[int, int]]:
    line = Line[tuple[int, int]]()
    for pair in pairs:
        line.add(pair[0], pair)
    return line


@given(items)
def test_the_order_that_is_told_is_the_order_in_which_it_is_served(pairs: list[tuple[int, int]]) -> None:
    line = filled(pairs)
    told = line.order()
    assert len(line) == len(told) == len(pairs)
    assert [line.take() for _ in told] == told
    assert line.take() is None


@given(items)
def test_each_lane_keeps_its_order_and_lanes_take_turns(pairs: list[tuple[int, int]]) -> None:
    served = filled(pairs).order()
    for lane in range(4):
        assert [p for p in served if p[0] == lane] == [p for p in pairs if p[0] == lane]
    turns = [[p[0] for p in served[: served.index(p)]].count(p[0]) for p in served]
    assert turns == sorted(turns)


def test_a_newcomer_is_served_before_the_second_of_one_who_has_many() -> None:
    line = filled([(1, 10), (1, 11), (1, 12)])
    assert line.take() == (1, 10)
    line.add(2, (2, 20))
    assert line.order() == [(1, 11), (2, 20), (1, 12)]


@given(items, st.data())
def test_what_leaves_the_line_changes_nothing_for_those_of_other_lanes_among_one_another(
    pairs: list[tuple[int, int]], data: st.DataObject
) -> None:
    line = filled(pairs)
    if not pairs:
        assert not line.drop((0, 0))
        return
    gone = data.draw(st.sampled_from(pairs))
    assert line.drop(gone)
    assert not line.drop(gone)
    assert sorted(line.order()) == sorted(p for p in pairs if p != gone)
    assert line.in_lane(gone[0]) == sum(p[0] == gone[0] for p in pairs) - 1
