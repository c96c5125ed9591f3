"""Reasons in plain words, and why the numbers of the funnel are as they are."""

import re

import pytest
from msgspec.structs import replace

from wirestem.model import Count, Evidence, Findings
from wirestem.report.html import render
from wirestem.report.html.reckoning import reckoning
from wirestem.report.html.whys import Why, whys
from wirestem.report.lede import texts_behind
from wirestem.report.names import Names, StoryNames

from . import bridge


@pytest.mark.parametrize(
    ("rule", "weight", "note", "words", "force", "shown"),
    [
        ("derive.credit.v2", 0.9, "the text credits the sender", "the text credits the sender", "speaks for this",
         "derive.credit.v2, weight 0.9"),
        ("derive.credit.v2", -1.1, "the text credits the sender", "the text credits the sender", "fits another reading better",
         "derive.credit.v2, weight 1.1"),
        ("derive.time.v1", 0.2, "when", "when", "speaks weakly for this", "derive.time.v1, weight 0.2"),
        ("derive.shared.v2", 2.5, "half", "half", "speaks strongly for this", "derive.shared.v2, weight 2.5"),
        ("derive.drawn.v1", 0.0, "drawn so", "drawn so", "", "derive.drawn.v1"),
        ("origin.credit.v1", 2.0, "credits AFP", "credits AFP", "a strong sign", "origin.credit.v1, weight 2.0"),
        ("date.story.v1", 0.3, "near", "near", "a weak sign", "date.story.v1, weight 0.3"),
        ("date.year.v1", 1.0, "a year", "a year", "", "date.year.v1, weight 1.0"),
        ("house.own.v1", -3.0, "borrowed", "borrowed", "speaks strongly against it", "house.own.v1, weight 3.0"),
        ("corroborate.denial.v2", 0.81, "denies", "one side denies what the other says", "81 % likely", "corroborate.denial.v2"),
        ("corroborate.behind.v2", 1.0, "AFP", "reported by AFP", "", "corroborate.behind.v2"),
        ("corroborate.behind.v2", 0.4, "AFP", "reported by AFP, possibly", "", "corroborate.behind.v2"),
        ("loop.circle_found.v1", 1.0, "", "loop: circle found", "", "loop.circle_found.v1, weight 1.0"),
    ],
)  # fmt: skip
def test_a_reason_is_read_in_plain_words(rule: str, weight: float, note: str, words: str, force: str, shown: str) -> None:
    assert whys((Evidence(rule, weight, (), note),)) == (Why(words, force, shown, ()),)


def test_what_moved_nothing_is_left_out() -> None:
    made = whys([Evidence("a.v1", weight, (), str(weight)) for weight in (0.04, -0.02, 0.0, 0.05)])
    assert [why.words for why in made] == ["0.0", "0.05"]


def test_the_page_shows_no_signed_weight_and_no_word_of_the_trade_unexplained() -> None:
    made = bridge.dossier()
    because = (Evidence("derive.credit.v2", -1.1, (), "credit"), Evidence("derive.time.v1", 0.01, (), "dull"))
    edges = tuple(replace(e, because=because) for e in made.stories[0].derivations)
    crack, *others = made.stories[0].claims
    mentions = (*crack.mentions[:1], replace(crack.mentions[1], match="narrower", modality="hedged"))
    claims = (replace(crack, mentions=mentions), *others)
    html = render(replace(made, stories=(replace(made.stories[0], derivations=edges, claims=claims),)))
    body = html[html.index("<main") :]
    assert "fits another reading better" in body
    assert "dull" not in body
    assert "-1.1" not in body
    assert "+1.0" not in body
    assert "with reserve, says less than the heading" in body
    assert ">narrower" not in body
    assert "attested by" not in body


def test_a_headline_stands_on_the_card_of_its_article_and_above_the_columns() -> None:
    html = render(bridge.dossier())
    assert html.count("<p class=called><bdi>Bridge closed</bdi>") >= 2


def reckoned(**changed: object) -> tuple[str, ...]:
    made = bridge.dossier()
    found: Findings = replace(made.stories[0], **changed)
    return reckoning(StoryNames(Names(made), found))


def test_versions_are_said_to_be_one_text() -> None:
    origins = bridge.dossier().stories[0].origins
    later = (*origins[:-1], replace(origins[-1], updates=(origins[0].id,)))
    said = reckoned(origins=later)[0]
    assert said.startswith("Versions of a dispatch count as one text, so ")
    assert "is a later version of" in said


def test_more_organisations_than_texts_are_explained_and_fewer_too() -> None:
    found = bridge.dossier().stories[0]
    sure = tuple(replace(e, confidence=0.9) for e in found.derivations)
    texts = len(found.origins)
    more = reckoned(derivations=sure, independent=Count(1, texts + 1))
    assert "adds reporting of its own counts beside the agency" in more[0]
    assert reckoned(derivations=sure, independent=Count(0, texts - 1))[0].startswith("Fewer organisations than texts")
    assert reckoned(derivations=sure, independent=Count(texts, texts)) == (
        "A text can have several organisations behind it, an organisation several texts.",
    )


def test_an_article_that_may_be_a_text_of_its_own_is_named_and_widens_the_range() -> None:
    assert reckoned()[0] == "4 Comet Online may be a text of its own: where it comes from is less sure than 50 %."
    found = bridge.dossier().stories[0]
    assert texts_behind(found) == Count(3, 4)
    sure = replace(found, derivations=tuple(replace(e, confidence=0.5) for e in found.derivations))
    assert texts_behind(sure) == Count(3, 3)


def test_the_only_carrier_of_a_dispatch_adds_no_text_to_it() -> None:
    found = bridge.dossier().stories[0]
    edge = next(e for e in found.derivations if e.parent.origin)
    lone = tuple(replace(o, documents=(edge.child,)) if o.id == edge.parent.origin else o for o in found.origins)
    doubtful = replace(found, origins=lone, derivations=(replace(edge, confidence=0.2),))
    assert texts_behind(doubtful) == Count(3, 3)


def test_many_articles_that_may_be_texts_of_their_own_are_not_all_named() -> None:
    made = bridge.dossier()
    found, edge = made.stories[0], next(e for e in made.stories[0].derivations if e.parent.doc)
    names = StoryNames(
        Names(made), replace(found, derivations=tuple(replace(edge, child=d, confidence=0.1) for d in found.documents))
    )
    assert re.match(r"1 [\w ]+, 2 [\w ]+, 3 [\w ]+ and 2 others may be texts of their own: where they come", reckoning(names)[0])


def test_an_agency_that_is_credited_twice_is_named_once() -> None:
    (why,) = whys([Evidence("origin.credit.v1", 2.0, note="credits AFP, AFP")])
    assert why.words == "credits AFP"
    (why,) = whys([Evidence("origin.credit.v1", 2.0, note="credits AFP, AP")])
    assert why.words == "credits AFP, AP"
