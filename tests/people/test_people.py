"""People: names taken apart and compared."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirestem.errors import LexiconError
from wirestem.lexicon.loading import parse_entries
from wirestem.lexicon.people import Tradition, _misfit
from wirestem.people import accord, conflict, short_for, taken_apart

ROOT = Path(__file__).resolve().parent.parent.parent


def _pairs() -> ModuleType:
    spec = importlib.util.spec_from_file_location("namepairs", ROOT / "eval" / "namepairs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["namepairs"] = module
    spec.loader.exec_module(module)
    return module


PAIRS = _pairs()
ALL = PAIRS.pairs(PAIRS.FILE)


@pytest.mark.parametrize(("half", "precision", "recall"), [("tuned", 99.0, 98.0), ("apart", 98.5, 96.0)])
def test_the_pairs_of_names_are_told_as_well_as_before(half: str, precision: float, recall: float) -> None:
    found = PAIRS.figures(PAIRS.pairs(PAIRS.FILE, half))
    assert found[0] >= precision, found
    assert found[1] >= recall, found


def test_the_file_holds_enough_pairs_of_both_sorts_and_none_twice() -> None:
    told = [frozenset((p.left, p.right)) for p in ALL]
    assert len(set(told)) == len(told) >= 300
    assert 150 < sum(p.same for p in ALL) < len(ALL) - 150


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Kim Jong Un", "Kim Jong-un"),
        ("Gerhard Schröder", "Gerhard Schroeder"),
        ("Yuri Ushakov", "Iurii Ushakov"),
        ("Li Ke'an", "Li Kean"),
        ("Abdul Rahman Sudais", "Abdelrahman Sudais"),
        ('William "Bill" Clinton', "Bill Clinton"),
    ],
)
def test_spellings_of_one_name_are_the_same(left: str, right: str) -> None:
    assert accord(left, right) == "same"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("V. Putin", "Vladimir Putin"),
        ("Rosa Imber", "Rosa Imber Quiroga"),
        ("Anna Smith", "Anna Smith-Jones"),
        ("Javad Zarif", "Mohammad Javad Zarif"),
    ],
)
def test_a_name_that_leaves_something_out_may_be_the_fuller_one(left: str, right: str) -> None:
    assert accord(left, right) == "may"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ada Novak", "Ivo Novak"),
        ("Jan Novak", "Josef Novak"),
        ("Ferdinand Marcos Jr.", "Ferdinand Marcos Sr."),
        ("Hassan Rouhani", "Hussein Rouhani"),
        ("Paolo Rossi", "Paola Rossi"),
        ("George W. Bush", "George H.W. Bush"),
        ("Maryam Nawaz Sharif", "Nawaz Sharif"),
    ],
)
def test_two_people_of_one_family_name_are_in_conflict(left: str, right: str) -> None:
    assert conflict(left, right)


def test_a_woman_of_the_name_is_not_called_by_the_mans_form() -> None:
    assert not short_for("Navalny", "Yulia Navalnaya")


def test_a_slip_in_a_tradition_is_told() -> None:
    text = '[[tradition]]\nname = "x"\nsounds = [["ab", "c", 0.1]]\nexample = "x"\n'
    with pytest.raises(LexiconError, match="two letters"):
        parse_entries(text, "people.toml", "tradition", Tradition, _misfit)
    text = '[[tradition]]\nname = "x"\nspellings = [["(", "c"]]\nexample = "x"\n'
    with pytest.raises(LexiconError, match="no pattern"):
        parse_entries(text, "people.toml", "tradition", Tradition, _misfit)


_SHIPPED = st.sampled_from(sorted({n for p in ALL for n in (p.left, p.right)}))
_GIVEN = st.sampled_from(
    ["Ada", "Ivo", "Mohammed", "Sergei", "Jean-Luc", "J.", "Won-sik", "Rosa Imber", "Mr Boris", "Abdul Rahman", "Ludwig"]
)
_FAMILY = st.sampled_from(["Novak", "al-Sadr", "Kim", "de la Vega", "Müller", "Quiroga", "Petrov", "O’Neill", "Smith-Jones"])


@given(_SHIPPED, _SHIPPED)
def test_comparing_is_symmetric(left: str, right: str) -> None:
    assert accord(left, right) == accord(right, left)
    assert conflict(left, right) == conflict(right, left)


@given(_SHIPPED)
def test_every_full_name_agrees_with_itself(name: str) -> None:
    assert len(taken_apart(name).parts) < 2 or accord(name, name) == "same"


@given(
    st.sampled_from(["Ada", "Ivo", "Ludwig", "Rosa", "Jan", "Jana", "Josef"]),
    st.sampled_from(["Ada", "Ivo", "Ludwig", "Rosa", "Jan", "Jana", "Josef"]),
    _FAMILY,
)
def test_two_given_names_before_one_family_name_are_two_people(one: str, other: str, family: str) -> None:
    assert conflict(f"{one} {family}", f"{other} {family}") == (one != other)


@given(_GIVEN, _FAMILY)
def test_a_family_name_is_short_for_its_bearer(given_name: str, family: str) -> None:
    last = family.split("-")[-1].split()[-1]
    assert short_for(last, f"{given_name} {family}")


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_is_borne(left: str, right: str) -> None:
    assert accord(left, right) == accord(right, left)
    assert isinstance(short_for(left, right), bool)
