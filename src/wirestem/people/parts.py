"""Parts: a person's name taken apart."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from wirestem.lexicon.names import names
from wirestem.lexicon.people import Tradition, people
from wirestem.people.sounds import consonants, folded

_QUOTED = re.compile(r"[\"“”‘'(]([A-Z][^\"“”’')]{1,20})[\"“”’')]")
_WORD = re.compile(r"[^\W\d_]+(?:['’`ʼ][^\W\d_]+)*\.?")
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}|[A-Z]{2,3}")
_MOST = 8
_SHORT = 4


class Part(NamedTuple):
    """A word of a name. `joined`: a hyphen ties it to the part before; `father`: it follows "bin" and the like."""

    word: str
    key: str
    initial: bool = False
    joined: bool = False
    father: bool = False


class Name(NamedTuple):
    """A name: its `parts` in their order, without small words, titles and what stands behind it.

    `nickname` stood in quotation marks, `generation` tells father from son; `small` are the small words it had.
    """

    parts: tuple[Part, ...]
    nickname: str
    generation: str
    small: frozenset[str]
    traditions: tuple[Tradition, ...]


@lru_cache(16384)
def taken_apart(name: str) -> Name:
    """A name taken apart; titles in front go only when two parts are left.

    >>> [p.key for p in taken_apart('Mr Ferdinand "Bongbong" Marcos Jr.').parts], taken_apart("Henry Ford II").generation
    (['ferdinand', 'marcos'], 'second')
    >>> [p.key for p in taken_apart("Sheikh Tamim bin Hamad Al Thani").parts], [p.word for p in taken_apart("J.K. Lindt").parts]
    (['tamim', 'hamad', 'thani'], ['J', 'K', 'Lindt'])
    """
    known = people()
    plain = " ".join(name.replace(",", " ").split())
    quoted = _QUOTED.search(plain)
    nickname = quoted[1] if quoted and quoted.start() and " " not in quoted[1].strip() else ""
    if nickname and quoted:
        plain = plain[: quoted.start()] + " " + plain[quoted.end() :]
    words = _untitled(plain.split())
    generation = ""
    while len(words) > 1 and (words[-1].rstrip(".") in known.generations or words[-1].rstrip(".") in known.behind):
        generation = known.generations.get(words.pop().rstrip("."), "") or generation
    small: set[str] = set()
    parts = _parts(words, small)
    return Name(parts, nickname, generation, frozenset(small), _traditions(parts, frozenset(small)))


def _untitled(words: list[str]) -> list[str]:
    """The words without titles and words of respect in front, as long as two are left."""
    courtesy = {tuple(f.casefold().split()) for f in people().courtesy}
    k = 0
    while k < len(words):
        for size in (3, 2, 1):
            front = " ".join(words[k : k + size])
            respect = tuple(w.casefold().rstrip(".") for w in words[k : k + size]) in courtesy
            given = size == 1 and front in names().given
            if len(words) - k - size > 1 and (respect or (names().title(front) is not None and not given)):
                k += size
                break
        else:
            break
    return words[k:]


def _parts(words: list[str], small: set[str]) -> tuple[Part, ...]:
    shouted = all(w.isupper() for w in words)
    found: list[Part] = []
    father = False
    for word in words:
        if _INITIALS.fullmatch(word) and not shouted and (len(words) > 1) and not _is_name(word):
            found += [Part(c, c.casefold(), initial=True) for c in word if c.isalpha()]
            continue
        for i, piece in enumerate(_WORD.findall(word)):
            bare = piece.rstrip(".")
            sort = people().particles.get(folded(bare))
            follows = word != words[-1] or i + 1 < len(_WORD.findall(word))
            if (
                sort is not None
                and follows
                and (len(words) > 1 or "-" in word)
                and (found or bare[0].islower() or "-" in word or sort == "family")
            ):
                small.add(folded(bare))
                father = sort == "father"
                continue
            one = (len(bare) == 1 and bare.isupper()) or (piece.endswith(".") and len(bare) < 3)
            found.append(Part(bare, folded(bare), initial=one and len(words) > 1, joined=i > 0 and bool(found), father=father))
            father = False
    return tuple(found[:_MOST])


def _is_name(word: str) -> bool:
    return word.capitalize() in names().family or word.capitalize() in names().given


def _traditions(parts: tuple[Part, ...], small: frozenset[str]) -> tuple[Tradition, ...]:
    """The traditions that a name shows."""
    keys = {p.key for p in parts if not p.initial}
    ends = [p.key for p in parts if not p.initial]
    found = []
    for tradition, own, families in _told():
        family = bool(ends) and (ends[0] in families or ends[-1] in families) and _syllables(parts)
        ending = any(k.endswith(e) and len(k) > len(e) + 1 for k in keys for e in tradition.endings)
        opens = any(k.startswith(w) for k in keys for w in tradition.small if len(w) > _SHORT)
        if keys & own or family or ending or opens or small & set(tradition.small):
            found.append(tradition)
    return tuple(found)


def _syllables(parts: tuple[Part, ...]) -> bool:
    """Whether a name is made of short parts, as Korean, Chinese and Vietnamese names are."""
    return all(len(p.key) < 12 for p in parts) and sum(len(p.key) for p in parts) < 22 and not any(p.initial for p in parts)


@lru_cache(16384)
def blocks(name: str) -> frozenset[str]:
    """Keys of a name's parts, of which names that agree have one in common: their first two consonants, in broad classes.

    They spare comparing all names of a heap with one another, as blocking does in record linkage (Christen 2012).

    >>> bool(blocks("Muammar Gaddafi") & blocks("Moammar Qadhafi")), bool(blocks("Ada Novak") & blocks("Ivo Kral"))
    (True, False)
    """
    found = set()
    for part in taken_apart(name).parts:
        found |= {f"family {number}" for number in _families().get(part.key, ())}
        hard = consonants(part.key)
        found.add(hard[:2] or "-")
    return frozenset(found)


@cache
def _families() -> dict[str, tuple[int, ...]]:
    """The numbers of the spellings that each family name belongs to."""
    found: dict[str, list[int]] = {}
    for number, forms in enumerate(forms for t in people().traditions for forms in t.families):
        for form in forms:
            found.setdefault(folded(form), []).append(number)
    return {key: tuple(numbers) for key, numbers in found.items()}


@cache
def _told() -> tuple[tuple[Tradition, frozenset[str], frozenset[str]], ...]:
    return tuple(
        (t, frozenset(folded(n) for n in t.names), frozenset(folded(f) for forms in t.families for f in forms))
        for t in people().traditions
    )
