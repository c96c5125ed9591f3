"""Clauses, read forwards: adverbials to step over, and whether a subject and a verb follow."""

from collections.abc import Sequence

from wirestem.article.attribute.grammar import kinds, phrases, timing
from wirestem.article.attribute.grammar.units import Token
from wirestem.lexicon.cues import words as known


def after_adverbials(tokens: Sequence[Token], i: int, stop: int) -> int:
    """The place after adverbs, times and occasions that begin at `i`."""
    while i < stop:
        token = tokens[i]
        if timing.is_time(tokens, i, stop):
            i = timing.time_end(tokens, i, stop)
        elif (
            token.tag == "RB"
            and token.form not in {"not", "n't", "never", "so", "no", "otherwise", "yes"}
            and not (i + 1 < stop and tokens[i + 1].tag in {"JJ", "CD"})
        ):
            i += 1
        elif (
            token.tag in {"IN", "TO"}
            and token.form in phrases.ADVERBIAL
            and (timing.is_time(tokens, i + 1, stop) or phrases.is_occasion(tokens, i, stop))
        ):
            end = (
                timing.time_end(tokens, i + 1, stop)
                if timing.is_time(tokens, i + 1, stop)
                else phrases.noun_phrase(tokens, i + 1, stop)
            )
            timed = timing.is_time(tokens, i + 1, stop)
            while (
                not timed
                and end < stop
                and tokens[end].form in {"with", "to", "on", "at", "of", "in"}
                and tokens[end].tag in {"IN", "TO"}
            ):
                if timing.is_time(tokens, end + 1, stop):
                    break
                more = phrases.noun_phrase(tokens, end + 1, stop)
                if more == end + 1:
                    break
                end = more
            i = max(end, i + 1)
        elif (
            token.form == ","
            and i + 2 < stop
            and tokens[i + 1].form in {"however", "though", "meanwhile", "too"}
            and tokens[i + 2].form == ","
        ):
            i += 3
        elif (end := citing_end(tokens, i, stop)) > i:
            i = end
        else:
            break
    return i


def citing_end(tokens: Sequence[Token], i: int, stop: int) -> int:
    """The place after ", citing the BBC," when "that" follows: "reported, citing the BBC, that the dam leaked"; else `i`."""
    if i + 1 >= stop or tokens[i].form != "," or tokens[i + 1].form not in known("citing"):
        return i
    for k in range(i + 2, min(stop - 1, i + 24)):
        if tokens[k].quote >= 0 or tokens[k].tag in {".", ":"}:
            break
        if tokens[k].form == "," and tokens[k + 1].form == "that":
            return k + 1
    return i


def clause_at(tokens: Sequence[Token], i: int, stop: int) -> bool:
    """Whether a clause (subjects.subject and finite verb) begins at `i`."""
    if i >= stop:
        return False
    first = tokens[i]
    if first.tag == "EX" or first.form in {"if", "there"}:
        return True
    if first.tag not in kinds.OPENS | kinds.INSIDE | {"PRP", "VBG", "IN", "RB", "''", "WRB"} and first.form not in {
        "both",
        "all",
        "either",
    }:
        return False
    if first.tag == "IN" and first.form in {"as", "than", "of"}:
        return False
    k = i
    commas = 0
    while k < stop:
        tag, form = tokens[k].tag, tokens[k].form
        if tag in kinds.FINITE:
            return k > i and (commas != 1 or first.tag in {"IN", "RB"})
        than = form == "than" and tokens[k - 1].form in {"more", "less", "fewer", "other", "rather"}
        if tag in {"WP", "WDT", "WRB", ":", ".", "TO", "WP$"} or (form in kinds.SUBORDINATE and k > i and not than):
            return False
        if tag == ",":
            commas += 1
            if commas > 2 or first.tag == "VBG":
                return False
        k += 1
    return False
