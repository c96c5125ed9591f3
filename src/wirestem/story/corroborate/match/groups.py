"""Groups: the wordings of one claim, before it is counted and shown."""

from collections.abc import Sequence
from typing import NamedTuple

from wirestem.story.corroborate.clause.propositions import Proposition
from wirestem.story.corroborate.match.wordings import Wording


class Group(NamedTuple):
    """The wordings that tell one claim; `members` are all its mentions in order; `denial`: they deny something; `docs` are
    the articles that tell it, `forms` all content words of its wordings."""

    wordings: tuple[Wording, ...]
    members: tuple[Proposition, ...]
    denial: bool
    docs: frozenset[str]
    forms: frozenset[str]

    def deniers(self) -> frozenset[str]:
        """The parties that deny, by id."""
        return (
            frozenset(m.statement.speaker for m in self.members if m.statement and m.statement.speaker)
            if self.denial
            else frozenset()
        )


def group_of(wordings: Sequence[Wording]) -> Group:
    """The wordings as one group."""
    members = sorted((m for w in wordings for m in w.members), key=lambda m: (m.doc, m.start, m.end))
    denying = sum(len(w.members) for w in wordings if w.denies)
    denial = any(w.mode == "act" for w in wordings) or denying > len(members) / 2
    docs = frozenset(m.doc for m in members)
    forms = frozenset[str]().union(*(w.forms for w in wordings))
    return Group(tuple(wordings), tuple(members), denial, docs, forms)
