"""Houses: who sent and who published the texts of a story, and which text came from which."""

from collections import Counter
from collections.abc import Mapping, Sequence

from wirestem.lexicon.agencies import Agencies
from wirestem.model import Lineage, Statement, Story
from wirestem.story.corroborate.knowledge import phrases
from wirestem.story.corroborate.propositions import Proposition
from wirestem.story.corroborate.releases import passes_on, releases


class Houses:
    """The texts of a story (documents and unseen origins, each by its id) and the organisations behind them."""

    def __init__(
        self, story: Story, lineage: Lineage, agencies: Agencies, statements: Sequence[Statement], names: Mapping[str, str]
    ) -> None:
        self.documents = {a.document.id: a.document for a in story.articles}
        self.agencies = agencies
        self.people = names
        self.origins = {o.id: o for o in lineage.origins}
        self.observed = {o.observed: o for o in lineage.origins if o.observed}
        self.parents: dict[str, list[tuple[str, str]]] = {}
        for edge in lineage.derivations:
            origin = self.origins.get(edge.parent.origin or "")
            parent = edge.parent.doc or (origin.observed if origin and origin.observed else edge.parent.origin) or ""
            self.parents.setdefault(edge.child, []).append((parent, edge.relation))
        self.children: dict[str, list[str]] = {}
        for child in sorted(self.parents):
            for parent, _ in self.parents[child]:
                self.children.setdefault(parent, []).append(child)
        self.relays = _relays(statements, agencies)
        self._names: dict[str, str | None] = {}
        self._texts: dict[str, list[str]] = {}
        self.released = {self.root(r.doc): r for r in releases([a.document for a in story.articles], statements, agencies)}

    def root(self, key: str) -> str:
        """The text from which `key` comes in the end, by its main parents."""
        seen: list[str] = []
        while key in self.parents and key not in seen:
            seen.append(key)
            key = self.parents[key][0][0]
        return key

    def name(self, key: str) -> str | None:
        """The organisation of a text: issuer of a release, agency, outlet, or what it calls itself; None when unknown."""
        if key not in self._names:
            self._names[key] = self._name(key)
        return self._names[key]

    def _name(self, key: str) -> str | None:
        if key in self.released:
            return f"{self.released[key].issuer} (press release)"
        origin = self.origins.get(key) or self.observed.get(key)
        if origin is not None and origin.agency:
            return self.folded(origin.agency)
        document = self.documents.get(key)
        if document is None:
            return None
        if document.source.outlet:
            return self.folded(document.source.outlet)
        own = self.relays.get(key, ())
        return own[0] if own and key in self.observed else None

    def folded(self, name: str) -> str:
        """A name as it is counted: an agency by its short name."""
        known = self.agencies.named(name)
        return known.slug if known is not None else name.strip()

    def of_name(self, name: str) -> list[str]:
        """The texts of the pile that the organisation `name` sent or published, unseen dispatches included."""
        if name not in self._texts:
            unseen = [o for o in sorted(self.origins) if not self.origins[o].observed]
            self._texts[name] = [k for k in (*unseen, *sorted(self.documents)) if (own := self.name(k)) and same_house(own, name)]
        return self._texts[name]

    def relay(self, name: str, doc: str) -> str | None:
        """The organisation a relay names; None when it names none ("media reports"). "The paper" is the last one named."""
        if self.agencies.named(name) is not None or (
            any(c.isupper() for c in name.removeprefix("The ")) and not is_unnamed(name)
        ):
            return self.folded(name)
        named = self.relays.get(doc, ())
        return named[0] if named and plain(name) in {"paper", "newspaper", "daily", "website", "channel", "broadcaster"} else None

    def origin(self, mention: Proposition) -> str | None:
        """The origin that the passage of a mention goes back to, by the main parents of its article."""
        key = self.root(mention.doc)
        if key in self.origins:
            return key
        return self.observed[key].id if key in self.observed else None

    def release_behind(self, mention: Proposition) -> str | None:
        """The root of a press release whose word the mention passes on, though the article is not made of it."""
        for root in sorted(self.released):
            release = self.released[root]
            if self.root(mention.doc) == root:
                continue
            sentence = self.documents[mention.doc].text[slice(*mention.sentence)]
            if passes_on(release, mention.statement, self.people, sentence):
                return root
        return None


def _relays(statements: Sequence[Statement], agencies: Agencies) -> dict[str, tuple[str, ...]]:
    """The publications, no agencies, that each article names as those its speakers talked to, the most frequent first."""
    counted: dict[str, Counter[str]] = {}
    for statement in statements:
        for name in statement.via[:1]:
            if agencies.named(name) is None and any(c.isupper() for c in name.removeprefix("The ")) and not is_unnamed(name):
                counted.setdefault(statement.doc, Counter())[name] += 1
    return {doc: tuple(n for n, _ in sorted(c.items(), key=lambda i: (-i[1], i[0]))) for doc, c in counted.items()}


def plain(name: str) -> str:
    """A name for comparing: no case, no article."""
    return name.casefold().removeprefix("the ").strip(" .,’'\"")


def same_house(left: str, right: str) -> bool:
    """Whether two names are one organisation's: equal, one ends the other, or one is the initials of the other.

    >>> same_house("the Courier", "The Lerrick Courier"), same_house("OCT", "Orsin Central Telegraph")
    (True, True)
    """
    a, b = plain(left).split(), plain(right).split()
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if not short:
        return False
    if len(short) == 1 and len(long) > 2 and short[0] == "".join(w[0] for w in long):
        return True
    return a == b or (long[-len(short) :] == short and len(short[-1]) > 3)


def is_unnamed(relay: str) -> bool:
    """Whether a relay has no name: "media reports", "several outlets"."""
    bare = plain(relay)
    return any(bare == p.form or bare.endswith(" " + p.form) or bare.startswith(p.form + " ") for p in phrases("unnamed relay"))
