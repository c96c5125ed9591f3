"""Clauses in like words that tell another thing: they are never one claim."""

import pytest

from wirestem.lexicon.loading import read_entries
from wirestem.story.corroborate.knowledge import Pair, Verbs, pairs, plain_verbs
from wirestem.story.corroborate.likeness import Likeness
from wirestem.story.corroborate.roles import act, places
from wirestem.story.corroborate.terms import Page, stem

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
    assert found.done is done


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
    for kind in ("opposite", "converse"):
        assert all(not here & there for here, there in pairs(kind))
    assert {p.kind for p in read_entries("opposites.toml", "pair", Pair)} == {"opposite", "converse"}
