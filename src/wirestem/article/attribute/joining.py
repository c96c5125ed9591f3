"""Joining: what the encoder read and what the rules show of the same statements."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, chain

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
    near = Near([other for other, _ in shown])
    for statement in read:
        same = _counterpart(statement, shown, near.meeting(statement.content))
        if same is not None:
            used.add(same)
            other = shown[same][0]
            if other.hops:
                statement = replace(statement, hops=other.hops, via=other.via)
        made.append(statement)
    taken = Near(read)
    for n, (other, _) in enumerate(shown):
        if n not in used and not any(_common(other.content, read[m].content) for m in taken.meeting(other.content)):
            made.append(other)
    return made


class Near:
    """Statements by the place of their contents, so that a book of quotations is joined too."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._places = sorted((s.content[0][0], s.content[-1][1], n) for n, s in enumerate(statements) if s.content)
        self._ends = tuple(accumulate((end for _, end, _ in self._places), max))

    def meeting(self, content: Sequence[Range]) -> list[int]:
        """The numbers of the statements whose contents reach from before the end of `content` to behind its start."""
        last = bisect_left(self._places, (content[-1][1], 0, 0))
        first = bisect_right(self._ends, content[0][0])
        return sorted(n for _, end, n in self._places[first:last] if end > content[0][0])


def _counterpart(statement: Statement, shown: Sequence[tuple[Statement, str]], near: Sequence[int]) -> int | None:
    """The number of the statement that is the same: of one cue and a common content, or of almost the same content."""
    best: tuple[float, int] | None = None
    for n in near:
        other = shown[n][0]
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
