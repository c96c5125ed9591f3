"""The drafts of a unit: every cue outside quotations, with its source and the room for its content."""

from collections.abc import Iterator, Sequence

from wirestem.article.attribute.cues import frames, passing, placing
from wirestem.article.attribute.cues.draft import CLAUSE, Draft, TokenRange
from wirestem.article.attribute.cues.frames import Group, Right
from wirestem.article.attribute.grammar import clauses, kinds, phrases, subjects
from wirestem.article.attribute.grammar.units import Token, Unit
from wirestem.lexicon.cues import Cue, cues

_SHARED = frozenset({"and", "but", "while", "yet", "or", "then", "before", "after", ",", "though", "although", "without"})
_MAY_TELL = frozenset("assure inform notify remind warn promise ask advise urge caution".split())
_INFORMS = frozenset({"inform", "notify", "assure"})
_TALES = frozenset({"story", "stories", "tale", "truth", "lies", "jokes", "time"})
_NOBODY = frozenset({"nobody", "none", "neither", "nothing"})
_ANY_VERB = Cue(form="", kind="say", frames=("quote", "after"), example="-")


def drafts(unit: Unit) -> Iterator[Draft]:
    """The drafts of a unit by place of their cue."""
    tokens = unit.tokens
    forms = [t.form for t in tokens]
    known = cues()
    for i, token in enumerate(tokens):
        if token.quote >= 0 or (i and clauses.citing_end(tokens, i - 1, len(tokens)) > i):
            continue
        draft = None
        if token.form == "according" and i + 2 < len(tokens) and forms[i + 1] == "to":
            draft = passing.according(tokens, i)
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
    if draft is not None and draft.frame == "after":
        follows = frames.right(tokens, i + 1, len(tokens), tells=False).frame
        if follows not in {"end", "comma", "colon"} and not follows.startswith("p:"):
            return None
    if draft is None or not draft.before or draft.source is None or tokens[draft.source[0]].form in {"who", "which", "it"}:
        return None
    return draft if frames.closes_quote(tokens, draft.left_end - 1) or frames.closes_quote(tokens, draft.left_end) else None


def _may_be_verb(token: Token, tokens: Sequence[Token], i: int, unit: Unit) -> bool:
    if token.form in {"said", "told", "says"}:
        return True
    before = tokens[i - 1] if i else None
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if token.tag.startswith("VB") and token.form not in kinds.AUXILIARY:
        if before is not None and (before.tag in {"DT", "PRP$", "POS"} or (before.tag == "JJ" and token.tag != "VBD")):
            return False
        return not (after is not None and after.tag in {"VBP", "VBZ"} and token.tag in {"VBZ", "VBP"})
    if before is None or token.tag not in {"NNS", "NN", "NNP", "JJ"} or (token.capital and unit.zone == "paragraph"):
        return False
    ends = after is None or after.form in {".", ",", ";"}
    if before.tag in kinds.NOUN:
        if ends:
            found = subjects.subject(tokens, i)
            return found is not None and (
                found[0] == 0 or tokens[found[0] - 1].form in phrases.TOLD_OF | {","} or frames.closes_quote(tokens, found[0] - 1)
            )
        if unit.zone != "paragraph":
            return token.form.endswith(("s", "ed")) and after is not None and after.tag not in {"IN", "POS", "NN"} | kinds.FINITE
        return token.form.endswith("ed") and token.tag != "JJ"
    return False


def _beside_quote(tokens: Sequence[Token], i: int) -> bool:
    """Whether a quotation that ends with a comma stands right before this clause: `“Go,” she breathed`."""
    for k in range(i - 1, max(-1, i - 14), -1):
        if frames.closes_quote(tokens, k):
            return (k > 0 and tokens[k - 1].form in {",", "?", "!"}) or (k + 1 < len(tokens) and tokens[k + 1].form == ",")
        if tokens[k].tag in {":", "."}:
            return False
    return False


