"""Firsts: where a quotation and a passage that several articles share were seen first, in this pile."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Literal

from wirestem.model import PROSE, Alignment, Document, FirstSeen, Published, Range, Span, Statement, Story
from wirestem.text import Quotation, quotations, words
from wirestem.times import first_out, outing

LEAST_WORDS = 4
"""The words of a quotation, at least: shorter ones are said by everybody."""
SAME = 0.6
"""The share of the shorter quotation's words that two records of one quotation have in common, at least."""
NEXT = 24
"""With how many of the places of like length behind it a place is compared, at most."""


def firsts(story: Story, statements: Sequence[Statement], alignments: Sequence[Alignment]) -> tuple[FirstSeen, ...]:
    """Quotations, then passages, that stand in two articles or more, each with the place published first.

    It is the first of this pile, not of all. Of two that came out on one day without a clock, or on one minute, neither is
    first; an article without a date may be earlier than any.
    """
    published = {a.document.id: p for a in story.articles if (p := a.document.published) is not None}
    quoted = _groups(*_quotations(statements, {a.document.id: a.document for a in story.articles}))
    passages = _groups(*_passages(alignments))
    return (*_seen("quotation", quoted, published), *_seen("passage", passages, published))


def _seen(
    kind: Literal["quotation", "passage"], groups: Iterable[Sequence[Span]], published: Mapping[str, Published]
) -> Iterator[FirstSeen]:
    for group in groups:
        longest: dict[str, Span] = {}
        for span in sorted(group, key=lambda s: (s.start - s.end, s)):
            longest.setdefault(span.doc, span)
        if len(longest) > 1:
            first = first_out({d: out for d in longest if (out := outing(published.get(d))) is not None})
            sure = first is not None and all(d in published for d in longest)
            when = None if first is None else published[first].earliest
            yield FirstSeen(kind, None if first is None else longest[first], when, tuple(sorted(longest.values())), sure)


def _quotations(statements: Sequence[Statement], documents: Mapping[str, Document]) -> tuple[list[Span], list[tuple[int, int]]]:
    """The quotations of four words and more, and which pairs are one: they share three words in a row, and most of all."""
    marked = {doc: _marked(documents[doc]) for doc in {s.doc for s in statements} & documents.keys()}
    spans, forms = [], []
    for statement in statements:
        for start, end in _in_marks(statement, marked[statement.doc]) if statement.doc in marked else ():
            said = [w.form for w in words(documents[statement.doc].text[start:end])]
            if len(said) >= LEAST_WORDS:
                spans.append(Span(statement.doc, start, end))
                forms.append(said)
    rows: dict[tuple[str, ...], list[int]] = {}
    for number, said in enumerate(forms):
        for row in {tuple(said[i : i + 3]) for i in range(len(said) - 2)}:
            rows.setdefault(row, []).append(number)
    sets = [frozenset(said) for said in forms]
    near = {pair for numbers in rows.values() for pair in _neighbours(numbers)}
    same = [(a, b) for a, b in sorted(near) if len(sets[a] & sets[b]) >= SAME * min(len(sets[a]), len(sets[b]))]
    return spans, same


def _marked(document: Document) -> Sequence[Quotation]:
    """The quotations of a document, in text order."""
    return quotations(document.text, tuple((z.start, z.end) for z in document.zones if z.kind in PROSE))


def _in_marks(statement: Statement, marked: Sequence[Quotation]) -> Iterator[Range]:
    """The parts of a statement that stand in quotation marks, which are those of its document."""
    for start, end in statement.content if statement.kind != "indirect" else ():
        if statement.kind == "direct":
            yield start, end
            continue
        first = bisect_right(marked, start, key=lambda q: q.end)
        for quote in marked[first : bisect_left(marked, end, key=lambda q: q.start)]:
            yield max(start, quote.start), min(end, quote.end)


def _neighbours(numbers: Sequence[int], most: int = 24) -> Iterator[tuple[int, int]]:
    """The pairs of a few; of many each with the next and the first, so that the work grows with their number only."""
    if len(numbers) <= most:
        yield from combinations(numbers, 2)
        return
    for i in range(1, len(numbers)):
        yield numbers[i - 1], numbers[i]
        yield numbers[0], numbers[i]


def _passages(alignments: Sequence[Alignment]) -> tuple[list[Span], list[tuple[int, int]]]:
    """The sides of the alignments, and which are one: those aligned, and those of one article that are mostly the same."""
    spans = sorted({side for a in alignments for side in (a.left, a.right)})
    place = {span: number for number, span in enumerate(spans)}
    same = [(place[a.left], place[a.right]) for a in alignments]
    alike: dict[tuple[str, int], list[Span]] = {}
    for span in spans:
        alike.setdefault((span.doc, _size(span)), []).append(span)
    for span in spans:
        for size in (_size(span) - 1, _size(span), _size(span) + 1):
            beside = alike.get((span.doc, size), [])
            behind = bisect_right(beside, span)
            same += [(place[span], place[b]) for b in beside[behind : behind + NEXT] if _mostly_one(span, b)]
    return spans, same


def _size(span: Span) -> int:
    """A number for the length of a span; those of spans that are mostly the same are at most one apart."""
    return math.floor(math.log(max(span.end - span.start, 1), 1 / SAME))


def _mostly_one(left: Span, right: Span) -> bool:
    """Whether two spans of one document, the left one first, share most of the longer one."""
    return min(left.end, right.end) - right.start > SAME * max(left.end - left.start, right.end - right.start)


def _groups(spans: Sequence[Span], same: Sequence[tuple[int, int]]) -> list[list[Span]]:
    """The spans in groups of those that are the same, at first or later hand, in order of their first span."""
    head = list(range(len(spans)))

    def found(number: int) -> int:
        while head[number] != number:
            head[number] = head[head[number]]
            number = head[number]
        return number

    for a, b in same:
        left, right = sorted((found(a), found(b)))
        head[right] = left
    groups: dict[int, list[Span]] = {}
    for number, span in enumerate(spans):
        groups.setdefault(found(number), []).append(span)
    return sorted((sorted(group) for group in groups.values()), key=lambda g: g[0])
