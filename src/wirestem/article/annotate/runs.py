"""Runs: the stretches of capitalised words that may be names."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from wirestem.lexicon.names import Names
from wirestem.model import Document, Range
from wirestem.text.tokens import Token, tokens

Run = tuple[Token, ...]

_PARTICLES = frozenset("al bin bint da de del della den der di dos du el ibn la le ter ul van von y zu".split())
_GIVEN_MONTHS = frozenset({"Jan", "April", "May", "June", "August"})
# Given names that are small words of English; those of `_ASKING` open sentences and questions too.
_ASKING = frozenset({"Will", "Can", "An", "Even", "So", "Do", "My"})
SMALL_GIVEN = _ASKING | {"Per"}
_COMPOUND = re.compile(
    r"-(?:based|led|backed|born|run|owned|style|era|wide|made|mandated|bound|controlled|held|funded|listed|type)$"
)
_LINKS = frozenset({"of", "for", "on"})
# Arabic names go on with an article in small letters, before letters of the sun with their sound: "al-Assad", "ash-Sharif".
_ARTICLED = re.compile(r"(?:a[lsrdztn]|e[lsd]|ul|ash|ath)-[A-Z][\w’'-]+")
_QUOTES = frozenset('"“”‘’')
# Words that open sentences and questions; in capitals they are still no names.
_PLAIN = frozenset(
    "a about source above across after again against ago all almost along already also although always amid among an and"
    " according another any anyone are around as ask asked at away back be because been before behind being below beside besides"
    " between beyond both but by can caption citing come could did do does down due during each earlier either else"
    " elsewhere even ever every everybody everyone everything experts far few finally first five following for four from get"
    " gone good got had half has have he her here hers him his how however i if in including indeed inside instead into is"
    " it its itself just last late later least less let like many may maybe me meanwhile more moreover most much must my"
    " near nearly neither never next no nobody none nor not nothing now of off often on once one only onto or other others"
    " otherwise our out outside over own per perhaps photo please police read right same second see seven several shall she"
    " should since six so some somebody someone something soon still such talking ten than that the their them then there"
    " these they third this those though three through throughout thus to today together tomorrow tonight too toward towards"
    " two under unless unlike until up upon us used very was we well were what whatever when where whether which while who"
    " whom whose why will with within without would yes yesterday yet you your tags related share tweet advertisement monday"
    " tuesday wednesday thursday friday saturday sunday january february march april june july august september october"
    " november december jan feb mar apr jun jul aug sep sept oct nov dec gmt utc ist est cet am pm mr mrs".split()
)
_TIMES = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September"
    " October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep."
    " Sept. Oct. Nov. Dec. GMT UTC EST CET IST BST I OK TV".split()
)


class Line(NamedTuple):
    """A sentence's tokens; `shouting` when nearly all its words are capitalised, as in headlines."""

    tokens: tuple[Token, ...]
    shouting: bool


class Usage(NamedTuple):
    """How a document writes its words: those capitalised inside a sentence, and those in small letters.

    `given` are given names that are small words too, each with the family name that it stands in front of inside a
    sentence: ("Per", "Lund").
    """

    names: frozenset[str]
    small: frozenset[str]
    given: frozenset[tuple[str, str]] = frozenset()


def lines(document: Document, sentences: Sequence[Range]) -> tuple[Line, ...]:
    """The sentences as tokens."""
    heads = [(z.start, z.end) for z in document.zones if z.kind in ("headline", "subhead")]
    found = []
    for start, end in sentences:
        least = 2 if any(a <= start < b for a, b in heads) else 6
        here = tokens(document.text, start, end)
        long = [t.form for t in here if t.form[0].isalpha() and len(t.form) > 3]
        raised = sum(form[0].isupper() for form in long)
        found.append(Line(here, len(long) > least and raised > (0.7 if least == 2 else 0.8) * len(long)))
    return tuple(found)


