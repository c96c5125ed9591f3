"""Lines in which a page sets things side by side: "Log in · Search", "👍 212 | Share", "Home / News / Roads"."""

import re
from typing import NamedTuple

from wirestem.article.clean.lines import ends_sentence
from wirestem.article.clean.stamps import MONTH, WEEKDAY
from wirestem.lexicon.furniture import furniture_sort
from wirestem.lexicon.outlets import outlet_words
from wirestem.model import Range

_SIGN = r"[\u2190-\u21ff\u2300-\u27bf\u27f0-\u27ff\u2b00-\u2bff\U0001f000-\U0001faff]\ufe0f?"
_DOTS = "•·▪●∙⋅‧・◦"
_CUT = re.compile(
    rf"\s*[|¦‖｜]\s*|(?:^|(?<=\s))[{_DOTS}*~]+\s+|\s+~$|\s+//+\s+|\s+/\s+|\s*[›»❯]\s*(?=\S)|\s+>\s+|\t+|[ \u00a0]{{2,}}"
    rf"|\s*[【】]\s*|(?:^|\s+){_SIGN}(?=\s|$)\s*"
)
_PARTED = re.compile(rf"[|¦‖｜{_DOTS}*~/›»❯>【】\t]|[ \u00a0]{{2}}|{_SIGN}")  # a quick look before the long one
_DASH = re.compile(r"\s+(?:[–—-]|--)\s+|:\s+")
_COUNT = re.compile(r"\W*(?:[^\W\d_]{1,10}\s)?[-+]?\d[\d.,]*\s?[kKmM%]?\W*")
# "Weather 31°C", "ROAD INDEX 2,118", "Tides 06:12", "+3.1%"
_FIGURES = re.compile(r"\W*(?:[^\W\d_]+\s){0,2}[-+]?\d[\d.,:]*\s?(?:[kK%]|°\s?[CF]?)?(?:\s[-+]?\d[\d.,]*\s?%)?\W*")
_ADDRESS = re.compile(r"(?:[\w-]+\.)+(?!\d)[a-z]{2,}(?:/\S*)?|\S+@\S+\.\w+|@\w+|(?:#\w+\s*)+|\d{1,2}\+")
_CODE = re.compile(r"[A-Z]{2}")
_SAID = re.compile(r"[\"“”«]|\b(?:said|says|told|asked|according)\b")
_LABEL = re.compile(
    r"(?:opinion|comment|commentary|analysis|editorial|explainer|explained|exclusive|interview|review|profile|watch|video|podcast|live"
    r"|breaking|update|factbox|timeline|gallery|quiz|letters?|column|feature|report|obituary|in pictures|fact check)\W*",
    re.IGNORECASE,
)
_PROSE_WORDS = 9
_DECOR = re.compile(rf"^(?:(?:{_SIGN}|[{_DOTS}>»*~])\s*)+|(?:\s*{_SIGN})+$")
_DAY = re.compile(rf"\b(?:{MONTH}|{WEEKDAY})(?!\w)|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2}}", re.IGNORECASE)


class Piece(NamedTuple):
    """A piece of a line, at `line[start:end]`."""

    start: int
    end: int
    words: str


def pieces(line: str, *, dashes: bool = False) -> tuple[Piece, ...]:
    """The pieces between the marks by which pages part them; with `dashes` a spaced dash or a colon parts them as well.

    >>> [piece.words for piece in pieces("Mercury Staff  •  3 min read")]
    ['Mercury Staff', '3 min read']
    """
    marks = [_CUT] if _PARTED.search(line) else []
    cuts = [match.span() for pattern in (marks + [_DASH] * dashes) for match in pattern.finditer(line)]
    found, at = [], 0
    for start, end in [*sorted(cuts), (len(line), len(line))]:
        if at < start and line[at:start].strip():
            begin = at + len(line[at:start]) - len(line[at:start].lstrip())
            found.append(Piece(begin, begin + len(line[at:start].strip()), line[at:start].strip()))
        at = max(at, end)
    return tuple(found)


