"""Vectors of words by themselves: the pieces' vectors that the network starts from, which training leaves as they are."""

import re
from functools import cache

import numpy as np
from numpy.typing import NDArray

from wirestem.encoder.network import SHIPPED, Table
from wirestem.encoder.pieces import Pieces

_WORD = re.compile(r"\w+|[^\w\s]")


class Vectors:
    """Words to vectors of length 1 (0 for no word): the mean of the pieces, less the mean of all pieces.

    What is near by its vector is near in sense: "capsized" and "overturned" (all-but-the-mean of Mu and Viswanath 2018).
    """

    def __init__(self, table: Table, pieces: Pieces) -> None:
        self._table, self._pieces = table, pieces
        self._middle = table.middle()

    def __call__(self, text: str) -> NDArray[np.float32]:
        """The vector of a word or a phrase."""
        numbers = [n for word in _WORD.findall(text) for n in self._pieces(word)]
        if not numbers:
            return np.zeros(len(self._middle), np.float32)
        found: NDArray[np.float32] = self._table.of(np.array(numbers)).mean(0) - self._middle
        length = float(np.linalg.norm(found))
        return found / length if length else found


@cache
def vectors() -> Vectors:
    """The vectors that are shipped, loaded once."""
    vocabulary = (SHIPPED / "vocab.txt").read_text(encoding="utf-8").splitlines()
    return Vectors(Table.read(SHIPPED), Pieces(vocabulary))
