"""How much of each text of a story stands in another, passage by passage."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from wirestem.model import Alignment, Span
from wirestem.story.derive.texts import RUN_WORDS, Text

_QUOTED = 0.5  # what a quoted word weighs: two texts may both have it from the speaker

Pair = tuple[str, str]


class Overlaps:
    """Which words of each text stand in which other text.

    `told` counts passages of every kind, `kept` only words in equal runs of narrative. All shares run 0 to 1.
    """

    def __init__(self, texts: Sequence[Text], alignments: Iterable[Alignment]) -> None:
        self.texts = {text.id: text for text in texts}
        self._weights = {t.id: [1.0 if told else _QUOTED for told in t.narrative] for t in texts}
        self._told: dict[Pair, bytearray] = {}
        self._kept: dict[Pair, bytearray] = {}
        self.passages: dict[Pair, list[Alignment]] = {}
        for alignment in alignments:
            self._add(alignment, alignment.left, alignment.right)
            self._add(alignment, alignment.right, alignment.left)
        for first in texts:
            for second in texts:
                if first is not second:
                    self._add_runs(first, second)

    def told(self, text: str, others: Iterable[str]) -> float:
        """The share of `text` that stands in any of `others`, quoted words at half weight."""
        return self._share(text, self._union(self._told, text, others))

    def beyond(self, text: str, others: Iterable[str], known: Iterable[str]) -> float:
        """The share of `text` that stands in any of `others` but in none of `known`."""
        there, here = self._union(self._told, text, others), self._union(self._told, text, known)
        return self._share(text, bytearray(a and not b for a, b in zip(there, here, strict=True)))

    def kept(self, text: str, others: Iterable[str]) -> float:
        """The share of the narrative of `text` that stands word for word in any of `others`."""
        flags, narrative = self._union(self._kept, text, others), self.texts[text].narrative
        return sum(a and b for a, b in zip(flags, narrative, strict=True)) / (sum(narrative) or 1)

    def told_flags(self, text: str, others: Iterable[str]) -> bytearray:
        """For every word of `text` whether it stands in any of `others`."""
        return self._union(self._told, text, others)

    def kept_flags(self, text: str, others: Iterable[str]) -> bytearray:
        """For every word of `text` whether it stands in an equal run of narrative in any of `others`."""
        return self._union(self._kept, text, others)

    def both(self, first: str, second: str) -> float:
        """How much of each the other holds, summed: 0 to 2."""
        return self.told(first, (second,)) + self.told(second, (first,))

    def _share(self, text: str, flags: bytearray) -> float:
        weights = self._weights[text]
        return sum(w for w, flag in zip(weights, flags, strict=True) if flag) / (sum(weights) or 1.0)

    def _union(self, flags: dict[Pair, bytearray], text: str, others: Iterable[str]) -> bytearray:
        found = bytearray(len(self.texts[text].forms))
        for other in others:
            for n, flag in enumerate(flags.get((text, other), b"")):
                if flag:
                    found[n] = 1
        return found

    def _add(self, alignment: Alignment, here: Span, there: Span) -> None:
        text = self.texts.get(here.doc)
        if text is None or there.doc not in self.texts:
            return
        flags = self._told.setdefault((here.doc, there.doc), bytearray(len(text.forms)))
        first, stop = bisect_left(text.starts, here.start), bisect_left(text.starts, here.end)
        flags[first:stop] = b"\1" * (stop - first)
        if first < stop:
            self.passages.setdefault((here.doc, there.doc), []).append(alignment)

    def _add_runs(self, text: Text, other: Text) -> None:
        common = text.runs.keys() & other.runs.keys()
        if not common:
            return
        flags = self._kept.setdefault((text.id, other.id), bytearray(len(text.forms)))
        for run in common:
            for place in text.runs[run]:
                flags[place : place + RUN_WORDS] = b"\1" * RUN_WORDS
