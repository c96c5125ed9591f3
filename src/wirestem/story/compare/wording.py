"""Passages a child added, dropped or reworded."""

import re

from wirestem.model import Change, Range, Span
from wirestem.story.compare.kin import WHOLE
from wirestem.story.compare.pairs import Pair, Passage, Shared, Side, covered, runs
from wirestem.story.compare.speech import spelt
from wirestem.text import term, words

_KEPT = 0.3  # of a sentence's characters; with less in common it is the child's own
_LEAST_WORDS = 4
_LETTERS = re.compile(r"[^\W\d_]+")
_FIGURES = re.compile(r"\d")
_STYLE = frozenset({"mr", "mrs", "ms", "miss", "dr", "am", "pm", "a", "p", "m", "gmt", "percent", "cent", "per"})
_MONTHS = frozenset(
    "january february march april june july august september october november december"
    " jan feb mar apr may jun jul aug sep sept oct nov dec".split()
)


def reworded(pair: Pair) -> list[Change]:
    """Passages that say the same in other words outside the quotation marks; one inside another is not told again."""
    changed = [
        passage
        for passage in pair.passages
        if passage.kind != "verbatim" and _told(pair.child, passage.here) != _told(pair.reference, passage.there)
    ]
    outer = [p for p in changed if not any(_inside(p, other) for other in changed if other != p)]
    return [Change(pair.child.doc, pair.parent, "reworded", p.here, p.there) for p in outer]


def _inside(passage: Passage, other: Passage) -> bool:
    pairs = ((passage.here, other.here), (passage.there, other.there))
    return all(outer.start <= inner.start and inner.end <= outer.end for inner, outer in pairs)


def _told(side: Side, span: Span) -> tuple[list[str], list[str], str]:
    """What the narrative of a passage says, the house's style taken out: its words, its months, its figures.

    "9.47pm" and "9:47 pm", "21 October" and "October 21", "Ms Ito" and "Ito", "harbour" and "harbor" are the same.
    """
    told = " ".join(
        spelt(word.form)
        for word in words(side.text, span.start, span.end)
        if not any(a <= word.start < b for a, b in side.masked)
    )
    found = [word for word in _LETTERS.findall(told) if term(word) and word not in _STYLE]
    months = sorted(word[:3] for word in found if word in _MONTHS)
    return [word for word in found if word not in _MONTHS], months, "".join(_FIGURES.findall(told))


def added(pair: Pair, everything: list[Pair], common: Shared) -> list[Change]:
    """Sentences of the child that neither its parents nor others of the family have; neighbours told as one.

    Where no text at hand shows the whole of a parent, nobody can tell what is added.
    """
    if not any(one.whole for one in everything):
        return []
    child = pair.child
    others = {p.reference.doc: p.reference for p in everything}
    carriers = sorted({*others, *(w for p in everything for w in p.witnesses)})
    spans = [(p.here.start, p.here.end) for other in carriers for p in common.get((child.doc, other), ())]
    spans += [(p.here.start, p.here.end) for one in everything for p in one.passages]
    own = [s for s in child.sentences if _is_own(s, child, spans, tuple(others.values()))]
    return [Change(child.doc, pair.parent, "added", Span(child.doc, *place), None) for place in _merged(own, child)]


def _is_own(sentence: Range, side: Side, spans: list[Range], others: tuple[Side, ...]) -> bool:
    """Whether little of the sentence stands in a passage shared with, or anywhere in, the other texts."""
    if len(words(side.text, *sentence)) < _LEAST_WORDS or covered(*sentence, spans) >= _KEPT:
        return False
    told = [place for run, place in runs(side.text, *sentence) if any(run in other.runs for other in others)]
    return covered(*sentence, [*spans, *told]) < _KEPT


def dropped(pair: Pair, common: Shared) -> list[Change]:
    """Sentences of the reference that the child lacks; when the parent is unseen and has other carriers, one must have them.

    An excerpt leaves out most of its parent; that is not told sentence by sentence, nor is it for one parent of several. An
    excerpt shows no other carrier what it dropped, either.
    """
    if pair.relation not in WHOLE or not pair.whole:
        return []
    doc = pair.reference.doc
    taken = [(p.there.start, p.there.end) for p in pair.passages]
    seen = [(p.here.start, p.here.end) for other in pair.witnesses for p in common.get((doc, other), ())]
    gone = [
        s
        for s in pair.reference.sentences
        if _is_own(s, pair.reference, taken, (pair.child,))
        and (doc == pair.parent or not pair.witnesses or covered(*s, seen) >= _KEPT)
    ]
    return [Change(pair.child.doc, pair.parent, "dropped", None, Span(doc, *place)) for place in _merged(gone, pair.reference)]


def _merged(places: list[Range], side: Side) -> list[Range]:
    """Sentences that follow one another in the text as one range."""
    number = {sentence: n for n, sentence in enumerate(side.sentences)}
    merged: list[Range] = []
    last = -2
    for place in places:
        if number[place] == last + 1:
            merged[-1] = (merged[-1][0], place[1])
        else:
            merged.append(place)
        last = number[place]
    return merged
