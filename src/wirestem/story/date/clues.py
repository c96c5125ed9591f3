"""Reasons for and against each day on which an undated article may have been published."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from wirestem.model import Article, Evidence, Lineage, Span, TimeExpression, Zone
from wirestem.story.date.readings import REPORTS, Readings, context, same_place
from wirestem.story.date.stamps import Told, slots_of, weekdays_told
from wirestem.times import Anchor, resolve

_LEDE_COST = (0.0, 0.4, 1.5, 2.5, 3.0, 3.5, 4.0)  # by days between the weekday of the opening and the publication
_PROSE_COST = (0.0, 0.0, 0.1, 0.3, 0.6, 1.5, 2.0)
_KIN_SLOPE, _UPDATE_SLOPE = 0.5, 0.15  # cost a day between relatives; a later version may come days after
_WORD = re.compile(r"\w+")
_CORRECTION = re.compile(
    r"\W*(?:correction|corrected|clarification|editor['’]s note|this (?:article|story|item) (?:was|has been))\b", re.I
)
_NAME = re.compile(r"\b(?:[A-Z][\w’'-]+\s+)+[A-Z][\w’'-]+")


class Clue(NamedTuple):
    """What a day costs: 0 is a perfect fit. `earlier` and `later` are per day of distance from `day`, up to `most`."""

    day: date
    earlier: float
    later: float
    most: float
    because: Evidence

    def cost(self, candidate: date) -> float:
        """The cost of `candidate`."""
        gap = (candidate - self.day).days
        return min(self.most, -gap * self.earlier if gap < 0 else gap * self.later)


def kin_clues(doc: str, lineage: Lineage, days: Mapping[str, date]) -> list[Clue]:
    """A child comes on its parent's day or soon after; carriers of one dispatch print it on nearly the same day."""
    clues = []
    for edge in lineage.derivations:
        slope = _UPDATE_SLOPE if edge.relation == "update" else _KIN_SLOPE
        parent = edge.parent.doc
        if edge.child == doc and parent in days and parent is not None:
            because = Evidence("date.parent.v1", 1.0, (), f"its text comes from a text of {days[parent]}")
            clues.append(Clue(days[parent], 4.0, slope, 8.0, because))
        elif parent == doc and edge.child in days:
            because = Evidence("date.child.v1", 1.0, (), f"a text of {days[edge.child]} comes from it")
            clues.append(Clue(days[edge.child], slope, 4.0, 8.0, because))
    for origin in lineage.origins:
        shared = sorted(days[d] for d in origin.documents if d != doc and d in days) if doc in origin.documents else []
        if shared and not clues:
            because = Evidence("date.carriers.v1", 1.0, (), f"another carrier of its dispatch is of {shared[0]}")
            clues.append(Clue(shared[0], 1.0, 0.5, 6.0, because))
    return clues


def weekday_cost(weekdays: Sequence[Told], candidate: date) -> float:
    """How ill the bare `weekdays` of an article's prose fit a publication on `candidate`."""
    cost = 0.0
    met_lede = False
    for told in weekdays:
        if told.behind is None:
            continue
        if told.behind:
            gap = (candidate.weekday() - told.weekday) % 7
            cost += _PROSE_COST[gap]
            if told.lede and not met_lede:
                cost += _LEDE_COST[gap]
                met_lede = True
        else:
            cost += _PROSE_COST[(told.weekday - candidate.weekday()) % 7] / 2
    return cost


def correction_zones(article: Article) -> tuple[Zone, ...]:
    """The zones that hold a correction, also one that the page sets among its furniture."""
    text = article.document.text
    kinds = {"correction", "furniture", "paragraph", "signoff"}
    return tuple(z for z in article.document.zones if z.kind in kinds and _CORRECTION.match(text, z.start, z.end))


