"""Vectors of words by themselves: the pieces' vectors that the network starts from, which training leaves as they are."""

import re
from functools import cache

import numpy as np
from numpy.typing import NDArray

from wirestem.encoder.network import SHIPPED
from wirestem.encoder.pieces import Pieces
from wirestem.encoder.table import Table

STEPS = 1024
"""Into how many steps the length of a vector is parted."""
_WORD = re.compile(r"\w+|[^\w\s]")


class Vectors:
    """Words to vectors of length 1 (0 for no word): the mean of the pieces, less the mean of all pieces.

    What is near by its vector is near in sense: "capsized" and "overturned" (all-but-the-mean of Mu and Viswanath 2018).
    Their numbers are in steps of 1/1024: sums of products of such are exact, so no processor's order of adding decides.
    """

    def __init__(self, table: Table, pieces: Pieces) -> None:
        self._table, self._pieces = table, pieces
        self._middle = table.middle()

    def __call__(self, text: str) -> NDArray[np.float64]:
        """The vector of a word or a phrase."""
        numbers = [n for word in _WORD.findall(text) for n in self._pieces(word)]
        if not numbers:
            return np.zeros(len(self._middle), np.float64)
        found = (self._table.of(np.array(numbers)).mean(0) - self._middle).astype(np.float64)
        length = float(np.linalg.norm(found)) or 1.0
        exact: NDArray[np.float64] = np.round(found / length * STEPS) / STEPS
        return exact


@cache
def vectors() -> Vectors:
    """The vectors that are shipped, loaded once."""
    vocabulary = (SHIPPED / "vocab.txt").read_text(encoding="utf-8").splitlines()
    return Vectors(Table.read(SHIPPED), Pieces(vocabulary))
