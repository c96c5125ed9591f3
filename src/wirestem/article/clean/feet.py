"""How likely a line under a story is the page's own talk and not the story's last words, by weights learnt from pages."""

import json
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from math import exp, log
from typing import NamedTuple

from wirestem.article.clean.heads import terms
from wirestem.article.clean.pagetalk import QUOTED, TELLS, tells_past
from wirestem.article.clean.pieces import pieces
from wirestem.lexicon.outlets import outlet_words

LIKELY = 0.6
_YOU = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
_WE = re.compile(r"\b(?:we|our|ours|us)\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z-]+")
_IS = re.compile(r"^(?:\W*[\w’'&.-]+){1,6}? (?:is|are)\b")
_DAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_STOPS = re.compile(r"[.!?]\s")
_PARTS = re.compile(r"[.!?:;] +")
_ROLE = re.compile(
    r"\b(?:correspondents?|reporters?|editors?|writers?|columnists?|newspaper|magazine|newsletter|bulletin|publishers?|publication"
    r"|journalism|newsroom|newsdesk|readers?)\b",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r"\b(?:disclaimer|opinions?|responsib\w+|liab\w+|copyright|rights|licen[cs]e\w*|reproduc\w+|reprint\w*|permission|affiliated"
    r"|syndicated)\b",
    re.IGNORECASE,
)
_END_MARK = re.compile(r"(?<=[.!?”\"])\s*(?:[^\w\s.!?\"”’')\]]+|\([A-Z][\w/ -]{1,30}\)|[A-Z]{2,7})\s*$")  # "■", "(ANL)", "RSS"
_LONGEST = 45  # words
_OPENING = 4  # words
_LABEL = re.compile(r"(?:[\w’'-]+ ){0,2}[\w’'-]+: ")


class Signs(NamedTuple):
    """What is seen of a line, each a number or 0 and 1.

    `shared` is how much of its longer words the story uses too; `asks` and `asks_later` that it, or a later part of it, begins
    as a page asks its readers; `page` how many words speak of the page (two at most); `stops` inner ends of sentences;
    `parts` that it is a row of things; `mark` that a bracket or dash opens it; `house` that it opens with a paper's name.
    """

    always: float
    shared: float
    quoted: float
    tells: float
    past: float
    you: float
    we: float
    asks: float
    asks_later: float
    page: float
    length: float
    short: float
    stops: float
    ends: float
    parts: float
    states: float
    question: float
    capitals: float
    weekday: float
    mark: float
    role: float
    legal: float
    label: float
    house: float


def signs(words: str, told: frozenset[str]) -> Signs:
    """The signs of a line; `told` are the beginnings of the longer words of the story (`heads.terms`)."""
    own = terms(words)
    small = set(_WORD.findall(words.lower()))
    size = len(words.split())
    letters = [sign for sign in words if sign.isalpha()]
    return Signs(
        always=1,
        shared=len(own & told) / len(own) if own else 0,
        quoted=bool(QUOTED.search(words)),
        tells=bool(TELLS.search(words)),
        past=tells_past(words),
        you=bool(_YOU.search(words)),
        we=bool(_WE.search(words)),
        asks=_asks([words]),
        asks_later=_asks(_PARTS.split(words)[1:]),
        page=min(2, len(small & outlet_words("page"))),
        length=log(max(1, size)),
        short=size <= 8,
        stops=min(3, len(_STOPS.findall(words))),
        ends=words.rstrip()[-1:] in (".", "!", "?"),
        parts=len(pieces(words)) > 1,
        states=bool(_IS.match(words)),
        question="?" in words,
        capitals=sum(sign.isupper() for sign in letters) > len(letters) / 2,
        weekday=bool(_DAY.search(words)),
        mark=words[:1] in tuple("([*-—–•▶"),
        role=bool(_ROLE.search(words)),
        legal=bool(_LEGAL.search(words)),
        label=bool(_LABEL.match(words)),
        house=_names_house(words),
    )


def _names_house(words: str) -> bool:
    """Whether a line opens with a name as papers have it ("The Mercury costs two florins")."""
    opening = (word.removesuffix("’s").removesuffix("'s") for word in re.findall(r"[\w’'-]+", words)[:_OPENING])
    return any(word[:1].isupper() and word.casefold() in outlet_words("paper") for word in opening)


def _asks(parts: Iterable[str]) -> bool:
    firsts = (_WORD.search(part.lower()) for part in parts)
    return any(first is not None and first.group() in outlet_words("ask") for first in firsts)


def likely(words: str, told: frozenset[str]) -> float:
    """The chance that a line at the foot is the page's own talk, 0 to 1.

    >>> told = terms("The council voted to close the iron bridge at Tolmouth.")
    >>> likely("Letters to the editor: keep them short. Reprints: ask Doreen.", told) > LIKELY
    True
    >>> likely("The council will vote on the bridge again in spring, the mayor said.", told) > LIKELY
    False
    """
    if len(words.split()) > _LONGEST:
        return 0.0
    found = signs(_END_MARK.sub("", words), told)
    return 1 / (1 + exp(-sum(weight * sign for weight, sign in zip(_weights(), found, strict=True))))


@cache
def _weights() -> tuple[float, ...]:
    """The weights in the order of the signs (`training/feet.py` learns them)."""
    stored = json.loads(files("wirestem.article.clean").joinpath("data", "feet.json").read_text(encoding="utf-8"))
    return tuple(float(stored[name]) for name in Signs._fields)
