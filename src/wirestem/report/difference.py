"""Word by word: what differs between two wordings of one passage."""

import re
from functools import lru_cache

from wirestem.model import Range

_TOKEN = re.compile(r"\w+(?:['’.,\-‑]\w+)*")
_SAME = str.maketrans({"’": "'", "‑": "-", ".": None})
_LONGEST = 3000
_PART = 4
"""Words at an edge that make a quotation a part of the other."""


@lru_cache(maxsize=4096)
def differences(here: str, there: str) -> tuple[tuple[Range, ...], tuple[Range, ...]]:
    """The ranges of `here` and of `there` that the other does not have, whole words, neighbours joined.

    Punctuation, the style of apostrophes and capital letters do not count.

    >>> differences("by armed invasion", "through armed invasion")
    (((0, 2),), ((0, 7),))
    """
    left, right = _tokens(here), _tokens(there)
    deleted, added = _edits(left, right)
    return _ranges(left, deleted), _ranges(right, added)


@lru_cache(maxsize=4096)
def within(here: str, there: str) -> tuple[tuple[Range, ...], tuple[Range, ...]]:
    """The `differences` of two quotations of which one may be a part of the other.

    Words before or after all that the other has are no alteration of it, when there are four or more and something else differs.

    >>> within("assistance by all means", "the other shall provide assistance with all means")
    (((11, 13),), ((35, 39),))
    >>> within("all means", "not by all means")
    ((), ((0, 6),))
    """
    left, right = _tokens(here), _tokens(there)
    deleted, added = _edits(left, right)
    ours, theirs = _inner(deleted, added, len(left), len(right))
    return (_ranges(left, ours), _ranges(right, theirs)) if ours or theirs else (_ranges(left, deleted), _ranges(right, added))


def _edits(left: list[tuple[int, int, str]], right: list[tuple[int, int, str]]) -> tuple[list[Range], list[Range]]:
    from rapidfuzz.distance import Indel

    if len(left) > _LONGEST or len(right) > _LONGEST:
        return [], []
    edits = Indel.opcodes([form for _, _, form in left], [form for _, _, form in right])
    deleted = [(e.src_start, e.src_end) for e in edits if e.tag in ("delete", "replace")]
    added = [(e.dest_start, e.dest_end) for e in edits if e.tag in ("insert", "replace")]
    return deleted, added


def _inner(ours: list[Range], theirs: list[Range], left: int, right: int) -> tuple[list[Range], list[Range]]:
    """Without long runs at an edge where the other side has nothing that differs."""

    def cut(own: list[Range], other: list[Range], size: int, other_size: int) -> list[Range]:
        head = any(first == 0 for first, _ in other)
        tail = any(last == other_size for _, last in other)
        return [
            (first, last) for first, last in own
            if last - first < _PART or not ((first == 0 and not head) or (last == size and not tail))
        ]  # fmt: skip

    return cut(ours, theirs, left, right), cut(theirs, ours, right, left)


def _tokens(text: str) -> list[tuple[int, int, str]]:
    return [(m.start(), m.end(), m.group().lower().translate(_SAME)) for m in _TOKEN.finditer(text)]


def _ranges(tokens: list[tuple[int, int, str]], runs: list[Range]) -> tuple[Range, ...]:
    joined: list[Range] = []
    for first, last in runs:
        if first < last and joined and joined[-1][1] == first:
            joined[-1] = (joined[-1][0], last)
        elif first < last:
            joined.append((first, last))
    return tuple((tokens[first][0], tokens[last - 1][1]) for first, last in joined)
