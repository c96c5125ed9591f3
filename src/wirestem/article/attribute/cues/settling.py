"""Which drafts of a unit stand, and what text each one's content really covers."""

from collections.abc import Sequence
from typing import NamedTuple

from wirestem.article.attribute.cues import frames
from wirestem.article.attribute.cues.draft import Draft, TokenRange
from wirestem.article.attribute.grammar import clauses, kinds, subjects
from wirestem.article.attribute.grammar.units import Token

_SPEECH = frozenset(
    {"say", "tell", "report", "allege", "deny", "confirm", "warn", "promise", "decline", "cite", "put", "expect", "demand"}
)
_OPENERS = frozenset(
    {"and", "but", "yet", "while", "as", "so", "though", "although", "whereas", "then", "nor", "or", "before", "after"}
)
_OBJECT_STOPS = frozenset(
    {"after", "while", "when", "because", "although", "though", "since", "before", "until", "amid", "whereas"}
)


_TOLD = frozenset({"that", "clause", "quote", "wh", "colon", "np_to", "to"})


class Settled(NamedTuple):
    """A draft that stands, with the token ranges of its content."""

    draft: Draft
    content: tuple[TokenRange, ...]


def settle(tokens: Sequence[Token], found: Sequence[Draft]) -> tuple[Settled, ...]:
    """The drafts that stand, in order of their cues, each with its content; shared sources are filled in."""
    kept: list[Draft] = []
    for draft in found:
        shared = _with_source(tokens, draft, kept)
        if shared is None:
            continue
        cut = _against_earlier(tokens, shared, kept)
        if cut is not None:
            kept = cut
            kept.append(shared)
    settled = []
    floor = 0
    for draft in kept:
        content = _content(tokens, draft, floor)
        if content:
            settled.append(Settled(draft, content))
            floor = max(floor, draft.cues[0][1])
    return tuple(settled)


def _with_source(tokens: Sequence[Token], draft: Draft, kept: Sequence[Draft]) -> Draft | None:
    if not draft.shares:
        return draft
    if kept and kept[-1].source is not None:
        return draft._replace(source=kept[-1].source)
    for k in range(draft.border):
        if tokens[k].tag in kinds.FINITE and tokens[k].quote < 0:
            group_start = k
            while group_start > 0 and tokens[group_start - 1].tag == "RB":
                group_start -= 1
            found = subjects.subject(tokens, group_start)
            if found is not None:
                return draft._replace(source=found)
    return None


def _against_earlier(tokens: Sequence[Token], draft: Draft, kept: Sequence[Draft]) -> list[Draft] | None:
    """The earlier drafts as they stand beside the new one; None when the new one lies inside an earlier content."""
    out = list(kept)
    inside: set[int] = set()
    for n, earlier in enumerate(kept):
        if earlier.after is None or not (earlier.after[0] <= draft.head < earlier.after[1]):
            continue
        if (
            draft.before
            and earlier.frame not in _TOLD
            and not earlier.before
            and earlier.head >= _after_colon(tokens, draft.left_end)
        ):
            inside.add(n)
        border = _same_level(tokens, draft, earlier)
        if border is None:
            return None
        out[n] = earlier._replace(after=(earlier.after[0], border))
    stand = [d for n, d in enumerate(out) if n not in inside]
    return [d for d in stand if d.after is None or d.after[0] < d.after[1] or d.before or d.subject_content]


def _same_level(tokens: Sequence[Token], draft: Draft, earlier: Draft) -> int | None:
    """Where the content of `earlier` ends when `draft` stands beside it, None when it stands inside."""
    if draft.before:
        return draft.left_end
    k = draft.border
    if draft.voice == "quoted":
        return draft.left_end
    if draft.shares:
        k = min(k, draft.head)
        while k > 0 and (tokens[k - 1].form in _OPENERS or tokens[k - 1].tag == "RB"):
            k -= 1
        joined = tokens[k].form if k < draft.head else ""
        if draft.voice == "participle":
            comma = (
                (k > 0 and tokens[k - 1].form in {",", "—", "–"})
                or frames.closes_quote(tokens, k - 1)
                or joined in {"while", "before", "but"}
            )
            return _back_comma(tokens, k) if comma and draft.cue.kind in _SPEECH else None
        if (
            joined == "but"
            or frames.closes_quote(tokens, k - 1)
            or (joined == "and" and draft.cue.kind in _SPEECH and _same_tense(tokens, draft.head, earlier.head))
        ):
            return _back_comma(tokens, k)
        return None
    while k > 0 and tokens[k - 1].form in _OPENERS:
        k -= 1
    joined = tokens[k].form if k < draft.border else ""
    comma = k > 0 and tokens[k - 1].form in {",", ";", "—", "–", ":"}
    if draft.frame == "antecedent":
        return _back_comma(tokens, draft.border)
    if (comma and joined) or joined in {"but", "while"} or (k > 0 and tokens[k - 1].form == ";"):
        return _back_comma(tokens, k)
    return None


def _same_tense(tokens: Sequence[Token], one: int, other: int) -> bool:
    return _tense(tokens, one) == _tense(tokens, other)


def _tense(tokens: Sequence[Token], head: int) -> str:
    for k in range(head, max(-1, head - 4), -1):
        if tokens[k].tag in kinds.FINITE:
            return "past" if tokens[k].tag == "VBD" or tokens[k].form in {"had", "did"} else "present"
    return "past"


def _back_comma(tokens: Sequence[Token], k: int) -> int:
    return k - 1 if k > 0 and tokens[k - 1].form in {",", ";", "—", "–"} and tokens[k - 1].quote < 0 else k


