"""The sentences that an article sets in quotation marks, prepared for comparison."""

import re
from itertools import groupby, pairwise
from typing import NamedTuple

from wirestem.model import Document, Range
from wirestem.text import Quotation, quotations, sentences, term, words

# A mark that something is left out or put in by the editor: what stands there is no change of the speaker's words.
_MARKED = re.compile(r"\.\.\.+|…|\[[^\]]*\]|\((?:[^()]*)\)")
_ENDS_FULL = re.compile(r"[,.!?]\W*$")
_SPELLING = (
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("ise", "ize"),
    ("yse", "yze"),
    ("ourites", "orites"),
    ("ourite", "orite"),
    ("ourable", "orable"),
    ("ouring", "oring"),
    ("oured", "ored"),
    ("ours", "ors"),
    ("our", "or"),
    ("elling", "eling"),
    ("elled", "eled"),
    ("metres", "meters"),
    ("metre", "meter"),
)
_SPELT_ALONE = {
    "centre": "center",
    "centres": "centers",
    "defence": "defense",
    "grey": "gray",
    "licence": "license",
    "metre": "meter",
    "metres": "meters",
    "offence": "offense",
    "programme": "program",
    "programmes": "programs",
    "signalled": "signaled",
    "signalling": "signaling",
    "theatre": "theater",
    "theatres": "theaters",
    "tyre": "tire",
    "tyres": "tires",
}


class Spoken(NamedTuple):
    """A sentence, or a piece of one, inside quotation marks.

    `start` and `end` are the place of the whole quotation, marks included; `first` and `last` that of its own first and
    last character. `forms` are its words with the house's spelling taken out, `terms` how many of them have a meaning of
    their own. `full` tells that it is printed as a whole sentence; `cut` that its end was marked as a cut.
    """

    doc: str
    start: int
    end: int
    first: int
    last: int
    forms: tuple[str, ...]
    terms: frozenset[str]
    headline: bool
    full: bool
    cut: bool


def spoken(document: Document) -> tuple[Spoken, ...]:
    """All sentences in quotation marks in the headline, subheads and paragraphs of `document`, in text order."""
    found: list[Spoken] = []
    for zone in document.zones:
        if zone.kind in ("headline", "subhead", "paragraph"):
            headline = zone.kind != "paragraph"
            for group in _joined(document.text, quotations(document.text, ((zone.start, zone.end),))):
                found.extend(_sentences(document, group, headline))
    return tuple(found)


def neighbours(found: tuple[Spoken, ...]) -> tuple[Spoken, ...]:
    """Every two sentences that follow each other in one quotation, as one: another text may have made them one."""
    return tuple(
        a._replace(last=b.last, forms=a.forms + b.forms, terms=a.terms | b.terms, cut=b.cut)
        for a, b in pairwise(found)
        if a.start == b.start and not a.cut
    )


def whole(found: tuple[Spoken, ...]) -> tuple[Spoken, ...]:
    """Every quotation as one, where nothing in it is marked as left out."""
    groups = [list(group) for _, group in groupby(found, key=lambda s: s.start)]
    return tuple(
        group[0]._replace(
            last=group[-1].last,
            forms=tuple(form for s in group for form in s.forms),
            terms=frozenset(term for s in group for term in s.terms),
            cut=group[-1].cut,
        )
        for group in groups
        if not any(s.cut for s in group[:-1])
    )


def _joined(text: str, found: tuple[Quotation, ...]) -> list[list[Quotation]]:
    """Quotations, those that go on after the speaker's name ("Not now," she said, "not here.") together."""
    groups: list[list[Quotation]] = []
    for quotation in found:
        if groups:
            last = groups[-1][-1]
            between = text[last.end : quotation.start].rstrip()
            comma = text[last.inner_start : last.inner_end].rstrip().endswith(",") or between.startswith(",")
            if comma and between.endswith(",") and text[quotation.inner_start : quotation.inner_end][:1].islower():
                groups[-1].append(quotation)
                continue
        groups.append([quotation])
    return groups


def _sentences(document: Document, group: list[Quotation], headline: bool) -> list[Spoken]:
    text = document.text
    pieces = [piece for q in group for piece in sentences(text, q.inner_start, q.inner_end)]
    if len(group) > 1:
        pieces = [(pieces[0][0], pieces[-1][1])]
    found: list[Spoken] = []
    for start, end in pieces:
        holes = [m.span() for m in _MARKED.finditer(text, start, end)]
        outside = [(a.end, b.start) for a, b in pairwise(group)]
        for first, last, cut in _parts(start, end, holes):
            forms = _forms(text, first, last, outside)
            if not forms and cut and found:
                found[-1] = found[-1]._replace(cut=True)  # "The ships are old. ... We sail"
            if forms:
                found.append(
                    Spoken(
                        document.id,
                        group[0].start,
                        group[-1].end,
                        first,
                        last,
                        forms,
                        frozenset(term(form) for form in forms) - {""},
                        headline,
                        _is_full(text, first, last),
                        # Where the closing mark is missing nobody can tell what is still speech.
                        cut or (last == group[-1].inner_end and not group[-1].closed),
                    )
                )
    return found


def _parts(start: int, end: int, holes: list[Range]) -> list[tuple[int, int, bool]]:
    """The stretches between marked cuts; the flag tells that a cut follows."""
    edges = [start, *(edge for hole in holes for edge in hole), end]
    return [(edges[n], edges[n + 1], n + 2 < len(edges)) for n in range(0, len(edges), 2)]


def _forms(text: str, first: int, last: int, outside: list[Range]) -> tuple[str, ...]:
    found = words(text, first, last)
    return tuple(spelt(w.form) for w in found if not any(a <= w.start < b for a, b in outside))


def spelt(form: str) -> str:
    """The word in one spelling for both sides of the Atlantic, numbers in figures."""
    number = term(form)
    if number.isdigit():
        return number
    if form in _SPELT_ALONE:
        return _SPELT_ALONE[form]
    for british, american in _SPELLING:
        if form.endswith(british) and len(form) > len(british) + 1:
            return form[: -len(british)] + american
    return form


def _is_full(text: str, first: int, last: int) -> bool:
    """Whether the words are printed as a sentence: with a capital at the start and a stop or comma at the end."""
    body = text[first:last].lstrip()
    ends = (text[first:last].rstrip(), text[first : last + 2].rstrip())  # the comma may stand behind the mark
    return body[:1].isupper() and any(_ENDS_FULL.search(end) for end in ends)
