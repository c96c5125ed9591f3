"""Called: how the names of people and organisations vary, and when two can be one."""

import re
from collections.abc import Mapping

from rapidfuzz import fuzz

from wirestem.lexicon.names import names
from wirestem.people import accord
from wirestem.text.folding import unaccented

_PARTS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_POSSESSIVE = re.compile(r"^(?:[A-Z]\w+(?:\s[A-Z]\w+)?)[’']s?\s+(?=\S)")
_BRITISH = {"defense": "defence", "labor": "labour", "harbor": "harbour", "center": "centre", "organization": "organisation"}
_OWNED = re.compile(
    r"(?:the )?(?:(?:(?P<owner>[A-Z][\w-]+)[’']s?|(?P<people>[A-Z][\w-]+)) (?P<noun>(?:[A-Za-z][\w-]+ ){0,2}[A-Za-z][\w-]+)"
    r"|(?P<office>(?:[A-Za-z][\w-]+ ){0,2}[A-Za-z][\w-]+) (?:of|in) (?P<place>[A-Z][\w-]+))"
)
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
    """Whether two names of two words or more are spellings of one person's, or one what the other leaves out.

    >>> same_person("Kim Jong Un", "Kim Jong-un"), same_person("Shin Wonsik", "Shin Won-sik")
    (True, True)
    >>> same_person("Vladimir V. Putin", "Vladimir Putin"), same_person("Ines Valoro", "Ines Karrow")
    (True, False)
    >>> same_person("Rosa Imber", "Rosa Imber Quiroga"), same_person("Luis de la Vega", "Luís de la Vega Soto")
    (True, True)
    """
    return "".join(parts(left)) == "".join(parts(right)) or accord(left, right) != "apart"


def misspelt(left: str, right: str) -> bool:
    """Whether two full names differ by a letter or two as transcriptions do; only for people who say the same.

    >>> misspelt("Noor Mohammad Faiz", "Noor Mohammad Fayez"), misspelt("Daniel Ortega", "Daniela Ortega")
    (True, False)
    """
    given = [parts(name)[0].capitalize() for name in (left, right) if parts(name)]
    if len(given) == 2 and given[0] != given[1] and set(given) <= names().given.keys():
        return False  # "Daniel" and "Daniela" are two given names, not a slip
    a, b = "".join(parts(left)), "".join(parts(right))
    return a[:2] == b[:2] and min(len(a), len(b)) > 6 and fuzz.ratio(a, b) >= 85


def same_house(left: str, right: str) -> bool:
    """Whether two names are one organisation's: equal but for article and legal form, or one the initials of the other.

    >>> same_house("Aldane Foods AG", "Aldane Foods"), same_house("CFB", "Conference for Free Ballots")
    (True, True)
    """
    a, b = _house(left), _house(right)
    return a == b or initials(left) == right or initials(right) == left


def rival_houses(left: str, right: str, lands: Mapping[str, str]) -> bool:
    """Whether two names are the same office of two countries, which are never one; `lands` is country by each word for it.

    >>> lands = {"Zhemarian": "Zhemaria", "Zhemaria": "Zhemaria", "Qorband": "Qorband"}
    >>> rival_houses("Zhemarian Foreign Ministry", "Qorband’s Foreign Ministry", lands)
    True
    >>> rival_houses("Zhemarian Foreign Ministry", "Zhemaria's foreign ministry", lands)
    False
    """
    a, b = _owned(left), _owned(right)
    if a is None or b is None or a[1] != b[1]:
        return False
    owners = [lands.get(a[0]), lands.get(b[0])]
    return None not in owners and owners[0] != owners[1]


def _owned(name: str) -> tuple[str, str] | None:
    """Whose office a name says it is, and the office."""
    match = _OWNED.fullmatch(name)
    if match is None:
        return None
    owner = match["owner"] or match["people"] or match["place"]
    noun = match["noun"] or match["office"]
    common = office(noun) in names().nouns or office(noun).split()[-1] in names().nouns
    return (owner, office(noun)) if common else None


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
