"""Words as claims are compared by: folded, cut to the stem, words of one sense made equal."""

import re
from functools import cache
from typing import NamedTuple

from wirestem.story.corroborate.knowledge import senses, word_list
from wirestem.text import words

_DOUBLED = re.compile(r"([bdgmnprtz])\1$|(?<=\w{3})(l)\2$")


class Term(NamedTuple):
    """A content word at `text[start:end]`; `form` is its sense ("=die") or stem; `name` says it is spelt as a name is."""

    start: int
    end: int
    form: str
    name: bool


@cache
def stem(word: str) -> str:
    """A word without its inflection, British and American spelling made one.

    >>> [stem(w) for w in ("recalled", "recalls", "stopping", "harbour", "metres", "organised")]
    ['recal', 'recal', 'stop', 'harbor', 'metr', 'organiz']
    """
    w = word.removesuffix("'s").removesuffix("'")
    if len(w) > 4 and w.endswith("ies"):
        w = w[:-3] + "y"
    elif len(w) > 4 and w.endswith(("sses", "xes", "ches", "shes")):
        w = w[:-2]
    elif len(w) > 3 and w.endswith("s") and not w.endswith(("ss", "us", "is")):
        w = w[:-1]
    for ending in ("ing", "ed"):
        if w.endswith(ending) and len(w) - len(ending) >= 3:
            w = w[: -len(ending)]
            break
    w = _DOUBLED.sub(r"\1\2", w)
    w = w[:-1] if len(w) > 3 and w.endswith("e") else w
    w = re.sub(r"is(at|$)", r"iz\1", w) if len(w) > 5 else w
    w = re.sub(r"our$", "or", w) if len(w) > 4 else w
    w = re.sub(r"(met|cent|theat|lit|fib)er$", r"\1r", w)
    return re.sub(r"(.{3})enc$", r"\1ens", w)


@cache
def _sense_table() -> tuple[dict[str, str], dict[tuple[str, ...], str]]:
    single: dict[str, str] = {}
    several: dict[tuple[str, ...], str] = {}
    for sense in senses():
        for form in sense.forms:
            parts = tuple(stem(w.form) for w in words(form.lower()))
            if len(parts) == 1:
                single.setdefault(parts[0], f"={sense.name}")
            else:
                several.setdefault(parts, f"={sense.name}")
    return single, several


def terms(text: str, start: int, end: int) -> tuple[Term, ...]:
    """The content words of `text[start:end]` in order; numbers are left to `figures`."""
    found = [w for w in words(text, start, end) if not w.form.isdigit()]
    stems = [stem(w.form) for w in found]
    single, several = _sense_table()
    stop = word_list("stop")
    out: list[Term] = []
    i = 0
    while i < len(found):
        sense, taken = _phrase_at(stems, i, several)
        word = found[i]
        if sense is None and word.form.removesuffix("'s") not in stop:
            name = text[word.start].isupper()
            sense, taken = (single.get(stems[i], stems[i]), 1)
            out.append(Term(word.start, word.end, sense, name))
        elif sense is not None:
            out.append(Term(word.start, found[i + taken - 1].end, sense, False))
        i += max(taken, 1)
    return tuple(out)


def _phrase_at(stems: list[str], i: int, several: dict[tuple[str, ...], str]) -> tuple[str | None, int]:
    for length in (4, 3, 2):
        sense = several.get(tuple(stems[i : i + length])) if i + length <= len(stems) else None
        if sense is not None:
            return sense, length
    return None, 0
