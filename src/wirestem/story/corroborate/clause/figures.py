"""Figures: the quantities a clause tells, each with unit, role and the bounds that its wording sets."""

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from wirestem.model import Figure, Range, Span
from wirestem.story.corroborate.clause.shares import shares
from wirestem.story.corroborate.knowledge import MULTIPLIERS, Phrase, number_words, phrases
from wirestem.story.corroborate.terms import Page, Term, stem

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SMALL = "|".join(sorted(number_words(), key=len, reverse=True))
_SPELT = rf"(?:{_SMALL})(?:-(?:{_SMALL}))?"
_TIMES = "|".join(sorted(MULTIPLIERS, key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?<![\w.,/-])(?P<money>[$€£¥]\s?)?(?:(?P<digits>{_DIGITS})|\b(?P<spelt>{_SPELT}|a few|a|several)"
    rf"(?=[\s-](?:{_TIMES})\b)|\b(?P<word>{_SPELT}))"
    rf"(?:[\s-](?P<times>(?:{_TIMES})(?:\s(?:{_TIMES}))?)(?(digits)|(?:\s(?:and\s)?(?P<rest>{_SPELT})\b(?!\s(?:{_TIMES})))?))?"
    r"(?![\w]|[.,:/]\d|(?:st|nd|rd|th)\b)",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"\s?%|\s?-?per\s?cent(?:age)?\b", re.IGNORECASE)
_MEASURE = re.compile(
    r"[\s-]?(?P<unit>mg|kg|km|cm|mm|g|m|ft|mph|kph|°C|meters?|metres?|kilomet(?:er|re)s?|miles?|feet|hours?|minutes?|seconds?"
    r"|days?|weeks?|months?|years?|tonn?es?|tons?|lit(?:er|re)s?|barrels?|acres?|hectares?|dollars?|euros?|pounds?|crowns?"
    r"|degrees?|votes?)\b"
)
_LABEL = re.compile(
    r"(?:\b(?:article|line|section|chapter|number|no\.|gate|page|room|flight|route|phase|group|type|day|part|stage|season|episode"
    r"|level|volume|version|round|model|grade|unit|terminal|platform|district|zone|sector|channel|step|rule|clause|amendment"
    r"|resolution|past|last|first|next)\s|[A-Z]\w*-)$",
    re.IGNORECASE,
)
_AGE = re.compile(r"-year-old\b|\s+years old\b")
_PART = re.compile(r"\s+of\s+(?:the|them|whom|those|these)\b", re.IGNORECASE)
_MORE_BEFORE = re.compile(r"\b(?:another|further|additional|extra)\s+$", re.IGNORECASE)
_MORE_AFTER = re.compile(r"\s+(?:more|additional|extra|others|further)\b(?!\s+than)", re.IGNORECASE)
_TOTALS = frozenset({"toll", "number", "total", "figure", "tally", "dead", "turnout", "deaths", "arrests", "cases"})
_HOUR = re.compile(r"\s?(?:[ap]\.?m\b|o['’]clock)", re.IGNORECASE)
_NAMES = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)(?:[a-z]*)\.?"
_MONTH = re.compile(rf"\b{_NAMES}\s$")
_DAY = re.compile(rf"\s{_NAMES}\b")
ABOUT = -1.0
"""In the lexicon: a bound that depends on how round the number is."""

SHARE = 0.03
"""How far a share told in words reaches, as a part of it: "two thirds" may be 65 or 68 per cent."""
SOME = 2.0, 4.0, 10.0
"""What "several hundred" and "a few hundred" are in hundreds: at least, about, at most."""

MEASURED = frozenset({"percent", "money", "age", "measure"})
"""Kinds that are no counts of things."""

MEASURES = {"kilometr": "km", "metr": "m", "kilogram": "kg", "meter": "m"}
"""Stems of measures and the sign they compare by."""


class Quantity(NamedTuple):
    """A number at `text[start:end]`: `value`, the bounds its wording sets, and what it counts.

    `kinds` are the forms of the words that may name the unit (compared: one in common is enough), `unit` the likeliest in
    words of the text; `role` are the words around it; `measured`: a measure, per cent or money, not a count; `near` are
    the two nearest words on either side; `bare`: the number stands without a noun of its own ("closer to 300"); `part`: it is
    some of a whole told beside it ("30 of the dead"); `more`: it is added to what was told before ("two more").
    """

    start: int
    end: int
    value: float
    low: float
    high: float
    unit: str
    kinds: frozenset[str]
    role: frozenset[str]
    exact: bool
    measured: bool
    near: frozenset[str]
    bare: bool
    part: bool
    more: bool

    def meets(self, other: "Quantity") -> bool:
        """Whether one true number could bear out both ("about 7,000", "nearly 7,000" and 6,840 do)."""
        return self.low <= other.high and other.low <= self.high


