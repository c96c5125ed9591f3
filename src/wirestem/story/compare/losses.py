"""Attributions and hedges that a child lost, and numbers it changed."""

import re
from typing import NamedTuple

from wirestem.lexicon.hedges import Hedges
from wirestem.model import Change, Span, Statement
from wirestem.story.compare.pairs import Pair, Passage, Side, covered
from wirestem.text import term, words

_MOST = 0.6  # of a passage's characters
_QUOTED = 0.4
_NEAR_WORDS = 3
_CLOSE = 0.06  # numbers nearer than this are one number, rounded
_FIGURE = re.compile(
    r"(?<![\w.,:])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w:])|(?<![\w.,:])\d+(?:\.\d+)?(?![\d:])|\b[a-z]+\b", re.IGNORECASE
)
_CALENDAR = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept"
    " oct nov dec monday tuesday wednesday thursday friday saturday sunday gmt utc am pm a.m p.m".split()
)
_YEARS = range(1500, 2200)
_SCALES = {"hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
# One of the first unit in the second: a number turned into other units is the same number.
_UNITS = {
    ("kilometr", "mil"): 0.621,
    ("kilomet", "mil"): 0.621,
    ("km", "mil"): 0.621,
    ("met", "feet"): 3.281,
    ("metr", "feet"): 3.281,
    ("meter", "feet"): 3.281,
    ("kilogram", "pound"): 2.205,
    ("kg", "pound"): 2.205,
    ("tonn", "ton"): 1.102,
    ("hectar", "acr"): 2.471,
    ("liter", "gallon"): 0.264,
}


def attribution_lost(pair: Pair) -> list[Change]:
    """Passages that the reference puts in somebody's mouth and the child tells in its own voice."""
    found = []
    for passage in pair.passages:
        statement = _said(pair.reference, passage.there)
        if statement is None or not _in_body(pair.child, passage.here):
            continue
        if covered(passage.here.start, passage.here.end, pair.child.masked) >= _QUOTED:
            continue  # words still in quotation marks are still somebody's
        if not _attributed(pair, passage, statement):
            places = [*statement.content, *statement.cue, *statement.source]
            there = Span(pair.reference.doc, min(a for a, _ in places), max(b for _, b in places))
            found.append(Change(pair.child.doc, pair.parent, "attribution_lost", passage.here, there))
    return found


def _attributed(pair: Pair, passage: Passage, statement: Statement) -> bool:
    """Whether the child's sentence is part of a statement, or names the speaker or the cue of `statement`."""
    start, end = pair.child.around(passage.here)
    if any(a < end and start < b for s in pair.child.statements for a, b in (*s.content, *s.cue, *s.source)):
        return True
    text = pair.reference.text
    cues = {w.form for a, b in statement.cue for w in words(text, a, b)}
    names = {term(w.form) for a, b in statement.source for w in words(text, a, b)} - {""}
    return any(w.form in cues or term(w.form) in names for w in words(pair.child.text, start, end))


def _said(side: Side, span: Span) -> Statement | None:
    """The statement with a cue of its own that holds most of `span`."""
    for statement in side.statements:
        if statement.cue and covered(span.start, span.end, (*statement.content, *statement.cue, *statement.source)) >= _MOST:
            return statement
    return None


def _in_body(side: Side, span: Span) -> bool:
    return any(a <= span.start < b for a, b in side.sentences)


def hedge_lost(pair: Pair, hedges: Hedges) -> list[Change]:
    """Passages in which the reference holds something back ("perhaps two minutes") that the child states flatly."""
    found = []
    for passage in pair.passages:
        if not _in_body(pair.child, passage.here):
            continue
        kept = {h.kind for h in hedges.find(pair.child.text, *pair.child.around(passage.here))}
        told = {term(w.form) for w in words(pair.child.text, passage.here.start, passage.here.end)}
        for hedge in hedges.find(pair.reference.text, passage.there.start, passage.there.end):
            after = words(pair.reference.text, hedge.end, passage.there.end)[:_NEAR_WORDS]
            terms = {term(w.form) for w in after} - {""}
            if hedge.kind not in kept and terms and terms <= told:
                there = Span(pair.reference.doc, hedge.start, after[-1].end)
                found.append(Change(pair.child.doc, pair.parent, "hedge_lost", passage.here, there))
    return found


class Number(NamedTuple):
    """A number with the term of the word it counts."""

    start: int
    end: int
    value: float
    unit: str


def number_changed(pair: Pair) -> list[Change]:
    """Numbers that count the same thing in a shared passage and are not the same."""
    found = []
    told_here, told_there = _all_numbers(pair.child), _all_numbers(pair.reference)
    for passage in pair.passages:
        here, there = _numbers(pair.child, passage.here), _numbers(pair.reference, passage.there)
        for one in here:
            if not one.unit or any(_same(one, other) for other in told_there):
                continue
            rivals = [o for o in there if o.unit == one.unit and not any(_same(o, h) for h in told_here)]
            if len(rivals) == 1:
                found.append(_changed(pair, passage, one, rivals[0]))
    return found


def _changed(pair: Pair, passage: Passage, here: Number, there: Number) -> Change:
    return Change(
        pair.child.doc,
        pair.parent,
        "number_changed",
        Span(passage.here.doc, here.start, here.end),
        Span(passage.there.doc, there.start, there.end),
    )


def _all_numbers(side: Side) -> list[Number]:
    return [n for a, b in (*side.headlines, *side.sentences) for n in _numbers(side, Span(side.doc, a, b))]


def _numbers(side: Side, span: Span) -> list[Number]:
    """The counts in `span`: dates, years and clock times left out."""
    tokens = list(_FIGURE.finditer(side.text, span.start, span.end))
    found = []
    for n, token in enumerate(tokens):
        value = _value(token.group())
        near = {t.group().lower() for t in tokens[max(0, n - 1) : n + 2]}
        if value is None or near & _CALENDAR or (value in _YEARS and "," not in token.group()):
            continue
        after = [t.group().lower() for t in tokens[n + 1 : n + 4]]
        end = token.end()
        if after and after[0] in _SCALES:
            value, end = value * _SCALES[after.pop(0)], tokens[n + 1].end()
        unit = next((term(word) for word in after if term(word) and _value(word) is None), "")
        found.append(Number(token.start(), end, value, "percent" if unit == "cent" else unit))
    return found


def _value(word: str) -> float | None:
    plain = word.lower().replace(",", "")
    if plain in _CALENDAR:
        return None
    known = term(plain) if plain.isalpha() else plain
    return float(known) if re.fullmatch(r"\d+(?:\.\d+)?", known) else None


def _same(one: Number, other: Number) -> bool:
    """Whether two numbers say the same, one perhaps rounded or in other units."""
    if abs(one.value - other.value) <= _CLOSE * max(one.value, other.value) and _round(one.value, other.value):
        return True
    for a, b in ((one, other), (other, one)):
        factor = _UNITS.get((a.unit, b.unit))
        if factor and abs(a.value * factor - b.value) <= 0.1 * b.value:
            return True
    return one.value == other.value


def _round(one: float, other: float) -> bool:
    """Whether one of the two may be the other, rounded."""
    if (one == int(one)) != (other == int(other)):
        return abs(one - other) <= 1
    return any(value >= 100 and value % 10 ** (len(str(int(value))) - 2) == 0 for value in (one, other))
