"""Nodes: each speaker as one article names it, before anything is joined across articles."""

from typing import NamedTuple

from wirestem.lexicon.names import names
from wirestem.model import Article, PartyKind, Statement, Story
from wirestem.story.identify.called import parts

Key = tuple[str, str]


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
    for article in story.articles:
        for statement in article.statements:
            if statement.speaker is not None:
                found.setdefault((article.document.id, statement.speaker), _node(statement.speaker, article))
    return found


def _node(name: str, article: Article) -> Node:
    known = names()
    kinds = [m.kind for m in article.mentions if m.name == name and m.kind != "title"]
    doc = article.document.id
    if known.government(name) is not None or "government" in kinds or kinds[:1] == ["place"]:
        return Node(doc, name, "government", True)
    if name.startswith("text of the "):
        return Node(doc, name, "unknown", True)
    if "person" in kinds:
        return Node(doc, name, "person", True)
    if "organisation" in kinds:
        return Node(doc, name, "organisation", True)
    return _unnamed(doc, name)


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


def explicit(statement: Statement, text: str) -> bool:
    """Whether the source spells out a part of the speaker's name, rather than a pronoun or a description."""
    source = set(parts(" ".join(text[a:b] for a, b in statement.source)))
    return statement.speaker is not None and bool(source & set(parts(statement.speaker)[-2:]))
