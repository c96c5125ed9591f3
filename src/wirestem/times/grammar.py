"""The rules of `times.toml` compiled to regular expressions over signs (see `tokens`)."""

import re
from functools import cache
from typing import NamedTuple

from wirestem.errors import LexiconError
from wirestem.lexicon.times import TIMES_FILE, meanings, phrases, time_rules, word_classes
from wirestem.model import TimeType
from wirestem.times.tokens import KINDS, PUNCTUATION, word_signs

_FIRST_SIGN = 0xE000  # the private use area: no text of ours can hold a clash, since signs are never mixed with text
_PIECE = re.compile(r"\(\?<?[!=]|[a-z]+=\(?|[A-Z][A-Z0-9]*[?*+]?|[a-z][a-z'.]*[?*+]?|\)[?*+]?|[(|]|(?P<bad>\S)")


class CompiledRule(NamedTuple):
    """A rule over signs; `classes` tells of each slot whether one class of words gives its value."""

    name: str
    type: TimeType
    pattern: re.Pattern[str]
    classes: dict[str, str]


@cache
def compiled_rules() -> tuple[CompiledRule, ...]:
    """All rules in file order. LexiconError names the rule whose pattern does not compile."""
    sets = sign_sets()
    patterns: dict[str, str] = {}
    for phrase in phrases():
        patterns[phrase.name], _ = _translated(phrase.name, phrase.pattern, sets, patterns)
    rules = []
    for rule in time_rules():
        body, classes = _translated(rule.name, rule.pattern, sets, patterns)
        try:
            rules.append(CompiledRule(rule.name, rule.type, re.compile(body), classes))
        except re.error as error:
            raise LexiconError(f"{TIMES_FILE}: rule {rule.name!r} does not compile ({error}); mend its pattern") from error
    return tuple(rules)


@cache
def sign_sets() -> dict[str, str]:
    """The signs of every class of words and every kind of number; gives every known word its sign on the way."""
    known = word_signs()
    sets = dict(KINDS)
    for entry in word_classes():
        signs = "".join(_sign(word, known) for word in entry.words)
        sets[entry.name] = signs
    sets["PERCENT"] += "".join(known.get(word, "") for word in ("percent",))
    return sets


def _sign(word: str, known: dict[str, str]) -> str:
    if word in PUNCTUATION:
        return PUNCTUATION[word]
    if word not in known:
        known[word] = chr(_FIRST_SIGN + len(known))
    return known[word]


def _translated(name: str, pattern: str, sets: dict[str, str], patterns: dict[str, str]) -> tuple[str, dict[str, str]]:
    """The regular expression over signs that `pattern` means, and the classes behind its slots."""
    out: list[str] = []
    classes: dict[str, str] = {}
    slot = ""
    for match in _PIECE.finditer(pattern):
        piece = match.group()
        if match["bad"]:
            raise LexiconError(f"{TIMES_FILE}: {name!r}: {piece!r} is no part of a pattern")
        if piece.endswith("=(") and piece[0] != "(":
            out.append(f"(?P<{_unused(piece[:-2], out)}>")
            continue
        if piece[0] in "()|":
            # Repetition is bounded, so that no text, however odd, takes more than linear time.
            out.append("(?:" if piece == "(" else piece.replace("*", "{0,6}"))
            continue
        if piece.endswith("="):
            slot = piece[:-1]
            continue
        bare = piece.rstrip("?*+")
        body = _element(name, bare, sets, patterns)
        if slot:
            slot = _unused(slot, out)
            body = f"(?P<{slot}>{body})"
            if bare in sets:
                classes[slot] = bare
            slot = ""
        out.append(body + piece[len(bare) :])
    return "".join(out), classes


def _unused(slot: str, out: list[str]) -> str:
    """`slot`, or when the pattern has it already, `slot_1` and so on; readers of a match take them for one slot."""
    times = sum(part.startswith(f"(?P<{slot}") and part[len(slot) + 4] in ">_" for part in out)
    return f"{slot}_{times}" if times else slot


def _element(name: str, piece: str, sets: dict[str, str], patterns: dict[str, str]) -> str:
    if piece in patterns:
        return f"(?:{patterns[piece]})"
    if piece in sets:
        return f"[{re.escape(sets[piece])}]"
    if piece.isupper():
        # A word such as "Day" is written with its capital; all capitals name a class.
        raise LexiconError(f"{TIMES_FILE}: {name!r}: {piece!r} is no class, phrase or kind")
    return _sign(piece, word_signs())


@cache
def value_of(name: str, word: str) -> str:
    """What `word` means in the class `name`; the word itself for a kind of number.

    >>> value_of("WEEKDAYNAME", "Tuesday")
    '1'
    """
    return meanings(name).get(word.lower().replace("’", "'"), word)
