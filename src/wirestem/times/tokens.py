"""A text as a string of one sign a token, so that rules over words are plain regular expressions.

Every word the lexicon knows has a sign of its own; numbers, punctuation and other words have a sign by kind.
"""

import re
from functools import cache
from typing import NamedTuple

_TOKEN = re.compile(
    r"""
      (?P<moment>\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?(?!\d))
    | (?P<iso>\d{4}-\d\d-\d\d(?![\d-]))
    | (?P<numeric>\d{1,2}(?P<dot>[./-])\d{1,2}(?P=dot)(?:\d{4}|\d\d)(?![\d./-]*\d)|\d{1,2}\.\ \d{1,2}\.\ \d{4}(?!\d))
    | (?P<thousands>\d{1,3}(?:,\d{3})+(?!\d))
    | (?P<colon>\d{1,2}:\d\d(?::\d\d)?(?!\d|:\d)|\d{1,2}h\d\d(?!\w))
    | (?P<decimal>\d+\.\d+)
    | (?P<fraction>\d/\d(?!\d))
    | (?P<ordinal>\d+(?:st|nd|rd|th)\b)
    | (?P<decade>(?:\d\d|['’‘])?\d0s\b)
    | (?P<short>['’‘]\d\d(?![\d\w]))
    | (?P<code>(?<![^\W_])(?:[QH][1-4]|FY\ ?(?:20)?\d\d)(?!\w))
    | (?P<integer>\d+)
    | (?P<meridiem>[ap]\.\ ?m\.?(?![a-z]))
    | (?P<initials>(?:[A-Za-z]\.){2,})
    | (?P<word>[^\W\d_]+(?:['’](?![sS]\b)[^\W\d_]+)*)
    | (?P<possessive>['’][sS]\b)
    | (?P<line>\n)
    | (?P<other>[^\s\d])
    """,
    re.VERBOSE | re.IGNORECASE,
)

_MERIDIEM = re.compile(r"\s?[apAP]\.?\s?[mM]\b|\s(?:[A-Z]{2,4}T|GMT|UTC|hours)\b")
_HOURS = re.compile(r"[:hH]")

# The signs of kinds. Rules name them in capitals, alone or joined as below.
LINE, LOWER, PAST_VERB, ADVERB, CAPITAL_WORD, JUNK, OTHER = "\n", "w", "v", "y", "W", "x", "~"
PUNCTUATION = {
    ",": ",",
    ".": ".",
    "(": "(",
    ")": ")",
    "|": "|",
    "·": "|",
    "•": "|",
    "-": "-",
    "–": "-",
    "—": "=",
    "+": "+",
    "−": "+",
    "%": "%",
    ":": ":",
    ";": ";",
    "!": "!",
    "?": "!",
    "©": "©",
    "/": "/",
} | dict.fromkeys("'\"`‘’“”", '"')

KINDS: dict[str, str] = {
    "COMMA": ",", "DOT": ".", "OPEN": "(", "CLOSE": ")", "PIPE": "|", "DASH": "-", "SIGN": "+-", "PERCENT": "%", "S": "'",
    "COLON": ":", "QUOTE": '"', "LINE": LINE, "COPYRIGHT": "©", "SLASH": "/", "QUARTERCODE": "q", "HALFCODE": "u",
    "FISCALYEAR": "t",
    "WORD": LOWER + PAST_VERB + ADVERB, "CAPITAL": CAPITAL_WORD, "VERBED": PAST_VERB,
    "HOUR12": "1", "DAY": "123", "HOUR": "012", "INTEGER": "01234567abcdABCZ", "TWODIGITS": "1234",
    "YEAR": "abAB", "YEARSURE": "ab", "HHMM": "aACZ", "HHMMSURE": "Z", "DECIMAL": "fg", "DOTCLOCK": "g", "COLONCLOCK": "h",
    "FRACTION": "i", "ORDNUM": "j", "OTHERORDNUM": "k", "DECADE": "l", "SHORTYEAR": "m",
    "ISODATE": "n", "ISOMOMENT": "o", "NUMERICDATE": "p", "NUMBERLIKE": "01234567abcdefghipABCZ",
}  # fmt: skip


class Token(NamedTuple):
    """A token at `text[start:end]`."""

    start: int
    end: int


@cache
def word_signs() -> dict[str, str]:
    """The sign of every word that a class or a pattern names; filled by the grammar."""
    return {}


