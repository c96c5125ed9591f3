"""Pointing: whom the encoder takes a pronoun or a free quotation to mean."""

from bisect import bisect_left
from collections.abc import Iterable

import numpy as np

from wirestem.encoder import Reading

REACH = 190
"""Words to either side in which somebody is looked for: as many as the encoder saw at once when it learnt."""


class Pointer:
    """Who is meant at a place of a text, among the places where people are named or speak."""

    def __init__(self, reading: Reading) -> None:
        self._starts = reading.words.starts
        self._links = reading.links
        self._distance = np.array(reading.distance, np.float32)
        self._nobody = reading.nobody

    def chances(self, at: int, spots: Iterable[tuple[int, str]]) -> dict[str, float]:
        """How likely each name is the one meant at the character `at`; together less than one, since nobody may be.

        `spots` are the places (characters) where each name stands; empty when the encoder did not read the place.
        """
        here = self._word(at)
        if self._links is None or here is None:
            return {}
        seen: dict[int, str] = {}
        for start, name in spots:
            n = self._word(start)
            if n is not None and n != here and abs(n - here) <= REACH:
                seen[n] = name
        if not seen:
            return {}
        order = sorted(seen)
        places = np.array(order)
        half = self._links.shape[1] // 2
        scores = self._links[places, half:] @ self._links[here, :half] / half**0.5
        away = places - here
        top = (len(self._distance) - 1) // 2
        far = np.clip(np.sign(away) * np.floor(np.log2(np.abs(away) + 1) * 2), -top, top).astype(np.int64) + top
        raised = np.exp(scores + self._distance[far])
        whole = float(raised.sum() + np.exp(self._nobody))
        found: dict[str, float] = {}
        for n, value in zip(order, raised.tolist(), strict=True):
            found[seen[n]] = found.get(seen[n], 0.0) + value / whole
        return found

    def _word(self, at: int) -> int | None:
        n = bisect_left(self._starts, at)
        return n if n < len(self._starts) and self._starts[n] == at else None