def usage(found: Sequence[Line]) -> Usage:
    """What the sentences in plain case show."""
    inside: set[str] = set()
    small: set[str] = set()
    given: set[tuple[str, str]] = set()
    for line in found:
        if line.shouting:
            continue
        fresh = True
        for at, token in enumerate(line.tokens):
            if token.form[0].isalpha():
                if not fresh and _small_given(line.tokens, at):
                    given.add((token.form, line.tokens[at + 1].form))
                if token.form[0].isupper() and not fresh and token.form.casefold() not in _PLAIN:
                    inside.add(token.form)
                elif _ARTICLED.fullmatch(token.form):
                    inside |= {token.form, token.form[0].upper() + token.form[1:], unarticled(token.form)}
                elif token.form[0].islower():
                    small.add(token.form)
                fresh = False
            elif token.form in '“"‘:.!?…(-–—':
                fresh = True
    return Usage(frozenset(inside), frozenset(small), frozenset(given))


def runs(line: Line, text: str, known: Usage, names: Names) -> tuple[Run, ...]:
    """The runs of one sentence in order."""
    found: list[Run] = []
    current: list[Token] = []
    fresh = True
    for i, token in enumerate(line.tokens):
        takes = (_capital(token) or _given_month(line.tokens, i)) and _counts(line, i, fresh, known, names)
        takes = takes or (
            bool(current) and current[-1].form in _QUOTES and token.form[0].isupper()
        )  # a nickname and what follows
        if takes and current and not _touches(text, current[-1], token):
            _keep(found, current)
            current = []
        if takes:
            current.append(token)
        elif not (current and _carries(line.tokens, i, current, text, names)):
            _keep(found, current)
            current = []
        else:
            current.append(token)
        fresh = not token.form[0].isalnum() and (token.form in '“"‘:.!?…(-–—' or (fresh and token.form != ","))
    _keep(found, current)
    return tuple(found)


def _capital(token: Token) -> bool:
    raised = token.form[0].isupper() or _ARTICLED.fullmatch(token.form) is not None
    return raised and token.form not in _TIMES and _COMPOUND.search(token.form) is None


def unarticled(form: str) -> str:
    """A word without the Arabic article in front.

    >>> unarticled("al-Assad"), unarticled("Assad")
    ('Assad', 'Assad')
    """
    return form.split("-", 1)[1] if _ARTICLED.fullmatch(form) else form


def _given_month(found: Sequence[Token], at: int) -> bool:
    """Whether a month's name is somebody's: "Jan van der Meer", "April Hale", "Ajmal Jan"."""
    follows = found[at + 1].form if at + 1 < len(found) else ""
    named = follows[:1].isupper() and follows not in _TIMES and len(follows) > 1
    before = found[at - 1].form if at else ""
    closes = before[:1].isupper() and before.casefold() not in _PLAIN and before not in _TIMES and not follows[:1].isdigit()
    return found[at].form in _GIVEN_MONTHS and (named or closes or follows in _PARTICLES)


def _small_given(found: Sequence[Token], at: int) -> bool:
    """Whether a small word's capital may be a given name's: "Per Lund", "Will Hale"; a month's is told by `_given_month`."""
    follows = found[at + 1].form if at + 1 < len(found) else ""
    named = follows[:1].isupper() and follows[1:].islower() and follows.casefold() not in _PLAIN and follows not in _TIMES
    return found[at].form in SMALL_GIVEN and named


def _given_here(line: Line, at: int, fresh: bool, known: Usage) -> bool:
    """Whether a small word is a given name here: in front of a family name, or alone where the text has its bearer."""
    form = line.tokens[at].form
    follows = line.tokens[at + 1].form if at + 1 < len(line.tokens) else ""
    if _small_given(line.tokens, at):
        behind = line.tokens[at + 2].form if at + 2 < len(line.tokens) else ""
        return not fresh or (form, follows) in known.given or (form not in _ASKING and behind != ",")
    alone = form in {name for name, _ in known.given} and form.casefold() not in known.small
    return alone and (not fresh or (follows[:1].islower() and follows not in _PLAIN))


