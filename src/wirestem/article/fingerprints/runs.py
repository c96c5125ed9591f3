"""Runs of words as a fingerprint keeps them: hashed, outside quotations."""

from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from wirestem.model import Document
from wirestem.text import quoted, words

RUN_WORDS = 6
_DIGEST = 6  # bytes; a run's name is twice as many hexadecimal digits


class Run(NamedTuple):
    """RUN_WORDS words of the narrative, from word number `first` of it; `name` is their hash."""

    name: str
    first: int


class Narrative(NamedTuple):
    """The words of a text outside quotation marks, as (start, end), and the runs that they make."""

    words: tuple[tuple[int, int], ...]
    runs: tuple[Run, ...]


@lru_cache(maxsize=64)
def narrative(document: Document) -> Narrative:
    """The narrative of `document`: its paragraphs without quotations, captions or furniture.

    A run stays inside one paragraph and is not carried over a quotation: two texts that quote one speaker need share none.
    """
    masked = quoted(document)
    found: list[tuple[int, int]] = []
    runs: list[Run] = []
    for zone in document.zones:
        if zone.kind != "paragraph":
            continue
        forms: list[str] = []
        inside = [(a, b) for a, b in masked if a < zone.end and zone.start < b]
        for word in words(document.text, zone.start, zone.end):
            if any(a <= word.start < b for a, b in inside):
                forms = []
                continue
            found.append((word.start, word.end))
            forms.append(word.form)
            if len(forms) >= RUN_WORDS:
                runs.append(Run(named(forms[-RUN_WORDS:]), len(found) - RUN_WORDS))
    return Narrative(tuple(found), tuple(runs))


def named(forms: list[str]) -> str:
    """The hash of a run of words.

    >>> named("the vessel sent a distress call".split())
    '7a6c75b0fa8d'
    """
    return blake2b(" ".join(forms).encode(), digest_size=_DIGEST).hexdigest()
