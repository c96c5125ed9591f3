"""What stands around a cue: its source, and the frame that its content fills."""

from collections.abc import Sequence
from typing import NamedTuple

from wirestem.article.attribute.grammar import clauses, kinds, phrases, timing
from wirestem.article.attribute.grammar.units import Token
from wirestem.lexicon.agencies import agencies

_WH = frozenset("whether if how why what who when where which".split())
_BE = frozenset("be is are was were been being 's 're 'm".split())
_REPORTED = frozenset("he she they it we i you".split())


class Right(NamedTuple):
    """What follows a cue: the `frame`, where its content begins, and the range of a person told (or None)."""

    frame: str
    start: int
    told: tuple[int, int] | None


class Group(NamedTuple):
    """The verb group of a cue at `start`..`end`; `voice` is finite, passive, participle or infinitive."""

    start: int
    end: int
    voice: str
    negated: bool
    modal: str


def group(tokens: Sequence[Token], i: int, end: int) -> Group:
    """The verb group whose head is at `i` and whose particles end at `end`."""
    k, negated, modal, be, have = i, False, "", False, False
    while k > 0:
        token = tokens[k - 1]
        if token.form in {"not", "n't", "never", "neither", "nor"} and token.quote == tokens[i].quote:
            negated = True
        elif (
            token.form in kinds.AUXILIARY
            and token.quote == tokens[i].quote
            and (token.tag != "POS" or tokens[i].tag in {"VBN", "VBG"})
        ):
            modal = token.form if token.tag == "MD" else modal
            be = be or token.form in _BE
            have = have or token.form in {"have", "has", "had", "'ve", "'d", "having"}
        elif not (token.tag == "RB" and k > 1 and token.quote == tokens[i].quote):
            break
        k -= 1
    while k < i and tokens[k].tag == "RB" and tokens[k].form not in {"not", "n't", "never"}:
        k += 1
    tag = tokens[i].tag
    if k > 0 and tokens[k - 1].form == "to":
        voice = "infinitive"
    elif be and tag in {"VBN", "VBD"}:
        voice = "passive"
    elif (tag == "VBG" or tokens[i].form.endswith("ing")) and not be:
        voice = "participle"
    elif tag == "VBN" and not have and tokens[i].form not in {"said", "told"}:
        voice = "bare"
    else:
        voice = "finite"
    return Group(k, end, voice, negated, modal)


def right(tokens: Sequence[Token], i: int, stop: int, *, tells: bool) -> Right:
    """The frame to the right of a cue that ends at `i`; `tells` when the cue takes the person told as its object."""
    told = None
    p = clauses.after_adverbials(tokens, i, stop)
    if tells:
        end = _told_end(tokens, p, stop)
        if end > p:
            told = (p, end)
            p = clauses.after_adverbials(tokens, end, stop)
    elif p < stop and tokens[p].tag in {"TO", "IN"} and tokens[p].form in {"to", "with"}:
        end = phrases.noun_phrase(tokens, p + 1, stop)
        after = clauses.after_adverbials(tokens, end, stop)
        if end > p + 1 and tokens[p + 1].tag != "VB" and after < stop and _opens_content(tokens, after, stop):
            told, p = (p + 1, end), after
    if (
        p < stop
        and tokens[p].tag == "IN"
        and tokens[p].form in {"on", "in", "at", "during", "after", "by", "through", "via", "from", "before"}
    ):
        end = phrases.long_phrase(tokens, p + 1, stop)
        after = clauses.after_adverbials(tokens, end, stop)
        if end > p + 1 and after < stop and _opens_content(tokens, after, stop):
            p = after
    return _frame(tokens, p, stop, told)


def _opens_content(tokens: Sequence[Token], p: int, stop: int) -> bool:
    token = tokens[p]
    if token.form == "that" and (token.tag == "IN" or clauses.clause_at(tokens, p + 1, stop)):
        return True
    if token.form in {",", ":"} and p + 1 < stop:
        return opens_quote(tokens, p + 1)
    return opens_quote(tokens, p) or (token.tag in {"PRP", "DT", "NNP", "NNS"} and clauses.clause_at(tokens, p, stop))


