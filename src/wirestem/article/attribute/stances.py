"""Stance: whether a statement asserts, alleges, denies, confirms, expects or declines, by cue and clause."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from wirestem.article.attribute.draft import Draft
from wirestem.lexicon.cues import pattern
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
_OPEN = r"^[\"“‘']?"
_SILENT = re.compile(
    _OPEN + r"(?:I|we|he|she|they|it)?\s*(?:will|would|can|could|do|did|am|are|is|was|were)?\s*"
    r"(?:not|n[’']t|cannot|can[’']t|won[’']t) (?:going to |willing to |able to |in a position to )?"
    r"(?:speculate|comment|discuss|say|answer|confirm or deny|go into)\b|" + _OPEN + r"no comment",
    re.IGNORECASE,
)
_NOBODY = _OPEN + r"(?:to date, |so far, )?(?:no (?!one (?:knows|can))\w+|nobody|none|nothing|never|neither)\b"
_NOT = (
    r"(?:(?:has|have|had|did|does|do|is|are|was|were) (?:not|never)|(?:hasn|haven|hadn|didn|doesn|don|isn|aren|wasn|weren)[’']t)"
    r"|(?:has|have|had) never"
)
_DONE = (
    "bought|sold|sent|shipped|supplied|received|done|paid|known|aware|taken|given|used|made|broken|involved|guilty|true|knew|know"
    "|recogni[sz]e|buying|supplying|sending|responsible|lied|killed|attacked|stolen"
)
_UNTRUE = "not true|untrue|false|plain wrong|baseless|nonsense|absurd|fabricated|fake|unfounded|a lie|lies"
_HEARSAY = "talk|claims?|reports?|rumou?rs?|allegations?|accusations?|suggestions?"
_DENIAL = re.compile(
    rf"{_NOBODY}(?!.{{0,40}}\b(?:will|would|shall|can)\b)"
    rf"|{_OPEN}(?:\w+[’'\w]*\s+){{1,4}}?(?:{_NOT}) (?:\w+ ){{0,2}}(?:{_DONE})\b"
    rf"|\b(?:is|are|was|were) (?:{_UNTRUE})\b"
    rf"|{_OPEN}(?:{_HEARSAY}) (?:of|that|about)\b.{{0,60}}\b(?:is|are|was|were)\b",
    re.IGNORECASE,
)
_COMING = re.compile(
    _OPEN + r"(?:[^,;:“”\"]{0,90}?\s)(?:will|would|[’']ll|shall|might|may|could"
    r"|(?:is|are|was|were) (?:to|set to|due to|expected to|going to|likely to))\b",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(r"\bwould (?:have|violate|breach|like|rather|prefer|never|not|sooner)\b", re.IGNORECASE)


_CALLS = frozenset("call brand label describe dub characterize characterise portray".split())
_MILD = frozenset("caution urge recommend order concede agree admit recognize endorse".split())


def stance(draft: Draft, content: str, kind: StatementKind, source: str, *, medium: bool) -> Stance:
    """The stance of a statement; `medium` is true when an outlet or mere reports are its `source`."""
    if draft.negated and draft.cue.kind in _NEGATED:
        return _NEGATED[draft.cue.kind]
    if draft.cue.form in {"decline", "refuse"} and re.match(
        r"to (?:say|comment|discuss|answer|speculate|be drawn|give|name|confirm)\b|comment", content
    ):
        return "declines"
    if draft.cue.form in _CALLS and pattern("scorn").search(content):
        return "denies"
    if draft.cue.kind == "promise" and kind != "indirect":
        return "asserts"
    found = _BY_KIND.get(draft.cue.kind)
    if found is not None and draft.cue.form not in _MILD:
        return found
    plain = _of_clause(content, kind, medium=medium)
    return "alleges" if plain == "asserts" and _accuses(draft, source, content) else plain


def _accuses(draft: Draft, source: str, content: str) -> bool:
    accuser = draft.cue.form != "agree" and pattern("accuser").search(source.split(",")[0])
    return bool(accuser or pattern("accusing").search(content))


def _of_clause(content: str, kind: StatementKind, *, medium: bool) -> Stance:
    """The stance that the words of a clause with a neutral cue show."""
    if _SILENT.search(content):
        return "declines"
    if medium:
        return "alleges"
    if _DENIAL.search(content):
        return "denies"
    if kind != "direct" and _COMING.search(content) and not _SUPPOSED.search(content):
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
