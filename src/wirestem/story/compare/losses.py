"""Attributions and hedges that a child lost, and numbers it changed."""

from wirestem.lexicon.hedges import Hedges
from wirestem.model import Change, Range, Span, Statement
from wirestem.story.compare.numbers import Number, same
from wirestem.story.compare.pairs import Pair, Passage, Side, covered
from wirestem.text import term, words

_MOST = 0.6  # of a passage's characters
_QUOTED = 0.4
_NEAR_WORDS = 3


def attribution_lost(pair: Pair) -> list[Change]:
    """Passages that the reference puts in somebody's mouth and the child tells in its own voice."""
    found: dict[Range, Change] = {}
    for passage in pair.passages:
        statement = _said(pair.reference, passage.there) if passage.kind != "recast" else None
        if statement is None or not _in_body(pair.child, passage.here):
            continue
        if covered(passage.here.start, passage.here.end, pair.child.masked) >= _QUOTED:
            continue  # words still in quotation marks are still somebody's
        fellows = [p for p in pair.passages if p.there.start < passage.there.end and passage.there.start < p.there.end]
        if not any(_attributed(pair, fellow, statement) for fellow in fellows):
            places = [*statement.content, *statement.cue, *statement.source]
            there = Span(pair.reference.doc, min(a for a, _ in places), max(b for _, b in places))
            change = Change(pair.child.doc, pair.parent, "attribution_lost", passage.here, there)
            found.setdefault(pair.child.around(passage.here), change)
    return list(found.values())


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


def number_changed(pair: Pair) -> list[Change]:
    """Numbers that count the same thing in a shared passage and are not the same."""
    found = []
    for passage in pair.passages:
        there = _within(pair.reference, passage.there)
        for one in _within(pair.child, passage.here):
            if not one.unit or any(same(one, other) for other in pair.reference.numbers):
                continue
            rivals = [o for o in there if o.unit == one.unit and not any(same(o, h) for h in pair.child.numbers)]
            if len(rivals) == 1:
                found.append(_changed(pair, one, rivals[0]))
    return found


def _within(side: Side, span: Span) -> list[Number]:
    return [number for number in side.numbers if span.start <= number.start and number.end <= span.end]


def _changed(pair: Pair, here: Number, there: Number) -> Change:
    return Change(
        pair.child.doc,
        pair.parent,
        "number_changed",
        Span(pair.child.doc, here.start, here.end),
        Span(pair.reference.doc, there.start, there.end),
    )
