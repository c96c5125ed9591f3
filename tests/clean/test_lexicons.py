"""The lexicons of this room: every example is understood."""

import pytest

from wirestem.lexicon.agencies import Agency, agencies
from wirestem.lexicon.furniture import Furniture, furniture_sort, shapes
from wirestem.lexicon.outlets import outlet_words
from wirestem.lexicon.zones import zones


@pytest.mark.parametrize("entry", agencies().entries, ids=lambda entry: entry.slug)
def test_an_agency_is_found_in_its_own_example(entry: Agency) -> None:
    assert entry.slug in [named.agency.slug for named in agencies().find(entry.example, credit=True)]


@pytest.mark.parametrize("entry", [shape.entry for shape in shapes()], ids=lambda entry: entry.example[:30])
def test_furniture_is_known_by_its_example(entry: Furniture) -> None:
    assert furniture_sort(entry.example, edge=True, tail=True) is not None


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("APP said so", ["APP"]),
        ("AFPN said so", []),
        ("AFP's man", ["AFP"]),
        ("the Yonhap news agency", ["Yonhap"]),
        ("Associated Press of Pakistan", ["APP"]),
        ("the Associated Press", ["AP"]),
        ("ap", []),
        ("AP-NORC poll", []),
        ("AFP-JIJI", ["AFP", "Jiji"]),
        ("REUTERS/File", ["Reuters"]),
        ("the official Korean Central news Agency", ["KCNA"]),
        ("PA cut its rates, and the SPA closed", []),
        ("Mr Bloomberg spoke", []),
    ],
)
def test_agencies_are_found_as_whole_names(text: str, slugs: list[str]) -> None:
    assert [named.agency.slug for named in agencies().find(text)] == slugs


def test_short_names_with_other_meanings_count_in_credits() -> None:
    assert [named.agency.slug for named in agencies().find("(PA)", credit=True)] == ["PA Media"]


def test_no_form_belongs_to_two_agencies() -> None:
    owners: dict[str, str] = {}
    for entry in agencies().entries:
        for form in (entry.slug, entry.name, *entry.forms, *entry.credits_only):
            assert owners.setdefault(form, entry.slug) == entry.slug


def test_a_users_file_adds_an_agency(tmp_path: object) -> None:
    path = f"{tmp_path}/more.toml"
    with open(path, "w", encoding="utf-8") as file:
        file.write('[[agency]]\nslug = "CNX"\nname = "Carrow News Exchange"\nexample = "TOLMOUTH (CNX) -"\n')
    named = agencies((path,)).named("carrow news exchange")
    assert named is not None
    assert named.slug == "CNX"


def test_words_and_zones_load() -> None:
    assert "gazette" in outlet_words("paper")
    assert zones()["GMT"].offset == "+00:00"
