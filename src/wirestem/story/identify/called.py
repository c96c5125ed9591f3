"""Called: how the names of people and organisations vary, and when two can be one."""

import re

from rapidfuzz import fuzz

from wirestem.lexicon.names import names
from wirestem.text.folding import unaccented

_PARTS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_POSSESSIVE = re.compile(r"^(?:[A-Z]\w+(?:\s[A-Z]\w+)?)[’']s?\s+(?=\S)")
_PARTICLES = frozenset("de del la las los da das do dos di du van von der den al el bin ibn".split())
_BRITISH = {"defense": "defence", "labor": "labour", "harbor": "harbour", "center": "centre", "organization": "organisation"}
_NUMBERS = frozenset("one two three four five six seven eight nine ten some several many".split())


def plain(name: str) -> str:
    """A name folded: no article, no possessive, small letters, single spaces.

    >>> plain("The Harrow  Gazette’s")
    'harrow gazette'
    """
    folded = unaccented(" ".join(name.replace("’", "'").split()).removesuffix("'s").casefold())
    return folded.removeprefix("the ")


def parts(name: str) -> tuple[str, ...]:
    """The words of a name, folded; a hyphen parts them."""
    return tuple(p.casefold().replace("’", "'") for p in _PARTS.findall(unaccented(name)))


def same_person(left: str, right: str) -> bool:
    """Whether two names of two words or more are spellings of one person's.

    >>> same_person("Kim Jong Un", "Kim Jong-un"), same_person("Shin Wonsik", "Shin Won-sik")
    (True, True)
    >>> same_person("Vladimir V. Putin", "Vladimir Putin"), same_person("Ines Valoro", "Ines Karrow")
    (True, False)
    >>> same_person("Rosa Imber", "Rosa Imber Quiroga"), same_person("Luis de la Vega", "Luís de la Vega Soto")
    (True, True)
    """
    a, b = parts(left), parts(right)
    if "".join(a) == "".join(b):
        return True
    if min(len(a), len(b)) < 2:
        return False
    short, long = sorted((a, b), key=len)
    return short[0] == long[0] and set(short) <= set(long) and (short[-1] == long[-1] or short == long[: len(short)])


def misspelt(left: str, right: str) -> bool:
    """Whether two full names differ by a letter or two as transcriptions do; only for people who say the same.

    >>> misspelt("Noor Mohammad Faiz", "Noor Mohammad Fayez"), misspelt("Ada Novak", "Ivo Novak")
    (True, False)
    """
    a, b = "".join(parts(left)), "".join(parts(right))
    return a[:2] == b[:2] and min(len(a), len(b)) > 6 and fuzz.ratio(a, b) >= 85


def short_for(short: str, full: str) -> bool:
    """Whether a single word is the family name of a full name: its last word, or its first where that order is used.

    >>> short_for("Putin", "Vladimir Putin"), short_for("Koh", "Koh Yu-hwan"), short_for("Vladimir", "Vladimir Putin")
    (True, True, False)
    >>> short_for("Imber", "Rosa Imber Quiroga"), short_for("de la Vega", "Luis de la Vega Soto")
    (True, True)
    """
    one, many = parts(short), parts(full)
    one = tuple(w for w in one if w not in _PARTICLES)
    if len(one) != 1 or len(many) < 2:
        return False
    if len([w for w in many if w not in _PARTICLES]) > 2 and one[0] in many[1:-1] and len(one[0]) > 2:
        return True  # the first of two family names
    words = full.split()
    eastern = words[0] in names().family or (len(words) == 2 and re.fullmatch(r"[A-Z]\w+-[a-z]\w+", words[1]) is not None)
    return one[0] == many[-1] or (eastern and one[0] == many[0])


def same_house(left: str, right: str) -> bool:
    """Whether two names are one organisation's: equal but for article and legal form, or one the initials of the other.

    >>> same_house("Aldane Foods AG", "Aldane Foods"), same_house("CFB", "Conference for Free Ballots")
    (True, True)
    """
    a, b = _house(left), _house(right)
    return a == b or initials(left) == right or initials(right) == left


def office(noun: str) -> str:
    """What an office is called, in small letters and one spelling.

    >>> office("Defense Ministry")
    'defence ministry'
    """
    return " ".join(_BRITISH.get(w, w) for w in plain(noun).split())


def initials(name: str) -> str:
    """The capitals of a name of two words or more that begin its words; "" for one word."""
    words = [w for w in name.split() if w[0].isupper()]
    return "".join(w[0] for w in words) if len(words) > 1 else ""


def part_of_house(short: str, full: str) -> bool:
    """Whether a shorter name leaves words out of a longer one and keeps its noun: "electoral commission".

    >>> part_of_house("Norland's electoral commission", "Central Electoral Commission")
    True
    >>> part_of_house("Saltby Hospital", "Saltby Council")
    False
    """
    a = [w for w in parts(_POSSESSIVE.sub("", short)) if w != "the"]
    b = list(parts(full))
    noun = a[-1] if a else ""
    shortened = len(a) < len(b) and ((set(a) <= set(b) and noun in (b[-1], b[0])) or (len(a) > 1 and b[: len(a)] == a))
    return (bool(a) and shortened) or _firm_short(a, b)


def _firm_short(short: list[str], full: list[str]) -> bool:
    """A firm by its first word: "Aldane" of "Aldane Foods"."""
    known = names()
    firm = any(known.heads.get(w.capitalize()) == "company" for w in full[1:])
    return len(short) == 1 and len(full) > 1 and firm and short[0] == full[0]


def group_words(name: str) -> frozenset[str]:
    """What a group is called, without how many they are."""
    return frozenset(parts(name)) - _NUMBERS - {"the", "of", "in", "from", "who"}


def _house(name: str) -> str:
    words = office(name).split()
    suffixes = {s.casefold() for s in names().suffixes}
    while len(words) > 1 and words[-1].rstrip(".") in suffixes:
        words.pop()
    return " ".join(words)
