"""The innovation test: which text carries the private changes of which other text.

Two carriers of a dispatch agree where both kept its words. Where one of them changed them, a text that was copied from it
has the change too, and one that came straight from the dispatch has not. Every other text that tells the passage is a
witness. (The method is that of textual criticism: agreement in innovations, never in what is old, shows descent.)
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq
from rapidfuzz.fuzz import ratio

from wirestem.model import Alignment, Range
from wirestem.story.derive import bits
from wirestem.story.derive.kinship import Overlaps, Pair
from wirestem.story.derive.texts import Text
from wirestem.text import term

_CUT = 0.3  # weight of a word where a witness has none: most often the witness cut it
_FUNCTION = 0.3  # weight of a function word in narrative
_FAR = 0.5  # weight of a witness from another version or dispatch, and in changes for quotations only
_VOTE = 0.5  # of a word, for every witness that reads otherwise
_ADDED = 0.4  # of a sentence, for every witness that has its neighbours side by side
_BESIDE_WORDS = 8
_SPELT_ALIKE = 80


class Descent(NamedTuple):
    """What speaks for a text coming from a parent directly, in words of changed wording (an added sentence counts as one).

    `innovations` are words of the parent that no witness has in the same passage, and the text has; `against` are words
    the text shares with a witness where the parent reads otherwise or has nothing. `places` are word ranges of the parent.
    """

    innovations: float
    against: float
    places: tuple[Range, ...]


class Compared(NamedTuple):
    """Words of one text that another tells in the same passage: `same`, in `other` words, or not at all (`more`).

    `facing` gives for every word that is the same its number in the other text.
    """

    same: int
    other: int
    more: int
    facing: dict[int, int]


_NOTHING = Compared(0, 0, 0, {})


class Readings:
    """Word by word, whether other texts read the same where they tell the same passage."""

    def __init__(self, overlaps: Overlaps, witnesses: Iterable[str]) -> None:
        self._overlaps = overlaps
        self._witnesses = sorted(witnesses)
        self._compared: dict[Pair, Compared] = {}
        for (here, there), passages in sorted(overlaps.passages.items()):
            if here < there:
                one, two = _compare(overlaps.texts[here], overlaps.texts[there], passages)
                self._compared[here, there], self._compared[there, here] = one, two

    def descent(self, text: str, parent: str, near: Iterable[str], group: Iterable[str], copied: Container[str] = ()) -> Descent:
        """What speaks for and against `text` coming from `parent`.

        `near` are the texts that carry the parent's version: in narrative only these speak for a change by reading
        otherwise. `group` are all that tell the dispatch in whatever version: what the text shares with any of them and
        the parent lacks speaks against. Every witness may show a reading to be old, but for those `copied` from
        another.
        """
        others = [w for w in self._witnesses if w not in (text, parent) and w not in copied]
        mates = frozenset(w for w in near if w not in (text, parent))
        kin = [w for w in group if w not in (text, parent)]
        changed, altered = self._changes(text, parent, others, mates)
        added, inserted = self._insertions(text, parent, kin, mates)
        return Descent(changed + added, self._against(text, parent, kin), bits.ranges(altered | inserted))

    def _of(self, here: str, there: str) -> Compared:
        return self._compared.get((here, there), _NOTHING)

    def _changes(self, text: str, parent: str, others: Sequence[str], near: frozenset[str]) -> tuple[float, int]:
        """Words of the parent that the text kept and every witness that tells the passage lacks."""
        words = self._overlaps.texts[parent]
        views = [(w in near, self._of(parent, w)) for w in others]
        mine = self._of(parent, text).same
        for _, view in views:
            mine &= ~view.same
        total, found = 0.0, 0
        for n in bits.places(mine):
            votes = sum(_vote(view, n, is_near, words.narrative[n]) for is_near, view in views)
            if votes:
                total += _telling(words, n) * min(1.0, _VOTE * votes)
                found |= 1 << n
        return total, found

    def _insertions(self, text: str, parent: str, kin: Sequence[str], near: frozenset[str]) -> tuple[float, int]:
        """Sentences that the parent put between two others, and the text has too."""
        words = self._overlaps.texts[parent]
        held, known = self._overlaps.told_words(parent, (text,)), self._overlaps.told_words(parent, kin)
        alone = []
        for sentence in words.sentences:
            here = bits.span(sentence.first, sentence.stop)
            alone.append(2 * (held & here).bit_count() > here.bit_count() and not known & here)
        total, found = 0.0, 0
        for first, stop in bits.ranges(bits.of(n for n, flag in enumerate(alone) if flag)):
            if first > 0 and stop < len(words.sentences):
                before, after = words.sentences[first - 1], words.sentences[stop]
                beside = [w for w in kin if _beside(self._of(parent, w), before[:2], after[:2])]
                votes = sum(1.0 if w in near else _FAR for w in beside)
                total += (stop - first) * min(1.0, _ADDED * votes)
                found |= bits.span(words.sentences[first].first, words.sentences[stop - 1].stop) if votes else 0
        return total, found

    def _against(self, text: str, parent: str, kin: Sequence[str]) -> float:
        """Words of the text that a witness has too, and the parent has not."""
        shared = 0
        for witness in kin:
            shared |= self._of(text, witness).same
        words = self._overlaps.texts[text]
        return sum(_telling(words, n) for n in bits.places(shared & ~self._of(text, parent).same))


def _compare(left: Text, right: Text, passages: Iterable[Alignment]) -> tuple[Compared, Compared]:
    one, two = [0, 0, 0], [0, 0, 0]
    facing: list[Range] = []
    for here, there in _ranges(left, right, passages):
        for a, b, equal in _stretches(left, here, right, there):
            same = equal or _alike(left, a, right, b)
            one[0 if same else 1 if b else 2] |= bits.span(a.start, a.stop)
            two[0 if same else 1 if a else 2] |= bits.span(b.start, b.stop)
            if equal:
                facing += zip(a, b, strict=True)
    return Compared(one[0], one[1], one[2], dict(facing)), Compared(two[0], two[1], two[2], {b: a for a, b in facing})


def _ranges(left: Text, right: Text, passages: Iterable[Alignment]) -> list[tuple[range, range]]:
    """The words of passages told alike, grown to the ends of their sentences on both sides: what stands there faces too."""
    found = []
    for passage in passages:
        if passage.kind != "paraphrase":
            here, there = (passage.left, passage.right) if passage.left.doc == left.id else (passage.right, passage.left)
            found.append((range(*left.places(here.start, here.end)), range(*right.places(there.start, there.end))))
    taken_left, taken_right = (
        bits.union(bits.span(a.start, a.stop) for a, _ in found),
        bits.union(bits.span(b.start, b.stop) for _, b in found),
    )
    return [(_grown(left, a, taken_left), _grown(right, b, taken_right)) for a, b in found if a and b]


def _grown(text: Text, words: range, taken: int) -> range:
    """`words` with those of its first and last sentence that no passage takes, as far as they join it."""
    first, stop = words.start, words.stop
    low, high = text.sentence_start(first), text.sentence_stop(stop - 1)
    while first > low and not taken >> (first - 1) & 1:
        first -= 1
    while stop < high and not taken >> stop & 1:
        stop += 1
    return range(first, stop)


def _stretches(left: Text, here: range, right: Text, there: range) -> Iterator[tuple[range, range, bool]]:
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


def _vote(view: Compared, n: int, near: bool, narrative: bool) -> float:
    """What a witness that reads otherwise counts: another dispatch words its narrative as it likes, but no quotation."""
    weight = 1.0 if view.other >> n & 1 else _CUT if view.more >> n & 1 else 0.0
    return weight if near else 0.0 if narrative else _FAR * weight


def _telling(text: Text, n: int) -> float:
    """A changed article says less than a changed name; but inside quotation marks nobody should change even that."""
    return 1.0 if term(text.forms[n]) or not text.narrative[n] else _FUNCTION


def _beside(view: Compared, before: Range, after: Range) -> bool:
    """Whether two stretches of a text stand side by side in the other."""
    ends = [view.facing[n] for n in range(*before) if n in view.facing]
    starts = [view.facing[n] for n in range(*after) if n in view.facing]
    return bool(ends and starts) and 0 < min(starts) - max(ends) <= _BESIDE_WORDS