def quantities(page: Page, start: int, end: int, times: Sequence[Range]) -> tuple[Quantity, ...]:
    """The quantities of `text[start:end]` in order; numbers inside the time expressions `times` and labels are none."""
    text = page.text
    content = page.terms(start, end)
    found = list(_shares(text, start, end, content))
    told = [(q.start, q.end) for q in found]
    for match in _NUMBER.finditer(text, start, end):
        begin, stop = match.span()
        if (
            any(a < stop and begin < b for a, b in (*times, *told))
            or _LABEL.search(text, start, begin)
            or _is_filler(match)
            or _is_time(text, match)
        ):
            continue
        value = _value(match)
        low, high, exact = _bounds(text, start, begin, stop, end, value)
        if (match["spelt"] or "").lower() in ("several", "a few"):
            value, low, high, exact = value * SOME[1], value * SOME[0], value * SOME[2], False
        unit, kinds, role = _unit(text, match, end, content)
        measured = bool(kinds & MEASURED)
        near = _around(content, begin, stop, 2)
        bare = not measured and not _counts(text, stop, content)
        found.append(
            Quantity(
                begin,
                stop,
                value,
                low,
                high,
                unit,
                kinds,
                role,
                exact,
                measured,
                near,
                bare,
                bool(_PART.match(text, stop, end)),
                _adds(text, start, begin, stop, end),
            )
        )
    return tuple(_shared_units(text, sorted(found, key=lambda q: q.start)))


def _shares(text: str, start: int, end: int, content: Sequence[Term]) -> Iterator[Quantity]:
    """Shares told in words, as per cent; nobody means a hundredth by them."""
    kind = frozenset({"percent"})
    for begin, stop, value in shares(text, start, end):
        low, high, exact = _bounds(text, start, begin, stop, end, value)
        if exact:
            low, high = value * (1 - SHARE), value * (1 + SHARE)
        role, near = (_around(content, begin, stop, reach) for reach in (4, 2))
        yield Quantity(begin, stop, value, low, high, "percent", kind, role, exact, True, near, False, False, False)


def _adds(text: str, start: int, begin: int, stop: int, end: int) -> bool:
    """Whether the number comes on top of another: "two more", "a further 30"."""
    return bool(_MORE_BEFORE.search(text, max(start, begin - 16), begin) or _MORE_AFTER.match(text, stop, end))


def _is_filler(match: re.Match[str]) -> bool:
    """Whether the word is no count: "one of the officials", "a hundred" stays."""
    return match["word"] is not None and match["times"] is None and match["word"].lower() in {"one", "zero"}


def _is_time(text: str, match: re.Match[str]) -> bool:
    """Whether the number is a year, a day of a month or an hour that the time expressions have missed."""
    if _HOUR.match(text, match.end()) or _MONTH.search(text, max(0, match.start() - 10), match.start()):
        return True
    year = match["digits"] is not None and len(match["digits"]) == 4 and 1800 <= float(match["digits"]) <= 2100
    return year or bool(_DAY.match(text, match.end()))


def _value(match: re.Match[str]) -> float:
    spelt = match["spelt"] or match["word"]
    if match["digits"]:
        value = float(match["digits"].replace(",", ""))
    else:
        value = _spelt(spelt)
    for factor in (match["times"] or "").lower().split():
        value *= MULTIPLIERS[factor]
    return value + (_spelt(match["rest"]) if match["rest"] and not match["digits"] else 0.0)


def _spelt(words: str) -> float:
    return sum(number_words().get(part, 1.0) for part in words.lower().split("-"))


def _bounds(text: str, floor: int, begin: int, stop: int, ceiling: int, value: float) -> tuple[float, float, bool]:
    """What the words before and after the number make of it; a bare number is itself, a bare round one nearly so."""
    ahead, behind = _hedges()
    found = ahead.search(text, max(floor, begin - 30), begin) or behind.match(text, stop, min(ceiling, stop + 20))
    if found:
        hedge = _hedge(found[1].lower())
        slack = _slack(value)
        low = 1 - slack if hedge.low == ABOUT else hedge.low
        high = 1 + slack if hedge.high == ABOUT else hedge.high
        return value * low, value * high, False
    if value >= 1000 and _figures(value) == 1:
        return value * 0.95, value * 1.05, True
    return value, value, True


