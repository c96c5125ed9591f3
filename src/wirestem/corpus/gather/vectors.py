"""How alike two texts are: their words weighed by rarity, names, headline and lede more than the rest."""

from collections import Counter
from collections.abc import Sequence
from heapq import nsmallest
from itertools import pairwise
from math import log, sqrt
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from wirestem.lexicon.frequencies import frequencies
from wirestem.model import Document
from wirestem.text import prose, term, words

_NAME = 1.15
_TITLE = 1.2
_LEDE = 1.3
_LEDE_WORDS = 60
_TERMS = 120  # a text's weightiest terms tell its story, the rest only cost time
_LEAST_INDEXED, _MOST_INDEXED = 100, 400  # texts; a term in more, and in more than a tenth of all, tells no stories apart
_LEAST_ALIKE = 0.04
_LARGE, _LEAST_ALIKE_LARGE = 2_000, 0.08  # in more texts than that chance likenesses would fill the memory

Vector = dict[str, float]


class Content(NamedTuple):
    """The words of a text (lower case), and how much each term counts in it before its rarity is known."""

    forms: tuple[str, ...]
    terms: dict[str, float]


def content(document: Document) -> Content:
    """What `document` says, bylines, captions and furniture left out (all of it when nothing else is left)."""
    text = document.text
    found = [w for start, end in prose(document) for w in words(text, start, end)] or list(words(text))
    count: Counter[str] = Counter()
    names: Counter[str] = Counter()
    lede = set()
    for place, word in enumerate(found):
        name = term(word.form)
        if name and not (name.isdigit() and len(name) < 3):
            count[name] += 1
            names[name] += text[word.start].isupper()
            if place < _LEDE_WORDS:
                lede.add(name)
    title = {term(word.form) for word in words(document.title or "")}
    terms = {
        name: (1 + log(n))
        * (_NAME if 2 * names[name] > n else 1)
        * (_TITLE if name in title else 1)
        * (_LEDE if name in lede else 1)
        for name, n in count.items()
    }
    return Content(tuple(word.form for word in found), terms)


def vectors(contents: Sequence[Content]) -> list[Vector]:
    """Unit vectors of the texts: each term's weight times its rarity in these texts and in news at large together."""
    here: Counter[str] = Counter()
    for one in contents:
        here.update(one.terms.keys())
    known = frequencies()
    total = known.texts + len(contents)
    rarity = {name: log(total / (known.counts.get(name, 1) + n)) for name, n in here.items()}
    found = []
    for one in contents:
        weighed = [(-weight * rarity[name], name) for name, weight in one.terms.items() if rarity[name] > 0]
        vector = {name: -negative for negative, name in nsmallest(_TERMS, weighed)}
        length = sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        found.append({name: weight / length for name, weight in vector.items()})
    return found


def alike(found: Sequence[Vector]) -> dict[tuple[int, int], float]:
    """The cosine, 0 to 1, of every pair of vectors (by number, the smaller first) that have something rare in common."""
    numbers: dict[str, int] = {}
    terms = np.array([numbers.setdefault(name, len(numbers)) for vector in found for name in vector], np.int64)
    weights = np.array([weight for vector in found for weight in vector.values()], np.float64)
    texts = np.repeat(np.arange(len(found)), [len(vector) for vector in found])
    most = max(_LEAST_INDEXED, min(len(found) // 10, _MOST_INDEXED))
    rare = np.bincount(terms, minlength=1)[terms] <= most
    terms, weights, texts = terms[rare], weights[rare], texts[rare]
    order = np.argsort(terms, kind="stable")
    by_term = _Postings(texts[order], weights[order], np.searchsorted(terms[order], np.arange(len(numbers) + 1)))
    least = _LEAST_ALIKE if len(found) <= _LARGE else _LEAST_ALIKE_LARGE
    pairs: dict[tuple[int, int], float] = {}
    edges = np.searchsorted(texts, np.arange(len(found) + 1)).tolist()
    for number, (start, end) in enumerate(pairwise(edges)):
        cosine = by_term.cosines(terms[start:end], weights[start:end], number)
        near = np.flatnonzero(cosine >= least)
        pairs.update(zip(((other, number) for other in near.tolist()), cosine[near].tolist(), strict=True))
    return pairs


class _Postings(NamedTuple):
    """The texts, in order, that have a term, and its weight there; those of term n begin at `starts[n]`."""

    texts: npt.NDArray[np.int64]
    weights: npt.NDArray[np.float64]
    starts: npt.NDArray[np.int64]

    def cosines(self, terms: npt.NDArray[np.int64], weights: npt.NDArray[np.float64], before: int) -> npt.NDArray[np.float64]:
        """The cosine of every text before this one with a text of these `terms`."""
        first, last = self.starts[terms], self.starts[terms + 1]
        size = last - first
        at = np.arange(size.sum()) + np.repeat(first - (np.cumsum(size) - size), size)
        sums = np.bincount(self.texts[at], self.weights[at] * np.repeat(weights, size), minlength=before)
        return sums[:before].astype(np.float64, copy=False)
