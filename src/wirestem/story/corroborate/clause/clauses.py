"""Clauses: a sentence cut into stretches that can be checked one by one."""

import re
from collections.abc import Sequence, Set
from typing import TypeAlias

from wirestem.model import Range
from wirestem.story.corroborate.clause.inside import unfolded
from wirestem.story.corroborate.clause.joints import is_verb, segments
from wirestem.story.corroborate.knowledge import number_words, word_list
from wirestem.story.corroborate.terms import Page
from wirestem.text import Word

Parts: TypeAlias = tuple[Range, ...]

_AGE = re.compile(r",\s*\d{1,3}\s*,?$|-year-old")
_TAIL = re.compile(
    r"[\s,]+(?:and|but|or|while|though|although|as|after|when|that|where|which|who|whom|what|during|since|because|whereas)\s*$",
    re.IGNORECASE,
)
_DANGLING = re.compile(r",\s[a-z]+ing\s*$")
_SAID_THAT = re.compile(r"(?:the\s+|any\s+|all\s+)?(?:[\"“‘']?\w+[\"”’']?\s+){1,3}that\s+", re.IGNORECASE)
_TOLD = re.compile(
    r"\b(?:(?:has |had )?told\s+(?:the\s+)?(?:[A-Z]\w+(?:\s+[A-Z]\w+)*|reporters|journalists|parliament|lawmakers)"
    r"|(?:he|she|they)\s+(?:said|added))\W*$"
)
_KNOWN = frozenset({"the", "these", "those", "both"})
_WHEN = frozenset({"late", "early"})
# What opens a sentence before its subject ("In recent months, …"), a relative clause, a clause of its own that an aside may cut.
_BEFORE_ALL = frozenset("in on at during for from under over ahead apart amid despite throughout within".split())
_RELATIVE = frozenset({"who", "which", "whose", "where"})
_COORDINATING = frozenset({"and", "but", "or"})
_COUNTED = frozenset({"=die", "=injured", "=missing", "=arrest", "=rescue"})
_EDGE = " \t\u00a0,;:.–—-…"
_QUOTES = '"“”„«»'
_THAT = re.compile(r"that\s+(\w+)", re.IGNORECASE)
_FIRST = re.compile(r"(\w+)\s+")


def clauses(page: Page, start: int, end: int, headline: bool = False, loose: bool = False) -> list[Parts]:
    """The clauses of `text[start:end]`, which lies in one sentence, trimmed of joints and punctuation.

    A clause that an aside interrupts has several parts. A `loose` stretch may tell something without a verb or number, as
    headlines do.

    >>> text = "Six miners, who were trapped for hours, were freed after a tunnel was dug."
    >>> [[text[a:b] for a, b in parts] for parts in clauses(Page(text), 0, 74)]
    [['Six miners', 'were freed'], ['were trapped for hours'], ['a tunnel was dug']]
    """
    found: list[list[Range]] = []
    waiting: list[Range] = []
    stretches = segments(page, start, end, headline)
    for k, (begin, stop) in enumerate(stretches):
        substance = _has_substance(page, begin, stop, loose and (headline or len(stretches) == 1))
        onward = k + 1 < len(stretches) and _resumes(page, *stretches[k + 1])
        if waiting and substance and onward and _participle(page, begin, stop):
            found.append([(begin, stop)])
        elif waiting and (
            _resumes(page, begin, stop)
            or (substance and (_begins(page, waiting[0], _BEFORE_ALL) or not _aside(page, begin, stop)))
        ):
            found.append([*waiting, (begin, stop)])
            waiting = []
        elif substance:
            found.append([(begin, stop)])
        elif found and not waiting and page.text[max(begin - 1, 0)] == "," and not _begins(page, (begin, stop), _COORDINATING):
            found[-2 if len(found) > 1 and _begins(page, found[-1][0], _RELATIVE) else -1].append((begin, stop))
        else:
            waiting.append((begin, stop))
    if waiting and found:
        found[-1].extend(waiting)
    tidy = [parts for joined in sorted(found) for parts in _unfolded(page, _joined(page, joined))]
    return [p for p in tidy if p and _worth(page, p)]


def _unfolded(page: Page, parts: Parts) -> list[Parts]:
    """The clause and what is told inside its last part."""
    if not parts:
        return []
    inner = [r for r in (trimmed(page, a, b) for a, b in unfolded(page, *parts[-1])) if r is not None]
    return [(*parts[:-1], *inner[:1]), *((r,) for r in inner[1:])]


def _begins(page: Page, stretch: Range, forms: Set[str]) -> bool:
    """Whether the first word of a stretch is one of some."""
    first = page.words(*stretch)[:1]
    return bool(first) and first[0].form in forms


def _follows(page: Page, before: Range, stretch: Range) -> bool:
    """Whether a stretch goes on with what stands before it: "In recent months, …", or a subject without its verb."""
    return _begins(page, before, _BEFORE_ALL) or not _aside(page, *stretch)


