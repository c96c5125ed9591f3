import pytest

from wirestem.engine import run


def shout(word: str) -> str:
    return word.upper()


def broken(word: str) -> str:
    raise ValueError(word)


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_results_come_in_the_order_of_the_values_whatever_the_workers(workers: int) -> None:
    words = [f"w{n}" for n in range(120)]
    assert list(run(shout, words, workers=workers)) == [w.upper() for w in words]


def test_nothing_in_nothing_out() -> None:
    assert list(run(shout, [], workers=2)) == []


def test_an_error_of_the_step_is_raised_at_its_place() -> None:
    with pytest.raises(ValueError, match="a"):
        list(run(broken, ["a"], workers=2))
