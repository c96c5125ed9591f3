"""The innovation test: which text carries the private changes of which other text.

Two carriers of a dispatch agree where both kept its words. Where one of them changed them, a text that was copied from it
has the change too, and one that came straight from the dispatch has not. Every other text that tells the passage is a
witness; two that read the same thing against both show what the dispatch said, one alone may have changed it itself.
(The method is that of textual criticism: agreement in innovations, never in what is old, shows descent.)
"""

from collections.abc import Collection, Container, Mapping
from itertools import combinations
from typing import NamedTuple

from wirestem.model import Range
from wirestem.story.derive import bits
from wirestem.story.derive.facing import NOTHING, View, compare
from wirestem.story.derive.kinship import Overlaps, Pair
from wirestem.story.derive.texts import Text
from wirestem.text import term

_ALONE = 0.3  # weight of a word that one witness reads otherwise and no second one bears out
_CUT = 0.15  # weight of a word that a witness has not: most often the witness cut it
_FUNCTION = 0.3  # weight of a function word in narrative
_FAR = 0.5  # weight of a witness from another version or dispatch
_ADDED = 0.4  # of a sentence, for every witness that has its neighbours side by side
_LEAST_SHARED = 0.15  # of 2: what two texts hold of each other before their words are compared one by one
_MOST_EDIT = 1.5  # of one stretch of changed words
_BESIDE_WORDS = 8
_COPIED = 0.5  # share of a text
_MOST_AGAINST = 1.0  # words


class Descent(NamedTuple):
    """What speaks for a text coming from a parent directly, in words of changed wording (an added sentence counts as one).

    `innovations` are words of the parent that no witness has in the same passage, and the text has; `against` are words
    the text shares with a witness where the parent reads otherwise or has nothing. `places` are word ranges of the parent.
    `distant` are further words that only carriers of other versions read otherwise: the sender may have changed them.
    `compared` is the number of words of the parent that the text and a witness tell too.
    """

    innovations: float
    against: float
    places: tuple[Range, ...]
    distant: float = 0.0
    compared: int = 0


class Circle(NamedTuple):
    """The texts around a parent: those `near` carry its version, all of `group` tell its dispatch in whatever version.

    Texts already known to be `copied` from another repeat their parent and are no witnesses.
    """

    near: frozenset[str]
    group: tuple[str, ...]
    copied: Container[str]


