"""Parts of speech (Penn Treebank tags) by an averaged perceptron; weights in `data/tags.en.json`.

The method is Collins' (2002) as Honnibal simplified it: greedy, left to right, with a word list for what is never in doubt.
The weights were learnt from the English Web Treebank (CC BY-SA 4.0) and the freely licensed genres of GUM (CC BY 4.0); see
`training/tags.md`.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files

import msgspec
import numpy as np
from numpy.typing import NDArray


class Weights(msgspec.Struct, frozen=True):
    """`words` gives the tag of words that have one, `choices` the numbers of the tags that other common words can have.

    `weights` maps a feature to pairs of tag number and weight. `open` are the tags that new words can have,
    `name` is the one of names, which every capital may mean.
    """

    tags: tuple[str, ...]
    words: dict[str, str]
    choices: dict[str, tuple[int, ...]]
    open: tuple[int, ...]
    weights: dict[str, tuple[int, ...]]
    name: int = 0


@cache
def _weights() -> Weights:
    return msgspec.json.decode((files("wirestem.text") / "data" / "tags.en.json").read_bytes(), type=Weights)


def tags(forms: Sequence[str]) -> tuple[str, ...]:
    """A tag for each token of one sentence; `forms` are those of `wirestem.text.tokens`.

    >>> tags(["She", "said", "the", "talks", "failed", "."])
    ('PRP', 'VBD', 'DT', 'NNS', 'VBD', '.')
    """
    model = _weights()
    found: list[str] = []
    before, before2 = "-S-", "-S2-"
    context = ["-S2-", "-S-", *(normal(form) for form in forms), "-E-", "-E2-"]
    for i, form in enumerate(forms):
        tag = model.words.get(context[i + 2] if i else context[i + 2].lower()) or PLAIN.get(form)
        if tag is None:
            tag = _best(model, i + 2, form, context, before, before2)
        found.append(tag)
        before2, before = before, tag
    return tuple(found)


def _best(model: Weights, i: int, form: str, context: Sequence[str], before: str, before2: str) -> str:
    word = context[i]
    # What hangs on single words is summed once for each; sums of whole numbers are the same in any order.
    known = _own(word, form) + _beside(context[i - 1], "lm") + _beside(context[i + 1], "ro")
    known = known + _beside(context[i - 2], "L") + _beside(context[i + 2], "R")
    scores = known.tolist()
    for name in _of_all(i, form, context, before, before2):
        pairs = model.weights.get(name)
        if pairs:
            for k in range(0, len(pairs), 2):
                scores[pairs[k]] += pairs[k + 1]
    allowed: Sequence[int] = model.choices.get(word.lower(), ())
    if not allowed:
        allowed = range(len(scores)) if word.endswith("ly") and word.lower() not in _NOT_ADVERBS else model.open
    best = max(allowed, key=scores.__getitem__)
    if word[:1].isupper() and scores[model.name] > scores[best]:
        best = model.name
    return model.tags[best]


_NOT_ADVERBS = frozenset("rally ally supply family assembly anomaly bully monopoly reply italy july sicily belly jelly".split())
PLAIN = {
    ",": ",", ".": ".", "?": ".", "!": ".", "…": ":", "...": ":", ":": ":", ";": ":", "-": ":", "–": ":", "—": ":", "--": ":",
    '"': "''", "“": "''", "”": "''", "«": "''", "»": "''", "„": "''", "''": "''", "``": "''",
    "(": "(", ")": ")", "[": "(", "]": ")", "$": "$", "€": "$", "£": "$", "%": "NN", "/": ":", "&": "CC",
}  # fmt: skip


def normal(form: str) -> str:
    """What features see of a token: numbers fold together, a capital stays a capital."""
    if form[:1].isdigit():
        return "!YEAR" if form.isdigit() and len(form) == 4 else "!DIGITS"
    return form


def features(i: int, form: str, context: Sequence[str], before: str, before2: str) -> Iterator[str]:
    """The names of the features of token `i` of `context`, which has two places of padding at either side."""
    yield from _of_word(context[i], form)
    yield from _of_other(context[i - 1], "lm")
    yield from _of_other(context[i + 1], "ro")
    yield from _of_other(context[i - 2], "L")
    yield from _of_other(context[i + 2], "R")
    yield from _of_all(i, form, context, before, before2)


def _of_word(word: str, form: str) -> Iterator[str]:
    yield "b"
    yield "s" + word[-3:].lower()
    yield "u" + word[-2:].lower() + shape(form)
    yield "p" + word[:1]
    yield "w" + word.lower()


def _of_other(word: str, letters: str) -> Iterator[str]:
    """The features of a word beside the token; `letters` are those that they begin with, for the word and for its ending."""
    yield letters[0] + word.lower()
    if len(letters) > 1:
        yield letters[1] + word[-3:].lower()


def _of_all(i: int, form: str, context: Sequence[str], before: str, before2: str) -> Iterator[str]:
    yield "t" + before
    yield "v" + before2
    yield "q" + before + " " + before2
    yield "x" + before + " " + context[i].lower()
    yield "c" + shape(form) + shape(context[i - 1]) + shape(context[i + 1])


@lru_cache(maxsize=40_000)
def _own(word: str, form: str) -> NDArray[np.int64]:
    return _sum(_of_word(word, form))


@lru_cache(maxsize=80_000)
def _beside(word: str, letters: str) -> NDArray[np.int64]:
    return _sum(_of_other(word, letters))


def _sum(names: Iterator[str]) -> NDArray[np.int64]:
    """What features weigh for every tag together."""
    model = _weights()
    found = [0] * len(model.tags)
    for name in names:
        pairs = model.weights.get(name, ())
        for k in range(0, len(pairs), 2):
            found[pairs[k]] += pairs[k + 1]
    return np.array(found, np.int64)


def shape(form: str) -> str:
    """One letter for a form's outline: capitals, capital first, hyphenated, with digits, lower case, other."""
    if form.isupper():
        return "U"
    if form[:1].isupper():
        return "C"
    if "-" in form:
        return "h"
    return "a" if form.isalpha() else "o"


def possible(word: str) -> frozenset[str]:
    """The tags that a word in small letters is known with; none for one that the tagger was not taught.

    >>> sorted(possible("moved")), possible("qorband")
    (['VBD', 'VBN'], frozenset())
    """
    model = _weights()
    always = model.words.get(word)
    return frozenset([always] if always else (model.tags[n] for n in model.choices.get(word, ())))
