"""Sentences of a child and its parent that no alignment joined, joined after all where they tell the same.

Between texts of which one is known to come from the other less is needed than between any two: a rare term or number or
two in common, and no better fellow.
"""

from collections import Counter
from math import log

from msgspec import Struct

from wirestem.model import Range, Span
from wirestem.story.compare.pairs import Pair, Passage, Side, covered
from wirestem.text import term, words

_COVERED = 0.3  # of the characters; more, and the sentence has its fellow
_LEAST_SHARED = 2
_LEAST_SCORE = 0.3
_STEM = 6  # letters; "approv" is approved and approval


class _Left(Struct, frozen=True):
    place: Range
    terms: frozenset[str]


def recast(pair: Pair) -> tuple[Passage, ...]:
    """More passages of `pair`, of kind "recast", in order; `similarity` is the share of rare terms in common."""
    here = _left(pair.child, [p.here for p in pair.passages])
    there = _left(pair.reference, [p.there for p in pair.passages])
    if not here or not there:
        return ()
    weight = _weights(pair)
    found = []
    for one in here:
        for other in there:
            shared = one.terms & other.terms
            if len(shared) >= _LEAST_SHARED:
                score = _sum(shared, weight) / min(_sum(one.terms, weight), _sum(other.terms, weight))
                if score >= _LEAST_SCORE:
                    found.append((-score, one.place, other.place))
    kept: list[Passage] = []
    used: set[tuple[bool, Range]] = set()
    for negative, place, other_place in sorted(found):
        if (True, place) not in used and (False, other_place) not in used:
            used |= {(True, place), (False, other_place)}
            kept.append(Passage(Span(pair.child.doc, *place), Span(pair.reference.doc, *other_place), "recast", -negative))
    return tuple(sorted(kept))


def _left(side: Side, spans: list[Span]) -> list[_Left]:
    places = [(span.start, span.end) for span in spans]
    left = [s for s in side.sentences if covered(*s, places) < _COVERED]
    return [_Left(place, _terms(side, place)) for place in left]


def _terms(side: Side, place: Range) -> frozenset[str]:
    return frozenset(term(word.form)[:_STEM] for word in words(side.text, *place)) - {""}


def _weights(pair: Pair) -> dict[str, float]:
    """How rare each term is among the sentences of both texts."""
    places = [_terms(side, place) for side in (pair.child, pair.reference) for place in side.sentences]
    count = Counter(name for terms in places for name in terms)
    return {name: log(1 + len(places) / n) for name, n in count.items()}


def _sum(terms: frozenset[str], weight: dict[str, float]) -> float:
    return sum(sorted(weight[name] for name in terms)) or 1.0
