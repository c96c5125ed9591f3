"""Words as claims are compared by: folded, cut to the stem, words of one sense made equal."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from wirestem.model import Traits
from wirestem.story.corroborate.knowledge import number_words, plain_verbs, senses, word_list
from wirestem.text import Word, paragraphs, sentences, words
from wirestem.text.tags import tags
from wirestem.text.tokens import tokens

_DOUBLED = re.compile(r"([bdgmnprtz])\1$|(?<=\w{3})(l)\2$")


LONGEST = 2000
"""Characters beyond which a sentence is none: a table or a page without punctuation."""


class Term(NamedTuple):
    """A content word at `text[start:end]`; `form` is its sense ("=die") or stem; `name` says it is spelt as a name is,
    wherever it stands in the text."""

    start: int
    end: int
    form: str
    name: bool


_EED = re.compile(r"(?:exc|succ|proc|ind|sp|bl|br|gr|st)eed")
"""Words whose "ed" is no ending."""


@cache
def stem(word: str) -> str:
    """A word without its inflection, British and American spelling made one.

    >>> [stem(w) for w in ("recalled", "recalls", "stopping", "harbour", "metres", "organised", "overtaken", "denied")]
    ['recal', 'recal', 'stop', 'harbor', 'metr', 'organiz', 'overtak', 'deny']
    """
    w = word.removesuffix("'s").removesuffix("'")
    w = plain_verbs().get(w, w)
    if len(w) > 4 and w.endswith(("ies", "ied")):
        w = w[:-3] + "y"
    elif len(w) > 4 and w.endswith(("sses", "xes", "ches", "shes")):
        w = w[:-2]
    elif len(w) > 3 and w.endswith("s") and not w.endswith(("ss", "us", "is")):
        w = w[:-1]
    for ending in ("ing", "ed") if not _EED.fullmatch(w) else ():
        if w.endswith(ending) and len(w) - len(ending) >= 3:
            w = w[: -len(ending)]
            break
    w = _DOUBLED.sub(r"\1\2", w)
    w = w[:-1] if len(w) > 3 and w.endswith("e") else w
    w = re.sub(r"is(at|$)", r"iz\1", w) if len(w) > 5 else w
    w = re.sub(r"our$", "or", w) if len(w) > 4 else w
    w = re.sub(r"(met|cent|theat|lit|fib)er$", r"\1r", w)
    return re.sub(r"(.{3})enc$", r"\1ens", w)


@cache
def _sense_table() -> tuple[dict[str, tuple[str, ...]], dict[str, dict[tuple[str, ...], str]]]:
    """The senses of each single stem, in order, and that of each phrase by its first stem."""
    single: dict[str, tuple[str, ...]] = {}
    several: dict[str, dict[tuple[str, ...], str]] = {}
    for sense in senses():
        for form in sense.forms:
            parts = tuple(stem(w.form) for w in words(form.lower()))
            if len(parts) > 1:
                several.setdefault(parts[0], {}).setdefault(parts, f"={sense.name}")
            elif f"={sense.name}" not in single.get(parts[0], ()):
                single[parts[0]] = (*single.get(parts[0], ()), f"={sense.name}")
    return single, several


FIXED = frozenset({"=deny", "=false", "=rumour", "=charge", "=die", "=injured", "=missing", "=percent", "=people"})
"""Senses that decide what a clause does; their words never mean anything else."""


def meanings(texts: Iterable[str]) -> dict[str, str]:
    """The sense of each stem that has several: the one whose other words the texts use most, else the first.

    A sentence counts once however many articles have it.

    >>> meanings(["The strike began.", "The walkout shut the docks."])["strik"]
    '=strike_work'
    """
    lines = {text[a:b] for text in texts for block in paragraphs(text) for a, b in sentences(text, *block)}
    counted = Counter(stem(w.form) for line in lines for w in words(line))
    single, _ = _sense_table()
    told: Counter[str] = Counter()
    for name, many in counted.items():
        told.update(dict.fromkeys(single.get(name, ()), min(many, 20)))
    return {
        name: max(known, key=lambda sense: (sense in FIXED, told[sense], -known.index(sense)))
        for name in counted
        if len(known := single.get(name, ())) > 1
    }


class Page:
    """A text with its words and content words found once; slices are by place. `traits` are the encoder's, `kept` is
    what was found of its clauses and is asked for more than once.

    >>> page = Page("The crew lost their lives at sea.")
    >>> [t.form for t in page.terms(0, 33)]
    ['=crew', '=lose', '=die', '=water']
    """

    def __init__(self, text: str, meant: Mapping[str, str] | None = None, traits: Traits | None = None) -> None:
        self.text, self.traits = text, traits
        self.kept: dict[object, object] = {}
        self._words = words(text)
        self._starts = [w.start for w in self._words]
        self._terms = tuple(_terms(text, self._words, meant or {}))
        self._term_starts = [t.start for t in self._terms]

    @cached_property
    def verbs(self) -> dict[int, str]:
        """Where the words begin that the tagger takes for verbs, each with its tag."""
        lines = (line for block in paragraphs(self.text) for line in sentences(self.text, *block))
        return {start + at: tag for start, end in lines if end - start <= LONGEST for at, tag in _verbs(self.text[start:end])}

    @cached_property
    def finite(self) -> frozenset[int]:
        """Where the words begin that the tagger takes for finite verbs."""
        return frozenset(at for at, tag in self.verbs.items() if tag in _FINITE)

    def words(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that begin in `text[start:end]`."""
        return self._words[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def terms(self, start: int, end: int) -> tuple[Term, ...]:
        """The content words that begin in `text[start:end]`; numbers are left to `figures`."""
        return self._terms[bisect_left(self._term_starts, start) : bisect_left(self._term_starts, end)]


_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})


@lru_cache(maxsize=50_000)
def _verbs(sentence: str) -> tuple[tuple[int, str], ...]:
    """Where verbs begin in a sentence, with their tags; copies of an article share the answer."""
    found = tokens(sentence)
    told = zip(found, tags([t.form for t in found]), strict=True)
    return tuple((token.start, tag) for token, tag in told if tag.startswith("VB") or tag == "MD")


def _terms(text: str, found: tuple[Word, ...], meant: Mapping[str, str]) -> Iterator[Term]:
    stems = [stem(w.form) for w in found]
    common = {w.form for w in found if text[w.start].islower()}
    single, several = _sense_table()
    stop = word_list("stop") | number_words().keys()
    i = 0
    while i < len(found):
        word = found[i]
        sense, taken = _phrase_at(stems, i, several)
        if sense is not None:
            yield Term(word.start, found[i + taken - 1].end, sense, False)
        elif not (word.form[0].isdigit() or word.form.replace("’", "'").removesuffix("'s") in stop):
            yield Term(
                word.start, word.end, _sense(stems[i], single, meant), text[word.start].isupper() and word.form not in common
            )
        i += max(taken, 1)


def _sense(name: str, single: Mapping[str, tuple[str, ...]], meant: Mapping[str, str]) -> str:
    return meant.get(name) or single.get(name, (name,))[0]


def _phrase_at(stems: list[str], i: int, several: dict[str, dict[tuple[str, ...], str]]) -> tuple[str | None, int]:
    phrases = several.get(stems[i])
    if phrases is None:
        return None, 0
    for length in (4, 3, 2):
        sense = phrases.get(tuple(stems[i : i + length])) if i + length <= len(stems) else None
        if sense is not None:
            return sense, length
    return None, 0