def piece_sort(words: str) -> str | None:
    """What sort of furniture a piece of a line is by itself: a section, a button, a count, a prompt; None when it is none.

    >>> [piece_sort(w) for w in ("Log in", "WOW 88", "X", "KV", "Already a member?", "The mayor resigned")]
    ['menu', 'count', 'share', 'menu', 'sign-up', None]
    """
    words = _DECOR.sub("", words)
    name = words.casefold().strip(" .:▾")
    if name in outlet_words("section") or _CODE.fullmatch(words) or not any(c.isalnum() for c in words):
        return "menu"
    if name in outlet_words("social") or all(
        p.casefold() in outlet_words("social") for p in re.split(r"\s[–—-]\s|,\s|\s", words)
    ):
        return "share"
    if _ADDRESS.fullmatch(words):
        return "address"
    if (_COUNT.fullmatch(words) or _FIGURES.fullmatch(words)) and not _DAY.search(words):
        return "count"
    return furniture_sort(words, edge=True, tail=True)


def is_row(line: str) -> bool:
    """Whether a line is a row of things a page offers, not of what a story tells: half of its pieces or more are such things.

    A section and a title ("Opinion | The bridge we deserve") make no row, nor do pieces that tell who said what.
    """
    parts = pieces(line)
    if len(parts) < 2 or any(_tells(part.words) for part in parts):
        return False
    sorts = [piece_sort(part.words) for part in parts]
    sure = sum(sort not in (None, "count") for sort in sorts)
    counts = sorts.count("count")
    if counts == len(parts):  # "05 / 02 / 2013" counts nothing
        return bool(re.search(rf"[%°]|{_SIGN}", line)) or all(re.search(r"[^\W\d_]{2}", part.words) for part in parts)
    if len(parts) == 2:
        free = next((part.words for part, sort in zip(parts, sorts, strict=True) if sort is None), "")
        named = counts == 1 and free.istitle() and bool(re.search(r"[%°]", line))
        return named or (sure == 2) or (sure + counts == 2) or (sure == 1 and sorts[0] != "menu" and bool(free))
    return sure + counts >= len(parts) / 2 and sure + bool(counts > 1) > 0


def _tells(words: str) -> bool:
    """Whether a piece is prose: it says who said something, or it is a sentence of some length."""
    prose = bool(_SAID.search(words)) or (len(words.split()) >= _PROSE_WORDS and ends_sentence(words))
    return prose and piece_sort(words) is None


def mostly_buttons(line: str) -> bool:
    """Whether half of a line's pieces or more, and two at least, are buttons and counts, though a date stand among them.

    >>> mostly_buttons("14 comments | Published 9 February 2033 | Save | See all"), mostly_buttons("Ana Ruiz | 3 min read")
    (True, False)
    """
    parts = pieces(line)
    # A clock counts nothing.
    pressed = sum(piece_sort(part.words) not in (None, "menu") and any(c.isalpha() for c in part.words) for part in parts)
    return len(parts) > 2 and pressed > 1 and 2 * pressed >= len(parts) and not any(_tells(part.words) for part in parts)


_BUTTONS = frozenset({"media", "share", "comments", "sign-up", "paywall", "promotion"})


def buttons(line: str) -> tuple[Range, ...]:
    """The stretches of a line with a byline that hold buttons: "3 min read", "Share on X · Print"."""
    parts = pieces(line)
    if len(parts) < 2:
        return ()
    found: list[Range] = []
    joined = False
    for part in parts:
        button = piece_sort(part.words) in _BUTTONS
        if button and joined:
            found[-1] = (found[-1][0], part.end)
        elif button:
            found.append((part.start, part.end))
        joined = button
    return tuple(found)


def without_buttons(line: str) -> str:
    """A line up to its first button: "Mercury Staff" of "Mercury Staff  •  3 min read"; all of it when it begins with one."""
    first = next(iter(buttons(line)), (len(line), 0))[0]
    return line[:first].rstrip(" \t|•·–—-*▪●") or line


def undecorated(line: str) -> str:
    """A line without the signs at its edges: "▼ Article continues below ▼"."""
    return _DECOR.sub("", line)


def begins_with_label(line: str) -> bool:
    """Whether a line begins with a word that stands before headlines: "Opinion | ", "Live: "."""
    parts = pieces(line, dashes=True)
    return len(parts) > 1 and bool(_LABEL.fullmatch(parts[0].words))