def _verb(tokens: Sequence[Token], i: int, end: int, cue: Cue) -> Draft | None:
    group = frames.group(tokens, i, end)
    if group.voice == "passive":
        return passing.passive(tokens, i, group, cue)
    if group.voice == "infinitive" or (group.voice == "bare" and not _past_after_all(tokens, i, group)):
        return None
    if cue.kind == "cite":
        passed = passing.cited_as(tokens, i, group, cue)
        if passed is not None or (group.voice == "participle" and phrases.is_media_word(tokens, end)):
            return passed
    if cue.kind == "show" and group.voice == "participle":
        return None
    if cue.kind == "deny" and group.modal in {"can", "could", "may", "might"}:
        return None
    follows = _follows(tokens, end, cue)
    if follows is None:
        return None
    source = _subject(tokens, group)
    border = source[0] if source else group.start
    shares = source is None and _may_share(tokens, group)
    base = Draft(cue, i, border, source, ((i, end),), follows.frame, shares=shares, left_end=border, told=follows.told)
    base = base._replace(negated=group.negated, voice=group.voice)
    found = placing.inverted(tokens, base, end, cue) or placing.placed(tokens, base, follows, cue)
    return _widened_cue(tokens, found, group) if found is not None and _has_voice(tokens, found) else None


def _follows(tokens: Sequence[Token], end: int, cue: Cue) -> Right | None:
    """What follows the cue; None when "tell" tells no words ("the wagons tell their own story")."""
    stop = len(tokens)
    follows = frames.right(tokens, end, stop, tells=cue.kind == "tell")
    if cue.form in _MAY_TELL and follows.frame not in CLAUSE | {"quote"}:
        told = frames.right(tokens, end, stop, tells=True)
        informed = (
            cue.form in _INFORMS and told.told is not None and told.frame in {"end", "comma", "that", "clause", "wh", "quote"}
        )
        follows = told if informed or _is_told_person(tokens, told) else follows
    if cue.kind == "tell" and follows.told:
        if tokens[follows.told[1] - 1].form in _TALES:
            return None
        if follows.frame == "to":
            return Right("np_to", follows.told[0], None)
    if follows.frame == "p:to" and "to-object" in cue.frames:
        return Right("object", follows.start, follows.told)
    return follows


def _subject(tokens: Sequence[Token], group: Group) -> TokenRange | None:
    """The subject of a verb group; that of "who" is the noun before it; a participle has one only after "with"."""
    if group.voice == "participle":
        found = subjects.phrase_before(tokens, group.start)
        return found if found and found[0] > 0 and tokens[found[0] - 1].form == "with" else None
    found = subjects.subject(tokens, group.start)
    if found and found[1] - found[0] == 1 and tokens[found[0]].form in {"who", "which"}:
        comma = found[0] > 1 and tokens[found[0] - 1].form == ","
        return subjects.phrase_before(tokens, found[0] - comma) or found
    return found


def _is_told_person(tokens: Sequence[Token], told: Right) -> bool:
    """Whether the object of "promise" or "warn" is somebody told, not the thing promised."""
    if told.told is None or told.frame not in {"that", "clause", "quote", "wh", "p:of", "p:about"}:
        return False
    first = tokens[told.told[0]]
    return first.form not in {"a", "an", "its", "his", "her", "their"} and (
        told.frame != "quote" or first.tag in {"PRP", "NNP", "NNS", "CD"}
    )


def _past_after_all(tokens: Sequence[Token], i: int, group: Group) -> bool:
    """A past tense the tagger took for a participle: it has a subject, and an object or particles."""
    if tokens[i].tag == "VBN" and group.start and tokens[group.start - 1].form in {"but", "and"}:
        after = frames.right(tokens, group.end, len(tokens), tells=False).frame
        return after in {"that", "quote"} or (after == "clause" and tokens[group.start - 1].form == "but")
    if tokens[i].tag != "VBN" or i + 1 >= len(tokens) or subjects.subject(tokens, group.start) is None:
        return False
    if not any(t.tag in kinds.FINITE and t.quote < 0 for t in tokens):
        return True
    if group.end > i + 1 or tokens[i + 1].tag not in {"IN", "TO"}:
        return True
    return frames.right(tokens, group.end, len(tokens), tells=False).frame in {"that", "quote"}


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
    return before.form in _SHARED or (group.voice == "participle" and before.tag in {",", ":", "''"} | kinds.NOMINAL)


def _widened_cue(tokens: Sequence[Token], draft: Draft, group: Group) -> Draft:
    """The cue with the negation that belongs to it: "did not dispute", "would not comment on"."""
    start, end = draft.cues[0]
    if draft.negated and draft.voice == "finite":
        start = group.start
    if draft.frame.startswith("p:"):
        end = max(end, draft.after[0]) if draft.after and draft.after[0] - end == 1 else end
    return draft._replace(cues=((start, end),))
