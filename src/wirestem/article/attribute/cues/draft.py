"""A draft of a statement: one cue with its source and the places its content may fill."""

from typing import NamedTuple

from wirestem.lexicon.cues import Cue

TokenRange = tuple[int, int]
CLAUSE = frozenset({"that", "clause", "wh", "colon", "gap"})


class Draft(NamedTuple):
    """Token ranges of one attribution.

    `head` is the cue's verb; `border` where the clause around the cue begins; `after` the content that follows the cue;
    `before` is true when content stands in front of the cue's clause, which ends at `left_end`. `shares` says that the
    source is that of the clause before. `told` is who was told.
    """

    cue: Cue
    head: int
    border: int
    source: TokenRange | None
    cues: tuple[TokenRange, ...]
    frame: str
    after: TokenRange | None = None
    before: bool = False
    left_end: int = 0
    shares: bool = False
    told: TokenRange | None = None
    negated: bool = False
    voice: str = "finite"
    agent: TokenRange | None = None
    subject_content: TokenRange | None = None
