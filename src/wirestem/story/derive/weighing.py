"""How likely each possible source of a text is: a log-linear model of what speaks for it.

Each sign of a candidate (`candidates`) adds its value times a learnt weight; the probabilities of the candidates are the
softmax of the sums (a conditional logit, McFadden 1974). The weights were fitted on stories with known truth and on parts of
them: `training/lineage.py`, card in `training/lineage.md`.
"""

from collections.abc import Sequence
from math import exp
from typing import NamedTuple

from wirestem.story.derive.candidates import Candidate
from wirestem.story.derive.learnt import weights

_CLEAR = 0.6


class Weighed(NamedTuple):
    """A candidate with the sum of what speaks for it (`score`, natural log odds) and its probability, 0 to 1."""

    candidate: Candidate
    score: float
    probability: float


class Choice(NamedTuple):
    """The chosen source of a text, and the `others`, the most probable first."""

    taken: Weighed
    others: tuple[Weighed, ...]

    @property
    def rival(self) -> Weighed | None:
        """The most probable other source, if there is any."""
        return self.others[0] if self.others else None

    @property
    def undecided(self) -> bool:
        """Whether no reading is clearly likelier than all others together."""
        return self.taken.probability < _CLEAR

    def lead(self) -> dict[str, float]:
        """By how much (natural log) each sign speaks for what was taken rather than for its rival."""
        known, lead = weights(), {}
        for name, value in self.taken.candidate.signs.items():
            lead[name] = known.get(name, 0.0) * value
        for name, value in (self.rival.candidate.signs if self.rival else {}).items():
            lead[name] = lead.get(name, 0.0) - known.get(name, 0.0) * value
        return lead


def weigh(candidates: Sequence[Candidate]) -> tuple[Weighed, ...]:
    """`candidates` with their probabilities, the most probable first, ties in their order."""
    known = weights()
    scores = [sum(known.get(name, 0.0) * value for name, value in sorted(c.signs.items())) for c in candidates]
    top = max(scores, default=0.0)
    odds = [exp(score - top) for score in scores]
    found = [Weighed(c, score, odd / sum(odds)) for c, score, odd in zip(candidates, scores, odds, strict=True)]
    return tuple(sorted(found, key=lambda w: -w.probability))
