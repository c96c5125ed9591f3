"""Judged: what is a matter of value or taste."""

from collections.abc import Iterator

from wirestem.lexicon.cues import words as scorn
from wirestem.lexicon.modality import Sign, listed
from wirestem.story.corroborate.clause.propositions import Proposition
from wirestem.story.corroborate.modality.around import relative
from wirestem.story.corroborate.modality.lines import FINITE, Line, Place, Reason
from wirestem.story.corroborate.modality.supposed import is_condition


def judged(proposition: Proposition, place: Place) -> Iterator[Reason]:
    """What is a judgement: a predicate of value, or a phrase without a verb that holds one."""
    line = place.line
    verb = line.finite(place.start, place.end)
    for k in range(place.start + 1, place.end):
        measured = line.words[k].form in listed("measured")
        follows = line.words[k + 1].form if k + 1 < place.end else ""
        graded = (
            line.words[k].form == "too" and line.tags[k + 1 : k + 2] == ("JJ",) and "to" not in line.forms(k + 2, k + 4)
        ) or (line.words[k].form == "most" and line.tags[k + 1 : k + 2] == ("JJ",) and follows not in listed("countable"))
        if graded and _is_predicate(place, k):
            yield Reason("opinion", False, k, k + 2)
        if line.tags[k] == "JJS" and not measured and line.words[k].form not in ("most", "least") and _is_predicate(place, k):
            yield Reason("opinion", False, k, k + 1)
        compared = line.tags[k + 1 : k + 4] in (("NN", "IN", "NN"), ("JJ", "IN", "JJ"), ("NN", "IN", "JJ"))
        if compared and line.words[k].form == "more" and line.forms(k + 2, k + 3) == ("than",):
            yield Reason("opinion", False, k, k + 3)
    for sign in line.signs:
        answer = line.forms(place.start, place.start + 1)[:1] in (("it",), ("this",), ("that",), ("these",), ("they",), ("such",))
        answer = answer or bool(set(line.forms(place.start, sign.start)) & (listed("accused") - {"lawsuit"}))
        if proposition.stance == "denies" and line.words[sign.start].form in scorn("scorn") and answer:
            continue
        if sign.kind != "opinion" or not place.start <= sign.start < place.end:
            continue
        if sign.place == "in" and not relative(place, sign) and _weighs(line, sign):
            yield Reason("opinion", False, sign.start, sign.end)
        phrase = (
            not verb
            and not proposition.headline
            and place.start == 0
            and place.end >= len(line.words)
            and line.tags[sign.start].startswith(("JJ", "NN"))
        )
        if sign.place == "value" and ((phrase and len(line.words) <= 9) or _is_predicate(place, sign.start)):
            yield Reason("opinion", False, sign.start, sign.end)


def _weighs(line: Line, sign: Sign) -> bool:
    """Whether "should" is a duty, not a condition."""
    return line.words[sign.start].form != "should" or not is_condition(line, sign)


def _is_predicate(place: Place, at: int) -> bool:
    """Whether a word of value is what the clause says of its subject."""
    line = place.line
    for k in range(at - 1, max(at - 11, -1), -1):
        form = line.words[k].form
        if form in listed("copulas") or (form in listed("calls") and k < at):
            return line.forms(k - 1, k) != ("there",)
        if form == "more" and "than" in line.forms(at, at + 2):
            return True
        if (
            form in listed("prepositions")
            or form in listed("joints") - {"as", "and"}
            or (line.tags[k] in FINITE and form not in listed("copulas"))
        ):
            return False
    return False
