"""Sides: for whom somebody speaks, as far as the words for him tell: a country, a firm, an office."""

import re
from collections.abc import Callable, Mapping, Sequence

from wirestem.model import Party
from wirestem.story.corroborate.clause.propositions import Proposition
from wirestem.story.corroborate.knowledge import word_list
from wirestem.story.corroborate.terms import Page

Sides = Callable[[Proposition], frozenset[str]]
_NAME = re.compile(r"[^\W\d_][\w’'-]*")
_JOINT = re.compile(r"^[Bb]oth\b|\b[A-Z][\w’']+ and (?:the )?[A-Z]")
JOINT = "&"
"""Among the names: two speak at once ("both Orsin and Velm")."""
STEM = 5
"""Letters that two names of one side share: "Orsin", "Orsinian"."""


def sides(pages: Mapping[str, Page], parties: Sequence[Party]) -> Sides:
    """A function that gives the names, cut short, of those for whom the speaker of a mention speaks; none when unknown.

    The name of a person says nothing of it: "Foreign Minister Ana Ruiz" may speak for anybody.
    """
    known = {p.id: p for p in parties}
    found: dict[str, frozenset[str]] = {}

    def of(mention: Proposition) -> frozenset[str]:
        statement = mention.statement
        if statement is None:
            return frozenset()
        if statement.id not in found:
            text = pages[statement.doc].text
            words = {w for a, b in statement.source for w in _NAME.findall(text[a:b]) if w[0].isupper()}
            party = known.get(statement.speaker or "")
            if party is not None:
                own = {w for name in (party.name, *party.aliases) for w in _NAME.findall(name)}
                words = words - own if party.kind in ("person", "unknown") else words | own
            found[statement.id] = frozenset(
                w.casefold()[:STEM] for w in words if len(w) > 2 and w.casefold() not in word_list("office")
            )
            if any(_JOINT.search(text[a:b]) for a, b in statement.source):
                found[statement.id] |= {JOINT}
        return found[statement.id]

    return of


def one_side(left: frozenset[str], right: frozenset[str]) -> bool | None:
    """Whether two speakers speak for one side; None when it is not said of both."""
    if not left or not right:
        return None
    return bool((left & right) - {JOINT})
