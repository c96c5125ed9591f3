"""Which texts share wording: the join against a slow and obvious one."""

import sys
from collections import Counter
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirestem.corpus.gather import join, proof
from wirestem.corpus.gather.copies import Shared, families, leaders, shared
from wirestem.corpus.gather.join import Pairs, candidates, firsts
from wirestem.corpus.gather.overlap import overlaps
from wirestem.corpus.gather.prints import GRAM_WORDS, Prints, prints
from wirestem.corpus.gather.proof import Proved, proofs
from wirestem.engine import run_parts

LINES = (
    "the pilots of the harbour of lerno stopped work on monday for two days",
    "farmers in massany welcomed the first rain since march with bells and bonfires",
    "the pilots of the harbour said that they would return when they had been heard",
    "of the harbour of the harbour of the harbour",
    "rain",
    "\x1f \ud800 …",
)
TEXTS = st.lists(st.lists(st.sampled_from(LINES), max_size=5).map(" ".join), max_size=9)


def rows(pairs: Pairs | Shared | Proved) -> list[tuple[Any, ...]]:
    return list(zip(*(column.tolist() for column in pairs), strict=True))


def words(text: str) -> list[str | None]:
    """The words of a text as the join counts them."""
    found = [word for word in text.split() if word.isalnum()]
    return [*found, *[None] * (5 - len(found))] if found else []


def slow(found: Prints, most: int, least: int) -> list[tuple[int, int, int]]:
    """Every pair of texts, one after the other; a print of too many is left to the first of the ranking, not looked at here."""
    first = firsts(found).tolist()
    own = [n for n in range(len(found)) if first[n] == n]
    marks = {n: set(found.prints[found.print_starts[n] : found.print_starts[n + 1]].tolist()) for n in own}
    count = Counter(mark for n in own for mark in marks[n])
    pairs = [(a, b, sum(count[mark] <= most for mark in marks[a] & marks[b])) for a, b in combinations(own, 2)]
    return [pair for pair in pairs if pair[2] >= least]


def covered(left: str, right: str) -> float:
    one, two = words(left), words(right)
    runs = {tuple(two[n : n + GRAM_WORDS]) for n in range(len(two) - GRAM_WORDS + 1)}
    marked = {
        n + k for n in range(len(one) - GRAM_WORDS + 1) if tuple(one[n : n + GRAM_WORDS]) in runs for k in range(GRAM_WORDS)
    }
    # What a short text is filled up with tells nothing and counts as a quoted word.
    worth = [1 if word is None else 3 for word in one]
    return sum(worth[n] for n in marked) / max(1, sum(worth))


@given(TEXTS, st.integers(1, 3))
@settings(max_examples=60, deadline=None)
def test_the_join_finds_what_looking_at_every_pair_finds(texts: list[str], least: int) -> None:
    found = prints(texts)
    assert rows(candidates(found, least_shared=least, least_weight=0)) == slow(found, 80, least)


@given(TEXTS, st.integers(1, 7), st.integers(1, 9), st.integers(2, 4))
@settings(max_examples=60, deadline=None)
def test_neither_parts_nor_blocks_change_what_is_found(texts: list[str], parts: int, block: int, most: int) -> None:
    found = prints(texts)
    whole = candidates(found, most_texts=most, least_shared=1)
    assert rows(candidates(found, most_texts=most, least_shared=1, parts=parts, block=block)) == rows(whole)
    assert rows(proofs(found, whole, block=block)) == rows(proofs(found, whole))