def _counts(line: Line, at: int, fresh: bool, known: Usage, names: Names) -> bool:
    """Whether the capital of this token means a name, not only the start of a sentence or the style of a headline."""
    form = line.tokens[at].form
    plain = form.casefold()
    if plain in _PLAIN and form not in known.names and not (form.isupper() and 1 < len(form) < 4 and not line.shouting):
        return _given_month(line.tokens, at) or (not line.shouting and _given_here(line, at, fresh, known))
    if not fresh and not line.shouting:
        return plain not in _PLAIN or form.isupper()
    if form in known.names or _lexical(form, names):
        return plain not in known.small or form in known.names
    if line.shouting:
        return not known.names and not fresh
    follows = line.tokens[at + 1].form if at + 1 < len(line.tokens) else ""
    if plain in known.small or plain in names.groups or plain.endswith(("ly", "ing", "ed")):
        return False
    raised = follows[:1].isupper() and (follows not in _TIMES or _given_month(line.tokens, at + 1))
    return raised and plain not in names.nouns


def _lexical(form: str, names: Names) -> bool:
    return (
        form in names.given
        or form in names.family
        or form in names.demonyms
        or names.place(form)
        or (names.title(form) is not None and form[0].isupper())
        or form in names.heads
        or form in names.known
    )


def _touches(text: str, left: Token, right: Token) -> bool:
    gap = text[left.end : right.start]
    return gap == "" or (gap.isspace() and "\n" not in gap)


def _carries(found: Sequence[Token], at: int, current: Sequence[Token], text: str, names: Names) -> bool:
    """Whether the small word at `at` goes on with a name: a particle, "of" after an organisation's head, "&"."""
    token = found[at]
    follows = found[at + 1] if at + 1 < len(found) else None
    if follows is None or not _touches(text, current[-1], token):
        return False
    if token.form in _QUOTES:
        return _about_nickname(found, at, current, text)
    if token.form in _LINKS or token.form == "the":
        if token.form == "the" and current[-1].form not in _LINKS:
            return False
        after = found[at + 2] if follows.form == "the" and at + 2 < len(found) else follows
        return _capital(after) and any(t.form in names.heads or t.form in {"Hall", "Bank", "Court"} for t in current)
    if token.form in _PARTICLES or token.form == "&":
        return _capital(follows) or follows.form in _PARTICLES
    if token.form in ("'", "'s"):
        return token.start == current[-1].end and follows.form in names.heads and not names.place(current[-1].form)
    if token.form == "and":
        return _capital(follows) and _joins(found, at, current, names)
    return False


def _about_nickname(found: Sequence[Token], at: int, current: Sequence[Token], text: str) -> bool:
    """Whether a quotation mark stands before or after a nickname inside a name: 'William "Bill" Hale'."""
    opens = at if text[found[at].end : found[at].end + 1].isalpha() else at - 2
    if opens < 1 or opens + 3 >= len(found) or found[opens - 1] not in current:
        return False
    before, first, word, last, after = found[opens - 1 : opens + 4]
    tight = first.end == word.start and word.end == last.start and before.end < first.start
    marks = first.form in _QUOTES and last.form in _QUOTES
    return tight and marks and _capital(before) and _capital(word) and _capital(after) and _touches(text, last, after)


def _joins(found: Sequence[Token], at: int, current: Sequence[Token], names: Names) -> bool:
    """Whether "and" stands inside one name: "Ministry of Trade and Industry", "Food and Drug Administration"."""
    rest = []
    for token in found[at + 1 :]:
        if not token.form[0].isupper():
            break
        rest.append(token.form)
    head = any(t.form in names.heads for t in current)
    linked = any(t.form == "of" for t in current)
    closes = bool(rest) and rest[-1] in names.heads and len(rest) > 1 and not names.place(current[-1].form)
    return (head and linked and not names.place(rest[0])) or (closes and not head and len(current) == 1)


def _keep(found: list[Run], current: list[Token]) -> None:
    while current and not (current[-1].form[0].isupper() or _ARTICLED.fullmatch(current[-1].form)):
        current.pop()
    if current:
        found.append(tuple(current))
