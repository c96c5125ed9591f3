"""Agreement: whether the numbers of two clauses bear each other out, or cannot both be true."""

from collections.abc import Sequence

from wirestem.story.corroborate.clause.figures import Quantity


def agreeing(left: Sequence[Quantity], right: Sequence[Quantity]) -> float:
    """How much the numbers bear each other out: 1 for one of at least 10, less for a small one, 0 for none.

    Telling numbers agree whatever they count ("31 people", "the toll of 31"), unless one is a measure and the other none.
    Numbers that find no partner weaken it.
    """
    best, paired = 0.0, 0
    for a in left:
        values = [_bears_out(a, b) for b in right]
        paired += any(values)
        best = max([best, *values])
    return best * max(0.4, paired / max(len(left), len(right), 1))


def _bears_out(a: Quantity, b: Quantity) -> float:
    if (
        not a.meets(b)
        or _two_floors(a, b)
        or a.more != b.more
        or a.measured != b.measured
        or (a.measured and not comparable(a, b))
    ):
        return 0.0
    if a.value == b.value and a.value >= 10:
        return 1.0
    if comparable(a, b):
        return 0.8 if a.value >= 10 else 0.5
    return 0.0


def _two_floors(a: Quantity, b: Quantity) -> bool:
    """ "At least 44" and "more than 50" may both be true and yet are two reports."""
    return a.high == b.high == float("inf") and abs(a.value - b.value) > 0.05 * max(a.value, b.value)


def clashing(left: Sequence[Quantity], right: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """Two numbers of the same unit that cannot both be true, when none of that unit agree."""
    for a in left:
        peers = [b for b in right if comparable(a, b)]
        if peers and not any(a.meets(b) and not _two_floors(a, b) and a.more == b.more for b in peers):
            return a, peers[0]
    return None


def comparable(left: Quantity, right: Quantity) -> bool:
    """Whether both count the same kind of thing."""
    return left.measured == right.measured and bool((left.kinds & right.kinds) - {"measure"})
