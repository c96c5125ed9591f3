"""Relays: one spelling for each outlet or agency that words came through."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from wirestem.lexicon.agencies import agencies
from wirestem.model import Party, Statement
from wirestem.story.identify.called import initials, plain

_SENDS = re.compile(r"\b(?:[Aa]gency|[Aa]gencies|[Ss]ervice|[Nn]ewswire|[Tt]elegraph)$")
"""An agency goes by its initials, an outlet by its name."""


def spellings(statements: Sequence[Statement]) -> dict[str, str]:
    """For each relay's name the one to show: an agency's short name, else the fullest, then the spelling used most."""
    count = _named(statements)
    shown: dict[str, str] = {}
    for name in sorted(count):
        agency = agencies().named(name)
        if agency is not None:
            shown[name] = agency.slug
            continue
        short = [n for n in count if _SENDS.search(name) and initials(name) == n]
        if short:
            shown[name] = short[0]
            continue
        alike = [n for n in count if plain(n) == plain(name) or (initials(n) == name and not _SENDS.search(n))]
        shown[name] = max(sorted(alike), key=lambda n: (len(n.removeprefix("the ").split()), count[n]))
    return shown


def _named(statements: Sequence[Statement]) -> Counter[str]:
    return Counter(name for s in statements for name in (*s.via, *(h.name for h in s.hops)))


def passing(statements: Sequence[Statement], speaking: Sequence[Party]) -> tuple[Statement, ...]:
    """The statements whose own speaker passes the words on and is only described ("state radio said"), with its name as relay.

    A party has such a name when another statement of the story came through it by that name.
    """
    relays = {name for name in _named(statements) if name[:1].isupper()}
    named: dict[str, str] = {}
    for party in speaking:
        known = sorted(relays.intersection((party.name, *party.aliases)), key=lambda n: (-len(n), n))
        if known:
            named[party.id] = known[0]
    return tuple(_named_so(s, named.get(s.speaker or "", "")) for s in statements)


def _named_so(statement: Statement, name: str) -> Statement:
    ours = [h for h in statement.hops if any(a <= h.start < b for a, b in statement.source)]
    if not name or len(statement.via) != 1 or len(ours) != 1 or (ours[0].name[:1].isupper() and " " in ours[0].name):
        return statement
    return replace(statement, via=(name,), hops=(replace(ours[0], name=name),))


def respelt(statement: Statement, shown: Mapping[str, str]) -> Statement:
    """The statement with its relays so spelt."""
    via = tuple(shown.get(name, name) for name in statement.via)
    hops = tuple(replace(h, name=shown.get(h.name, h.name)) for h in statement.hops)
    return replace(statement, via=via, hops=hops)