class Readings:
    """Word by word, whether other texts read the same where they tell the same passage.

    `trust` is how far each text may be trusted to keep the words of what it carries, 0 to 1; it names the witnesses.
    """

    def __init__(self, overlaps: Overlaps, trust: Mapping[str, float]) -> None:
        self._overlaps = overlaps
        self._trust = trust
        self._views: dict[Pair, View] = {}
        self._beside: dict[str, list[str]] = {}
        self._opposed: dict[Pair, float] = {}
        for (here, there), passages in sorted(overlaps.passages.items()):
            if here < there and here in trust and there in trust and overlaps.both(here, there) >= _LEAST_SHARED:
                one, two = compare(overlaps.texts[here], overlaps.texts[there], passages)
                self._views[here, there], self._views[there, here] = one, two
                self._beside.setdefault(here, []).append(there)
                self._beside.setdefault(there, []).append(here)

    def descent(self, text: str, parent: str, circle: Circle) -> Descent:
        """What speaks for and against `text` coming from `parent`."""
        kin = dict.fromkeys(w for w in circle.group if w not in (text, parent) and w not in circle.copied)
        changed, altered = self._changes(text, parent, kin, circle)
        added, inserted = self._insertions(text, parent, kin, circle.near)
        against, places = self._against(text, parent, kin), bits.ranges(altered | inserted)
        compared = self._overlaps.told_words(parent, (text,)) & self._overlaps.told_words(parent, kin)
        return Descent(changed + added, against, places, self._distant(text, parent, kin, altered), compared.bit_count())

    def _of(self, here: str, there: str) -> View:
        return self._views.get((here, there), NOTHING)

    def _changes(self, text: str, parent: str, kin: Collection[str], circle: Circle) -> tuple[float, int]:
        """Words of the parent that the text kept and every witness that tells the passage lacks."""
        words = self._overlaps.texts[parent]
        beside = self._beside.get(parent, ())
        beside = [w for w in beside if w != text and w not in circle.copied and not self._may_copy(w, parent, circle)]
        views = {w: self._views[parent, w] for w in beside}
        mine = self._of(parent, text).same & ~bits.union(view.same for view in views.values())
        private = {}
        for n in bits.places(mine):
            # Another dispatch words its narrative as it likes, but nobody should alter a quotation.
            heard = {w: v for w, v in views.items() if w in kin or not words.narrative[n]}
            weight = self._private(n, heard, circle.near, words.narrative[n])
            if weight:
                private[n] = weight * _telling(words, n)
        found = bits.of(private)
        edits = bits.ranges(found)
        return sum(min(_MOST_EDIT, sum(private[n] for n in range(*edit))) for edit in edits), found

    def _may_copy(self, witness: str, parent: str, circle: Circle) -> bool:
        """Whether a text that credits less may itself be copied from the parent: nothing it shares with others speaks against.

        Two copies of one carrier have its changes in common; neither shows that the dispatch had them.
        """
        if witness not in circle.group or self._trust[witness] >= self._trust[parent]:
            return False
        if self._overlaps.told(witness, (parent,)) < _COPIED:
            return False
        if (witness, parent) not in self._opposed:
            kin = [w for w in circle.group if w not in (witness, parent)]
            self._opposed[witness, parent] = self._against(witness, parent, kin)
        return self._opposed[witness, parent] <= _MOST_AGAINST

    def _private(self, n: int, views: Mapping[str, View], near: frozenset[str], narrative: bool) -> float:
        """How surely word `n` is a change of the parent's, by what the witnesses have in its place.

        Two versions word their narrative differently, so of two that agree one must carry the parent's version.
        """
        rival = {w: v.instead[n] for w, v in views.items() if n in v.instead}
        for one, two in combinations(rival, 2):
            if rival[one] & rival[two] and (not narrative or one in near or two in near):
                return 1.0
        alone = [_ALONE * self._trust[w] * (1.0 if w in near else _FAR) for w in rival if w in near or not narrative]
        cut = [_CUT * self._trust[w] for w, v in views.items() if w in near and v.more >> n & 1]
        return max((*alone, *cut), default=0.0)

    def _distant(self, text: str, parent: str, kin: Collection[str], known: int) -> float:
        """Words of the parent that the text kept and every witness reads otherwise or lacks, beside those `known`."""
        words = self._overlaps.texts[parent]
        views = [self._views[parent, w] for w in self._beside.get(parent, ()) if w in kin]
        same = bits.union(view.same for view in views)
        other = bits.union(view.more | bits.of(view.instead) for view in views)
        mine = self._of(parent, text).same & other & ~same & ~known
        return sum(min(_MOST_EDIT, sum(_telling(words, n) for n in range(*edit))) for edit in bits.ranges(mine))

    def _insertions(self, text: str, parent: str, kin: Collection[str], near: frozenset[str]) -> tuple[float, int]:
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
                beside = [w for w in kin if _beside(self._of(parent, w), before, after)]
                votes = sum((1.0 if w in near else _FAR) * self._trust[w] * self._fullness(w, parent, kin) for w in beside)
                total += (stop - first) * min(1.0, _ADDED * votes)
                found |= bits.span(words.sentences[first].first, words.sentences[stop - 1].stop) if votes else 0
        return total, found

    def _fullness(self, witness: str, parent: str, kin: Collection[str]) -> float:
        """How much a witness has of what the parent shares with any: one that cuts much may have cut a sentence too."""
        shared = self._overlaps.told_words(parent, kin)
        return (self._overlaps.told_words(parent, (witness,)) & shared).bit_count() / (shared.bit_count() or 1)

    def _against(self, text: str, parent: str, kin: Collection[str]) -> float:
        """Words of the text that a witness has too, and the parent has not."""
        shared = bits.union(self._views[text, w].same for w in self._beside.get(text, ()) if w in kin)
        words = self._overlaps.texts[text]
        return sum(_telling(words, n) for n in bits.places(shared & ~self._of(text, parent).same))


def _telling(text: Text, n: int) -> float:
    """A changed article says less than a changed name; but inside quotation marks nobody should change even that."""
    return 1.0 if term(text.forms[n]) or not text.narrative[n] else _FUNCTION


def _beside(view: View, before: Range, after: Range) -> bool:
    """Whether two stretches of a text stand side by side in the other."""
    ends = [view.facing[n] for n in range(*before) if n in view.facing]
    starts = [view.facing[n] for n in range(*after) if n in view.facing]
    return bool(ends and starts) and 0 < min(starts) - max(ends) <= _BESIDE_WORDS
