"""The tree of witnesses, on small traditions of known descent."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirestem.story.align import align_all
from wirestem.story.derive.facing import compare
from wirestem.story.derive.kinship import Overlaps
from wirestem.story.derive.stemma import Stemma, stemma
from wirestem.story.derive.stemma.branches import contract, cut, edges, join, points
from wirestem.story.derive.stemma.carriers import readings
from wirestem.story.derive.stemma.fit import Price, cost
from wirestem.story.derive.stemma.variants import Weights, characters
from wirestem.story.derive.texts import prepare

from .stories import DISPATCH, document, story

WORDS = 80
Row = list[str | None]


def original() -> Row:
    return [f"word{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(WORDS)]


def copy(row: Row, *changed: int, by: str) -> Row:
    """A copy in which the words at these places are others."""
    return [f"{by.lower() * 3}{n}" if n in changed else word for n, word in enumerate(row)]


def pairs(found: Stemma) -> set[frozenset[str]]:
    return {frozenset((b.one, b.other)) for b in found.branches}


def test_copies_of_copies_make_a_chain_without_unseen_texts() -> None:
    a = original()
    b = copy(a, 1, 20, 40, by="B")
    c = copy(b, 5, 25, 45, by="C")
    d = copy(c, 9, 29, 49, by="D")
    found = stemma({"A": a, "B": b, "C": c, "D": d})
    assert pairs(found) == {frozenset("AB"), frozenset("BC"), frozenset("CD")}
    assert found.unseen == ()
    assert all(b.support > 0.9 for b in found.branches)


def test_texts_that_each_changed_their_own_words_hang_from_an_unseen_one() -> None:
    a = original()
    rows = {name: copy(a, *range(n, WORDS, 10), by=name) for n, name in enumerate("ABCD")}
    found = stemma(rows)
    assert found.unseen == ("*1",)
    assert pairs(found) == {frozenset((name, "*1")) for name in "ABCD"}


def test_a_witness_whose_changes_all_others_have_is_their_ancestor() -> None:
    a = original()
    rows = {"A": a, "M": copy(a, 3, 33, 63, by="M")}
    for n, name in enumerate("BCD"):
        rows[name] = copy(rows["M"], *range(10 + n, WORDS, 15), by=name)
    assert pairs(stemma(rows)) == {frozenset(("M", name)) for name in "ABCD"}


def test_a_witness_with_two_books_before_it_has_two_parents() -> None:
    a = original()
    left, right = copy(a, *range(0, 80, 8), by="L"), copy(a, *range(4, 80, 8), by="R")
    rows = {"A": a, "L": left, "R": right, "M": [*left[:40], *right[40:]]}
    for n, name in enumerate(("L1", "R1")):
        rows[name] = copy(rows[name[0]], 2 + n, 34 + n, 58 + n, by=name[0] + "x")
    found = stemma(rows)
    assert [s.child for s in found.seconds] == ["M"]
    joined = {other for edge in found.edges if "M" in edge for other in edge}
    assert joined == {"L", "M", "R"}
    assert 0 < found.seconds[0].share < 1


def test_two_witnesses_may_both_have_two_parents_even_one_behind_the_other() -> None:
    a = original()
    rows = {name: copy(a, *range(n, 80, 8), by=name) for n, name in enumerate("ABCDE")}
    rows["M"] = [*rows["A"][:40], *rows["B"][40:]]
    rows["N"] = [*rows["M"][:60], *rows["C"][60:]]
    found = stemma(rows)
    assert {s.child for s in found.seconds} <= {*"ABCMN"}
    assert len(found.branches) == len(found.witnesses) + len(found.unseen) - 1
    assert found.cost > 0


def test_a_long_omission_is_one_event() -> None:
    a = original()
    b = [*a[:10], *([""] * 20), *a[30:]]
    chars = characters({"A": a, "B": b, "C": copy(a, 50, by="C")})
    assert len(chars.worth) == 2


def test_what_fell_out_of_one_book_is_unknown_not_changed() -> None:
    a = original()
    torn: Row = [*a[:10], *([""] * 60), *a[70:]]
    assert len(characters({"A": a, "B": torn}).worth) == 0
    assert len(characters({"A": a, "B": [*a[:10], *([None] * 60), *a[70:]]}).worth) == 0


def test_a_phrase_put_for_a_phrase_is_one_event_and_spelling_weighs_little() -> None:
    a = original()
    assert len(characters({"A": a, "B": copy(a, 4, 5, 6, by="B")}).worth) == 1
    low = characters({"A": ["Stay", "grey"], "B": ["stay,", "gray"]}, weights=Weights(form=0.1, spelling=0.2))
    assert sorted(float(s.min(where=s > 0, initial=9)) for s in low.steps) == pytest.approx([0.2])


def test_no_witness_one_two_and_rows_of_different_length() -> None:
    assert stemma({}).witnesses == ()
    assert stemma({"A": ["x"]}).branches == ()
    assert pairs(stemma({"A": ["x", "y"], "B": ["x", "z"]})) == {frozenset("AB")}
    assert pairs(stemma({"A": [], "B": [], "C": []})) == {frozenset("AB"), frozenset("AC")}
    with pytest.raises(ValueError, match="different length"):
        stemma({"A": ["x"], "B": []})


def test_unseen_texts_never_bear_the_name_of_a_witness() -> None:
    rows = {f"*{n}": copy(original(), *range(n, WORDS, 10), by=f"q{n}") for n in (1, 2, 3)}
    assert stemma(rows).unseen == ("**1",)


def test_whole_prices_cost_the_same_as_broken_ones() -> None:
    rows = {name: copy(original(), *range(n, WORDS, 10), by=name) for n, name in enumerate("ABCD")}
    assert stemma(rows, price=Price(2, 2)) == stemma(rows, price=Price(2.0, 2.0))


def test_carriers_of_a_dispatch_give_a_table() -> None:
    changed = [DISPATCH[0].replace("Monday", "Sunday"), *DISPATCH[1:5]]
    one = story(document("a", DISPATCH), document("b", tuple(changed)))
    texts = {t.id: t for t in prepare(one)}
    left, right = sorted(texts)
    overlaps = Overlaps(tuple(texts.values()), align_all(one))
    view, _ = compare(texts[left], texts[right], overlaps.passages[left, right])
    table, worth = readings(texts[left], {right: view})
    differ = {(a, b) for a, b in zip(table[left], table[right], strict=True) if b is not None and a != b}
    assert differ in ({("monday", "sunday")}, {("sunday", "monday")})
    assert len(worth) == len(table[left]) == len(table[right])
    assert isinstance(stemma(table, worth), Stemma)


@st.composite
def traditions(draw: st.DrawFn) -> dict[str, Row]:
    rng = random.Random(draw(st.integers(0, 10_000)))
    rows = [original()]
    for n in range(draw(st.integers(1, 5))):
        row = copy(rng.choice(rows), *rng.sample(range(WORDS), rng.randint(1, 6)), by=f"s{n}")
        for place in range(start := rng.randrange(WORDS), min(WORDS, start + rng.choice((0, 0, 3, 12)))):
            row[place] = rng.choice(("", None))
        rows.append(row)
    return {f"W{n}": row for n, row in enumerate(rows)}


@settings(max_examples=15, deadline=None)
@given(traditions(), st.randoms())
def test_the_order_of_the_witnesses_never_matters(rows: dict[str, Row], rng: random.Random) -> None:
    names = list(rows)
    rng.shuffle(names)
    assert stemma({name: rows[name] for name in names}) == stemma(rows)


@settings(max_examples=15, deadline=None)
@given(traditions())
def test_the_tree_is_one_tree_and_a_twin_adds_one_edge(rows: dict[str, Row]) -> None:
    found = stemma(rows)
    assert len(found.branches) == len(found.witnesses) + len(found.unseen) - 1
    assert {name for b in found.branches for name in b[:2]} == {*found.witnesses, *found.unseen}
    assert all(sum(name in b[:2] for b in found.branches) > 2 for name in found.unseen)
    assert all(-1e-6 <= b.support <= 1.0001 for b in found.branches)
    more = stemma({**rows, "Z": list(rows["W0"])})
    assert len(more.branches) == len(found.branches) + 1
    assert pairs(more) >= pairs(found)


@settings(max_examples=15, deadline=None)
@given(traditions())
def test_what_is_cut_off_can_be_joined_on_again_at_the_same_cost(rows: dict[str, Row]) -> None:
    chars = characters(rows)
    extant, worth = len(rows), chars.weighed(chars.worth)
    star = {extant: set(range(extant)), **{n: {extant} for n in range(extant)}} if extant > 2 else {0: {1}, 1: {0}}
    whole = cost(star, chars, worth, Price())
    for a, b in edges(star):
        one, two = cut(star, a, b, extant)
        again = min(cost(join(one, p, two, q, extant), chars, worth, Price()) for p in points(one) for q in points(two))
        assert again <= whole + 1e-3
    if extant > 2:
        assert len(contract(star, extant, 0)) == extant
    assert np.isfinite(whole)
