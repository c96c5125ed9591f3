"""A document prepared once for comparison with many others."""

from collections.abc import Iterable
from typing import NamedTuple

from wirestem.model import Document
from wirestem.text import sentences, term, words

SEED_WORDS = 4
_PROSE = frozenset({"headline", "paragraph", "subhead"})
_MOST_PLACES = 4

Seed = tuple[str, ...]


class Sentence(NamedTuple):
    """A sentence as a range of word numbers, with its terms."""

    first: int
    stop: int
    zone: int
    terms: frozenset[str]


class Index(NamedTuple):
    """The prose of one document as words, each with its zone and sentence, and the places of all its seeds.

    A seed is a run of SEED_WORDS words inside one zone; one that stands in more than a few places is a formula and left out.
    """

    document: Document
    starts: list[int]
    ends: list[int]
    forms: list[str]
    zone_of: list[int]
    sentence_of: list[int]
    sentences: list[Sentence]
    headline: frozenset[int]
    seeds: dict[Seed, list[int]]


def index(document: Document) -> Index:
    """The index of `document`: headline, subheads and paragraphs; bylines, captions and furniture are not compared."""
    found = Index(document, [], [], [], [], [], [], frozenset(_headlines(document)), {})
    for number, zone in enumerate(document.zones):
        if zone.kind in _PROSE:
            first = len(found.forms)
            for start, end in sentences(document.text, zone.start, zone.end):
                _add_sentence(found, start, end, number)
            _add_seeds(found, first)
    for seed in [seed for seed, places in found.seeds.items() if len(places) > _MOST_PLACES]:
        del found.seeds[seed]
    return found


def _headlines(document: Document) -> Iterable[int]:
    return (n for n, zone in enumerate(document.zones) if zone.kind == "headline")


def _add_sentence(found: Index, start: int, end: int, zone: int) -> None:
    first = len(found.forms)
    terms = set()
    for word in words(found.document.text, start, end):
        found.starts.append(word.start)
        found.ends.append(word.end)
        found.forms.append(word.form)
        terms.add(term(word.form))
    count = len(found.forms) - first
    found.zone_of.extend([zone] * count)
    found.sentence_of.extend([len(found.sentences)] * count)
    if count:
        found.sentences.append(Sentence(first, first + count, zone, frozenset(terms - {""})))


def _add_seeds(found: Index, first: int) -> None:
    forms, seeds = found.forms, found.seeds
    for place in range(first, len(forms) - SEED_WORDS + 1):
        seeds.setdefault(tuple(forms[place : place + SEED_WORDS]), []).append(place)
