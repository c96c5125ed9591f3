"""Who comes from what, one small story a test."""

import pytest
from msgspec.structs import replace

from wirestem.model import Credit, Decision, Document
from wirestem.story.derive.learnt import weights
from wirestem.story.derive.reasons import kind_of

from .stories import DISPATCH, LATER, OTHER, REPORT, document, parents, tree

WIRE = document("wire", DISPATCH, dateline="TOLLEN, May 4 (Morning Star/AFP) - ", agency="AFP", furniture="Home | News")
PAPER = document("paper", DISPATCH[:4], byline="By our staff", signoff="— AFP", agency="AFP")
ISLAND = document("island", OTHER)
BEACON = document("beacon", REPORT, byline="By Ada Winter", furniture="Write to the Beacon")


def changed(old: str, new: str) -> tuple[str, ...]:
    text = "\n".join(DISPATCH)
    assert old in text
    return tuple(text.replace(old, new).split("\n"))


def test_two_carriers_hang_from_the_dispatch_that_they_credit() -> None:
    assert parents(tree(WIRE, PAPER)) == {"wire": ["AFP"], "paper": ["AFP"]}


def test_who_credits_nobody_and_has_nothing_but_what_a_page_has_may_have_it_from_there_or_from_the_dispatch() -> None:
    (edge,) = (e for e in tree(WIRE, document("blog", DISPATCH[:4])).derivations if e.child == "blog")
    assert edge.confidence < 0.7
    assert edge.alternatives[0].confidence > 0.2
    assert "wire" in {edge.parent.doc, *(a.parent.doc for a in edge.alternatives if a.parent)}


def test_an_article_that_shares_nothing_is_its_own_origin() -> None:
    found = tree(WIRE, ISLAND)
    assert "island" not in parents(found)
    assert [o.observed for o in found.origins if o.documents == ("island",)] == ["island"]


def test_a_lone_carrier_still_comes_from_the_dispatch_it_credits() -> None:
    (edge,) = tree(WIRE).derivations
    assert (edge.child, edge.relation) == ("wire", "copy")
    assert edge.because[0].rule == "derive.credit.v2"


def test_the_agencys_own_file_is_the_dispatch_itself() -> None:
    own = document("own", DISPATCH, dateline="Tollen, May 4, 2031 (AFP) - ", agency="AFP", published="2031-05-04")
    assert parents(tree(own, PAPER)) == {"paper": ["own"]}


def test_an_agencys_later_file_updates_the_version_it_replaces() -> None:
    first = document("first", DISPATCH, dateline="TOLLEN (Star/AFP) - ", agency="AFP", published="2031-05-04T06:00+00:00")
    own = document("own", LATER, dateline="Tollen, May 5, 2031 (AFP) - ", agency="AFP", published="2031-05-05T06:00+00:00")
    edges = {e.child: e.relation for e in tree(first, own).derivations}
    assert edges == {"first": "copy", "own": "update"}


def test_two_versions_of_a_dispatch_are_two_origins_one_updating_the_other() -> None:
    early = document("early", DISPATCH, signoff="— AFP", agency="AFP", furniture="Home", published="2031-05-04T08:00+00:00")
    late = document("late", LATER, signoff="— AFP", agency="AFP", furniture="Home", published="2031-05-05T08:00+00:00")
    origins = {o.documents: o for o in tree(early, late).origins}
    assert set(origins) == {("early",), ("late",)}
    assert origins["late",].updates == (origins["early",].id,)


def test_private_changes_make_one_carrier_the_parent_of_another() -> None:
    words = changed("the second one broke down before dawn", "the larger one gave up the ghost near midnight")
    copy = document("copy", words[:5], furniture="Menu")
    edited = document("edited", words, signoff="— AFP", agency="AFP", furniture="Home")
    third = document("third", DISPATCH[:5], signoff="— AFP", agency="AFP", furniture="Start")
    found = parents(tree(edited, copy, WIRE, PAPER, third))
    assert found == {"edited": ["AFP"], "wire": ["AFP"], "paper": ["AFP"], "third": ["AFP"], "copy": ["edited"]}


