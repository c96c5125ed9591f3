"""Tokens and their parts of speech."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirestem.text.tags import tags
from wirestem.text.tokens import tokens


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("It didn’t", ["It", "did", "n't"]),
        ("the ferry's crew", ["the", "ferry", "'s", "crew"]),
        ("the states’ rights", ["the", "states", "'", "rights"]),
        ("a 44-year-old", ["a", "44-year-old"]),
        ("at 9:47 pm", ["at", "9:47", "pm"]),
        ("Gen. Ito of the U.N.", ["Gen.", "Ito", "of", "the", "U.N."]),
        ("“Go,” he", ["“", "Go", ",", "”", "he"]),
    ],
)
def test_clitics_and_marks_stand_alone(text: str, forms: list[str]) -> None:
    assert [t.form for t in tokens(text)] == forms


@given(st.text(max_size=300))
def test_tokens_slice_the_text_in_order_and_each_gets_a_tag(text: str) -> None:
    found = tokens(text)
    places = [(t.start, t.end) for t in found]
    assert places == sorted(places)
    assert all(text[t.start : t.end] for t in found)
    assert len(tags([t.form for t in found])) == len(found)


def test_a_new_word_is_taken_for_no_preposition() -> None:
    assert tags(["the", "aide", "said", "so"])[1] == "NN"
