"""Joining: what the encoder read and what the rules show of the same statements."""

from collections.abc import Sequence
from itertools import chain

from msgspec.structs import replace

from wirestem.model import Range, Statement

_SAME = 0.6
"""Share of characters that two contents have in common when they are one though their cues differ."""


def together(read: Sequence[Statement], shown: Sequence[tuple[Statement, str]]) -> list[Statement]:
    """The statements that the encoder read, with relays that the rules show, and those of the rules in words it did not take.

    The encoder's parts and stances stand; the rules know relays better ("told", "carried by", "citing"): where they name
    one, theirs stand. `shown` are statements with the kinds of their cues.
    """
    used: set[int] = set()
    made = []
    for statement in read:
        same = _counterpart(statement, shown)
        if same is not None:
            used.add(same)
            other = shown[same][0]
            if other.hops:
                statement = replace(statement, hops=other.hops, via=other.via)
        made.append(statement)
    return made + [
        other for n, (other, _) in enumerate(shown) if n not in used and not any(_common(other.content, s.content) for s in read)
    ]


def _counterpart(statement: Statement, shown: Sequence[tuple[Statement, str]]) -> int | None:
    """The number of the statement that is the same: of one cue and a common content, or of almost the same content."""
    best: tuple[float, int] | None = None
    for n, (other, _) in enumerate(shown):
        alike = _alike(statement.content, other.content)
        one_cue = bool(_common(statement.cue, other.cue))
        if (one_cue and alike > 0) or alike >= _SAME:
            found = (alike + one_cue, -n)
            best = max(best, found) if best else found
    return -best[1] if best else None


def _alike(left: Sequence[Range], right: Sequence[Range]) -> float:
    common = _common(left, right)
    return common / (sum(b - a for a, b in chain(left, right)) - common) if common else 0.0


def _common(left: Sequence[Range], right: Sequence[Range]) -> int:
    """How many characters two parts have in common."""
    return sum(max(0, min(b, d) - max(a, c)) for a, b in left for c, d in right)
