"""Claims that may be one told in other words."""

from wirestem.model import Claim, Count, Decision, Place
from wirestem.story.corroborate.suggest import MOST, Near, Pair, Signs, likelihood, suggestions

from .test_corroborate import Result, article, claim, run

ONE = """The ferry Luna ran aground off Oltena on Monday.
The captain, Ana Ruiz, was taken from the bridge by the coastguard.
Divers found a hole of two metres in the hull.
The harbour of Oltena was shut to all traffic."""
OTHER = """The ferry Luna ran aground near Oltena on Monday.
Officers in grey walked Ruiz off the bridge.
Divers found a two-metre hole in the hull.
Oltena's port is shut to traffic.
Its kiosks sold out of bread."""
PLACES = (Place("a", "taken from the bridge"), Place("b", "walked Ruiz off the bridge"))


def both(result: Result) -> tuple[Claim, Claim]:
    return claim(result, "taken from the bridge", "a", ONE), claim(result, "walked Ruiz", "b", OTHER)


def test_a_claim_in_far_words_amid_the_same_claims_is_suggested_and_counted_apart() -> None:
    left, right = both(run(article("a", ONE), article("b", OTHER)))
    assert left.id != right.id
    assert left.independent == right.independent == Count(1, 1)
    assert [(m.claim, m.independent) for m in left.maybe] == [(right.id, Count(2, 2))]
    assert [(m.claim, m.likely) for m in right.maybe] == [(left.id, left.maybe[0].likely)]
    assert 0.3 <= left.maybe[0].likely < 1


def test_what_surrounds_a_claim_counts() -> None:
    alone = "Officers in grey walked Ruiz off the bridge.\nThe kiosks of Tarn sold out of bread.\nIt rained all day."
    result = run(article("a", ONE), article("b", alone))
    found = claim(result, "taken from the bridge", "a", ONE)
    near = both(run(article("a", ONE), article("b", OTHER)))[0].maybe[0].likely
    assert all(m.likely < near for m in found.maybe)


def test_what_a_person_joined_or_parted_is_suggested_no_more() -> None:
    joined = both(run(article("a", ONE), article("b", OTHER), decisions=[Decision("merge", "claim", places=PLACES)]))
    assert joined[0].id == joined[1].id
    assert joined[0].maybe == ()
    parted = both(run(article("a", ONE), article("b", OTHER), decisions=[Decision("split", "claim", places=PLACES)]))
    assert parted[0].id != parted[1].id
    assert parted[0].maybe == parted[1].maybe == ()


def test_a_claim_that_a_person_rejected_is_not_suggested() -> None:
    rejected = [Decision("reject", "claim", places=PLACES[1:])]
    result = run(article("a", ONE), article("b", OTHER), decisions=rejected)
    assert claim(result, "taken from the bridge", "a", ONE).maybe == ()


def test_another_number_is_another_claim_however_alike_the_words() -> None:
    more = ONE.replace("two metres", "nine metres")
    result = run(article("a", ONE), article("b", more + "\nIts kiosks sold out of bread."))
    assert claim(result, "two metres", "a", ONE).maybe == ()


BARE = Signs(0.2, 0.0, 0.0, 0.0, 0.0, 0.1, 0.0, 0.0)


def test_signs_speak_for_or_against() -> None:
    for sign in ("likely", "numbers", "times", "origins", "neighbours", "voices"):
        assert likelihood(BARE._replace(**{sign: 0.9})) > likelihood(BARE), sign
    for sign in ("articles", "distance"):
        assert likelihood(BARE._replace(**{sign: 0.9})) < likelihood(BARE), sign


def test_the_likeliest_come_first_and_not_too_many_of_them() -> None:
    sure = [BARE._replace(likely=0.2 + n / 50) for n in range(5)]
    found = suggestions([Pair(0, n + 1, s) for n, s in enumerate(sure)], {(3, 0)}, least=0.0)
    assert [n.claim for n in found[0]] == [5, 4, 2]
    assert len(found[0]) == MOST
    assert 3 not in found
    assert found[5] == (Near(0, found[0][0].likely),)
    assert suggestions([Pair(0, 1, BARE)], (), least=0.99) == {}
