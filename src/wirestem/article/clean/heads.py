"""Which line is the headline and which the page's head, told by what they share with the story and how they are built."""

import re
from collections.abc import Sequence

from wirestem.article.clean.lines import Line
from wirestem.article.clean.mastheads import slogan_of
from wirestem.article.clean.pieces import begins_with_label, pieces
from wirestem.lexicon.credits import credit_cue
from wirestem.lexicon.outlets import ends_like, outlet_words

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5  # letters: "valves" and "valve" tell of the same thing
_NAME_WORDS = 5
_FRAMED = re.compile(r"[~*=_<>«»:.-]+\s.*\s[~*=_<>«»:.-]+")
_BEATS = re.compile(r"(?:[\w’'& -]{2,24}[.!] ){2,}[\w’' -]{2,24}[.!]")  # "Fast. Fair. Free."
_READER = re.compile(r"\b(?:you(?:['’]re| are)?|your|our|we)\b", re.IGNORECASE)
_HEADLINE_WORDS = 4
ENOUGH = 0.34


def heads_page(words: str) -> bool:
    """Whether a line may be the head of a page rather than of a story: a name and what it is, a name in a frame, a greeting.

    >>> [heads_page(w) for w in ("The Compass — independent journalism", "~ terrace notes ~", "Opinion | What now")]
    [True, True, False]
    """
    if begins_with_label(words):
        return False
    parts = pieces(words, dashes=True)
    named = len(parts) > 1 and len(parts[0].words.split()) <= _NAME_WORDS and (_is_name(parts[0].words) or words.islower())
    return (
        named
        or slogan_of(words) is not None
        or _is_house(words)
        or bool(_FRAMED.fullmatch(words))
        or bool(_BEATS.fullmatch(words))
        or bool(credit_cue("slogan").search(words))
        or bool(_READER.search(words))
        or not outlet_words("page").isdisjoint(re.findall(r"[a-z-]+", words))
    )


def _surely_heads(words: str) -> bool:
    """Whether a line that may head a page has more than a headline would: a slogan, small letters throughout, many pieces."""
    return (
        _is_house(words)
        or words.islower()
        or len(pieces(words, dashes=True)) > 2
        or credit_cue("slogan").search(words) is not None
    )


def _is_house(words: str) -> bool:
    """Whether words are nothing but a name with a paper's word in it: "The Guardian of the Strait"."""
    return len(words.split()) <= _NAME_WORDS and ends_like(words, "paper") and _is_name(words)


def _is_name(words: str) -> bool:
    return all(word[:1].isupper() or word in ("of", "the", "and", "&", "de", "for") for word in words.split())


def told_share(words: str, body: frozenset[str]) -> float:
    """How much of a line's longer words the story uses too, 0 to 1."""
    own = terms(words)
    return len(own & body) / len(own) if own else 0.0


def slogan_share(words: str, body: frozenset[str]) -> float:
    """The share of what a line says after the name that it begins with: a paper may name itself in its story."""
    name, *rest = pieces(words, dashes=True) or (None,)
    return told_share(words[rest[0].start :], body) if name and rest else told_share(words, body)


def terms(words: str) -> frozenset[str]:
    """The longer words of a line, cut to their beginnings."""
    return frozenset(word.casefold()[:_STEM] for word in _WORD.findall(words))


def without_heads(able: Sequence[Line], body: frozenset[str]) -> list[Line]:
    """The lines that may be the headline without those at their beginning that head the page.

    A line that may head a page does so when one that shares more with the story stands below it.
    """
    left = list(able)
    while len(left) > 1 and heads_page(left[0].words):
        under = next((line for line in left[1:] if line.size >= _HEADLINE_WORDS), left[1])
        share, after = slogan_share(left[0].words, body), told_share(under.words, body)
        apart = share < ENOUGH and _surely_heads(left[0].words) and not heads_page(under.words)
        if not apart and (after < ENOUGH or after <= share):
            break
        left = left[left.index(under) :]
    return left
