"""Denied: what is said not to be so without a verb of denying before it."""

from collections.abc import Iterable, Iterator

from wirestem.lexicon.cues import words as scorn
from wirestem.lexicon.modality import listed
from wirestem.story.corroborate.clause.propositions import Proposition
from wirestem.story.corroborate.modality.lines import FINITE, Place, Reason, line_of, nowhere
from wirestem.story.corroborate.terms import Page, Term


def called_false(place: Place) -> Iterator[Reason]:
    """What is called false behind it ("that he left is a myth")."""
    line = place.line
    for sign in line.signs:
        if sign.place == "behind" and sign.kind == "denied" and place.start < sign.start <= place.end + 1:
            adverse = line.words[sign.start].form in ("he", "she", "it", "they")
            if not adverse and (sign.start >= place.end - 1 or sign.end >= place.end or line.finite(place.start, sign.start)):
                yield Reason("denied", True, sign.start, sign.end)


def is_denial(page: Page, proposition: Proposition) -> bool:
    """Whether an act of denial is one of something told, not of a person or an offer ("dismissed its finance chief")."""
    cues = [w.form for a, b in (proposition.statement.cue if proposition.statement else ()) for w in page.words(a, b)]
    named = {w.form for w in page.words(*proposition.sentence)}
    return not any(f.startswith(("dismiss", "reject", "brush", "wav", "disput")) for f in cues) or bool(named & listed("talked"))


def dismisses(proposition: Proposition, terms: Iterable[Term]) -> bool:
    """Whether somebody calls what others say untrue, by the content words: "the claim “a fairy tale”", "this “nonsense”"."""
    forms = {t.form for t in terms}
    if proposition.statement is None or proposition.mode == "denied" or "=false" not in forms:
        return False
    return "=rumour" in forms or len(forms) <= 3


def denied(page: Page, proposition: Proposition, place: Place) -> Iterator[Reason]:
    """What is said not to be so by the stance of who tells it, or in the sentence that follows."""
    if proposition.stance == "denies" and proposition.mode != "act" and _means_denial(page, proposition, place):
        yield Reason("denied", True, *nowhere(place))
    if _answered(page, proposition, place):
        yield Reason("denied", True, *nowhere(place))
    if proposition.statement is not None and _of_itself(page, proposition, place):
        yield Reason("denied", True, *nowhere(place))


def _means_denial(page: Page, proposition: Proposition, place: Place) -> bool:
    """Whether a statement that denies does so by its cue or in answer to something, not only by a "no" in it."""
    if not is_denial(page, proposition):
        return False
    statement = proposition.statement
    if proposition.mode == "denied" or proposition.answers or statement is None or statement.kind != "indirect":
        return True
    cues = (s for a, b in statement.cue for s in line_of(page.text[a:b]).signs)
    begin = proposition.sentence[0]
    around = {w.form for w in page.words(max(0, begin - 150), proposition.sentence[1])}
    forms = set(place.line.forms(place.start, place.end))
    own = {"we", "i", "our", "my", "us", "me", "ours", "mine", "it", "its", "they", "their", "he", "his", "she", "her"} | scorn(
        "scorn"
    )
    return (
        any(s.kind == "denied" for s in cues)
        or bool(around & (listed("accused") | {"insist", "insisted", "insists"}))
        or bool(forms & own)
    )


def _answered(page: Page, proposition: Proposition, place: Place) -> bool:
    """Whether the next sentence denies it in a word or two: "He had not.", "Not so, says …"."""
    last = place.end >= len(place.line.words) - 3
    following = page.text[proposition.sentence[1] : proposition.sentence[1] + 120]
    found = line_of(following.split(". ")[0].split(".”")[0])
    near = [s for s in found.signs if s.place == "behind" and s.kind == "denied" and s.start <= 1]
    short = len(found.words) <= 4
    asked = place.text.rstrip("”\"' ").endswith("?")
    return bool(near) and last and (short or asked)


def _of_itself(page: Page, proposition: Proposition, place: Place) -> bool:
    """Whether somebody says of himself or his own that nothing was done: "we never sold them", "nobody in this office …"."""
    forms = place.line.forms(place.start, place.end)
    if not forms:
        return False
    line = place.line
    verb = next((k for k in range(place.start, place.end) if line.tags[k] in FINITE), place.end) - place.start
    negative = any(f in ("never", "not", "no", "nobody", "none") or f.endswith("n't") for f in forms[: verb + 3])
    if not negative or set(forms) & {"will", "won't", "would", "until", *listed("seen")}:
        return False
    insists = any(f.startswith("insist") for f in line.forms(0, len(line.words)))
    ours = bool(set(forms[:7]) & {"our", "my", "mine", "us", "this", "ours"}) or insists
    begin = proposition.sentence[0]
    accused = {w.form for w in page.words(max(0, begin - 150), proposition.sentence[1])} & listed("accused")
    if forms[0] in ("we", "i") and "never" in forms[:4]:
        return True
    return (forms[0] in listed("we") or (forms[0] in ("no", "nobody", "none", "not") and ours)) and (
        insists or bool(accused) or ours
    )
