"""Contents: whether what a statement says is a clause by itself, and where it and who says it begin and end."""

import re
from collections.abc import Sequence
from functools import cache

from wirestem.model import Range, Statement
from wirestem.story.corroborate.clause.clauses import counts
from wirestem.story.corroborate.clause.joints import is_verb
from wirestem.story.corroborate.knowledge import word_list
from wirestem.story.corroborate.terms import Page, stem
from wirestem.text import Word

HOLE = 6
"""How many words what is said may leave out in the middle and yet be one stretch."""
NEAR = 4
"""How many words may stand between who says something and the word for saying."""
_POSSESSIVE = frozenset({"his", "her", "their", "its", "our", "my"})
_RELATIVE = frozenset({"who", "which", "whose", "whom", "that", "where", "when"})
_ENDS = re.compile(r"[.!?\n]")


def whole(page: Page, statement: Statement) -> list[Range]:
    """What is said, without holes of a few words that hold neither who says it nor the word for saying."""
    said: list[Range] = []
    for a, b in sorted(statement.content):
        held = (*statement.source, *statement.cue)
        hole = said and not any(said[-1][1] <= x and y <= a for x, y in held)
        if hole and len(page.words(said[-1][1], a)) <= HOLE and not _ENDS.search(page.text, said[-1][1], a):
            said[-1] = (said[-1][0], b)
        else:
            said.append((a, b))
    return said


def beside(page: Page, source: Range, cues: Sequence[Range]) -> bool:
    """Whether who says it stands beside a cue; "his" of "thanked his host, saying …" is part of another clause."""
    if page.text[source[0] : source[1]].lower() in _POSSESSIVE:
        return False
    gaps = (page.words(source[1], a) if source[1] <= a else page.words(b, source[0]) for a, b in cues)
    return any(len(gap) <= NEAR for gap in gaps)


def goes_on(page: Page, end: int) -> bool:
    """Whether something else follows: a small word, as "under" of "vowed to help if attacked under a treaty"."""
    following = page.words(end, end + 20)[:1]
    return bool(following) and following[0].form in word_list("stop")


@cache
def _plain() -> frozenset[str]:
    """The stems of words for saying that whole clauses follow, as "said", "told" and "according"."""
    return frozenset(stem(w) for w in word_list("plain cue") | word_list("tells whom"))


def _infinitive(found: Sequence[Word], at: int) -> bool:
    """Whether "to" stands before a verb, an adverb aside: "to publicly highlight"."""
    before = [w.form for w in found[max(0, at - 2) : at] if not w.form.endswith("ly")]
    return bool(before) and before[-1] == "to"


def is_clause(page: Page, statement: Statement, sentence: Range) -> bool:
    """Whether what is said has a verb of its own, not only in a clause beside it, or goes on from another sentence."""
    here = [r for r in statement.content if r[0] < sentence[1] and sentence[0] < r[1]]
    plain = any(stem(w.form) in _plain() for a, b in statement.cue for w in page.words(a, b))
    if len(here) < len(statement.content) or not statement.cue or plain:
        return True
    for a, b in here:
        aside = 0
        found = page.words(a, b)
        for k, word in enumerate(found):
            if counts(found, k):
                return True
            if aside and page.text[word.start - 2] == ",":
                aside = 0
            if k and (word.form in _RELATIVE or word.form in word_list("cutting") or word.form == "if"):
                aside += 1
            elif is_verb(page, found, k) and not (k and is_verb(page, found, k - 1)) and not _infinitive(found, k):
                if not aside:
                    return True
                aside -= 1
    return False
