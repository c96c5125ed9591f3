"""Joints: where a sentence is cut into stretches: marks of punctuation, and words that join two clauses."""

import itertools
import re
from collections.abc import Sequence
from functools import cache

from wirestem.model import Range
from wirestem.story.corroborate.knowledge import number_words, word_list
from wirestem.story.corroborate.terms import Page, stem
from wirestem.text import Word

_HARD = re.compile(r"[;:](?=\s)|\s[-–—]{1,2}\s|—|\.{3}|…")
_COMMA = re.compile(r",(?=[\s”\"’'])")
_WORD = r"(?:the )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}"
_NAMES = re.compile(rf"(?:{_WORD}, )*{_WORD},? and (?:the )?[A-Z]")
_NAMED = re.compile(r"[A-Z][\w.’'-]*$")
_SUBJECTS = frozenset("the a an his her its their our this these those he she they it we there some many".split())
_RELATIVE = frozenset("who whom whose which where".split())
_MOMENTS = frozenset("time moment day night week month year point hour period era occasion".split())
_JOINTS = frozenset("and but or that who which whose where".split())


def segments(page: Page, start: int, end: int, headline: bool) -> list[Range]:
    """The stretches of `text[start:end]` between marks and joints, in order, without gaps."""
    cuts = {start, end}
    cuts.update(m.start() for m in _HARD.finditer(page.text, start, end))
    cuts.update(m.end() for m in _COMMA.finditer(page.text, start, end) if not _joins_names(page, m.start(), start, end))
    edges = sorted(cuts)
    found: list[Range] = []
    for a, b in itertools.pairwise(edges):
        found.extend(_split_at_joints(page, a, b, headline))
    return found


def _joins_names(page: Page, comma: int, start: int, end: int) -> bool:
    """Whether the comma stands inside a date or a list of names ("March 9, 2029", "South Korea, the US and Japan")."""
    after = page.text[comma + 1 : end].lstrip()
    before = page.text[max(start, comma - 12) : comma]
    if re.match(r"\d{4}\b", after) and re.search(r"\d$", before):
        return True
    return bool(_NAMES.match(after)) and bool(_NAMED.search(page.text, start, comma))


def _split_at_joints(page: Page, start: int, end: int, headline: bool) -> list[Range]:
    """Cut where "and", "after", "while" … joins two clauses, each with a verb of its own."""
    found = page.words(start, end)
    verbs = [is_verb(page, found, i) for i in range(len(found))]
    cutting, coordinating = word_list("cutting"), {"and", "but", "or", "yet"}
    cuts = [start]
    last = 0
    for i in range(1, len(found)):
        form = found[i].form
        cut = False
        if form in coordinating:
            opened = next((k for k in reversed(range(last, i)) if _subordinates(page, found, verbs, k)), last)
            left = any(verbs[opened:i])
            reach = 7 if i + 1 < len(found) and found[i + 1].form == "that" else 4
            paired = any(w.form in {"neither", "either", "both"} for w in found[last:i])
            cut = left and not paired and (_finite(page, found, verbs, i + 1, i + reach) or _opens_clause(page, found, i + 1))
        elif form in cutting:
            far = 5 if form == "as" else len(found)
            cut = (any(verbs[last:i]) and any(verbs[i + 2 : i + 1 + far])) or (headline and i - last >= 2 and len(found) - i > 2)
            cut = cut and not _quoted_next(page, found[i].end) and not _goes_on(found, verbs, last, i)
            cut = cut and not (form == "when" and found[i - 1].form in _MOMENTS)
            cut = cut and (headline or _governs_clause(page, found, verbs, i))
        if cut:
            cuts.append(found[i].start)
            last = i + 1
    cuts.append(end)
    return list(itertools.pairwise(cuts))


