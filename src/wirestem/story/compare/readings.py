"""The places at which two wordings of a quotation differ, and which of the two a third text has there."""

from collections import Counter
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

Forms = tuple[str, ...]
_BE = frozenset({"be", "been", "being", "is", "are", "was", "were", "by"})
_CONTRACTIONS = ("n't", "'m", "'re", "'ve", "'ll")


class Locus(NamedTuple):
    """A place where one wording has `mine` and another `theirs`, each with a word of what is around it."""

    mine: Forms
    theirs: Forms


def loci(mine: Forms, theirs: Forms) -> tuple[Locus, ...]:
    """The places where two wordings differ; what `theirs` has before or after all that they share is none.

    >>> loci(("we", "met", "fire"), ("so", "we", "answered", "fire", "then"))
    (Locus(mine=('we', 'met', 'fire'), theirs=('we', 'answered', 'fire')),)
    """
    if sorted(mine) == sorted(theirs):
        return (Locus(mine, theirs),) if mine != theirs else ()
    blocks = [code for code in LCSseq.opcodes(mine, theirs) if code.tag == "equal"]
    ends = [(0, 0), *((block.src_end, block.dest_end) for block in blocks)]
    starts = [*((block.src_start, block.dest_start) for block in blocks), (len(mine), len(theirs))]
    found = []
    for (start, there), (end, until) in zip(ends, starts, strict=True):
        inside = start > 0 and end < len(mine)
        if start < end or (inside and there < until):
            size = until - there if inside else min(until - there, end - start)
            low, high = (there, there + size) if start > 0 else (until - size, until)
            found.append(Locus(mine[max(0, start - 1) : end + 1], theirs[max(0, low - 1) : high + 1]))
    return tuple(found)


def side_of(forms: Forms, place: Locus) -> int:
    """1 when a third wording reads as `mine` at the place, -1 when as `theirs`, 0 when as neither more than as the other.

    >>> place = Locus(("we", "met", "fire"), ("we", "answered", "fire"))
    >>> [side_of(tuple(words.split()), place) for words in ("we met fire", "but we answered fire with fire", "no fire")]
    [1, -1, 0]
    """
    held = _twos(forms)
    one, two = _share(place.mine, held), _share(place.theirs, held)
    return (one > two) - (one < two)


def contracted(place: Locus) -> int:
    """1 when `mine` contracts what `theirs` spells out ("I'm", "I am"), -1 when it is the other way round, else 0.

    Houses contract what they are sent; hardly one spells out what was contracted.
    """
    one, two = (sum(form.endswith(_CONTRACTIONS) for form in side) for side in place)
    return (one > two) - (one < two)


def slipped(place: Locus) -> int:
    """1 when `mine` has "a" where `theirs` has "an" before the same vowel, -1 when it is the other way round, else 0.

    Nobody is heard to say the one; whoever types the words anew may write it.

    >>> slipped(Locus(("as", "a", "arsenal"), ("as", "an", "arsenal")))
    1
    """
    one, two = (any(a == "a" and b[:1] in "aeio" for a, b in pairwise(side)) for side in place)
    return (one > two) - (one < two) if {*place.mine} ^ {*place.theirs} == {"a", "an"} else 0


def turned(mine: Forms, theirs: Forms) -> int:
    """1 when `mine` is `theirs` turned into the passive, all other words kept, -1 when it is the other way round, else 0.

    Houses turn a verb without its subject into a sentence that stands by itself; hardly one turns a sentence into a fragment.

    >>> turned(("trade", "will", "be", "put", "first"), ("will", "put", "trade", "first"))
    1
    """
    one, two = Counter(mine), Counter(theirs)
    more, less = set(one - two), set(two - one)
    return int(bool(more) and more <= _BE and not less) - int(bool(less) and less <= _BE and not more)


def _share(side: Forms, held: frozenset[Forms]) -> float:
    sought = _twos(side)
    return len(sought & held) / len(sought) if sought else 0.0


@lru_cache(maxsize=16384)
def _twos(forms: Forms) -> frozenset[Forms]:
    return frozenset(forms[n : n + 2] for n in range(len(forms) - 1))
