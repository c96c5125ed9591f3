"""Modality: how a clause is put forward, as fact, accusation, denial, plan, supposition, guess or judgement.

The words that tell it are of general English (`lexicon/data/modality.toml`); here is how far each of them reaches. A cue
before a clause governs it when nothing but a noun it belongs to stands between ("rejected reports that …"), the nearest one
first; after that count the words of the clause itself, what stands behind it ("…, or so it looks"), and the statement it is
in. The classes are those of FactBank (Saurí and Pustejovsky 2009), parted as news copy parts them.
"""

from collections.abc import Iterator
from typing import NamedTuple

from wirestem.lexicon.hedges import hedges
from wirestem.model import Modality, Range
from wirestem.story.corroborate.modality.around import behind, coming, inside
from wirestem.story.corroborate.modality.denied import called_false, denied, is_denial
from wirestem.story.corroborate.modality.governors import governor
from wirestem.story.corroborate.modality.judged import judged
from wirestem.story.corroborate.modality.lines import Place, Reason, holds, line_of, nowhere, whole_clause
from wirestem.story.corroborate.modality.stated import by_statement
from wirestem.story.corroborate.modality.supposed import supposed
from wirestem.story.corroborate.propositions import Proposition
from wirestem.story.corroborate.terms import Page


class Told(NamedTuple):
    """How a clause is put forward; `negated`: it is said not to hold. `cues` are the places of the words that tell it, `hedges`
    of those that hold it back."""

    kind: Modality
    negated: bool
    cues: tuple[Range, ...]
    hedges: tuple[Range, ...]


def modality(page: Page, proposition: Proposition) -> Told:
    """How a proposition is put forward, by its words, those around it and the statement it stands in."""
    start, end = proposition.sentence
    text = page.text[start:end]
    line = line_of(text)
    first = sum(w.start < proposition.start - start for w in line.words)
    last = sum(w.start < proposition.end - start for w in line.words)
    aside = frozenset(k for k in range(first, last) if not holds(proposition.parts, start + line.words[k].start))
    place = Place(text, line, first, whole_clause(text, line, first, last), aside)
    reason = next(_reasons(page, proposition, place), Reason("asserted", False, 0, 0))
    cues = tuple((start + line.words[k].start, start + line.words[k].end) for k in range(reason.start, reason.end))
    held = tuple((h.start, h.end) for h in hedges().find(page.text, proposition.start, proposition.end) if h.kind == "doubt")
    return Told(reason.kind, reason.negated, cues, held)


def _reasons(page: Page, proposition: Proposition, place: Place) -> Iterator[Reason]:
    """Why a clause is not simply told as so, the strongest first."""
    governed = governor(place)
    if proposition.mode == "act" and is_denial(page, proposition):
        yield Reason("denied", True, *nowhere(place))
    if governed and governed.kind in ("hypothetical", "denied"):
        yield governed
    yield from called_false(place)
    if place.line.finite(place.start, place.end) or governed is None:
        yield from judged(proposition, place)
    yield from denied(page, proposition, place)
    if governed and governed.kind == "hedged":
        yield governed
    yield from supposed(proposition, place)
    if governed and governed.kind == "alleged":
        yield governed
    yield from inside(place, ("alleged", "hedged"))
    yield from behind(place, ("hedged", "alleged"))
    yield from coming(proposition, place)
    if governed:
        yield governed
    yield from by_statement(page, proposition, place)
    if place.text.rstrip("”\"' ").endswith("?") and (proposition.statement is None or not proposition.statement.cue):
        yield Reason("hedged", False, *nowhere(place))


def ahead(told: Told) -> bool | None:
    """Whether a clause is told as to come or only supposed (True), as done or so (False), or it cannot be told (None).

    >>> ahead(Told("planned", False, (), ())), ahead(Told("asserted", False, (), ())), ahead(Told("opinion", False, (), ()))
    (True, False, None)
    """
    if told.kind in ("planned", "hypothetical"):
        return True
    return None if told.kind in ("hedged", "opinion") else False
