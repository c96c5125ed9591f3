"""Claims set against each other: signs, trees and what is chosen."""

import json
from importlib.resources import files
from math import exp

import pytest

from wirestem.story.corroborate.dispute import deciding, trees
from wirestem.story.corroborate.dispute.signs import Signs
from wirestem.story.corroborate.dispute.trees import Forest, Tree, forest

from .test_corroborate import article, run, statement


def test_a_forest_adds_what_its_leaves_say() -> None:
    stump = Tree((0, -1, -1), (0.5, 0.0, 0.0), (1, 0, 0), (2, 0, 0), (0.0, -1.0, 2.0))
    found = Forest(("near",), -0.5, (stump, stump))
    assert found.chance([0.5]) == pytest.approx(1 / (1 + exp(2.5)))
    assert found.chance([0.6]) == pytest.approx(1 / (1 + exp(-3.5)))


def test_the_shipped_trees_ask_for_signs_that_there_are() -> None:
    shipped = forest()
    assert shipped.signs == Signs._fields
    for tree in shipped.trees:
        for at, sign in enumerate(tree.sign):
            assert sign < len(Signs._fields)
            assert sign < 0 or (at < tree.low[at] < len(tree.sign) and at < tree.high[at] < len(tree.sign))


def test_trees_of_other_signs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    known = json.loads((files(trees.__package__) / "data" / "trees.json").read_text())
    known["signs"] = known["signs"][:-1]
    monkeypatch.setattr("msgspec.json.decode", lambda _, type: Forest(tuple(known["signs"]), 0.0, ()))
    trees.forest.cache_clear()
    with pytest.raises(ValueError, match="other signs"):
        forest()
    monkeypatch.undo()
    trees.forest.cache_clear()
    assert forest().trees


ACCUSED = (
    "The ministry sold the bridge to a friend, an auditor alleges.\nThe minister denied that the ministry had sold the bridge."
)


def test_a_dispute_shows_both_sides_whatever_the_order_of_the_articles() -> None:
    said = statement("a", ACCUSED, "an auditor", "alleges", "The ministry sold the bridge to a friend", "alleges")
    denied = statement("a", ACCUSED, "The minister", "denied", "the ministry had sold the bridge.", "denies")
    other = "Rain fell on the bridge all week. The fair was put off until Sunday."
    results = [run(*pile) for pile in ((article("a", ACCUSED, said, denied), article("b", other)),)]
    results += [run(*pile) for pile in ((article("b", other), article("a", ACCUSED, said, denied)),)]
    for claims, disputes in results:
        (found,) = disputes
        by_id = {c.id: c for c in claims}
        assert found.kind == "denial"
        assert "sold the bridge to a friend" in by_id[found.against].text
        (why,) = found.because
        assert len(why.spans) == 2


def test_what_is_only_denied_is_no_claim_of_anybody_and_stands_by_no_rule() -> None:
    text = "Workers denied that the cranes had been in bad repair. The fair was put off until Sunday."
    other = "Workers denied that the cranes had been in bad repair. Rain fell all week."
    denied = "the cranes had been in bad repair"
    said = [statement(d, t, "Workers", "denied", denied, "denies") for d, t in (("a", text), ("b", other))]
    claims, disputes = run(article("a", text, said[0]), article("b", other, said[1]))
    by_text = {c.text: c for c in claims}
    assert "Workers denied that the cranes had been in bad repair" in by_text
    assert by_text["Only denied: the cranes had been in bad repair"].independent.min == 0
    assert all(d.confidence < 1 for d in disputes)


@pytest.mark.parametrize(("second", "found"), [("Ana Ruiz", 0), ("Per Lund", 1)])
def test_what_one_voice_says_side_by_side_is_no_dispute(monkeypatch: pytest.MonkeyPatch, second: str, found: int) -> None:
    monkeypatch.setattr(deciding, "forest", lambda: Forest(Signs._fields, 5.0, ()))
    text = (
        f"Orsin shipped 7,000 crates of shells to Tarn, Ana Ruiz said. Orsin got 9,000 crates of grain from Tarn, {second} added."
    )
    said = (
        statement("a", text, "Ana Ruiz", "said", "Orsin shipped 7,000 crates of shells to Tarn"),
        statement("a", text, second, "added", "Orsin got 9,000 crates of grain from Tarn"),
    )
    assert len(run(article("a", text, *said))[1]) == found
