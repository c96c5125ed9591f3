"""Reasons for and against each day on which an undated article may have been published."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from wirestem.model import Article, Evidence, Lineage, Span, Zone
from wirestem.story.date.stamps import slots_of, weekdays_told
from wirestem.times import Anchor, resolve

_LEDE_COST = (0.0, 0.4, 1.5, 2.5, 3.0, 3.5, 4.0)  # by days between the weekday of the opening and the publication
_PROSE_COST = (0.0, 0.0, 0.1, 0.3, 0.6, 1.5, 2.0)
_KIN_SLOPE, _UPDATE_SLOPE = 0.5, 0.15  # cost a day between relatives; a later version may come days after
_CONTEXT_WORDS = 4
_WORD = re.compile(r"\w+")
_REPORTS = re.compile(r"\b(?:report(?:ed|s)|wrote|writes|said|says|published|revealed)\b")
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


def weekday_cost(article: Article, candidate: date) -> float:
    """How ill the bare weekdays of the prose fit a publication on `candidate`."""
    cost = 0.0
    met_lede = False
    for told in weekdays_told(article):
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


def copied_clues(article: Article, others: Sequence[Article], days: Mapping[str, date]) -> list[Clue]:
    """Where a sentence is copied and only the word for the day differs, that word dates the copy.

    "said yesterday her teams had" beside "said on Monday her teams had" in a text whose Monday is known.
    """
    clues = []
    mine = [
        (e, shift, _around(article, e.start, e.end)) for e in article.times if (shift := _shift(e.rule, slots_of(e))) is not None
    ]
    for other in others if mine else ():
        anchor = days.get(other.document.id)
        if anchor is None:
            continue
        for expression in other.times:
            placed = resolve(expression, other.document.text, Anchor(anchor, anchor))
            if not placed.earliest or placed.earliest[:10] != (placed.latest or "")[:10]:
                continue
            context = _around(other, expression.start, expression.end)
            for own, shift, near in mine:
                if _same_place(near, context):
                    day = date.fromisoformat(placed.earliest[:10]) - timedelta(days=shift)
                    spans = (
                        Span(article.document.id, own.start, own.end),
                        Span(other.document.id, expression.start, expression.end),
                    )
                    because = Evidence(
                        "date.copied_sentence.v1", 2.0, spans, f"the same sentence elsewhere gives the day, so {day}"
                    )
                    clues.append(Clue(day, 4.0, 4.0, 8.0, because))
    return clues


def _shift(rule: str, slots: dict[str, str]) -> int | None:
    if not rule.startswith("day.") or rule in ("day.same", "day.overnight", "day.during"):
        return None
    return -1 if rule == "day.last_part" else int(slots.get("day", "0"))


def _around(article: Article, start: int, end: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words just before and just after a place, within its line."""
    text = article.document.text
    left = text[max(0, start - 80) : start].rpartition("\n")[2]
    right = text[end : end + 80].partition("\n")[0]
    before = [w for w in _WORD.findall(left.lower()) if w not in ("on", "the")]
    after = _WORD.findall(right.lower())
    return tuple(before[-_CONTEXT_WORDS:]), tuple(after[:_CONTEXT_WORDS])


def _same_place(left: tuple[tuple[str, ...], tuple[str, ...]], right: tuple[tuple[str, ...], tuple[str, ...]]) -> bool:
    full = any(len(a) == _CONTEXT_WORDS and a == b for a, b in zip(left, right, strict=True))
    both = len(left[0]) > 1 and len(left[1]) > 1 and left[0][-2:] == right[0][-2:] and left[1][:2] == right[1][:2]
    return full or both


def cited_clues(article: Article, others: Sequence[Article], days: Mapping[str, date]) -> list[Clue]:
    """Another text that says on which day this outlet reported dates it: "the Courier reported on Wednesday"."""
    clues = []
    outlet = _name_words(article.document.source.outlet or "")
    for other in others:
        anchor = days.get(other.document.id)
        if anchor is None:
            continue
        text = other.document.text
        for start, end in other.sentences:
            sentence = text[start:end]
            if not _REPORTS.search(sentence) or not _names(sentence, outlet, article):
                continue
            for expression in other.times:
                if start <= expression.start < end and expression.rule.startswith(("weekday.", "date.", "day.")):
                    placed = resolve(expression, text, Anchor(anchor, anchor))
                    if placed.earliest and _REPORTS.search(text[max(start, expression.start - 40) : expression.start]):
                        span = Span(other.document.id, expression.start, expression.end)
                        because = Evidence(
                            "date.cited.v1", 2.0, (span,), f"another text says it reported on {placed.earliest[:10]}"
                        )
                        clues.append(Clue(date.fromisoformat(placed.earliest[:10]), 3.0, 3.0, 6.0, because))
                        break
    return clues


def _names(sentence: str, outlet: frozenset[str], article: Article) -> bool:
    """Whether the sentence names the article's outlet: by its name, or by a name whose last word the article calls itself."""
    for match in _NAME.finditer(sentence):
        words = _name_words(match.group())
        if outlet and (outlet <= words or words <= outlet):
            return True
        last = match.group().split()[-1]
        if not outlet and re.search(rf"\b[Tt](?:he|old the|o the) {re.escape(last)}\b", article.document.text):
            return not re.search(re.escape(match.group()), article.document.text)
    return False


def _name_words(name: str) -> frozenset[str]:
    return frozenset(w for w in _WORD.findall(name.lower()) if w not in ("the", "newspaper", "daily"))


def best_days(candidates: Iterable[date], clues: Sequence[Clue], article: Article) -> tuple[date, date, float]:
    """The cheapest day, the last day about as cheap that touches it, and the cost of the first."""
    priced = [(sum(c.cost(d) for c in clues) + weekday_cost(article, d), d) for d in candidates]
    cost, first = min(priced)
    last = first
    for price, day in sorted(priced, key=lambda p: p[1]):
        if day == last + timedelta(days=1) and price <= cost + 0.05:
            last = day
    return first, last, cost
