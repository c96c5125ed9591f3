"""Who has a quotation otherwise: every text that quotes it is a witness, heard at each place where two wordings differ."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from wirestem.story.compare.kin import Kin
from wirestem.story.compare.matching import LEAST_TERMS, LEAST_WORDS, Match, Voices, counterpart, shortened
from wirestem.story.compare.readings import Locus, contracted, loci, side_of, slipped, turned
from wirestem.story.compare.speech import Spoken

_LEAST_FRAGMENT = 2
_LEAST_ALONE = 6  # words


class Ballot(NamedTuple):
    """What the texts say at one place where a sentence and the wording `against` it differ: who reads `own`, who `theirs`.

    `contracted` is 1 when the sentence contracts there what the other spells out, or slips where the other does not, -1 the
    other way round; `source` tells that the other is of a text which the sentence's own comes from. `turned` is 1 when the
    sentence is the other one in the passive, -1 the other way round.
    """

    against: Match
    own: tuple[str, ...]
    theirs: tuple[str, ...]
    contracted: int
    source: bool
    turned: int


class Hearing(NamedTuple):
    """A spoken sentence and the ballots against it; `settled` is a wording that needs none."""

    sentence: Spoken
    ballots: tuple[Ballot, ...]
    settled: Match | None = None


def hear(voices: Voices, relations: Kin) -> tuple[Hearing, ...]:
    """Every spoken sentence that another text has too, by document, those of two sentences last."""
    found = []
    for doc in sorted(voices.speech):
        for sentence in voices.speech[doc]:
            met = _met(sentence, voices, relations)
            if met:
                found.append(_hearing(sentence, met, relations))
        for two in voices.wider[doc]:
            met = _met_two(two, voices, relations)
            if met:
                found.append(_hearing(two, met, relations))
    return tuple(found)


def _met(sentence: Spoken, voices: Voices, relations: Kin) -> dict[str, Match]:
    """How each other text has the sentence."""
    if len(sentence.forms) < _LEAST_FRAGMENT or (len(sentence.terms) < LEAST_TERMS and len(sentence.forms) < LEAST_WORDS):
        return {}
    found = {}
    for other in _others(sentence.doc, voices, relations):
        match = counterpart(sentence, other, voices)
        # A later version may print more of what was said.
        if match is not None and (not match.shorter or relations.alike(sentence.doc, other)):
            found[other] = match
    return found


def _met_two(two: Spoken, voices: Voices, relations: Kin) -> dict[str, Match]:
    """How each other text has two sentences that follow one another: as one quotation, or one of few words as part of it."""
    parts = (s for s in voices.speech[two.doc] if s.start == two.start and two.first <= s.first and s.last <= two.last)
    curt = any(len(part.forms) < LEAST_WORDS for part in parts)
    found = {}
    for other in _others(two.doc, voices, relations):
        if relations.alike(two.doc, other):
            match = shortened(two, other, voices) or (counterpart(two, other, voices) if curt else None)
            if match is not None:
                found[other] = match
    return found


def _others(doc: str, voices: Voices, relations: Kin) -> list[str]:
    return [other for other in sorted(voices.speech) if other != doc and doc not in relations.ancestors[other]]


def _hearing(sentence: Spoken, met: Mapping[str, Match], relations: Kin) -> Hearing:
    doc = sentence.doc
    same = {other for other, match in met.items() if match.verdict == "same" and not _put_in(doc, other, match, relations)}
    against = [match for other, match in met.items() if other not in same]
    sources = {*relations.ancestors[doc], *relations.quoted.get(doc, ())}
    kin = {*relations.family(doc), *sources}
    rivals = _distinct((match for match in against if match.other.doc in kin), sources, relations)
    if not rivals:
        return Hearing(sentence, (), _against_all(sentence, against, bool(same), relations))
    ballots = []
    for match in rivals:
        passive, source = turned(sentence.forms, match.other.forms), match.other.doc in sources
        for place in (loci(sentence.forms, match.other.forms) if match.verdict == "altered" else ()) or (None,):
            votes = {other: _vote(place, witness, match, other in same) for other, witness in met.items()}
            own = (doc, *(other for other, vote in votes.items() if vote > 0))
            theirs = tuple(other for other, vote in votes.items() if vote < 0)
            ballots.append(Ballot(match, own, theirs, (contracted(place) or slipped(place)) if place else 0, source, passive))
    return Hearing(sentence, tuple(ballots))


def _put_in(doc: str, other: str, match: Match, relations: Kin) -> bool:
    """A copy cuts no words out of a few quoted ones; a rewriter may put some in."""
    return match.longer and _rewrites(doc, relations) and not _rewrites(other, relations)


def _distinct(matches: Iterable[Match], sources: set[str], relations: Kin) -> list[Match]:
    """One match for each wording, that of a source or else of the text that most keeps to what it was sent."""
    best: dict[tuple[str, ...], Match] = {}
    for match in sorted(matches, key=lambda m: (m.other.doc not in sources, -relations.faithful(m.other.doc), m.other)):
        best.setdefault(match.other.forms, match)
    return list(best.values())


def _vote(place: Locus | None, witness: Match, rival: Match, same: bool) -> int:
    if place is None or witness.other.forms == rival.other.forms:
        return 1 if same else -1
    return side_of(witness.other.forms, place)


def _rewrites(doc: str, relations: Kin) -> bool:
    """Whether a text recast all that it comes from."""
    edges = relations.edges.get(doc, ())
    return bool(edges) and all(edge.relation == "rewrite" for edge in edges)


def _against_all(sentence: Spoken, against: list[Match], agreed: bool, relations: Kin) -> Match | None:
    """The wording that two texts without a common origin have of a whole sentence which a rewriter alone has otherwise."""
    if agreed or not _rewrites(sentence.doc, relations) or not sentence.full or len(sentence.forms) < _LEAST_ALONE:
        return None
    for match in against:
        alike = [other for other in against if other.other.forms == match.other.forms]
        if any(not relations.roots[match.other.doc] & relations.roots[other.other.doc] for other in alike):
            return match
    return None
