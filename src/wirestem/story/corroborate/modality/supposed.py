"""Supposed: conditions, what holds under one, and what "would" tells."""

from collections.abc import Iterator

from wirestem.lexicon.modality import Sign, listed
from wirestem.story.corroborate.clause.propositions import Proposition
from wirestem.story.corroborate.modality.lines import FINITE, Line, Place, Reason


def supposed(proposition: Proposition, place: Place) -> Iterator[Reason]:
    """What holds only under a condition, or is the condition."""
    line = place.line
    conditions = [s for s in line.signs if s.place == "opens" and is_condition(line, s)]
    for sign in conditions:
        if sign.start <= place.start <= sign.end + 1 or place.start <= sign.start < place.end or _conditional(place, sign):
            yield Reason("hypothetical", False, sign.start, sign.end)
    forms = line.forms(place.start, place.end)
    would = next((k for k, f in enumerate(forms) if f in listed("would")), None)
    if would is None or set(forms[max(would - 2, 0) : would]) & {"who", "which"}:
        return
    if unwilling(proposition, line, forms[would + 1 :]):
        return
    at = place.start + would
    judged = any(s.place == "value" and s.kind == "opinion" and at < s.start < place.end for s in line.signs)
    past = _past_speech(proposition, line)
    moves = set(forms[max(would - 3, 0) : would]) & (listed("moves") - {"it", "that", "this"}) or forms[would - 1] in (
        "this",
        "that",
        "which",
    )
    unreal = bool(moves) or "mean" in forms[would + 1 : would + 2] or line.tags[place.start] in ("VBG", "TO")
    indefinite = (forms[0] in listed("indefinite") or unreal) and "said" not in forms[:would]
    if not judged and ("have" in forms[would + 1 : would + 3] or indefinite or not past):
        yield Reason("hypothetical", False, at, at + 1)


def unwilling(proposition: Proposition, line: Line, after: tuple[str, ...]) -> bool:
    """Whether "would" tells what somebody did not want, or wants ("would not comment", "would like to know")."""
    if "have" in after[:2] or "be" in after[:2]:
        return False
    refusing = after[:1] == ("not",) and (bool(set(after[1:2]) & listed("untold")) or not _past_speech(proposition, line))
    return refusing or after[:1] in (("like",), ("rather",))


def _past_speech(proposition: Proposition, line: Line) -> bool:
    """Whether somebody said it in the past, so that "would" may be his "will"."""
    statement = proposition.statement
    if statement is not None and statement.kind == "direct":
        return False
    start = proposition.sentence[0]
    cued = [w for w, t in zip(line.words, line.tags, strict=True) if t in ("VBD", "VBN")]
    if statement is not None and statement.cue:
        return any(a <= start + w.start < b for w in cued for a, b in statement.cue)
    return any(w.start + start < proposition.start for w in cued)


def is_condition(line: Line, sign: Sign) -> bool:
    """Whether a word opens a condition here, not a question, an aside or a plain verb group."""
    form = line.words[sign.start].form
    follows = line.words[sign.end].form if sign.end < len(line.words) else ""
    before = line.words[sign.start - 1].form if sign.start else ""
    tag = line.tags[sign.end] if sign.end < len(line.tags) else ""
    if form in ("should", "were", "had"):
        inverted = tag in ("DT", "PRP", "NNP", "PRP$", "NNS", "NN", "EX") and follows not in ("no",)
        rest = line.tags[sign.end : sign.end + 7]
        verb = "VB" in rest if form != "had" else "VBN" in rest or "VBD" in rest
        opening = sign.start == 0 or line.tags[sign.start - 1] not in ("PRP", "NNP", "EX", "WP", "WDT", "NNS", "NN", "CD", "RB")
        if form == "were":
            verb = "to" in line.forms(sign.end, sign.end + 7) or verb
        return inverted and verb and (opening or form == "should")
    if form == "if":
        return follows not in listed("aside_if") and before not in listed("asking") | {"as"}
    if form in ("without", "with", "but"):
        unreal = ({"would", "might", "could"} | ({"will"} if form == "without" else set())) & set(
            line.forms(sign.end, len(line.words))
        )
        return sign.start == 0 and bool(unreal)
    if form in ("one", "another"):
        return sign.start == 0 and "and" in line.forms(2, 9) and not line.finite(0, line.forms(0, 9).index("and"))
    if form in ("otherwise", "imagine", "suppose", "supposing"):
        return sign.start == 0
    return True


def _conditional(place: Place, sign: Sign) -> bool:
    """Whether the clause is the main clause of a condition beside it."""
    line = place.line
    if line.words[sign.start].form in ("whether", "lest", "as", "even") or line.forms(sign.start, sign.end)[:2] == ("in", "case"):
        return False
    tags_ = line.tags[place.start : place.end]
    main = next((t for t in tags_ if t in FINITE), "")
    forms = line.forms(place.start, place.end)
    if main == "VBD" or (main in ("VBP", "VBZ") and {"has", "have"} & set(forms)):
        return False
    left, right = (place.end, sign.start) if sign.start >= place.end else (sign.end, place.start)
    gap = place.text[line.words[left - 1].end : line.words[min(right, len(line.words) - 1)].start]
    if ";" in gap or (sign.start >= place.end and (right - left > 4 or line.finite(left, right))):
        return False
    return sign.start >= place.end or not any(f in ("but", "and") for f in line.forms(left, right)[2:])
