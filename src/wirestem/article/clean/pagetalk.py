"""Lines by which a page speaks to its readers: what it asks of them, what it says of itself."""

import re

from wirestem.article.clean import parts
from wirestem.article.clean.lines import Line, as_line
from wirestem.article.clean.pieces import piece_sort, pieces, undecorated
from wirestem.lexicon.agencies import Agencies
from wirestem.lexicon.furniture import furniture_sort
from wirestem.lexicon.outlets import outlet_words
from wirestem.text.sentences import sentences

_YOU = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
_WE = re.compile(r"\b(?:we|our|ours|us)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PAST = frozenset(
    "was were had did went came took gave fell rose made got put left held found lost won met kept cut hit will would ran sat"
    " stood wrote became began knew saw grew drew broke spoke fled sank hung shook took".split()
)
# "Support for the ferry has come from the county" asks for nothing.
_SERVES = frozenset("has have is are had been will would by lay".split())
_BE = frozenset("is are be been being".split())
_PROMPT = re.compile(r"[.!?…][\"”’)\]]*\s+(?P<prompt>[A-Z][^.!?]{2,60}?(?:\s*\([^)]*\))?)$")
_ARTICLE = re.compile(r"(?:the|an?|his|her|its|their|this|that|these|those)\b", re.IGNORECASE)
_SHORT_WORDS = 8
_SCRAP_WORDS = 6
QUOTED = re.compile(r"[\"“”‘«»]|(?<!\w)'")
TELLS = re.compile(r"\b(?:said|says|told|asked|according|added|wrote)\b", re.IGNORECASE)


def sort_of(words: str, *, edge: bool, tail: bool) -> str | None:
    """The sort of furniture that a line is, with or without the signs at its edges."""
    bare = undecorated(words)
    sort = furniture_sort(bare, edge=edge, tail=tail)
    return sort or (furniture_sort(words, edge=edge, tail=tail) if bare != words else None)


def tells_past(words: str) -> bool:
    """Whether words tell what happened: "The Post asked the mayor", but not "The Post is printed on old nets".

    >>> tells_past("asked the mayor"), tells_past("is printed on old nets")
    (True, False)
    """
    said = [word.lower() for word in _WORD.findall(words)]
    return any(
        word in _PAST or (len(word) > 4 and word.endswith("ed") and _BE.isdisjoint(said[max(0, n - 3) : n]))
        for n, word in enumerate(said)
    )


def ends_in_a_prompt(words: str) -> bool:
    """Whether a line ends, without a stop, in something to do: "The harbour fund stands at 4,100 crowns. Give here".

    >>> ends_in_a_prompt("The fund stands at 4,100 crowns. Give here"), ends_in_a_prompt("The fund stands at 4,100 crowns.")
    (True, False)
    """
    match = _PROMPT.search(words)
    if match is None or QUOTED.search(words) or TELLS.search(words):
        return False
    first = next(iter(_WORD.findall(match["prompt"])), "").lower()
    return first in outlet_words("ask") or bool(re.search(r"(?:here|now)\W*$|[→»›>]", match["prompt"]))


def speaks_of_the_page(line: Line) -> bool:
    """Whether a last line speaks for the house to its readers: "The Tide lives on your letters." No reported speech does."""
    if line.size > 30 or QUOTED.search(line.words) or TELLS.search(line.words):
        return False
    first, *more = [line.words[start:end].strip() for start, end in sentences(line.words)] or [line.words]
    if more:  # what begins by telling a fact is none, though it ends "Bring your card."
        asked = first.endswith("?") and any(speaks_of_the_page(as_line(words)) for words in more)
        return asked or bool(piece_sort(first)) or speaks_of_the_page(as_line(first))
    if _YOU.search(line.words) or (line.size <= 14 and _WE.search(line.words) and not tells_past(line.words)):
        return True
    words = [word.lower() for word in _WORD.findall(line.words)]
    if line.size > 14 or not words or any(word in _PAST or (len(word) > 4 and word.endswith("ed")) for word in words):
        return False
    asks = words[0] in outlet_words("ask") and _SERVES.isdisjoint(words)
    named = len(outlet_words("page").intersection(words)) + ("this" in words)
    bare = line.size <= _SHORT_WORDS and _SERVES.isdisjoint(words) and not _ARTICLE.match(line.words)
    return asks or named > 1 or (named == 1 and bare)


def mixed_foot(line: Line, agencies: Agencies) -> str | None:
    """The label of a foot of several sentences or pieces in which the page speaks, perhaps beside a sign-off; else None."""
    held = [piece.words for piece in pieces(line.words)]
    if len(held) == 1:
        held = [line.words[start:end].strip() for start, end in sentences(line.words)]
    if len(held) < 2 or line.size > 60 or any(TELLS.search(words) or QUOTED.search(words) for words in held):
        return None
    signed = [parts.is_signoff(as_line(words), agencies) for words in held]
    page = [not s and bool(piece_sort(w) or speaks_of_the_page(as_line(w))) for w, s in zip(held, signed, strict=True)]
    if (
        any(signed)
        and any(page)
        and all(s or p or len(w.split()) <= _SCRAP_WORDS for s, p, w in zip(signed, page, held, strict=True))
    ):
        return "signoff"
    return "notice" if page[0] and sum(page) * 2 > len(page) else None
