"""Sentences by rule: news prose with abbreviations, initials, quotations and decimal numbers."""

import re

from wirestem.model import Range

# A full stop after one of these ends no sentence when a word in capitals follows.
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt col maj capt cdr cmdr adm sgt gov sen rep rev hon pres st jr sr no nos vs etc inc co corp"
    " ltd dept jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun approx est ca fig"
    " mt ft bros messrs supt insp det brig comdr ave blvd rd".split()
)
_END = re.compile(r"(?P<stop>[.!?…]+)(?P<close>[\"'”’»)\]]*)(?=\s|$)")
_COURTESY = re.compile(r"\((?:Mr|Mrs|Ms|Dr|Prof|Rev)$")  # "Chief (Mrs.) Tariah"
_NEXT = re.compile(r"\s+(?P<open>[\"'“‘«(\[]*)(?P<first>\S)")
_CLOCK_END = re.compile(r"(?:^|\d)[ap]\.m$", re.IGNORECASE)
# "at 8 p.m. (1500 GMT)", "at 8 p.m. Tuesday", "at 8 p.m. EST"
_AFTER_CLOCK = re.compile(
    r"\s+(?:\([^()]{3,40}\)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:[A-Z]{1,3}[SD]?T|UTC)\b"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s\d)"
)
_LAST_WORD = re.compile(r"([\w.’'-]+)$")


def sentences(text: str, start: int = 0, end: int | None = None) -> tuple[Range, ...]:
    """The sentences of `text[start:end]`, which should lie in one paragraph; white space at the edges is left out.

    >>> [ "He told Gen. Ito. “Go!” she said. It cost 2.5 m."[a:b]
    ...   for a, b in sentences("He told Gen. Ito. “Go!” she said. It cost 2.5 m.") ]
    ['He told Gen. Ito.', '“Go!” she said.', 'It cost 2.5 m.']
    """
    stop = len(text) if end is None else end
    found: list[Range] = []
    begin = start
    for match in _END.finditer(text, start, stop):
        if match.end() < stop and _goes_on(text, begin, match, stop):
            continue
        _keep(found, text, begin, match.end())
        begin = match.end()
    _keep(found, text, begin, stop)
    return tuple(found)


def _goes_on(text: str, begin: int, match: re.Match[str], stop: int) -> bool:
    """Whether the sentence does not end at this stop."""
    follows = _NEXT.match(text, match.end(), stop)
    if follows is None:
        return False
    first = follows["first"]
    if first.islower():
        return True
    if match["stop"] == "." and not match["close"]:
        before = _LAST_WORD.search(text, begin, match.start())
        if before is not None and _CLOCK_END.search(before[1]) and _AFTER_CLOCK.match(text, match.end(), stop):
            return True
        return before is not None and _abbreviates(before[1], first)
    return match["close"] == ")" and _COURTESY.search(text, begin, match.start()) is not None


def _abbreviates(word: str, first: str) -> bool:
    """Whether "word." may stand inside a sentence before a word that begins with `first`."""
    plain = word.lower()
    if len(word) == 1 and word.isupper():
        return True  # an initial: "Shin H. Park"
    if re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word):
        return word.lower() not in {"a.m", "p.m"} and not (word.isupper() and first in "\"“‘'")
    if plain in {"no", "nos"}:
        return first.isdigit()
    return plain in _ABBREVIATIONS and plain not in {"co", "inc", "corp", "ltd", "etc", "jr", "sr"}


def _keep(found: list[Range], text: str, begin: int, end: int) -> None:
    piece = text[begin:end]
    start = begin + len(piece) - len(piece.lstrip())
    end = begin + len(piece.rstrip())
    if start < end:
        found.append((start, end))