def test_a_text_that_lacks_the_private_changes_is_a_sibling() -> None:
    edited = document("edited", changed("gone to bed", "fallen asleep indoors"), signoff="— AFP", agency="AFP", furniture="Home")
    assert parents(tree(edited, PAPER, WIRE)) == {"edited": ["AFP"], "paper": ["AFP"], "wire": ["AFP"]}


def test_two_uncredited_texts_alike_are_undecidable_and_say_so() -> None:
    one, two = document("one", DISPATCH[:5]), document("two", DISPATCH[1:])
    (edge,) = tree(one, two).derivations
    assert edge.confidence < 0.6
    assert edge.because[0].rule == "derive.undecidable.v1"
    assert "would decide" in edge.because[0].note
    assert edge.alternatives
    assert sum(a.confidence for a in edge.alternatives) + edge.confidence <= 1.01


def test_background_that_two_dispatches_of_an_agency_share_is_named_as_such() -> None:
    other = document("other", (*OTHER, DISPATCH[4]), signoff="— AFP", agency="AFP", furniture="Home")
    (found,) = tree(WIRE, other).recycled
    assert (found.agency, [s.doc for s in found.spans]) == ("AFP", ["other", "wire"])


def test_each_edge_shows_the_passages_that_are_its_parents() -> None:
    for edge in tree(WIRE, PAPER).derivations:
        assert {s.doc for s in edge.passages} == {edge.child}
        assert all(s.start < s.end for s in edge.passages)


def test_a_rewriter_comes_from_the_paper_that_reported() -> None:
    retold = document(
        "retold",
        (
            "Nobody ever inspected the bridge at Kell, says a file that the Beacon has seen, the newspaper reports.",
            "The retired engineer Ott Varga told it that he signed whatever they put in front of him.",
            "Letters of the builder contradict each other about the bolts in the eastern pier.",
        ),
    )
    assert parents(tree(BEACON, retold)) == {"retold": ["beacon"]}


def test_a_text_of_two_dispatches_is_a_merge() -> None:
    ferry = document("ferry", OTHER, dateline="SANDHOLM (Star/AP) - ", agency="AP", furniture="Home")
    both = document("both", (*DISPATCH[:3], *OTHER), byline="Agencies", agency="Agencies")
    edges = [e for e in tree(WIRE, ferry, both).derivations if e.child == "both"]
    assert [e.relation for e in edges] == ["merge", "merge"]
    assert sum(e.share for e in edges) <= 1


def test_a_national_agency_that_carries_what_afp_was_told_is_not_the_sender() -> None:
    said = "“The meadow began to move in spring,” the geologist Una Weld told AFP on the bridge below the village."
    one = document("one", (*DISPATCH[:4], said), dateline="TOLLEN (APP - City News) - ", agency="APP")
    two = document("two", (*DISPATCH[:4], said))
    assert parents(tree(one, two)) == {"one": ["AFP"], "two": ["AFP"]}


def test_reporters_may_sign_an_agencys_own_file() -> None:
    own = document("own", DISPATCH, dateline="TOLLEN, May 4 (AFP) - ", byline="By Ada Winter and Ole Marsh", agency="AFP")
    assert parents(tree(own, PAPER)) == {"paper": ["own"]}


def test_a_staff_byline_shows_a_carrier() -> None:
    page = document("page", DISPATCH, dateline="TOLLEN, May 4 (AFP) - ", byline="By Star staff", agency="AFP")
    assert parents(tree(page, PAPER)) == {"page": ["AFP"], "paper": ["AFP"]}


def credited_to(name: str, paragraphs: tuple[str, ...], line: str, *agencies: str) -> Document:
    """A document whose byline credits several agencies."""
    plain = document(name, paragraphs, byline=line)
    places = [(agency, plain.text.find(agency)) for agency in agencies]
    return replace(plain, credits=tuple(Credit(a, "text", "byline", at, at + len(a)) for a, at in places))


def test_a_text_of_two_named_agencies_is_a_merge_though_nobody_else_carries_the_second() -> None:
    both = credited_to("both", (*DISPATCH[:3], *OTHER), "AFP and AP", "AFP", "AP")
    found = tree(WIRE, both)
    assert sorted(parents(found)["both"]) == ["AFP", "AP"]
    assert {e.relation for e in found.derivations if e.child == "both"} == {"merge"}


