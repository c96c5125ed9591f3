"""Relays: whom the words came through, as a text names them: a house, the text's own house, or nobody in particular."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from wirestem.lexicon.agencies import Agencies
from wirestem.model import Document, Statement
from wirestem.story.corroborate.knowledge import phrases, word_list

_REPORTS = r"(?:reports?|reported|wrote|writes|revealed|quoted|cited)\b"
_OF = re.compile(r"(?:of|de|di|del|do|da|des) ")
_KIND_OF_AGENCY = re.compile(r"(?P<kind>[\w’'-]+)\s+agency\b", re.IGNORECASE)
_HERE = re.compile(r"(?:this|our)\s", re.IGNORECASE)
TWICE = 2
"""From how many statements on that came through one house an article may have all that it tells from there."""


class Relay(NamedTuple):
    """What a relay names: the house `name`; the text's own house (`own`); else nobody that has a name, though it is clear
    that it is one house where `single` ("a local broadcaster") and not where it may be many ("media reports").
    """

    name: str | None = None
    own: bool = False
    single: bool = False


def relay(spelt: str, document: Document, own: str | None, named: Sequence[str], agencies: Agencies) -> Relay:
    """What the relay `spelt` so in `document` names; `own` is the text's house, `named` are those that it names elsewhere."""
    known = agencies.named(spelt)
    if known is not None:
        return Relay(known.slug)
    if _HERE.match(spelt):
        return Relay(own=True)
    bare = plain(spelt)
    if is_unnamed(spelt):
        return Relay()
    if bare in word_list("publication"):
        return Relay(named[0]) if named else Relay(single=True)
    if bare == "agency":
        return Relay(own=True) if _is_institution(document.text) else Relay(single=True)
    if any(c.isupper() for c in spelt.removeprefix("The ")):
        return Relay(spelt.strip(), own=own is not None and same_house(own, spelt))
    return Relay(single=True)


def _is_institution(text: str) -> bool:
    """Whether "the agency" of a text is no news agency: it speaks of a "space agency" and of no "news agency".

    Where the words are its own ("The Agency regrets"), the text is that agency's.
    """
    kinds = {m["kind"].casefold() for m in _KIND_OF_AGENCY.finditer(text)} - word_list("stop")
    return bool(kinds - word_list("kind of agency")) and not kinds & word_list("kind of agency")


def publications(
    documents: Mapping[str, Document], statements: Sequence[Statement], agencies: Agencies
) -> dict[str, tuple[str, ...]]:
    """The publications, no agencies, that each article names as relays, the most frequent first."""
    counted: dict[str, Counter[str]] = {}
    for statement in statements:
        if statement.doc not in documents:
            continue
        document = documents[statement.doc]
        for name in statement.via:
            if agencies.named(name) is None and relay(name, document, None, (), agencies).name is not None:
                counted.setdefault(statement.doc, Counter())[name] += 1
    return {doc: tuple(n for n, _ in sorted(c.items(), key=lambda i: (-i[1], i[0]))) for doc, c in counted.items()}


def own_house(
    documents: Mapping[str, Document],
    named: Mapping[str, Sequence[str]],
    statements: Sequence[Statement],
    houses: Collection[str],
) -> dict[str, str]:
    """For articles whose page names no house the one they speak for: "told the Star" in the Star's own words.

    `named` are the publications that each article names, `houses` those that the pages of the pile bear. An article that
    says "the Star reported" or "the website Star", or whose pile holds a page of the Star, cites it.
    """
    told = {(s.doc, name) for s in statements for name in s.via[:1]}
    taken = {name for names in named.values() for name in names if any(same_house(name, house) for house in houses)}
    found = {}
    for doc in sorted(named):
        mine = [n for n in named[doc] if n not in taken and (doc, n) in told]
        first = next((n for n in mine if not _cites(documents[doc].text, n)), None)
        if first is not None:
            found[doc] = first
    return found


def cited_throughout(statements: Sequence[Statement], named: Callable[[str], str | None]) -> str | None:
    """The one house whose word an article passes on throughout, by the statements in it; `named` tells the house of a relay.

    It quotes nobody for itself, and at least as many of its statements came through that house as through nobody.
    """
    relayed = [named(s.via[-1]) for s in statements if s.via]
    own = [s for s in statements if not s.via and s.speaker]
    house = relayed[0] if relayed else None
    if len(relayed) < TWICE or len(relayed) < len(own) or any(name != house for name in relayed):
        return None
    return None if any(s.kind != "indirect" for s in own) else house


def _cites(text: str, name: str) -> bool:
    spelt = re.escape(name)
    introduced = "|".join(sorted(word_list("publication") | {"agency"}))
    return bool(re.search(rf"\b{spelt}(?: \w+)?,? {_REPORTS}|\b(?:{introduced}),? (?:the )?{spelt}\b", text))


def plain(name: str) -> str:
    """A name for comparing: no case, no article."""
    return name.casefold().removeprefix("the ").strip(" .,’'\"")


@lru_cache(maxsize=1 << 16)
def same_house(left: str, right: str) -> bool:
    """Whether two names are one organisation's: equal, one ends the other or stands before its "of", or is its initials.

    >>> same_house("the Courier", "The Lerrick Courier"), same_house("OCT", "Orsin Central Telegraph")
    (True, True)
    >>> same_house("El Faro", "El Faro de Quirapata"), same_house("Times", "Times Higher Education")
    (True, False)
    """
    a, b = plain(left).split(), plain(right).split()
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if not short:
        return False
    if len(short) == 1 and len(long) > 2 and short[0] == "".join(w[0] for w in long):
        return True
    if a == b or (long[-len(short) :] == short and len(short[-1]) > 3):
        return True
    return long[: len(short)] == short and len(short[-1]) > 3 and bool(_OF.match(" ".join(long[len(short) :])))


def is_unnamed(spelt: str) -> bool:
    """Whether a relay names nobody and may be many: "media reports", "several outlets"."""
    bare = plain(spelt)
    return any(bare == p.form or bare.endswith(" " + p.form) or bare.startswith(p.form + " ") for p in phrases("unnamed relay"))
