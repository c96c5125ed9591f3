"""Poles: which opposites the words of a clause have ("rose" of "rose and fell"), and of which side."""

from functools import cache

from wirestem.story.corroborate.clause.propositions import Proposition
from wirestem.story.corroborate.knowledge import pairs, word_list
from wirestem.story.corroborate.terms import Page, stem

_PHRASE = 4
"""How many words a phrase among the opposites has at most."""


def poles(page: Page, proposition: Proposition) -> frozenset[tuple[int, bool]]:
    """Which opposites the words of a clause have, and of which side."""
    found: set[tuple[int, bool]] = set()
    for part in proposition.parts:
        here = page.words(*part)
        stems = tuple(stem(w.form) for w in here)
        for n, word in enumerate(here):
            verb = word.start in page.verbs or word.form in word_list("past only")
            known = _sides("opposite" if verb else "contrary")
            for length in range(1, _PHRASE + 1):
                found |= known.get(stems[n : n + length], frozenset()) if n + length <= len(stems) else frozenset()
    return frozenset(found)


@cache
def _sides(kind: str) -> dict[tuple[str, ...], frozenset[tuple[int, bool]]]:
    """For every word or phrase of the opposites in which pairs it stands, and on which side."""
    found: dict[tuple[str, ...], set[tuple[int, bool]]] = {}
    shift = len(pairs("opposite")) if kind == "contrary" else 0
    for number, pair in enumerate(pairs(kind), shift):
        for side, listed in zip((True, False), pair, strict=True):
            for phrase in sorted(listed):
                found.setdefault(tuple(stem(w) for w in phrase.split("_")), set()).add((number, side))
    return {words: frozenset(sides) for words, sides in found.items()}
