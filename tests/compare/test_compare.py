"""What children did to their parents' texts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from compare.build import altered, article, changes, edge, lineage, story
from wirestem.lexicon.hedges import hedges
from wirestem.model import (
    Lineage,
    Origin,
    Statement,
    Story,
)

QUOTE = 'Lerno dredges its harbour\n"We start when the ice has gone and we end in May," said Oda Brink.\n'


def test_a_word_changed_inside_the_marks_is_an_altered_quotation() -> None:
    told = story(a=QUOTE, b=QUOTE.replace("has gone", "is gone"))
    assert altered(told, lineage(edge("b", doc="a"))) == [("b", '"We start when the ice is gone and we end in May,"')]


@pytest.mark.parametrize(
    "version",
    [
        QUOTE.replace('"We', "“We").replace(',"', "”,"),
        QUOTE.replace("harbour", "harbor"),
        QUOTE.replace('"We start when the ice has gone and', 'They would "start when the ice has gone and'),
        QUOTE.replace("when the ice has gone and we end in May,", "when the ice has gone... we end in May,"),
        QUOTE.replace('gone and we end in May," said Oda Brink.', 'gone," said Oda Brink, "and we end in May."'),
    ],
)
def test_the_style_of_marks_spelling_a_fragment_and_a_marked_cut_are_no_alteration(version: str) -> None:
    assert altered(story(a=QUOTE, b=version), lineage(edge("b", doc="a"))) == []


def test_the_end_of_a_sentence_cut_without_a_mark_is_an_alteration() -> None:
    told = story(a=QUOTE, b=QUOTE.replace(" and we end in May", ""))
    assert altered(told, lineage(edge("b", doc="a"))) == [("b", '"We start when the ice has gone,"')]


def test_a_few_quoted_words_altered_inside_a_shared_sentence() -> None:
    first = (
        'Lerno dredges its harbour\nA spokesman for the port dismissed the reports of an oil leak as "plainly wrong" on Monday.\n'
    )
    told = story(a=first, b=first.replace("plainly wrong", "simply wrong"))
    assert altered(told, lineage(edge("b", doc="a"))) == [("b", '"simply wrong"')]


def test_two_sentences_made_one_inside_the_marks() -> None:
    first = 'Lerno dredges its harbour\n"The ice has gone at last. Our two ships are ready to sail," said Oda Brink.\n'
    told = story(a=first, b=first.replace("last. Our", "last and our"))
    assert [doc for doc, _ in altered(told, lineage(edge("b", doc="a")))] == ["b"]


def test_of_two_copies_of_an_unseen_dispatch_a_third_text_tells_which_was_altered() -> None:
    told = story(a=QUOTE.replace("ice", "snow"), b=QUOTE, c=QUOTE.replace("Lerno dredges", "LERNO: dredging"))
    tree = lineage(edge("a", origin="o"), edge("b", origin="o"), edge("c", origin="o"))
    assert [doc for doc, _ in altered(told, tree)] == ["a"]


def test_a_twin_of_the_altered_text_does_not_outvote_the_others() -> None:
    wrong = QUOTE.replace("ice", "snow")
    told = story(a=QUOTE, b=QUOTE.replace("Lerno dredges", "LERNO: dredging"), c=wrong, d=wrong, e=wrong)
    tree = lineage(*(edge(name, origin="o") for name in "abcde"))
    assert [doc for doc, _ in altered(told, tree)] == ["c", "d", "e"]


def test_a_rewrite_is_blamed_rather_than_a_copy() -> None:
    told = story(a=QUOTE.replace("ice", "snow"), b=QUOTE)
    tree = lineage(edge("a", origin="o"), edge("b", origin="o", relation="rewrite"))
    assert [doc for doc, _ in altered(told, tree)] == ["b"]


def test_an_altered_quotation_that_is_handed_on_counts_for_both() -> None:
    wrong = QUOTE.replace("ice", "snow")
    told = story(a=QUOTE, b=QUOTE, c=wrong, d=wrong)
    tree = lineage(edge("a", origin="o"), edge("b", origin="o"), edge("c", origin="o"), edge("d", doc="c"))
    assert [doc for doc, _ in altered(told, tree)] == ["c", "d"]


def test_against_one_sentence_stands_one_sentence_not_its_neighbours_that_the_text_quotes_too() -> None:
    whole = 'Lerno dredges its harbour\n"It is no whim. We start when the ice has gone and we end in May," said Oda Brink.\n'
    apart = 'Lerno dredges its harbour\n"It is no whim," said Oda Brink. "We start when the snow has gone and we end in May."\n'
    (change,) = (c for c in changes(story(a=whole, b=apart), lineage(edge("b", doc="a"))) if c.kind == "quote_altered")
    assert change.here
    assert change.there
    assert apart[change.here.start : change.here.end] == '"We start when the snow has gone and we end in May."'
    assert whole[change.there.start : change.there.end] == 'We start when the ice has gone and we end in May,"'


def test_against_a_quotation_of_two_sentences_stands_the_whole_quotation() -> None:
    whole = 'Lerno dredges its harbour\n"It is no whim. We start when the ice has gone and we end in May," said Oda Brink.\n'
    told = story(a=whole, b=whole.replace("ice", "snow"))
    (change,) = (c for c in changes(told, lineage(edge("b", doc="a"))) if c.kind == "quote_altered")
    assert change.there
    assert whole[change.there.start : change.there.end].startswith('"It is no whim. We start')


def kinds(told: Story, tree: Lineage) -> list[tuple[str, str]]:
    text = {a.document.id: a.document.text for a in told.articles}
    return [(c.kind, text[s.doc][s.start : s.end]) for c in changes(told, tree) if (s := c.here or c.there)]


def test_a_sentence_of_ones_own_is_added_and_one_left_out_is_dropped() -> None:
    first = "Lerno dredges its harbour\nThe work begins in April with two ships.\n"
    gone = "A union leader called the plan too late by years.\n"
    own = "Readers may send us their pictures of the old mole.\n"
    found = kinds(story(a=first + gone, b=first + own), lineage(edge("b", doc="a")))
    assert found == [("added", own[:-1]), ("dropped", gone[:-1])]


def test_house_style_is_no_rewording() -> None:
    first = "Lerno dredges its harbour\nMs Brink said on 21 October at 9.47pm that the harbour would close for the winter.\n"
    other = "Lerno dredges its harbour\nBrink said on October 21 at 9:47 pm that the harbor would close for the winter.\n"
    assert kinds(story(a=first, b=other), lineage(edge("b", doc="a"))) == []


def test_a_sentence_recast_beyond_alignment_is_reworded_rather_than_dropped_and_added() -> None:
    same = "The mole will stay open to anglers on every day of the week until the first frost.\n"
    first = "Lerno dredges its harbour\n" + same + "Officials put the cost at 212 crowns a metre.\n"
    other = "Lerno dredges its harbour\n" + same + "A metre is dear, 212 crowns each.\n"
    assert [kind for kind, _ in kinds(story(a=first, b=other), lineage(edge("b", doc="a")))] == ["reworded"]


def test_a_lost_hedge_is_shown() -> None:
    first = "Lerno dredges its harbour\nThe work will cost perhaps two million crowns and begins in April with two ships.\n"
    found = kinds(story(a=first, b=first.replace("perhaps ", "")), lineage(edge("b", doc="a")))
    assert "hedge_lost" in [kind for kind, _ in found]


def test_a_number_that_counts_the_same_and_differs_is_shown_but_not_its_conversion() -> None:
    first = "Lerno dredges its harbour\nThe work begins in April with 12 ships along 11 kilometres of the northern mole.\n"
    other = first.replace("12 ships", "fourteen ships").replace("11 kilometres", "seven miles")
    found = kinds(story(a=first, b=other), lineage(edge("b", doc="a")))
    assert [text for kind, text in found if kind == "number_changed"] == ["fourteen"]


def test_words_of_a_speaker_told_in_ones_own_voice_lost_their_attribution() -> None:
    first = "Lerno dredges its harbour\nThe harbour master said that the old mole would not survive another winter storm.\n"
    other = "Lerno dredges its harbour\nThe old mole would not survive another winter storm.\n"
    at = first.index("The harbour")
    said = Statement("1", "a", ((at, at + 18),), ((at + 19, at + 23),), ((at + 29, len(first) - 2),), "indirect", "asserts")
    told, tree = story(a=first, b=other), lineage(edge("b", doc="a"))
    assert "attribution_lost" in [c.kind for c in changes(told, tree, (said,))]
    assert "attribution_lost" not in [c.kind for c in changes(told, tree)]


def test_a_measure_hedges_only_a_number_and_may_is_also_a_month() -> None:
    text = "About 40 ships may sail in May, about the dog."
    assert [text[h.start : h.end] for h in hedges().find(text, 0, len(text))] == ["About", "may"]


LINE = st.sampled_from([*QUOTE.split("\n"), "“Not now,” she said.", "At least 12 ships sank.", '"', "Ja, \U0001f600 …"])
TEXT = st.one_of(st.lists(LINE, max_size=5).map("\n".join), st.text(max_size=60))


@given(TEXT, TEXT, TEXT)
@settings(max_examples=50, deadline=None)
def test_changes_are_in_order_told_once_and_open(one: str, two: str, three: str) -> None:
    told = story(a=one, b=two, c=three)
    found = changes(told, lineage(edge("a", origin="o"), edge("b", origin="o", relation="rewrite"), edge("c", doc="a")))
    text = {"a": one, "b": two, "c": three}
    assert len(set(found)) == len(found)
    assert all(text[s.doc][s.start : s.end] for c in found for s in (c.here, c.there) if s)
    assert [c.child for c in found] == sorted(c.child for c in found)


def test_a_headline_that_puts_small_words_otherwise_into_a_mouth_alters_them() -> None:
    body = 'Lerno mourns\n"I ask our neighbours to count those days," Oda Brink said.\n'
    told = story(a=body, b=body.replace("Lerno mourns", "“Count the days”, says Brink"))
    assert altered(told, lineage(edge("b", doc="a"))) == [("b", "“Count the days”")]


def test_sentences_of_small_words_are_compared_too() -> None:
    body = 'Lerno votes\n"A paper is a paper," said Oda Brink. "We met rain with rain and we will do so again," she said.\n'
    other = body.replace("is a paper", "is still a paper").replace("We met", "We answered")
    told = story(a=body, b=other)
    assert [words for _, words in altered(told, lineage(edge("b", doc="a")))] == [
        '"A paper is still a paper,"',
        '"We answered rain with rain and we will do so again,"',
    ]


_SPEECHES = (
    "Nobody with a mandate signed anything, not on that night",
    "Our members will vote on Saturday before any crane moves",
    "The ministers read their own deal in the morning papers",
)


def _told_by(*quotations: str) -> tuple[str, tuple[Statement, ...]]:
    text, said = "Lerno waits\n", []
    for number, words in enumerate(quotations):
        start = len(text)
        text += f'"{words}," somebody said.\n'
        end = start + len(words) + 3
        said.append(Statement(f"s{number}", "", (), (), ((start, end),), "direct", "asserts", f"p{number}", ()))
    return text, tuple(said)


@pytest.mark.parametrize(("speakers", "count"), [(3, 2), (1, 0)])
def test_a_text_without_known_parent_that_only_quotes_what_another_quotes_is_compared_with_it(speakers: int, count: int) -> None:
    carrier, _ = _told_by(*_SPEECHES)
    recast, said = _told_by(
        "Nobody with a mandate has signed a thing, not on that night",
        "Our members vote on Saturday before any single crane moves",
        _SPEECHES[2],
    )
    own = tuple(replace(s, doc="c", speaker=f"p{n % speakers}") for n, s in enumerate(said))
    told = Story("s", "", (article("a", carrier), article("b", carrier), article("c", recast, own)))
    found = changes(told, lineage(edge("a", origin="o"), edge("b", origin="o")), own)
    assert [c.child for c in found if c.kind == "quote_altered"] == ["c"] * count


def test_a_later_version_that_prints_more_of_a_quotation_alters_nothing() -> None:
    short = 'Lerno dredges its harbour\n"We have lost members of the family," said Oda Brink.\n'
    told = story(a=short, b=short.replace("family,", "family, and two of them are coming home,"))
    tree = lineage(edge("a", origin="o"), edge("b", origin="p"))
    later = replace(tree, origins=(*tree.origins, Origin("p", None, None, ("o",), ("b",), "", ())))
    assert altered(told, later) == []


def test_words_after_a_mark_that_was_never_closed_are_no_part_of_the_quotation() -> None:
    whole = "Lerno dredges its harbour\n“Two pairs of eyes cannot watch 41 rooms,” Oda Brink said.\n"
    told = story(a=whole, b=whole.replace("rooms,”", "rooms,"))
    assert altered(told, lineage(edge("a", origin="o"), edge("b", origin="o"))) == []


def test_a_word_put_into_a_few_quoted_ones_by_a_rewriter_alters_them() -> None:
    copied = "Lerno dredges its harbour\nBrink heard “creaking, like a ship” since the morning of the storm.\n"
    told = story(a=copied, b=copied.replace("“creaking, like a ship”", "“a creaking like a ship”"))
    assert altered(told, lineage(edge("a", origin="o"), edge("b", origin="o", relation="rewrite"))) == [
        ("b", "“a creaking like a ship”")
    ]


def test_a_rewriter_alone_against_two_houses_altered_what_they_quote() -> None:
    told = story(
        a='Lerno mourns\n"I bow my head to everyone who raised this child," said Oda Brink.\n',
        b='A child of Lerno\n"I bow my head to everyone who raised this child," Brink said in tears.\n',
        c="Lerno again\nBrink was all humility: “I bow my head to everyone who brought up this child,” was the phrase.\n",
    )
    tree = lineage(edge("c", origin="o", relation="rewrite"))
    assert altered(told, tree) == [("c", "“I bow my head to everyone who brought up this child,”")]


def test_of_two_equal_copies_the_one_that_altered_more_is_blamed() -> None:
    first = '"We start when the ice has gone and we end in May," said Oda Brink.\n'
    second = '"Nobody asked the fish or the anglers about it," said Tor Lunde.\n'
    told = story(
        a="Lerno\n" + first.replace("has gone", "is gone") + second.replace("asked", "consulted"),
        b="Lerno\n" + first + second,
        c="Lerno\n" + first,
    )
    tree = lineage(edge("a", origin="o"), edge("b", origin="o"), edge("c", origin="o"))
    assert [child for child, _ in altered(told, tree)] == ["a", "a"]