def correction_clues(article: Article, near: date) -> list[Clue]:
    """A dated correction stands under a text that is no younger, and mostly not much older."""
    clues = []
    zones = correction_zones(article)
    for expression in article.times:
        if any(z.start <= expression.start < z.end for z in zones) and expression.rule.startswith("date."):
            placed = resolve(expression, article.document.text, Anchor(near, near))
            if placed.earliest:
                day = date.fromisoformat(placed.earliest[:10])
                span = Span(article.document.id, expression.start, expression.end)
                clues.append(Clue(day, 0.4, 8.0, 8.0, Evidence("date.correction.v1", 1.0, (span,), f"corrected on {day}")))
    return clues[:1]


def copied_clues(article: Article, others: Sequence[Article], days: Mapping[str, date], readings: Readings) -> list[Clue]:
    """Where a sentence is copied and only the word for the day differs, that word dates the copy.

    "said yesterday her teams had" beside "said on Monday her teams had" in a text whose Monday is known.
    """
    mine = [(e, s, context(article, e)) for e in article.times if (s := _shift(e)) is not None]
    clues = []
    for other in others if mine else ():
        published = days.get(other.document.id)
        for told in readings.days_told(other, published) if published else ():
            for own, shift, near in mine:
                if not same_place(near, told.context):
                    continue
                day = told.day - timedelta(days=shift)
                here = Span(article.document.id, own.start, own.end)
                there = Span(other.document.id, told.expression.start, told.expression.end)
                note = f"the same sentence elsewhere gives the day, so {day}"
                clues.append(Clue(day, 4.0, 4.0, 8.0, Evidence("date.copied_sentence.v1", 2.0, (here, there), note)))
    return clues


def _shift(expression: TimeExpression) -> int | None:
    """How many days a word such as "yesterday" lies from the publication; None for other expressions."""
    if expression.rule.startswith("day.last_"):
        return -1
    if not expression.rule.startswith(("day.word", "day.part", "day.this_part", "day.tonight", "day.clock")):
        return None
    return int(slots_of(expression).get("day", "0"))


def cited_clues(article: Article, others: Sequence[Article], days: Mapping[str, date], readings: Readings) -> list[Clue]:
    """Another text that says on which day this outlet reported dates it: "the Courier reported on Wednesday"."""
    clues = []
    outlet = _name_words(article.document.source.outlet or "")
    for other in others:
        published = days.get(other.document.id)
        if published is None:
            continue
        text = other.document.text
        for start, end in readings.reports(other):
            if not _names(text[start:end], outlet, article):
                continue
            for told in readings.days_told(other, published):
                place = told.expression
                if start <= place.start < end and REPORTS.search(text[max(start, place.start - 40) : place.start]):
                    span = Span(other.document.id, place.start, place.end)
                    because = Evidence("date.cited.v1", 2.0, (span,), f"another text says it reported on {told.day}")
                    clues.append(Clue(told.day, 3.0, 3.0, 6.0, because))
                    break
    return clues


def _names(sentence: str, outlet: frozenset[str], article: Article) -> bool:
    """Whether the sentence names the article's outlet: by its name, or by a name whose last word the article calls itself."""
    text = article.document.text
    for match in _NAME.finditer(sentence):
        words = _name_words(match.group())
        if outlet and (outlet <= words or words <= outlet):
            return True
        last = match.group().split()[-1]
        if not outlet and any(f"{lead} {last}" in text for lead in ("the", "The", "to")) and match.group() not in text:
            return bool(re.search(rf"\b(?:[Tt]he|told the|to the) {re.escape(last)}\b", text))
    return False


def _name_words(name: str) -> frozenset[str]:
    return frozenset(w for w in _WORD.findall(name.lower()) if w not in ("the", "newspaper", "daily"))


def best_days(candidates: Iterable[date], clues: Sequence[Clue], article: Article) -> tuple[date, date, float]:
    """The cheapest day, the last day about as cheap that touches it, and the cost of the first."""
    weekdays = weekdays_told(article)
    priced = [(sum(c.cost(d) for c in clues) + weekday_cost(weekdays, d), d) for d in candidates]
    cost, first = min(priced)
    last = first
    for price, day in sorted(priced, key=lambda p: p[1]):
        if day == last + timedelta(days=1) and price <= cost + 0.05:
            last = day
    return first, last, cost
