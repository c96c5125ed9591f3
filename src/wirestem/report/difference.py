"""Word by word: what differs between two wordings of one passage."""

import re
from functools import lru_cache

from wirestem.model import Range

_TOKEN = re.compile(r"\w+(?:['’.,\-‑]\w+)*")
_SAME = str.maketrans({"’": "'", "‑": "-", ".": None})
_LONGEST = 3000


@lru_cache(maxsize=4096)
def differences(here: str, there: str) -> tuple[tuple[Range, ...], tuple[Range, ...]]:
    """The ranges of `here` and of `there` that the other does not have, whole words, neighbours joined.

    Punctuation, the style of apostrophes and capital letters do not count.

    >>> differences("by armed invasion", "through armed invasion")
    (((0, 2),), ((0, 7),))
    """
    from rapidfuzz.distance import Indel

    left, right = _tokens(here), _tokens(there)
    if len(left) > _LONGEST or len(right) > _LONGEST:
        return (), ()
    edits = Indel.opcodes([form for _, _, form in left], [form for _, _, form in right])
    deleted = [(e.src_start, e.src_end) for e in edits if e.tag in ("delete", "replace")]
    added = [(e.dest_start, e.dest_end) for e in edits if e.tag in ("insert", "replace")]
    return _ranges(left, deleted), _ranges(right, added)


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
