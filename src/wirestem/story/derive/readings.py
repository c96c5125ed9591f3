"""The innovation test: which text carries the private changes of which other text.

Two carriers of a dispatch agree where both kept its words. Where one of them changed them, a text that was copied from it
has the change too, and one that came straight from the dispatch has not. Every other text that tells the passage is a
witness. (The method is that of textual criticism: agreement in innovations, never in what is old, shows descent.)
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq
from rapidfuzz.fuzz import ratio

from wirestem.model import Alignment, Range
from wirestem.story.derive.kinship import Overlaps, Pair
from wirestem.story.derive.texts import Text
from wirestem.text import term

_SAME, _OTHER, _MORE = 1, 2, 3  # the same word; another; a word where the other has none
_CUT = 0.3  # weight of a word that the other lacks: most often the other cut it
_SPELT_ALIKE = 80
_ADDED = 0.4  # a sentence inserted between two that a witness has side by side, for every such witness
_BESIDE_WORDS = 8
_FUNCTION = 0.3  # weight of a function word; a changed article says less than a changed name


class Descent(NamedTuple):
    """What speaks for `text` coming from `parent` directly, in words of changed wording.

    `innovations` are words of the parent that no witness has in the same passage, and the text has; `against` are words
    the text shares with a witness where the parent reads otherwise or has nothing. `places` are word ranges of the parent.
    """

    innovations: float
    against: float
    places: tuple[Range, ...]


class Readings:
    """Word by word, whether other texts read the same where they tell the same passage."""

    def __init__(self, overlaps: Overlaps) -> None:
        self._overlaps = overlaps
        self._states: dict[Pair, bytearray] = {}
        self._facing: dict[Pair, dict[int, int]] = {}
        for (here, there), passages in sorted(overlaps.passages.items()):
            if here < there:
                self._compare(overlaps.texts[here], overlaps.texts[there], passages)

    def descent(self, text: str, parent: str, witnesses: Iterable[str], allies: Iterable[str]) -> Descent:
        """What speaks for and against `text` coming from `parent`.

        `witnesses` are all that may show a reading to be old, `allies` those among them that tell the same version: only
        these count where they differ.
        """
        others = [w for w in witnesses if w not in (text, parent)]
        near = {w for w in allies if w not in (text, parent)}
        changed, places = self._innovations(text, parent, others, near)
        added, inserted = self._insertions(text, parent, sorted(near))
        return Descent(changed + added, self._against(text, parent, near), _ranges(sorted({*places, *inserted})))

    def _innovations(self, text: str, parent: str, others: Sequence[str], near: set[str]) -> tuple[float, list[int]]:
        words = self._overlaps.texts[parent]
        states = {w: self._state(parent, w) for w in (*others, text)}
        total, places = 0.0, []
        for n, state in enumerate(states[text]):
            if state != _SAME or any(states[w][n] == _SAME for w in others):
                continue
            votes = sum(self._vote(words, n, w in near, states[w][n]) for w in others if states[w][n] > _SAME)
            if votes:
                total += _telling(words, n) * min(1.0, 0.5 * votes)
                places.append(n)
        return total, places

    def _insertions(self, text: str, parent: str, near: Sequence[str]) -> tuple[float, list[int]]:
        """Sentences the parent put between two others, and the text has too."""
        words = self._overlaps.texts[parent]
        held = self._overlaps.told_flags(parent, (text,))
        alone = [
            2 * sum(held[s.first : s.stop]) > s.stop - s.first
            and not any(self._overlaps.told_flags(parent, (w,))[s.first : s.stop].count(1) for w in near)
            for s in words.sentences
        ]
        total, places = 0.0, []
        for first, stop in _runs(alone):
            before, after = words.sentences[first - 1 : first], words.sentences[stop : stop + 1]
            if before and after:
                votes = sum(
                    self._beside(parent, w, (before[0].first, before[0].stop), (after[0].first, after[0].stop)) for w in near
                )
                if votes:
                    total += (stop - first) * min(1.0, _ADDED * votes)
                    places += range(words.sentences[first].first, words.sentences[stop - 1].stop)
        return total, places

    def _beside(self, parent: str, witness: str, before: Range, after: Range) -> bool:
        """Whether two stretches of the parent stand side by side in the witness."""
        facing = self._facing.get((parent, witness), {})
        ends = [facing[n] for n in range(*before) if n in facing]
        starts = [facing[n] for n in range(*after) if n in facing]
        return bool(ends and starts) and 0 < min(starts) - max(ends) <= _BESIDE_WORDS

    @staticmethod
    def _vote(words: Text, n: int, near: bool, state: int) -> float:
        """What a differing witness counts: another dispatch words its narrative as it likes, but should not alter quotations."""
        weight = 1.0 if state == _OTHER else _CUT
        return weight if near else 0.0 if words.narrative[n] else 0.5 * weight

    def _against(self, text: str, parent: str, near: set[str]) -> float:
        words, state = self._overlaps.texts[text], self._state(text, parent)
        witnesses = [self._state(text, w) for w in sorted(near)]
        return sum(_telling(words, n) for n, s in enumerate(state) if s != _SAME and any(w[n] == _SAME for w in witnesses))

    def _state(self, here: str, there: str) -> bytearray:
        return self._states.get((here, there)) or bytearray(len(self._overlaps.texts[here].forms))

    def _compare(self, left: Text, right: Text, passages: Iterable[Alignment]) -> None:
        one, two = bytearray(len(left.forms)), bytearray(len(right.forms))
        facing: list[Range] = []
        for passage in passages:
            if passage.kind == "paraphrase":
                continue
            here, there = (passage.left, passage.right) if passage.left.doc == left.id else (passage.right, passage.left)
            i, i_stop = _words(left, here.start, here.end)
            j, j_stop = _words(right, there.start, there.end)
            for a, b, equal in _stretches(left, range(i, i_stop), right, range(j, j_stop)):
                changed = _SAME if equal or _alike(left, a, right, b) else _OTHER
                one[a.start : a.stop] = bytes([changed if b else _MORE]) * len(a)
                two[b.start : b.stop] = bytes([changed if a else _MORE]) * len(b)
                if equal:
                    facing += zip(a, b, strict=True)
        self._states[left.id, right.id] = one
        self._states[right.id, left.id] = two
        self._facing[left.id, right.id] = dict(facing)
        self._facing[right.id, left.id] = {b: a for a, b in facing}


def _stretches(left: Text, here: range, right: Text, there: range) -> Iterable[tuple[range, range, bool]]:
    """Stretches of two passages that face each other, and whether they are equal; either may be empty."""
    i, j = here.start, there.start
    for code in LCSseq.opcodes(left.forms[here.start : here.stop], right.forms[there.start : there.stop]):
        if code.tag == "equal":
            a, b = here.start + code.src_start, there.start + code.dest_start
            yield range(i, a), range(j, b), False
            i, j = here.start + code.src_end, there.start + code.dest_end
            yield range(a, i), range(b, j), True
    yield range(i, here.stop), range(j, there.stop), False


def _alike(left: Text, a: range, right: Text, b: range) -> bool:
    """Whether two stretches differ in spelling only ("harbour", "harbor"; "per cent", "percent")."""
    here, there = "".join(left.forms[a.start : a.stop]), "".join(right.forms[b.start : b.stop])
    return min(len(here), len(there)) > 3 and not any(map(str.isdigit, here + there)) and ratio(here, there) >= _SPELT_ALIKE


def _runs(flags: Sequence[bool]) -> list[Range]:
    return _ranges([n for n, flag in enumerate(flags) if flag])


def _telling(text: Text, n: int) -> float:
    """A changed article says less than a changed name; but inside quotation marks nobody should change even that."""
    return 1.0 if term(text.forms[n]) or not text.narrative[n] else _FUNCTION


def _words(text: Text, start: int, end: int) -> Range:
    return bisect_left(text.starts, start), bisect_left(text.starts, end)


def _ranges(places: Sequence[int]) -> tuple[Range, ...]:
    found: list[Range] = []
    for n in places:
        if found and found[-1][1] >= n - 1:
            found[-1] = (found[-1][0], n + 1)
        else:
            found.append((n, n + 1))
    return tuple(found)
