"""Persons: which names of a story's people are one person's, and which bare names could be several people's.

Names of all articles are joined by how they are written (`wirestem.people`), the fuller first; a name that leaves something
out ("J. Novak", "Novak") goes to the one person of the story who can bear it. That people are told apart by what an article
says of them beside the name, before by how near two spellings are, is the way of Bagga and Baldwin (COLING-ACL 1998).
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from wirestem.lexicon.names import Gender, names
from wirestem.model import Article, Story
from wirestem.people import accord, conflict, short_for, taken_apart
from wirestem.story.identify.called import misspelt, rival_houses
from wirestem.story.identify.nodes import Key, Node
from wirestem.text.stems import stems

_COURTESY = re.compile(r"\b(?:(Mr|Sir|Lord|Senor|Herr|Monsieur)|(Mrs|Ms|Miss|Madam|Madame|Lady|Dame|Frau|Senora))\.?\s+$")
_FRONT = 60
Cluster = frozenset[str]


class Persons:
    """The people of a story by all their full names; every cluster holds names of which no two are in conflict."""

    def __init__(self, story: Story, nodes: Iterable[Node]) -> None:
        self._articles = {a.document.id: a for a in story.articles}
        self._named_in = _named_in(story.articles)
        speaking = tuple(nodes)
        self._spoken = frozenset(n.name for n in speaking)
        people = {n.name for n in speaking if n.kind == "person" and n.named and len(taken_apart(n.name).parts) > 1}
        full = sorted({*self._named_in, *people}, key=lambda n: (_known(n), n))
        self._of = _clusters(full)
        self.unsure = {name: found for name in full if len(found := _bearers(name, self._of)) > 1}

    def silent(self) -> dict[Key, Node]:
        """A node for each full name that nobody speaks under, in the first article that has it."""
        found = (
            Node(min(docs), name, "person", True) for name, docs in sorted(self._named_in.items()) if name not in self._spoken
        )
        return {node.key: node for node in found}

    def cluster(self, name: str) -> Cluster:
        """All full names of the one who bears a full name; empty for a name nobody bears."""
        return self._of.get(name, frozenset())

    def candidates(self, node: Node) -> tuple[Cluster, ...]:
        """Who a name that leaves something out can be, in order; one when the article or the story tells who it is.

        Told by who is named in full in that article, then by "Mr" and "Mrs", then by the office in front of the name.
        """
        if len(taken_apart(node.name).parts) > 1:
            return self.unsure.get(node.name, ())
        able = sorted({c for n, c in self._of.items() if short_for(node.name, n)}, key=sorted)
        for narrowed in (self._present, self._of_gender, self._in_office):
            if len(able) > 1:
                able = narrowed(able, node) or able
        return tuple(able)

    def _present(self, able: Sequence[Cluster], node: Node) -> list[Cluster]:
        return [c for c in able if any(node.doc in self._named_in.get(n, ()) for n in c)]

    def _of_gender(self, able: Sequence[Cluster], node: Node) -> list[Cluster]:
        """Those whom "Mr" or "Mrs" in front of the bare name fits, when no other does."""
        told = {g for front in _fronts(node.name, self._articles[node.doc]) if (g := _courtesy(front)) is not None}
        if len(told) != 1:
            return list(able)
        return [c for c in able if self._gender(c) in (told | {None})]

    def _gender(self, cluster: Cluster) -> Gender | None:
        told = {
            g
            for name in cluster
            for doc in self._named_in.get(name, ())
            for front in _fronts(name, self._articles[doc])
            if (g := _courtesy(front)) is not None
        }
        given: set[Gender] = {g for name in cluster if (g := names().given.get(taken_apart(name).parts[0].word)) is not None}
        both = told or given
        return next(iter(both)) if len(both) == 1 else None

    def _in_office(self, able: Sequence[Cluster], node: Node) -> list[Cluster]:
        """Those who bear the title elsewhere that stands in front of the bare name: "President Novak"."""
        titles = {t for front in _fronts(node.name, self._articles[node.doc]) if (t := _title(front))}
        if not titles:
            return list(able)
        return [
            c
            for c in able
            if any(
                titles & {_title(front)}
                for name in c
                for doc in self._named_in.get(name, ())
                for front in _fronts(name, self._articles[doc])
            )
        ]


def strangers(left: Node, right: Node, lands: Mapping[str, str]) -> bool:
    """Whether two names can only be two people's, or two countries' offices; a letter astray is no stranger.

    >>> strangers(Node("a", "Ada Novak", "person", True), Node("b", "Ivo Novak", "person", True), {})
    True
    >>> strangers(Node("a", "Noor Mohammad Faiz", "person", True), Node("b", "Noor Mohammad Fayez", "person", True), {})
    False
    """
    if left.kind == right.kind == "person":
        return conflict(left.name, right.name) and not misspelt(left.name, right.name)
    return "organisation" in (left.kind, right.kind) and rival_houses(left.name, right.name, lands)


def shown(clusters: Sequence[Cluster]) -> tuple[str, ...]:
    """The fullest name of each, in order."""
    return tuple(sorted(max(c, key=lambda n: (_known(n), n)) for c in clusters))


def _named_in(articles: Sequence[Article]) -> dict[str, frozenset[str]]:
    """The articles that name each person in full. A name counts as a person's when most of its mentions are."""
    kinds: dict[str, Counter[str]] = {}
    found: dict[str, set[str]] = {}
    for article in articles:
        for mention in article.mentions:
            kinds.setdefault(mention.name, Counter())[mention.kind] += 1
            if mention.kind == "person" and len(taken_apart(mention.name).parts) > 1:
                found.setdefault(mention.name, set()).add(article.document.id)
    return {n: frozenset(docs) for n, docs in found.items() if kinds[n]["person"] * 2 > sum(kinds[n].values())}


