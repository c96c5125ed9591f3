"""Stance: whether a statement asserts, alleges, denies, confirms, expects or declines, by cue and clause."""

from collections.abc import Sequence

from msgspec.structs import replace

from wirestem.article.attribute.cues.draft import Draft
from wirestem.article.attribute.stance import wordings
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
_CALLS = frozenset("call brand label describe dub characterize characterise portray".split())
_MILD = frozenset("caution urge recommend order concede agree admit recognize endorse".split())


def stance(draft: Draft, content: str, kind: StatementKind, source: str, *, medium: bool) -> Stance:
    """The stance of a statement; `medium` is true when an outlet or mere reports are its `source`."""
    if draft.negated and draft.cue.kind in _NEGATED:
        return _NEGATED[draft.cue.kind]
    if draft.cue.form in {"decline", "refuse"} and wordings.UNSAID.match(content):
        return "declines"
    if draft.cue.form in _CALLS and pattern("scorn").search(content):
        return "denies"
    if draft.cue.kind == "promise" and kind != "indirect":
        return "expects" if wordings.RESOLVED.search(content) else "asserts"
    if draft.cue.kind == "warn" and kind == "direct":
        return "asserts"
    found = _BY_KIND.get(draft.cue.kind)
    if found is not None and draft.cue.form not in _MILD:
        return found
    plain = _of_clause(content, kind, medium=medium)
    return "alleges" if plain == "asserts" and _accuses(draft, source, content, kind) else plain


def _accuses(draft: Draft, source: str, content: str, kind: StatementKind) -> bool:
    """Whether somebody accuses: by who he is, by the words, or because what he says comes second-hand or from the dark."""
    accuser = draft.cue.form != "agree" and pattern("accuser").search(source.split(",")[0])
    passed_on = draft.voice == "quoted" and draft.cue.kind == "cite" and draft.agent is not None and kind == "indirect"
    hidden = kind == "indirect" and wordings.IN_THE_DARK.search(source)
    return bool(accuser or passed_on or hidden) or _accusing(content, kind)


def _accusing(content: str, kind: StatementKind) -> bool:
    told_off = kind == "direct" and wordings.THEY_DID.search(content)
    return bool(pattern("accusing").search(content) or told_off or wordings.OWN_VICTORY.search(content))


def _of_clause(content: str, kind: StatementKind, *, medium: bool) -> Stance:
    """The stance that the words of a clause with a neutral cue show."""
    if wordings.SILENT.search(content):
        return "declines"
    if medium:
        return "alleges"
    if wordings.denies(content):
        return "denies"
    if kind == "direct":
        return "expects" if wordings.RESOLVED.search(content) else "asserts"
    coming = wordings.COMING.search(content) and not wordings.SUPPOSED.search(content)
    return "expects" if coming else "asserts"


def stance_without_cue(content: str, kind: StatementKind) -> Stance:
    """The stance of a quotation that has no cue of its own."""
    plain = _of_clause(content, kind, medium=False)
    return "alleges" if plain == "asserts" and _accusing(content, kind) else plain


def in_context(statements: Sequence[Statement], text: str, deniers: frozenset[str]) -> tuple[Statement, ...]:
    """The statements with the stances that their neighbours show.

    What the same speaker adds to a denial in the article's words ("saying …", or the quotation that follows) denies too; who
    denied in a quotation has done so, and goes on. What another speaker denies in the next breath was alleged. `deniers` are
    the ids of statements whose cue is a verb of denying.
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
            and before.kind != "direct"
            and here.stance == "asserts"
            and (here.kind != "indirect" or here.source == before.source)
        ):
            out[n] = replace(here, stance="denies")
        elif (
            not same
            and here.id in deniers
            and before.stance == "asserts"
            and before.kind == "indirect"
            and before.source
            and "\n" not in gap
        ):
            out[n - 1] = replace(before, stance="alleges")
    return tuple(out)
