"""Nodes: each speaker as one article names it, before anything is joined across articles."""

import re
from collections import Counter
from typing import NamedTuple

from wirestem.lexicon.names import names
from wirestem.model import Article, PartyKind, Statement, Story
from wirestem.story.identify.called import parts

Key = tuple[str, str]
_GOVERNS = re.compile(r"(?:the )?([A-Z][\w ]*(?:['’]s)?) (?:government|authorities)")
_AND = re.compile(r" and [A-Z]")
_PRONOUNS = frozenset("he she it they his her their him them".split())


class Node(NamedTuple):
    """A speaker of one article: `name` as the article's fullest, and whether that is a name or only a description."""

    doc: str
    name: str
    kind: PartyKind
    named: bool

    @property
    def key(self) -> Key:
        """What tells nodes apart."""
        return self.doc, self.name


def nodes(story: Story) -> dict[Key, Node]:
    """All speakers of all articles, in order of article and first statement."""
    found: dict[Key, Node] = {}
    kinds: dict[str, Counter[str]] = {}
    for article in story.articles:
        for mention in article.mentions:
            if mention.kind != "title":
                kinds.setdefault(mention.name, Counter())[mention.kind] += 1
    for article in story.articles:
        for statement in article.statements:
            if statement.speaker is not None:
                found.setdefault((article.document.id, statement.speaker), _node(statement.speaker, article, kinds))
    return found


def _node(name: str, article: Article, kinds: dict[str, Counter[str]]) -> Node:
    """The node of a name; its kind is what most mentions of the story make of it."""
    doc = article.document.id
    count = kinds.get(name, Counter())
    kind = max(sorted(count), key=lambda k: count[k], default="")
    if " " not in name and count["person"] < 4 * (count["place"] + count["government"]):
        kind = "place"  # a lone name that is anywhere a place; people have a full name somewhere
    if land(name) is not None or kind in ("government", "place"):
        return Node(doc, name, "government", True)
    if name.startswith("text of the "):
        return Node(doc, name, "unknown", True)
    if _AND.search(name) and name[:1].isupper() and not kind:
        return Node(doc, name, "group", True)
    if kind == "person":
        return Node(doc, name, "person", True)
    if kind == "organisation":
        return Node(doc, name, "organisation", True)
    return _unnamed(doc, name)


def land(name: str) -> str | None:
    """The country that the lexicon knows to speak under a name: its own, its capital, "the … government"."""
    known = names()
    governs = _GOVERNS.fullmatch(name)
    if governs:
        return known.demonyms.get(governs[1]) or known.government(governs[1].removesuffix("'s").removesuffix("’s"))
    return known.government(name)


def _unnamed(doc: str, name: str) -> Node:
    """A description: of what sort tells its noun, in front of "of", "in" and the like."""
    known = names()
    words = name.split()
    cut = next((i for i, w in enumerate(words) if i and w in {"of", "in", "at", "from", "for", "on", "near", "with"}), len(words))
    noun = words[cut - 1].casefold().rstrip("'’")
    lone = " " not in name and name[:1].isupper()
    if noun in known.groups:
        return Node(doc, name, "group", False)
    if " ".join(words[max(0, cut - 2) : cut]).casefold() in known.nouns or noun in known.nouns:
        return Node(doc, name, "organisation", False)
    if known.title(noun) is not None:
        return Node(doc, name, "person", False)
    if lone and len(parts(name)) == 1:
        return Node(doc, name, "unknown", True)
    return Node(doc, name, "unknown", False)


def plainness(statement: Statement, article: Article) -> int:
    """How plainly a source says who speaks: 3 by name, 2 by a description, 1 by a pronoun, 0 not at all."""
    words = " ".join(article.document.text[a:b] for a, b in statement.source)
    if not words.strip():
        return 0
    if words.casefold().strip(" ,") in _PRONOUNS:
        return 1
    people = {m.name for m in article.mentions if m.kind == "person"}
    spelt = statement.speaker in people and bool(set(parts(words)) & set(parts(str(statement.speaker))[-2:]))
    return 3 if spelt else 2
