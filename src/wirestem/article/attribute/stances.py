"""Stance: whether a statement asserts, alleges, denies, confirms, expects or declines, by cue and clause."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from wirestem.article.attribute.draft import Draft
from wirestem.model import Stance, Statement, StatementKind

_BY_KIND: dict[str, Stance] = {
    "allege": "alleges",
    "deny": "denies",
    "confirm": "confirms",
    "warn": "expects",
    "expect": "expects",
    "promise": "expects",
    "demand": "expects",
    "decline": "declines",
}
_NEGATED: dict[str, Stance] = {
    "deny": "confirms",
    "confirm": "declines",
    "say": "declines",
    "tell": "declines",
    "decline": "asserts",
}
_SILENT = re.compile(
    r"^[\"“‘']?(?:I|we|he|she|they|it)?\s*(?:will|would|can|could|do|did|am|are|is|was|were)?\s*(?:not|n[’']t|cannot|can[’']t|won[’']t)"
    r" (?:going to |willing to |able to |in a position to )?(?:speculate|comment|discuss|say|answer|confirm or deny|go into)\b|^[\"“‘']?no comment",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"^[\"“‘']?(?:to date, |so far, )?(?:no (?!one (?:knows|can))\w+|nobody|none|nothing|never|neither)\b(?!.{0,40}\b(?:will|would|shall|can)\b)"
    r"|^[\"“‘']?(?:\w+[’'\w]*\s+){1,4}?(?:(?:has|have|had|did|does|do|is|are|was|were) (?:not|never)|(?:hasn|haven|hadn|didn|doesn|don|isn|aren|wasn|weren)[’']t) "
    r"(?:\w+ ){0,2}(?:bought|sold|sent|shipped|supplied|received|done|paid|known|aware|taken|given|used|made|broken|involved|guilty|true|knew|know|recogni[sz]e|buying|supplying|sending|guilty|responsible|lied|killed|attacked|stolen)\b"
    r"|\b(?:is|are|was|were) (?:not true|untrue|false|plain wrong|baseless|nonsense|absurd|fabricated|fake|unfounded|a lie|lies)\b"
    r"|^[\"“‘']?(?:talk|claims?|reports?|rumou?rs?|allegations?|accusations?|suggestions?) (?:of|that|about)\b.{0,60}\b(?:is|are|was|were)\b",
    re.IGNORECASE,
)
_COMING = re.compile(
    r"^[\"“‘']?(?:[^,;:“”\"]{0,90}?\s)(?:will|would|[’']ll|shall|is to|are to|is set to|are set to|was set to|is due to|are due to|"
    r"is expected to|are expected to|is going to|are going to|is likely to|are likely to|might|may|could)\b",
    re.IGNORECASE,
)
_WOULD_ONLY_IF = re.compile(r"\bwould (?:have|violate|breach|like|rather|prefer|never|not|sooner)\b", re.IGNORECASE)
_SCORN = re.compile(
    r"\b(?:false|falsehoods?|untrue|absurd|nonsens\w*|fantas\w+|fiction|fairy[ -]?tales?|lies?|liars?|baseless|groundless|unfounded"
    r"|rubbish|myths?|hoax|fabricat\w+|ridiculous|propaganda|slander\w*|smears?|wrong|fake|inventions?|invented|ludicrous|laughable)\b",
    re.IGNORECASE,
)
_ACCUSERS = re.compile(
    r"(?i)^(?:\w+ ){0,3}(?:campaigners|critics|opponents|activists|passengers|witnesses|survivors|victims|employees|ex-employees|workers|rivals"
    r"|whistle-?blowers|prosecutors|detractors)\b(?! agreed)"
)
_ACCUSES = re.compile(
    r"(?i)\b(?:robbed|cheat(?:ed|ing)?|stole|stolen|rigged|fraud(?:ulent)?|cover(?:ed)?[ -]up|bribed?|looted|tortured|massacre\w*)\b"
)


def stance(draft: Draft, content: str, kind: StatementKind, source: str, *, medium: bool) -> Stance:
    """The stance of a statement; `medium` is true when an outlet or mere reports are its `source`."""
    if draft.negated and draft.cue.kind in _NEGATED:
        return _NEGATED[draft.cue.kind]
    if draft.cue.form in {"decline", "refuse"} and re.match(
        r"to (?:say|comment|discuss|answer|speculate|be drawn|give|name|confirm)\b|comment", content
    ):
        return "declines"
    if draft.cue.form in _CALLS and _SCORN.search(content):
        return "denies"
    if draft.cue.kind == "promise" and kind != "indirect":
        return "asserts"
    found = _BY_KIND.get(draft.cue.kind)
    if found is not None and not (draft.cue.kind in {"warn", "demand", "confirm", "promise"} and draft.cue.form in _MILD):
        return found
    plain = _of_clause(content, kind, medium=medium)
    return "alleges" if plain == "asserts" and (_ACCUSERS.search(source) or _ACCUSES.search(content)) else plain


_CALLS = frozenset("call brand label describe dub characterize characterise portray".split())
_MILD = frozenset("caution urge recommend order concede agree admit recognize endorse".split())


def _of_clause(content: str, kind: StatementKind, *, medium: bool) -> Stance:
    """The stance that the words of a clause with a neutral cue show."""
    if _SILENT.search(content):
        return "declines"
    if medium:
        return "alleges"
    if _DENIAL.search(content):
        return "denies"
    if kind != "direct" and _COMING.search(content) and not _WOULD_ONLY_IF.search(content):
        return "expects"
    return "asserts"


def stance_without_cue(content: str, kind: StatementKind) -> Stance:
    """The stance of a quotation that has no cue of its own."""
    return _of_clause(content, kind, medium=False)


def in_context(statements: Sequence[Statement], text: str, deniers: frozenset[str]) -> tuple[Statement, ...]:
    """The statements with the stances that their neighbours show.

    What the same speaker adds to a denial ("saying …", or the quotation that follows) denies too; what another speaker
    denies in the next breath was alleged. `deniers` are the ids of statements whose cue is a verb of denying.
    """
    out = list(statements)
    for n in range(1, len(out)):
        before, here = out[n - 1], out[n]
        gap = text[before.content[-1][1] : here.content[0][0]]
        if here.speaker is None or len(gap) > 220 or gap.count("\n\n") > 1:
            continue
        same = here.speaker == before.speaker
        if (
            same
            and before.stance == "denies"
            and here.stance == "asserts"
            and (here.kind != "indirect" or here.source == before.source)
        ):
            out[n] = replace(here, stance="denies")
        elif not same and here.id in deniers and before.stance == "asserts" and before.source and before.kind != "direct":
            out[n - 1] = replace(before, stance="alleges")
    return tuple(out)
