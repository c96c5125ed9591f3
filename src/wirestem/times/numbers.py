"""Numbers in figures and words."""

import re

from wirestem.lexicon.times import meanings

_WORD = re.compile(r"\d[\d,]*(?:\.\d+)?(?:/\d+)?|[a-z]+")
_PARTS = {"half": 0.5, "quarter": 0.25}


def number(words: str) -> float | None:
    """The number that `words` name, or None.

    >>> number("twenty-four"), number("2 1/2"), number("two hundred"), number("half an"), number("the")
    (24.0, 2.5, 200.0, 0.5, None)
    """
    total = current = 0.0
    met = False
    plain = words.lower()
    for piece in _WORD.findall(plain):
        value = _value(piece, plain)
        if value is None:
            continue
        met = True
        if piece == "dozen":
            current = (current or 1) * value  # "half a dozen" is six
        elif value in (100, 1000, 1000000) and not piece[0].isdigit():
            current = max(current, 1) * value
            if value > 100:
                total, current = total + current, 0
        else:
            current += value
    return total + current if met else None


def year_number(words: str) -> int | None:
    """The year that `words` name: "1996", "'89", "nineteen ninety-six", "two thousand and four"; None when they name none.

    >>> year_number("nineteen ninety-six"), year_number("’89"), year_number("two thousand")
    (1996, 1989, 2000)
    """
    digits = re.search(r"\d{4}|\d\d", words)
    if digits:
        year = int(digits[0])
        return year if year > 99 else year + (1900 if year > 40 else 2000)
    pieces = re.findall(r"[a-z]+", words.lower())
    if "thousand" in pieces:
        return int(number(words) or 0) or None
    if len(pieces) < 2:
        return None
    century, rest = number(pieces[0]), number(" ".join(pieces[1:]))
    return int(century * 100 + rest) if century and rest is not None else None


def _value(piece: str, words: str) -> float | None:
    if piece[0].isdigit():
        upper, _, lower = piece.replace(",", "").partition("/")
        return float(upper) / float(lower) if lower.strip("0") else float(upper)
    if piece in _PARTS:
        return _PARTS[piece]
    if piece in ("a", "an"):
        return 1.0 if re.fullmatch(r"an?(?: hundred| thousand)?", words) else None
    for name in ("ONES", "TENS", "BIG", "ORDINAL"):
        if piece in meanings(name):
            return float(meanings(name)[piece])
    return None
