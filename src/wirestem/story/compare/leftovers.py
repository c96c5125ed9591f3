"""Sentences of a child and its parent that no alignment joined, joined after all where they tell the same.

Between texts of which one is known to come from the other less is needed than between any two: a rare term or number or
two in common, and no better fellow.
"""

from collections import Counter
from math import log

from msgspec import Struct

from wirestem.model import Range, Span
from wirestem.story.compare.pairs import Pair, Passage, Side, covered

_COVERED = 0.3  # of the characters; more, and the sentence has its fellow
_LEAST_SHARED = 2
_LEAST_SCORE = 0.3
_LEAST_PART = 0.45


class _Sentence(Struct, frozen=True):
    place: Range
    terms: frozenset[str]
    left: bool


def recast(pair: Pair) -> tuple[Passage, ...]:
    """More passages of `pair`, of kind "recast", in order; `similarity` is the share of rare terms in common.

    Every sentence left over gets one fellow at most: one that is left over too or, as a part of what was split or merged, at
    a higher price one that has a fellow.
    """
    here = _sentences(pair.child, [p.here for p in pair.passages])
    there = _sentences(pair.reference, [p.there for p in pair.passages])
    weight = _weights([*here, *there])
    found = []
    for one in here:
        for other in there:
            if one.left or other.left:
                score = _score(one, other, weight)
                if score >= (_LEAST_SCORE if one.left and other.left else _LEAST_PART):
                    found.append((-score, one.place, other.place))
    kept: list[Passage] = []
    free = {(True, s.place) for s in here if s.left} | {(False, s.place) for s in there if s.left}
    for negative, place, other_place in sorted(found):
        ends = {(True, place), (False, other_place)}
        if ends & free:
            free -= ends
            kept.append(Passage(Span(pair.child.doc, *place), Span(pair.reference.doc, *other_place), "recast", -negative))
    return tuple(sorted(kept))


def _sentences(side: Side, spans: list[Span]) -> list[_Sentence]:
    places = [(span.start, span.end) for span in spans]
    told = zip(side.sentences, side.terms, strict=True)
    return [_Sentence(place, terms, covered(*place, places) < _COVERED) for place, terms in told]


def _score(one: _Sentence, other: _Sentence, weight: dict[str, float]) -> float:
    shared = one.terms & other.terms
    if len(shared) < _LEAST_SHARED:
        return 0.0
    return _sum(shared, weight) / min(_sum(one.terms, weight), _sum(other.terms, weight))


def _weights(sentences: list[_Sentence]) -> dict[str, float]:
    """How rare each term is among the sentences of both texts."""
    count = Counter(name for sentence in sentences for name in sentence.terms)
    return {name: log(1 + len(sentences) / n) for name, n in count.items()}


def _sum(terms: frozenset[str], weight: dict[str, float]) -> float:
    return sum(sorted(weight[name] for name in terms)) or 1.0
