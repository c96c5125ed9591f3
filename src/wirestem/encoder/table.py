"""The table of the word pieces' vectors, which the network starts from and which training leaves as they are."""

import pathlib

import numpy as np
from numpy.typing import NDArray

from wirestem.errors import EncoderError

_ROWS = 2048


class Table:
    """The vectors of the word pieces, a row each, as whole numbers of eight bits and a scale for each row."""

    def __init__(self, numbers: NDArray[np.int8], scales: NDArray[np.float32]) -> None:
        self._numbers, self._scales = numbers, scales

    @classmethod
    def read(cls, folder: pathlib.Path) -> "Table":
        """The table in `pieces.npy` and `scales.npy`. EncoderError when they hold none."""
        try:
            numbers, scales = (np.load(folder / name, mmap_mode="r") for name in ("pieces.npy", "scales.npy"))
        except (ValueError, EOFError) as error:
            raise EncoderError(f"{folder}: pieces.npy or scales.npy is no array ({error}); export it anew") from error
        if numbers.dtype != np.int8 or numbers.ndim != 2 or scales.dtype != np.float32 or scales.shape != numbers.shape[:1]:
            raise EncoderError(
                f"{folder}: pieces.npy is {numbers.dtype} {numbers.shape} and scales.npy {scales.dtype} {scales.shape},"
                " expected int8 with a row a piece and float32 with a number a piece; export it anew"
            )
        return cls(numbers, scales)

    def __len__(self) -> int:
        return len(self._scales)

    def of(self, pieces: NDArray[np.int64]) -> NDArray[np.float32]:
        """The vectors of some pieces, in the shape of their numbers and one axis more."""
        return self._numbers[pieces] * self._scales[pieces][..., None]

    def middle(self) -> NDArray[np.float32]:
        """The mean of the vectors of all pieces."""
        found = np.zeros(self._numbers.shape[1], np.float64)
        for k in range(0, len(self), _ROWS):
            found += self._scales[k : k + _ROWS].astype(np.float64) @ self._numbers[k : k + _ROWS].astype(np.float64)
        return (found / max(len(self), 1)).astype(np.float32)
