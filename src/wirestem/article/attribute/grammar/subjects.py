"""Subjects, read backwards from a verb: noun phrases with apposition, relative clause or list.

The tagger errs, so the rules look for the nearest safe border (a comma, a quotation mark, another verb)."""

from collections.abc import Sequence

from wirestem.article.attribute.grammar import kinds, phrases, timing
from wirestem.article.attribute.grammar.units import Token

# What a relative clause tells of the source itself; other past tenses tell what happened.
TOLD_OF_NAMING = frozenset(
    "asked gave requested declined spoke wished wanted refused used led headed ran was were had did".split()
)


def skip_adverbs_back(tokens: Sequence[Token], k: int) -> int:
    """The place before adverbs, times and occasions that end at `k` (exclusive)."""
    while k > 1:
        token = tokens[k - 1]
        if token.tag == "RB" and token.form not in {"here", "there"}:
            k -= 1
            continue
        if token.form in timing.TIME_WORDS and token.tag != "PRP":
            begin = k - 1
            while begin > 0 and (tokens[begin - 1].form in timing.TIME_WORDS or tokens[begin - 1].tag == "CD"):
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
            if begin > 0 and (tokens[begin - 1].tag in kinds.NOMINAL or tokens[begin - 1].form in {",", ")"}):
                k = begin
                continue
        if token.form in phrases.OCCASIONS:
            opens = next((n for n in range(k - 2, max(-1, k - 7), -1) if tokens[n].tag == "IN"), 0)
            if opens and phrases.is_occasion(tokens, opens, k) and tokens[opens - 1].tag in kinds.NOMINAL:
                k = opens
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
        if token.tag in {",", ":", ".", "(", "WRB"} or token.form in kinds.CLAUSE_JOIN:
            return j + 1
        if (
            token.tag in {"IN", "WDT", "DT"}
            and token.form in kinds.SUBORDINATE
            and not (token.form == "that" and token.tag == "DT")
        ):
            return j + 1
        if token.tag == "CC" and token.form not in {"both", "either", "neither"} and _joins_clauses(tokens, j):
            return j + 1
        if token.tag in kinds.FINITE or token.tag == "VB":
            relative = _relative_before(tokens, j)
            if relative is None:
                return j + 1
            j = relative - 1
            continue
        if token.tag in {"WP", "WDT"} and j + 1 < k and tokens[j + 1].tag in kinds.NOMINAL | kinds.OPENS:
            return j + 1
        if token.tag in {"WP", "WDT"} and (j == 0 or tokens[j - 1].tag not in kinds.NOMINAL):
            return j + 1 if token.form != "who" else j
        j -= 1
    return 0


def _joins_clauses(tokens: Sequence[Token], j: int) -> bool:
    """Whether "and" at `j` joins clauses: a finite verb stands before it in its stretch."""
    for n in range(j - 1, -1, -1):
        token = tokens[n]
        if token.tag in {",", ":", "."} or token.form in kinds.CLAUSE_JOIN or token.quote != tokens[j].quote:
            return n == j - 1
        if token.tag in kinds.FINITE or token.tag == "VB":
            return _relative_before(tokens, n) is None
    return j == 0


def _relative_before(tokens: Sequence[Token], j: int) -> int | None:
    """The place of the "who" that the verb at `j` belongs to, when that follows a noun without a comma."""
    for n in range(j - 1, max(-1, j - 12), -1):
        token = tokens[n]
        if token.tag in {",", ":", "."} or token.quote != tokens[j].quote:
            return None
        if token.form in {"who", "which", "whose", "whom"} or (token.tag == "WDT" and token.form == "that"):
            return n if n > 0 and tokens[n - 1].tag in kinds.NOMINAL else None
    return None


def phrase_before(tokens: Sequence[Token], k: int) -> tuple[int, int] | None:
    """The noun phrase that ends right before `k`, back to the nearest border and without adverbial openings."""
    if k <= 0 or not (
        tokens[k - 1].tag in kinds.NOMINAL | {"DT", "WP", "EX", "JJ", "VBN", "VBG", "VBD", "RB", "WDT"}
        or tokens[k - 1].form in {")"}
    ):
        return None
    start = stretch_start(tokens, k)
    begin = _subject_start(tokens, start, k)
    return (begin, k) if begin is not None else None


def _subject_start(tokens: Sequence[Token], start: int, k: int) -> int | None:
    i: int = start
    while i < k and (tokens[i].tag in {"CC", "RB", ".", "''", ":"} and tokens[i].form not in {"both", "either", "neither"}):
        i += 1
    begin: int | None = None
    linked = False
    after_preposition = False
    while i < k:
        end = phrases.noun_phrase(tokens, i, k)
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
    if last.tag in {"CC", "TO"} or (last.quote >= 0 and last.tag == "''"):
        return None
    found = phrase_before(tokens, k)
    if found is None or timing.time_end(tokens, found[0], k) == k:
        return None
    return _with_list(tokens, _with_name(tokens, found))


def _since_quote(tokens: Sequence[Token], k: int) -> int | None:
    """Where the source begins that fills all the room between a quotation's end and the verb at `k`."""
    for j in range(k - 1, max(-1, k - 30), -1):
        token = tokens[j]
        if token.quote >= 0:
            begin = j + 1
            spoken = tokens[j - 1].form in {",", "?", "!", "."} if j else False
            if begin < k and tokens[begin].form == ",":
                begin, spoken = begin + 1, True
            fits = (
                begin < k
                and (tokens[begin].tag in kinds.OPENS | kinds.INSIDE | {"PRP"})
                and any(t.tag in kinds.NOMINAL or t.capital for t in tokens[begin:k])
            )
            return begin if spoken and fits else None
        verb = token.tag in {"VBD", "MD"} or (token.tag in kinds.FINITE and token.form in kinds.AUXILIARY)
        if token.tag in {":", "."} or (verb and not any(t.tag in {"WP", "WDT"} for t in tokens[max(0, j - 8) : j])):
            return None
        if (token.tag == "CC" and token.form != "and") or token.tag in {"VBG", "WRB"}:
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
    if first.form == "who" and a + 1 < b and tokens[a + 1].tag == "VBD" and tokens[a + 1].form not in TOLD_OF_NAMING:
        return "aside"
    if first.tag in {"WP", "WDT", "WP$"} or first.form in {"neither", "both", "all", "none", "some", "most", "one"}:
        return "apposition"
    finite = any(t.tag in kinds.FINITE for t in tokens[a:b])
    relative = any(t.tag in {"WP", "WDT"} for t in tokens[a:b])
    if finite and not relative:
        return None
    if (
        timing.is_time(tokens, a, b)
        or (first.tag in {"VBG", "RB", "TO"} and first.form not in phrases.POSTS)
        or (first.tag == "IN" and first.form not in {"of", "from"})
    ):
        return "aside"
    if first.tag in kinds.OPENS | kinds.INSIDE | {"VBN", "IN"} or first.form in phrases.POSTS:
        return "apposition"
    return None


def _with_name(tokens: Sequence[Token], found: tuple[int, int]) -> tuple[int, int]:
    """Takes in a name that an unclosed apposition hangs on: "Koh, emeritus professor at Dongguk told"."""
    begin, end = found
    if begin < 2 or tokens[begin - 1].form != "," or (tokens[begin].capital and tokens[end - 1].capital):
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
