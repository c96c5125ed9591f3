"""How a clause is put forward: how far the words reach that deny, allege, plan, suppose, doubt and judge."""

import msgspec
import pytest

from wirestem.lexicon.loading import read_entries
from wirestem.lexicon.modality import Mode, signs
from wirestem.model import Mentioned, Modality, Statement
from wirestem.story.corroborate.clause.propositions import Proposition
from wirestem.story.corroborate.modality import Told, ahead, modality
from wirestem.story.corroborate.terms import Page
from wirestem.text import words


def told(text: str, clause: str, statement: Statement | None = None) -> Told:
    start = text.index(clause)
    end = start + len(clause)
    place = Proposition("d", start, end, (0, len(text)), 0, False, statement, "told", ((start, end),), False)
    return modality(Page(text), place)


def kind(text: str) -> Modality:
    """The kind of the clause that stands in brackets."""
    clause = text[text.index("[") + 1 : text.index("]")]
    return told(text.replace("[", "").replace("]", ""), clause).kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Six barges left Tolmouth on Monday].", "asserted"),
        ("The mayor rejected reports that [the lock had failed].", "denied"),
        ("The council accused the mayor of [hiding the ledger].", "alleged"),
        ("[The lock will reopen in May].", "planned"),
        ("The judge ordered the firm [to repay the tenants].", "planned"),
        ("If the wall gives way, [the market will flood].", "hypothetical"),
        ("Had the alarm sounded, [the crew would have woken].", "hypothetical"),
        ("[The boat may have struck a reef].", "hedged"),
        ("Divers believe [the boat lies on the reef].", "hedged"),
        ("[The new lock is a disgrace].", "opinion"),
    ],
)
def test_each_class_is_told_by_its_words(text: str, expected: Modality) -> None:
    assert kind(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The guard did not deny that [the gate was open].", "asserted"),
        ("The navy could not rule out that [a second boat had sunk].", "hedged"),
        ("The clerk neither confirmed nor denied that [the vote was lost].", "hedged"),
    ],
)
def test_a_negated_cue_says_less_than_the_cue(text: str, expected: Modality) -> None:
    assert kind(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[The barge was denied a berth on Monday].", "asserted"),
        ("Having rejected every appeal, [the court closed the case].", "asserted"),
        ("[The May ferry sank off Tolmouth].", "asserted"),
        ("The alleged thief escaped, and [the guard lost his post].", "asserted"),
        ("They bowed as if [the queen had come].", "asserted"),
    ],
)
def test_a_cue_governs_only_its_own_clause(text: str, expected: Modality) -> None:
    assert kind(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[The guard slept], or so it looks to detectives.", "hedged"),
        ("That [the bridge was sold] is a myth.", "denied"),
        ("[The clerk burned the ledgers], or so the indictment has it.", "alleged"),
    ],
)
def test_cues_behind_the_clause_count(text: str, expected: Modality) -> None:
    assert kind(text) == expected


def test_what_is_denied_is_said_not_to_hold_and_points_to_its_cue() -> None:
    text = "The mayor denied that the lock had failed."
    found = told(text, "the lock had failed")
    assert found.negated
    assert [text[a:b] for a, b in found.cues] == ["denied"]


def test_a_no_inside_a_fact_is_no_denial() -> None:
    found = told("The treasury has not paid its pilots since March.", "The treasury has not paid its pilots since March")
    assert (found.kind, found.negated) == ("asserted", False)


def test_the_words_that_hold_a_clause_back_are_shown() -> None:
    text = "The wind probably broke the mast."
    assert [text[a:b] for a, b in told(text, text[:-1]).hedges] == ["probably"]


def test_an_accusing_statement_alleges() -> None:
    text = "Prosecutors say the clerk took the money."
    said = Statement("s", "d", ((0, 11),), ((12, 15),), ((16, 40),), "indirect", "alleges", "Prosecutors")
    assert told(text, "the clerk took the money", said).kind == "alleged"


@pytest.mark.parametrize(
    ("known", "expected"), [("planned", True), ("hypothetical", True), ("asserted", False), ("hedged", None)]
)
def test_plans_lie_ahead(known: Modality, expected: bool | None) -> None:
    assert ahead(Told(known, False, (), ())) is expected


@pytest.mark.parametrize("mode", read_entries("modality.toml", "mode", Mode), ids=lambda mode: f"{mode.kind}-{mode.place}")
def test_the_lexicon_finds_its_own_examples(mode: Mode) -> None:
    found = signs([word.form for word in words(mode.example)])
    assert (mode.kind, mode.place) in [(sign.kind, sign.place) for sign in found]


def test_a_mention_of_an_old_dossier_is_read_as_asserted() -> None:
    old = b'{"doc":"a","start":0,"end":4,"statement":null,"origin":null,"stance":"asserts","match":"full"}'
    mention = msgspec.json.decode(old, type=Mentioned)
    assert (mention.modality, mention.negated) == ("asserted", False)