def _known(name: str) -> int:
    """How much a name tells: the letters of its parts, initials as one."""
    return sum(len(p.key) for p in taken_apart(name).parts)


def _clusters(full: Sequence[str]) -> dict[str, Cluster]:
    """The clusters by name: same spellings first, then each name that leaves something out with the one it can be."""
    of: dict[str, Cluster] = {name: frozenset({name}) for name in full}
    for i, left in enumerate(full):
        for right in full[i + 1 :]:
            if accord(left, right) == "same":
                _join(of, left, right)
    for name in reversed(full):
        able = _bearers(name, of)
        if len(able) == 1:
            _join(of, name, min(able[0]))
    return of


def _bearers(name: str, of: Mapping[str, Cluster]) -> tuple[Cluster, ...]:
    """The other clusters of fuller names that a name, and all spellings of it, can be."""
    own = of[name]
    if any(_known(n) > _known(name) and accord(n, name) == "may" for n in own):
        return ()
    able = {
        of[other]
        for other in of
        if of[other] != own and _known(other) > _known(name) and accord(name, other) == "may"
        if not any(conflict(a, b) for a in own for b in of[other])
    }
    return tuple(sorted(able, key=sorted))


def _join(of: dict[str, Cluster], left: str, right: str) -> None:
    a, b = of[left], of[right]
    if a != b and not any(conflict(x, y) for x in a for y in b):
        for name in a | b:
            of[name] = a | b


def _fronts(name: str, article: Article) -> list[str]:
    """The words in front of each mention of a name, in its sentence."""
    text = article.document.text
    found = []
    for mention in article.mentions:
        if mention.kind == "person" and mention.name == name:
            found.append(re.split(r"[.;:!?“”\"]\s", text[max(0, mention.start - _FRONT) : mention.start])[-1])
    return found


def _courtesy(front: str) -> Gender | None:
    match = _COURTESY.search(front)
    return None if match is None else "m" if match[1] else "f"


def _title(front: str) -> str:
    """The title that ends the words in front of a name, folded; "" when they end otherwise."""
    words = front.split() if front[-1:].isspace() else []
    for size in (3, 2, 1):
        title = names().title(" ".join(words[-size:])) if len(words) >= size else None
        if title is not None and title.kind != "honorific":
            return " ".join(sorted(stems(" ".join(words[-size:]))))
    return ""


def bare(node: Node) -> bool:
    """Whether a node's name is one word that may be a family name."""
    return node.named and node.kind in ("person", "unknown") and len(taken_apart(node.name).parts) == 1


def keys_by_name(nodes: Mapping[Key, Node]) -> dict[str, list[Key]]:
    """The nodes of people with a full name, by the name."""
    found: dict[str, list[Key]] = {}
    for key, node in nodes.items():
        if node.kind == "person" and node.named and len(taken_apart(node.name).parts) > 1:
            found.setdefault(node.name, []).append(key)
    return found
