"""How likely two sentences tell the same from the same source: by themselves, then in the company of their texts.

Two logistic models of few features, fitted by `training/recasts.py`; the card beside it states what they were fitted on
and how well they do on stories left out.
"""

from math import exp
from typing import NamedTuple


class Likeness(NamedTuple):
    """What two sentences have in common; shares run 0 to 1.

    `lighter` and `heavier` are the shares of either sentence's weight that both have, `shared` is the shared weight,
    `common` the number of shared terms that are no names, `numbers` that of shared numbers; `clash` tells that both have
    numbers and share none, `speech` that both are quotations, `turned` that one is; `apart` is how far their places in the
    two texts differ.
    """

    lighter: float
    heavier: float
    shared: float
    common: float
    numbers: float
    clash: float
    speech: float
    turned: float
    apart: float


class Company(NamedTuple):
    """What stands around a pair of sentences.

    `alone` are the log odds by the likeness alone, `covered` is the root of the share of the narrative of one text that
    passages hold, `told` the root of the share of the other sentences that find a fellow, `joined` tells that a passage joins
    the two sentences already, `rival` how likely one of them tells another sentence.
    """

    alone: float
    covered: float
    told: float
    joined: float
    rival: float


LIKENESS = Likeness(
    lighter=3.63, heavier=3.79, shared=0.44, common=-0.52, numbers=0.47, clash=-1.44, speech=-2.08, turned=-2.04, apart=-1.70
)
LIKENESS_BIAS = -3.55
COMPANY = Company(alone=1.00, covered=3.26, told=6.47, joined=-0.88, rival=0.42)
COMPANY_BIAS = -2.32


def odds(seen: Likeness) -> float:
    """The log odds that two sentences tell the same, by themselves."""
    return LIKENESS_BIAS + sum(w * x for w, x in zip(LIKENESS, seen, strict=True))


def probability(seen: Company) -> float:
    """How likely two sentences tell the same from the same source, 0 to 1."""
    return chance(COMPANY_BIAS + sum(w * x for w, x in zip(COMPANY, seen, strict=True)))


def chance(log_odds: float) -> float:
    """Log odds as a probability.

    >>> chance(0.0)
    0.5
    """
    return 1 / (1 + exp(-log_odds))
