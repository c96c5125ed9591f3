"""Which texts share wording: the join against a slow and obvious one."""

from collections import Counter
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirestem.corpus.gather.copies import families, leaders, reuse, shared
from wirestem.corpus.gather.join import Pairs, candidates, firsts
from wirestem.corpus.gather.overlap import overlaps
from wirestem.corpus.gather.prints import GRAM_WORDS, Prints, prints

LINES = (
    "the pilots of the harbour of lerno stopped work on monday for two days".split(),
    "farmers in massany welcomed the first rain since march with bells and bonfires".split(),
    "the pilots of the harbour said that they would return when they had been heard".split(),
    "of the harbour of the harbour of the harbour".split(),
    "rain".split(),
    ["", "\x1f", "a\x1fb", "\ud800"],
)
TEXTS = st.lists(st.lists(st.sampled_from(LINES), max_size=5).map(lambda lines: [w for line in lines for w in line]), max_size=9)


def rows(pairs: Pairs) -> list[tuple[int, int, int]]:
    return list(zip(pairs.left.tolist(), pairs.right.tolist(), pairs.shared.tolist(), strict=True))


def slow(found: Prints, most: int, least: int) -> list[tuple[int, int, int]]:
    """Every pair of texts, one after the other; a print of too many is left to the first of the ranking, not looked at here."""
    first = firsts(found).tolist()
    own = [n for n in range(len(found)) if first[n] == n]
    marks = {n: set(found.prints[found.print_starts[n] : found.print_starts[n + 1]].tolist()) for n in own}
    count = Counter(mark for n in own for mark in marks[n])
    pairs = [(a, b, sum(count[mark] <= most for mark in marks[a] & marks[b])) for a, b in combinations(own, 2)]
    return [pair for pair in pairs if pair[2] >= least]


def covered(left: list[str], right: list[str]) -> float:
    one, two = ([*forms, *[None] * (5 - len(forms))] if forms else [] for forms in (left, right))
    runs = {tuple(two[n : n + GRAM_WORDS]) for n in range(len(two) - GRAM_WORDS + 1)}
    marked = {
        n + k for n in range(len(one) - GRAM_WORDS + 1) if tuple(one[n : n + GRAM_WORDS]) in runs for k in range(GRAM_WORDS)
    }
    return len(marked) / max(1, len(one))


@given(TEXTS, st.integers(1, 3))
@settings(max_examples=80, deadline=None)
def test_the_join_finds_what_looking_at_every_pair_finds(texts: list[list[str]], least: int) -> None:
    found = prints(texts)
    assert rows(candidates(found, least_shared=least)) == slow(found, 80, least)


@given(TEXTS, st.integers(1, 7), st.integers(1, 9), st.integers(2, 4))
@settings(max_examples=80, deadline=None)
def test_neither_parts_nor_blocks_change_what_is_found(texts: list[list[str]], parts: int, block: int, most: int) -> None:
    found = prints(texts)
    whole = candidates(found, most_texts=most, least_shared=1)
    assert rows(candidates(found, most_texts=most, least_shared=1, parts=parts, block=block)) == rows(whole)


@given(TEXTS, st.randoms(use_true_random=False))
@settings(max_examples=80, deadline=None)
def test_the_order_of_the_texts_does_not_matter(texts: list[list[str]], dice: object) -> None:
    order = list(range(len(texts)))
    dice.shuffle(order)  # type: ignore[attr-defined]
    there = [texts[n] for n in order]
    for most in (2, 80):
        pairs = [candidates(prints(some), most_texts=most, least_shared=1) for some in (texts, there)]
        named = [
            sorted((*sorted((some[a], some[b])), n) for a, b, n in rows(p)) for some, p in zip((texts, there), pairs, strict=True)
        ]
        assert named[0] == named[1]
    groups = [sorted(sorted(some[n] for n in group) for group in families(some)) for some in (texts, there)]
    assert groups[0] == groups[1]


@given(TEXTS)
@settings(max_examples=80, deadline=None)
def test_the_overlap_counts_the_words_in_runs_that_both_have(texts: list[list[str]]) -> None:
    pairs = np.array([(a, b) for a in range(len(texts)) for b in range(len(texts)) if a != b], np.int64).reshape(-1, 2)
    found = overlaps(prints(texts), pairs[:, 0], pairs[:, 1])
    for (a, b), left, right in zip(pairs.tolist(), found.left.tolist(), found.right.tolist(), strict=True):
        assert (left, right) == (pytest.approx(covered(texts[a], texts[b])), pytest.approx(covered(texts[b], texts[a])))


@given(TEXTS)
@settings(max_examples=40, deadline=None)
def test_a_text_has_the_same_prints_whatever_stands_beside_it(texts: list[list[str]]) -> None:
    found = prints(texts)
    for n, forms in enumerate(texts):
        alone = prints([forms])
        assert alone.prints.tolist() == found.prints[found.print_starts[n] : found.print_starts[n + 1]].tolist()
        assert alone.grams.tolist() == found.grams[found.gram_starts[n] : found.gram_starts[n + 1]].tolist()


def dispatch(number: int, changed: int | None = None) -> list[str]:
    """A text of 60 words, one of them another word."""
    return [f"w{number}x{n}" if n != changed else f"other{number}" for n in range(60)]


def test_a_dispatch_that_hundreds_print_is_still_one_family() -> None:
    texts = [dispatch(1, changed=n % 59) for n in range(200)] + [dispatch(2), dispatch(3)]
    assert families(texts) == (tuple(range(200)), (200,), (201,))


def test_of_texts_with_the_same_words_only_the_first_is_paired_with_others() -> None:
    found = shared(prints([dispatch(1), dispatch(1), dispatch(1, changed=30), dispatch(1)]))
    assert list(zip(found.left.tolist(), found.right.tolist(), strict=True)) == [(0, 1), (0, 2), (0, 3)]


def test_empty_texts_share_nothing() -> None:
    assert reuse([[], [], ["rain"]]) == []
    assert families([]) == ()


def test_near_copies_go_by_the_first_of_them() -> None:
    reused = reuse([dispatch(1, 3), dispatch(2), dispatch(1), dispatch(2, 5), dispatch(1, 50)])
    assert leaders(5, reused) == [0, 1, 0, 1, 0]


def test_a_short_formula_is_no_copy() -> None:
    one, two = dispatch(1), dispatch(2)
    one[20:29] = two[40:49] = "told a news conference in the capital on tuesday".split()
    assert reuse([one, two]) == []
