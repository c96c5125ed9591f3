"""Stance: whether a statement asserts, alleges, denies, confirms, expects or declines, by cue and clause."""

import re

from wirestem.article.attribute.drafts import Draft
from wirestem.model import Stance, StatementKind

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
    r"^[\"“‘']?(?:to date, |so far, )?(?:no (?!one (?:knows|can))\w+|nobody|none|nothing|never|neither)\b"
    r"|^[\"“‘']?(?:\w+[’'\w]*\s+){1,4}?(?:(?:has|have|had|did|does|do|is|are|was|were) (?:not|never)|(?:hasn|haven|hadn|didn|doesn|don|isn|aren|wasn|weren)[’']t) "
    r"(?:\w+ ){0,2}(?:bought|sold|sent|shipped|supplied|received|done|paid|known|aware|been|taken|given|used|made|broken|involved|guilty|true|knew|know|recogni[sz]e|buying|supplying|sending|guilty|responsible|lied|killed|attacked|stolen)\b"
    r"|\b(?:is|are|was|were) (?:not true|untrue|false|plain wrong|baseless|nonsense|absurd|fabricated|fake|unfounded|a lie|lies)\b",
    re.IGNORECASE,
)
_COMING = re.compile(
    r"^[\"“‘']?(?:[^,;:“”\"]{0,90}?\s)(?:will|would|[’']ll|shall|is to|are to|is set to|are set to|was set to|is due to|are due to|"
    r"is expected to|are expected to|is going to|are going to|is likely to|are likely to|might|may|could)\b",
    re.IGNORECASE,
)
_WOULD_ONLY_IF = re.compile(r"\bwould (?:be|have|violate|breach|like|rather|prefer|never|not)\b", re.IGNORECASE)


def stance(draft: Draft, content: str, kind: StatementKind, *, medium: bool) -> Stance:
    """The stance of a statement; `medium` is true when an outlet or mere reports are its source."""
    if draft.negated and draft.cue.kind in _NEGATED:
        return _NEGATED[draft.cue.kind]
    if draft.cue.form in {"decline", "refuse"} and re.match(
        r"to (?:say|comment|discuss|answer|speculate|be drawn|give|name|confirm)\b|comment", content
    ):
        return "declines"
    found = _BY_KIND.get(draft.cue.kind)
    if found is not None and not (draft.cue.kind in {"warn", "demand", "confirm", "promise"} and draft.cue.form in _MILD):
        return found
    return _of_clause(content, kind, medium=medium, reported=draft.cue.kind in {"report", "cite"})


_MILD = frozenset("caution urge recommend order concede agree admit recognize endorse".split())


def _of_clause(content: str, kind: StatementKind, *, medium: bool, reported: bool) -> Stance:
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
    return _of_clause(content, kind, medium=False, reported=False)
