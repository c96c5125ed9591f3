"""Articles for the tests, made from a few sentences."""

from wirestem.article.attribute import attribute
from wirestem.lexicon.agencies import agencies
from wirestem.model import Article, Document, Mention, Source, Statement, Zone
from wirestem.text import paragraphs


def article(
    *lines: str, headline: str | None = None, outlet: str | None = None, mentions: tuple[Mention, ...] = (), language: str = "en"
) -> Article:
    text = "\n\n".join([headline, *lines] if headline else lines)
    zones = tuple(Zone(a, b, "headline" if headline and n == 0 else "paragraph") for n, (a, b) in enumerate(paragraphs(text)))
    document = Document(id="d", source=Source(uri="d.txt", outlet=outlet), title=None, text=text, language=language, zones=zones)
    return attribute(Article(document=document, mentions=mentions), agencies())


def said(*lines: str, headline: str | None = None) -> list[tuple[str, str, str]]:
    """(source, cue, content) of each statement, pieces joined by " | "."""
    made = article(*lines, headline=headline)
    text = made.document.text

    def words(ranges: tuple[tuple[int, int], ...]) -> str:
        return " | ".join(text[a:b] for a, b in ranges)

    return [(words(s.source), words(s.cue), words(s.content)) for s in made.statements]


def only(*lines: str, headline: str | None = None, outlet: str | None = None) -> Statement:
    statements = article(*lines, headline=headline, outlet=outlet).statements
    assert len(statements) == 1, statements
    return statements[0]
