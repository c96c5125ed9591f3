"""Stances: sorts of cues, signs, and what they and the encoder together speak for."""

import json
import re
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirestem.article.attribute.joining import shown_stances
from wirestem.article.attribute.stance import weighing
from wirestem.article.attribute.stance.signs import signs, words
from wirestem.article.attribute.stance.weighing import weighed
from wirestem.article.attribute.stance.wordings import denies
from wirestem.encoder.reading import STANCES
from wirestem.lexicon.loading import read_entries
from wirestem.lexicon.stances import Cues, sorted_cues
from wirestem.model import Range, Statement
from wirestem.text import quotations


def told(text: str, cue: str, content: str, source: str = "") -> Statement:
    def place(part: str) -> tuple[Range, ...]:
        return ((text.index(part), text.index(part) + len(part)),) if part else ()

    direct = any(q.start <= text.index(content) < q.end for q in quotations(text, ((0, len(text)),)))
    return Statement("", "d", place(source), place(cue), place(content), "direct" if direct else "indirect", "asserts")


@pytest.mark.parametrize("entry", read_entries("stances.toml", "cues", Cues), ids=lambda entry: entry.sort)
def test_the_lexicon_finds_its_own_examples(entry: Cues) -> None:
    assert entry.sort in {sort for found in sorted_cues(words(entry.example)) for sort in found.sorts}


def test_every_phrase_can_be_found_as_texts_spell_it() -> None:
    for entry in read_entries("stances.toml", "cues", Cues):
        for line in entry.forms.strip().splitlines():
            assert words(line.replace("*", "").replace(" n't", "n't").replace(" - ", "-")) == line.replace("*", "").split()


def test_the_longest_phrase_counts() -> None:
    assert [(f.start, f.end, sorted(f.sorts)) for f in sorted_cues("he called for calm".split())] == [(1, 3, ["demand"])]
    assert [sorted(f.sorts) for f in sorted_cues("she would not be drawn".split())] == [["decline"]]


def test_a_negation_before_the_cue_is_a_sign_and_one_in_the_source_is_none() -> None:
    text = "A man of no party did not deny that the till was short."
    assert "negated deny" in signs(told(text, "deny", "the till was short", "A man of no party"), text, "none")
    text = "A man of no party denied that the till was short."
    assert "negated" not in signs(told(text, "denied", "the till was short", "A man of no party"), text, "none")


def test_signs_tell_what_the_rules_gave_and_what_stands_behind_the_cue() -> None:
    text = "The owner promised to mend the lock."
    found = signs(told(text, "promised", "to mend the lock", "The owner"), text, "expects")
    assert {"rules expects", "rules expects of promise", "cue promise", "behind to", "opens to", "promise with opens to"} <= set(
        found
    )
    assert found == tuple(sorted(set(found)))


def test_what_has_no_cue_has_no_sort() -> None:
    text = "“Nobody sold anything.”"
    found = signs(told(text, "", "“Nobody sold anything.”"), text, "denies")
    assert {"cue no cue", "kind direct", "opens negative", "no source"} <= set(found)


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        ("The ferry firm scotched that the hull was cracked.", "scotched", "the hull was cracked", "denies"),
        ("Two clerks fault the board for the loss.", "fault", "the board for the loss", "alleges"),
        ("The captain admitted having slept.", "admitted", "having slept", "confirms"),
        ("The council vowed to open the lock.", "vowed", "to open the lock", "expects"),
        ("The nurses clamoured for a second ward.", "clamoured for", "a second ward", "expects"),
        ("The bank remained tight-lipped about the price.", "remained tight-lipped about", "the price", "declines"),
        ("The clerk remarked that the hall was full.", "remarked", "the hall was full", "asserts"),
    ],
)
def test_a_cue_that_means_it_tells_the_stance(text: str, cue: str, content: str, expected: str) -> None:
    assert weighed(signs(told(text, cue, content), text, "none")) == expected


def test_a_sure_encoder_turns_an_open_cue_and_an_unsure_one_does_not_turn_a_plain_one() -> None:
    text = "The clerk said the board had emptied the till."
    open_cue = signs(told(text, "said", "the board had emptied the till", "The clerk"), text, "none")
    sure = [0.95 if name == "alleges" else 0.01 for name in STANCES]
    assert weighed(open_cue, sure) == "alleges" != weighed(open_cue)
    text = "The clerk denied that the till was empty."
    plain = signs(told(text, "denied", "the till was empty", "The clerk"), text, "denies")
    unsure = [0.3 if name == "asserts" else 0.14 for name in STANCES]
    assert weighed(plain, unsure) == "denies"


@given(st.lists(st.floats(0, 1), min_size=6, max_size=6), st.lists(st.sampled_from(sorted(weighing.weights().signs))))
def test_any_chances_and_signs_have_an_answer(chances: list[float], found: list[str]) -> None:
    assert weighed(found, chances) in STANCES
    assert weighed([*found, "a sign never seen"], chances) == weighed(found, chances)


def test_the_rules_stance_is_that_of_the_same_statement() -> None:
    text = "The clerk denied that the till was empty. Nobody asked."
    ruled = Statement("", "d", (), ((10, 16),), ((22, 40),), "indirect", "denies")
    other = Statement("", "d", (), ((47, 52),), ((42, 46),), "indirect", "asserts")
    assert shown_stances([told(text, "denied", "the till was empty"), other], [ruled]) == ["denies", "none"]


def test_the_weights_have_a_number_for_every_stance() -> None:
    raw = json.loads((files(weighing.__package__) / "data" / "stances.json").read_text(encoding="utf-8"))
    assert sorted(raw["stances"]) == sorted(STANCES)
    assert {len(row) for row in raw["signs"].values()} | {len(raw["start"])} == {6}
    assert raw["encoder"] > 0
    assert not [name for name in raw["signs"] if not re.fullmatch(r"[a-z '-]+", name)]


def test_a_source_that_is_not_to_be_named_is_a_sign_also_where_it_is_meant_again() -> None:
    text = "Three people familiar with it told of a leak. The mayor left. The people said the gate had sunk."
    first = told(text, "told of", "a leak", "Three people familiar with it")
    again = told(text, "said", "the gate had sunk", "The people")
    mayor = told(text, "left", "The people", "The mayor")
    assert "nameless" in signs(first, text, "none")
    assert "nameless" in signs(again, text, "none")
    assert "nameless" not in signs(mayor, text, "none")
    assert "nameless" not in signs(told(text[45:], "said", "the gate had sunk", "The people"), text[45:], "none")


def test_huge_words_are_no_denial_and_take_no_time() -> None:
    huge = " ".join(["x" * 300] * 6)
    assert not denies(huge)
    assert denies(f"{huge[:300]} was not involved")


@pytest.mark.parametrize(
    ("content", "holds"),
    [
        ("“Nobody had been told", True),
        ("nobody will be told", False),
        ("the ship did not sell it", False),
        ("The ship’s owner has not paid", True),
        ("the mayor never knew", True),
        ("it was never paid", True),
        ("reports of a leak are old", True),
        ("so they said that reports of a leak are old", False),
        ("what they say is untrue", True),
        ("the allegation was a fairy tale", True),
        ("it is good", False),
    ],
)
def test_words_that_deny_stand_at_the_beginning_or_say_so(content: str, holds: bool) -> None:
    assert denies(content) is holds
