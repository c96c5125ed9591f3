"""From the network's numbers to words: cues first, then the roles of the words around each; names; who is meant."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
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
    goes_on = p[:, 2] > np.maximum(p[:, 0], p[:, 1])
    found: list[Cue] = []
    for n in np.flatnonzero(p[:, 1] >= likely).tolist():
        if found and n < found[-1].end:
            continue
        end = n + 1
        while end < len(p) and goes_on[end]:
            end += 1
        found.append(Cue(n, end, float(p[n, 1])))
    return found


@cache
def _steps(size: int) -> Numbers:
    """What a step from one label to the next costs: inside follows only begin or inside of the same kind."""
    table = np.zeros((size, size), np.float32)
    for inside in range(2, size, 2):
        table[:, inside] = -1e4
        table[inside - 1, inside] = table[inside, inside] = 0
    return table


def best_labels(scores: Numbers, sizes: NDArray[np.int64] | None = None) -> NDArray[np.int64]:
    """The likeliest sequence of labels that BIO allows, for many sequences at once.

    `scores` is sequences x words x labels (outside, then begin and inside of each kind), log probabilities but for a
    constant a word; words from `sizes` on are outside.

    Mostly each word's own best label is allowed where it stands. Only what goes on inside of something that did not begin is
    searched for (Viterbi 1967), in the stretch around it.
    """
    _, length, size = scores.shape
    if sizes is not None:
        scores = scores.copy()
        scores[np.arange(length)[None, :] >= sizes[:, None]] = np.where(np.arange(size) == 0, 0.0, -1e4)
    labels: NDArray[np.int64] = scores.argmax(-1)
    before = np.zeros_like(labels)
    before[:, 1:] = labels[:, :-1]
    torn = _is_inside(labels) & (before != labels) & (before != labels - 1)
    for row, at in np.argwhere(torn).tolist():
        _mend(scores[row], labels[row], at)
    return labels


def _is_inside(labels: NDArray[np.int64]) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = (labels > 0) & (labels % 2 == 0)
    return found


def _mend(scores: Numbers, labels: NDArray[np.int64], at: int) -> None:
    """Gives a sequence, allowed up to the word `at` and torn there, its best labels up to the next word that is not inside.

    A word that is not inside may follow anything. So where the best labels of a stretch begin with such a one, whatever could
    stand before, none before it is better changed; else the stretch begins earlier.
    """
    inside = _is_inside(labels)
    end = at + 1
    while end < len(labels) and inside[end]:
        end += 1
    begin = at
    while True:
        begin -= 1
        while begin > 0 and inside[begin]:
            begin -= 1
        begin = max(begin, 0)
        found = _best_path(scores[begin:end], first=begin == 0)
        if begin == 0 or not _is_inside(found)[0]:
            labels[begin:end] = found
            return


def _best_path(scores: Numbers, *, first: bool) -> NDArray[np.int64]:
    """The likeliest labels; unless it is the `first` of its sequence, what begins here may be inside."""
    length, size = scores.shape
    steps = _steps(size)
    total = scores[0] + np.where(first & (np.arange(size) > 0) & (np.arange(size) % 2 == 0), np.float32(-1e4), np.float32(0))
    back = np.zeros((length, size), np.int64)
    for n in range(1, length):
        ways = total[:, None] + steps
        back[n] = ways.argmax(0)
        total = ways.max(0) + scores[n]
    labels = np.zeros(length, np.int64)
    labels[-1] = total.argmax()
    for n in range(length - 1, 0, -1):
        labels[n - 1] = back[n, labels[n]]
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
    """The parts of a statement by the labels of the words; pieces of a content that touch are one."""
    source, content, via = (tuple(runs(labels, 1 + 2 * k)) for k in range(len(_ROLES)))
    return Roles(source, as_one(content), via)


def as_one(found: Iterable[Run]) -> tuple[Run, ...]:
    """Runs in order, those that touch or overlap made one.

    >>> as_one([(4, 6), (0, 2), (2, 3)])
    ((0, 3), (4, 6))
    """
    out: list[Run] = []
    for begin, end in sorted(found):
        if out and out[-1][1] >= begin:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((begin, end))
    return tuple(out)


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
