"""Denials and tallies: who stands against whom."""

from wirestem.model import Derivation, Lineage, Origin, Parent

from .test_corroborate import Result, article, claim, run, statement


def kinds(result: Result) -> list[str]:
    return [d.kind for d in result[1]]


def test_other_numbers_of_the_same_people_conflict_across_articles() -> None:
    first, second = "The barge Orla was carrying 22 crew when it sank.", "There are 24 people on the barge Orla and I know each."
    result = run(article("a", first), article("b", second))
    assert kinds(result) == ["number"]


def test_two_more_dead_are_no_conflict_with_three() -> None:
    first, second = "Three guards were killed at the gate.", "Two more guards were killed at the gate."
    assert kinds(run(article("a", first), article("b", second))) == []


def test_what_is_asked_for_is_no_tally() -> None:
    first, second = "The union demanded 300 new jobs at the plant.", "There are 200 new jobs at the plant."
    assert "number" not in kinds(run(article("a", first), article("b", second)))


def test_a_quotation_after_an_act_of_denial_belongs_to_it() -> None:
    text = 'Tarn accused Orsin of crossing the ford. Orsin rejected the account. "Nobody crossed the ford," Ana Ruiz said.'
    said = (
        statement("a", text, "Tarn", "accused", "Orsin of crossing the ford", "alleges"),
        statement("a", text, "Orsin", "rejected", "the account", "denies"),
        statement("a", text, "Ana Ruiz", "said", '"Nobody crossed the ford,"'),
    )
    result = run(article("a", text, *said))
    assert claim(result, "rejected the account", "a", text).id == claim(result, "Nobody crossed", "a", text).id
    assert kinds(result) == ["denial"]


def test_turning_down_an_offer_denies_nothing() -> None:
    text = "The mill made an offer of ten crowns an hour. The union rejected the offer."
    said = (statement("a", text, "The union", "rejected", "the offer", "denies"),)
    assert kinds(run(article("a", text, *said))) == []


def test_there_were_none_stands_against_what_is_alleged_elsewhere() -> None:
    first, second = "Velm claims four Orsin soldiers were killed.", "There were no losses on the Orsin side, a general said."
    said = statement("a", first, "Velm", "claims", "four Orsin soldiers were killed", "alleges")
    answer = statement("b", second, "a general", "said", "There were no losses on the Orsin side")
    result = run(article("a", first, said), article("b", second, answer))
    assert kinds(result) == ["denial"]


def test_a_relay_that_one_copy_names_stands_behind_the_others() -> None:
    first = "Twelve armed men crossed the Tarn river, Dravinform reported."
    second = "Twelve armed men crossed the Tarn river."
    said = statement("a", first, "Dravinform", "reported", "Twelve armed men crossed the Tarn river", via=("Dravinform",))
    origin = Origin("o", "AFP", None, (), ("a", "b"), "", ())
    edges = tuple(Derivation(d, Parent(origin="o"), "copy", 0.9, 0.9, ()) for d in ("a", "b"))
    result = run(article("a", first, said), article("b", second), lineage=Lineage((origin,), edges))
    told = claim(result, "Twelve armed men", "b", second)
    assert (told.independent.min, told.independent.max) == (1, 1)
    assert [b.note for b in told.because] == ["Dravinform"]


def test_an_agency_that_spells_itself_small_is_named() -> None:
    text = "The bridge at Tarn was closed at noon, he told dpa."
    said = statement("a", text, "he", "told", "The bridge at Tarn was closed at noon", via=("dpa",))
    told = claim(run(article("a", text, said)), "bridge at Tarn", "a", text)
    assert [b.note for b in told.because] == ["dpa"]


def test_a_number_that_is_known_does_not_make_two_claims_one() -> None:
    first, second = "The firm recalled 14 lots of the syrup.", "A note lists 900 bottles from the 14 lots."
    result = run(article("a", first), article("b", second))
    assert claim(result, "14 lots", "a", first).id != claim(result, "900 bottles", "b", second).id