def _told_end(tokens: Sequence[Token], p: int, stop: int) -> int:
    if p >= stop or tokens[p].quote >= 0 or (tokens[p].form == "that" and tokens[p].tag == "IN"):
        return p
    if tokens[p].form in {"it"}:
        return p
    sender = _sender_end(tokens, p, stop)
    if sender > p and clauses.clause_at(tokens, sender, stop):
        return sender
    end = phrases.noun_phrase(tokens, p, stop)
    while (
        p < end < stop
        and tokens[end].tag == "IN"
        and tokens[end].form in {"of", "at", "in", "outside", "on", "near", "across", "from"}
    ):
        if timing.is_time(tokens, end + 1, stop):
            break
        more = phrases.noun_phrase(tokens, end + 1, stop)
        if more == end + 1 or (more < stop and tokens[more].tag in kinds.FINITE and not _opens_content(tokens, more, stop)):
            break
        end = more
    while p < end < stop and tokens[end].form == "and":
        more = phrases.noun_phrase(tokens, end + 1, stop)
        if more == end + 1 or more >= stop or not _opens_content(tokens, more, stop):
            break
        end = more
    if end > p and tokens[end - 1].tag != "PRP" and end < stop and tokens[end].tag in kinds.FINITE and tokens[p].tag != "NNP":
        return p  # the noun phrase is the clause's subject: nobody is named as told
    return end


def _sender_end(tokens: Sequence[Token], p: int, stop: int) -> int:
    """The end of an agency's name at `p` that another name follows: `told Reuters | Larkhaven was testing`."""
    for size in (3, 2, 1):
        end = p + size
        if end < stop and tokens[end].capital and tokens[p].capital:
            name = " ".join(t.form for t in tokens[p:end])
            if agencies().named(name) or (size == 1 and agencies().named(name.upper())):
                return end
    return p


def opens_quote(tokens: Sequence[Token], p: int) -> bool:
    """Whether a quotation begins with token `p`."""
    return p < len(tokens) and tokens[p].quote >= 0 and (p == 0 or tokens[p - 1].quote != tokens[p].quote)


def closes_quote(tokens: Sequence[Token], p: int) -> bool:
    """Whether a quotation ends with token `p`."""
    return p >= 0 and tokens[p].quote >= 0 and (p + 1 == len(tokens) or tokens[p + 1].quote != tokens[p].quote)


def _frame(tokens: Sequence[Token], p: int, stop: int, told: tuple[int, int] | None) -> Right:
    if p >= stop or tokens[p].form in {".", ";", "!", "?"}:
        return Right("end", p, told)
    token = tokens[p]
    if token.form in {",", ":"}:
        if opens_quote(tokens, p + 1) and p + 1 < stop:
            return Right("quote", p + 1, told)
        return Right("colon" if token.form == ":" and p + 1 < stop else "comma", p + 1, told)
    if opens_quote(tokens, p):
        return Right("quote", p, told)
    if token.form == "that" and _that_opens(tokens, p, stop):
        return Right("that", p + 1, told)
    if token.form in _WH and token.tag in {"IN", "WP", "WRB", "WDT"}:
        return Right("wh", p, told)
    if token.tag == "TO" or token.form == "to":
        return Right("to" if p + 1 < stop and tokens[p + 1].tag in {"VB", "RB", "VBP"} else "p:to", p, told)
    if token.tag in kinds.FINITE and token.form not in {",", "."}:
        return Right("gap", p, told)
    if token.form in {"not", "never"} and p + 1 < stop and tokens[p + 1].form == "to":
        return Right("to", p, told)
    if clauses.clause_at(tokens, p, stop):
        return Right("clause", p, told)
    if token.tag == "IN":
        return Right("p:" + token.form, p, told)
    return Right(_object(tokens, p, stop), p, told)


def _that_opens(tokens: Sequence[Token], p: int, stop: int) -> bool:
    """Whether "that" opens a clause and does not point ("that account")."""
    if p + 1 >= stop or clauses.clause_at(tokens, p + 1, stop) or opens_quote(tokens, p + 1):
        return p + 1 < stop
    return tokens[p].tag in {"IN", "WDT"} and tokens[p + 1].tag not in {"NN", "NNS", "JJ"}


def _object(tokens: Sequence[Token], p: int, stop: int) -> str:
    end = phrases.long_phrase(tokens, p, stop)
    if end == p:
        return {"VBG": "ing", "JJ": "adj", "VBN": "adj", "CC": "end"}.get(tokens[p].tag, "other")
    short = phrases.noun_phrase(tokens, p, stop)
    if short < stop and tokens[short].form in {"of", "for", "on", "about", "with", "at", "against"} and tokens[short].tag == "IN":
        marker = "np_" + tokens[short].form
    else:
        marker = "np"
    if end < stop:
        if tokens[end].tag == "TO" and end + 1 < stop and tokens[end + 1].tag in {"VB", "RB"}:
            return "np_to"
        if tokens[end].form == "not" and end + 1 < stop and tokens[end + 1].form == "to":
            return "np_to"
        if tokens[end].form == "as":
            return "np_as"
        if opens_quote(tokens, end):
            return "np_q"
    return marker
