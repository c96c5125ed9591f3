"""Which texts of a story a child can be compared with: its parents, the other carriers of its origin, its whole family."""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from wirestem.model import Credit, Derivation, Document, Lineage, Statement
from wirestem.text import prose, words

# How far a carrier's wording speaks for the text it carries: a copy says what the dispatch said, a rewrite hardly.
_FAITHFUL = {"copy": 1.0, "update": 1.0, "excerpt": 1.0, "merge": 0.9, "rewrite": 0.5}
OWN_TEXT = 1.0
WHOLE = frozenset({"copy", "rewrite", "update"})
OTHER_FAMILY = 0.7
_TOLD = 0.05  # more for one that kept "told AFP"
_CREDITED = 0.1  # more for one that names its agency over, under or before the text: it prints what it was sent
_COLLECTIVE = "Agencies"
_LEAST_NAME = 5  # letters of a house's name that are looked for on pages


class Kin(NamedTuple):
    """The family relations of a story by document id; every set is used for membership only.

    `adopted` are texts without a known parent that quote what a family quotes: their quotations are compared as if they
    were of that family.
    """

    edges: dict[str, tuple[Derivation, ...]]
    roots: dict[str, frozenset[str]]
    ancestors: dict[str, frozenset[str]]
    carriers: dict[str, tuple[str, ...]]
    observed: dict[str, str]
    credited: frozenset[str]
    wording: dict[str, str]
    adopted: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    quoted: Mapping[str, frozenset[str]] = MappingProxyType({})

    def faithful(self, doc: str) -> float:
        """How far the wording of `doc` speaks for its origin's, 0 to a little over 1."""
        edges = self.edges.get(doc, ())
        if doc in self.adopted:
            return _FAITHFUL["rewrite"]
        return (
            min((_FAITHFUL[edge.relation] for edge in edges), default=OWN_TEXT)
            + _CREDITED * (doc in self.credited)
            + _TOLD * (doc in self.told)
        )

    def whole(self, doc: str, origin: str) -> bool:
        """Whether `doc` took over the text of `origin` from end to end, not only a part of it."""
        return any(edge.parent.origin == origin and edge.relation in WHOLE for edge in self.edges.get(doc, ()))

    def family(self, doc: str) -> tuple[str, ...]:
        """The other documents that share a root with `doc`, in id order."""
        return tuple(other for other, roots in sorted(self.roots.items()) if other != doc and roots & self.roots[doc])

    def alike(self, doc: str, other: str) -> bool:
        """Whether the two carry one and the same text: a version more is another text."""
        if other in self.ancestors[doc] or doc in self.adopted or other in self.adopted:
            return True
        mine, theirs = ({edge.parent.origin or edge.parent.doc for edge in self.edges.get(d, ())} for d in (doc, other))
        return bool(mine & theirs)

    def adopting(self, doc: str, others: Iterable[str]) -> "Kin":
        """The same relations with `doc` in the family of `others`."""
        roots = self.roots[doc].union(*(self.roots[other] for other in others))
        return self._replace(roots={**self.roots, doc: roots}, adopted=self.adopted | {doc})

    def depends(self, doc: str, other: str) -> bool:
        """Whether one of the two took its text, at however many hands, from the other; twins word for word count so too."""
        return self.wording[doc] == self.wording[other] or other in self.ancestors[doc] or doc in self.ancestors[other]


