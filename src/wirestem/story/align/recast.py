"""Sentences that say the same in other words: shared rare terms, names and numbers."""

from collections import Counter
from math import log
from typing import NamedTuple

from wirestem.story.align.index import Index, Sentence

_LEAST_TERMS = 3
_LEAST_SCORE = 0.5
_MOST_COVERED = 0.6


class Recast(NamedTuple):
    """Sentence `left` of one text told again as sentence `right` of the other; `score` runs 0 to 1."""

    left: int
    right: int
    score: float


def recasts(left: Index, right: Index, held_left: bytearray, held_right: bytearray) -> list[Recast]:
    """Pairs of sentences, one to one, that passages (`held_*`: a flag per word) do not cover already."""
    here = [n for n, s in enumerate(left.sentences) if _open(s, held_left)]
    there = [n for n, s in enumerate(right.sentences) if _open(s, held_right)]
    if not here or not there:
        return []
    weight = _weights(left, right)
    found = []
    by_term: dict[str, list[int]] = {}
    for n in there:
        for term in right.sentences[n].terms:
            by_term.setdefault(term, []).append(n)
    for n in here:
        shared: Counter[int] = Counter()
        for term in left.sentences[n].terms:
            for other in by_term.get(term, ()):
                shared[other] += 1
        for other, count in shared.items():
            if count >= _LEAST_TERMS:
                score = _score(left.sentences[n].terms, right.sentences[other].terms, weight)
                if score >= _LEAST_SCORE:
                    found.append(Recast(n, other, score))
    return _one_to_one(found)


def _open(sentence: Sentence, held: bytearray) -> bool:
    covered = sum(held[sentence.first : sentence.stop])
    return len(sentence.terms) >= _LEAST_TERMS and covered < _MOST_COVERED * (sentence.stop - sentence.first)


def _weights(left: Index, right: Index) -> dict[str, float]:
    """How rare each term is in the two texts."""
    count: Counter[str] = Counter()
    for side in (left, right):
        for sentence in side.sentences:
            count.update(sentence.terms)
    total = len(left.sentences) + len(right.sentences)
    return {term: log(1 + total / n) for term, n in count.items()}


def _score(left: frozenset[str], right: frozenset[str], weight: dict[str, float]) -> float:
    shared = sum(sorted(weight[t] for t in left & right))
    one, two = sum(sorted(weight[t] for t in left)), sum(sorted(weight[t] for t in right))
    return 0.5 * shared / min(one, two) + 0.5 * shared / max(one, two)


def _one_to_one(found: list[Recast]) -> list[Recast]:
    kept, used_left, used_right = [], set(), set()
    for pair in sorted(found, key=lambda pair: (-pair.score, pair.left, pair.right)):
        if pair.left not in used_left and pair.right not in used_right:
            used_left.add(pair.left)
            used_right.add(pair.right)
            kept.append(pair)
    return sorted(kept)
