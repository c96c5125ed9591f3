"""Clauses in like words that tell another thing: they are never one claim."""

import pytest

from wirestem.lexicon.loading import read_entries
from wirestem.story.corroborate.knowledge import Pair, Verbs, pairs, plain_verbs
from wirestem.story.corroborate.likeness import Likeness
from wirestem.story.corroborate.roles import act, places
from wirestem.story.corroborate.terms import Page, stem
from wirestem.text import words

from .test_corroborate import article, claim, run

BASE = "Vostmark sold forty tanks to Ruania in the port of Dornick."


def together(first: str, second: str) -> bool:
    result = run(article("a", first), article("b", second))
    return claim(result, first[:12], "a", first).id == claim(result, second[:12], "b", second).id


@pytest.mark.parametrize(
    "other",
    [
        "Vostmark sold forty tanks to Ruania in Dornick harbour.",
        "Forty tanks were sold to Ruania by Vostmark in the port of Dornick.",
        "Vostmark has sold forty tanks to Ruania in the port of Dornick.",
    ],
)
def test_what_tells_the_same_is_one_claim(other: str) -> None:
    assert together(BASE, other)


@pytest.mark.parametrize(
    "other",
    [
        "Ruania sold forty tanks to Vostmark in the port of Dornick.",
        "Vostmark sold ninety tanks to Ruania in the port of Dornick.",
        "Vostmark sold forty tanks to Ruania in the port of Marabel.",
        "Vostmark plans to sell forty tanks to Ruania in the port of Dornick.",
        "Vostmark could sell forty tanks to Ruania in the port of Dornick.",
        "Vostmark refused to sell forty tanks to Ruania in the port of Dornick.",
        "Vostmark has not sold forty tanks to Ruania in the port of Dornick.",
    ],
)
def test_what_is_distorted_is_another_claim(other: str) -> None:
    assert not together(BASE, other)


def test_verbs_of_opposite_sense_make_two_claims() -> None:
    assert not together(
        "Parliament approved the water law on second reading.", "Parliament rejected the water law on second reading."
    )
    assert together("Parliament approved the water law on second reading.", "Parliament passed the water law on second reading.")


def test_no_with_a_number_and_without_are_no_denial() -> None:
    assert together("Dam No. 3 at the Cerro mine broke at dawn.", "Dam 3 at the Cerro mine broke at dawn.")
    assert together("The valve failed in orbit without a warning.", "The valve failed in orbit.")


def test_the_voice_of_a_clause_tells_who_does_it() -> None:
    for text in ("Orlo was attacked by Vard.", "Vard attacked Orlo."):
        found = act(Page(text), 0, len(text))
        assert found is not None
        assert (sorted(found.agents), sorted(found.others), found.done) == (["vard"], ["orlo"], True)


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("The firm closed the plant.", True),
        ("The firm has closed the plant.", True),
        ("The firm will close the plant.", False),
        ("The firm is to close the plant.", False),
        ("The firm threatened to close the plant.", False),
        ("The firm is considering closing the plant.", False),
        ("The firm may close the plant.", False),
        ("to close the plant", False),
        ("The firm closes the plant.", None),
    ],
)
def test_what_is_planned_or_possible_is_not_done(text: str, done: bool | None) -> None:
    found = act(Page(text), 0, len(text))
    assert found is not None
    assert (found.verb, found.done) == ("=close", done)


def test_places_are_told_by_their_preposition() -> None:
    text = "Drones from Tarsk flew into Belvany near Dolna after noon."
    assert places(Page(text), 0, len(text)) == {("from", "tarsk"), ("to", "belvany"), ("at", "dolna")}


def test_words_near_in_sense_are_nearer_than_others() -> None:
    near = Likeness([[("killed", "kil")], [("murdered", "murder")], [("harvested", "harvest")], []], {})
    assert near(0, 0) == pytest.approx(1.0, abs=1e-3)
    assert near(0, 1) > 0.5 > near(0, 2)
    assert near(0, 1) == near(1, 0)
    assert near(0, 3) == 0.0


def test_irregular_verbs_and_opposites_are_well_kept() -> None:
    forms = [
        f for v in read_entries("irregular.toml", "verbs", Verbs) for line in v.forms.strip().splitlines() for f in line.split()
    ]
    assert stem("withdrew") == stem("withdrawn") == stem("withdraws")
    assert all(plain not in plain_verbs() for plain in plain_verbs().values())
    assert len(forms) == len(set(forms))
    for kind in ("opposite", "contrary", "converse"):
        assert all(not here & there for here, there in pairs(kind))
    known = read_entries("opposites.toml", "pair", Pair)
    assert {p.kind for p in known} == {"opposite", "contrary", "converse"}
    for pair in known:
        one, other = ({stem(w.form) for w in words(side)} for side in pair.example.split("; "))
        here, there = ({stem(w) for w in side.split()} for side in (pair.here, pair.there))
        assert one & here, pair.example
        assert other & there, pair.example
        assert pair.kind == "converse" or not (one & there or other & here), pair.example
        assert not [w for w in f"{pair.here} {pair.there}".split() if plain_verbs().get(w, w) != w], pair.example


def test_opposites_of_any_kind_of_word_make_two_claims() -> None:
    assert not together("The sample taken from the Orlo well was positive.", "The sample taken from the Orlo well was negative.")
    assert not together("The boat sank an hour before dawn off Dornick.", "The boat sank an hour after dawn off Dornick.")
    assert not together("Troops occupied the harbour of Dornick.", "Troops liberated the harbour of Dornick.")


def test_a_town_and_its_country_are_no_two_places() -> None:
    first = "Forty tanks were seized at Dornick. The town of Dornick, Ruania, has a port."
    assert together(first, "Forty tanks were seized in Ruania.")


@pytest.mark.parametrize(
    ("text", "verb", "done"),
    [
        ("The plant hasn't closed.", "=close", True),
        ("The plant won't close.", "=close", False),
        ("The plant has finally closed.", "=close", True),
        ("The plant is about to close.", "=close", False),
        ("The plant had to close.", "=close", True),
        ("Plans to close the plant", "=close", False),
        ("The firm is the supply partner.", "is", None),
        ("About 40 workers left the plant.", "=depart", True),
        ("The firm has a supply problem.", "has", None),
    ],
)
def test_the_main_verb_is_found_behind_its_auxiliaries(text: str, verb: str, done: bool | None) -> None:
    found = act(Page(text), 0, len(text))
    assert found is not None
    assert (found.verb, found.done) == (verb, done)


def test_the_first_visit_is_not_the_second() -> None:
    first = "It was Orban Tell's first visit to the islands."
    assert not together(first, "It was the second visit of Orban Tell to the islands.")
    assert together(first, "It was the first visit of Orban Tell to the islands.")