def test_what_agencies_without_a_name_gave_beyond_the_known_dispatch_is_another_unseen_one() -> None:
    both = document("both", (*DISPATCH[:3], *OTHER), byline="Agencies", agency="Agencies")
    assert sorted(parents(tree(WIRE, both))["both"]) == ["?", "AFP"]


def test_a_text_of_two_named_agencies_that_stands_wholly_in_one_dispatch_is_a_copy() -> None:
    both = credited_to("both", DISPATCH[:4], "AFP and AP", "AFP", "AP")
    assert parents(tree(WIRE, both))["both"] == ["AFP"]


def test_a_release_as_its_issuer_gave_it_out_is_an_origin() -> None:
    lines = (
        "Lindqvist Pumps today opened its second plant in Tollen and will hire forty fitters before the end of the year.",
        "The new hall stands on the meadow behind the station and was built in fourteen months by firms of the valley.",
    )
    release = document("release", (*lines, "Media contact: Ada Winter"), byline="FOR IMMEDIATE RELEASE")
    paper = document("paper", lines, furniture="Home | News")
    assert parents(tree(release, paper)) == {"paper": ["release"]}


def test_a_lone_text_of_an_agency_is_a_version_of_what_it_sent_of_the_same_matter() -> None:
    later = (
        "The district has counted the houses of Marrow that the landslide buried, and the army takes its excavators home.",
        "Geologists now believe that the blocked drainage above the chapel terrace fed the slope for seven months.",
        "The families of the nine missing people met the survivors in the gymnasium of Tollen on Thursday evening.",
    )
    after = document("after", later, signoff="— AFP", agency="AFP", furniture="Home", published="2031-05-08T08:00+00:00")
    before = document("before", DISPATCH, signoff="— AFP", agency="AFP", furniture="Home", published="2031-05-04T08:00+00:00")
    origins = {o.documents: o for o in tree(before, after).origins}
    assert origins["after",].updates == (origins["before",].id,)


def test_a_text_does_not_come_from_a_file_that_was_sent_after_it() -> None:
    early = document("early", DISPATCH, signoff="— AFP", agency="AFP", furniture="Home", published="2031-05-04T08:00+00:00")
    file = document("file", LATER, dateline="TOLLEN, May 6 (AFP) - ", agency="AFP", published="2031-05-06T08:00+00:00")
    retold = (
        "Drains above the Marrow terrace had been blocked, geologists warned in spring, and the meadow began to move.",
        "Two excavators were brought over the pass by soldiers from Tollen barracks; one had broken down before dawn.",
    )
    page = document("page", retold, furniture="Home", published="2031-05-04T20:00+00:00")
    found = {e.child: e.parent.doc for e in tree(early, file, page).derivations}
    assert found["page"] is None


def test_an_excerpt_below_a_beginning_of_its_own_carries_the_version_it_was_cut_from() -> None:
    lines = (REPORT[0], REPORT[1], *DISPATCH[2:5])
    excerpt = document("excerpt", lines, byline="By Ada Winter", signoff="Additional reporting by AFP", agency="AFP")
    kids = [o.documents for o in tree(WIRE, PAPER, excerpt).origins]
    assert kids == [("excerpt", "paper", "wire")]


def test_a_picture_credit_says_nothing_of_the_text() -> None:
    assert parents(tree(document("one", OTHER, furniture="Picture: AFP"))) == {}


def test_one_recycled_paragraph_makes_no_common_dispatch() -> None:
    other = document("other", (*OTHER, DISPATCH[4]), signoff="— AFP", agency="AFP", furniture="Home")
    assert len({tuple(o.documents) for o in tree(WIRE, other).origins if not o.updates}) == 2


@pytest.mark.parametrize(
    ("pile", "why"),
    [
        ((BEACON, document("later", (REPORT[0], *OTHER), byline="By Ada Winter")), "one reporter signs both texts"),
        ((document("one", DISPATCH[:5]), document("two", DISPATCH[1:])), "no two write a text in the same words"),
    ],
)
def test_a_less_likely_reading_that_is_drawn_says_why(pile: tuple[Document, ...], why: str) -> None:
    (edge,) = tree(*pile).derivations
    likelier = max(a.confidence for a in edge.alternatives)
    assert edge.confidence < likelier
    (drawn,) = (e for e in edge.because if e.rule == "derive.drawn.v1")
    assert why in drawn.note
    assert f"({round(100 * likelier)} % to {round(100 * edge.confidence)} %)" in drawn.note