def _finite(page: Page, found: Sequence[Word], verbs: Sequence[bool], start: int, end: int) -> bool:
    """Whether a verb stands among words that is no mere participle, unless one stands before them: "was held and charged", but
    not "are long term and increasingly integrated".
    """
    tags = [page.verbs.get(found[k].start) for k in range(start, min(end, len(found))) if verbs[k]]
    passive = any(page.verbs.get(w.start) == "VBN" for w in found[max(0, start - 12) : start])
    return any(tag not in {"VBN", "VBG"} or (passive and tag == "VBN") for tag in tags)


def _opens_clause(page: Page, found: Sequence[Word], at: int) -> bool:
    """Whether a subject with its article and then a certain verb follow a joint: "and the border dividing them is guarded"."""
    if at >= len(found) or found[at].form not in _SUBJECTS:
        return False
    for word in found[at + 1 : at + 8]:
        if word.form in _JOINTS or word.form in word_list("cutting"):
            return False
        if word.start in page.finite:
            return True
    return False


def _subordinates(page: Page, found: Sequence[Word], verbs: Sequence[bool], at: int) -> bool:
    """Whether a clause under another one begins with a word: "at a time when A and B agree" has one verb for both."""
    return found[at].form == "that" or (found[at].form in word_list("cutting") and _governs_clause(page, found, verbs, at))


def _governs_clause(page: Page, found: Sequence[Word], verbs: Sequence[bool], at: int) -> bool:
    """Whether what follows "since", "as", "after" … has its verb before the next joint, unlike "since 2000 and comes"."""
    for k in range(at + 2, len(found)):
        if verbs[k]:
            return True
        if found[k].form in _RELATIVE:
            return False
        if found[k].form in {"and", "but", "or"} and (_opens_clause(page, found, k + 1) or any(verbs[k + 1 : k + 2])):
            return False
    return False


def _goes_on(found: Sequence[Word], verbs: Sequence[bool], last: int, i: int) -> bool:
    """Whether the verb before the joint may be a participle and the main verb comes after it: "those hurt when it fell rose"."""
    certain = word_list("finite_auxiliary") | word_list("past")
    if any(v and found[k].form in certain for k, v in enumerate(verbs[last:i], last)):
        return False
    after = [k for k in range(i + 1, len(found)) if verbs[k] and not verbs[k - 1]]
    return len(after) >= 2 and not any(w.form in {"and", "but", "or", "that", "who", "which"} for w in found[i + 1 :])


def _quoted_next(page: Page, position: int) -> bool:
    return page.text[position : position + 2].strip()[:1] in set("\"“‘«'")


def is_verb(page: Page, found: Sequence[Word], i: int) -> bool:
    """Whether word `i` may be a finite verb, as the tagger has it, or by its form and the word before it."""
    form = found[i].form
    if form.endswith("ed") and _attributive(page, found, i):
        return False
    if found[i].start in page.finite or form in word_list("finite_auxiliary") or form in word_list("past"):
        return True
    before = found[i - 1].form if i else ""
    if before in {"the", "a", "an", "of", "his", "her", "their", "its", "this", "that's", "in", "by"}:
        return False
    lower = page.text[found[i].start].islower()
    if not lower and i and page.text[found[i - 1].start].islower():
        return False  # a name: "would violate United Nations resolutions"
    if found[i].start not in page.verbs and lower:
        # An unknown verb still shows by what follows: "abseiled in from a skylight", but not "advanced weapons".
        return form.endswith("ed") and len(form) > 4 and (i + 1 == len(found) or found[i + 1].form in word_list("stop"))
    if form.endswith("ed") and len(form) > 4:
        return True
    return form.endswith("s") and stem(form) in _verb_stems() and len(form) > 3


def _attributive(page: Page, found: Sequence[Word], i: int) -> bool:
    """Whether a participle stands before its noun: "the two globally isolated leaders"."""
    k = i - 1
    while k >= 0 and (found[k].form.endswith("ly") or found[k].form in number_words()):
        k -= 1
    article = k >= 0 and k < i - 1 and found[k].form in _SUBJECTS
    return article and i + 1 < len(found) and found[i + 1].start not in page.verbs


@cache
def _verb_stems() -> frozenset[str]:
    return frozenset(stem(w) for w in word_list("verb"))
