"""A document as the golden files beside `tests/articles/*.txt` show it: every zone and credit with its words."""

from pathlib import Path

from wirestem.article.clean import clean
from wirestem.article.read import read
from wirestem.lexicon.agencies import agencies
from wirestem.model import Capture, Document

ARTICLES = Path(__file__).resolve().parent.parent / "articles"


def document(path: Path) -> Document:
    (capture,) = (item for item in read([str(path)]) if isinstance(item, Capture))
    return clean(capture, agencies())


def shown(path: Path) -> dict[str, object]:
    doc = document(path)
    return {
        "title": doc.title,
        "outlet": doc.source.outlet,
        "language": doc.language,
        "published": [doc.published.earliest, doc.published.latest, doc.published.basis] if doc.published else None,
        "zones": [[f"{z.kind}: {z.label}" if z.label else z.kind, doc.text[z.start : z.end]] for z in doc.zones],
        "credits": [[c.agency, c.for_, c.place, doc.text[c.start : c.end]] for c in doc.credits],
    }
