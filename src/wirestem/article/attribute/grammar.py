"""Noun phrases and clauses without a parser: where a verb's subject stands, where an object or clause begins and ends.

Everything works on tokens by index; ranges are half-open token ranges. The tagger errs, so the rules look for the nearest
safe border (a comma, a quotation mark, another verb) rather than for a full analysis.
"""

import re
from collections.abc import Sequence

from wirestem.article.attribute.units import Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NOUN = frozenset({"NN", "NNS", "NNP"})
NOMINAL = NOUN | {"CD", "PRP"}
_INSIDE = NOUN | {"CD", "JJ", "POS", "$", "FW"}
_OPENS = frozenset({"DT", "PRP$", "WP$"})
_SUBORDINATE = frozenset(
    "as while because if although though after before since when where unless until whether that than amid whereas once".split()
)
_CLAUSE_JOIN = frozenset({"but", "yet", "so", "nor"})
AUXILIARY = frozenset(
    "have has had 've 'd having be is are was were been being 's 're 'm am do does did will would can could may might shall"
    " should must 'll wo ca to get got gets".split()
)
_DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tonight|tomorrow|overnight"
_PART = "morning|afternoon|evening|night|noon|midnight|midday"
_MONTH = (
    "january|february|march(?= \d)|april|may(?= \d)|june|july|august|september|october|november|december"
    "|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\."
)
_WHICH = "last|this|next|that|every|the following|the previous|the same|the next"
_WHEN = re.compile(
    rf"(?:(?:early|late|earlier|later|shortly|just|again|mid) )?(?:(?:{_WHICH}) )?"
    rf"(?:(?:{_DAY})(?: (?:{_PART}))?|(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTH})(?: ,? ?\d{{4}})?|(?:{_MONTH})(?: \d{{1,2}}(?![\d,]))?(?: , \d{{4}}| \d{{4}})?"
    rf"|(?:the )?(?:{_PART})(?: of)?|(?<!the )(?:19|20)\d\d)(?: (?:early|late))?(?= |$)"
    rf"|(?:(?:early|late|earlier|later) )?(?:{_WHICH}) (?:day|week|month|year|weekend|spring|summer|autumn|fall|winter|(?:{_PART}))(?= |$)"
    r"|(?:a|an|one|two|three|four|five|several|many|\d+) (?:minutes?|hours?|days?|weeks?|months?|years?) (?:ago|later|earlier|before)(?= |$)"
    r"|[\d:.]+ ?(?:am|pm|a\.m\.|p\.m\.|gmt)(?: (?:gmt|et))?(?= |$)"
)
_WHEN_FIRST = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow overnight morning afternoon evening"
    " night noon midnight midday january february march april may june july august september october november december jan. feb."
    " mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. last this next that every the early late earlier later shortly just again"
    " mid a an one two three four five several many".split()
)
_TIME = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow morning afternoon evening night"
    " week month year weekend january february april june july august september october november december jan. feb. mar. apr."
    " jun. jul. aug. sep. sept. oct. nov. dec. later earlier recently ago overnight gmt".split()
)
_OCCASION = frozenset(
    "statement interview interviews conference briefing speech letter email e-mail tweet post report address message article"
    " broadcast hearing filing memo call column appearance telephone phone note notice answer reply remarks ceremony testimony"
    " television radio twitter facebook video rally event meeting debate release show program programme comments blog book"
    " affidavit conversation session writing public private person parliament court press newspaper paper communique".split()
)
_ADVERBIAL = frozenset("on in at during by after via from before through over with to near outside inside".split())


def is_punctuation(token: Token) -> bool:
    """Whether it is a mark, not a word."""
    return not token.form[:1].isalnum() and not token.form[1:2].isalnum()


