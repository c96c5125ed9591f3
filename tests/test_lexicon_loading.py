from pathlib import Path

import pytest
from msgspec import Struct

from wirestem.errors import LexiconError
from wirestem.lexicon.agencies import Agency, agencies
from wirestem.lexicon.loading import parse_entries, read_entries


class Bird(Struct, frozen=True):
    name: str
    example: str


def test_an_entry_without_example_is_refused_with_file_and_line() -> None:
    text = '[[bird]]\nname = "wren"\nexample = "A wren sang."\n\n[[bird]]\nname = "owl"\nexample = ""\n'
    with pytest.raises(LexiconError, match=r"birds\.toml:5.*example"):
        parse_entries(text, "birds.toml", "bird", Bird)


def test_an_entry_that_does_not_fit_says_what_was_expected() -> None:
    with pytest.raises(LexiconError, match=r"birds\.toml:1"):
        parse_entries('[[bird]]\nname = 3\nexample = "x"\n', "birds.toml", "bird", Bird)


def test_a_check_may_refuse_an_entry() -> None:
    text = '[[bird]]\nname = "wren"\nexample = "An owl."\n'
    with pytest.raises(LexiconError, match="not in its example"):
        parse_entries(text, "b", "bird", Bird, lambda b: None if b.name in b.example else "name is not in its example")


def test_a_missing_file_of_a_user_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"nowhere\.toml"):
        read_entries("agencies.toml", "bird", Bird, more=[str(tmp_path / "nowhere.toml")])


def test_a_users_agency_is_found_beside_the_shipped_ones(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('[[agency]]\nslug = "KNA"\nname = "Kalvarran News Agency"\nexample = "told KNA"\n', encoding="utf-8")
    known = agencies((str(file),))
    text = "Drezh told KNA, not AFP, and nobody told KNAP."
    assert [n.agency.slug for n in known.find(text)] == ["KNA", "AFP"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[[agency]]\nslug = "KNA"\nname = "K"\nfrms = ["x"]\nexample = "told KNA"\n', "no field 'frms'"),
        ('[[agencies]]\nslug = "KNA"\n', r"holds no \[\[agency\]\]"),
        ('[agency]\nslug = "KNA"\n', "is one table"),
        ("[[agency]\n", "is no TOML"),
    ],
)
def test_a_slip_in_a_users_file_is_told_and_never_passed_over(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=says):
        read_entries("agencies.toml", "agency", Agency, more=[str(file)])


def test_headings_may_stand_indented(tmp_path: Path) -> None:
    text = '  [[ bird ]]\n  name = "wren"\n  example = "A wren sang."\n'
    assert [bird.name for bird in parse_entries(text, "b", "bird", Bird)] == ["wren"]
