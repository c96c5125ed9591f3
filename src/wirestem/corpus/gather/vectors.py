"""How alike two texts are: their terms weighed by rarity, here and in news at large."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from wirestem.corpus.gather.contents import Contents, known
from wirestem.corpus.gather.galleys import Half, Index, Run, Shares, one_by_one
from wirestem.corpus.gather.linkage import Likeness
from wirestem.lexicon.frequencies import frequencies

_TERMS = 120  # a text's weightiest terms tell its story, the rest only cost time
_LEAST_INDEXED, _MOST_INDEXED = 100, 400  # texts; a term in more, and in more than a tenth of all, tells no stories apart
_LEAST_ALIKE = 0.04
_LARGE, _LEAST_ALIKE_LARGE = 2_000, 0.08  # in more texts than that chance likenesses would fill the memory
_AT_ONCE = 8_192  # texts whose terms are sorted at once
_PART = 25_000  # texts compared with those before them by one worker at a time

Weights = npt.NDArray[np.float32]


class Vectors(NamedTuple):
    """Unit vectors: vector n has `weights[starts[n]:starts[n + 1]]` in the dimensions `terms`, numbered from 0."""

    starts: Index
    terms: Half
    weights: Weights


class Postings(NamedTuple):
    """The texts, in order, that have a term, and its weight there; those of term n begin at `starts[n]`."""

    texts: Half
    weights: Weights
    starts: Index


class Part(NamedTuple):
    """Some texts, from `first`, to be compared with those before them in `postings`: their vectors, and the least that counts."""

    first: int
    vectors: Vectors
    postings: Postings
    least: float


def vectors(texts: Contents) -> Vectors:
    """Unit vectors of the texts: of each the weightiest terms, weighed by their rarity in these texts and in news at large."""
    total = len(texts.starts) - 1
    names, here = np.unique(texts.terms, return_counts=True)
    at_large = known()
    elsewhere = np.array([at_large.get(name, 1) for name in names.tolist()], np.float64)
    rarity = np.log((frequencies().texts + total) / (elsewhere + here))
    parts = [_weighed(texts, first, min(total, first + _AT_ONCE), names, rarity) for first in range(0, total, _AT_ONCE)]
    if not parts:
        return Vectors(np.zeros(1, np.int64), np.zeros(0, np.uint32), np.zeros(0, np.float32))
    sizes, terms, weights = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Vectors(np.concatenate((np.zeros(1, np.int64), np.cumsum(sizes))), terms, weights)


def _weighed(texts: Contents, first: int, last: int, names: Half, rarity: Shares) -> tuple[Index, Half, Weights]:
    """Of the texts from `first` to before `last` the number of weightiest terms, these and their weights."""
    begin, end = texts.starts[first], texts.starts[last]
    terms = np.searchsorted(names, texts.terms[begin:end])
    weights = texts.weights[begin:end] * rarity[terms]
    starts = texts.starts[first : last + 1] - begin
    of = np.repeat(np.arange(last - first), np.diff(starts))
    order = np.lexsort((terms, -weights, of))
    kept = order[(np.arange(len(order)) - starts[of] < _TERMS) & (weights[order] > 0)]
    kept.sort()
    of, terms, weights = of[kept], terms[kept], weights[kept]
    length = np.sqrt(np.bincount(of, weights**2, last - first))
    sizes = np.bincount(of, minlength=last - first).astype(np.int64)
    return sizes, terms.astype(np.uint32), (weights / length[of]).astype(np.float32)


def alike(found: Vectors, *, run: Run = one_by_one) -> Likeness:
    """The cosine of every pair of vectors that have something rare in common, the hardly alike left out."""
    pairs = list(run(compared, _parts(_rare(found))))
    if not pairs:
        return Likeness(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))
    left, right, value = (np.concatenate(column) for column in zip(*pairs, strict=True))
    return Likeness(left, right, value).greatest()


def _rare(found: Vectors) -> Vectors:
    """The vectors without the terms that many texts have."""
    total = len(found.starts) - 1
    most = max(_LEAST_INDEXED, min(total // 10, _MOST_INDEXED))
    kept = np.bincount(found.terms, minlength=1)[found.terms] <= most
    before: Index = np.concatenate((np.zeros(1, np.int64), np.cumsum(kept, dtype=np.int64)))
    return Vectors(before[found.starts], found.terms[kept], found.weights[kept])


def _parts(found: Vectors) -> Iterator[Part]:
    total = len(found.starts) - 1
    for first in range(0, total, _PART):
        last = min(total, first + _PART)
        begin, end = found.starts[first], found.starts[last]
        terms, weights = found.terms[:end], found.weights[:end]
        order = np.argsort(terms, kind="stable")
        texts = np.repeat(np.arange(last, dtype=np.uint32), np.diff(found.starts[: last + 1]))
        starts = np.searchsorted(terms[order], np.arange(int(terms.max(initial=0)) + 2))
        mine = Vectors(found.starts[first : last + 1] - begin, terms[begin:], weights[begin:])
        least = _LEAST_ALIKE if total <= _LARGE else _LEAST_ALIKE_LARGE
        yield Part(first, mine, Postings(texts[order], weights[order], starts), least)


def compared(part: Part) -> Likeness:
    """How alike the texts of a part are to those before them."""
    lefts, rights, values = [], [], []
    postings, here = part.postings, part.vectors
    for number, (start, end) in enumerate(pairwise(here.starts.tolist()), part.first):
        terms, weights = here.terms[start:end], here.weights[start:end]
        first, last = postings.starts[terms], postings.starts[terms.astype(np.int64) + 1]
        size = last - first
        at = np.arange(size.sum()) + np.repeat(first - (np.cumsum(size) - size), size)
        cosine = np.bincount(postings.texts[at], postings.weights[at] * np.repeat(weights, size), minlength=number)[:number]
        near = np.flatnonzero(cosine >= part.least)
        lefts.append(near)
        rights.append(np.full(len(near), number))
        values.append(cosine[near].astype(np.float64, copy=False))
    return Likeness(np.concatenate(lefts), np.concatenate(rights), np.concatenate(values))
