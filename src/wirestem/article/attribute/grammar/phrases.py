"""Noun phrases, read forwards: "the head of the mission", "Leif Easley, a professor at Ewha University"."""

from collections.abc import Sequence

from wirestem.article.attribute.grammar import kinds, timing
from wirestem.article.attribute.grammar.units import Token

OCCASIONS = frozenset(
    "statement interview interviews conference briefing speech letter email e-mail tweet post report address message article"
    " broadcast hearing filing memo call column appearance telephone phone note notice answer reply remarks ceremony testimony"
    " television radio twitter facebook video rally event meeting debate release show program programme comments blog book"
    " affidavit conversation session writing public private person parliament court press newspaper paper communique".split()
)


ADVERBIAL = frozenset("on in at during by after via from before through over with to near outside inside".split())


# What somebody says something of; a name behind it begins the clause about it: "a charge | Larkhaven rejected".
TOLD_OF = frozenset(
    "something anything nothing everything charge claim accusation allegation assertion suggestion notion idea rumour rumor"
    " account version figure move step proposal demand view".split()
)
_POINTERS = frozenset("this that these those some many all both another neither each none any".split())


def noun_phrase(tokens: Sequence[Token], i: int, stop: int) -> int:
    """Where the plain noun phrase that begins at `i` ends ("the official news agency"); `i` when there is none."""
    if i >= stop:
        return i
    if tokens[i].tag in {"PRP", "EX"}:
        return i + 1
    k = _after_quantity(tokens, i, stop)
    opened, last = k > i, i
    while k < stop and not (last == k and k > i and _new_phrase(tokens, k, stop)):
        token = tokens[k]
        if token.tag in kinds.OPENS or token.form in {"both", "all"}:
            if last > i and tokens[k - 1].tag != "POS":
                break
            opened = True
            last = k + 1 if token.form in _POINTERS else last
        elif token.tag in kinds.INSIDE:
            last = k + 1 if token.tag in kinds.NOUN or token.tag == "CD" or (opened and token.tag == "JJ") else last
        elif not (_links(tokens, k, last, stop) or (last <= i + 1 and _modifies(tokens, k, stop, opened=opened))):
            break
        k += 1
    return _after_bracket(tokens, last, stop) if last > i else last


def counted(tokens: Sequence[Token], p: int, stop: int) -> bool:
    """Whether the phrase at `p` opens with a number: "40 boats", "more than 300"."""
    first = tokens[p]
    return p < stop and (first.tag == "CD" or _after_quantity(tokens, p, stop) > p) and first.form not in {"a", "an", "one"}


def _modifies(tokens: Sequence[Token], k: int, stop: int, *, opened: bool) -> bool:
    """Whether token `k` is a participle or adverb inside a noun phrase ("the widely read paper")."""
    if tokens[k].tag not in {"VBN", "VBG", "RB", "VBD"} or k + 1 >= stop:
        return False
    inside = tokens[k + 1].tag in (kinds.INSIDE | {"VBN"}) - {"POS"}
    return inside and (opened or tokens[k].tag in {"VBN", "RB"})


def _links(tokens: Sequence[Token], k: int, last: int, stop: int) -> bool:
    """Whether token `k` joins parts of one phrase: "Russian and Korean officials", "A&B", a quotation mark."""
    token = tokens[k]
    if k + 1 >= stop or k == 0:
        return False
    follows = tokens[k + 1]
    if token.tag == "CC":
        return tokens[k - 1].tag == "JJ" and last < k and follows.tag in {"JJ", "NNP", "NN"}
    if token.tag == "''" and token.quote >= 0:
        return last < k or follows.tag in kinds.INSIDE
    if token.form == "&":
        return last == k and follows.tag in kinds.NOUN
    return token.form in {"/", "-", "–"} and last == k and follows.tag in kinds.NOUN and token.start == tokens[k - 1].end


def _after_bracket(tokens: Sequence[Token], last: int, stop: int) -> int:
    """The end of a phrase that goes on with "(CFB)"."""
    if last >= stop or tokens[last].form != "(":
        return last
    closing = next((n for n in range(last, min(stop, last + 6)) if tokens[n].form == ")"), None)
    if closing is None:
        return last
    end = closing + 1
    return noun_phrase(tokens, end, stop) if end < stop and tokens[end].tag in kinds.NOUN else end


def _after_quantity(tokens: Sequence[Token], i: int, stop: int) -> int:
    """The place after "more than", "at least", "up to", "nearly" when a number follows."""
    first = tokens[i].form
    k = i
    if i + 2 < stop and (first, tokens[i + 1].form) in {
        ("more", "than"),
        ("less", "than"),
        ("fewer", "than"),
        ("at", "least"),
        ("at", "most"),
        ("up", "to"),
    }:
        k = i + 2
    elif first in {"nearly", "about", "almost", "some", "around", "roughly", "approximately", "over", "under"}:
        k = i + 1
    return k if k > i and k < stop and (tokens[k].tag in {"CD", "$"} or tokens[k].form == "a") else i