def kin(lineage: Lineage, texts: Iterable[Document], statements: Iterable[Statement] = ()) -> Kin:
    """The relations that `lineage` states between `texts`, and whose files the `statements` say to quote."""
    texts = sorted(texts, key=lambda text: text.id)
    documents = [text.id for text in texts]
    edges: dict[str, tuple[Derivation, ...]] = {}
    for edge in lineage.derivations:
        edges[edge.child] = (*edges.get(edge.child, ()), edge)
    observed = {origin.id: origin.observed for origin in lineage.origins if origin.observed}
    carriers: dict[str, tuple[str, ...]] = {}
    for edge in lineage.derivations:
        if edge.parent.origin and edge.parent.origin not in observed:
            carriers[edge.parent.origin] = (*carriers.get(edge.parent.origin, ()), edge.child)
    parents = {doc: tuple(p for edge in edges.get(doc, ()) if (p := _parent_doc(edge, observed))) for doc in documents}
    updates = {origin.id: origin.updates for origin in lineage.origins}
    ancestors = {doc: frozenset(_above(doc, parents)) for doc in documents}
    roots = {}
    for doc in documents:
        tops = [edge.parent.origin for up in (doc, *sorted(ancestors[doc])) for edge in edges.get(up, ()) if edge.parent.origin]
        own = [up for up in (doc, *ancestors[doc]) if not edges.get(up)]
        reached = {version for top in tops for version in _versions(top, updates)}
        roots[doc] = frozenset(reached | set(own) | {o for o, d in observed.items() if d in own})
    credited = frozenset(text.id for text in texts if _credits(text))
    wording = {text.id: " ".join(w.form for a, b in prose(text) for w in words(text.text, a, b)) for text in texts}
    told = frozenset(text.id for text in texts if any(c.place == "body" and c.for_ == "text" for c in text.credits))
    quoted = _quoted(texts, edges, statements)
    return Kin(edges, roots, ancestors, carriers, observed, credited, wording, told=told, quoted=quoted)


def _quoted(
    texts: Sequence[Document], edges: Mapping[str, Sequence[Derivation]], statements: Iterable[Statement]
) -> dict[str, frozenset[str]]:
    """For each document the files of agencies, and the articles of houses, through which its statements say to come."""
    via: dict[str, set[str]] = {}
    for statement in statements:
        via.setdefault(statement.doc, set()).update(name for hop in statement.via for name in (hop, _initials(hop)))
    found = {}
    for doc, names in sorted(via.items()):
        small = {name.casefold() for name in names}
        sent = (t for t in texts if not edges.get(t.id) and any(_agency(c) in small for c in t.credits if _masthead(c)))
        told = (t for t in texts if any(_bears(t, name) for name in names if name not in _agencies_of(t)))
        held = {t.id for t in (*sent, *told) if t.id != doc}
        if held:
            found[doc] = frozenset(held)
    return found


def _agency(credit: Credit) -> str:
    return credit.agency.casefold()


def _agencies_of(document: Document) -> frozenset[str]:
    return frozenset(credit.agency for credit in document.credits)


def _bears(document: Document, name: str) -> bool:
    """Whether the page bears a house's name outside the article's own words: in its head, over the text or at its foot."""
    if not name[:1].isupper() or len(name) < _LEAST_NAME:
        return False
    apart = (z for z in document.zones if z.kind in ("byline", "furniture"))
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", document.text[z.start : z.end]) for z in apart)


def _initials(name: str) -> str:
    letters = [word[0] for word in name.split() if word[0].isupper()]
    return "".join(letters) if len(letters) > 1 else name


def _credits(document: Document) -> bool:
    """Whether the text is credited to one agency; "told AFP" in its body says less."""
    return any(_masthead(credit) for credit in document.credits)


def _masthead(credit: Credit) -> bool:
    return credit.for_ == "text" and credit.place not in ("body", "caption") and credit.agency != _COLLECTIVE


def _parent_doc(edge: Derivation, observed: dict[str, str]) -> str | None:
    return edge.parent.doc or (observed.get(edge.parent.origin) if edge.parent.origin else None)


def _above(doc: str, parents: dict[str, tuple[str, ...]]) -> set[str]:
    found: set[str] = set()
    waiting = [doc]
    while waiting:
        for parent in parents.get(waiting.pop(), ()):
            if parent not in found and parent != doc:
                found.add(parent)
                waiting.append(parent)
    return found


def _versions(origin: str, updates: dict[str, tuple[str, ...]]) -> set[str]:
    """The origin and all versions it replaces."""
    found: set[str] = set()
    waiting = [origin]
    while waiting:
        top = waiting.pop()
        if top not in found:
            found.add(top)
            waiting.extend(updates.get(top, ()))
    return found
