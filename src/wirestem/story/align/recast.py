"""Sentences that say the same in other words: shared rare terms, names and numbers, in a similar order.

Two reporters of one event share names and numbers too. What marks a rewrite is that sentence after sentence finds its
fellow, so a pair of texts with many is trusted at a lower score than a pair with one.
"""

from collections import Counter
from math import log
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from wirestem.story.align.index import Index, Sentence

_LEAST_TERMS = 2  # shared
_LEAST_OWN = 3  # a crosshead says too little to be told again
_LEAST_CAPITALS = 3  # a headline may spell every word like a name
_NAME = 0.9  # weight of a name's term: all who report an event name the same people
_MOST_COVERED = 0.6  # of a sentence's words; one that passages cover needs no second finding
_LEDE = 4  # a headline is compared with headlines and the first sentences only
_CANDIDATE = 0.34
_ALONE = 0.6
_SPEECH_SCORE = 0.6
_TRUST_RECAST = 2.2
_TRUST_COVERED = 0.6


class Recast(NamedTuple):
    """Sentence `left` of one text told again as sentence `right` of the other; `score` runs 0 to 1."""

    left: int
    right: int
    score: float


def recasts(left: Index, right: Index, held_left: bytearray, held_right: bytearray) -> list[Recast]:
    """Pairs of sentences that passages (`held_*`: a flag per word) do not cover already, in order.

    One to one, but a sentence that was split, or two that were merged, give a pair each.
    """
    here = _open(left, held_left)
    there = _open(right, held_right)
    if not here or not there:
        return []
    weight = _weights(left, right)
    found = _candidates(left, right, here, there, weight)
    best = _one_to_one(found)
    least = _least(best, left, right, sum(held_left), sum(held_right))
    kept = [pair for pair in best if pair.score >= (_SPEECH_SCORE if left.sentences[pair.left].speech else least)]
    return sorted(kept + _parts(kept, found, left, right, least))


def _open(side: Index, held: bytearray) -> list[int]:
    """The sentences not covered, by number."""
    return [
        number
        for number, sentence in enumerate(side.sentences)
        if len(sentence.terms) >= _LEAST_OWN
        and sum(held[sentence.first : sentence.stop]) < _MOST_COVERED * (sentence.stop - sentence.first)
    ]


def _weights(left: Index, right: Index) -> dict[str, float]:
    """How rare each term is among the sentences of the two texts."""
    count: Counter[str] = Counter()
    common: set[str] = set()
    for side in (left, right):
        for sentence in side.sentences:
            count.update(sentence.terms)
            common |= sentence.common
    total = len(left.sentences) + len(right.sentences)
    return {term: log(1 + total / n) * (1 if term in common else _NAME) for term, n in count.items()}


def _candidates(left: Index, right: Index, here: list[int], there: list[int], weight: dict[str, float]) -> list[Recast]:
    by_term: dict[str, list[int]] = {}
    for number in there:
        for term in right.sentences[number].terms:
            by_term.setdefault(term, []).append(number)
    found = []
    for number in here:
        sentence = left.sentences[number]
        shared = Counter(other for term in sentence.terms for other in by_term.get(term, ()))
        for other, count in shared.items():
            fellow = right.sentences[other]
            if count < _LEAST_TERMS or sentence.speech != fellow.speech or not _share_enough(sentence, fellow, count):
                continue
            if (other < _LEDE or not sentence.headline) and (number < _LEDE or not fellow.headline):
                score = _score(sentence, fellow, weight)
                if score >= _CANDIDATE:
                    found.append(Recast(number, other, score))
    return found


def _share_enough(left: Sentence, right: Sentence, count: int) -> bool:
    """Whether they share more than names."""
    if left.headline or right.headline:
        return count >= _LEAST_CAPITALS
    return any(term in right.common for term in left.terms if term in left.common)


def _score(left: Sentence, right: Sentence, weight: dict[str, float]) -> float:
    """Weight of the shared terms against either sentence's, less when their order differs."""
    terms = set(right.terms)
    shared = [term for term in left.terms if term in terms]
    both = sum(weight[term] for term in shared)
    one, two = sum(weight[term] for term in left.terms), sum(weight[term] for term in right.terms)
    order = LCSseq.similarity(left.terms, right.terms) / len(shared)
    return (0.5 * both / min(one, two) + 0.5 * both / max(one, two)) * (0.85 + 0.15 * order)


def _one_to_one(found: list[Recast]) -> list[Recast]:
    kept, used_left, used_right = [], set(), set()
    for pair in sorted(found, key=lambda pair: (-pair.score, pair.left, pair.right)):
        if pair.left not in used_left and pair.right not in used_right:
            used_left.add(pair.left)
            used_right.add(pair.right)
            kept.append(pair)
    return sorted(kept)


def _least(pairs: list[Recast], left: Index, right: Index, held_left: int, held_right: int) -> float:
    """The score a pair of sentences needs, lower where much of the shorter text finds its fellow in the other."""
    sentences = min(len(left.sentences), len(right.sentences))
    covered = max(held_left / len(left.forms), held_right / len(right.forms))
    told = sum(pair.score for pair in pairs if not left.sentences[pair.left].speech)
    return max(_CANDIDATE, _ALONE - _TRUST_RECAST * told / sentences - _TRUST_COVERED * covered)


def _parts(kept: list[Recast], found: list[Recast], left: Index, right: Index, least: float) -> list[Recast]:
    """Pairs for sentences left over that tell the rest of a neighbour's fellow."""
    used_left, used_right = {pair.left: pair.right for pair in kept}, {pair.right: pair.left for pair in kept}
    parts = []
    for pair in sorted(found, key=lambda pair: (-pair.score, pair.left, pair.right)):
        if pair.score < least or (pair.left in used_left) == (pair.right in used_right):
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
