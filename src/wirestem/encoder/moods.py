"""Moods: how a clause is put forward, as fact, accusation, denial, plan and so on, by the encoder's words.

Where a clause begins and ends is known only when a story's claims are looked for. So each word keeps a few traits, numbers of
eight bits made of its states in two middle layers; a clause later attends to those of its own words and its neighbours', by
where each stands to it (`PLACES`). Several small networks that differ only by chance are asked, and their mean answers.
States and weights are whole numbers, so that sums come out alike however they are ordered, and scores are rounded.
"""

import hashlib
import pathlib
import zipfile
from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from wirestem.errors import EncoderError

FILE = "moods.npz"
STATES = ("third", "fourth")
"""The outputs of `reader.onnx` that traits are made of: the words' states after these layers."""
CLASSES = ("asserted", "alleged", "denied", "planned", "hypothetical", "hedged", "opinion")
PLACES = 13
"""Where a word stands to a clause: its first, within, its last; 1, 2-3, 4-6 or more words before; the same behind; in an earlier
sentence; in a later one."""
MOST = 127
"""The largest state and weight: a sum of their products over up to 1,040 states is exact in floats of 32 bits."""
STEPS = 16
"""Into how many steps a standard deviation of a state is parted."""
FAR = 20
"""How many words beyond its sentence a clause attends to."""
Array = NDArray[np.generic]


class Moods:
    """The weights in `moods.npz`. EncoderError when the file holds none."""

    def __init__(self, tables: Mapping[str, Array], name: str = "words.v1") -> None:
        self.name = name
        self.middle, self.spread, self._scales, self._shift = (
            tables[k].astype(np.float32) for k in ("middle", "spread", "scales", "shift")
        )
        self._weights = tables["weights"].astype(np.float32)
        self._gates, self._places, self._asks, self._asked, self._says = (
            tables[k].astype(np.float64) for k in ("gates", "places", "asks", "asked", "says")
        )
        self._bias = tables["bias"].astype(np.float64)
        self._signs = {str(k): row for k, row in zip(tables["names"], tables["signs"].astype(np.float64), strict=True)}

    @classmethod
    def read(cls, path: pathlib.Path) -> "Moods":
        """The weights of a file."""
        raw = path.read_bytes()
        try:
            with np.load(path, allow_pickle=False) as held:
                tables = {name: held[name] for name in held.files}
            found = cls(tables, f"words.v1 {hashlib.sha256(raw).hexdigest()[:8]}")
        except (ValueError, EOFError, KeyError, OSError, zipfile.BadZipFile) as error:
            raise EncoderError(f"{path}: holds no weights ({error}); make it anew with training/moods.py") from error
        (count, size, heads), wide, many = _three(tables["asks"], path), len(tables["middle"]), len(CLASSES)
        expected = {
            "spread": (wide,),
            "weights": (wide, count * size),
            "scales": (count * size,),
            "shift": (count * size,),
            "gates": (PLACES, count, size),
            "places": (PLACES, count, size),
            "asked": (PLACES, count, heads),
            "says": (count, heads, size, many),
            "signs": (len(tables["names"]), many),
            "bias": (many,),
        }
        for name, shape in expected.items():
            if tables[name].shape != shape:
                raise EncoderError(
                    f"{path}: {name} is {tables[name].shape}, expected {shape}; make it anew with training/moods.py"
                )
        return found

    def traits(self, states: NDArray[np.float32]) -> NDArray[np.int8]:
        """The traits of words, each a row, by their states."""
        sums = steps(states, self.middle, self.spread) @ self._weights
        found: NDArray[np.int8] = np.rint(np.tanh(sums * self._scales + self._shift) * 127).astype(np.int8)
        return found

    def scores(self, traits: NDArray[np.int8], places: NDArray[np.int64], signs: Sequence[str]) -> dict[str, float]:
        """How much speaks for each class: the traits of words, the place of each to the clause, and the names of signs seen."""
        count, size, _ = self._asks.shape
        total = self._bias.copy()
        if len(traits):
            words = traits.reshape(-1, count, size) / 127 * self._gates[places] + self._places[places]
            asked = np.einsum("wcs,csh->wch", words, self._asks) + self._asked[places]
            share = np.exp(asked - asked.max(0))
            seen = np.einsum("wch,wcs->chs", share / share.sum(0), words)
            total += np.einsum("chs,chsk->k", seen, self._says) / count
        for name in signs:
            if name in self._signs:
                total += self._signs[name]
        return {name: round(float(score), 6) for name, score in zip(CLASSES, total, strict=True)}


def _three(asks: Array, path: pathlib.Path) -> tuple[int, int, int]:
    if asks.ndim != 3:
        raise EncoderError(f"{path}: asks is {asks.shape}, expected three axes; make it anew with training/moods.py")
    return asks.shape[0], asks.shape[1], asks.shape[2]


def steps(states: NDArray[np.float32], middle: NDArray[np.float32], spread: NDArray[np.float32]) -> NDArray[np.float32]:
    """States as whole numbers: how many steps each lies from its middle, at most `MOST`."""
    found: NDArray[np.float32] = np.clip(np.rint((states - middle) / spread * STEPS), -MOST, MOST).astype(np.float32)
    return found


def around(begin: int, end: int, sentence: tuple[int, int], block: tuple[int, int]) -> tuple[int, NDArray[np.int64]]:
    """The first word that a clause of words `begin` to `end` attends to, and the place of each from there on.

    It looks at its paragraph `block`, `FAR` words beyond its sentence at most.

    >>> around(2, 5, (1, 7), (0, 9))
    (0, array([11,  3,  0,  1,  2,  7,  8, 12, 12]))
    """
    low, high = max(block[0], sentence[0] - FAR), min(block[1], sentence[1] + FAR)
    at = np.arange(low, high)
    place = np.where(at == begin, 0, np.where(at == end - 1, 2, 1))
    place = np.where(at < begin, 3 + np.searchsorted((1, 3, 6), begin - at), place)
    place = np.where(at >= end, 7 + np.searchsorted((1, 3, 6), at - end + 1), place)
    place = np.where(at < sentence[0], 11, place)
    return low, np.where(at >= sentence[1], 12, place)


@cache
def moods(folder: str) -> Moods:
    """The weights of an encoder's folder, loaded once."""
    return Moods.read(pathlib.Path(folder) / FILE)
