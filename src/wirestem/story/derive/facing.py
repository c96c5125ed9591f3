"""Two texts laid side by side: where they tell the same passage, which words are the same and what stands for the others."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rapidfuzz.distance import LCSseq
from rapidfuzz.fuzz import ratio

from wirestem.model import Alignment
from wirestem.story.derive import bits
from wirestem.story.derive.texts import Text
from wirestem.text import term

_MOST_GROWN = 12
_SPELT_ALIKE = 80


class View(NamedTuple):
    """One text as another tells it: the words that are the `same`, and those that the other has not (`more`).

    `instead` gives for a word that reads otherwise what the other has in its place, as terms; `facing` for a word that is
    the same its number in the other.
    """

    same: int
    more: int
    instead: dict[int, frozenset[str]]
    facing: dict[int, int]


NOTHING = View(0, 0, {}, {})


def compare(left: Text, right: Text, passages: Iterable[Alignment]) -> tuple[View, View]:
    """`left` as `right` tells it, and the other way round; passages told in other words altogether are left aside."""
    here, there = _Making(), _Making()
    for a_range, b_range in _ranges(left, right, passages):
        for a, b, equal in _stretches(left, a_range, right, b_range):
            if equal or _alike(left, a, right, b):
                here.same |= bits.span(a.start, a.stop)
                there.same |= bits.span(b.start, b.stop)
                if equal:
                    here.facing.update(zip(a, b, strict=True))
                    there.facing.update(zip(b, a, strict=True))
            else:
                here.put(left, a, right, b)
                there.put(right, b, left, a)
    return here.view(), there.view()


class _Making:
    """A view being made."""

    def __init__(self) -> None:
        self.same = self.more = 0
        self.instead: dict[int, frozenset[str]] = {}
        self.facing: dict[int, int] = {}

    def put(self, text: Text, words: range, other: Text, facing: range) -> None:
        """`facing` of the other text stands in the place of `words`; in quotations only what is quoted there too."""
        if not facing:
            self.more |= bits.span(words.start, words.stop)
        for told in (True, False):
            forms = [other.forms[n] for n in facing if other.narrative[n] is told]
            terms = frozenset(map(term, forms)) - {""} or frozenset(forms)
            if terms:
                self.instead.update({n: terms for n in words if text.narrative[n] is told})

    def view(self) -> View:
        """What was made."""
        free = {n: terms for n, terms in self.instead.items() if not self.same >> n & 1}
        return View(self.same, self.more & ~self.same, free, self.facing)


def _ranges(left: Text, right: Text, passages: Iterable[Alignment]) -> list[tuple[range, range]]:
    """The words of passages, grown a little into what is left of their sentences on both sides: that faces too."""
    found = []
    for passage in passages:
        if passage.kind != "paraphrase":
            here, there = (passage.left, passage.right) if passage.left.doc == left.id else (passage.right, passage.left)
            found.append((range(*left.places(here.start, here.end)), range(*right.places(there.start, there.end))))
    taken_left = bits.union(bits.span(a.start, a.stop) for a, _ in found)
    taken_right = bits.union(bits.span(b.start, b.stop) for _, b in found)
    return [(_grown(left, a, taken_left), _grown(right, b, taken_right)) for a, b in found if a and b]


def _grown(text: Text, words: range, taken: int) -> range:
    """`words` with what no passage takes of its first and last sentence, if that is little beside it."""
    first, stop = words.start, words.stop
    low, high = text.sentence_start(first), text.sentence_stop(stop - 1)
    while first > low and not taken >> (first - 1) & 1:
        first -= 1
    while stop < high and not taken >> stop & 1:
        stop += 1
    most = min(_MOST_GROWN, len(words))
    return range(first if words.start - first <= most else words.start, stop if stop - words.stop <= most else words.stop)


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
