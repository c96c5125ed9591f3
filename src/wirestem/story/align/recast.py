"""Sentences that say the same in other words.

Two reporters of one event share names and numbers too. What marks a rewrite is that sentence after sentence finds its
fellow, so a pair of sentences is judged twice: by itself, then in the company of what else the two texts share.
"""

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from wirestem.story.align.fellows import Fellow, fellows
from wirestem.story.align.index import Index
from wirestem.story.align.likeness import Company, chance, odds, probability
from wirestem.story.align.passages import Passage

_LEAST_OWN = 3  # a crosshead says too little to be told again
_MOST_COVERED = 0.6  # of a sentence's words; one that passages cover needs no second finding
_LEAST_SENTENCES = 3  # a text of one or two says nothing about its share
_LEAST_TERMS = 2  # that a second fellow adds
_LEAST = 0.33  # one chance in three; what is less likely is not shown


class Recast(NamedTuple):
    """Sentence `left` of one text told again as sentence `right` of the other; `score` is the probability of it."""

    left: int
    right: int
    score: float


def recasts(left: Index, right: Index, exact: Sequence[Passage], held_left: bytearray, held_right: bytearray) -> list[Recast]:
    """Pairs of sentences that the passages `exact` (`held_*`: a flag per word) do not cover already, in order.

    One to one, but a sentence that was split, or two that were merged, give a pair each.
    """
    here, there = open_sentences(left, held_left), open_sentences(right, held_right)
    if not here or not there:
        return []
    pairs = fellows(left, right, here, there)
    if not pairs:
        return []
    found = [
        Recast(pair.left, pair.right, probability(seen))
        for pair, seen in zip(pairs, company(pairs, left, right, exact), strict=True)
    ]
    kept = [pair for pair in _one_to_one(found) if pair.score >= _LEAST]
    return sorted(kept + _parts(kept, found, left, right))


def open_sentences(side: Index, held: bytearray) -> list[int]:
    """The sentences that say something and are not covered, by number."""
    return [
        number
        for number, sentence in enumerate(side.sentences)
        if len(sentence.terms) >= _LEAST_OWN
        and held.count(1, sentence.first, sentence.stop) < _MOST_COVERED * (sentence.stop - sentence.first)
    ]


def company(pairs: Sequence[Fellow], left: Index, right: Index, exact: Sequence[Passage]) -> list[Company]:
    """What stands around each pair."""
    alone = [odds(pair.likeness) for pair in pairs]
    found = [Recast(pair.left, pair.right, chance(value)) for pair, value in zip(pairs, alone, strict=True)]
    best = _one_to_one(found)
    told = sum(pair.score for pair in best)
    best_left, best_right = {pair.left: pair.score for pair in best}, {pair.right: pair.score for pair in best}
    sentences = max(_LEAST_SENTENCES, min(len(left.sentences), len(right.sentences)))
    shares = _covered(left, [(p.left, p.left_stop) for p in exact]), _covered(right, [(p.right, p.right_stop) for p in exact])
    covered = sqrt(max(shares))
    joined = _joined(exact, left, right)
    rivals = _Rivals(found)
    return [
        Company(
            alone=value,
            covered=covered,
            told=sqrt(max(0.0, told - max(best_left.get(pair.left, 0.0), best_right.get(pair.right, 0.0))) / sentences),
            joined=float((pair.left, pair.right) in joined),
            rival=rivals.of(pair),
        )
        for pair, value in zip(found, alone, strict=True)
    ]


class _Rivals:
    """For every sentence the two most likely fellows."""

    def __init__(self, found: Sequence[Recast]) -> None:
        self._left: dict[int, list[float]] = {}
        self._right: dict[int, list[float]] = {}
        for pair in found:
            self._left.setdefault(pair.left, []).append(pair.score)
            self._right.setdefault(pair.right, []).append(pair.score)
        for scores in (*self._left.values(), *self._right.values()):
            scores.sort(reverse=True)

    def of(self, pair: Recast) -> float:
        """How likely one of the two sentences tells another one, by itself."""
        scores = self._left[pair.left], self._right[pair.right]
        return max(s[1] if s[0] == pair.score and len(s) > 1 else s[0] if s[0] != pair.score else 0.0 for s in scores)


def _covered(side: Index, ranges: Sequence[tuple[int, int]]) -> float:
    """The share of the narrative of one text that its passages hold."""
    return sum(side.narrative.count(1, first, stop) for first, stop in ranges) / (side.narrative.count(1) or 1)


def _joined(exact: Sequence[Passage], left: Index, right: Index) -> set[tuple[int, int]]:
    """The pairs of sentences that passages join."""
    return {
        (number, other)
        for passage in exact
        for number in range(left.sentence_of[passage.left], left.sentence_of[passage.left_stop - 1] + 1)
        for other in range(right.sentence_of[passage.right], right.sentence_of[passage.right_stop - 1] + 1)
    }


def _one_to_one(found: Sequence[Recast]) -> list[Recast]:
    kept, used_left, used_right = [], set(), set()
    for pair in sorted(found, key=lambda pair: (-pair.score, pair.left, pair.right)):
        if pair.left not in used_left and pair.right not in used_right:
            used_left.add(pair.left)
            used_right.add(pair.right)
            kept.append(pair)
    return sorted(kept)


def _parts(kept: Sequence[Recast], found: Sequence[Recast], left: Index, right: Index) -> list[Recast]:
    """Pairs for sentences left over that tell the rest of a neighbour's fellow."""
    used_left, used_right = {pair.left: pair.right for pair in kept}, {pair.right: pair.left for pair in kept}
    parts = []
    for pair in sorted(found, key=lambda pair: (-pair.score, pair.left, pair.right)):
        if pair.score < _LEAST or (pair.left in used_left) == (pair.right in used_right):
            continue
        near = used_left.get(pair.left, pair.right) - pair.right or used_right.get(pair.right, pair.left) - pair.left
        if abs(near) == 1 and _adds(pair, used_left, used_right, left, right):
            used_left.setdefault(pair.left, pair.right)
            used_right.setdefault(pair.right, pair.left)
            parts.append(pair)
    return parts


def _adds(pair: Recast, used_left: dict[int, int], used_right: dict[int, int], left: Index, right: Index) -> bool:
    """Whether the pair shares terms that the pair found before does not."""
    shared = set(left.sentences[pair.left].terms) & set(right.sentences[pair.right].terms)
    if pair.left in used_left:
        shared -= set(right.sentences[used_left[pair.left]].terms)
    else:
        shared -= set(left.sentences[used_right[pair.right]].terms)
    return len(shared) >= _LEAST_TERMS