def noun_phrase(tokens: Sequence[Token], i: int, stop: int) -> int:
    """Where the plain noun phrase that begins at `i` ends ("the official news agency"); `i` when there is none."""
    if i >= stop:
        return i
    if tokens[i].tag in {"PRP", "EX"}:
        return i + 1
    k = last = _after_quantity(tokens, i, stop)
    opened = k > i
    last = i
    while k < stop:
        token = tokens[k]
        if last == k and k > i and _new_phrase(tokens, k, stop):
            break
        if token.tag in _OPENS or token.form in {"both", "all"}:
            if last > i and tokens[k - 1].tag != "POS":
                break
            opened = True
            if token.form in {
                "this",
                "that",
                "these",
                "those",
                "some",
                "many",
                "all",
                "both",
                "another",
                "neither",
                "each",
                "none",
                "any",
            }:
                last = k + 1
        elif token.tag in _INSIDE:
            if token.tag in NOUN or token.tag == "CD" or (opened and token.tag == "JJ"):
                last = k + 1
        elif (
            token.tag in {"VBN", "VBG", "RB", "VBD"}
            and last <= i + 1
            and k + 1 < stop
            and tokens[k + 1].tag in (_INSIDE | {"VBN"}) - {"POS"}
        ):
            if token.tag == "VBD" and not opened:
                break
            if token.tag in {"VBG", "VBD"} and not opened:
                break
        elif token.tag == "''" and k + 1 < stop and token.quote >= 0:
            if last > i and tokens[k + 1].tag not in _INSIDE:
                break
        elif (
            token.form in {"&", "/", "-", "–"}
            and last == k
            and k + 1 < stop
            and tokens[k + 1].tag in NOUN
            and tokens[k].end - tokens[k].start == 1
        ):
            if token.form != "&" and tokens[k].start != tokens[k - 1].end:
                break
        else:
            break
        k += 1
    if last < stop and tokens[last].form == "(" and last > i:
        closing = next((n for n in range(last, min(stop, last + 6)) if tokens[n].form == ")"), None)
        if closing is not None:
            last = closing + 1
            if last < stop and tokens[last].tag in NOUN:
                return noun_phrase(tokens, last, stop)
    return last


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
    if before.tag == "NNS" and not before.capital:
        return token.tag == "NNP" or (token.tag == "JJ" and token.capital)
    if before.tag == "NN" and token.tag == "JJ" and token.capital and not before.capital:
        return k + 1 < stop and tokens[k + 1].tag in NOUN
    return before.tag in NOUN and time_end(tokens, k, stop) > k and token.tag != "CD" and token.form not in _MONTH_NAMES


_MONTH_NAMES = frozenset("a an one two three four five several many".split())


def long_phrase(tokens: Sequence[Token], i: int, stop: int) -> int:
    """Where a noun phrase with its "of" and other prepositional phrases ends ("the head of the mission in Port Senn")."""
    end = noun_phrase(tokens, i, stop)
    while i < end < stop:
        form = tokens[end].form
        if (
            tokens[end].tag == "IN"
            and form not in _SUBORDINATE
            and not is_time(tokens, end + 1, stop)
            and not _is_occasion(tokens, end, stop)
        ):
            more = noun_phrase(tokens, end + 1, stop)
            if more == end + 1 or form in {"by", "against"}:
                break
        elif tokens[end].tag == "CC" and form in {"and", "or"}:
            more = noun_phrase(tokens, end + 1, stop)
            if more == end + 1 or (more < stop and (tokens[more].tag in FINITE or tokens[more].tag in {"VBG", "VBN"})):
                break
        else:
            break
        end = more
    return end


def is_time(tokens: Sequence[Token], i: int, stop: int) -> bool:
    """Whether a time begins at `i`: "Tuesday", "last month", "14 June", "the following day"."""
    return time_end(tokens, i, stop) > i


def time_end(tokens: Sequence[Token], i: int, stop: int) -> int:
    """Where the time that begins at `i` ends; `i` when none does."""
    if i >= stop or not (tokens[i].form in _WHEN_FIRST or tokens[i].form[:1].isdigit()):
        return i
    forms = [t.form for t in tokens[i : min(stop, i + 8)]]
    match = _WHEN.match(" ".join(forms))
    if match is None:
        return i
    return i + len(match.group().split())


def _is_occasion(tokens: Sequence[Token], i: int, stop: int) -> bool:
    """Whether the preposition at `i` opens "in a statement", "at a news conference", "by telephone"."""
    if tokens[i].form not in _ADVERBIAL:
        return False
    end = noun_phrase(tokens, i + 1, stop)
    return end > i + 1 and tokens[end - 1].form in _OCCASION


