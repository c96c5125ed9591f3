"""Likeness of clauses and the lists of words it stands on: sums that no order changes, lists that hide no other."""

import re

import numpy as np
import pytest

from wirestem.encoder.network import SHIPPED
from wirestem.encoder.table import Table
from wirestem.errors import LexiconError
from wirestem.story.corroborate import knowledge
from wirestem.story.corroborate.match.likeness import Likeness

CLAUSES = [
    [(word, word) for word in "dam burst upstream town flooded before dawn".split()],
    [(word, word) for word in "reservoir gave way water reached houses early morning".split()],
]


def test_vectors_of_words_are_in_steps_that_add_up_exactly_in_any_order() -> None:
    rows = Likeness(CLAUSES, {})._rows
    assert rows.dtype == np.float64
    assert np.array_equal(rows * 1024, np.rint(rows * 1024))
    mixed = np.random.default_rng(3).permutation(rows.shape[1])
    assert np.array_equal(rows @ rows.T, rows[:, mixed] @ rows[:, mixed].T)


def test_likeness_is_the_same_whatever_the_order_of_words() -> None:
    turned = [list(reversed(clause)) for clause in CLAUSES]
    assert Likeness(CLAUSES, {})(0, 1) == Likeness(turned, {})(0, 1) > 0


def test_the_middle_of_all_vectors_is_the_mean_in_doubles() -> None:
    table = Table.read(SHIPPED)
    exact = sum(table.of(np.arange(k, min(k + 999, len(table)))).astype(np.float64).sum(0) for k in range(0, len(table), 999))
    assert np.allclose(table.middle(), exact / len(table), rtol=1e-6, atol=1e-9)


def test_what_does_not_happen_is_told_by_the_whole_phrase() -> None:
    phrases = knowledge.phrase_list("undone")
    assert {"failed to", "stops short of", "cancelled"} <= set(phrases)
    assert all(re.fullmatch(r"[a-z]+(?: [a-z]+)*", p) for p in phrases)


def test_a_list_that_has_the_name_of_another_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    twice = (knowledge.WordList("past", "fell", "it fell"), knowledge.WordList("past", "rose", "it rose"))
    monkeypatch.setattr(knowledge, "read_entries", lambda *_: twice)
    with pytest.raises(LexiconError, match="two lists are called 'past'"):
        knowledge._lists.__wrapped__()
