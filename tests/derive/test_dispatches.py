"""Which texts go back to one dispatch although their credits say otherwise, or a third text draws on both."""

import pytest
from msgspec.structs import replace

from wirestem.lexicon.agencies import agencies
from wirestem.lexicon.signs import shown
from wirestem.model import Statement
from wirestem.story.derive import houses
from wirestem.story.derive.marks import mark
from wirestem.story.derive.texts import prepare
from wirestem.story.derive.tree import Node, dated_by

from .stories import DISPATCH, LATER, OTHER, document, parents, story, tree

WIRE = document("wire", DISPATCH, dateline="TOLLEN, May 4 (Morning Star/AFP) - ", agency="AFP", furniture="Home | News")
COPY = document("copy", DISPATCH[:5], dateline="TOLLEN - ", furniture="Menu")


def test_same_words_outweigh_a_mistaken_credit() -> None:
    mistaken = document("mistaken", DISPATCH[:5], dateline="TOLLEN (Cape Star/AP) - ", agency="AP", furniture="Home")
    told = document("told", (*DISPATCH[:5], "“We heard it coming,” the priest told AFP."), signoff="— AFP", agency="AFP")
    found = tree(mistaken, told, WIRE)
    assert [o.agency for o in found.origins] == ["AFP"]
    assert set(parents(found)) == {"mistaken", "told", "wire"}


def test_a_few_same_words_do_not_outweigh_another_credit() -> None:
    other = document("other", (*OTHER, DISPATCH[3]), dateline="TOLLEN (Cape Star/AP) - ", agency="AP", furniture="Home")
    assert {o.agency for o in tree(other, WIRE).origins} == {"AFP", "AP"}


def test_what_a_reporter_signs_beside_agencies_is_no_second_dispatch() -> None:
    lines = (
        "The priest of Marrow has moved his bells into the school, where they stand between the gymnastics horses.",
        "Old Tilda Ferrow counted her hens twice by torchlight and found one more than she had ever owned.",
        *DISPATCH[:4],
        "In the bakery they sell bread to the soldiers for nothing and to the journalists for twice the price.",
    )
    signed = document("signed", lines, byline="By Ada Winter", signoff="With input from agencies", agency="agencies")
    (edge,) = [e for e in tree(signed, WIRE, COPY).derivations if e.child == "signed"]
    assert edge.relation == "excerpt"


def test_a_signed_text_that_is_mostly_its_own_is_an_excerpt_though_it_opens_with_the_dispatch() -> None:
    own = tuple(f"At house number {n} in the upper street the cellar was dry and the {w} still stood upright." for n, w in OWN)
    signed = document("signed", (*DISPATCH[:2], *own), byline="By Ada Winter", signoff="Additional material AFP", agency="AFP")
    (edge,) = [e for e in tree(signed, WIRE, COPY).derivations if e.child == "signed"]
    assert edge.relation == "excerpt"


OWN = tuple(enumerate(("barrels", "bottles", "ladders", "cupboards", "bicycles", "sewing machines"), start=4))


def test_an_agencys_later_file_does_not_say_when_the_version_that_it_updates_came_out() -> None:
    early = document("early", DISPATCH, signoff="— AFP", agency="AFP", furniture="Home", published="2031-05-04T08:00+00:00")
    own = document("own", LATER, dateline="Tollen, May 6, 2031 (AFP) - ", agency="AFP", published="2031-05-06T06:00+00:00")
    texts = prepare(story(early, own))
    marks = {text.id: mark(text, agencies()) for text in texts}
    node = Node(("early", "own"), ("early", "own"), None, None, "AFP")
    assert marks["own"].sent
    assert dated_by(node, marks) == ("early",)
    assert dated_by(node._replace(carriers=("own",), seen="own"), marks) == ("own",)


def test_whoever_has_seen_enough_is_no_house_and_a_sign_counts_once() -> None:
    assert shown("City expert Ada Winter has seen enough of it.") == ()
    assert len(shown("A memo that the Morning Star has seen says so.")) == 1


@pytest.mark.parametrize(
    ("kind", "byline", "counted"),
    [("direct", "By Ada Winter", 2), ("indirect", "By Ada Winter", 1), ("direct", "By our staff", 1)],
)
def test_who_signs_an_excerpt_and_quotes_speakers_of_its_own_reported(kind: str, byline: str, counted: int) -> None:
    own = tuple(f"At house number {n} in the upper street the cellar was dry and the {w} still stood upright." for n, w in OWN)
    signed = document("signed", (*own[:3], *DISPATCH[:3], *own[3:]), byline=byline, furniture="Home", agency="AFP")
    lineage = tree(signed, WIRE, COPY)
    said = tuple(Statement(f"s{n}", "signed", (), (), ((n, n + 1),), kind, "asserts", f"p{n}", ()) for n in range(2))  # type: ignore[arg-type]
    one = story(signed, WIRE, COPY)
    articles = tuple(replace(a, statements=said) if a.document.id == "signed" else a for a in one.articles)
    assert [e.relation for e in lineage.derivations if e.child == "signed"] == ["excerpt"]
    assert sum(h.certain for h in houses(replace(one, articles=articles), lineage, agencies())) == counted


def test_a_mistaken_credit_does_not_make_two_agencies_dispatches_one() -> None:
    of_afp = [document(f"f{n}", DISPATCH[: 8 - n], signoff="— AFP", agency="AFP", furniture="Home") for n in range(2)]
    of_ap = [document(f"p{n}", OTHER[: len(OTHER) - n], signoff="— AP", agency="AP", furniture="Home") for n in range(2)]
    mistaken = document("mistaken", OTHER, signoff="— AFP", agency="AFP", furniture="Menu")
    found = tree(*of_afp, *of_ap, mistaken).origins
    assert sorted("".join(sorted({d[0] for d in o.documents})) for o in found) == ["f", "mp"]


def test_a_merged_text_of_another_credit_is_not_the_same_words() -> None:
    merged = document("merged", (*DISPATCH[:4], *OTHER[:4]), signoff="— AP", agency="AP", furniture="Menu")
    wire = document("wire", DISPATCH, dateline="TOLLEN, May 4 (AFP) - ", agency="AFP", furniture="Home | News")
    other = document("other", OTHER, dateline="TOLLEN, May 4 (AP) - ", agency="AP", furniture="Home | News")
    assert {o.agency for o in tree(merged, wire, other).origins} == {"AFP", "AP"}
