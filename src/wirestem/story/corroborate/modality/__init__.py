"""Modality: how a clause is put forward, as fact, accusation, denial, plan, supposition, guess or judgement.

The words that tell it are of general English (`lexicon/data/modality.toml`); here is how far each of them reaches. A cue
before a clause governs it when nothing but a noun it belongs to stands between ("rejected reports that …"), the nearest one
first; after that count the words of the clause itself, what stands behind it ("…, or so it looks"), and the statement it is
in. Where the encoder read the text, its words are weighed too. The classes are those of FactBank (Saurí and
Pustejovsky 2009), parted as news copy parts them.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from wirestem.lexicon.hedges import hedges
from wirestem.lexicon.modality import listed
from wirestem.model import Modality, Range
from wirestem.story.corroborate.clause.propositions import Proposition
from wirestem.story.corroborate.modality.around import behind, coming, inside
from wirestem.story.corroborate.modality.denied import called_false, denied, dismisses, is_denial
from wirestem.story.corroborate.modality.governors import governor
from wirestem.story.corroborate.modality.judged import judged
from wirestem.story.corroborate.modality.lines import Place, Reason, holds, line_of, nowhere, whole_clause
from wirestem.story.corroborate.modality.stated import by_statement
from wirestem.story.corroborate.modality.supposed import supposed
from wirestem.story.corroborate.modality.weighed import signs, weighed
from wirestem.story.corroborate.terms import Page


class Told(NamedTuple):
    """How a clause is put forward; `negated`: it is said not to hold. `cues` are the places of the words that tell it, `hedges`
    of those that hold it back."""

    kind: Modality
    negated: bool
    cues: tuple[Range, ...]
    hedges: tuple[Range, ...]


def modality(page: Page, proposition: Proposition) -> Told:
    """How a proposition is put forward, by its words, those around it and the statement it stands in.

    Where the encoder read the text, its words and what the rules see are weighed together; else the rules' first reason holds.
    So it does for an act of denial, which is one whatever its words are, for who calls a charge untrue, and for what is
    required by a rule in force.
    """
    found = page.kept.get(proposition)
    if not isinstance(found, Told):
        found = page.kept[proposition] = _told(page, proposition)
    return found


def _told(page: Page, proposition: Proposition) -> Told:
    place = place_of(page, proposition)
    reasons = reasons_of(page, proposition, place)
    plain = bool(reasons) and reasons[0][0] in ("act", "untrue", "binding")
    kind = None if plain else weighed(page.traits, proposition, signs(proposition, place, reasons))
    reason = _reason(kind, [r for _, r in reasons])
    start = proposition.sentence[0]
    cues = tuple((start + w.start, start + w.end) for w in place.line.words[reason.start : reason.end])
    held = tuple((h.start, h.end) for h in hedges().find(page.text, proposition.start, proposition.end) if h.kind == "doubt")
    return Told(reason.kind, reason.negated, cues, held)


def place_of(page: Page, proposition: Proposition) -> Place:
    """Where a proposition stands in its sentence."""
    start, end = proposition.sentence
    text = page.text[start:end]
    line = line_of(text)
    first = sum(w.start < proposition.start - start for w in line.words)
    last = sum(w.start < proposition.end - start for w in line.words)
    aside = frozenset(k for k in range(first, last) if not holds(proposition.parts, start + line.words[k].start))
    return Place(text, line, first, whole_clause(text, line, first, last), aside)


def _reason(kind: Modality | None, reasons: Sequence[Reason]) -> Reason:
    """The first reason for a kind, or one that no word tells; the first of all where no kind is given.

    What somebody bore out is told as so: whether it is "confirmed" is for the rules to tell.
    """
    plain = Reason("asserted", False, 0, 0)
    if kind is None or (kind == "asserted" and reasons and reasons[0].kind == "confirmed"):
        return next(iter(reasons), plain)
    return next((r for r in reasons if r.kind == kind), Reason(kind, kind == "denied", 0, 0))


def reasons_of(page: Page, proposition: Proposition, place: Place) -> tuple[tuple[str, Reason], ...]:
    """All that the rules see, the strongest first."""
    return tuple(_reasons(page, proposition, place))


def _reasons(page: Page, proposition: Proposition, place: Place) -> Iterator[tuple[str, Reason]]:
    """Why a clause is not simply told as so, the strongest first, each with where it was looked for."""
    governed = governor(place)
    if proposition.mode == "act" and is_denial(page, proposition):
        yield "act", Reason("denied", True, *nowhere(place))
    if dismisses(proposition, (t for part in proposition.parts for t in page.terms(*part))):
        yield "untrue", Reason("denied", True, *nowhere(place))
    if set(place.line.forms(place.start - 1, place.start)) & listed("binding"):
        yield "binding", Reason("asserted", False, place.start - 1, place.start)
    if governed and governed.kind in ("hypothetical", "denied"):
        yield "over", governed
    yield from _named("called", called_false(place))
    if place.line.finite(place.start, place.end) or governed is None:
        yield from _named("judged", judged(proposition, place))
    yield from _named("answered", denied(page, proposition, place))
    if governed and governed.kind == "hedged":
        yield "over", governed
    yield from _named("supposed", supposed(proposition, place))
    if governed and governed.kind == "alleged":
        yield "over", governed
    yield from _named("inside", inside(place, ("alleged", "hedged")))
    yield from _named("behind", behind(place, ("hedged", "alleged")))
    yield from _named("coming", coming(proposition, place))
    if governed:
        yield "over", governed
    yield from _named("stated", by_statement(page, proposition, place))
    if place.text.rstrip("”\"' ").endswith("?") and (proposition.statement is None or not proposition.statement.cue):
        yield "asked", Reason("hedged", False, *nowhere(place))


def _named(name: str, reasons: Iterable[Reason]) -> Iterator[tuple[str, Reason]]:
    return ((name, reason) for reason in reasons)


def ahead(told: Told) -> bool | None:
    """Whether a clause is told as to come or only supposed (True), as done or so (False), or it cannot be told (None).

    >>> ahead(Told("planned", False, (), ())), ahead(Told("asserted", False, (), ())), ahead(Told("opinion", False, (), ()))
    (True, False, None)
    """
    if told.kind in ("planned", "hypothetical"):
        return True
    return None if told.kind in ("hedged", "opinion") else False