def after_adverbials(tokens: Sequence[Token], i: int, stop: int) -> int:
    """The place after adverbs, times and occasions that begin at `i`."""
    while i < stop:
        token = tokens[i]
        if is_time(tokens, i, stop):
            i = time_end(tokens, i, stop)
        elif (
            token.tag == "RB"
            and token.form not in {"not", "n't", "never", "so", "no", "otherwise", "yes"}
            and not (i + 1 < stop and tokens[i + 1].tag in {"JJ", "CD"})
        ):
            i += 1
        elif (
            token.tag in {"IN", "TO"}
            and token.form in _ADVERBIAL
            and (is_time(tokens, i + 1, stop) or _is_occasion(tokens, i, stop))
        ):
            end = time_end(tokens, i + 1, stop) if is_time(tokens, i + 1, stop) else noun_phrase(tokens, i + 1, stop)
            while end < stop and tokens[end].form in {"with", "to", "on", "at", "of", "in"} and tokens[end].tag in {"IN", "TO"}:
                if is_time(tokens, end + 1, stop):
                    break
                more = noun_phrase(tokens, end + 1, stop)
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
        else:
            break
    return i


def clause_at(tokens: Sequence[Token], i: int, stop: int) -> bool:
    """Whether a clause (subject and finite verb) begins at `i`."""
    if i >= stop:
        return False
    first = tokens[i]
    if first.tag == "EX" or first.form in {"if", "there"}:
        return True
    if first.tag not in _OPENS | _INSIDE | {"PRP", "VBG", "IN", "RB", "''", "WRB"} and first.form not in {
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
        if tag in FINITE:
            return k > i and (commas != 1 or first.tag in {"IN", "RB"})
        if tag in {"WP", "WDT", "WRB", ":", ".", "TO", "WP$"} or (form in _SUBORDINATE and k > i):
            return False
        if tag == ",":
            commas += 1
            if commas > 2 or first.tag == "VBG":
                return False
        k += 1
    return False


def skip_adverbs_back(tokens: Sequence[Token], k: int) -> int:
    """The place before adverbs, times and occasions that end at `k` (exclusive)."""
    while k > 1:
        token = tokens[k - 1]
        if token.tag == "RB" and token.form not in {"here", "there"}:
            k -= 1
            continue
        if token.form in _TIME and token.tag != "PRP":
            begin = k - 1
            while begin > 0 and (tokens[begin - 1].form in _TIME or tokens[begin - 1].tag == "CD"):
                begin -= 1
            while begin > 0 and tokens[begin - 1].form in {
                "last",
                "this",
                "on",
                "late",
                "early",
                "earlier",
                "in",
                "that",
                "later",
            }:
                begin -= 1
            if begin > 0 and (tokens[begin - 1].tag in NOMINAL or tokens[begin - 1].form in {",", ")"}):
                k = begin
                continue
        if token.form in _OCCASION:
            begin = next((n for n in range(k - 2, max(-1, k - 7), -1) if tokens[n].tag in {"IN"}), None)
            if begin is not None and begin > 0 and _is_occasion(tokens, begin, k) and tokens[begin - 1].tag in NOMINAL:
                k = begin
                continue
        break
    return k


def stretch_start(tokens: Sequence[Token], k: int) -> int:
    """The first token of the stretch without a clause border that ends before `k`."""
    j = k - 1
    quoted = tokens[j].quote
    while j >= 0:
        token = tokens[j]
        if token.quote >= 0 and token.quote != quoted:
            return j + 1
        if token.form == ")":
            opening = next((n for n in range(j, max(-1, j - 8), -1) if tokens[n].form == "("), None)
            if opening is None:
                return j + 1
            j = opening - 1
            continue
        if token.tag in {",", ":", ".", "(", "WRB"} or token.form in _CLAUSE_JOIN:
            return j + 1
        if token.tag in {"IN", "WDT", "DT"} and token.form in _SUBORDINATE and not (token.form == "that" and token.tag == "DT"):
            return j + 1
        if token.tag == "CC" and token.form not in {"both", "either", "neither"} and _joins_clauses(tokens, j):
            return j + 1
        if token.tag in FINITE or token.tag == "VB":
            relative = _relative_before(tokens, j)
            if relative is None:
                return j + 1
            j = relative - 1
            continue
        if token.tag in {"WP", "WDT"} and j + 1 < k and tokens[j + 1].tag in NOMINAL | _OPENS:
            return j + 1
        if token.tag in {"WP", "WDT"} and (j == 0 or tokens[j - 1].tag not in NOMINAL):
            return j + 1 if token.form != "who" else j
        j -= 1
    return 0


def _joins_clauses(tokens: Sequence[Token], j: int) -> bool:
    """Whether "and" at `j` joins clauses: a finite verb stands before it in its stretch."""
    for n in range(j - 1, -1, -1):
        token = tokens[n]
        if token.tag in {",", ":", "."} or token.form in _CLAUSE_JOIN or token.quote != tokens[j].quote:
            return n == j - 1
        if token.tag in FINITE or token.tag == "VB":
            return _relative_before(tokens, n) is None
    return j == 0


def _relative_before(tokens: Sequence[Token], j: int) -> int | None:
    """The place of the "who" that the verb at `j` belongs to, when that follows a noun without a comma."""
    for n in range(j - 1, max(-1, j - 12), -1):
        token = tokens[n]
        if token.tag in {",", ":", "."} or token.quote != tokens[j].quote:
            return None
        if token.form in {"who", "which", "whose", "whom"} or (token.tag == "WDT" and token.form == "that"):
            return n if n > 0 and tokens[n - 1].tag in NOMINAL else None
    return None


def phrase_before(tokens: Sequence[Token], k: int) -> tuple[int, int] | None:
    """The noun phrase that ends right before `k`, back to the nearest border and without adverbial openings."""
    if k <= 0 or not (
        tokens[k - 1].tag in NOMINAL | {"DT", "WP", "EX", "JJ", "VBN", "VBG", "VBD", "RB", "WDT"} or tokens[k - 1].form in {")"}
    ):
        return None
    start = stretch_start(tokens, k)
    begin = _subject_start(tokens, start, k)
    return (begin, k) if begin is not None else None


def _subject_start(tokens: Sequence[Token], start: int, k: int) -> int | None:
    i = start
    while i < k and (tokens[i].tag in {"CC", "RB", ".", "''", ":"} and tokens[i].form not in {"both", "either", "neither"}):
        i += 1
    begin: int | None = None
    linked = False
    after_preposition = False
    while i < k:
        end = noun_phrase(tokens, i, k)
        if end > i:
            if begin is None or not linked:
                begin = i if not after_preposition else None
                if after_preposition:
                    after_preposition = False
                    i = end
                    linked = False
                    continue
            linked = False
            i = end
            continue
        token = tokens[i]
        if token.tag in {"WP", "WDT", "WP$"}:
            return begin if begin is not None else (i if token.form == "who" else None)
        if begin is None and token.tag in {"IN", "TO", "VBG", "VBN"}:
            after_preposition = True
        linked = True
        i += 1
    return begin


def subject(tokens: Sequence[Token], verb: int) -> tuple[int, int] | None:
    """The token range of the subject of the verb group that begins at `verb`, with its apposition; None without one."""
    k = skip_adverbs_back(tokens, verb)
    if k <= 0:
        return None
    last = tokens[k - 1]
    whole = _since_quote(tokens, k)
    if whole is not None:
        return whole, k
    if last.form in {",", "—", "–", "--"} and k > 1:
        return _around_parenthesis(tokens, k - 1)
    if last.tag in {"CC", "TO"} or last.quote >= 0 and last.tag == "''":
        return None
    found = phrase_before(tokens, k)
    if found is None or time_end(tokens, found[0], k) == k:
        return None
    return _with_list(tokens, _with_name(tokens, found))


def _since_quote(tokens: Sequence[Token], k: int) -> int | None:
    """Where the source begins that fills all the room between a quotation's end and the verb at `k`."""
    relative = False
    for j in range(k - 1, max(-1, k - 30), -1):
        token = tokens[j]
        if token.quote >= 0:
            begin = j + 1
            spoken = tokens[j - 1].form in {",", "?", "!", "."} if j else False
            if begin < k and tokens[begin].form == ",":
                begin, spoken = begin + 1, True
            fits = (
                begin < k and (tokens[begin].tag in _OPENS | _INSIDE | {"PRP"}) and any(t.tag in NOMINAL for t in tokens[begin:k])
            )
            return begin if spoken and fits else None
        relative = relative or token.tag in {"WP", "WDT"}
        if token.tag in {":", "."} or token.tag in FINITE and not any(t.tag in {"WP", "WDT"} for t in tokens[max(0, j - 8) : j]):
            return None
        if token.tag == "CC" and token.form != "and" or token.tag in {"VBG", "WRB"}:
            return None
    return None


def _around_parenthesis(tokens: Sequence[Token], comma: int) -> tuple[int, int] | None:
    """The subject of a verb that follows a comma: "Leif Easley, a professor at Ewha, said"."""
    tried = 0
    mark = tokens[comma].form
    for c in range(comma - 1, 0, -1):
        if tokens[c].quote >= 0 and tokens[c].quote != tokens[comma].quote:
            return None
        if tokens[c].form != mark:
            continue
        tried += 1
        inner = tokens[c + 1 : comma]
        kind = _parenthesis_kind(tokens, c + 1, comma)
        if kind and inner:
            left = phrase_before(tokens, c)
            if left is not None:
                left = _with_list(tokens, left)
                return (left[0], comma) if kind == "apposition" else left
        if tried == 4:
            break
    return None


def _parenthesis_kind(tokens: Sequence[Token], a: int, b: int) -> str | None:
    if a >= b:
        return None
    first = tokens[a]
    if first.tag in {"WP", "WDT", "WP$"}:
        return "apposition"
    finite = any(t.tag in FINITE for t in tokens[a:b])
    relative = any(t.tag in {"WP", "WDT"} for t in tokens[a:b])
    if finite and not relative:
        return None
    if is_time(tokens, a, b) or first.tag in {"VBG", "RB", "TO"} or (first.tag == "IN" and first.form not in {"of", "from"}):
        return "aside"
    if first.tag in _OPENS | _INSIDE | {"VBN", "IN"}:
        return "apposition"
    return None


def _with_name(tokens: Sequence[Token], found: tuple[int, int]) -> tuple[int, int]:
    """Takes in a name that an unclosed apposition hangs on: "Koh, emeritus professor at Dongguk told"."""
    begin, end = found
    if begin < 2 or tokens[begin - 1].form != "," or tokens[begin].capital and tokens[end - 1].capital:
        return found
    if tokens[begin].tag in {"PRP", "EX"}:
        return found
    left = phrase_before(tokens, begin - 1)
    if left and all(t.tag == "NNP" for t in tokens[left[0] : left[1]]) and left[1] - left[0] > 1:
        before = tokens[left[0] - 1] if left[0] else None
        if before is None or before.tag == "''":
            return left[0], end
    return found


def _with_list(tokens: Sequence[Token], found: tuple[int, int]) -> tuple[int, int]:
    """Takes in the earlier members of a list: "Seoul, Washington and Kyiv"."""
    begin, end = found
    if not any(t.form == "and" for t in tokens[begin:end]):
        return found
    while begin >= 2 and tokens[begin - 1].form == ",":
        left = phrase_before(tokens, begin - 1)
        if left is None or left[1] - left[0] > 4 or not (left[0] == 0 or tokens[left[0] - 1].form == ","):
            break
        begin = left[0]
    return begin, end


def _plain_stretch(tokens: Sequence[Token], i: int, stop: int) -> int:
    """The words from `i` to the next mark, when no verb or occasion stands among them; `i` otherwise."""
    k = i
    while k < stop and k < i + 12:
        token = tokens[k]
        if token.tag in {",", ":", ".", "''", "(", "WP", "WDT"} or token.form in _SUBORDINATE:
            break
        if token.tag in FINITE or token.tag in {"VBG", "TO", "VB"} or is_time(tokens, k, stop) or _is_occasion(tokens, k, stop):
            return i
        k += 1
    return k if i < k < i + 12 and tokens[k - 1].tag in NOUN else i


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
        if first.tag not in _OPENS | _INSIDE or is_time(tokens, end + 1, stop) or first.quote >= 0:
            break
        more = long_phrase(tokens, end + 1, stop)
        if more == end + 1 or (more < stop and tokens[more].tag in FINITE):
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
