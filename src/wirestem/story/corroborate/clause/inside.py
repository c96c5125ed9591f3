"""Inside: facts that one clause tells beside its own: the clash in which people died, the second of two numbers."""

import itertools
import re
from collections.abc import Iterator, Sequence

from wirestem.model import Range
from wirestem.story.corroborate.clause.figures import quantities
from wirestem.story.corroborate.knowledge import word_list
from wirestem.story.corroborate.terms import Page, stem
from wirestem.text import Word

_WHICH = re.compile(r"\s(?:in|during|at|after|for|of|on|by|from|through)\s(?:which|whom|whose)\b")
_INTO = re.compile(r"\s(?:in|during|following|after|amid|amidst|by)\s")
_AND_NUMBER = re.compile(r"\sand\s(?=(?:(?:about|around|some|nearly|almost|at\sleast|more\sthan|over|up\sto)\s)?[\w,.$€£]+\s)")
_HARM = frozenset({"=die", "=injured", "=missing", "=arrest", "=kidnap"})
_DETERMINERS = frozenset("a an the his her its their our my this these those some two three".split())
REACH = 6
"""How many words a noun phrase may have between its article and its head."""


def unfolded(page: Page, start: int, end: int) -> list[Range]:
    """The clause `text[start:end]` and the facts told inside it, each a range; they may share a noun.

    >>> text = "Two guards were killed in a dawn clash at the bridge"
    >>> [text[a:b] for a, b in unfolded(Page(text), 0, len(text))]
    ['Two guards were killed', 'a dawn clash at the bridge']
    """
    for cut in (_at_which, _at_event, _at_number, _at_relative):
        for left, right in cut(page, start, end):
            return [*unfolded(page, *left), *unfolded(page, *right)]
    return [(start, end)]


def _verbs(page: Page, start: int, end: int) -> bool:
    return any(w.start in page.finite or w.form in word_list("past") for w in page.words(start, end))


def _acts(page: Page, start: int, end: int) -> bool:
    """Whether anything is done: a finite verb or a participle ("accused of hiding …")."""
    return _verbs(page, start, end) or any(w.form.endswith(("ing", "ed")) for w in page.words(start, end))


def _events(page: Page, start: int, end: int) -> list[Word]:
    return [w for w in page.words(start, end) if stem(w.form) in _event_stems()]


def _event_stems() -> frozenset[str]:
    return frozenset(stem(w) for w in word_list("event"))


def _at_which(page: Page, start: int, end: int) -> Iterator[tuple[Range, Range]]:
    """ "hours after a battle in which three died": the battle, and that three died."""
    for match in _WHICH.finditer(page.text, start, end):
        if _verbs(page, match.end(), end) and (_events(page, start, match.start()) or _verbs(page, start, match.start())):
            yield (start, match.start()), (match.end(), end)


def _at_event(page: Page, start: int, end: int) -> Iterator[tuple[Range, Range]]:
    """ "two were killed in a clash at the bridge": that two were killed, and the clash."""
    for match in _INTO.finditer(page.text, start, end):
        named = _events(page, match.end(), end)
        if not named or not any(t.form in _HARM for t in page.terms(start, match.start())):
            continue
        between = page.words(match.end(), named[0].start)
        if len(between) <= REACH and not any(w.start in page.finite for w in between):
            yield (start, match.start()), (match.end(), end)


def _at_number(page: Page, start: int, end: int) -> Iterator[tuple[Range, Range]]:
    """ "was carrying 22 crew and 900 tonnes of coal": two numbers of two things."""
    for match in _AND_NUMBER.finditer(page.text, start, end):
        if _verbs(page, match.end(), end):
            continue
        left, right = quantities(page, start, match.start(), ()), quantities(page, match.end(), end, ())
        if not left or not right or left[-1].bare or right[0].bare or right[0].start > match.end() + 12:
            continue
        if left[-1].end < match.start() and not (left[-1].kinds & right[0].kinds):
            yield (start, match.start()), (match.end(), end)


def _at_relative(page: Page, start: int, end: int) -> Iterator[tuple[Range, Range]]:
    """ "held the captain of a ferry that sank on Monday": what was done, and what the ferry did."""
    found = page.words(start, end)
    for i in range(3, len(found) - 2):
        if found[i].form in {"that", "which", "who"} and _ends_clause(page, found[i + 1 :]):
            head = _head(page, found[:i])
            if head is not None and found[i].form == "who" and _of_a_place(page, found, head):
                head = None  # "soldiers from the North who crossed the border": the soldiers did
            if head is not None and _acts(page, start, found[head].start):
                yield (start, found[i].start), (found[head].start, end)


def _of_a_place(page: Page, found: Sequence[Word], head: int) -> bool:
    """Whether a noun phrase is but a name behind a preposition: "from the North"."""
    behind = head > 0 and found[head - 1].form in {"from", "of", "in", "at"}
    return behind and head + 1 < len(found) and page.text[found[head + 1].start].isupper()


def _ends_clause(page: Page, after: Sequence[Word]) -> bool:
    """Whether what follows is one clause to the end: a verb at once or after a short subject, and no other verb later."""
    at = [k for k, w in enumerate(after) if w.start in page.finite]
    return bool(at) and at[0] <= 2 and len(after) >= 3 and all(b - a <= 2 for a, b in itertools.pairwise(at))


def _head(page: Page, before: Sequence[Word]) -> int | None:
    """Where the noun phrase begins that a relative clause is about, None when it is about none."""
    if stem(before[-1].form) in _no_heads():
        return None
    for k in range(len(before) - 2, max(len(before) - 2 - REACH, 0), -1):
        if before[k].start in page.finite or stem(before[k].form) in _tells():
            return None
        if before[k].form in _DETERMINERS:
            told = k > 0 and stem(before[k - 1].form) in _tells()
            return None if told else k
    return None


def _no_heads() -> frozenset[str]:
    return frozenset(stem(w) for w in word_list("no head"))


def _tells() -> frozenset[str]:
    return frozenset(stem(w) for w in word_list("plain cue") | word_list("tells whom"))
