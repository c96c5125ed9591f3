"""Likeness: how near two clauses are in sense, each word beside the nearest of the other clause."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from wirestem.encoder import vectors
from wirestem.story.corroborate.wordings import Wording

NEAR = 0.2
"""Clauses less near than this are not compared further, unless they share a rare word."""
COMPANY = 40
"""With how many of the nearest others a clause is compared."""


class Near(NamedTuple):
    """How near two clauses are in sense, 0 to 1: by the words of both, and by the clause that is covered worse."""

    both: float
    lesser: float


NOWHERE = Near(0.0, 0.0)


class Likeness:
    """All wordings of a story beside each other.

    Every content word is held against the nearest word of the other clause (cosine of their vectors, not below 0), and
    weighs what it tells in this story: greedy matching as in BERTScore (Zhang et al. 2020), with vectors of words by
    themselves, which tell clauses of one story apart better than vectors in context do (docs/accuracy.md).
    """

    def __init__(self, known: Sequence[Wording], weight: Mapping[str, float]) -> None:
        spelt: dict[str, int] = {}
        self._words = [[spelt.setdefault(word, len(spelt)) for word, _ in w.spelt] for w in known]
        self._weights = [np.array([weight.get(form, 1.0) for _, form in w.spelt], np.float32) for w in known]
        vector = vectors()
        rows = np.array([vector(word) for word in spelt], np.float32) if spelt else np.zeros((1, 1), np.float32)
        self._cosines = np.clip(rows @ rows.T, 0.0, 1.0)
        self.totals = np.array([w.sum() for w in self._weights], np.float32)

    def pairs(self) -> Iterator[tuple[int, int]]:
        """The pairs of wordings nearest to each other, the smaller number first; some come twice."""
        best = np.zeros((len(self._cosines), len(self._words)), np.float32)
        for n, held in enumerate(self._words):
            if held:
                best[:, n] = self._cosines[:, held].max(1)
        covered = np.zeros((len(self._words), len(self._words)), np.float32)
        for n, held in enumerate(self._words):
            if held:
                covered[n] = self._weights[n] @ best[held]
        for a in range(len(self._words)):
            both = (covered[a] + covered[:, a]) / np.maximum(self.totals[a] + self.totals, 1e-9)
            both[a] = 0.0
            nearest = np.argsort(-both, kind="stable")[:COMPANY]
            yield from ((min(a, b), max(a, b)) for b in nearest[both[nearest] >= NEAR].tolist())

    def __call__(self, a: int, b: int) -> Near:
        """How near two wordings are, by their numbers."""
        mine, theirs = self._words[a], self._words[b]
        if not mine or not theirs:
            return NOWHERE
        beside = self._cosines[np.ix_(mine, theirs)]
        left, right = float(self._weights[a] @ beside.max(1)), float(self._weights[b] @ beside.max(0))
        total, other = float(self.totals[a]), float(self.totals[b])
        return Near((left + right) / max(total + other, 1e-9), min(left / max(total, 1e-9), right / max(other, 1e-9)))
