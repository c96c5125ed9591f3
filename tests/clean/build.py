"""Small pages, typed in the tests."""

from wirestem.article.clean import clean
from wirestem.lexicon.agencies import agencies
from wirestem.model import Capture, Document, Source

HEADLINE = "Bridge at Tolmouth to close for a year"
LEDE = "The old iron bridge at Tolmouth will close on Monday for at least a year, the county said on Friday."
MIDDLE = "Engineers found cracks in four of the six piers, according to a report seen by councillors."
LAST = "“Nobody should be surprised,” said Marla Venn, who runs the ferry. “It has been humming since spring.”"


def page(*, above: str = "", under: str = "", lede: str = "", between: str = "", end: str = "", below: str = "") -> Document:
    """A page with something more above or under its headline, before its lede, between its paragraphs, at its end or below."""
    lines = [above, HEADLINE, under, lede + LEDE, MIDDLE, between, LAST + end, below]
    return document("\n\n".join(line for line in lines if line) + "\n")


def document(text: str, *, outlet: str | None = None, published: str | None = None, title: str | None = None) -> Document:
    return clean(Capture("page", Source("page.txt", outlet), text, title=title, published=published), agencies())


def kind(doc: Document, words: str) -> str:
    """What the zone is that holds exactly these words; "furniture: menu" with its label."""
    (found,) = {
        f"{zone.kind}: {zone.label}" if zone.label else zone.kind
        for zone in doc.zones
        if doc.text[zone.start : zone.end] == words
    }
    return found


def sent_by(doc: Document) -> list[str]:
    """The agencies credited for the text, body hints left out."""
    return [credit.agency for credit in doc.credits if credit.for_ == "text" and credit.place != "body"]
