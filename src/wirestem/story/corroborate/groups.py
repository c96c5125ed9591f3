"""Groups: the wordings of one claim, before it is counted and shown."""

from collections.abc import Sequence
from typing import NamedTuple

from wirestem.story.corroborate.propositions import Proposition
from wirestem.story.corroborate.wordings import Wording


class Group(NamedTuple):
    """The wordings that tell one claim; `members` are all its mentions in order; `denial`: every one of them denies."""

    wordings: tuple[Wording, ...]
    members: tuple[Proposition, ...]
    denial: bool

    @property
    def docs(self) -> frozenset[str]:
        """The articles that tell it."""
        return frozenset(m.doc for m in self.members)

    @property
    def forms(self) -> frozenset[str]:
        """All content words of its wordings."""
        return frozenset().union(*(w.forms for w in self.wordings))

    def backing(self) -> tuple[Proposition, ...]:
        """The mentions that count: not inside a denial, unless the claim is the denial itself."""
        return tuple(m for m in self.members if self.denial or m.stance != "denies")

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
    return Group(tuple(wordings), tuple(members), all(w.denies for w in wordings))
