"""What the dossier of the five real texts must show; they are not in the repository."""

from pathlib import Path

import pytest

import wirestem
from wirestem import flow
from wirestem.article.read import read
from wirestem.model import Dossier, Findings


@pytest.fixture(scope="module")
def dossier(shared: Path) -> Dossier:
    return flow.dossier(read([str(shared / "seeds")])).dossier


@pytest.fixture(scope="module")
def story(dossier: Dossier) -> Findings:
    assert len(dossier.stories) == 1
    return dossier.stories[0]


@pytest.fixture(scope="module")
def names(dossier: Dossier) -> dict[str, str]:
    return {d.id: Path(d.source.uri).name[:3] for d in dossier.documents}


def unseen(story: Findings, names: dict[str, str]) -> dict[str, set[str]]:
    kids: dict[str, set[str]] = {}
    for edge in story.derivations:
        if edge.parent.origin:
            kids.setdefault(edge.parent.origin, set()).add(names[edge.child])
    return kids


def test_two_unseen_dispatches_of_afp_stand_behind_four_articles(story: Findings, names: dict[str, str]) -> None:
    agency = {o.id: o.agency for o in story.origins}
    kids = unseen(story, names)
    assert [agency[o] for o, k in sorted(kids.items()) if {"000", "001"} <= k] == ["AFP"]
    assert [agency[o] for o, k in sorted(kids.items()) if k & {"002", "003"}] in (["AFP"], ["AFP", "AFP"])
    assert not any(k & {"000", "001"} and k & {"002", "003"} for k in kids.values())


def test_neither_sibling_is_the_others_parent(story: Findings, names: dict[str, str]) -> None:
    pairs = {(names[d.child], names[d.parent.doc]) for d in story.derivations if d.parent.doc}
    assert not pairs & {("000", "001"), ("001", "000")}


def test_the_fifth_is_its_own_origin_of_unknown_agency(story: Findings, names: dict[str, str]) -> None:
    own = [o for o in story.origins if o.observed and names[o.observed] == "004"]
    assert [o.agency for o in own] == [None]
    assert not any(names[d.child] == "004" for d in story.derivations)


def test_a_picture_and_a_lookalike_are_no_origin(story: Findings) -> None:
    assert {o.agency for o in story.origins} <= {"AFP", None}


def test_an_undated_article_borrows_its_date(dossier: Dossier, names: dict[str, str]) -> None:
    published = {names[d.id]: d.published for d in dossier.documents}
    lent = published["002"]
    assert lent is not None
    assert lent.basis == "origin"
    assert lent.earliest.startswith("2024-06-19")


def test_the_denial_counts_one_organisation_though_three_articles_tell_it(
    dossier: Dossier, story: Findings, names: dict[str, str]
) -> None:
    text = {d.id: d.text for d in dossier.documents}
    told = [c for c in story.claims if sum("absurd" in text[m.doc][m.start : m.end] for m in c.mentions) >= 2]
    assert told
    claim = max(told, key=lambda c: c.articles)
    assert {"000", "002", "003"} <= {names[m.doc] for m in claim.mentions}
    assert (claim.independent.min, claim.independent.max) == (1, 1)


def test_altered_quotations_are_shown(dossier: Dossier, story: Findings, names: dict[str, str]) -> None:
    text = {d.id: d.text for d in dossier.documents}
    altered = [
        (names[c.here.doc], text[c.here.doc][c.here.start : c.here.end])
        for c in story.changes
        if c.kind == "quote_altered" and c.here
    ]
    assert any(n == "002" and "Russia requires" in q for n, q in altered)
    assert any(n == "001" and "ilateral cooperation will" in q for n, q in altered)


def test_each_unseen_dispatch_of_afp_is_restored_with_its_time(story: Findings) -> None:
    for restored in (r for r in story.dispatches if r.agency == "AFP"):
        assert sum(p.attested > 1 for p in restored.passages) >= 8
        assert str(restored.latest)[:10] in ("2024-06-18", "2024-06-19")


def test_only_the_one_without_any_credit_to_afp_is_uncredited(story: Findings, names: dict[str, str]) -> None:
    assert [(names[u.doc], u.agency) for u in story.uncredited] == [("001", "AFP")]


def test_two_name_afp_in_the_text_without_a_credit_line(story: Findings, names: dict[str, str]) -> None:
    said = {names[c.doc]: c.credit for c in story.carried if c.agency == "AFP"}
    assert said == {"000": "credit line", "001": "nowhere", "002": "in the text", "003": "in the text"}


def test_check_says_of_each_text_what_the_dossier_says(shared: Path) -> None:
    answers = wirestem.check(str(shared / "seeds"))
    found = {Path(a.uri).name[:3]: (a.verdict, a.agency) for a in answers}
    assert found["000"] == ("credited", "AFP")
    assert found["001"] == ("uncredited", "AFP")
    assert {found[n] for n in ("002", "003")} == {("named", "AFP")}
    assert found["004"] == ("unknown", None)