def _content(tokens: Sequence[Token], draft: Draft, floor: int) -> tuple[TokenRange, ...]:
    parts: list[TokenRange] = []
    if draft.subject_content:
        parts.append(draft.subject_content)
    if draft.before:
        start = _left_start(tokens, draft, floor)
        if start < draft.left_end:
            parts.append((start, draft.left_end))
    if draft.after:
        start, stop = draft.after
        end = min(stop, _right_end(tokens, draft, start, stop))
        if start < end:
            parts.append((start, end))
    trimmed = [p for p in (_trim(tokens, *part) for part in parts) if p]
    return tuple(trimmed) if any(_has_words(tokens, p) for p in trimmed) else ()


def _left_start(tokens: Sequence[Token], draft: Draft, floor: int) -> int:
    start = _after_colon(tokens, draft.left_end)
    if floor:
        # A quotation right before the clause is its own; otherwise the sentence is told through this cue as a whole.
        k = draft.left_end - 1
        if k >= 0 and tokens[k].quote >= 0:
            number = tokens[k].quote
            while k > 0 and tokens[k - 1].quote == number:
                k -= 1
            start = k if k >= floor else floor
    while start < draft.left_end and tokens[start].form in {"but", "and", "yet"} and tokens[start].quote < 0:
        start += 1
    return start


def _after_colon(tokens: Sequence[Token], end: int) -> int:
    """The place after the last colon or semicolon before `end`, outside quotations: what stands before is another matter."""
    for k in range(end - 2, 0, -1):
        if tokens[k].form in {":", ";"} and tokens[k].quote < 0:
            return k + 1
    return 0


def _right_end(tokens: Sequence[Token], draft: Draft, start: int, stop: int) -> int:
    if draft.frame == "quote" and frames.opens_quote(tokens, start):
        k = start
        while k + 1 < stop and tokens[k + 1].quote == tokens[start].quote:
            k += 1
        ended = k - 1 > start and tokens[k - 1].form in {",", ".", "?", "!", "…"}
        if ended or (k + 1 < stop and tokens[k + 1].form == "," and not _goes_on(tokens, k + 2, stop)):
            return k + 1
        fragment = "object" in draft.cue.frames and start + 1 < stop and not tokens[start + 1].capital
        if fragment and k - start > 3 and not (k + 1 < stop and tokens[k + 1].form == "of"):
            return k + 1
        return _object_end(tokens, k + 1, stop) if fragment else _clause_end(tokens, k + 1, stop)
    if draft.frame == "object" and frames.opens_quote(tokens, start):
        k = start
        while k + 1 < stop and tokens[k + 1].quote == tokens[start].quote:
            k += 1
        return k + 1
    if draft.frame in {"object", "np_as", "antecedent", "np_to", "to", "np_of", "ing", "passive"} or draft.frame.startswith("p:"):
        return _object_end(tokens, start, stop)
    if draft.frame == "gap":
        return next((k for k in range(start, stop) if tokens[k].form in {",", ";", ":"} and tokens[k].quote < 0), stop)
    return _clause_end(tokens, start, stop)


def _goes_on(tokens: Sequence[Token], p: int, stop: int) -> bool:
    return p < stop and (tokens[p].form in {"and", "or"} and p + 1 < stop and tokens[p + 1].quote >= 0)


def _clause_end(tokens: Sequence[Token], start: int, stop: int) -> int:
    """The end of a told clause: an aside about the telling, not about what was told, stays outside."""
    for k in range(start + 1, stop - 1):
        if (
            tokens[k].form == ","
            and tokens[k].quote < 0
            and tokens[k + 1].form in {"adding", "citing", "according", "noting", "saying", "speaking", "referring"}
        ):
            return k
    return stop


def _object_end(tokens: Sequence[Token], start: int, stop: int) -> int:
    for k in range(start, stop):
        token = tokens[k]
        if token.quote >= 0:
            continue
        if (
            token.form == "as"
            and k > start
            and token.tag == "IN"
            and clauses.clause_at(tokens, k + 1, stop)
            and k + 1 < stop
            and tokens[k + 1].tag != "VBG"
        ):
            return k
        if (
            k > start
            and token.form in _OBJECT_STOPS
            and (clauses.clause_at(tokens, k + 1, stop) or (k + 1 < stop and tokens[k + 1].tag == "VBG"))
        ):
            return k
        if token.form == "," and k + 1 < stop:
            after = tokens[k + 1]
            if after.tag in {"VBG", "WDT", "WP", "WRB", "WP$", "PRP"} or after.form in {
                "but",
                "while",
                "as",
                "although",
                "though",
                "after",
                "when",
                "because",
                "a",
                "an",
                "so",
                "who",
                "yet",
            }:
                return k
            if after.form == "and" and clauses.clause_at(tokens, k + 2, stop):
                return k
        if token.form in {";", ":", "--", "—", "–"}:
            return k
    return stop


def _trim(tokens: Sequence[Token], start: int, end: int) -> TokenRange | None:
    while start < end and tokens[start].quote < 0 and tokens[start].form in {",", ":", ";", "—", "–", "--", "-", "…"}:
        start += 1
    while (
        end > start
        and tokens[end - 1].quote < 0
        and (
            tokens[end - 1].form in {",", ".", ":", ";", "—", "–", "--", "-"}
            or tokens[end - 1].form in {"and", "but", "while", "just", "even", "only"}
        )
    ):
        end -= 1
    return (start, end) if start < end else None


def _has_words(tokens: Sequence[Token], part: TokenRange) -> bool:
    return any(not kinds.is_punctuation(t) for t in tokens[part[0] : part[1]])
