"""Windows with their labels, and batches of windows of like length."""

import random
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import torch
from gold import Frame, Gold

from wirestem.encoder.pieces import Pieces
from wirestem.encoder.windows import Window, windows
from wirestem.encoder.words import Words, covering
from wirestem.model import Range

NOTHING = -100
"""The label of what nobody marked; it costs nothing."""


class Asked(NamedTuple):
    """The labels of one cue's frame: where the cue stands (words of the window), a label a word, stance, relays known."""

    begin: int
    end: int
    labels: np.ndarray
    stance: int
    via: bool


class Example(NamedTuple):
    """A window and what is known of it; `tags` has a column for sources, cues and contents (BIO), `named` BIO of classes."""

    ids: np.ndarray
    owner: np.ndarray
    first: np.ndarray
    features: np.ndarray
    tags: np.ndarray
    named: np.ndarray
    frames: list[Asked]
    spots: list[tuple[int, str, bool]]


def examples(gold: Gold, pieces: Pieces, longest: int, lead: int) -> Iterator[Example]:
    """The windows of a document with their labels; `lead` shifts where they begin."""
    words = gold.words
    table = np.array([words.shape, words.mark, words.place], dtype=np.int64).T.reshape(-1, 3)
    flat = _flat(gold)
    named = _named(gold)
    for window in windows(words, pieces, longest, lead):
        yield Example(
            np.array(window.ids),
            np.array(window.owner),
            np.array(window.first),
            table[window.begin : window.end],
            flat[window.begin : window.end],
            named[window.begin : window.end],
            list(_asked(gold, window)),
            _spots(gold, window),
        )


def _spots(gold: Gold, window: Window) -> list[tuple[int, str, bool]]:
    """The spots of a window: the word, who it is, whether it is asked about."""
    found = [(bisect_left(gold.words.starts, s.start), s.who, s.asked) for s in gold.spots]
    return [(n - window.begin, who, asked) for n, who, asked in found if window.begin <= n < window.end]


def _flat(gold: Gold) -> np.ndarray:
    n = len(gold.words.starts)
    if gold.frames is None:
        return np.full((n, 3), NOTHING)
    tags = np.zeros((n, 3), dtype=np.int64)
    for column, role in enumerate(("source", "cue", "content")):
        parts = {p for f in gold.frames for p in getattr(f, role)}
        for part in sorted(parts, key=lambda p: p[1] - p[0]):  # an outer part overwrites the inner ones
            _mark(tags[:, column], gold.words, part, 1, 0)
    return tags


def _named(gold: Gold) -> np.ndarray:
    if gold.named is None:
        return np.full(len(gold.words.starts), NOTHING)
    labels = np.zeros(len(gold.words.starts), dtype=np.int64)
    for start, end, kind in gold.named:
        _mark(labels, gold.words, (start, end), 1 + 2 * kind, 0)
    return labels


def _mark(labels: np.ndarray, words: Words, part: Range, begin: int, offset: int) -> None:
    for k, n in enumerate(covering(words, part)):
        if 0 <= n - offset < len(labels):
            labels[n - offset] = begin + (k > 0)


def _asked(gold: Gold, window: Window) -> Iterator[Asked]:
    for frame in gold.frames or ():
        if not frame.cue:
            continue
        cue = covering(gold.words, frame.cue[0])
        if not cue or not window.begin <= cue[0] < window.end:
            continue
        yield Asked(
            cue[0] - window.begin,
            min(cue[-1] + 1, window.end) - window.begin,
            _roles(frame, gold.words, window),
            frame.stance,
            frame.via is not None,
        )


def _roles(frame: Frame, words: Words, window: Window) -> np.ndarray:
    """0 nothing, 1 and 2 source, 3 and 4 content, 5 and 6 relay (the first word, the others)."""
    labels = np.zeros(window.end - window.begin, dtype=np.int64)
    for begin, parts in ((3, frame.content), (5, frame.via or ()), (1, frame.source)):
        for part in parts:
            _mark(labels, words, part, begin, window.begin)
    return labels


class Batch(NamedTuple):
    """Windows padded to one length, and their frames with the number of the window they lie in."""

    ids: torch.Tensor
    mask: torch.Tensor
    first: torch.Tensor
    owner: torch.Tensor
    features: torch.Tensor
    lengths: torch.Tensor
    tags: torch.Tensor
    named: torch.Tensor
    at: torch.Tensor
    begin: torch.Tensor
    end: torch.Tensor
    roles: torch.Tensor
    via: torch.Tensor
    stance: torch.Tensor
    spots: torch.Tensor
    asks: torch.Tensor
    right: torch.Tensor


def _numbers(values: list[int] | list[bool], kind: type = np.int64) -> torch.Tensor:
    return torch.from_numpy(np.array(values, kind))


def batch(items: Sequence[Example]) -> Batch:
    """The windows as tensors, padded."""
    count, size = len(items), max(len(e.ids) for e in items)
    wide = max(len(e.first) for e in items)
    asked = [(k, f) for k, e in enumerate(items) for f in e.frames]
    ids, mask = np.zeros((count, size), np.int64), np.zeros((count, size), np.bool_)
    owner = np.full((count, size), wide, np.int64)
    first, features = np.zeros((count, wide), np.int64), np.zeros((count, wide + 1, 3), np.int64)
    tags, named = np.full((count, wide, 3), NOTHING), np.full((count, wide), NOTHING)
    roles = np.full((len(asked), wide), NOTHING)
    for k, e in enumerate(items):
        ids[k, : len(e.ids)] = e.ids
        mask[k, : len(e.ids)] = True
        owner[k, : len(e.ids)] = np.where(e.owner < 0, wide, e.owner)
        n = len(e.first)
        first[k, :n], features[k, :n], tags[k, :n], named[k, :n] = e.first, e.features, e.tags, e.named
    most = max((len(e.spots) for e in items), default=0)
    spots = np.full((count, most), -1)
    asks = np.zeros((count, most), np.bool_)
    right = np.zeros((count, most, most), np.bool_)
    for k, e in enumerate(items):
        for n, (word, who, ask) in enumerate(e.spots):
            spots[k, n], asks[k, n] = word, ask
            right[k, n, : len(e.spots)] = [other == who for _, other, _ in e.spots]
            right[k, n, n] = False
    for k, (_, f) in enumerate(asked):
        roles[k, : len(f.labels)] = f.labels
    return Batch(
        *(torch.from_numpy(a) for a in (ids, mask, first, owner, features)),
        _numbers([len(e.first) for e in items]),
        *(torch.from_numpy(a) for a in (tags, named)),
        _numbers([k for k, _ in asked]),
        _numbers([f.begin for _, f in asked]),
        _numbers([f.end for _, f in asked]),
        torch.from_numpy(roles),
        _numbers([f.via for _, f in asked], np.bool_),
        _numbers([f.stance for _, f in asked]),
        *(torch.from_numpy(a) for a in (spots, asks, right)),
    )


def batches(items: list[Example], size: int, rng: random.Random) -> list[list[Example]]:
    """The windows shuffled, those of like length together, so that at most about `size` pieces (padding too) make a batch."""
    order = sorted(range(len(items)), key=lambda n: (len(items[n].ids) // 24 + rng.random() * 2, rng.random()))
    out: list[list[Example]] = [[]]
    widest = 0
    for n in order:
        widest = max(widest, len(items[n].ids))
        if out[-1] and widest * (len(out[-1]) + 1) > size:
            out.append([])
            widest = len(items[n].ids)
        out[-1].append(items[n])
    rng.shuffle(out)
    return out
