"""Windows: stretches of whole paragraphs that fit into the encoder at once."""

from itertools import pairwise
from typing import NamedTuple

from wirestem.encoder.pieces import Pieces
from wirestem.encoder.words import Words

LONGEST = 256
"""Word pieces of a window, its two end marks included."""


class Window(NamedTuple):
    """Words `begin` to `end` of a text; `ids` are their pieces between the end marks, `first` where each word's begin."""

    begin: int
    end: int
    ids: list[int]
    owner: list[int]
    first: list[int]


def windows(words: Words, pieces: Pieces, longest: int = LONGEST, lead: int = 0) -> list[Window]:
    """The text in windows, cut between paragraphs, and inside one only where it is longer than a window.

    `lead` makes the first window that many pieces shorter, so that training sees the borders elsewhere each time.
    """
    split = [pieces(f) for f in words.forms]
    room = longest - 2
    cuts = [0]
    size = lead
    for begin, end in pairwise(words.borders):
        here = sum(len(p) for p in split[begin:end])
        if size and size + here > room:
            if begin > cuts[-1]:
                cuts.append(begin)
            size = 0
        if here > room:
            size = 0
            for n in range(begin, end):
                if size + len(split[n]) > room:
                    cut = _sentence_end(words, max(cuts[-1], begin), n)
                    cuts.append(cut)
                    size = sum(len(p) for p in split[cut:n])
                size += len(split[n])
        else:
            size += here
    cuts.append(len(split))
    return [_window(b, e, split, pieces) for b, e in pairwise(cuts) if e > b]


def _sentence_end(words: Words, begin: int, end: int) -> int:
    """Behind the last sentence of words `begin` to `end` that is whole, if it ends in their second half; else `end`."""
    for n in range(end - 1, (begin + end) // 2, -1):
        if words.forms[n] in (".", "!", "?") and (n + 1 == end or words.mark[n + 1] != 5):
            return n + 1
    return end


def _window(begin: int, end: int, split: list[list[int]], pieces: Pieces) -> Window:
    ids, owner, first = [pieces.number("[CLS]")], [-1], []
    for n in range(begin, end):
        first.append(len(ids))
        ids.extend(split[n])
        owner.extend([n - begin] * len(split[n]))
    return Window(begin, end, [*ids, pieces.number("[SEP]")], [*owner, -1], first)
