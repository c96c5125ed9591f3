"""Where the content of a verb stands: after it, before it, on both sides, before an inverted clause."""

from collections.abc import Sequence

from wirestem.article.attribute.cues import frames
from wirestem.article.attribute.cues.draft import CLAUSE, Draft, TokenRange
from wirestem.article.attribute.cues.frames import Right
from wirestem.article.attribute.grammar import clauses, kinds, phrases, subjects
from wirestem.article.attribute.grammar.units import Token
from wirestem.lexicon.cues import Cue

_QUESTIONS = frozenset("question questions inquiry inquiries query queries request requests issue subject reporters".split())
_OPEN_ENDS = frozenset({"end", "comma", "colon", "other", "ing", "adj"})


def inverted(tokens: Sequence[Token], base: Draft, end: int, cue: Cue) -> Draft | None:
    """`“Go,” said the mate`; `the lamp was out, insisted the mate`."""
    i = base.head
    if i == 0 or base.voice != "finite" or tokens[i].tag not in {"VBD", "VBZ", "VBP", "VBN", "NNS"} or "after" not in cue.frames:
        return None
    before = tokens[i - 1]
    quoted = frames.closes_quote(tokens, i - 1) or (before.form == "," and frames.closes_quote(tokens, i - 2))
    if not quoted and not (before.form == "," and base.source is None):
        return None
    stop = len(tokens)
    p = end
    if p < stop and (tokens[p].quote >= 0 or tokens[p].form in {"that", "it"}):
        return None
    if cue.kind == "tell" and not quoted:
        return None
    source_end = phrases.source_after(tokens, p, stop, quoted=quoted)
    if source_end == p:
        return None
    rest = clauses.after_adverbials(tokens, source_end, stop)
    if (rest < stop and tokens[rest].tag in kinds.FINITE) or (rest < stop and tokens[rest].tag == "TO"):
        return None
    left = i - 1 if before.form == "," else i
    return base._replace(
        source=(p, source_end),
        frame="inverted",
        before=True,
        left_end=left,
        border=left,
        after=resumed(tokens, source_end, stop),
        shares=False,
        told=None,
    )


def placed(tokens: Sequence[Token], base: Draft, follows: Right, cue: Cue) -> Draft | None:
    """Content that the cue takes to its right, or that stands before its clause; None when it takes none that is there."""
    stop = len(tokens)
    left = left_content(tokens, base)
    takes = set(cue.frames)
    frame, p = follows.frame, follows.start
    base = base._replace(frame=frame)
    if frame == "quote" and (takes & {"clause", "quote", "object", "quoted", "after"}):
        both = left is not None and tokens[p - 1].form == "," and _is_told(tokens, left)
        return base._replace(after=(p, stop), before=both, left_end=left if both and left is not None else base.left_end)
    if frame == "wh" and _closes_left(tokens, left):
        frame = "end"
    if frame in CLAUSE and ("clause" in takes or (frame == "colon" and "quote" in takes)):
        if frame == "colon" and "quote" not in takes and "after" not in takes:
            return None
        if frame == "gap" and not _relative(tokens, base):
            return None if left is None else base._replace(frame="after", before=True, left_end=left)
        return base._replace(after=(p, stop))
    quoted = _closes_left(tokens, left)
    speaks = "after" in takes or (quoted and "quote" in takes)
    if (
        left is not None
        and speaks
        and (frame in _OPEN_ENDS or frame.startswith("p:") or (quoted and frame not in {"to", "that"}))
    ):
        return base._replace(
            frame="after",
            before=True,
            left_end=left,
            after=resumed(tokens, _cue_end(base), stop) if frame in {"comma", "end", "colon"} else None,
        )
    if "object" in takes and frame in {"end", "comma", "p:as"} and _relative(tokens, base):
        begin = subjects.phrase_before(tokens, base.border)
        if begin is not None and tokens[begin[0]].tag not in {"PRP", "WP$", "WP"}:
            return base._replace(
                frame="antecedent", subject_content=begin, border=begin[0], after=(p, stop) if frame == "p:as" else None
            )
    if (frame == "to" and "to" in takes) or (frame == "ing" and "ing" in takes):
        return base._replace(after=(p, stop))
    if frame == "np_to" and "object-to" in takes:
        return base._replace(after=(p, stop))
    if frame == "np_as" and "as" in takes:
        return base._replace(after=(p, stop))
    if frame.startswith("p:") and frame[2:] in takes:
        return base._replace(after=(p + 1, stop))
    if frame in {"np_of"} and "of" in takes and "object" not in takes:
        return base._replace(after=(p, stop))
    if base.negated and cue.kind == "say" and base.voice == "finite":
        if frame.startswith("np"):
            return base._replace(frame="object", after=(p, stop))
        if frame == "p:to" and cue.form in {"respond", "reply", "answer"}:
            return base._replace(after=(p + 1, stop))
    if "number" in takes:
        return (
            base._replace(frame="object", after=(p, stop))
            if frame.startswith("np") and phrases.counted(tokens, p, stop)
            else None
        )
    if cue.kind == "decline" and "to" not in takes and not (frame.startswith("np") and _asked(tokens, p, stop)):
        return None if frame.startswith("np") else base._replace(after=(p + 1, stop)) if frame[2:] in takes else None
    if cue.form == "put" and not any(t.form == "at" for t in tokens[p : p + 12]):
        return None
    if frame.startswith("np") or frame in {"clause", "adj", "other"}:
        if "object" in takes and frame not in {"adj", "other"}:
            return base._replace(frame="object", after=(p, stop))
        if "quoted" in takes and any(t.quote >= 0 for t in tokens[p : p + 14]):
            return base._replace(frame="object", after=(p, stop))
    return None


