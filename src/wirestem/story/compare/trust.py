"""How far the word of a text is to be trusted about a quotation, and which wording of it has more behind it."""

from collections.abc import Mapping, Sequence
from math import log
from typing import NamedTuple

from wirestem.story.compare.hearing import Ballot, Hearing
from wirestem.story.compare.kin import OTHER_FAMILY, Kin
from wirestem.story.compare.matching import Match

EVEN = 0.2  # a lead no greater than that decides nothing
_CERTAIN = 9.0
_CONTRACTED = 0.9
_TURNED = 0.6
_PASSES = 3
_BEFORE = 8.0  # quotations that the rate of a text's kind is worth beside what is seen of the text itself
_UNIT = 2.5
_LEAST = 0.05
_SAME_WAY = 0.22
"""The chance that who alters a place alters it as another did: so much more tells every text that reads alike."""
# The share of their quotations that texts of each kind altered in the stories with known truth that were read. An update is
# its sender's own file, which can hardly alter what it sent itself: of 112 quotations in agencies' files none was altered.
_RATES = {"copy": 0.11, "excerpt": 0.07, "merge": 0.06, "update": 0.001, "rewrite": 0.5}
_OWN = 0.04
_ADOPTED = 0.3

Trust = Mapping[str, float]


class Verdict(NamedTuple):
    """The wording that most stands against a sentence, and by how much more it has behind it, negative when less."""

    match: Match
    lead: float


def trusted(hearings: Sequence[Hearing], relations: Kin) -> Trust:
    """What the word of each text weighs: by its kind, and by how often the others together have its quotations otherwise.

    Who is wrong hangs on who is trusted and the other way round, so both are found in turn.
    """
    rates = {doc: _rate(doc, relations) for doc in relations.roots}
    trust = {doc: _weight(rate) for doc, rate in rates.items()}
    for _ in range(_PASSES):
        heard, alone = dict.fromkeys(rates, 0), dict.fromkeys(rates, 0)
        for hearing in hearings:
            verdict = judged(hearing, relations, trust)
            heard[hearing.sentence.doc] += 1
            alone[hearing.sentence.doc] += verdict is not None and verdict.lead > 0
        trust = {doc: _weight((alone[doc] + _BEFORE * rate) / (heard[doc] + _BEFORE)) for doc, rate in rates.items()}
    return trust


def _rate(doc: str, relations: Kin) -> float:
    if doc in relations.adopted:
        return _ADOPTED
    return max((_RATES[edge.relation] for edge in relations.edges.get(doc, ())), default=_OWN)


def _weight(rate: float) -> float:
    return max(_LEAST, log((1 - rate) / (rate * _SAME_WAY)) / _UNIT)


def judged(hearing: Hearing, relations: Kin, trust: Trust) -> Verdict | None:
    """The verdict at the place where a sentence is most outweighed; None when no text of the family has it otherwise."""
    if hearing.settled is not None:
        return Verdict(hearing.settled, _CERTAIN)
    found = [Verdict(ballot.against, _lead(ballot, hearing.sentence.doc, relations, trust)) for ballot in hearing.ballots]
    return max(found, key=lambda v: (v.lead, relations.faithful(v.match.other.doc), v.match.shared), default=None)


def _lead(ballot: Ballot, doc: str, relations: Kin, trust: Trust) -> float:
    """By how much the other wording outweighs a text's own; a source's counts unless much stands against it."""
    family = {doc, *relations.family(doc)}
    lead = _weighed(ballot.theirs, family, relations, trust) - _weighed(ballot.own, family, relations, trust)
    lead += _CONTRACTED * ballot.contracted + _TURNED * ballot.turned
    return max(lead, _CERTAIN) if ballot.source and lead >= -OTHER_FAMILY else lead


def _weighed(docs: Sequence[str], family: set[str], relations: Kin, trust: Trust) -> float:
    """What the witnesses weigh together; of those that have their text from one another only the weightiest counts."""
    weights = {doc: trust[doc] * (1.0 if doc in family else OTHER_FAMILY) for doc in docs}
    counted: list[str] = []
    for witness in sorted(docs, key=lambda d: (-weights[d], d)):
        if not any(relations.depends(witness, other) for other in counted):
            counted.append(witness)
    return sum(weights[doc] for doc in counted)
