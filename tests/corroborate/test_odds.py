"""Denials and tallies: who stands against whom."""

from typing import Literal

from msgspec.structs import replace

from wirestem.model import Article, Derivation, Lineage, Origin, Parent, Published, Statement, TimeRef
from wirestem.story.corroborate.clause.moments import Moment, meet

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


def dated(name: str, text: str, day: str, *statements: Statement) -> Article:
    told = article(name, text, *statements)
    return replace(told, document=replace(told.document, published=Published(day, day, "own")))


def test_more_than_twice_as_many_dead_are_other_people() -> None:
    first, second = "The storm left 14 dead in Oltena.", "The flood of that year left 61 dead downstream."
    assert kinds(run(article("a", first), article("b", second))) == []


def test_what_is_later_is_told_by_the_instant_not_by_the_spelling_of_its_zone() -> None:
    first, second = "The landslide at Oltena left 14 people dead.", "The landslide at Oltena left 17 people dead."
    west, east = "2031-05-21T20:00-07:00", "2031-05-22T06:00+05:30"  # 3:00 and half past midnight of the 22nd by UTC
    later = run(dated("a", first, east), dated("b", second, west))
    assert kinds(later) == ["number"]
    much = run(dated("a", first, "2031-05-22T04:00+05:30"), dated("b", second, west))
    assert kinds(much) == ["update"]


def test_a_toll_that_rises_while_nobody_contradicts_is_an_update() -> None:
    first, second = "The landslide at Oltena left 14 people dead.", "The landslide at Oltena left 17 people dead."
    result = run(
        dated("a", first, "2031-05-21T09:00+00:00"),
        dated("b", first, "2031-05-21T20:00+00:00"),
        dated("c", second, "2031-05-21T19:00+00:00"),
    )
    assert kinds(result) == ["update"]


def test_two_distances_of_one_thing_are_in_dispute() -> None:
    first = "The probe kept a distance of 180 km from the rock, an engineer said."
    second = "A student put its distance from the rock at 310 km, the Courier wrote."
    one = statement("a", first, "an engineer", "said", "The probe kept a distance of 180 km from the rock")
    two = statement("b", second, "A student", "put", "its distance from the rock at 310 km")
    assert kinds(run(article("a", first, one), article("b", second, two))) == ["number"]


def test_two_lengths_of_time_are_two_things() -> None:
    first, second = "The mission took 4 years of work at the station.", "The station counted dust for 11 years of its life."
    assert "number" not in kinds(run(article("a", first), article("b", second)))


def test_what_one_article_tells_in_passing_is_not_what_it_denies() -> None:
    text = "Crates of oranges stood in the hall of the museum. The director rejected the account."
    said = statement("a", text, "The director", "rejected", "the account", "denies")
    assert kinds(run(article("a", text, said))) == []


def test_what_the_denier_says_next_belongs_to_the_denial() -> None:
    text = 'Tarn accused the captain of leaving the bridge. Ana Ruiz rejected this. "My client was at the wheel," she said.'
    said = (
        statement("a", text, "Tarn", "accused", "the captain of leaving the bridge", "alleges"),
        statement("a", text, "Ana Ruiz", "rejected", "this", "denies"),
        statement("a", text, "Ana Ruiz", "said", '"My client was at the wheel,"'),
    )
    result = run(article("a", text, *said))
    assert claim(result, "rejected this", "a", text).id == claim(result, "at the wheel", "a", text).id
    assert kinds(result) == ["denial"]


def test_one_instant_on_two_clocks_is_one_time() -> None:
    here, there = ("2031-06-03T03:42+01:00", "2031-06-03T02:42+00:00")
    assert meet(Moment(here, here, "", False), Moment(there, there, "", False))
    assert not meet(Moment(here, here, "", False), Moment("2031-06-03T03:42Z", "2031-06-03T03:42Z", "", False))


def test_a_toll_that_one_voice_raises_is_an_update_and_no_dispute() -> None:
    first, second = (
        "The landslide at Oltena left 14 people dead, police said.",
        "The landslide at Oltena left 17 people dead, police said.",
    )
    one = statement("a", first, "police", "said", "The landslide at Oltena left 14 people dead")
    two = statement("b", second, "police", "said", "The landslide at Oltena left 17 people dead")
    late = run(dated("a", first, "2031-05-21T09:00+00:00", one), dated("b", second, "2031-05-21T19:00+00:00", two))
    assert kinds(late) == ["update"]
    assert kinds(run(article("a", first, one), article("b", second, two))) == []


def timed(doc: str, text: str, words: str, kind: Literal["DATE", "TIME"], earliest: str, latest: str | None = None) -> TimeRef:
    at = text.index(words)
    return TimeRef(doc, at, at + len(words), kind, earliest, earliest, earliest, latest or earliest)


def test_a_toll_of_an_earlier_year_is_of_another_disaster() -> None:
    first, second = "Twelve people died under the roof of a hall in 2019.", "Seventeen people died under the roof of the stadium."
    year = timed("a", first, "2019", "DATE", "2019-01-01", "2019-12-31")
    day = "2034-02-03T18:00+00:00"
    result = run(dated("a", first, day), dated("b", second, day), times=(year,))
    assert kinds(result) == []
    assert kinds(run(dated("a", first.replace(" in 2019", ""), day), dated("b", second, day))) == ["number"]


def test_two_clocks_of_one_call_from_two_mouths_are_in_dispute() -> None:
    first = "The siren at the mill went off at 3:42 am, the fire chief said. A first shift was at work."
    second = "The siren at the mill went off at 3:15 am, a watchman said. A first shift was at work."
    one = statement("a", first, "the fire chief", "said", "The siren at the mill went off at 3:42 am")
    two = statement("b", second, "a watchman", "said", "The siren at the mill went off at 3:15 am")
    times = (
        timed("a", first, "3:42 am", "TIME", "2034-02-03T03:42"),
        timed("b", second, "3:15 am", "TIME", "2034-02-03T03:15"),
    )
    assert kinds(run(article("a", first, one), article("b", second, two), times=times)) == ["date"]


def test_a_toll_said_to_raise_an_earlier_one_is_an_update_though_only_its_day_is_known() -> None:
    first, second = "The blast killed three soldiers.", "Seven soldiers were killed in the blast, raising an earlier toll."
    result = run(dated("a", first, "2031-06-02T09:00Z"), dated("b", second, "2031-06-02"))
    assert kinds(result) == ["update"]
    assert claim(result, "Seven", "b", second).id == result[1][0].claim
