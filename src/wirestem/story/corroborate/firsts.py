"""Firsts: where a quotation and a passage that several articles share were seen first, in this pile."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import combinations
from typing import Literal

from wirestem.model import Alignment, FirstSeen, Published, Range, Span, Statement, Story
from wirestem.story.corroborate.moments import instant
from wirestem.text import quotations, words

LEAST_WORDS = 4
"""The words of a quotation, at least: shorter ones are said by everybody."""
SAME = 0.6
"""The share of the shorter quotation's words that two records of one quotation have in common, at least."""
NEXT = 24
"""With how many of the places behind it a place is compared."""
_FAR = datetime.max.replace(tzinfo=UTC)


def firsts(story: Story, statements: Sequence[Statement], alignments: Sequence[Alignment]) -> tuple[FirstSeen, ...]:
    """Quotations, then passages, that stand in two articles or more, each with the place published first.

    It is the first of this pile, not of all; an article without a date may be earlier, and none is first before a dated one.
    """
    published = {a.document.id: p for a in story.articles if (p := a.document.published) is not None}
    text = {a.document.id: a.document.text for a in story.articles}
    quoted = _groups(*_quotations(statements, text))
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
            first = min(longest.values(), key=lambda s: (_earliest(published.get(s.doc)), s))
            latest = _latest(published.get(first.doc))
            sure = all(latest <= _earliest(published.get(d)) and d in published for d in longest if d != first.doc)
            told = published.get(first.doc)
            yield FirstSeen(kind, first, told.earliest if told else None, tuple(sorted(longest.values())), sure)


def _earliest(published: Published | None) -> datetime:
    """The first moment that an article may have come out; without a date it comes last."""
    return (instant(published.earliest) if published else None) or _FAR


def _latest(published: Published | None) -> datetime:
    """The last moment that an article may have come out; of a mere day its end."""
    found = instant(published.latest) if published else None
    if published is None or found is None:
        return _FAR
    return found if "T" in published.latest else found + timedelta(days=1)


def _quotations(statements: Sequence[Statement], text: Mapping[str, str]) -> tuple[list[Span], list[tuple[int, int]]]:
    """The quotations of four words and more, and which pairs are one: they share three words in a row, and most of all."""
    spans, forms = [], []
    for statement in statements:
        for start, end in _in_marks(statement, text[statement.doc]) if statement.doc in text else ():
            said = [w.form for w in words(text[statement.doc][start:end])]
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


def _in_marks(statement: Statement, text: str) -> Iterator[Range]:
    """The parts of a statement that stand in quotation marks."""
    for start, end in statement.content if statement.kind != "indirect" else ():
        if statement.kind == "direct":
            yield start, end
            continue
        for quote in quotations(text[start:end], ((0, end - start),)):
            yield start + quote.start, start + quote.end


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
    for at, span in enumerate(spans):
        # Places of one passage stand close together in order: a few of the next ones lead to them all.
        for other, here in enumerate(spans[at + 1 : at + 1 + NEXT], at + 1):
            if here.doc != span.doc or here.start >= span.end:
                break
            if min(span.end, here.end) - here.start > SAME * max(span.end - span.start, here.end - here.start):
                same.append((at, other))
    return spans, same


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