@given(TEXTS, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_texts_does_not_matter(texts: list[str], dice: object) -> None:
    order = list(range(len(texts)))
    dice.shuffle(order)  # type: ignore[attr-defined]
    there = [texts[n] for n in order]
    for most in (2, 80):
        pairs = [candidates(prints(some), most_texts=most, least_shared=1) for some in (texts, there)]
        named = [
            sorted((*sorted((words(some[a]), words(some[b])), key=str), n) for a, b, n in rows(p))
            for some, p in zip((texts, there), pairs, strict=True)
        ]
        assert named[0] == named[1]
    groups = [sorted(sorted(some[n] for n in group) for group in families(some)) for some in (texts, there)]
    assert groups[0] == groups[1]


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_the_overlap_counts_the_words_in_runs_that_both_have(texts: list[str]) -> None:
    pairs = np.array([(a, b) for a in range(len(texts)) for b in range(len(texts)) if a != b], np.int64).reshape(-1, 2)
    found = overlaps(prints(texts), pairs[:, 0], pairs[:, 1])
    for (a, b), left, right in zip(pairs.tolist(), found.left.tolist(), found.right.tolist(), strict=True):
        assert (left, right) == (pytest.approx(covered(texts[a], texts[b])), pytest.approx(covered(texts[b], texts[a])))


@given(TEXTS)
@settings(max_examples=40, deadline=None)
def test_a_text_has_the_same_prints_whatever_stands_beside_it(texts: list[str]) -> None:
    found = prints(texts)
    for n, text in enumerate(texts):
        alone = prints([text])
        assert alone.prints.tolist() == found.prints[found.print_starts[n] : found.print_starts[n + 1]].tolist()
        for mine, all_of_them in ((alone.grams, found.grams), (alone.words, found.words), (alone.marks, found.marks)):
            assert mine.tolist() == all_of_them[found.starts[n] : found.starts[n + 1]].tolist()


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_any_number_of_workers_finds_the_same(workers: int, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [dispatch(n // 3, changed=n % 50) for n in range(60)]
    alone = prints(texts)
    expected = rows(shared(alone)), families(texts)
    monkeypatch.setattr(sys.modules[prints.__module__], "_PART", 16)
    monkeypatch.setattr(join, "_ROWS", 400)
    monkeypatch.setattr(join, "_PAIRS", 30)
    monkeypatch.setattr(proof, "_BLOCK", 9)
    handed: list[int] = []

    def run(step, parts, /):  # type: ignore[no-untyped-def]
        some = list(parts)
        handed.append(len(some))
        return run_parts(step, some, workers=workers)

    found = prints(texts, run=run)
    assert [column.tolist() for column in found] == [column.tolist() for column in alone]
    assert (rows(shared(found, run=run)), families(texts, run=run)) == expected
    assert min(handed) > 2  # there was something to share out


def dispatch(number: int, changed: int | None = None) -> str:
    """A text of 60 words, one of them another word."""
    return " ".join(f"w{number}x{n}" if n != changed else f"other{number}" for n in range(60))


def test_a_dispatch_that_hundreds_print_is_still_one_family() -> None:
    texts = [dispatch(1, changed=n % 59) for n in range(200)] + [dispatch(2), dispatch(3)]
    assert families(texts) == (tuple(range(200)), (200,), (201,))


def test_of_texts_with_the_same_words_only_the_first_is_paired_with_others() -> None:
    found = shared(prints([dispatch(1), dispatch(1), dispatch(1, changed=30), dispatch(1)]))
    assert list(zip(found.left.tolist(), found.right.tolist(), strict=True)) == [(0, 1), (0, 2), (0, 3)]


def test_empty_texts_share_nothing() -> None:
    assert rows(shared(prints(["", "", "rain"]))) == []
    assert families([]) == ()


def test_near_copies_go_by_the_first_of_them() -> None:
    found = shared(prints([dispatch(1, 3), dispatch(2), dispatch(1), dispatch(2, 5), dispatch(1, 50)]))
    assert leaders(5, found).tolist() == [0, 1, 0, 1, 0]


def test_a_short_formula_is_no_copy() -> None:
    one, two = dispatch(1).split(), dispatch(2).split()
    one[20:29] = two[40:49] = "told a news conference in the capital on tuesday".split()
    assert rows(shared(prints([" ".join(one), " ".join(two)]))) == []


STATEMENT = (
    "“We shall mend the dam of Quell before the winter rains, whatever it costs and whoever has to pay for it,” the mayor said."
)
RECAST = (
    (
        "The dam of Quell broke at dawn on Friday and flooded three villages. Forty families lost their homes, said warden Ilo "
        "Brand. Soldiers brought tents from the barracks at Karsk. The province will hold an inquiry into the failed sluice."
    ),
    (
        "Three villages stood under water after the dam of Quell broke on Friday at dawn. Warden Ilo Brand said that forty "
        "families had lost their homes. Tents came with soldiers from the Karsk barracks. An inquiry into the failed sluice will "
        "be held."
    ),
)


def test_a_recast_text_is_known_by_its_sentences() -> None:
    found = proofs(prints(RECAST), Pairs(*(np.array([n]) for n in (0, 1, 0))))
    assert max(found.of_left[0], found.of_right[0]) < 0.3
    assert found.retold[0] > 0.5
    assert found.kin[0]


def test_a_statement_that_both_print_makes_no_kin() -> None:
    texts = [f"{dispatch(n)}\n{STATEMENT}\n" for n in (1, 2)]
    assert candidates(prints(texts)).left.tolist() == [0]
    assert rows(shared(prints(texts))) == []
    unmarked = [f"{dispatch(n)}\n{STATEMENT.replace('“', '').replace('”', '')}\n" for n in (1, 2)]
    quoted, plain = (overlaps(prints(some), np.array([0]), np.array([1])).left[0] for some in (texts, unmarked))
    assert quoted <= plain / 2
