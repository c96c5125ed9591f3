"""A document prepared once for comparison with many others."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import log
from typing import NamedTuple

from wirestem.lexicon.frequencies import frequencies
from wirestem.model import PROSE, Document, Range
from wirestem.story.align.amounts import spelt
from wirestem.text import quoted, sentences, term, words

SEED_WORDS = 3
_MOST_PLACES = 4
_STEM = 6  # letters that tell a word from others of two texts: "approv" is approved and approval
_PARTICLE = 3  # letters; "de", "von" and the like belong to names
_SPEECH = 2  # so many times more terms inside the marks than outside make a sentence speech
_COMMONEST = 0.5  # what the commonest term of the news weighs beside one nobody uses
_NAME = 0.75  # weight of a name's term: all who report an event name the same people


class Sentence(NamedTuple):
    """A sentence: its place, its word numbers and its terms in order.

    `speech` tells that nearly all of it stands in quotation marks.
    `common` are the terms that are not spelt like a name, `numbers` those that begin with a digit; `mass` is the weight of
    all.
    """

    start: int
    end: int
    first: int
    stop: int
    zone: int
    terms: tuple[str, ...]
    common: frozenset[str]
    numbers: frozenset[str]
    mass: float
    speech: bool
    headline: bool


class Index(NamedTuple):
    """The prose of one document as words, each with its zone and sentence, and the places of all its seeds.

    A seed is a run of SEED_WORDS words inside one zone, written with spaces; one that stands in more than a few places is a
    formula and left out. `narrative` flags the words outside quotation marks. `told` gives the sentences of each term, `weight`
    how much the term tells them apart.
    """

    document: Document
    starts: list[int]
    ends: list[int]
    forms: list[str]
    capital: list[bool]
    narrative: bytearray
    zone_of: list[int]
    sentence_of: list[int]
    sentences: list[Sentence]
    seeds: dict[str, list[int]]
    told: dict[str, list[int]]
    weight: dict[str, float]


class _Terms(NamedTuple):
    """The terms of a sentence in order, and which of them are spelt like no name."""

    place: Range
    words: Range
    zone: int
    terms: tuple[str, ...]
    common: frozenset[str]
    speech: bool


def index(document: Document) -> Index:
    """The index of `document`: headline, subheads and paragraphs; bylines, captions and furniture are not compared."""
    found = Index(document, [], [], [], [], bytearray(), [], [], [], {}, {}, {})
    masked = quoted(document)
    read: list[_Terms] = []
    for number, zone in enumerate(document.zones):
        if zone.kind in PROSE:
            first = len(found.forms)
            for start, end in sentences(document.text, zone.start, zone.end):
                _read_sentence(found, read, (start, end), number, masked)
            _add_seeds(found, first)
    for seed in [seed for seed, places in found.seeds.items() if len(places) > _MOST_PLACES]:
        del found.seeds[seed]
    _weigh(found, read)
    for sentence in read:
        _add_sentence(found, sentence)
    return found


def _read_sentence(found: Index, read: list[_Terms], place: Range, zone: int, masked: Sequence[Range]) -> None:
    text, first = found.document.text, len(found.forms)
    inside = [(a, b) for a, b in masked if a < place[1] and place[0] < b]
    told: dict[str, None] = {}
    spoken: dict[str, None] = {}
    common: set[str] = set()
    run = words(text, *place)
    amounts = spelt([word.form for word in run])
    for number, word in enumerate(run):
        found.starts.append(word.start)
        found.ends.append(word.end)
        found.forms.append(word.form)
        found.capital.append(text[word.start].isupper())
        stem = amounts[number] if number in amounts else term(word.form)[:_STEM]
        quoted_word = bool(inside) and any(a <= word.start < b for a, b in inside)
        found.narrative.append(not quoted_word)
        (spoken if quoted_word else told)[stem] = None
        if not found.capital[-1] and (len(stem) > _PARTICLE or stem.isdigit()):
            common.add(stem)
    count = len(found.forms) - first
    found.zone_of.extend([zone] * count)
    found.sentence_of.extend([len(read)] * count)
    if count:
        speech = len(spoken) > _SPEECH * len(told)
        terms = tuple(t for t in told | spoken if t)
        read.append(_Terms(place, (first, first + count), zone, terms, frozenset(common), speech))


def _add_seeds(found: Index, first: int) -> None:
    forms, seeds = found.forms, found.seeds
    for place in range(first, len(forms) - SEED_WORDS + 1):
        seeds.setdefault(" ".join(forms[place : place + SEED_WORDS]), []).append(place)


def _weigh(found: Index, read: Sequence[_Terms]) -> None:
    """Gives every term its weight: the rarer among the sentences here and in the news at large, the heavier."""
    count = Counter(name for sentence in read for name in sentence.terms)
    common = frozenset[str]().union(*(sentence.common for sentence in read))
    for name, n in count.items():
        found.weight[name] = log(1 + len(read) / n) * _rarity(name) * (1 if name in common else _NAME)
        found.told[name] = []


def _add_sentence(found: Index, read: _Terms) -> None:
    for name in read.terms:
        found.told[name].append(len(found.sentences))
    found.sentences.append(
        Sentence(
            *read.place,
            *read.words,
            read.zone,
            read.terms,
            read.common,
            frozenset(name for name in read.terms if name[0].isdigit()),
            sum(found.weight[name] for name in read.terms),
            read.speech,
            found.document.zones[read.zone].kind == "headline",
        )
    )


@lru_cache(maxsize=65536)
def _rarity(name: str) -> float:
    """How rare a term is in the news: 1 for one never met, _COMMONEST for one in every text."""
    known = frequencies()
    return _COMMONEST + (1 - _COMMONEST) * (1 - log(1 + _short_counts().get(name, 0)) / log(1 + known.texts))


@lru_cache(maxsize=1)
def _short_counts() -> dict[str, int]:
    """The shipped counts of terms cut to their first letters, the commonest of those that look the same."""
    found: dict[str, int] = {}
    for name, count in frequencies().counts.items():
        found[name[:_STEM]] = max(count, found.get(name[:_STEM], 0))
    return found
