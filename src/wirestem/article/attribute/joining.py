"""Joining: what the encoder read and what the rules show of the same statements."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, chain

from msgspec.structs import replace

from wirestem.article.attribute.edges import kind
from wirestem.model import Range, Statement
from wirestem.text import Quotation

SAME = 0.6
"""Share of characters that two contents have in common when they are one though their cues differ."""

_EDGE = 3
"""Characters by which a quotation counts as held whole though its edges differ."""


def together(
    read: Sequence[Statement], shown: Sequence[tuple[Statement, str]], text: str = "", quotes: Sequence[Quotation] = ()
) -> list[Statement]:
    """The statements that the encoder read, with relays that the rules show, and those of the rules in words it did not take.

    The encoder's parts stand; the rules know relays better ("told", "carried by", "citing"): where they name
    one, theirs stand. They also see a quotation whole that is longer than what the encoder reads at once: of `quotes`, those of
    the text in order, a part that the encoder cut off is filled up. `shown` are statements with the kinds of their cues.
    """
    used: set[int] = set()
    made = []
    near = Near([other for other, _ in shown])
    for statement in read:
        same = _counterpart(statement, shown, near.meeting(statement.content))
        if same is not None:
            used.add(same)
            other = shown[same][0]
            statement = _filled(statement, other, text, quotes)
            if other.hops:
                statement = replace(statement, hops=other.hops, via=other.via)
        made.append(statement)
    taken = Near(read)
    for n, (other, _) in enumerate(shown):
        if n not in used and not any(_common(other.content, read[m].content) for m in taken.meeting(other.content)):
            made.append(other)
    return made


def _filled(statement: Statement, shown: Statement, text: str, quotes: Sequence[Quotation]) -> Statement:
    """The statement with what the rules show of it and the encoder lost: the rest of a quotation, the source behind a cue."""
    behind = [r for r in statement.content if statement.cue and r[0] > statement.cue[0][0]]
    if len(statement.content) > 1 and not statement.source and any(a == r[0] for a, _ in shown.source for r in behind):
        return replace(statement, source=shown.source, content=shown.content, kind=shown.kind)
    content = statement.content
    first = bisect_left(quotes, content[0][0], key=lambda q: q.end)
    for quote in quotes[first : bisect_left(quotes, content[-1][1], key=lambda q: q.start)]:
        whole = ((quote.inner_start, quote.inner_end),)
        held, size = _common(content, whole), quote.inner_end - quote.inner_start
        if not held or held > size - _EDGE:
            continue
        if _common(shown.content, whole) > size - _EDGE:
            content = _united(content, (quote.start, quote.end))
        elif not _common(shown.content, whole) and 2 * held < size and len(content) > 1:
            content = tuple(r for r in content if not (quote.start <= r[0] and r[1] <= quote.end)) or content
    return statement if content == statement.content else replace(statement, content=content, kind=kind(text, content, quotes))


def _united(content: Sequence[Range], place: Range) -> tuple[Range, ...]:
    """The pieces of a content with one more; those that it meets are one with it."""
    apart = [r for r in content if r[1] < place[0] or place[1] < r[0]]
    met = [r for r in content if r not in apart]
    whole = (min(a for a, _ in (*met, place)), max(b for _, b in (*met, place)))
    return tuple(sorted([*apart, whole]))


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


def shown_stances(statements: Sequence[Statement], shown: Sequence[Statement]) -> list[str]:
    """The stance that the rules give to each of the same statements, "none" where they show none."""
    near, told = Near(shown), [(other, "") for other in shown]
    found = [_counterpart(statement, told, near.meeting(statement.content)) for statement in statements]
    return ["none" if same is None else shown[same].stance for same in found]


def _counterpart(statement: Statement, shown: Sequence[tuple[Statement, str]], near: Sequence[int]) -> int | None:
    """The number of the statement that is the same: of one cue and a common content, or of almost the same content."""
    best: tuple[float, int] | None = None
    for n in near:
        other = shown[n][0]
        share = alike(statement.content, other.content)
        one_cue = bool(_common(statement.cue, other.cue))
        if (one_cue and share > 0) or share >= SAME:
            found = (share + one_cue, -n)
            best = max(best, found) if best else found
    return -best[1] if best else None


def alike(left: Sequence[Range], right: Sequence[Range]) -> float:
    """The share of characters that two contents have in common, of all that either has."""
    common = _common(left, right)
    return common / (sum(b - a for a, b in chain(left, right)) - common) if common else 0.0


def _common(left: Sequence[Range], right: Sequence[Range]) -> int:
    """How many characters two parts have in common."""
    return sum(max(0, min(b, d) - max(a, c)) for a, b in left for c, d in right)


def apart(told: Sequence[Statement], text: str, quotes: Sequence[Quotation]) -> list[Statement]:
    """Statements without what the next cue told: of "denied that A, saying B" the denial has A only."""
    near = Near(told)
    out = []
    for n, one in enumerate(told):
        others = [told[m] for m in near.meeting(one.content) if m != n and told[m].cue] if len(one.content) > 1 else []
        kept = [p for k, p in enumerate(one.content) if not k or not any(_takes(o, one.content[k - 1], p) for o in others)]
        whole = len(kept) == len(one.content)
        out.append(one if whole else replace(one, content=tuple(kept), kind=kind(text, kept, quotes)))
    return out


def _takes(other: Statement, before: Range, part: Range) -> bool:
    """Whether a part of a content belongs to another cue, which stands right between it and the part before."""
    between = before[1] <= other.cue[0][0] and other.cue[-1][1] <= part[0]
    return between and any(a <= part[0] and part[1] <= b for a, b in other.content)
