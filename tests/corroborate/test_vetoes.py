"""Clauses in like words that tell another thing: they are never one claim."""

import pytest

from wirestem.lexicon.loading import read_entries
from wirestem.story.corroborate.clause.moments import Moment, meet
from wirestem.story.corroborate.clause.roles import act
from wirestem.story.corroborate.clause.scenes import Scene, countries, scenes
from wirestem.story.corroborate.knowledge import Pair, Verbs, pairs, plain_verbs
from wirestem.story.corroborate.match.likeness import Likeness
from wirestem.story.corroborate.terms import Page, stem
from wirestem.text import words

from .test_corroborate import article, claim, run, statement

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
    text = "Drones from Tarsk flew into Belvany after noon and fell at the depot on Quay Road in April."
    found = scenes(Page(text), 0, len(text), [(text.index("April"), text.index("April") + 5)])
    assert [(s.kind, s.head) for s in found] == [("from", ""), ("to", ""), ("at", "depot")]
    assert [sorted(s.names) for s in found] == [["tarsk"], ["belva"], ["=harb", "=road"]]


def scene(*forms: str, named: bool = True, head: str = "", wide: bool = False) -> Scene:
    return Scene("at", frozenset(forms), frozenset(forms) if named else frozenset(), head, wide)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (scene("dolna"), scene("kesh"), True),
        (scene("kesh", head="valley"), scene("noor", head="valley"), True),
        (scene("outer", named=False, head="roads"), scene("people", named=False, head="quay"), True),
        (scene("dolna"), scene("dolna", "port", head="port"), False),
        (scene("dolna"), scene("ruani", wide=True), False),
        (scene("dolna"), scene("lakes", head="stadium"), False),
        (scene("ruani", wide=True), scene("azzel", head="province", wide=True), False),
        (scene("ruani", wide=True), scene("vostm", wide=True), True),
        (scene("haesa", head="capital"), scene("songr"), False),
        (scene("dolna"), scene("tram", named=False, head="depot"), False),
    ],
)
def test_two_places_are_apart_when_neither_may_hold_the_other(one: Scene, other: Scene, apart: bool) -> None:
    assert one.apart(other) is other.apart(one) is apart


def test_a_name_with_an_adjective_is_a_country() -> None:
    assert countries([Page("Ruania and Dolna: a Ruanian mill burnt in Dolna. Japan's mills; a Japanese mill.")]) == {
        "ruani",
        "japan",
    }


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The flood killed 14 people in the Mill Quarter.", "The flood killed 14 people in Tanners' Row."),
        ("The troops withdrew from the Kesh valley.", "The troops withdrew from the Upper Noor valley."),
        ("The tanker Brise rammed a ferry in the outer roads.", "The tanker Brise rammed a ferry at the passenger quay."),
        ("Drones from Tarsk flew into Belvany.", "Drones from Belvany flew into Tarsk."),
        ("The synod elected Runa Feld over Matej Soln.", "The synod elected Matej Soln over Runa Feld."),
        ("She had asked Marek Dosal to resign.", "Marek Dosal asked her to resign."),
        ("The Tara probe landed near the pole.", "The Tara probe would land near the pole."),
        ("The studio had sued the actress.", "The studio was threatening to sue the actress."),
        ("Vostmark sold the tanks to Ruania.", "Vostmark agreed to sell the tanks to Ruania."),
        ("The dockers in Dornick walked out on Monday.", "The dockers in Dornick went back to work on Monday."),
        ("Unemployment rose to 7 percent.", "Unemployment fell to 7 percent."),
        ("The exams were put off until June.", "It was false to say the exams were put off until June."),
    ],
)
def test_near_copies_that_tell_another_thing_are_two_claims(first: str, second: str) -> None:
    assert not together(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("A Ruanian trawler rescued six sailors off Cape Pim.", "A trawler from Ruania rescued six sailors off Cape Pim."),
        ("Orlo's lawyers never bought the tanks.", "Orlo's lawyers will not buy the tanks."),
    ],
)
def test_what_only_looks_like_another_thing_is_one_claim(first: str, second: str) -> None:
    assert together(first, second)


def test_parts_of_the_day_meet_the_hours_they_hold() -> None:
    day = "2031-06-12"
    noon, late = (Moment(f"{day}T{hour}", f"{day}T{hour}", "", False) for hour in ("12:00", "23:40"))
    morning, evening, night, midnight = (Moment(day, day, "", False, part) for part in ("MO", "EV", "NI", "24"))
    assert meet(noon, morning)
    assert meet(late, midnight)
    assert meet(late, night)
    assert meet(evening, night)
    assert not meet(noon, evening)
    assert not meet(noon, midnight)
    assert not meet(morning, evening)


def test_words_near_in_sense_are_nearer_than_others() -> None:
    near = Likeness([[("killed", "kil")], [("murdered", "murder")], [("harvested", "harvest")], []], {})
    assert near(0, 0) == pytest.approx(1.0, abs=1e-3)
    assert near(0, 1) > 0.5 > near(0, 2)
    assert near(0, 1) == near(1, 0)
    assert near(0, 3) == 0.0


def runs(stems: list[str]) -> set[tuple[str, ...]]:
    """All runs of words, as the phrases of the opposites are read."""
    return {tuple(stems[a:b]) for a in range(len(stems)) for b in range(a + 1, len(stems) + 1)}


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
        one, other = (runs([stem(w.form) for w in words(side)]) for side in pair.example.split("; "))
        here, there = ({tuple(stem(w) for w in p.split("_")) for p in side.split()} for side in (pair.here, pair.there))
        assert one & here, pair.example
        assert other & there, pair.example
        assert pair.kind == "converse" or not (one & there or other & here), pair.example
        assert not [w for w in f"{pair.here} {pair.there}".replace("_", " ").split() if plain_verbs().get(w, w) != w], (
            pair.example
        )


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


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Troops seized the town of Belmar on Monday.", "Troops seized the town of Ostrin on Monday."),
        ("Engineers opened the gates of the Tolva dam.", "Engineers opened the gates of the Sarm dam."),
        ("The lower house passed the water bill.", "The lower house was expected on Tuesday to pass the water bill."),
        ("The council overturned the ban on scooters.", "The council upheld the ban on scooters."),
        ("The party ended its pact with the union.", "The party renewed its pact with the union."),
    ],
)
def test_other_places_plans_and_opposites_are_other_claims(first: str, second: str) -> None:
    assert not together(first, second)


def test_what_somebody_refuses_to_do_is_not_done() -> None:
    first, second = "Ruania extradited the baron Zurd to Almera.", "Ruania refused to extradite the baron Zurd to Almera."
    said = statement("b", second, "Ruania", "refused", "to extradite the baron Zurd to Almera", "declines")
    result = run(article("a", first), article("b", second, said))
    assert claim(result, "extradited", "a", first).id != claim(result, "to extradite", "b", second).id


def test_a_bare_denial_stays_apart_from_one_that_names_what_it_denies() -> None:
    first = "Vostmark had agreed to close the mill, Ruania said. Ana Worrin denied this."
    second = "Ana Worrin denied that any part of the dam was damaged."
    bare = statement("a", first, "Ana Worrin", "denied", "this", "denies")
    named = statement("b", second, "Ana Worrin", "denied", "any part of the dam was damaged", "denies")
    result = run(article("a", first, bare), article("b", second, named))
    assert claim(result, "denied this", "a", first).id != claim(result, "Worrin denied", "b", second).id
