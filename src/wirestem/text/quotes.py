"""Quotation marks paired inside a paragraph: straight, curly, mixed, nested, unclosed, continued."""

import re
from typing import NamedTuple

from wirestem.model import Range
from wirestem.text.ranges import meets

_OPENING = "“«„"
_CLOSING = "”»"
_MARK = re.compile(r"[\"“”«»„]|''|``")
_SINGLE_OPEN = re.compile(r"(?:(?<=\s)|(?<=^)|(?<=[(\[—–-]))[‘'](?=\w)")


class Quotation(NamedTuple):
    """A quotation at `text[start:end]`, marks included; the words inside are `text[inner_start:inner_end]`.

    `closed` is False when the paragraph ends before the closing mark; `continues` is True when it opens by carrying on a
    quotation that the paragraph before left open. `single` marks ‘single’ quotation marks.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    continues: bool
    single: bool


def quotations(text: str, blocks: tuple[Range, ...]) -> tuple[Quotation, ...]:
    """The outermost quotations of `text`, paired within each of its paragraphs `blocks`, in text order.

    An unclosed mark reaches to the end of its paragraph and no further, so that one missing mark cannot turn the rest of
    an article inside out. Single marks count when no double quotation holds them and they hold two words or more, or one
    word and no apostrophe could be meant.

    >>> [q.inner_end - q.inner_start for q in quotations('"Yes," she said. "No."', ((0, 22),))]
    [4, 3]
    """
    found: list[Quotation] = []
    left_open = False
    for start, end in blocks:
        here = _doubles(text, start, end, left_open)
        held = [(q.start, q.end) for q in here]
        here += [q for q in _singles(text, start, end) if not meets(held, q.start, q.end)]
        here.sort()
        left_open = bool(here) and not here[-1].closed
        found.extend(here)
    return tuple(found)


def _doubles(text: str, start: int, end: int, left_open: bool) -> list[Quotation]:
    found: list[Quotation] = []
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text, start, end):
        if opened is None:
            if _opens(text, mark, start, end):
                opened = mark
        elif _closes(text, mark, start, end):
            continues = left_open and opened.start() == start
            found.append(Quotation(opened.start(), mark.end(), opened.end(), mark.start(), True, continues, False))
            opened = None
    if opened is not None:
        continues = left_open and opened.start() == start
        found.append(Quotation(opened.start(), end, opened.end(), end, False, continues, False))
    return found


def _opens(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    if mark.group() in _OPENING or mark.group() == "``":
        return True
    if mark.group() in _CLOSING:
        return False
    after = text[mark.end()] if mark.end() < end else " "
    before = text[mark.start() - 1] if mark.start() > start else " "
    if after.isspace():
        return False
    return not before.isalnum() or before.isspace() or not after.isalnum()


def _closes(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    if mark.group() in _CLOSING:
        return True
    if mark.group() in _OPENING or mark.group() == "``":
        return False
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    # A straight mark with a space before and a letter after opens a nested or new quotation; it cannot close this one.
    return not (before.isspace() and not after.isspace())


def _singles(text: str, start: int, end: int) -> list[Quotation]:
    found = []
    position = start
    for opening in _SINGLE_OPEN.finditer(text, start, end):
        if opening.start() < position:
            continue
        close = _single_close(text, opening.end(), end, text[opening.start()])
        if close is None:
            continue
        found.append(Quotation(opening.start(), close + 1, opening.end(), close, True, False, True))
        position = close + 1
    return found


def _single_close(text: str, begin: int, end: int, opening: str) -> int | None:
    """The place of the mark that closes a single quotation, or None when the mark was an apostrophe.

    A mark that follows a word's s may be a possessive ("the states' rights"); it closes only when nothing better comes.
    """
    doubtful = None
    for i in range(begin, end):
        if text[i] not in "’'":
            if opening == "‘" and text[i] == "‘":
                break
            continue
        before, after = text[i - 1], text[i + 1] if i + 1 < end else " "
        if before.isspace() or after.isalnum():
            continue
        if before in "sS" and after.isspace():
            doubtful = i if doubtful is None else doubtful
            continue
        return i
    return doubtful
