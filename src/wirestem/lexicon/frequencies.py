"""How common words are in news: in how many of a few thousand texts each term occurs."""

from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Frequencies(NamedTuple):
    """`counts[term]` of `texts` texts hold the term (as `wirestem.text.term` gives it); rare ones are not listed."""

    texts: int
    counts: dict[str, int]


@cache
def frequencies() -> Frequencies:
    """The shipped counts; `training/word_frequencies.py` makes them."""
    first, *rest = (files("wirestem.lexicon") / "data" / "word_frequencies.tsv").read_text(encoding="utf-8").splitlines()
    return Frequencies(int(first), {name: int(count) for name, count in (line.split("\t") for line in rest)})
