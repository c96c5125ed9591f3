"""Sounds: whether two words are one in two spellings, by what transliterations of a tradition do alike.

The method is that of phonetic keys (Soundex, 1918; Daitch and Mokotoff's for Slavic and Yiddish names, 1985) joined with an
edit distance whose costs differ by letter (Needleman and Wunsch 1970): a key alone makes "Hassan" and "Hussein" one, a plain
distance "Li" and "Lu". Which letters are alike stands in the lexicon.
"""

import re
from functools import lru_cache

from wirestem.lexicon.people import Tradition
from wirestem.text.folding import unaccented

_SHARE = 0.1
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Å": "Aa", "Ø": "Oe"}
)
_SOUTH_SLAVIC = str.maketrans({"đ": "dj", "Đ": "Dj"})
_SPELT_OUT = re.compile(r"(?<=[^aeiou])(oe|ae|ue|aa)(?=[^aeiou]|$)")
_DOUBLED = re.compile(r"([a-z])\1+")
_MAC = re.compile(r"^mac(?=[a-z]{4})")


def folded(word: str) -> str:
    """A word in plain small letters, without apostrophes and accents.

    >>> folded("Đoković"), folded("Ke’an")
    ('dokovic', 'kean')
    """
    return "".join(c for c in unaccented(word).casefold() if c.isalnum())


@lru_cache(16384)
def one_word(left: str, right: str) -> bool:
    """Whether two words are one but for accents, umlauts spelt out and doubled letters; symmetric.

    >>> one_word("Schröder", "Schroeder"), one_word("Müller", "Möller"), one_word("Đoković", "Djokovic")
    (True, False, True)
    """
    return bool(_plain(left) & _plain(right))


@lru_cache(16384)
def _plain(word: str) -> frozenset[str]:
    """The ways to write a word in plain letters, doubled ones once."""
    found = {folded(word), folded(word.translate(_UMLAUTS)), folded(word.translate(_SOUTH_SLAVIC))}
    if len(word) > 4:
        found |= {_SPELT_OUT.sub(lambda m: m[1][0], w) for w in found}
    return frozenset(_DOUBLED.sub(r"\1", _MAC.sub("mc", w)) for w in found)


_CLASSES = str.maketrans(
    {"p": "b", "k": "g", "c": "g", "q": "g", "x": "g", "h": "", "t": "d", "w": "", "v": "f", "s": "z", "j": "z", "y": ""}
)
_HARD = re.compile(r"t?s?ch|sh|zh|dj|dz")


@lru_cache(32768)
def consonants(word: str) -> str:
    """The consonants of a folded word in broad classes, as Soundex has them; spellings of one name agree in the first two.

    >>> consonants("gaddafi"), consonants("qadhafi"), consonants("lee")
    ('gdf', 'gdf', 'l')
    """
    plain = _HARD.sub("z", word.replace("ph", "f")).translate(_CLASSES)
    return re.sub(r"(.)\1+", r"\1", "".join(c for c in plain if c not in "aeiou"))


@lru_cache(32768)
def one_sound(left: str, right: str, tradition: Tradition) -> bool:
    """Whether two folded words are transliterations of one in a tradition; symmetric.

    >>> from wirestem.lexicon.people import people
    >>> arabic = people().traditions[0]
    >>> one_sound("gaddafi", "qadhafi", arabic), one_sound("hassan", "hussein", arabic)
    (True, False)
    """
    a, b = _respelt(left, tradition), _respelt(right, tradition)
    if a == b:
        return True
    if consonants(left)[:1] != consonants(right)[:1] and consonants(a.casefold())[:1] != consonants(b.casefold())[:1]:
        return False
    limit = _SHARE * min(len(a), len(b))
    return abs(len(a) - len(b)) * 0.2 <= limit and _distance(a, b, tradition) <= limit + 1e-9


@lru_cache(32768)
def _respelt(word: str, tradition: Tradition) -> str:
    for pattern, becomes in tradition.spellings:
        word = re.sub(pattern, becomes, word)
    return re.sub(r"(\w)\1+", r"\1", word)


def _distance(left: str, right: str, tradition: Tradition) -> float:
    """The least cost of making one word the other."""
    costs = _costs(tradition)
    row = [0.0]
    for d in right:
        row.append(row[-1] + costs.get((d, "-"), 1.0))
    for c in left:
        new = [row[0] + costs.get((c, "-"), 1.0)]
        for j, d in enumerate(right):
            change = 0.0 if c == d else costs.get((c, d), 1.0)
            new.append(min(row[j] + change, row[j + 1] + costs.get((c, "-"), 1.0), new[j] + costs.get((d, "-"), 1.0)))
        row = new
    return row[-1]


@lru_cache(64)
def _costs(tradition: Tradition) -> dict[tuple[str, str], float]:
    both: dict[tuple[str, str], float] = {}
    for a, b, cost in tradition.sounds:
        both[a, b] = min(cost, both.get((a, b), 1.0))
        both[b, a] = both[a, b]
    return both