def signs_of(text: str, start: int, end: int) -> tuple[str, list[Token]]:
    """The signs of `text[start:end]`, one a token, and the tokens; a line end is a token of its own."""
    known = word_signs()
    signs: list[str] = []
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        kind = match.lastgroup or "other"
        piece = match.group()
        if kind == "word":
            sign = _word_sign(piece, known)
        elif kind == "other":
            sign = PUNCTUATION.get(piece) or known.get(piece, OTHER)
        elif kind in _BY_KIND:
            sign = _BY_KIND[kind]
        elif kind == "code":
            sign = {"q": "q", "h": "u"}.get(piece[0].lower(), "t")
        else:
            sign = _number_sign(text, match, kind, known)
        signs.append(sign)
        tokens.append(Token(match.start(), match.end()))
    return "".join(signs), tokens


_BY_KIND = {"line": LINE, "possessive": "'", "initials": CAPITAL_WORD}


def _word_sign(piece: str, known: dict[str, str]) -> str:
    sign = known.get(piece)
    if sign is not None:
        return sign
    if "’" in piece:
        piece = piece.replace("’", "'")
    sign = known.get(piece.lower()) or (known.get(piece.capitalize()) if piece.isupper() else None)
    if sign is not None:
        return sign
    if piece[0].isupper():
        return CAPITAL_WORD
    return PAST_VERB if is_past_verb(piece) else ADVERB if _is_adverb(piece) else LOWER


def is_past_verb(word: str) -> bool:
    """Whether a word in small letters looks like a regular verb of the past: "died", but not "need" or "hundred"."""
    return word.endswith("ed") and len(word) > 3 and not word.endswith("eed") and word not in _NO_VERBS


def _is_adverb(word: str) -> bool:
    """Whether a word in small letters looks like an adverb that may stand before a participle: "the newly elected council"."""
    return word in _ADVERBS or (word.endswith("ly") and len(word) > 4 and word not in _NO_ADVERBS)


_ADVERBS = frozenset({"still", "once", "never", "long", "well"})
_NO_ADVERBS = frozenset(
    {"family", "assembly", "supply", "reply", "rally", "monopoly", "anomaly", "apply", "imply", "comply", "belly"}
)
_NO_VERBS = frozenset({"hundred", "sacred", "naked", "wicked", "shed"})


def _number_sign(text: str, match: re.Match[str], kind: str, known: dict[str, str]) -> str:
    piece = match.group()
    if kind == "meridiem":
        return known["p.m." if piece[0] in "pP" else "a.m."]
    before = text[match.start() - 1] if match.start() else " "
    if before.isalpha() or before == "_":
        return JUNK  # part of a name: "Agenda2030"
    if kind == "integer":
        after = text[match.end() : match.end() + 1]
        return JUNK if after == "_" else _integer_sign(piece)
    if kind == "decimal":
        hours, _, minutes = piece.partition(".")
        return "g" if len(minutes) == 2 and int(hours[-4:]) < 25 and int(minutes) < 60 else "f"
    if kind == "colon":
        hours, minutes = _HOURS.split(piece)[:2]  # "20h10" is how the French and the Spanish write it
        if _is_length(text, match):
            return JUNK
        return "h" if int(hours) < 25 and int(minutes) < 60 else JUNK
    if kind == "ordinal":
        return "j" if 0 < int(piece[:-2][-4:]) < 32 and len(piece) < 5 else "k"
    return {"moment": "o", "iso": "n", "numeric": "p", "thousands": "d", "fraction": "i", "decade": "l", "short": "m"}[kind]


def _is_length(text: str, match: re.Match[str]) -> bool:
    """Whether hours, minutes and seconds are how long something took: "won in 2:16:41", "2h16:41", not "5:07:12 p.m."."""
    seconds = match.group().count(":") == 2 or text[match.end() : match.end() + 1] == ":"
    return seconds and not text[match.start() : match.start() + 2].isdigit() and not _MERIDIEM.match(text, match.end())


def _integer_sign(piece: str) -> str:
    if len(piece) == 4:
        clock = int(piece[:2]) < 25 and int(piece[2:]) < 60
        if "1900" <= piece <= "2099":
            return "a" if clock else "b"
        if "1500" <= piece <= "2199":
            return "A" if clock else "B"
        if clock and piece[0] == "0":
            return "Z"
        return "C" if clock else "7"
    if len(piece) > 4:
        return "d"
    number = int(piece)
    if number == 0:
        return "0"
    if len(piece) == 3:
        return "5"
    return "1" if number < 13 else "2" if number < 25 else "3" if number < 32 else "4"
