"""Around: the cues in a clause and behind it, and what is still to come."""

import re
from collections.abc import Iterable, Iterator

from wirestem.lexicon.modality import Mood, Sign, listed
from wirestem.story.corroborate.clause.propositions import Proposition
from wirestem.story.corroborate.knowledge import word_list
from wirestem.story.corroborate.modality.lines import FINITE, Line, Place, Reason, participle
from wirestem.story.corroborate.modality.supposed import unwilling

_DUE = re.compile(
    r"\b(?:on|from|by|until|for) (?:\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|(?:Jan|Feb|Mar|Apr|May|Jun|Jul"
    r"|Aug|Sep|Oct|Nov|Dec)\w*\.? \d{1,2}\b|20\d\d\b)"
)


def inside(place: Place, kinds: Iterable[Mood]) -> Iterator[Reason]:
    """The cues in the clause itself, or in the verb group that it was cut from."""
    line = place.line
    verb = line.finite(place.start, place.end)
    for sign in line.signs:
        if (
            sign.place != "in"
            or sign.kind not in kinds
            or sign.start in place.asides
            or sign.end < place.start
            or sign.start > place.end - verb
        ):
            continue
        joined = sign.start >= place.start or not set(
            place.text[line.words[sign.end - 1].end : line.words[place.start].start].strip()
        )
        if (
            relative(place, sign)
            or not joined
            or _able(line, sign)
            or (sign.end == place.start and sign.end - sign.start < 2 and verb)
        ):
            continue
        if line.tags[sign.start] in ("JJ", "NN", "NNS") and sign.end - sign.start == 1 and sign.kind != "hedged":
            continue
        if participle(line, sign):
            continue
        unlikely = "unlikely" in line.forms(sign.start, sign.end) or "not" in line.forms(sign.start, sign.end)
        yield Reason(sign.kind, unlikely, sign.start, sign.end)


def _able(line: Line, sign: Sign) -> bool:
    """Whether "could" tells what somebody was able to do, and "perhaps" how many there were."""
    form, after = line.words[sign.start].form, line.forms(sign.end, sign.end + 2)
    before = line.forms(max(sign.start - 1, 0), sign.start)
    if form == "could" and sign.end - sign.start == 1:
        return (
            (after[:1] == ("not",) and after[1:] != ("have",))
            or bool(set(after[:1]) & listed("able"))
            or before[:1] in (("nobody",), ("none",))
        )
    return form in ("perhaps", "maybe", "possibly", "probably") and line.tags[sign.end : sign.end + 1] == ("CD",)


def relative(place: Place, sign: Sign) -> bool:
    """Whether a cue stands in a clause about a noun of the clause ("the man who may …")."""
    line = place.line
    before = line.forms(max(place.start, sign.start - 3), sign.start)
    return bool({"who", "which", "whose"} & set(before[1:] if sign.start - place.start <= 3 else before))


def behind(place: Place, kinds: Iterable[Mood]) -> Iterator[Reason]:
    """The cues behind the clause: ", or so it looks", ", detectives believe"."""
    line = place.line
    for sign in line.signs:
        if sign.place != "behind" or sign.kind not in kinds or not place.end - 5 <= sign.start <= place.end + 5:
            continue
        single = sign.end - sign.start == 1
        inner = sign.start < place.end
        comma = any(
            c in place.text[line.words[max(sign.start - 6, place.start)].end : line.words[sign.start].start] for c in ",:–—"
        )
        verb = line.tags[sign.start] in ("VBP", "VBZ", "VBD", "VB")
        if inner and single and verb:
            continue
        crossed = line.finite(place.end, sign.start) or bool(
            set(line.forms(place.end, sign.start)) & listed("joints") - {"or", "so"}
        )
        if comma and not crossed:
            yield Reason(sign.kind, False, sign.start, sign.end)


def coming(proposition: Proposition, place: Place) -> Iterator[Reason]:
    """What is still to come: told in the future, as a plan, or in the present with a time to come."""
    line = place.line
    yield from inside(place, ("planned",))
    bare = [k for k in range(place.start + 1, place.end) if line.words[k].form == "be" and line.tags[k] == "VB"]
    if bare and not {"TO", "MD"} & set(line.tags[place.start : bare[0]]):
        yield Reason("planned", False, bare[0], bare[0] + 1)
    forms = line.forms(place.start, place.end)
    would = next((k for k, f in enumerate(forms) if f in listed("would")), None)
    if would is not None and not unwilling(proposition, line, forms[would + 1 :]):
        yield Reason("planned", False, place.start + would, place.start + would + 1)
    finite = [t for t in line.tags[place.start : place.end] if t in FINITE]
    timed = next((s for s in line.signs if s.place == "time" and place.start <= s.start <= place.end), None)
    due = _DUE.search(place.text, line.words[place.start].start) if place.start < len(line.words) else None
    if timed is None and due is not None:
        at = next(k for k, w in enumerate(line.words) if w.start >= due.start())
        timed = Sign(at, at + 2, "planned", "time") if at < place.end + 2 else None
    stays = {"is", "are", "has", "have", "was", "were", "had", "says", "say"} & set(forms)
    told = any(f in word_list("past") or f.endswith("ed") for f in forms)
    present = not told and bool({"VBZ", "VBP"} & set(finite))
    if timed and present and "VBN" not in line.tags[place.start : place.end] and not stays:
        yield Reason("planned", False, timed.start, timed.end)
    if not finite and "to" in forms[1:7]:
        at = place.start + forms.index("to")
        if line.tags[at + 1 : at + 2] == ("VB",) and line.tags[at - 1].startswith("NN"):
            yield Reason("planned", False, at, at + 1)
