"""Galleys: texts set in numbers, a number and a few marks for each word, so that a hundred thousand can be compared at once."""

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from math import log
from typing import NamedTuple, Protocol, TypeVar
from zlib import crc32

import numpy as np
import numpy.typing as npt

from wirestem.lexicon.frequencies import frequencies
from wirestem.model import Document
from wirestem.text import prose, term

Whole = npt.NDArray[np.uint64]
Half = npt.NDArray[np.uint32]
Byte = npt.NDArray[np.uint8]
Index = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Shares = npt.NDArray[np.float64]

In = TypeVar("In")
Out = TypeVar("Out")

TOLD = np.uint8(128)  # no quotation marks hold the word
BEGINS = np.uint8(64)  # the word is the first of a sentence
WEIGHT = np.uint8(63)  # how rare the word is in news, in the lower bits; 0 for a function word
_WEIGHT_UNIT = 7  # a word e times as rare weighs so much more

_TOKEN = re.compile(r"\w+(?:'\w+)*|[\"“”«»„\n]|[.!?…](?=[.!?…\"”»')\]]*\s)")
_HAS_WORD = re.compile(r"\w")
_BREAK, _OPEN, _CLOSE, _STRAIGHT, _STOP = 1, 2, 3, 4, 5
_FIRST_WORD = 8  # smaller numbers stand for marks
_MARKS = {"\n": _BREAK, "“": _OPEN, "„": _OPEN, "«": _OPEN, "”": _CLOSE, "»": _CLOSE, '"': _STRAIGHT}
_MARKS |= dict.fromkeys(".!?…", _STOP)
_MOST_KNOWN = 1 << 20


class Run(Protocol):
    """How a step is done to the parts of a whole, in their order: one by one, or as an engine does it."""

    def __call__(self, step: Callable[[In], Out], values: Iterable[In], /) -> Iterator[Out]:
        """`step` of each of `values`."""


def one_by_one(step: Callable[[In], Out], values: Iterable[In], /) -> Iterator[Out]:
    """`step` of each value, in this process."""
    return map(step, values)


def in_parts(values: Iterable[In], size: int) -> Iterator[list[In]]:
    """The values in lists of `size`."""
    stream = iter(values)
    while part := list(islice(stream, size)):
        yield part


class Galley(NamedTuple):
    """Texts one after the other: of text n the words `words[starts[n]:starts[n + 1]]`, and what is known of each in `marks`."""

    words: Half
    marks: Byte
    starts: Index


class _Numbers(dict[str, int]):
    """Of each word a number that depends on nothing else, and above it, in the upper half, its weight."""

    def __missing__(self, word: str) -> int:
        if len(self) > _MOST_KNOWN:
            self.clear()
            self.update(_MARKS)
        number = crc32(word.encode("utf-8", "surrogatepass")) % ((1 << 32) - _FIRST_WORD) + _FIRST_WORD
        self[word] = packed = number | _weight(term(word)) << 32
        return packed


def _weight(name: str) -> int:
    known = frequencies()
    return min(int(WEIGHT), round(_WEIGHT_UNIT * log((known.texts + 1) / (known.counts.get(name, 0) + 1)))) if name else 0


_NUMBERS = _Numbers(_MARKS)


def told(document: Document) -> str:
    """What `document` says, a paragraph a line, without bylines, captions and furniture (all of it when nothing else is left)."""
    text = "\n".join(document.text[start:end] for start, end in prose(document))
    return text if _HAS_WORD.search(text) else document.text


def galley(texts: Sequence[str]) -> Galley:
    """A few texts in numbers. A line is a paragraph; quotations end with it.

    >>> set_ = galley(["The dam held. “It held,” she said."])
    >>> [bool(mark & TOLD) for mark in set_.marks], [bool(mark & BEGINS) for mark in set_.marks]
    ([True, True, True, False, False, True, True], [True, False, False, True, False, False, False])
    """
    found = array("Q", [_BREAK])
    ends = [1]
    for text in texts:
        found.extend(map(_NUMBERS.__getitem__, _TOKEN.findall(text.lower().replace("’", "'").replace("ʼ", "'") + "\n")))
        ends.append(len(found))
    packed = np.array(found, np.uint64)
    tokens = (packed & np.uint64(0xFFFFFFFF)).astype(np.uint32)
    is_word = tokens >= _FIRST_WORD
    before: Index = np.concatenate((np.zeros(1, np.int64), np.cumsum(is_word, dtype=np.int64)))
    parted = np.cumsum((tokens == _BREAK) | (tokens == _STOP))[is_word]
    marks = (packed >> np.uint64(32)).astype(np.uint8)[is_word]
    marks[_told(tokens)[is_word]] |= TOLD
    marks[np.diff(parted, prepend=-1) > 0] |= BEGINS
    return Galley(tokens[is_word], marks, before[ends])


def _told(tokens: Half) -> Flags:
    """Whether each token stands outside quotation marks; a straight mark opens and closes by turns in its paragraph."""
    places = np.arange(len(tokens))
    straight = np.cumsum(tokens == _STRAIGHT)
    break_at = np.maximum.accumulate(np.where(tokens == _BREAK, places, 0))
    odd = (straight - straight[break_at]) % 2 == 1
    mark_at = np.maximum.accumulate(np.where((tokens <= _CLOSE), places, 0))
    outside: Flags = ~(odd | (tokens[mark_at] == _OPEN))
    return outside
