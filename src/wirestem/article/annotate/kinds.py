"""Kinds: what a run of capitals names, a person, an organisation, a place, or several of them in a row."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from wirestem.article.annotate.runs import SMALL_GIVEN, Run
from wirestem.lexicon.agencies import agencies
from wirestem.lexicon.names import Names
from wirestem.model import Mention, MentionKind
from wirestem.text.folding import unaccented

_NOT_NAMES = frozenset(
    "CEO COO CFO PM DNA HIV AIDS COVID GDP VIP ID GMT UTC QC KC MP MEP MPs NGO NGOs TV AM FM PR USD EUR GPS SMS".split()
)
_ACRONYM = re.compile(r"(?:[A-Z]\.){2,}|[A-Z][A-Z&]{1,6}s?|[A-Z]{2,}-[A-Z]{2,}")
_JOINED_GIVEN = re.compile(r"[A-Z]\w+-[a-z]\w+")
_NEXT = re.compile(r" ([a-z-]+)\b")
_OWNS = re.compile(r"[’']s? ([a-z-]+(?: [a-z-]+)?)")
_PEOPLE = re.compile(r"[A-Z]\w+(?:ian|ean|ese|ish|an|i)s?")
_BRACKETED = re.compile(r" \(([A-Z][A-Za-z]{1,7})\)")
_IN = re.compile(
    r"(?i)\b(?:in|at|from|near|to|off|into|across|around|outside|towards?|through|over|via|reach(?:ed)?)\s+(?:the\s+)?$"
)
_PERSONAL = re.compile(r"(?:,?\s+(?:who|whose|himself|herself)\b|,\s+(?:aged\s+)?\d{2}\b|,\s+(?:an?|the|his|her|its)\s+[\w-]+)")


_COURTESY = re.compile(r"\b(?:Mr|Mrs|Ms|Miss)\.?\s+$")
_SMALL = frozenset(
    "of in at on for from by to with and or as is was has had have will would could may who which that says said".split()
)


class Named(NamedTuple):
    """A mention with how sure its kind is, 0 to 3: 0 a guess, 3 told by the words themselves."""

    mention: Mention
    sure: int


def named(run: Run, text: str, names: Names) -> tuple[Named, ...]:
    """The names that a run of capitals is made of."""
    split = _last_title(run, names)
    if split is not None:
        begin, end = split
        left = _plain(run[:begin], text, names) if begin and not _PEOPLE.fullmatch(run[begin - 1].form) else ()
        if left and left[-1].sure < 2 and run[end:]:  # whose president he is: "Aldane President Ada Novak"
            left = (*left[:-1], Named(replace(left[-1].mention, kind="organisation"), 2))
        person = run[end:]
        return (*left, _named("person", person, text, 3)) if person else left
    return _plain(run, text, names)


def _last_title(run: Run, names: Names) -> tuple[int, int] | None:
    """Where the last title of the run begins and ends, None when there is none or an organisation follows it."""
    if _is_organisation(run, names):
        return None
    for begin in range(len(run) - 1, -1, -1):
        if begin and not run[begin - 1].form[0].isalnum():
            continue  # a nickname: Crisanto "Boy" Magdaluyo
        for end in range(min(len(run), begin + 5), begin, -1):
            words = " ".join(t.form for t in run[begin:end])
            if names.title(words) is not None and not (begin and words in {"General"}):
                while begin and names.title(run[begin - 1].form) is not None:
                    begin -= 1
                return begin, end
    return None


def _is_organisation(run: Run, names: Names) -> bool:
    forms = [t.form.rstrip(".") for t in run]
    if len(forms) > 1 and (forms[-1] in names.heads or forms[-1] in names.suffixes):
        return True
    head = next((i for i, form in enumerate(forms) if form in names.heads), None)
    return head is not None and head + 1 < len(forms) and forms[head + 1] in {"of", "for", "on"}


def _plain(run: Run, text: str, names: Names) -> tuple[Named, ...]:
    """A run without titles."""
    forms = [t.form for t in run]
    whole = " ".join(forms)
    if whole in names.known or agencies().named(whole) is not None:
        return (_named("organisation", run, text, 3),)
    if names.place(whole):
        return (_named("place", run, text, 3),)
    if _is_organisation(run, names):
        return (_named("organisation", run, text, 3),)
    if len(run) > 1 and (forms[0] in names.demonyms or " ".join(forms[:2]) in names.demonyms):
        skip = 2 if " ".join(forms[:2]) in names.demonyms else 1
        return _plain(run[skip:], text, names) if run[skip:] else ()
    if whole in names.demonyms:
        return ()
    if len(run) == 1:
        return _single(run, text, names)
    if forms[-1] in names.lands or forms[0] in names.openings:
        return (_named("place", run, text, 2),)
    for size in (3, 2, 1):
        if len(run) > size and names.place(" ".join(forms[:size])):
            return (_named("place", run[:size], text, 2), *_plain(run[size:], text, names))
    return (_several(run, text, names),)


def _several(run: Run, text: str, names: Names) -> Named:
    """Two or more unknown words: a person as a rule."""
    forms = [t.form for t in run]
    if not all(f[0].isalnum() for f in forms[1:-1]) and "&" not in forms:
        return _named("person", run, text, 2)  # a nickname stands in it
    before = text[max(0, run[0].start - 24) : run[0].start]
    if before.casefold().split()[-1:] and before.casefold().split()[-1] in names.things:
        return _named("group", run, text, 3)
    if _defined(forms, text[run[-1].end : run[-1].end + 12]):
        return _named("organisation", run, text, 3)
    if _after_title(before, names):
        return _named("person", run, text, 2)
    if (
        unaccented(forms[0]) in names.given
        or forms[0] in names.given
        or forms[0] in names.family
        or any(_JOINED_GIVEN.fullmatch(f) for f in forms[1:])
    ):
        sure = 3 if forms[0] in SMALL_GIVEN else 2  # "Per Lund": no reading of "Lund" alone knows better
        return _named("person", run, text, sure if sum(f[0].isupper() for f in forms) < 5 else 1)
    if "&" in text[run[0].start : run[-1].end]:
        return _named("organisation", run, text, 2)
    if any(_ACRONYM.fullmatch(f) and "." not in f for f in forms) or len(run) > 4:
        return _named("organisation", run, text, 1)
    if _of_a_house(before, text[run[-1].end : run[-1].end + 24], names):
        return _named("organisation", run, text, 2)
    if _PERSONAL.match(text, run[-1].end):
        return _named("person", run, text, 2)
    if _IN.search(before):
        return _named("place", run, text, 1)
    if re.search(r"\b[Tt]he\s+$", before):
        return _named("organisation", run, text, 1)
    return _named("person", run, text, 1 if sum(f[0].isupper() for f in forms) < 4 else 0)


def _defined(forms: Sequence[str], after: str) -> bool:
    """Whether an acronym of the words follows in brackets: "Harbour Pilots Abroad (HPA)"."""
    acronym = _BRACKETED.match(after)
    initials = "".join(f[0] for f in forms if f[0].isupper())
    return acronym is not None and len(acronym[1]) > 1 and acronym[1][0] == initials[:1] and set(acronym[1]) <= set(initials)


def _after_title(before: str, names: Names) -> bool:
    """Whether a word for somebody's standing and a comma stand in front: "the minister, Luis de la Vega"."""
    title = re.search(r"([a-z]+), $", before)
    return title is not None and names.title(title[1]) is not None


