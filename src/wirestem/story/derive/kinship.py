"""How much of each text of a story stands in another, passage by passage."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import permutations

from wirestem.model import Alignment, Span
from wirestem.story.derive import bits
from wirestem.story.derive.texts import RUN_WORDS, Sentence, Text
from wirestem.text import term

_QUOTED = 0.5  # what a quoted word weighs: two texts may both have it from the speaker
_STATEMENT_WORDS = 25  # of one quotation; what follows tells no more of a common source, for statements are quoted at length

Pair = tuple[str, str]


class Overlaps:
    """Which words of each text stand in which other text.

    `told` counts passages of every kind, `kept` only words in equal runs of narrative. All shares run 0 to 1. Sets of
    words are numbers as in `bits`.
    """

    def __init__(self, texts: Sequence[Text], alignments: Iterable[Alignment]) -> None:
        self.texts = {text.id: text for text in texts}
        self.passages: dict[Pair, list[Alignment]] = {}
        self._narrative = {t.id: bits.of(n for n, told in enumerate(t.narrative) if told) for t in texts}
        self._telling = {t.id: self._narrative[t.id] | bits.of(_first_quoted(t)) for t in texts}
        self._told: dict[Pair, int] = {}
        self._kept: dict[Pair, int] = {}
        self.kin: dict[Pair, float] = {}  # log odds of a common dispatch, as far as asked for
        self._both: dict[Pair, float] = {}
        self._both_kept: dict[Pair, float] = {}
        for alignment in alignments:
            self._add(alignment, alignment.left, alignment.right)
            self._add(alignment, alignment.right, alignment.left)
        masks = {t.id: {run: bits.of(places) for run, places in t.runs.items()} for t in texts}
        for first, second in permutations(masks, 2):
            if common := masks[first].keys() & masks[second].keys():
                begun = bits.union(masks[first][run] for run in common)
                self._kept[first, second] = bits.union(begun << n for n in range(RUN_WORDS))

    def told(self, text: str, others: Iterable[str]) -> float:
        """The share of `text` that stands in any of `others`, quoted words at half weight."""
        return self.share(text, self.told_words(text, others))

    def beyond(self, text: str, others: Iterable[str], known: Iterable[str]) -> float:
        """The share of `text` that stands in any of `others` but in none of `known`."""
        return self.share(text, self.told_words(text, others) & ~self.told_words(text, known))

    def kept(self, text: str, others: Iterable[str]) -> float:
        """The share of the narrative of `text` that stands word for word in any of `others`."""
        narrative = self._narrative[text]
        return (self.kept_words(text, others) & narrative).bit_count() / (narrative.bit_count() or 1)

    def longest_kept(self, first: str, second: str) -> int:
        """How many words the longest run of narrative has that two texts share word for word; of two ways to count the longer."""
        here, there = self.kept_words(first, (second,)), self.kept_words(second, (first,))
        return max(bits.longest(here & self._narrative[first]), bits.longest(there & self._narrative[second]))

    def kept_both(self, text: str, others: Iterable[str], known: Iterable[str]) -> float:
        """The share of the narrative of `text` that stands word for word in any of `others` and in any of `known`."""
        narrative = self._narrative[text]
        return (self.kept_words(text, others) & self.kept_words(text, known) & narrative).bit_count() / (
            narrative.bit_count() or 1
        )

    def kept_beyond(self, text: str, others: Iterable[str], known: Iterable[str]) -> int:
        """How many narrative words of `text` stand word for word in any of `others` but in none of `known`."""
        words = self.kept_words(text, others) & ~self.kept_words(text, known) & ~self.told_words(text, known)
        return (words & self._narrative[text]).bit_count()

    def share(self, text: str, words: int) -> float:
        """The share of `text` that `words` are, quoted words at half weight."""
        narrative, size = self._narrative[text], len(self.texts[text].forms)
        whole = narrative.bit_count() + _QUOTED * (size - narrative.bit_count())
        return ((words & narrative).bit_count() + _QUOTED * (words & ~narrative).bit_count()) / (whole or 1.0)

    def all_words(self, text: str) -> int:
        """All words of `text`."""
        return bits.span(0, len(self.texts[text].forms))

    def told_words(self, text: str, others: Iterable[str]) -> int:
        """The words of `text` that stand in any of `others`."""
        return self._found(self._told, text, others)

    def kept_words(self, text: str, others: Iterable[str]) -> int:
        """The words of `text` that stand in an equal run of narrative in any of `others`."""
        return self._found(self._kept, text, others)

    def both(self, first: str, second: str) -> float:
        """How much of each the other holds, summed: 0 to 2; of a long quotation only the beginning counts."""
        return self._summed(self._both, self._told_of, first, second)

    def both_kept(self, first: str, second: str) -> float:
        """How much of the narrative of each the other keeps word for word, summed: 0 to 2."""
        return self._summed(self._both_kept, self.kept, first, second)

    def _summed(self, known: dict[Pair, float], share: Callable[[str, Iterable[str]], float], first: str, second: str) -> float:
        pair = (first, second) if first < second else (second, first)
        if pair not in known:
            known[pair] = share(first, (second,)) + share(second, (first,))
        return known[pair]

    def _told_of(self, text: str, others: Iterable[str]) -> float:
        return self.share(text, self.told_words(text, others) & self._telling[text])

    def terms_shared(self, first: str, second: str) -> float:
        """The share of the terms of one that the other has too, where they tell nothing alike; of the shorter of the two."""
        here, there = self._terms(first, second), self._terms(second, first)
        return len(here & there) / (min(len(here), len(there)) or 1)

    def sentences_told(self, text: str, other: str) -> int:
        """How many sentences of `text` stand in `other`, each by more than half."""
        told = self.told_words(text, (other,))
        spans = (bits.span(s.first, s.stop) for s in self.texts[text].sentences)
        return sum(2 * (told & span).bit_count() > span.bit_count() for span in spans)

    def _terms(self, text: str, other: str) -> set[str]:
        told = self.told_words(text, (other,))
        return {found for n, form in enumerate(self.texts[text].forms) if not told >> n & 1 and (found := term(form))}

    def lede_kept(self, text: str, others: Iterable[str]) -> float:
        """The share of the first sentence of `text` that stands word for word in any of `others`; 0 without one."""
        return self._of_lede(text, self.kept_words(text, others))

    def lede_told(self, text: str, others: Iterable[str]) -> float:
        """The share of the first sentence of `text` that stands in any of `others` in whatever words; 0 without one."""
        return self._of_lede(text, self.told_words(text, others))

    def ledes_kept(self, text: str, other: str) -> float:
        """The share of the first sentence of `text` that stands word for word in the first of `other`; 0 without one."""
        return self.alike(text, self.texts[text].lede, other, self.texts[other].lede)

    def _of_lede(self, text: str, words: int) -> float:
        first, stop = self.texts[text].lede
        return (words & bits.span(first, stop)).bit_count() / (stop - first or 1)

    def alike(self, text: str, sentence: Sentence, other: str, there: Sentence) -> float:
        """The share of a `sentence` of `text` that stands in runs of words in the sentence `there` of `other`."""
        forms, rest = self.texts[text].forms, self.texts[other].forms
        runs = {tuple(rest[n : n + RUN_WORDS]) for n in range(there.first, there.stop - RUN_WORDS + 1)}
        begun = bits.of(
            n for n in range(sentence.first, sentence.stop - RUN_WORDS + 1) if tuple(forms[n : n + RUN_WORDS]) in runs
        )
        return bits.union(begun << n for n in range(RUN_WORDS)).bit_count() / (sentence.stop - sentence.first or 1)

    @staticmethod
    def _found(words: Mapping[Pair, int], text: str, others: Iterable[str]) -> int:
        return bits.union(words.get((text, other), 0) for other in others)

    def _add(self, alignment: Alignment, here: Span, there: Span) -> None:
        text = self.texts.get(here.doc)
        if text is None or there.doc not in self.texts:
            return
        words = bits.span(*text.places(here.start, here.end))
        if words:
            pair = here.doc, there.doc
            self._told[pair] = self._told.get(pair, 0) | words
            self.passages.setdefault(pair, []).append(alignment)


def _first_quoted(text: Text) -> Iterator[int]:
    """The first words of each stretch inside quotation marks; paragraphs of one statement are one stretch."""
    stretch = 0
    for n, told in enumerate(text.narrative):
        stretch = 0 if told else stretch + 1
        if 0 < stretch <= _STATEMENT_WORDS:
            yield n
