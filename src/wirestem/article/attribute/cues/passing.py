"""Cues that are no plain verb: "according to", passives, "was quoted as saying by", "cited … as saying"."""

from collections.abc import Sequence

from wirestem.article.attribute.cues import frames, placing
from wirestem.article.attribute.cues.draft import CLAUSE, Draft
from wirestem.article.attribute.cues.frames import Group
from wirestem.article.attribute.grammar import clauses, kinds, phrases, subjects
from wirestem.article.attribute.grammar.units import Token
from wirestem.lexicon.cues import Cue


def according(tokens: Sequence[Token], i: int) -> Draft | None:
    """`According to the port office, …` and `…, according to the port office`."""
    stop = len(tokens)
    end = phrases.source_after(tokens, i + 2, stop)
    if end == i + 2:
        return None
    cue = Cue(form="according to", kind="say", frames=(), example="-")
    at_start = i == 0 or (tokens[i - 1].form in {";", "but", "and"} and i < 3)
    base = Draft(cue, i, i, (i + 2, end), ((i, i + 2),), "according", left_end=i)
    p = end
    if at_start:
        p += p < stop and tokens[p].form == ","
        return base._replace(after=(p, stop)) if p < stop else None
    left = i - 1 if tokens[i - 1].form in {",", "—", "–", "-", "--"} else i
    return base._replace(before=True, left_end=left, border=left, after=placing.resumed(tokens, end, stop))


def passive(tokens: Sequence[Token], i: int, group: Group, cue: Cue) -> Draft | None:
    """A cue in the passive: `the lock is expected to open`, `the firm is alleged to have …`; nobody is named as source."""
    if cue.form in {"quote", "cite"} or ("passive" not in cue.frames and cue.kind != "allege"):
        return quoted_as(tokens, i, group, cue) if cue.form in {"quote", "cite"} else None
    stop = len(tokens)
    found = subjects.subject(tokens, group.start)
    follows = frames.right(tokens, group.end, stop, tells=False)
    base = Draft(
        cue, i, group.start, None, ((i, group.end),), "passive", left_end=group.start, negated=group.negated, voice="passive"
    )
    if follows.frame == "p:by":
        end = phrases.source_after(tokens, follows.start + 1, stop)
        follows = frames._frame(tokens, end, stop, None) if end > follows.start + 1 else follows
        base = base._replace(source=(follows.start + 1, end) if end > follows.start + 1 else None)
        return None
    if follows.frame not in {"to", "p:of", "that"} or (
        (cue.kind == "allege") != (follows.frame != "to") and cue.form != "allege"
    ):
        return None
    return base._replace(after=(follows.start, stop), subject_content=found, border=found[0] if found else group.start)


def quoted_as(tokens: Sequence[Token], i: int, group: Group, cue: Cue) -> Draft | None:
    """`Orsin was quoted as saying by the agency`: the subject speaks, the agency passes it on."""
    forms = [t.form for t in tokens[group.end : group.end + 2]]
    if forms != ["as", "saying"] and forms[:1] != ["saying"]:
        return None
    stop = len(tokens)
    e = group.end + (2 if forms[0] == "as" else 1)
    source = subjects.subject(tokens, group.start)
    if source is None:
        return None
    start = group.start
    agent = None
    p = clauses.after_adverbials(tokens, e, stop)
    cue_end = e
    if p < stop and tokens[p].form == "by":
        end = phrases.source_after(tokens, p + 1, stop)
        agent = (p + 1, end) if end > p + 1 else None  # a text may break off after "by"
        cue_end, p = p + 1, end
    base = Draft(cue, i, source[0], source, ((start, cue_end),), "after", left_end=source[0], voice="quoted", agent=agent)
    left = placing.left_content(tokens, base)
    if left is not None:
        return base._replace(before=True, left_end=left, after=placing.resumed(tokens, p, stop))
    follows = frames._frame(tokens, clauses.after_adverbials(tokens, p, stop), stop, None)
    if follows.frame in CLAUSE | {"quote"}:
        return base._replace(frame=follows.frame, after=(follows.start, stop))
    return None


def cited_as(tokens: Sequence[Token], i: int, group: Group, cue: Cue) -> Draft | None:
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
    if as_at is None or any(tokens[k].tag in kinds.FINITE for k in range(p, as_at)):
        return None
    relay = subjects.subject(tokens, group.start)
    border = relay[0] if relay else group.start
    spoken = ((i, group.end), (as_at, as_at + 2))
    base = Draft(cue, i, border, (p, as_at), spoken, "after", left_end=border, voice="quoted", agent=relay)
    follows = frames.right(tokens, as_at + 2, stop, tells=tokens[as_at + 1].form == "telling")
    if follows.frame in CLAUSE | {"quote"}:
        return base._replace(frame=follows.frame, after=(follows.start, stop), voice="finite")
    left = placing.left_content(tokens, base._replace(source=relay))
    return base._replace(before=True, left_end=left) if left is not None else None
