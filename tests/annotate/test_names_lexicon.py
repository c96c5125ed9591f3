"""The lexicons of names: every entry shows itself in its example."""

import pytest

from wirestem.lexicon.loading import read_entries
from wirestem.lexicon.names import Country, Given, Group, Kind, Region, Seat, Title, names


def shows(example: str, forms: tuple[str, ...]) -> bool:
    return any(form.casefold() in example.casefold() for form in forms)


@pytest.mark.parametrize("entry", read_entries("titles.toml", "title", Title), ids=lambda e: e.forms[0])
def test_a_title_stands_in_its_example(entry: Title) -> None:
    assert shows(entry.example, entry.forms)


@pytest.mark.parametrize("entry", read_entries("organisations.toml", "organisation", Kind), ids=lambda e: e.heads[0])
def test_an_organisations_word_stands_in_its_example(entry: Kind) -> None:
    assert shows(entry.example, entry.heads + entry.nouns)


def test_countries_seats_groups_and_given_names_stand_in_their_examples() -> None:
    countries = read_entries("places.toml", "country", Country)
    assert [c.name for c in countries if not shows(c.example, (c.name, *c.capitals))] == []
    assert [s.form for s in read_entries("places.toml", "seat", Seat) if not shows(s.example, (s.form,))] == []
    assert [r.example for r in read_entries("places.toml", "region", Region) if not shows(r.example, r.forms)] == []
    assert [g.example for g in read_entries("groups.toml", "group", Group) if not shows(g.example, g.heads + g.modifiers)] == []
    assert [g.example for g in read_entries("given_names.toml", "given", Given) if not shows(g.example, g.names)] == []


def test_no_capital_is_two_countries() -> None:
    countries = read_entries("places.toml", "country", Country)
    capitals = [city for country in countries for city in country.capitals]
    assert len(capitals) == len(set(capitals))


@pytest.mark.parametrize(("name", "country"), [("the Kremlin", "Russia"), ("Seoul", "South Korea"), ("U.S.", "United States")])
def test_a_seat_speaks_for_its_country(name: str, country: str) -> None:
    assert names().government(name) == country
