"""Relays: one spelling for each outlet or agency that words came through."""

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from wirestem.lexicon.agencies import agencies
from wirestem.model import Statement
from wirestem.story.identify.called import initials, plain


def spellings(statements: Sequence[Statement]) -> dict[str, str]:
    """For each relay's name the one to show: the agency's short name, else the spelling used most."""
    count = Counter(name for s in statements for name in (*s.via, *(h.name for h in s.hops)))
    shown: dict[str, str] = {}
    for name in sorted(count):
        agency = agencies().named(name)
        if agency is not None:
            shown[name] = agency.slug
            continue
        alike = [n for n in count if plain(n) == plain(name) or initials(n) == name]
        shown[name] = max(sorted(alike), key=lambda n: (len(n.removeprefix("the ").split()), count[n]))
    return shown


def respelt(statement: Statement, shown: Mapping[str, str]) -> Statement:
    """The statement with its relays so spelt."""
    via = tuple(shown.get(name, name) for name in statement.via)
    hops = tuple(replace(h, name=shown.get(h.name, h.name)) for h in statement.hops)
    return replace(statement, via=via, hops=hops)
