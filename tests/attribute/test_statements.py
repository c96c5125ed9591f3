"""Sources, cues and contents."""

import pytest

from .made import article, only, said

CASES = [
    ("The harbour master said the quay was safe.", ("The harbour master", "said", "the quay was safe")),
    ("The harbour master said on Monday that the quay was safe.", ("The harbour master", "said", "the quay was safe")),
    ("The quay was safe, the harbour master said.", ("the harbour master", "said", "The quay was safe")),
    ("“The quay is safe,” said Lena Orvik, a harbour pilot, who lives nearby.",
     ("Lena Orvik, a harbour pilot", "said", "“The quay is safe,”")),
    ("“The quay is safe,” Lena Orvik, a harbour pilot, told the council.",
     ("Lena Orvik, a harbour pilot", "told", "“The quay is safe,”")),
    ("The quay, she said, was safe.", ("she", "said", "The quay | was safe")),
    ('"The quay," she said, "is safe."', ("she", "said", '"The quay," | "is safe."')),
    ("According to the port office, the quay is safe.", ("the port office", "According to", "the quay is safe")),
    ("The quay is safe, according to the port office.", ("the port office", "according to", "The quay is safe")),
    ("Police in Larkhaven said they had found the boat.", ("Police in Larkhaven", "said", "they had found the boat")),
    ("The firm denied the delay.", ("The firm", "denied", "the delay")),
    ("The firm denied that it had delayed the ferry.", ("The firm", "denied", "it had delayed the ferry")),
    ("The union accused the port of neglect.", ("The union", "accused", "the port of neglect")),
    ("The mayor vowed to reopen the lock.", ("The mayor", "vowed", "to reopen the lock")),
    ("The mayor urged residents to stay indoors.", ("The mayor", "urged", "residents to stay indoors")),
    ("The mayor declined to comment.", ("The mayor", "declined", "to comment")),
    ("The office put the cost at two million crowns.", ("The office", "put", "the cost at two million crowns")),
    ("The mayor said: “We will wait.”", ("The mayor", "said", "“We will wait.”")),
    ("The lock has failed, experts say.", ("experts", "say", "The lock has failed")),
    ("“Not yet,” the ferryman grinned.", ("the ferryman", "grinned", "“Not yet,”")),
    ("Two officials who asked not to be named said the lock had failed.",
     ("Two officials who asked not to be named", "said", "the lock had failed")),
    ("The move, which divers said was needless, cost a year.", ("divers", "said", "was needless")),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[c[0][:40] for c in CASES])
def test_a_sentence_gives_its_source_cue_and_content(sentence: str, expected: tuple[str, str, str]) -> None:
    assert said(sentence) == [expected]


def test_conjoined_cues_are_two_statements_with_one_source() -> None:
    assert said("She said the lock had failed but cautioned that the gate would hold.") == [
        ("She", "said", "the lock had failed"),
        ("She", "cautioned", "the gate would hold"),
    ]


def test_a_participle_carries_on_with_the_same_source() -> None:
    found = said("The firm rejected the claim, saying the gate was sound.")
    assert found == [("The firm", "rejected", "the claim"), ("The firm", "saying", "the gate was sound")]


def test_a_quotation_that_goes_on_is_a_statement_without_source_and_cue() -> None:
    found = said("“The gate is sound,” the mayor said. “The lock is not.”")
    assert found == [("the mayor", "said", "“The gate is sound,”"), ("", "", "“The lock is not.”")]


def test_a_cue_inside_a_told_clause_makes_no_second_statement() -> None:
    assert said("The mayor said the firm had denied the delay.") == [("The mayor", "said", "the firm had denied the delay")]


def test_an_allegation_denied_in_the_same_sentence_ends_before_the_denial() -> None:
    found = said("Orland says the firm sold shells, allegations Carvo has denied.")
    assert found == [("Orland", "says", "the firm sold shells"), ("Carvo", "denied", "allegations")]


def test_a_quotation_after_a_colon_and_a_new_line_belongs_to_the_cue_before() -> None:
    assert said("The mayor added:", "“The lock is not sound.”") == [("The mayor", "added", "“The lock is not sound.”")]


def test_a_headline_names_its_source_before_a_colon() -> None:
    found = said("Text.", headline="Port police: two boats missing off Larkhaven")
    assert found[0] == ("Port police", ":", "two boats missing off Larkhaven")


def test_a_headline_may_close_with_reports() -> None:
    found = said("Text.", headline="Harbour chief quits over lock – reports")
    assert found[0] == ("reports", "–", "Harbour chief quits over lock")


def test_a_topic_before_a_colon_is_no_source() -> None:
    assert said("Text.", headline="The lock: what we know") == []


def test_a_quotation_is_direct_a_clause_indirect_and_both_together_mixed() -> None:
    assert only("“It holds,” she said.").kind == "direct"
    assert only("She said it held.").kind == "indirect"
    assert only("She said it was “as good as new”.").kind == "mixed"


def test_a_text_in_another_language_has_no_statements() -> None:
    assert article("The mayor said the lock had failed.", language="de").statements == ()


def test_ids_follow_the_text() -> None:
    made = article("She said it held. He denied the delay.")
    assert [s.id for s in made.statements] == ["d.s0", "d.s1"]