def _of_a_house(before: str, after: str, names: Names) -> bool:
    """Whether a word for an organisation stands directly before the name ("the watchdog …") or after it ("… alliance")."""
    words = before.split()
    follows = _NEXT.match(after)
    leads = bool(words) and before[-1:] == " " and words[-1].casefold() in names.nouns
    return leads or (follows is not None and follows[1] in names.nouns)


def _single(run: Run, text: str, names: Names) -> tuple[Named, ...]:
    token = run[0]
    form = token.form
    if _COURTESY.search(text, max(0, token.start - 10), token.start) and not form.isupper():
        return (_named("person", run, text, 3),)  # "Mr Park", "Mrs Hill"
    if form in _NOT_NAMES or names.title(form) is not None or form in names.lands:
        return ()
    if _ACRONYM.fullmatch(form):
        return (_named("organisation", run, text, 2),)
    if form in names.heads:
        the = re.search(r"\b[Tt]he\s+$", text[max(0, token.start - 5) : token.start])
        return (_named("organisation", run, text, 1),) if the else ()
    if _of_a_house(text[max(0, token.start - 24) : token.start], "", names):
        return (_named("organisation", run, text, 2),)
    if _nation(text, token.end, names):
        return (_named("place", run, text, 2),)
    if _PEOPLE.fullmatch(form) and _NEXT.match(text, token.end) and _NEXT.match(text, token.end)[1] not in _SMALL:  # type: ignore[index]
        return (_named("group", run, text, 0),)
    front = text[max(0, token.start - 24) : token.start]
    if _IN.search(front) and not front.rstrip().endswith(" at"):
        return (_named("place", run, text, 1),)
    if form in names.given:
        return (_named("person", run, text, 3 if form in SMALL_GIVEN else 1),)
    verb = _NEXT.match(text, token.end)
    if verb is not None and verb[1] in names.owned:
        return (_named("organisation", run, text, 1),)
    if verb is not None and verb[1] in names.acting:
        return (_named("person", run, text, 1),)
    return (_named("organisation", run, text, 0),)


def _nation(text: str, end: int, names: Names) -> bool:
    owns = _OWNS.match(text, end)
    return owns is not None and (owns[1] in names.national or owns[1].split()[0] in names.national)


def _named(kind: MentionKind, run: Sequence, text: str, sure: int) -> Named:  # type: ignore[type-arg]
    start, end = run[0].start, run[-1].end
    return Named(Mention(start, end, kind, " ".join(text[start:end].split())), sure)