def counts(found: Sequence[Word], k: int) -> bool:
    """Whether word `k` is a number that is news, unlike that of "the two leaders"."""
    return _number(found[k]) and (not k or found[k - 1].form not in _KNOWN)


def _number(word: Word) -> bool:
    return word.form[0].isdigit() or word.form in number_words()


def _worth(page: Page, parts: Parts) -> bool:
    """Whether a clause tells anything: three words, one with content, and more than who told whom."""
    if not any(page.terms(*r) or _counted_out(page, page.words(*r)) for r in parts) or sum(
        len(page.words(*r)) for r in parts
    ) < _least(page, parts):
        return False
    told = _TOLD.search(page.text, parts[0][0], parts[-1][1])
    return told is None or any(
        is_verb(page, page.words(a, b), i) for a, b in parts for i in range(len(page.words(a, min(b, told.start()))))
    )


def _least(page: Page, parts: Parts) -> int:
    """How many words a clause must have: two are enough for a number and what it counts ("two dead")."""
    counted = any(_number(w) for r in parts for w in page.words(*r))
    return 2 if counted and any(t.form in _COUNTED for r in parts for t in page.terms(*r)) else 3


def _joined(page: Page, parts: list[Range]) -> Parts:
    """The parts trimmed, neighbours made one."""
    out: list[Range] = []
    for part in sorted(parts):
        if out and part[0] <= out[-1][1] + 2:
            out[-1] = (out[-1][0], part[1])
        else:
            out.append(part)
    return tuple(r for r in (trimmed(page, a, b) for a, b in out) if r is not None)


def _resumes(page: Page, start: int, end: int) -> bool:
    """Whether the segment goes on with the verb of a subject that an aside cut off."""
    found = page.words(start, end)
    return bool(found) and is_verb(page, found, 0) and not found[0].form.endswith("ing")


def _participle(page: Page, start: int, end: int) -> bool:
    """Whether the segment begins as an aside may: "based on …", "speaking to …"."""
    first = page.words(start, end)[:1]
    return bool(first) and first[0].form.endswith(("ed", "ing")) and first[0].form not in word_list("finite_auxiliary")


def _aside(page: Page, start: int, end: int) -> bool:
    """Whether the segment is about the words before it: "who …", "a former judge …", "on her first visit …"."""
    first = page.words(start, end)[:1]
    return (
        page.text[max(start - 1, 0)] == "," and bool(first) and (first[0].form in word_list("aside") or first[0].form.isdigit())
    )


def _has_substance(page: Page, start: int, end: int, loose: bool) -> bool:
    """Whether a segment can be checked by itself: a verb with two content words, or a number with one."""
    found = page.words(start, end)
    content = len(page.terms(start, end)) + any(w.form in word_list("negation") for w in found)
    if len(found) < _least(page, ((start, end),)) or (not content and not _counted_out(page, found)):
        return False
    digits = any(counts(found, k) for k in range(len(found))) and not _AGE.search(page.text, start, end)
    digits = digits and not (page.text[max(start - 1, 0)] == "," and found[0].form in _WHEN)
    if digits and (loose or content >= 2 or len(found) >= 4):
        return True
    told = any(is_verb(page, found, i) for i in range(len(found)))
    return (content >= 2 and (loose or told)) or (content == 1 and loose and told and len(found) >= 4)


def _counted_out(page: Page, found: Sequence[Word]) -> bool:
    """Whether a number alone makes a clause: "about 400 are out"."""
    return any(w.form[0].isdigit() for w in found) and any(w.start in page.finite for w in found)


def trimmed(page: Page, start: int, end: int) -> Range | None:
    """The range without joints ("and", "as"), punctuation and lonely quotation marks at its edges; None when nothing is left."""
    text = page.text
    moved = True
    while moved and start < end:
        moved = False
        while start < end and (text[start].isspace() or text[start] in _EDGE):
            start, moved = start + 1, True
        while start < end and (text[end - 1].isspace() or text[end - 1] in _EDGE):
            end, moved = end - 1, True
        first = _FIRST.match(text, start, end)
        if first and first[1].lower() in word_list("joint") and first[1].lower() not in {"that", "no"}:
            start, moved = first.end(), True
        that = _THAT.match(text, start, end)
        if that and that[1].lower() in word_list("pronoun") | {"the", "a", "an"}:
            start, moved = that.start(1), True
        said = _SAID_THAT.match(text, start, end)
        if said and any(t.form in {"=rumour", "=charge", "=deny"} for t in page.terms(start, said.end())):
            start, moved = said.end(), True
        last = _TAIL.search(text, start, end) or _DANGLING.search(text, start, end)
        if last:
            end, moved = last.start(), True
        marks = [i for i in range(start, end) if text[i] in _QUOTES]
        if len(marks) % 2 and start < end:
            if text[start] in _QUOTES:
                start, moved = start + 1, True
            elif text[end - 1] in _QUOTES:
                end, moved = end - 1, True
    return (start, end) if start < end else None
