"""Contents: the terms of texts and how much each counts, in numbers; names, headline and lede count more than the rest."""

import re
from array import array
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple
from zlib import crc32

import numpy as np

from wirestem.corpus.gather.galleys import Half, Index, Run, Shares, Whole, in_parts, one_by_one, told
from wirestem.lexicon.frequencies import frequencies
from wirestem.model import Document
from wirestem.text import term

_NAME = 1.15
_TITLE = 1.2
_LEDE = 1.3
_LEDE_WORDS = 60
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_MOST_KNOWN = 1 << 20
_AT_ONCE = 64  # texts whose arrays fit a processor's cache
_PART = 2_048  # texts counted by one worker at a time


class Contents(NamedTuple):
    """Terms of texts, by number: those of text n are `terms[starts[n]:starts[n + 1]]`, in order, and count as `weights` says."""

    starts: Index
    terms: Half
    weights: Shares


class _Codes(dict[str, int]):
    """Of each word the number of its term, doubled, plus 1 when it is spelt like a name; 0 for one that tells nothing."""

    def __missing__(self, word: str) -> int:
        if len(self) > _MOST_KNOWN:
            self.clear()
        name = term(word.lower().replace("’", "'").replace("ʼ", "'"))
        dull = not name or (name.isdigit() and len(name) < 3)
        self[word] = code = 0 if dull else 2 * number(name) + word[0].isupper()
        return code


_CODES = _Codes()


def number(name: str) -> int:
    """The number of a term, 1 or more, which depends on nothing else."""
    return crc32(name.encode("utf-8", "surrogatepass")) or 1


@cache
def known() -> dict[int, int]:
    """In how many texts at large each term occurs, by its number; rare ones are not listed."""
    return {number(name): count for name, count in frequencies().counts.items()}


def contents(documents: Iterable[Document], *, run: Run = one_by_one) -> Contents:
    """The contents of `documents`, streaming: only the numbers are kept."""
    said = ((told(document), document.title or "") for document in documents)
    return joined(list(run(counted, in_parts(said, _PART))))


def counted(said: Sequence[tuple[str, str]]) -> Contents:
    """The contents of one part of the texts, each with its title."""
    return joined([_batch(batch) for batch in in_parts(said, _AT_ONCE)])


def joined(parts: Sequence[Contents]) -> Contents:
    """The contents of all `parts` in their order."""
    counts = np.concatenate([np.zeros(1, np.int64), *(np.diff(part.starts) for part in parts)])
    terms = np.concatenate([np.zeros(0, np.uint32), *(part.terms for part in parts)])
    return Contents(np.cumsum(counts), terms, np.concatenate([np.zeros(0), *(part.weights for part in parts)]))


def _batch(said: Sequence[tuple[str, str]]) -> Contents:
    text, place, codes = _coded([words for words, _ in said])
    keys = _keys(text, codes)
    at = np.argsort(keys, kind="stable")
    found, firsts = np.unique(keys[at], return_index=True)
    count = np.diff(np.append(firsts, len(keys)))
    capital = np.add.reduceat(codes[at] & 1, firsts) if len(firsts) else firsts
    title_text, _, title_codes = _coded([title for _, title in said])
    weights = 1 + np.log(count)
    weights *= np.where(2 * capital > count, _NAME, 1)
    weights *= np.where(np.isin(found, _keys(title_text, title_codes)), _TITLE, 1)
    weights *= np.where(place[at][firsts] < _LEDE_WORDS, _LEDE, 1)
    starts = np.searchsorted(found, np.arange(len(said) + 1, dtype=np.uint64) << np.uint64(32))
    return Contents(starts.astype(np.int64), (found & np.uint64(0xFFFFFFFF)).astype(np.uint32), weights)


def _coded(texts: Sequence[str]) -> tuple[Index, Index, Index]:
    """The words of `texts` that tell something: the number of the text, the place among its words, the code."""
    found = array("Q")
    ends = [0]
    for text in texts:
        found.extend(map(_CODES.__getitem__, _WORD.findall(text)))
        ends.append(len(found))
    codes = np.array(found, np.int64)
    lengths = np.diff(ends)
    text_of = np.repeat(np.arange(len(lengths)), lengths)
    place = np.arange(len(codes)) - np.repeat(np.array(ends[:-1], np.int64), lengths)
    telling = codes > 0
    return text_of[telling], place[telling], codes[telling]


def _keys(text: Index, codes: Index) -> Whole:
    return (text.astype(np.uint64) << np.uint64(32)) | (codes >> 1).astype(np.uint64)
