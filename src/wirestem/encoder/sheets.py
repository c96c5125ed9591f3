"""Sheets: the words of some windows side by side, with what stands at each and what the tags say of it."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from wirestem.encoder.reading import Numbers, chances
from wirestem.encoder.windows import Window
from wirestem.encoder.words import MARKS, Words

_FORMS = (
    "that to of for on about as with at in by from against and or but who which while when after before because since if whether"
    " where what how until , . ; : - – — ( ) \" “ ” ' ’ ? ! the a an his her their its he she it they i we you is was are were"
    " would will could should has have had be been not no than so into over during through between among"
).split()
_NUMBER = {form: n for n, form in enumerate(_FORMS)}
_OPENS, _CLOSES = _NUMBER["“"], _NUMBER["”"]
_OTHER, _BEYOND, NONE = range(len(_FORMS), len(_FORMS) + 3)
CLASSES = len(_FORMS) + 3
"""How many classes words fall into: the small words and marks that stand at edges, all others, what lies beyond, none."""

MOST = 5.0
"""Odds of more are no surer."""

BEYOND_LOG = -6.0
"""The logarithm of any chance, and the odds, of what lies beyond a window."""

LEAST = 1e-30
"""The least chance whose logarithm is taken."""


class Forms(NamedTuple):
    """Of each word of a text: its class, whether it is no mark, whether it stands in quotation marks, its sentence, its block."""

    classes: NDArray[np.int64]
    plain: NDArray[np.bool_]
    quoted: NDArray[np.bool_]
    sentence: NDArray[np.int64]
    block: NDArray[np.int64]


class Sheet(NamedTuple):
    """Windows x words, and one word more that stands for what lies beyond a window.

    `begins_at` is the first word of each window in the text, `sizes` how many it has; `after` and `before` are the next words
    that are no marks. `odds` are those of source, cue and content by the tags, `begins` the chances that a source (0) or a cue
    (1) begins, `cue_begins` and `cue_goes_on` logarithms.
    """

    wide: int
    begins_at: NDArray[np.int64]
    sizes: NDArray[np.int64]
    classes: NDArray[np.int64]
    plain: NDArray[np.bool_]
    quoted: NDArray[np.bool_]
    sentence: NDArray[np.int64]
    block: NDArray[np.int64]
    after: NDArray[np.int64]
    before: NDArray[np.int64]
    odds: Numbers
    begins: Numbers
    cue_begins: Numbers
    cue_goes_on: Numbers


def odds(share: Numbers) -> Numbers:
    """The logarithm of the odds of chances, at most `MOST` either way."""
    found: Numbers = np.clip(np.log(np.maximum(share, LEAST)) - np.log(np.maximum(1 - share, LEAST)), -MOST, MOST)
    return found


def forms_of(words: Words) -> Forms:
    """The forms of a text."""
    forms = [f.lower() for f in words.forms]
    mark = np.array(words.mark, np.int64)
    classes = np.array([_NUMBER.get(f, _OTHER) for f in forms], np.int64)
    classes = np.where(mark == MARKS.index("opening"), _OPENS, np.where(mark == MARKS.index("closing"), _CLOSES, classes))
    stops = np.array([f in (".", "!", "?") for f in forms], np.int64)
    quoted = np.isin(mark, [MARKS.index(m) for m in ("inside", "unclosed", "single")])
    plain = np.array([f[0].isalnum() for f in forms], np.bool_)
    return Forms(classes, plain, quoted, np.cumsum(stops) - stops, np.array(words.block, np.int64))


def sheet_of(forms: Forms, held: Sequence[Window], tags: Numbers) -> Sheet:
    """The sheet of some windows; `tags` are the scores of source, cue and content (three each) of their words."""
    count, wide = tags.shape[:2]
    sizes = np.array([w.end - w.begin for w in held], np.int64)

    def spread(values: NDArray[Any], beyond: int) -> NDArray[Any]:
        out = np.full((count, wide + 1), beyond, values.dtype)
        for row, w in enumerate(held):
            out[row, : sizes[row]] = values[w.begin : w.end]
        return out

    plain = spread(forms.plain, False)
    here = np.where(plain, np.arange(wide + 1), wide)
    after = np.full((count, wide + 1), wide)
    after[:, :-1] = np.minimum.accumulate(here[:, ::-1], 1)[:, ::-1][:, 1:]
    here = np.where(plain, np.arange(wide + 1), -1)
    before = np.full((count, wide + 1), -1)
    before[:, 1:] = np.maximum.accumulate(here, 1)[:, :-1]
    out = np.arange(wide + 1)[None, :] >= sizes[:, None]
    p = chances(tags.reshape(count, wide, 3, 3))
    p = np.concatenate([p, np.ones((count, 1, 3, 3), p.dtype)], 1)
    share = p[..., 1] + p[..., 2]
    told = np.log(np.maximum(share, LEAST)) - np.log(np.maximum(p[..., 0], LEAST))
    beyond = float(np.exp(BEYOND_LOG))
    cue = np.where(out[..., None], BEYOND_LOG, np.log(np.maximum(p[:, :, 1], LEAST)))
    return Sheet(
        wide,
        np.array([w.begin for w in held], np.int64),
        sizes,
        spread(forms.classes, _BEYOND),
        plain,
        spread(forms.quoted, False),
        spread(forms.sentence, -1),
        spread(forms.block, -1),
        after,
        np.where(before < 0, wide, before),
        np.where(out[..., None], BEYOND_LOG, np.clip(told, -MOST, MOST)),
        np.where(out[..., None], beyond, p[:, :, :2, 1]),
        cue[..., 1],
        cue[..., 2],
    )
