"""Phrase: a source taken apart into its head, what stands before it and what follows."""

import re
from typing import Literal, NamedTuple

from wirestem.lexicon.names import names
from wirestem.text.stems import stem

Sort = Literal["none", "pronoun", "part", "group", "person", "organisation", "paper", "other"]

_HE = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_PRONOUNS = frozenset(
    {*_HE, "it", "its", "they", "them", "their", "themselves", "itself", "i", "we", "you", "my", "our", "who", "which", "whom"}
)
_PART = re.compile(
    r"(?i)(?:one|two|three|some|both|several|a few|another|others|the others?|the former|the latter|each|most)"
    r"(?: of (?P<whole>.+))?$"
)
_DEFINITE = re.compile(r"(?i)(?:the|his|her|its|their|our|my|this|that|these|those)\s|[\w-]+(?: [\w-]+){0,2}[’']s?\s")
_DETERMINER = re.compile(r"(?i)^(?:the|an?|his|her|its|their|our|my|this|that|these|those)\s+")
_TAIL = re.compile(
    r",?\s+(?:(?:at|in|from) (?:its|his|her|their)|who|which|that|whom|whose|neither|none|speaking|asked|seen|obtained|quoted"
    r"|(?!(?:morn|even|meet|build|brief|hear|noth|someth|anyth|everyth)ing)[a-z]{3,}ing (?=(?:an?|the|its|his|her|their|for)\b)"
    r"|cited|citing|including|carried|issued|drawn|released|purporting|here$|there$|contacted|reached|interviewed|familiar|close)"
    r"\b.*$|,.*$|\s+\(.*$",
    re.DOTALL,
)
_HEAD = re.compile(
    r"\s+(?:of|from|in|at|for|on|near|with|inside|within|behind|aboard|by|to|under|here|there)(?:\s.*)?$", re.DOTALL
)
_PAPERS = frozenset(
    "statement report document letter e-mail email memo note message article paper post tweet release dispatch editorial"
    " text filing  survey poll study communique notice bulletin treaty pact law constitution agreement deal charter"
    " resolution clause paragraph".split()
)
_ARTICLE = re.compile(
    r"(?i)\b(?:article|clause|paragraph|section|chapter)\s+(?:\d+|[ivx]+)\b|\b\w+(?:th|st|nd|rd) (?:article|clause)\b"
)
_TREATY = re.compile(r"(?i)\b(treaty|pact|law|constitution|agreement|deal|charter|resolution|bill|act|accord)\b")


class Phrase(NamedTuple):
    """A source's words: `core` without the determiner and what follows the noun, `head` the stem of its noun.

    `definite` tells "the", a possessive or a bare headline noun from "a"; `owner` is the possessive in front, if there is.
    """

    text: str
    core: str
    head: str
    sort: Sort
    definite: bool
    owner: str


def phrase(source: str) -> Phrase:
    """A source taken apart.

    >>> p = phrase("two port officials who asked not to be named")
    >>> p.core, p.head, p.sort
    ('two port officials', 'official', 'group')
    """
    text = " ".join(source.split()).strip(' ,;:“”"')
    plain = text.casefold()
    if not text:
        return Phrase("", "", "", "none", False, "")
    first = plain.split()[0]
    if first in _HE and len(plain.split()) < 4 and plain.split()[-1] not in names().titles and first not in ("his", "her"):
        plain = first  # "he stated": the verb slipped in
    if plain in _PRONOUNS:
        return Phrase(text, plain, plain, "pronoun", True, "")
    if _PART.fullmatch(plain):
        return Phrase(text, plain, "", "part", True, "")
    trimmed = _TAIL.sub("", text) or text
    determiner = _DETERMINER.match(trimmed)
    definite = _DEFINITE.match(trimmed) is not None
    owner = determiner.group().strip().casefold() if determiner else ""
    core = trimmed[determiner.end() :] if determiner else trimmed
    nouns = _HEAD.sub("", core) or core
    last = nouns.split()[-1] if nouns.split() else nouns
    return Phrase(text, core, stem(last), _sort(last, nouns, plain), definite, owner)


def _sort(last: str, nouns: str, plain: str) -> Sort:
    known = names()
    word = last.casefold().translate(str.maketrans("’", "'")).removesuffix("'s")
    if _ARTICLE.search(plain):
        return "paper"
    if word in known.groups:
        return "group"
    if " ".join(nouns.casefold().split()[-2:]) in known.nouns:
        return "organisation"
    if known.title(word) is not None or known.title(" ".join(nouns.split()[-2:])) is not None:
        return "person"
    if word in known.nouns or last in known.heads:
        return "organisation"
    if stem(word) in _PAPERS:
        return "paper"
    return "other"


def provision(source: str) -> bool:
    """Whether a source is a numbered part of a law or treaty: "Article 4", "the fourth clause"."""
    return _ARTICLE.search(source.casefold()) is not None


def gender(pronoun: str) -> str | None:
    """The gender a pronoun tells."""
    return _HE.get(pronoun)


def treaty(text: str) -> str:
    """The kind of document that a text speaks of most, "treaty" before looser words; "" when it speaks of none."""
    found = [word.casefold() for word in _TREATY.findall(text)]
    if "treaty" in found:
        return "treaty"
    return max(sorted(set(found)), key=found.count, default="")
