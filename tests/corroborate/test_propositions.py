"""Which clauses an article tells where somebody says, praises, vows or expects something."""

from msgspec.structs import replace

from wirestem.model import Statement
from wirestem.story.corroborate.clause.propositions import propositions
from wirestem.story.corroborate.modality import modality
from wirestem.story.corroborate.terms import Page

from .test_corroborate import article, statement


def told(text: str, *statements: Statement) -> list[str]:
    found = propositions(article("a", text), Page(text), statements)
    return [" … ".join(text[a:b] for a, b in p.parts) for p in found]


def test_what_somebody_says_is_a_clause_without_who_says_it() -> None:
    text = "The minister said the pass was shut."
    assert told(text, statement("a", text, "The minister", "said", "the pass was shut")) == ["the pass was shut"]
    odd = "The minister said the dam burst before dawn."
    assert told(odd, statement("a", odd, "The minister", "said", "the dam burst before dawn")) == ["the dam burst before dawn"]


def test_what_somebody_praises_is_told_with_who_praises_it() -> None:
    text = "Kent praised Tarn for steadily backing the pact."
    assert told(text, statement("a", text, "Kent", "praised", "Tarn for steadily backing the pact")) == [text[:-1]]
    plan = "The two are likely to discuss ways to boost trade."
    assert told(plan, statement("a", plan, "", "likely", "ways to boost trade", "expects")) == [plan[:-1]]


def test_what_somebody_is_accused_of_stays_a_claim_of_its_own() -> None:
    text = "The council accused Tarn of sending rifles to rebels."
    assert told(text, statement("a", text, "The council", "accused", "Tarn of sending rifles to rebels", "alleges")) == [
        "Tarn of sending rifles to rebels"
    ]


def test_a_vow_ends_with_what_is_vowed() -> None:
    text = "Orsin and Velm vowed to help each other if attacked under a pact signed on Friday by both leaders."
    found = told(text, statement("a", text, "Orsin and Velm", "vowed", "to help each other if attacked"))
    assert found == ["Orsin and Velm vowed to help each other if attacked", "under a pact signed on Friday by both leaders"]


def test_who_says_it_cuts_no_clause_that_only_names_him() -> None:
    text = "Kent, in turn, thanked his host Orla Rane, saying the help was welcome."
    found = told(text, statement("a", text, "his", "saying", "the help was welcome"))
    assert found == ["Kent, in turn, thanked his host Orla Rane", "the help was welcome"]


def test_a_hole_in_what_is_said_cuts_no_name() -> None:
    text = "The envoy said any arms deals would violate United Harbours rules banning the sale of rifles."
    said = statement("a", text, "The envoy", "said", "any arms deals would violate United")
    rest = (text.index("the sale"), len(text) - 1)
    assert told(text, replace(said, content=(*said.content, rest))) == [
        "any arms deals would violate United Harbours rules banning the sale of rifles"
    ]


def test_who_calls_a_charge_absurd_is_heard_though_that_is_no_clause() -> None:
    text = 'Tarn has described the charge of selling rifles as "absurd".'
    said = statement("a", text, "Tarn", "described", 'the charge of selling rifles as "absurd"')
    (found,) = propositions(article("a", text), Page(text), (said,))
    assert found.statement == said
    assert text[found.start : found.end] == text[:-1]


def test_who_calls_allegations_absurd_denies_them() -> None:
    text = 'Tarn has described the allegations of selling rifles as "absurd".'
    said = statement("a", text, "Tarn", "described", 'the allegations of selling rifles as "absurd"')
    page = Page(text)
    (found,) = propositions(article("a", text), page, (said,))
    assert modality(page, found).kind == "denied"
