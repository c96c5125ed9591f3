"""Tokens as a grammar sees them: clitics and punctuation marks stand alone, abbreviations keep their stop."""

import re
from typing import NamedTuple

_TITLES = "Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Cdr|Cmdr|Adm|Sgt|Gov|Sen|Rep|Rev|Hon|St|Jr|Sr|No|vs|Inc|Co|Corp|Ltd"
_MONTHS = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_TOKEN = re.compile(
    r"(?P<number>[$€£¥]?\d+(?:[.,:]\d+)*(?:(?:st|nd|rd|th|s|pm|am|m|bn|k)\b|%|(?=\W|$))(?!-[A-Za-z]))"
    r"|(?P<short>(?:[A-Za-z]\.){2,}|\b(?:" + _TITLES + "|" + _MONTHS + r")\.|\b[A-Z]\.(?=\s+[A-Z]))"
    r"|(?P<word>\w+(?:[-‐‑/&.@’']\w+)*)"
    r"|(?P<mark>\.{2,}|-{2,}|''|``|[^\w\s])"
)
_CLITIC = re.compile(r"(?i)(?P<stem>.+?)(?P<clitic>n[’']t|[’'](?:s|re|ve|ll|d|m))$")
_CURLY = str.maketrans("’‘ʼ‐‑", "'''--")


class Token(NamedTuple):
    """A token at `text[start:end]`; `form` has straight apostrophes and plain hyphens."""

    start: int
    end: int
    form: str


def tokens(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens of `text[start:end]`; offsets are into `text`.

    >>> [t.form for t in tokens("Gen. Ito didn’t see the U.N.'s 2.5 m.")]
    ['Gen.', 'Ito', 'did', "n't", 'see', 'the', 'U.N.', "'s", '2.5', 'm', '.']
    """
    found: list[Token] = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        begin, stop, form = match.start(), match.end(), match.group()
        if match.lastgroup == "word" and ("'" in form or "’" in form):
            split = _CLITIC.match(form)
            if split:
                cut = begin + split.start("clitic")
                found.append(Token(begin, cut, split["stem"].translate(_CURLY)))
                found.append(Token(cut, stop, split["clitic"].translate(_CURLY)))
                continue
        found.append(Token(begin, stop, form if form.isascii() else form.translate(_CURLY)))
    return _joined(found)


def _joined(found: list[Token]) -> tuple[Token, ...]:
    """Joins an apostrophe with the s after an abbreviation: "U.N." + "'" + "s"."""
    out: list[Token] = []
    for token in found:
        if out and token.form == "s" and out[-1].form == "'" and out[-1].end == token.start and len(out) > 1:
            before = out[-2]
            if before.end == out[-1].start:
                out[-1] = Token(out[-1].start, token.end, "'s")
                continue
        out.append(token)
    return tuple(out)
