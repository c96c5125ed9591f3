import pytest

from wirestem.engine import run


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_results_come_in_the_order_of_the_values_whatever_the_workers(workers: int) -> None:
    words = [f"w{n}" for n in range(120)]
    assert list(run(str.upper, words, workers=workers)) == [w.upper() for w in words]


def test_nothing_in_nothing_out() -> None:
    assert list(run(str.upper, [], workers=2)) == []


def test_an_error_of_the_step_is_raised_at_its_place() -> None:
    with pytest.raises(ValueError, match="no number"):
        list(run(int, ["1", "no number"], workers=2))
