"""Houses: who sent and who published the texts of a story, and which text came from which."""

import copy
from collections.abc import Mapping, Sequence
from functools import partial

from wirestem.lexicon.agencies import Agencies
from wirestem.model import Alternative, Lineage, Parent, Party, Published, Span, Statement, Story
from wirestem.story.corroborate.clause.moments import instant
from wirestem.story.corroborate.clause.propositions import Proposition
from wirestem.story.corroborate.count.relays import Relay, cited_throughout, own_house, publications, relay, same_house
from wirestem.story.corroborate.count.releases import passes_on, releases
from wirestem.story.corroborate.knowledge import word_list
from wirestem.text import words
from wirestem.text.headlines import publisher


class Houses:
    """The texts of a story (documents and unseen origins, each by its id) and the organisations behind them."""

    def __init__(
        self, story: Story, lineage: Lineage, agencies: Agencies, statements: Sequence[Statement], parties: Sequence[Party]
    ) -> None:
        self.documents = {a.document.id: a.document for a in story.articles}
        self.agencies = agencies
        self.people = {p.id: p.name for p in parties}
        self.origins = {o.id: o for o in lineage.origins}
        self.observed = {o.observed: o for o in lineage.origins if o.observed}
        self.parents: dict[str, list[tuple[str, str]]] = {}
        self.doubts: dict[str, list[Alternative]] = {}
        self.passages: dict[str, list[tuple[str, tuple[Span, ...]]]] = {}
        for edge in lineage.derivations:
            self.parents.setdefault(edge.child, []).append((self.text_of(edge.parent), edge.relation))
            self.doubts.setdefault(edge.child, []).extend(edge.alternatives)
            self.passages.setdefault(edge.child, []).append((self.text_of(edge.parent), edge.passages))
        self.children = _children(self.parents)
        self._roots: dict[str, str] = {}
        self._names: dict[str, str | None] = {}
        self._words: dict[str, frozenset[str]] = {}
        self._texts: dict[str, list[str]] = {}
        self.named = publications(self.documents, statements, agencies)
        told = releases([a.document for a in story.articles], statements, agencies, lineage, parties)
        self.released = {self.root(r.doc): r for r in told}
        known = {name for key in (*self.origins, *self.documents) if (name := self._masthead(key))}
        self.own = own_house(self.documents, self.named, statements, known)
        self.cited = self._cited(statements)

    def _cited(self, statements: Sequence[Statement]) -> dict[str, str]:
        """For articles without a parent that only pass on what one other house of the pile told, that house."""
        said: dict[str, list[Statement]] = {}
        for statement in statements:
            if statement.doc in self.documents and statement.doc not in self.parents and not self.is_agency(statement.doc):
                said.setdefault(statement.doc, []).append(statement)
        found = {doc: cited_throughout(said[doc], partial(self._foreign, doc)) for doc in sorted(said)}
        return {doc: name for doc, name in found.items() if name and any(k != doc for k in self.of_name(name))}

    def _foreign(self, doc: str, spelt: str) -> str | None:
        """The house that a relay of an article names, unless it is the article's own."""
        named = self.relay(spelt, doc)
        return None if named.own else named.name

    def text_of(self, parent: Parent) -> str:
        """The text that a parent of the family tree is: the document, also of an origin that was handed in, else the origin."""
        origin = self.origins.get(parent.origin or "")
        return parent.doc or (origin.observed if origin and origin.observed else parent.origin) or ""

    def read_otherwise(self, child: str, parent: str | None) -> "Houses":
        """The same texts where one has but that parent, or none."""
        other = copy.copy(self)
        other.parents = (
            {**self.parents, child: [(parent, "rewrite")]} if parent else {k: v for k, v in self.parents.items() if k != child}
        )
        other.children = _children(other.parents)
        other._roots = {}
        return other

    def root(self, key: str) -> str:
        """The text from which `key` comes in the end, by its main parents."""
        path: dict[str, None] = {}
        while key not in self._roots and key in self.parents and key not in path:
            path[key] = None
            key = self.parents[key][0][0]
        found = self._roots.get(key, key)
        self._roots.update(dict.fromkeys(path, found))
        return found

    def name(self, key: str) -> str | None:
        """The organisation of a text: issuer of a release, agency, outlet, or what it calls itself; None when unknown."""
        if key not in self._names:
            self._names[key] = self._name(key)
        return self._names[key]

    def _name(self, key: str) -> str | None:
        if key in self.released:
            return f"{self.released[key].issuer} (press release)"
        return self._masthead(key) or (self.own.get(key) if key in self.observed else None)

    def shown(self, key: str) -> str:
        """What to call who stands behind an article: the house, else who published the headline; of an unseen text its id."""
        name = self.name(key)
        if name or key not in self.documents:
            return name or key
        key = self._followed_up(key)
        if name := self.name(key):
            return name
        return publisher(self.documents[key].title, self.documents[key].text)

    def _followed_up(self, key: str) -> str:
        """The first of the articles that one sender followed up with this one: they are one house's."""
        trail = [key]
        while True:
            above = [p for p, relation in self.parents.get(trail[-1], ()) if relation == "update" and p in self.documents]
            if not above or above[0] in trail:
                return trail[-1]
            trail.append(above[0])

    def _masthead(self, key: str) -> str | None:
        """The agency that sent a text, or the outlet on its page."""
        origin = self.origins.get(key) or self.observed.get(key)
        if origin is not None and origin.agency:
            return self.folded(origin.agency)
        document = self.documents.get(key)
        return self.folded(document.source.outlet) if document is not None and document.source.outlet else None

    def is_agency(self, key: str) -> bool:
        """Whether an agency sent the text."""
        origin = self.origins.get(key) or self.observed.get(key)
        return origin is not None and origin.agency is not None

    def words(self, mention: Proposition) -> frozenset[str]:
        """The words of a mention, in small letters, without those that tell nothing."""
        text = self.documents[mention.doc].text[mention.start : mention.end]
        if text not in self._words:
            self._words[text] = frozenset(w.form for w in words(text)) - word_list("stop")
        return self._words[text]

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

    def relay(self, spelt: str, doc: str) -> Relay:
        """What a relay of an article names; see `relays`."""
        return relay(spelt, self.documents[doc], self.name(doc), self.named.get(doc, ()), self.agencies)

    def speaks(self, doc: str, named: Relay) -> bool:
        """Whether a relay that is "own" is the article's house itself, not that of the text it copied."""
        edges = self.parents.get(doc, ())
        return named.name is not None or all(relation == "excerpt" for _, relation in edges)

    def origin(self, mention: Proposition) -> str | None:
        """The origin that the passage of a mention goes back to: by the parent that has the passage, else by the main parents."""
        edges = self.passages.get(mention.doc, ())
        shares = [sum(max(0, min(s.end, mention.end) - max(s.start, mention.start)) for s in spans) for _, spans in edges]
        most = max(shares, default=0)
        key = self.root(edges[shares.index(most)][0] if most else mention.doc)
        if key in self.origins:
            return key
        return self.observed[key].id if key in self.observed else None

    def release_behind(self, mention: Proposition) -> str | None:
        """The root of a press release whose word the mention passes on, though the article is not made of it."""
        for root in sorted(self.released):
            release = self.released[root]
            if self.root(mention.doc) == root or self._before(mention.doc, release.doc):
                continue
            text, said = self.documents[mention.doc].text, mention.statement
            source = " ".join(text[slice(*r)] for r in said.source) if said else ""
            if passes_on(release, said, self.people, text[slice(*mention.sentence)], source):
                return root
        return None

    def _before(self, doc: str, release: str) -> bool:
        """Whether an article was out for certain before the release was."""
        mine, theirs = self.documents[doc].published, self.documents[release].published
        last, first = instant(mine.latest if mine else None), instant(theirs.earliest if theirs else None)
        return last is not None and first is not None and last < first and (last.date() < first.date() or _timed(theirs))


def _timed(published: Published | None) -> bool:
    """Whether the hour of a publication is known."""
    return published is not None and "T" in published.earliest


def _children(parents: Mapping[str, Sequence[tuple[str, str]]]) -> dict[str, list[str]]:
    """The texts made of each text, in order."""
    found: dict[str, list[str]] = {}
    for child in sorted(parents):
        for parent, _ in parents[child]:
            found.setdefault(parent, []).append(child)
    return found
