"""A dispatch that nobody handed in, put together from its carriers."""

from wirestem.model import Derivation, Lineage, Parent, TimeRef
from wirestem.story.align import align_all
from wirestem.story.restore import restore

from .made import DISPATCH, document, edge, lines, origin, story, told


def test_the_text_of_two_identical_carriers_is_theirs() -> None:
    found = told(document("a", DISPATCH), document("b", DISPATCH))
    assert lines(found) == list(DISPATCH)
    assert {(p.attested, p.of) for p in found.passages} == {(1, 1)}


def test_what_one_carrier_cut_another_has() -> None:
    found = told(document("a", DISPATCH[:3], credit="AFP"), document("b", DISPATCH[1:]))
    assert lines(found) == list(DISPATCH)
    assert [p.attested for p in found.passages] == [1, 2, 2, 1, 1]


def test_the_order_is_that_of_most_carriers() -> None:
    shuffled = (DISPATCH[0], DISPATCH[3], DISPATCH[1], DISPATCH[2])
    found = told(document("a", shuffled), document("b", DISPATCH[:4]), document("c", DISPATCH[:5]))
    assert lines(found) == list(DISPATCH)


def test_a_word_that_most_carriers_have_otherwise_is_theirs_and_the_other_a_variant() -> None:
    changed = (DISPATCH[0].replace("nine", "seven"), *DISPATCH[1:])
    found = told(document("a", changed, credit="AFP"), document("b", DISPATCH), document("c", (*DISPATCH, "A word of ours.")))
    assert found.passages[0].text == DISPATCH[0]
    variant = found.passages[0].variants[0]
    assert (variant.text, found.passages[0].text[variant.start : variant.end]) == ("seven", "nine")
    assert [m.doc for m in variant.mentions] == ["a"]


def test_words_that_only_changed_places_are_one_variant() -> None:
    first = ("The discrepancy was found on April 8 during a routine check of samples at the site in Brackwater.",)
    second = (first[0].replace("April 8", "8 April"),)
    found = told(document("a", first, credit="AFP"), document("b", second), document("c", (*second, "A word of ours.")))
    assert found.passages[0].text == second[0]
    assert [v.text for v in found.passages[0].variants] == ["April 8"]


def test_a_cut_inside_a_sentence_is_mended_and_marked_as_one_carriers() -> None:
    cut = (DISPATCH[0].replace(", and rescue teams were digging for nine people", ""), *DISPATCH[1:])
    found = told(document("a", cut, credit="AFP"), document("b", DISPATCH, credit="AFP"))
    first = found.passages[0]
    assert first.text == DISPATCH[0]
    assert [first.text[a:b] for a, b in first.alone] == ["and rescue teams were digging for nine people"]


def test_a_rewriters_private_sentence_is_not_the_dispatchs() -> None:
    rewriter = document("b", (DISPATCH[1], "Tears and mud filled the narrow streets of the village."))
    found = told(document("a", DISPATCH), rewriter, relations={"b": "rewrite"})
    assert lines(found) == list(DISPATCH)


def test_a_sentence_in_which_a_house_speaks_of_itself_is_its_own() -> None:
    own = (*DISPATCH, "Readers of the Tollen Mirror collected 400 blankets for the village.")
    found = told(document("a", own, outlet="Tollen Mirror"), document("b", DISPATCH))
    assert lines(found) == list(DISPATCH)


def test_what_one_carrier_only_has_says_so() -> None:
    found = told(document("a", DISPATCH), document("b", DISPATCH[:4]))
    assert [(p.attested, p.of) for p in found.passages] == [(2, 2)] * 4 + [(1, 2)]
    assert found.passages[4].alone == ((0, len(DISPATCH[4]) - 1),)


def test_copies_of_a_carrier_attest_nothing() -> None:
    one = story(document("a", DISPATCH), document("b", DISPATCH[:4]), document("c", DISPATCH))
    second_hand = Derivation("c", Parent(doc="a"), "copy", 1.0, 0.9, ())
    lineage = Lineage((origin("o", "abc"),), (edge("a", "o"), edge("b", "o"), second_hand))
    found = restore(one, lineage=lineage, alignments=align_all(one), times=())[0]
    assert {p.of for p in found.passages} == {2}
    assert {m.doc for p in found.passages for m in p.mentions} == {"a", "b"}


def test_what_only_a_later_versions_carriers_have_is_not_in_the_earlier_version() -> None:
    later = "The number of dead rose to six on Tuesday as the army reached the chapel with dogs from the coast."
    one = story(document("a", DISPATCH[:3]), document("b", (later, *DISPATCH[:4])))
    origins = (origin("o1", "a"), origin("o2", "b", updates=("o1",)))
    lineage = Lineage(origins, (edge("a", "o1"), edge("b", "o2")))
    first, second = restore(one, lineage=lineage, alignments=align_all(one), times=())
    assert lines(first) == list(DISPATCH[:3])
    assert lines(second) == [later, *DISPATCH[:4]]
    assert [len(p.elsewhere) for p in second.passages] == [0, 1, 1, 1, 0]


def test_it_was_sent_before_its_earliest_carrier_and_after_what_it_tells() -> None:
    a, b = document("a", DISPATCH, published="2031-05-06T07:10+02:00"), document("b", DISPATCH, published="2031-05-07")
    at = a.text.index("Monday night")
    monday = TimeRef("a", at, at + 12, "DATE", "2031-05-05", "2031-05-05TNI", "2031-05-05", "2031-05-05")
    found = told(a, b, times=(monday,))
    assert (found.earliest, found.latest) == ("2031-05-05", "2031-05-06T07:10+02:00")
    assert {e.rule for e in found.because} == {"origin.credit.v1", "restore.told.v1", "restore.carrier.v1"}


def test_a_clock_without_a_zone_bounds_by_its_day_only() -> None:
    found = told(document("a", DISPATCH, published="2031-05-06T07:10"))
    assert (found.earliest, found.latest) == (None, "2031-05-06")


def test_a_carrier_stamped_before_the_event_is_passed_over() -> None:
    a, b = document("a", DISPATCH, published="2031-05-04"), document("b", DISPATCH[:4], published="2031-05-06")
    at = a.text.index("Monday night")
    monday = TimeRef("a", at, at + 12, "DATE", "2031-05-05", "2031-05-05TNI", "2031-05-05", "2031-05-05")
    found = told(a, b, times=(monday,))
    assert (found.earliest, found.latest) == ("2031-05-05", "2031-05-06")


def test_undated_carriers_leave_the_time_unknown() -> None:
    found = told(document("a", DISPATCH), document("b", DISPATCH))
    assert (found.earliest, found.latest) == (None, None)


def test_a_seen_origin_is_not_restored() -> None:
    one = story(document("a", DISPATCH))
    seen = origin("o", "a").__class__("o", None, "a", (), ("a",), "", ())
    assert restore(one, lineage=Lineage((seen,), ()), alignments=(), times=()) == ()
