"""Small stories with their family trees, typed in the tests."""

from wirestem.model import (
    Article,
    Change,
    Derivation,
    Document,
    Lineage,
    Origin,
    Parent,
    Relation,
    Source,
    Statement,
    Story,
    Zone,
)
from wirestem.story.align import align_all
from wirestem.story.compare import compare
from wirestem.text import paragraphs


def article(name: str, text: str, statements: tuple[Statement, ...] = ()) -> Article:
    zones = tuple(Zone(a, b, "paragraph" if n else "headline") for n, (a, b) in enumerate(paragraphs(text)))
    return Article(Document(name, Source(name), None, text, "en", None, zones), statements=statements)


def story(**texts: str) -> Story:
    return Story("s", "", tuple(article(name, text) for name, text in sorted(texts.items())))


def edge(child: str, *, doc: str | None = None, origin: str | None = None, relation: Relation = "copy") -> Derivation:
    return Derivation(child, Parent(doc=doc, origin=origin), relation, 0.9, 0.9, ())


def lineage(*edges: Derivation, unseen: str = "o") -> Lineage:
    carriers = tuple(sorted(e.child for e in edges if e.parent.origin))
    return Lineage((Origin(unseen, None, None, (), carriers, "", ()),), edges)


def changes(told: Story, tree: Lineage, statements: tuple[Statement, ...] = ()) -> tuple[Change, ...]:
    return compare(told, lineage=tree, alignments=align_all(told), statements=statements)


def altered(told: Story, tree: Lineage) -> list[tuple[str, str]]:
    text = {a.document.id: a.document.text for a in told.articles}
    found = [c for c in changes(told, tree) if c.kind == "quote_altered"]
    return [(c.child, text[c.child][c.here.start : c.here.end]) for c in found if c.here]