def _new_phrase(tokens: Sequence[Token], k: int, stop: int) -> bool:
    """Whether token `k`, right after a noun, begins another phrase: "a move | Western diplomats", "allegations | Moscow"."""
    token, before = tokens[k], tokens[k - 1]
    if before.form in TOLD_OF and token.capital and not before.capital and token.tag in {"NNP", "JJ"}:
        return True
    if before.tag == "NNS" and not before.capital:
        return token.tag == "NNP" or (token.tag == "JJ" and token.capital)
    if before.tag == "NN" and token.tag in {"JJ", "NNP"} and token.capital and not before.capital:
        follows = tokens[k + 1] if k + 1 < stop else None
        return follows is not None and (follows.tag == "NNS" and not follows.capital)
    return (
        before.tag in kinds.NOUN and timing.time_end(tokens, k, stop) > k and token.tag != "CD" and token.form not in _MONTH_NAMES
    )


_MONTH_NAMES = frozenset("a an one two three four five several many".split())


def long_phrase(tokens: Sequence[Token], i: int, stop: int) -> int:
    """Where a noun phrase with its "of" and other prepositional phrases ends ("the head of the mission in Port Senn")."""
    end = noun_phrase(tokens, i, stop)
    while i < end < stop:
        form = tokens[end].form
        if (
            tokens[end].tag == "IN"
            and form not in kinds.SUBORDINATE
            and not timing.is_time(tokens, end + 1, stop)
            and not is_occasion(tokens, end, stop)
        ):
            more = noun_phrase(tokens, end + 1, stop)
            if more == end + 1 or form in {"by", "against"}:
                break
        elif tokens[end].tag == "CC" and form in {"and", "or"}:
            more = noun_phrase(tokens, end + 1, stop)
            if more == end + 1 or (more < stop and (tokens[more].tag in kinds.FINITE or tokens[more].tag in {"VBG", "VBN"})):
                break
        else:
            break
        end = more
    return end


def is_occasion(tokens: Sequence[Token], i: int, stop: int) -> bool:
    """Whether the preposition at `i` opens "in a statement", "at a news conference", "by telephone"."""
    if tokens[i].form not in ADVERBIAL:
        return False
    end = noun_phrase(tokens, i + 1, stop)
    return end > i + 1 and tokens[end - 1].form in OCCASIONS


def _plain_stretch(tokens: Sequence[Token], i: int, stop: int) -> int:
    """The words from `i` to the next mark, when no verb or occasion stands among them; `i` otherwise."""
    k = i
    while k < stop and k < i + 12:
        token = tokens[k]
        if token.tag in {",", ":", ".", "''", "(", "WP", "WDT"} or token.form in kinds.SUBORDINATE:
            break
        if (
            token.tag in kinds.FINITE
            or token.tag in {"VBG", "TO", "VB"}
            or timing.is_time(tokens, k, stop)
            or is_occasion(tokens, k, stop)
        ):
            return i
        k += 1
    return k if i < k < i + 12 and tokens[k - 1].tag in kinds.NOUN else i


def is_media_word(tokens: Sequence[Token], i: int) -> bool:
    """Whether the phrase at `i` is media that something is cited from, not what is said: "citing local reports"."""
    end = noun_phrase(tokens, i, len(tokens))
    return end > i and tokens[end - 1].form in {
        "media",
        "reports",
        "sources",
        "newspaper",
        "agency",
        "agencies",
        "officials",
        "aide",
        "people",
        "television",
    }


POSTS = frozenset({"managing", "acting", "founding", "visiting", "executive"})


def source_after(tokens: Sequence[Token], i: int, stop: int, *, quoted: bool = False) -> int:
    """Where the source that begins at `i` after its cue ends: "said Leif Easley, a professor at Ewha University".

    After a quotation (`quoted`) all words up to the next mark are the source, whatever the tagger thinks of them.
    """
    end = long_phrase(tokens, i, stop)
    if quoted:
        end = max(end, _plain_stretch(tokens, i, stop))
    if end == i:
        return i
    if end < stop and tokens[end].tag == "VBN" and end + 1 < stop and tokens[end + 1].tag == "IN":
        more = long_phrase(tokens, end + 2, stop)
        end = more if more > end + 2 else end
    while end + 1 < stop and tokens[end].form == ",":
        first = tokens[end + 1]
        if (
            (first.tag not in kinds.OPENS | kinds.INSIDE and first.form not in POSTS)
            or timing.is_time(tokens, end + 1, stop)
            or first.quote >= 0
        ):
            break
        more = long_phrase(tokens, end + 1, stop)
        if more == end + 1 or (more < stop and tokens[more].tag in kinds.FINITE):
            break
        if (
            more < stop
            and tokens[more].form not in {",", ".", ";", ":", "''"}
            and tokens[more].tag not in {"''", "VBN", "CC", "WP", "IN", "VBG", "RB", "("}
        ):
            break
        end = more
    if end < stop and tokens[end].form == "who":
        k = end
        while k < stop and tokens[k].tag not in {",", ":", ".", "''"}:
            k += 1
        end = k
    return end
