"""Weighing: the stance that the signs of a statement and the encoder together speak most for.

The encoder learnt stances from our own fiction and is over-sure of what it read there, so it is one voice beside the signs.
Their weights (multinomial logistic regression) were learnt without it, and how much it counts on texts that it never saw.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from math import log

import msgspec

from wirestem.encoder.reading import STANCES
from wirestem.model import Stance

_LEAST = 1e-4
"""The least chance that counts: none is ruled out for good."""


class Weights(msgspec.Struct, frozen=True):
    """What each sign adds for each of the `stances`, what they start from, and how much the encoder's logarithms count."""

    stances: tuple[Stance, ...]
    encoder: float
    start: tuple[float, ...]
    signs: dict[str, tuple[float, ...]]


@cache
def weights() -> Weights:
    """The weights that are shipped (`training/stances.py`)."""
    return msgspec.json.decode((files(__package__) / "data" / "stances.json").read_bytes(), type=Weights)


def weighed(signs: Sequence[str], chances: Sequence[float] = ()) -> Stance:
    """The stance that most speaks for; `chances` are the encoder's, in the order of `STANCES`, none where it read nothing.

    >>> weighed(("cue deny", "kind indirect", "rules denies"))
    'denies'
    >>> weighed(("cue decline", "kind indirect", "rules declines", "rules declines of decline"))
    'declines'
    """
    held = weights()
    total = list(held.start)
    for name in signs:
        for n, weight in enumerate(held.signs.get(name, ())):
            total[n] += weight
    if chances:
        told = dict(zip(STANCES, chances, strict=True))
        total = [score + held.encoder * log(max(told[name], _LEAST)) for score, name in zip(total, held.stances, strict=True)]
    scores = [round(score, 6) for score in total]
    return held.stances[scores.index(max(scores))]
