"""A document prepared once for comparison with many others."""

from collections.abc import Sequence
from typing import NamedTuple

from wirestem.model import Document, Range
from wirestem.text import quoted, sentences, term, words

SEED_WORDS = 4
_PROSE = frozenset({"headline", "paragraph", "subhead"})
_MOST_PLACES = 4
_STEM = 6  # letters that tell a word from others of two texts: "approv" is approved and approval
_PARTICLE = 3  # letters; "de", "von" and the like belong to names
_SPEECH = 2  # so many times more terms inside the marks than outside make a sentence speech

Seed = tuple[str, ...]


class Sentence(NamedTuple):
    """A sentence: its place, its word numbers and its terms in order.

    The terms are those of the narrative; where nearly all stands in quotation marks, those of the quotation (`speech`).
    `common` are the terms that are not spelt like a name.
    """

    start: int
    end: int
    first: int
    stop: int
    zone: int
    terms: tuple[str, ...]
    common: frozenset[str]
    speech: bool
    headline: bool


class Index(NamedTuple):
    """The prose of one document as words, each with its zone and sentence, and the places of all its seeds.

    A seed is a run of SEED_WORDS words inside one zone; one that stands in more than a few places is a formula and left out.
    """

    document: Document
    starts: list[int]
    ends: list[int]
    forms: list[str]
    capital: list[bool]
    zone_of: list[int]
    sentence_of: list[int]
    sentences: list[Sentence]
    seeds: dict[Seed, list[int]]


def index(document: Document) -> Index:
    """The index of `document`: headline, subheads and paragraphs; bylines, captions and furniture are not compared."""
    found = Index(document, [], [], [], [], [], [], [], {})
    masked = quoted(document)
    for number, zone in enumerate(document.zones):
        if zone.kind in _PROSE:
            first = len(found.forms)
            for start, end in sentences(document.text, zone.start, zone.end):
                _add_sentence(found, start, end, number, masked)
            _add_seeds(found, first)
    for seed in [seed for seed, places in found.seeds.items() if len(places) > _MOST_PLACES]:
        del found.seeds[seed]
    return found


def _add_sentence(found: Index, start: int, end: int, zone: int, masked: Sequence[Range]) -> None:
    first = len(found.forms)
    inside = [(a, b) for a, b in masked if a < end and start < b]
    told: dict[str, None] = {}
    spoken: dict[str, None] = {}
    common: set[str] = set()
    for word in words(found.document.text, start, end):
        found.starts.append(word.start)
        found.ends.append(word.end)
        found.forms.append(word.form)
        found.capital.append(found.document.text[word.start].isupper())
        stem = term(word.form)[:_STEM]
        (spoken if any(a <= word.start < b for a, b in inside) else told)[stem] = None
        if not found.capital[-1] and (len(stem) > _PARTICLE or stem.isdigit()):
            common.add(stem)
    count = len(found.forms) - first
    found.zone_of.extend([zone] * count)
    found.sentence_of.extend([len(found.sentences)] * count)
    if count:
        speech = len(spoken) > _SPEECH * len(told)
        terms = tuple(t for t in (spoken if speech else told) if t)
        headline = found.document.zones[zone].kind == "headline"
        found.sentences.append(Sentence(start, end, first, first + count, zone, terms, frozenset(common), speech, headline))


def _add_seeds(found: Index, first: int) -> None:
    forms, seeds = found.forms, found.seeds
    for place in range(first, len(forms) - SEED_WORDS + 1):
        seeds.setdefault(tuple(forms[place : place + SEED_WORDS]), []).append(place)
