"""From the network's numbers to words: cues first, then the roles of the words around each; names; who is meant."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wirestem.encoder.words import Words
from wirestem.model.article import Stance, Traits

Numbers = NDArray[np.float32]
Run = tuple[int, int]
"""Words `begin` to `end` of a text, or of a window of it."""

STANCES: tuple[Stance, ...] = ("asserts", "alleges", "denies", "confirms", "expects", "declines")
CLASSES = ("Person", "Organization", "Location", "Facility", "NORP", "Product", "Misc", "Date", "Money")
_ROLES = ("source", "content", "via")


class Cue(NamedTuple):
    """Words `begin` to `end` of a window that are a cue, and how likely."""

    begin: int
    end: int
    chance: float


class Roles(NamedTuple):
    """The parts of one cue's statement as runs of words."""

    source: tuple[Run, ...]
    content: tuple[Run, ...]
    via: tuple[Run, ...]


class Frames(NamedTuple):
    """What the network says of some cues: the row of each in a batch of windows, chances (cues x words x 7), labels, parts."""

    rows: NDArray[np.int64]
    cues: Sequence[Cue]
    chances: Numbers
    labels: NDArray[np.int64]
    roles: Sequence[Roles]
    stances: Numbers


class Telling(NamedTuple):
    """A statement as the network sees it: runs of words of the text, how likely its cue is, and how likely each stance."""

    cue: Run
    source: tuple[Run, ...]
    content: tuple[Run, ...]
    via: tuple[Run, ...]
    chance: float
    stances: tuple[float, ...]


class Name(NamedTuple):
    """A name: a run of words, its class, and how likely."""

    place: Run
    kind: str
    chance: float


class Reading(NamedTuple):
    """A text's words and all that the network found in them.

    `links` has two vectors a word, for who asks and who answers; `distance` what each step of distance adds to their
    product, and `nobody` what nobody scores. `traits` are what `moods` needs of the words.
    """

    words: Words
    told: tuple[Telling, ...] = ()
    named: tuple[Name, ...] = ()
    links: Numbers | None = None
    distance: tuple[float, ...] = (0.0,)
    nobody: float = 0.0
    traits: Traits | None = None


def chances(scores: Numbers) -> Numbers:
    """Softmax over the last axis."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    result: Numbers = raised / raised.sum(-1, keepdims=True)
    return result


def cues(scores: Numbers, likely: float) -> list[Cue]:
    """The cues of a window by the tags (outside, begin, inside) of its words; `scores` is words x 3."""
    p = chances(scores)
    found: list[Cue] = []
    n = 0
    while n < len(p):
        if p[n, 1] < likely:
            n += 1
            continue
        end = n + 1
        while end < len(p) and p[end, 2] > max(p[end, 0], p[end, 1]):
            end += 1
        found.append(Cue(n, end, float(p[n, 1])))
        n = end
    return found


def _steps(size: int) -> Numbers:
    """What a step from one label to the next costs: inside follows only begin or inside of the same kind."""
    table = np.zeros((size, size), np.float32)
    for inside in range(2, size, 2):
        table[:, inside] = -1e4
        table[inside - 1, inside] = table[inside, inside] = 0
    return table


def best_labels(scores: Numbers, sizes: NDArray[np.int64] | None = None) -> NDArray[np.int64]:
    """The likeliest sequence of labels that BIO allows, for many sequences at once (Viterbi 1967).

    `scores` is sequences x words x labels (outside, then begin and inside of each kind), log probabilities but for a
    constant a word; words from `sizes` on are outside.
    """
    count, length, size = scores.shape
    steps = _steps(size)
    if sizes is not None:
        scores = scores.copy()
        scores[np.arange(length)[None, :] >= sizes[:, None]] = np.where(np.arange(size) == 0, 0.0, -1e4)
    total = scores[:, 0] + np.where((np.arange(size) > 0) & (np.arange(size) % 2 == 0), -1e4, 0.0)
    back = np.zeros((count, length, size), np.int64)
    for n in range(1, length):
        ways = total[:, :, None] + steps
        back[:, n] = ways.argmax(1)
        total = ways.max(1) + scores[:, n]
    labels = np.zeros((count, length), np.int64)
    labels[:, -1] = total.argmax(1)
    rows = np.arange(count)
    for n in range(length - 1, 0, -1):
        labels[:, n - 1] = back[rows, n, labels[:, n]]
    return labels


def runs(labels: Sequence[int], begin: int) -> Iterator[Run]:
    """The runs of one kind whose first word has the label `begin` and the others `begin + 1`.

    >>> list(runs([0, 1, 2, 1, 3], 1))
    [(1, 3), (3, 4)]
    """
    start = None
    for n, label in enumerate([*labels, 0]):
        if start is not None and label != begin + 1:
            yield start, n
            start = None
        if label == begin:
            start = n


def roles(labels: Sequence[int]) -> Roles:
    """The parts of a statement by the labels of the words."""
    return Roles(*(tuple(runs(labels, 1 + 2 * k)) for k in range(len(_ROLES))))


def telling(cue: Cue, parts: Roles, stances: Numbers, offset: int) -> Telling:
    """A statement of a window that begins with the text's word `offset`."""
    place = (cue.begin + offset, cue.end + offset)
    told = tuple(float(s) for s in stances)
    moved = (_moved(parts.source, offset), _moved(parts.content, offset), _moved(parts.via, offset))
    return Telling(place, *moved, cue.chance, told)


def _moved(found: Sequence[Run], offset: int) -> tuple[Run, ...]:
    return tuple((a + offset, b + offset) for a, b in found)


def names(windows: Sequence[Numbers]) -> Iterator[Name]:
    """The names of a text by the scores of its words' labels, window by window; runs of words of the text, in order."""
    sizes = np.array([len(w) for w in windows], np.int64)
    if not sizes.sum():
        return
    p = np.zeros((len(windows), int(sizes.max()), 1 + 2 * len(CLASSES)), np.float32)
    for row, scores in enumerate(windows):
        p[row, : len(scores)] = chances(scores)
    found = best_labels(np.log(np.maximum(p, 1e-30)), sizes)
    begins = np.cumsum(sizes) - sizes
    out = []
    for row, begin in enumerate(begins.tolist()):
        labels = found[row, : sizes[row]].tolist()
        for k, kind in enumerate(CLASSES):
            for a, b in runs(labels, 1 + 2 * k):
                out.append(Name((a + begin, b + begin), kind, float(p[row, a, 1 + 2 * k])))
    yield from sorted(out)