def _asked(tokens: Sequence[Token], p: int, stop: int) -> bool:
    """Whether the object at `p` is what was asked or is not told: "questions about the log"."""
    return any(t.form in _QUESTIONS for t in tokens[p : phrases.noun_phrase(tokens, p, stop)])


def resumed(tokens: Sequence[Token], p: int, stop: int) -> TokenRange | None:
    """The content that goes on after a cue set between commas: `No one, it says, was told`."""
    p = clauses.after_adverbials(tokens, p, stop)
    if p + 1 >= stop or tokens[p].form not in {",", ":"}:
        return None
    first = tokens[p + 1]
    if tokens[p].form == ":" or frames.opens_quote(tokens, p + 1):
        return p + 1, stop
    if first.tag in {"VBG", "WP", "WDT", "WP$", "WRB"} or first.form in {
        "while",
        "as",
        "with",
        "although",
        "though",
        "after",
        "before",
        "when",
        "in",
        "at",
        "on",
        "citing",
        "a",
        "an",
    }:
        return None
    if first.tag in kinds.FINITE:
        return p + 1, stop
    if first.tag == "CC" and clauses.clause_at(tokens, p + 2, stop):
        return p + 1, stop
    return (p + 1, stop) if first.form in {"that", "and"} or clauses.clause_at(tokens, p + 1, stop) else None


def left_content(tokens: Sequence[Token], base: Draft) -> int | None:
    """Where the content before the source ends, when the source follows a comma or a quotation."""
    k = base.border
    if base.source is None or k == 0:
        return None
    before = tokens[k - 1]
    if frames.closes_quote(tokens, k - 1):
        return k
    if before.form in {",", "—", "–", "--", "-"} and k > 2:
        return k - 1
    return None


def _is_told(tokens: Sequence[Token], left: int) -> bool:
    """Whether the words before "he said, “…”" are content too, not "Talking about his trip, he said"."""
    if _closes_left(tokens, left):
        return True
    first = tokens[0]
    return first.tag not in {"IN", "VBG", "VBN", "WRB", "RB", "TO"} and any(
        t.tag in kinds.FINITE and t.quote < 0 for t in tokens[:left]
    )


def _closes_left(tokens: Sequence[Token], left: int | None) -> bool:
    return left is not None and (frames.closes_quote(tokens, left - 1) or frames.closes_quote(tokens, left))


def _cue_end(base: Draft) -> int:
    return base.told[1] if base.told else base.cues[0][1]


def _relative(tokens: Sequence[Token], base: Draft) -> bool:
    """Whether the cue sits in a relative clause: `a move the diplomats said was meant for show`."""
    k = base.border
    return (
        k > 0
        and base.source is not None
        and (tokens[k - 1].tag in kinds.NOMINAL or tokens[k - 1].form in {"that", "which", "what", "who"})
    )