def test_the_likeliest_reading_needs_no_reason_to_be_drawn() -> None:
    assert not [e for edge in tree(WIRE, PAPER).derivations for e in edge.because if e.rule == "derive.drawn.v1"]


def test_a_person_accepts_a_derivation() -> None:
    ruling = Decision("accept", "derivation", child="wire", parent="paper", relation="rewrite")
    found = tree(WIRE, PAPER, decisions=(ruling,))
    assert parents(found)["wire"] == ["paper"]
    assert [e.relation for e in found.derivations if e.child == "wire"] == ["rewrite"]


def test_a_person_rejects_a_derivation() -> None:
    one, two = document("one", DISPATCH), document("two", DISPATCH[:5])
    (edge,) = tree(one, two).derivations
    ruling = Decision("reject", "derivation", child=edge.child, parent=edge.parent.doc)
    assert tree(one, two, decisions=(ruling,)).derivations == ()


def test_a_person_splits_merges_and_renames_origins() -> None:
    apart = tree(WIRE, PAPER, decisions=(Decision("split", "origin", documents=("paper",)),))
    assert "paper" not in parents(apart)
    together = tree(WIRE, ISLAND, decisions=(Decision("merge", "origin", documents=("wire", "island"), name="AP"),))
    assert parents(together) == {"wire": ["AP"], "island": ["AP"]}
    named = tree(WIRE, PAPER, decisions=(Decision("rename", "origin", documents=("wire",), name="Reuters"),))
    assert parents(named) == {"wire": ["Reuters"], "paper": ["Reuters"]}


def test_two_houses_that_quote_one_statement_in_full_have_nothing_from_one_another() -> None:
    statement = (
        "“The authority regrets that travellers were kept waiting on the ice for eleven hours and will pay for every ticket.",
        "“An engineer from abroad will look at both engines before the ferry sails again, and what he finds will be made public.",
        "“Nobody in this house was told of a crack in the hull before the night of the second of May.”",
    )
    here = document("here", (OTHER[0], "The authority's answer reads:", *statement, OTHER[1]), byline="By Ole Marsh")
    there = document("there", (REPORT[0], "A letter came by courier at noon.", *statement, REPORT[1]), byline="By Ada Winter")
    assert tree(here, there).derivations == ()


def test_the_readings_of_an_edge_are_weighed_against_one_another() -> None:
    for edge in tree(WIRE, PAPER, document("third", DISPATCH[1:4])).derivations:
        chances = [a.confidence for a in edge.alternatives]
        assert chances == sorted(chances, reverse=True)
        assert edge.confidence + sum(chances) <= 1.01


def test_every_learnt_sign_is_evidence_of_something() -> None:
    signs = [name for name in weights() if not name.startswith("kin.")]
    assert {kind_of(name) for name in signs} == {"changes", "time", "wording", "credit", "house", "usual"}


def test_twins_with_rival_credits_leave_open_which_was_first() -> None:
    early, late = "2031-03-04T10:15+00:00", "2031-03-04T10:30+00:00"
    ours = document("ours", DISPATCH, dateline="MARROW (Reuters) -", agency="Reuters", published=early)
    theirs = document("theirs", DISPATCH, dateline="MARROW (dpa) -", agency="dpa", published=late)
    (edge,) = [d for d in tree(ours, theirs).derivations if d.parent.doc]
    assert edge.confidence == 0.5
    assert [a.note for a in edge.alternatives] == ["is the source of the other"]
    assert edge.because[0].rule == "derive.undecidable.v1"


def test_twins_of_one_credit_are_copies_for_certain() -> None:
    ours = document("ours", DISPATCH, dateline="MARROW (AFP) -", agency="AFP", published="2031-03-04T10:15+00:00")
    theirs = document("theirs", DISPATCH, dateline="MARROW (AFP) -", agency="AFP", published="2031-03-04T10:30+00:00")
    assert {d.confidence for d in tree(ours, theirs).derivations} == {1.0}
