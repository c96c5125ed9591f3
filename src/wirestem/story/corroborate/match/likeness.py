"""Likeness: how near two clauses are in sense, each word beside the nearest of the other clause."""

from collections.abc import Mapping, Sequence

import numpy as np

from wirestem.encoder import vectors


class Likeness:
    """All clauses of a story beside each other.

    Every content word is held against the nearest word of the other clause (cosine of their vectors, not below 0), and
    weighs what it tells in this story: greedy matching as in BERTScore (Zhang et al. 2020), with vectors of words by
    themselves, which tell clauses of one story apart better than vectors in context do (docs/accuracy.md).
    """

    def __init__(self, clauses: Sequence[Sequence[tuple[str, str]]], weight: Mapping[str, float]) -> None:
        """`clauses` are lists of content words, each as it is spelt and its form; `weight` is that of the forms."""
        place: dict[str, int] = {}
        self._words = [[place.setdefault(word, len(place)) for word, _ in clause] for clause in clauses]
        self._weights = [np.array([weight.get(form, 1.0) for _, form in clause], np.float64) for clause in clauses]
        vector = vectors()
        # Weights, too, are in steps of 1/1024: no processor's order of adding decides.
        self._rows = np.array([vector(word) for word in place], np.float64)
        self._totals = [float(w.sum()) for w in self._weights]

    def __call__(self, a: int, b: int) -> float:
        """How near two clauses are in sense, by their numbers: 0 to 1."""
        mine, theirs = self._words[a], self._words[b]
        if not mine or not theirs:
            return 0.0
        beside = np.maximum(self._rows[mine] @ self._rows[theirs].T, 0.0)
        shared = float(self._weights[a] @ beside.max(1)) + float(self._weights[b] @ beside.max(0))
        return round(shared / max(self._totals[a] + self._totals[b], 1e-9), 4)
