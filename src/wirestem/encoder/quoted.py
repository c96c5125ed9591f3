"""Quotations of a sentence: of what a cue tells they are part, unless the network is sure that they are not.

Of "the plan is “bold”, but “far too dear”, Novak said" the network often takes in one piece only: of words in quotation marks
each by itself is doubtful, but somebody has said them.
"""

from collections.abc import Iterator

import numpy as np

from wirestem.encoder.reading import Cue, Frames, Numbers, Roles, Run, as_one
from wirestem.encoder.sheets import Sheet, odds

_LIKED = -3.0
"""The mean odds (logarithm) by a frame that the words of a quotation are its content, at least."""


def with_quotations(sheet: Sheet, frames: Frames) -> Frames:
    """The frames; a content takes in the quotations that stand in the sentence of the cue, or in one where a piece of it ends."""
    quotations: dict[int, list[Run]] = {}
    found = []
    for cue, roles, row, chances in zip(frames.cues, frames.roles, frames.rows.tolist(), frames.chances, strict=True):
        if row not in quotations:
            quotations[row] = list(_quotations(sheet, row))
        taken = [q for q in quotations[row] if roles.content and _takes(cue, roles, q, chances, sheet, row)]
        whole = (_with_marks(q, sheet, row) for q in taken)
        found.append(roles._replace(content=as_one([*roles.content, *whole])) if taken else roles)
    return frames._replace(roles=found)


def _quotations(sheet: Sheet, row: int) -> Iterator[Run]:
    """The words in quotation marks, run by run."""
    quoted = np.concatenate([[False], sheet.quoted[row, : sheet.sizes[row]], [False]])
    changes = np.flatnonzero(quoted[1:] != quoted[:-1]).tolist()
    yield from zip(changes[::2], changes[1::2], strict=True)


def _takes(cue: Cue, roles: Roles, quotation: Run, chances: Numbers, sheet: Sheet, row: int) -> bool:
    begin, end = quotation
    sentences = {int(sheet.sentence[row, n]) for n in (cue.begin, *(b - 1 for _, b in roles.content))}
    if int(sheet.sentence[row, begin]) not in sentences or any(a <= begin and end <= b for a, b in roles.content):
        return False
    if any(a < end and begin < b for a, b in (*roles.source, (cue.begin, cue.end))):
        return False
    return float(odds(chances[begin:end, 3:5].sum(1)).mean()) > _LIKED


def _with_marks(quotation: Run, sheet: Sheet, row: int) -> Run:
    begin, end = quotation
    opens = begin > 0 and not sheet.plain[row, begin - 1]
    closes = end < int(sheet.sizes[row]) and not sheet.plain[row, end]
    return begin - opens, end + closes