@cache
def _hedges() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns for a hedge that ends right before a number, and for one right after it."""
    forms = "|".join(re.escape(h.form) for h in phrases("hedge"))
    before = rf"(?<!\w)({forms})\s+(?:the\s+|a\s+)?$"
    return re.compile(before, re.IGNORECASE), re.compile(rf",?\s+({forms})\b", re.IGNORECASE)


@cache
def _hedge(form: str) -> Phrase:
    return next(h for h in phrases("hedge") if h.form == form)


def _figures(value: float) -> int:
    """How many significant figures a number shows."""
    return len(f"{value:.6g}".replace(".", "").split("e")[0].strip("0")) or 1


def _slack(value: float) -> float:
    """How far "about" reaches, as a share of the number: "about 7,000" further than "about 212,000"."""
    return {1: 0.1, 2: 0.05}.get(_figures(value), 0.025)


def _unit(text: str, match: re.Match[str], end: int, content: Sequence[Term]) -> tuple[str, frozenset[str], frozenset[str]]:
    """The unit in words, the forms it compares by, and the role: the words nearest to the number."""
    begin, stop = match.span()
    role = _around(content, begin, stop, 4)
    if _PERCENT.match(text, stop, end):
        return "percent", frozenset({"percent"}), role
    if _AGE.match(text, stop, end) or _stands_as_age(text, begin, stop, content):
        return "age", frozenset({"age"}), role
    measure = _MEASURE.match(text, stop, end)
    if measure:
        unit = measure["unit"]
        return unit, frozenset({MEASURES.get(stem(unit), stem(unit)), "measure"}), role
    if match["money"]:
        return match["money"].strip(), frozenset({"money"}), role
    return *_noun(text, begin, stop, content), role


def _stands_as_age(text: str, begin: int, stop: int, content: Sequence[Term]) -> bool:
    """Whether the number is an age set off by commas: "Ana Ruiz, 51, said"."""
    named = any(t.name and t.end == begin - 2 for t in content)
    return (named and text[begin - 2 : begin] == ", " and text[stop : stop + 1] in {",", ""}) or (
        named and text[begin - 2 : begin] == ", " and not text[stop : stop + 1].strip()
    )


def _counts(text: str, stop: int, content: Sequence[Term]) -> list[Term]:
    """The words that follow the number without a break, at most three: what is counted."""
    run: list[Term] = []
    at = stop
    for term in content:
        if term.start < stop:
            continue
        if text[at : term.start].strip(" -\u00a0") or len(run) == 3:
            break
        run.append(term)
        at = term.end
    return run


def _noun(text: str, begin: int, stop: int, content: Sequence[Term]) -> tuple[str, frozenset[str]]:
    """The noun counted: the words that follow without a break, else a word for a total before; and all that may name it."""
    run = _counts(text, stop, content)
    if run:
        return text[run[0].start : run[-1].end], frozenset(t.form for t in run)
    before = [t for t in content if t.end <= begin]
    named = [text[t.start : t.end] for t in before if text[t.start : t.end].lower() in _TOTALS]
    return (named[-1] if named else ""), frozenset(t.form for t in before)


def _around(content: Sequence[Term], begin: int, stop: int, reach: int) -> frozenset[str]:
    before = [t.form for t in content if t.end <= begin][-reach:]
    after = [t.form for t in content if t.start >= stop][:reach]
    return frozenset(before + after)


def _shared_units(text: str, found: list[Quantity]) -> list[Quantity]:
    """ "212 of the 1,940 stations": the part is counted in the unit of the whole."""
    out = list(found)
    for i, (left, right) in enumerate(itertools.pairwise(found)):
        if re.fullmatch(r"\s+(?:out\s+)?of\s+(?:the\s+|its\s+|their\s+|about\s+)?", text[left.end : right.start]):
            out[i] = left._replace(unit=right.unit, kinds=right.kinds)
    return out


def figure(quantity: Quantity, text: str, doc: str) -> Figure:
    """The quantity as the dossier shows it; its role are the words of the clause next to it."""
    most = None if quantity.high == float("inf") else round(quantity.high, 6)
    least = round(quantity.low, 6)
    role = " ".join(text[max(0, quantity.start - 40) : quantity.start].split()[-4:])
    return Figure(quantity.value, quantity.unit, role, least, most, Span(doc, quantity.start, quantity.end))
