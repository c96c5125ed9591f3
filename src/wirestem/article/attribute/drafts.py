"""A draft of a statement: one cue with its source and the places its content may fill, before overlaps are settled."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wirestem.article.attribute import frames, grammar
from wirestem.article.attribute.frames import Group, Right
from wirestem.article.attribute.units import Token, Unit
from wirestem.lexicon.cues import Cue, cues

TokenRange = tuple[int, int]
_OPEN_ENDS = frozenset({"end", "comma", "colon", "other", "ing", "adj"})
_CLAUSE = frozenset({"that", "clause", "wh", "colon", "gap"})
_SMALL = frozenset({"i", "you", "we", "one", "who"})
_SHARED = frozenset({"and", "but", "while", "yet", "or", "then", "before", "after", ",", "though", "although", "without"})
_MAY_TELL = frozenset("assure inform notify remind warn promise ask advise urge caution".split())
_NOBODY = frozenset({"nobody", "none", "neither", "nothing"})
_ANY_VERB = Cue(form="", kind="say", frames=("quote", "after"), example="-")


class Draft(NamedTuple):
    """Token ranges of one attribution.

    `head` is the cue's verb; `border` where the clause around the cue begins; `after` the content that follows the cue;
    `before` is true when content stands in front of the cue's clause, which ends at `left_end`. `shares` says that the
    source is that of the clause before. `told` is who was told.
    """

    cue: Cue
    head: int
    border: int
    source: TokenRange | None
    cues: tuple[TokenRange, ...]
    frame: str
    after: TokenRange | None
    before: bool
    left_end: int
    shares: bool
    told: TokenRange | None
    negated: bool
    voice: str
    agent: TokenRange | None = None
    subject_content: TokenRange | None = None


def drafts(unit: Unit) -> Iterator[Draft]:
    """The drafts of a unit by place of their cue."""
    tokens = unit.tokens
    forms = [t.form for t in tokens]
    known = cues()
    for i, token in enumerate(tokens):
        if token.quote >= 0:
            continue
        draft = None
        if token.form == "according" and i + 2 < len(tokens) and forms[i + 1] == "to":
            draft = _according(tokens, i)
        elif _may_be_verb(token, tokens, i, unit):
            for cue, end in known.at(forms, i):
                draft = _verb(tokens, i, end, cue)
                if draft is not None:
                    break
            else:
                if token.tag in {"VBD", "VBZ"} and _beside_quote(tokens, i):
                    draft = _any_verb(tokens, i)
        if draft is not None:
            yield draft


def _any_verb(tokens: Sequence[Token], i: int) -> Draft | None:
    """A verb of any meaning speaks when its clause joins the quotation: `“Not yet,” she grinned`."""
    draft = _verb(tokens, i, i + 1, _ANY_VERB)
    if draft is None or not draft.before or draft.source is None or tokens[draft.source[0]].form in {"who", "which", "it"}:
        return None
    return draft if frames.closes_quote(tokens, draft.left_end - 1) or frames.closes_quote(tokens, draft.left_end) else None


def _may_be_verb(token: Token, tokens: Sequence[Token], i: int, unit: Unit) -> bool:
    if token.form in {"said", "told", "says"}:
        return True
    before = tokens[i - 1] if i else None
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if token.tag.startswith("VB") and token.form not in grammar.AUXILIARY:
        if before is not None and (before.tag in {"DT", "PRP$", "POS"} or (before.tag == "JJ" and token.tag != "VBD")):
            return False
        return not (after is not None and after.tag in {"VBP", "VBZ"} and token.tag in {"VBZ", "VBP"})
    if before is None or token.tag not in {"NNS", "NN", "NNP", "JJ"} or (token.capital and unit.zone == "paragraph"):
        return False
    ends = after is None or after.form in {".", ",", ";"}
    if before.tag in {"NNP", "NNS"} or (before.tag == "NN" and token.tag == "NNS"):
        if ends:
            found = grammar.subject(tokens, i)
            return found is not None and (
                found[0] == 0 or tokens[found[0] - 1].form == "," or frames.closes_quote(tokens, found[0] - 1)
            )
        if unit.zone != "paragraph":
            return (
                token.form.endswith(("s", "ed")) and after is not None and after.tag not in {"IN", "POS", "NN"} | grammar.FINITE
            )
        return token.form.endswith("ed") and token.tag != "JJ"
    return False


def _beside_quote(tokens: Sequence[Token], i: int) -> bool:
    """Whether a quotation that ends with a comma stands right before this clause: `“Go,” she breathed`."""
    for k in range(i - 1, max(-1, i - 14), -1):
        if frames.closes_quote(tokens, k):
            return k > 0 and tokens[k - 1].form in {",", "?", "!"} or (k + 1 < len(tokens) and tokens[k + 1].form == ",")
        if tokens[k].tag in {":", "."}:
            return False
    return False


def _according(tokens: Sequence[Token], i: int) -> Draft | None:
    stop = len(tokens)
    end = grammar.source_after(tokens, i + 2, stop)
    if end == i + 2:
        return None
    cue = Cue(form="according to", kind="say", frames=(), example="-")
    at_start = i == 0 or tokens[i - 1].form in {";", "but", "and"} and i < 3
    base = Draft(cue, i, i, (i + 2, end), ((i, i + 2),), "according", None, False, i, False, None, False, "finite")
    p = end
    if at_start:
        p += p < stop and tokens[p].form == ","
        return base._replace(after=(p, stop)) if p < stop else None
    left = i - 1 if tokens[i - 1].form in {",", "—", "–", "-", "--"} else i
    return base._replace(before=True, left_end=left, border=left, after=_resumed(tokens, end, stop))


def _resumed(tokens: Sequence[Token], p: int, stop: int) -> TokenRange | None:
    """The content that goes on after a cue set between commas: `No one, it says, was told`."""
    p = grammar.after_adverbials(tokens, p, stop)
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
    if first.tag in grammar.FINITE:
        return p + 1, stop
    if first.tag == "CC" and grammar.clause_at(tokens, p + 2, stop):
        return p + 1, stop
    return (p + 1, stop) if first.form in {"that", "and"} or grammar.clause_at(tokens, p + 1, stop) else None


def _verb(tokens: Sequence[Token], i: int, end: int, cue: Cue) -> Draft | None:
    stop = len(tokens)
    group = frames.group(tokens, i, end)
    if group.voice == "passive":
        return _passive(tokens, i, group, cue)
    if group.voice in {"infinitive", "bare"} and not (group.voice == "bare" and _past_without_subject(tokens, i, group)):
        return None
    follows = frames.right(
        tokens,
        end,
        stop,
        tells=cue.kind == "tell" or cue.form in {"assure", "inform", "notify", "remind", "warn", "promise", "ask", "advise"},
    )
    source = grammar.subject(tokens, group.start)
    border = source[0] if source else group.start
    shares = source is None and _may_share(tokens, group)
    base = Draft(
        cue, i, border, source, ((i, end),), follows.frame, None, False, border, shares, follows.told, group.negated, group.voice
    )
    if follows.frame == "p:to" and "to-object" in cue.frames:
        follows = Right("object", follows.start, follows.told)
    found = _inverted(tokens, base, end, cue) or _placed(tokens, base, follows, cue)
    if found is None or not _has_voice(tokens, found):
        return None
    return _widened_cue(tokens, found, group)


def _subject(tokens: Sequence[Token], group: Group) -> TokenRange | None:
    """The subject of a verb group; that of "who" is the noun before it; a participle has one only after "with"."""
    if group.voice == "participle":
        found = grammar.phrase_before(tokens, group.start)
        return found if found and found[0] > 0 and tokens[found[0] - 1].form == "with" else None
    found = grammar.subject(tokens, group.start)
    if found and found[1] - found[0] == 1 and tokens[found[0]].form in {"who", "which"}:
        comma = found[0] > 1 and tokens[found[0] - 1].form == ","
        return grammar.phrase_before(tokens, found[0] - comma)
    return found


def _past_without_subject(tokens: Sequence[Token], i: int, group: Group) -> bool:
    """A past tense the tagger took for a participle: it has a subject and no noun before it that it could modify."""
    return (
        tokens[i].tag == "VBN"
        and grammar.subject(tokens, group.start) is not None
        and i + 1 < len(tokens)
        and tokens[i + 1].tag not in {"IN", "TO"}
    )


def _has_voice(tokens: Sequence[Token], draft: Draft) -> bool:
    if draft.source is None:
        return draft.shares
    form = tokens[draft.source[0]].form
    alone = draft.source[1] - draft.source[0] == 1
    if form in _NOBODY or (form == "no" and tokens[draft.source[0] + 1 if not alone else draft.source[0]].form == "one"):
        return False
    if alone and form in {"i", "we", "you", "there"}:
        return draft.cue.kind in {"say", "tell"} and draft.before
    return not (
        alone and form in {"it", "this", "that"} and draft.cue.kind in {"think", "seem", "show"} and draft.frame != "quote"
    )


def _may_share(tokens: Sequence[Token], group: Group) -> bool:
    if group.start == 0:
        return False
    before = tokens[group.start - 1]
    return before.form in _SHARED or (group.voice == "participle" and before.tag in {",", ":", "''"} | grammar.NOMINAL)


def _inverted(tokens: Sequence[Token], base: Draft, end: int, cue: Cue) -> Draft | None:
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
    source_end = grammar.source_after(tokens, p, stop, quoted=quoted)
    if source_end == p:
        return None
    rest = grammar.after_adverbials(tokens, source_end, stop)
    if rest < stop and tokens[rest].tag in grammar.FINITE or (rest < stop and tokens[rest].tag == "TO"):
        return None
    left = i - 1 if before.form == "," else i
    return base._replace(
        source=(p, source_end),
        frame="inverted",
        before=True,
        left_end=left,
        border=left,
        after=_resumed(tokens, source_end, stop),
        shares=False,
        told=None,
    )


def _placed(tokens: Sequence[Token], base: Draft, follows: Right, cue: Cue) -> Draft | None:
    stop = len(tokens)
    left = _left_content(tokens, base)
    takes = set(cue.frames)
    frame, p = follows.frame, follows.start
    base = base._replace(frame=frame)
    if frame == "quote" and (takes & {"clause", "quote", "object", "quoted", "after"}):
        resumed = left is not None and tokens[p - 1].form == "," and _is_told(tokens, left)
        return base._replace(after=(p, stop), before=resumed, left_end=left if resumed and left is not None else base.left_end)
    if frame == "wh" and _closes_left(tokens, left):
        frame = "end"
    if frame in _CLAUSE and ("clause" in takes or (frame == "colon" and "quote" in takes)):
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
            after=_resumed(tokens, _cue_end(base), stop) if frame in {"comma", "end", "colon"} else None,
        )
    if frame == "to" and "to" in takes or frame == "ing" and "ing" in takes:
        return base._replace(after=(p, stop))
    if frame == "np_to" and "object-to" in takes:
        return base._replace(after=(p, stop))
    if frame == "np_as" and "as" in takes:
        return base._replace(after=(p, stop))
    if frame.startswith("p:") and frame[2:] in takes:
        return base._replace(after=(p + 1, stop))
    if frame in {"np_of"} and "of" in takes and "object" not in takes:
        return base._replace(after=(p, stop))
    if cue.form == "put" and not any(t.form == "at" for t in tokens[p : p + 12]):
        return None
    if "object" in takes and frame in {"end", "comma", "p:as"} and _relative(tokens, base):
        begin = grammar.phrase_before(tokens, base.border)
        if begin is not None and tokens[begin[0]].tag != "PRP":
            return base._replace(
                frame="antecedent", subject_content=begin, border=begin[0], after=(p, stop) if frame == "p:as" else None
            )
    if frame.startswith("np") or frame in {"clause", "adj", "other"}:
        if "object" in takes and frame not in {"adj", "other"}:
            return base._replace(frame="object", after=(p, stop))
        if "quoted" in takes and any(t.quote >= 0 for t in tokens[p : p + 14]):
            return base._replace(frame="object", after=(p, stop))
    return None


def _is_told(tokens: Sequence[Token], left: int) -> bool:
    """Whether the words before "he said, “…”" are content too, not "Talking about his trip, he said"."""
    if _closes_left(tokens, left):
        return True
    first = tokens[0]
    return first.tag not in {"IN", "VBG", "VBN", "WRB", "RB", "TO"} and any(
        t.tag in grammar.FINITE and t.quote < 0 for t in tokens[:left]
    )


def _is_clause(tokens: Sequence[Token], left: int) -> bool:
    """Whether a finite verb stands before `left`; a headline may do without."""
    return any(t.tag in grammar.FINITE and t.quote < 0 for t in tokens[:left]) or tokens[-1].form not in {".", "?", "!", "”", '"'}


def _closes_left(tokens: Sequence[Token], left: int | None) -> bool:
    return left is not None and (frames.closes_quote(tokens, left - 1) or frames.closes_quote(tokens, left))


def _cue_end(base: Draft) -> int:
    return base.told[1] if base.told else base.cues[0][1]


def _left_content(tokens: Sequence[Token], base: Draft) -> int | None:
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


def _relative(tokens: Sequence[Token], base: Draft) -> bool:
    """Whether the cue sits in a relative clause: `a move the diplomats said was meant for show`."""
    k = base.border
    return (
        k > 0
        and base.source is not None
        and (tokens[k - 1].tag in grammar.NOMINAL or tokens[k - 1].form in {"that", "which", "what", "who"})
    )


def _passive(tokens: Sequence[Token], i: int, group: Group, cue: Cue) -> Draft | None:
    if cue.form in {"quote", "cite"} or "passive" not in cue.frames and cue.kind != "allege":
        return _quoted_as(tokens, i, group, cue) if cue.form in {"quote", "cite"} else None
    stop = len(tokens)
    found = grammar.subject(tokens, group.start)
    follows = frames.right(tokens, group.end, stop, tells=False)
    base = Draft(
        cue, i, group.start, None, ((i, group.end),), "passive", None, False, group.start, False, None, group.negated, "passive"
    )
    if follows.frame == "p:by":
        end = grammar.source_after(tokens, follows.start + 1, stop)
        follows = frames._frame(tokens, end, stop, None) if end > follows.start + 1 else follows
        base = base._replace(source=(follows.start + 1, end) if end > follows.start + 1 else None)
        return None
    if follows.frame not in {"to", "p:of", "that"} or (cue.kind == "allege") != (follows.frame != "to") and cue.form != "allege":
        return None
    return base._replace(after=(follows.start, stop), subject_content=found, border=found[0] if found else group.start)


def _cited_as(tokens: Sequence[Token], i: int, group: Group, cue: Cue) -> Draft | None:
    """`The agency quoted the mayor as saying`: the object speaks, the subject passes it on."""
    stop = len(tokens)
    p = group.end
    as_at = next(
        (
            k
            for k in range(p + 1, min(stop - 1, p + 24))
            if tokens[k].form == "as" and tokens[k + 1].form in {"saying", "telling"}
        ),
        None,
    )
    if as_at is None or any(tokens[k].tag in grammar.FINITE for k in range(p, as_at)):
        return None
    relay = grammar.subject(tokens, group.start)
    border = relay[0] if relay else group.start
    base = Draft(
        cue,
        i,
        border,
        (p, as_at),
        ((i, group.end), (as_at, as_at + 2)),
        "after",
        None,
        False,
        border,
        False,
        None,
        False,
        "quoted",
        relay,
    )
    follows = frames.right(tokens, as_at + 2, stop, tells=tokens[as_at + 1].form == "telling")
    if follows.frame in _CLAUSE | {"quote"}:
        return base._replace(frame=follows.frame, after=(follows.start, stop), voice="finite")
    left = _left_content(tokens, base._replace(source=relay))
    return base._replace(before=True, left_end=left) if left is not None else None


def _quoted_as(tokens: Sequence[Token], i: int, group: Group, cue: Cue) -> Draft | None:
    """`Orsin was quoted as saying by the agency`: the subject speaks, the agency passes it on."""
    forms = [t.form for t in tokens[group.end : group.end + 2]]
    if forms != ["as", "saying"] and forms[:1] != ["saying"]:
        return None
    stop = len(tokens)
    e = group.end + (2 if forms[0] == "as" else 1)
    source = grammar.subject(tokens, group.start)
    if source is None:
        return None
    start = group.start
    agent = None
    p = grammar.after_adverbials(tokens, e, stop)
    cue_end = e
    if p < stop and tokens[p].form == "by":
        end = grammar.source_after(tokens, p + 1, stop)
        agent, cue_end, p = (p + 1, end), p + 1, end
    base = Draft(
        cue, i, source[0], source, ((start, cue_end),), "after", None, False, source[0], False, None, False, "quoted", agent
    )
    left = _left_content(tokens, base)
    if left is not None:
        return base._replace(before=True, left_end=left, after=_resumed(tokens, p, stop))
    follows = frames._frame(tokens, grammar.after_adverbials(tokens, p, stop), stop, None)
    if follows.frame in _CLAUSE | {"quote"}:
        return base._replace(frame=follows.frame, after=(follows.start, stop))
    return None


def _widened_cue(tokens: Sequence[Token], draft: Draft, group: Group) -> Draft:
    """The cue with the negation that belongs to it: "did not dispute", "would not comment on"."""
    start, end = draft.cues[0]
    if draft.negated and draft.voice == "finite":
        start = group.start
    if draft.frame.startswith("p:"):
        end = max(end, draft.after[0]) if draft.after and draft.after[0] - end == 1 else end
    return draft._replace(cues=((start, end),))
