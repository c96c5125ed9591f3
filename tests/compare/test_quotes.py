"""Which text altered a quotation: heard place by place, weighed by what each altered elsewhere."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from compare.build import altered, article, edge, lineage, story
from wirestem.model import Article, Statement, Story
from wirestem.story.align import align_all
from wirestem.story.compare import compare
from wirestem.story.compare.readings import contracted, loci, side_of

HEAD = "Lerno dredges its harbour\n"
ICE = '"We start when the ice has gone and we end in May," said Oda Brink.\n'
FISH = '"Nobody asked the fish or the anglers about it," said Tor Lunde.\n'


def test_a_rewriter_who_kept_the_word_in_question_speaks_against_the_copy_that_changed_it() -> None:
    told = story(
        a=HEAD + ICE,
        b=HEAD + ICE.replace("ice", "snow"),
        c=HEAD + ICE.replace("We start when the ice has gone", "Once the ice has gone we start"),
    )
    tree = lineage(edge("a", origin="o", relation="merge"), edge("b", origin="o"), edge("c", origin="o", relation="rewrite"))
    assert [doc for doc, _ in altered(told, tree)] == ["b", "c"]


def test_two_texts_that_altered_different_words_of_one_quotation_are_both_told() -> None:
    told = story(a=HEAD + ICE.replace("ice", "snow"), b=HEAD + ICE.replace("end", "stop"), c=HEAD + ICE)
    tree = lineage(edge("a", origin="o"), edge("b", origin="o"), edge("c", origin="o"))
    assert [doc for doc, _ in altered(told, tree)] == ["a", "b"]


def test_of_two_copies_the_one_that_altered_what_others_have_otherwise_is_trusted_less() -> None:
    first = HEAD + ICE + FISH + '"A mole without anglers is a wall in the water," said Ida Holm.\n'
    loose = first.replace("asked", "consulted").replace("a wall in the", "a mere wall in the").replace("ice", "snow")
    told = story(a=loose, b=first, c=first.replace(ICE, ""), d=first.replace(ICE, "").replace("dredges", "clears"))
    tree = lineage(*(edge(name, origin="o") for name in "abcd"))
    assert [doc for doc, _ in altered(told, tree)] == ["a", "a", "a"]


@pytest.mark.parametrize(("one", "other", "blamed"), [("has not", "hasn't", "b"), ("hasn't", "has not", "a")])
def test_of_two_copies_the_one_that_contracts_is_blamed(one: str, other: str, blamed: str) -> None:
    told = story(a=HEAD + ICE.replace("has", one), b=HEAD + ICE.replace("has", other))
    assert [doc for doc, _ in altered(told, lineage(edge("a", origin="o"), edge("b", origin="o")))] == [blamed]


@pytest.mark.parametrize(("one", "other", "blamed"), [("a ice", "an ice", "a"), ("an ice", "a ice", "b")])
def test_of_two_copies_the_one_whose_article_slips_is_blamed(one: str, other: str, blamed: str) -> None:
    ice = '"We had waited for {}-free harbour since the middle of March," said Oda Brink.\n'
    told = story(a=HEAD + ice.format(one), b=HEAD + ice.format(other))
    assert [doc for doc, _ in altered(told, lineage(edge("a", origin="o"), edge("b", origin="o")))] == [blamed]


def test_a_sentence_cut_without_a_mark_is_told_also_where_another_stands_before_it() -> None:
    whole = HEAD + '"It is no whim. We start when the ice has gone and we end in May," said Oda Brink.\n'
    cut = whole.replace(" and we end in May,", ",")
    assert [doc for doc, _ in altered(story(a=whole, b=cut), lineage(edge("b", doc="a")))] == ["b"]


def test_a_sentence_left_out_between_two_of_a_quotation_without_a_mark_is_an_alteration() -> None:
    whole = HEAD + '"The ships are old. Nobody will insure them. We sail on Monday all the same," said Oda Brink.\n'
    gone = whole.replace(" Nobody will insure them.", "")
    marked = whole.replace(" Nobody will insure them.", " ...")
    tree = lineage(edge("b", doc="a"))
    assert altered(story(a=whole, b=gone), tree) == [("b", '"The ships are old. We sail on Monday all the same,"')]
    assert altered(story(a=whole, b=marked), tree) == []


def test_two_words_at_the_end_that_are_too_few_alone_are_compared_with_what_stands_before_them() -> None:
    whole = HEAD + '"We will not leave the mole, and never at night," said Oda Brink.\n'
    told = story(a=whole, b=whole.replace("mole, and never at night", "mole. Never ever"))
    assert [doc for doc, _ in altered(told, lineage(edge("b", doc="a")))] == ["b"]


def test_a_headline_that_leaves_a_word_out_of_few_alters_them() -> None:
    body = HEAD + '"We are not leaving before the ships have come," said Oda Brink.\n'
    told = story(a=body, b=body.replace("Lerno dredges its harbour", "‘We are leaving’, says Brink"))
    assert altered(told, lineage(edge("b", doc="a"))) == [("b", "‘We are leaving’")]


def test_a_sentence_without_a_word_of_weight_is_compared_when_nearly_all_of_it_is_the_same() -> None:
    body = HEAD + '"We will not be here until they have been here again," said Oda Brink.\n'
    told = story(a=body, b=body.replace("until they have", "before they have"))
    assert [doc for doc, _ in altered(told, lineage(edge("b", doc="a")))] == ["b"]


def _recast(*quotations: tuple[str, str]) -> tuple[str, tuple[Statement, ...]]:
    """A text without a known parent, and its statements: the words and who says them."""
    text, said = "The anglers of Lerno\n", []
    for number, (speaker, words) in enumerate(quotations):
        text += f'{speaker} told all who came: "{words}"\n'
        end = len(text) - 1
        said.append(Statement(f"s{number}", "d", (), (), ((end - len(words) - 2, end),), "direct", "asserts", speaker, ()))
    return text, tuple(said)


@pytest.mark.parametrize(
    ("extra", "count"), [((), 1), ((("Ida Holm", "My own boat was sold in the spring of that bad year."),) * 2, 0)]
)
def test_a_text_without_known_parent_is_adopted_by_two_quotations_from_two_families_but_not_among_its_own(
    extra: tuple[tuple[str, str], ...], count: int
) -> None:
    text, said = _recast(
        ("Oda Brink", "We start when the snow has gone and we end in May."),
        ("Tor Lunde", "Nobody asked the fish or the anglers about it."),
        *extra,
    )
    texts = {"a": HEAD + ICE, "b": HEAD + ICE, "c": "Lerno sells its moles\n" + FISH}
    told = Story("s", "", (*(article(name, body) for name, body in texts.items()), article("d", text, said)))
    tree = lineage(edge("a", origin="o"), edge("b", origin="o"))
    found = compare(told, lineage=tree, alignments=align_all(told), statements=said)
    assert [c.child for c in found if c.kind == "quote_altered"] == ["d"] * count


FORMS = st.lists(st.sampled_from(["we", "we're", "ice", "snow", "has", "gone", "not"]), max_size=8).map(tuple)


@given(FORMS, FORMS)
@settings(max_examples=200, deadline=None)
def test_each_wording_reads_as_itself_and_contractions_mirror(one: tuple[str, ...], two: tuple[str, ...]) -> None:
    for place in loci(one, two):
        assert side_of(one, place) >= 0
        assert contracted(place) == -contracted(place._replace(mine=place.theirs, theirs=place.mine))
    assert not loci(one, one)


def test_words_in_another_order_differ_as_a_whole() -> None:
    one, two = ("cool", "heads", "and", "calm", "hearts"), ("calm", "hearts", "and", "cool", "heads")
    (place,) = loci(one, two)
    assert (side_of(one, place), side_of(two, place)) == (1, -1)


@pytest.mark.parametrize(
    ("british", "american", "told"),
    [
        ("programme", "program", []),
        ("favourite", "favorite", []),
        ("travelled", "traveled", []),
        ("centre", "center", []),
        ("filled", "filed", ["b"]),
        ("four", "for", ["b"]),
    ],
)
def test_the_other_spelling_of_a_word_is_no_alteration(british: str, american: str, told: list[str]) -> None:
    quoted = HEAD + f'"Nobody here {british} the harbour before the winter came," said Oda Brink.\n'
    tree = lineage(edge("b", doc="a"))
    assert [doc for doc, _ in altered(story(a=quoted, b=quoted.replace(british, american)), tree)] == told


def test_a_passage_left_out_inside_is_told_though_its_edges_stand_in_the_longer_wording_too() -> None:
    whole = HEAD + '"It is not in the port, nor in the yard, nor on the mole," said Oda Brink.\n'
    cut = whole.replace(" nor in the yard,", "")
    tree = lineage(edge("a", origin="o"), edge("b", origin="o"), edge("c", origin="o"))
    assert [doc for doc, _ in altered(story(a=cut, b=whole, c=whole + FISH), tree)] == ["a"]


def test_a_rewriter_who_reads_as_a_copy_does_speaks_against_an_excerpt() -> None:
    told = story(
        a=HEAD + ICE.replace("when the ice has gone", "once the ice has gone"), b=HEAD + ICE, c=HEAD + ICE.replace("end", "stop")
    )
    tree = lineage(edge("a", origin="o", relation="excerpt"), edge("b", origin="o"), edge("c", origin="o", relation="rewrite"))
    assert [doc for doc, _ in altered(told, tree)] == ["a", "c"]


def test_what_an_agency_sends_itself_outweighs_its_carriers() -> None:
    changed = HEAD + ICE.replace("ice", "snow")
    told = story(a=changed, b=changed.replace("dredges", "clears"), c=HEAD + ICE)
    carried = (edge("a", origin="o"), edge("b", origin="o"))
    assert [doc for doc, _ in altered(told, lineage(*carried, edge("c", origin="o", relation="update")))] == ["a", "b"]
    assert [doc for doc, _ in altered(told, lineage(*carried, edge("c", origin="o")))] == ["c"]


def test_a_sentence_of_few_words_is_compared_by_its_neighbour_in_the_quotation() -> None:
    first = HEAD + '"Not one bill is late. I have the receipts and I have a lawyer," said Oda Brink.\n'
    other = first.replace("Not one bill is", "Not a single bill is")
    assert altered(story(a=first, b=other), lineage(edge("b", doc="a"))) == [
        ("b", '"Not a single bill is late. I have the receipts and I have a lawyer,"')
    ]
    alone = first.replace("I have the receipts and I have a lawyer", "Ask my lawyer about the rest of it")
    assert altered(story(a=first, b=alone.replace("Not one bill is", "Not a single bill is")), lineage(edge("b", doc="a"))) == []


def _with_foot(told: Article) -> Article:
    """The article whose last paragraph is the foot of its page."""
    *zones, last = told.document.zones
    return replace(told, document=replace(told.document, zones=(*zones, replace(last, kind="furniture"))))


def test_of_two_the_one_whose_page_bears_the_name_that_the_other_cites_has_the_words_as_they_were() -> None:
    quoted, looser = HEAD + ICE, HEAD + ICE.replace("ice", "snow")
    tree = lineage(edge("a", origin="o", relation="rewrite"), edge("b", origin="o", relation="rewrite"))
    for house, blamed in (("a", "b"), ("b", "a")):
        texts = {"a": looser, "b": quoted}
        texts[house] += "Lerno Lookout appears every month\n"
        articles = tuple(article(name, text) for name, text in texts.items())
        told = Story("s", "", tuple(_with_foot(one) if one.document.id == house else one for one in articles))
        cited = Statement("s", blamed, (), (), ((0, 5),), "indirect", "asserts", None, ("Lerno Lookout",))
        found = compare(told, lineage=tree, alignments=align_all(told), statements=(cited,))
        assert [c.child for c in found if c.kind == "quote_altered"] == [blamed]
