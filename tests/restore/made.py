"""Carriers of a small fictional dispatch, and family trees of them made by hand."""

from collections.abc import Sequence

from wirestem.model import (
    Article,
    Credit,
    Derivation,
    Document,
    Evidence,
    Lineage,
    Origin,
    Parent,
    Published,
    Relation,
    Restored,
    Source,
    Story,
    TimeRef,
    Zone,
)
from wirestem.story.align import align_all
from wirestem.story.restore import restore
from wirestem.text import sentences

DISPATCH = (
    "A landslide buried the lower half of Marrow village on Monday night, and rescue teams were digging for nine people.",
    "The slope gave way shortly after ten, when most of the families in the lower street had gone to bed.",
    "Soldiers from the barracks at Tollen brought two excavators over the pass, but the second one broke down before dawn.",
    "The chapel, which had stood on the terrace since 1742, was carried two hundred metres down to the river.",
    "Geologists had warned in spring that the drainage above the terrace was blocked and that the meadow had moved.",
)


def document(
    name: str, lines: Sequence[str], *, published: str | None = None, outlet: str | None = None, credit: str = ""
) -> Document:
    """A document of these paragraphs; `credit` closes it as a sign-off."""
    text, zones = "", []
    for line in lines:
        zones.append(Zone(len(text), len(text) + len(line), "paragraph"))
        text += line + "\n\n"
    credits: tuple[Credit, ...] = ()
    if credit:
        zones.append(Zone(len(text), len(text) + len(credit), "signoff"))
        credits = (Credit(credit, "text", "signoff", len(text), len(text) + len(credit)),)
        text += credit + "\n"
    stamp = Published(published, published, "own") if published else None
    return Document(name, Source(f"{name}.txt", outlet), None, text, "en", stamp, tuple(zones), credits)


def story(*documents: Document) -> Story:
    articles = []
    for item in sorted(documents, key=lambda d: d.id):
        here = tuple(s for z in item.zones if z.kind == "paragraph" for s in sentences(item.text, z.start, z.end))
        articles.append(Article(item, sentences=here))
    return Story("s", "s", tuple(articles))


def origin(name: str, documents: Sequence[str], *, agency: str | None = "AFP", updates: tuple[str, ...] = ()) -> Origin:
    return Origin(name, agency, None, updates, tuple(sorted(documents)), "", (Evidence("origin.credit.v1", 2.0),))


def edge(child: str, parent: str, relation: Relation = "copy") -> Derivation:
    return Derivation(child, Parent(origin=parent), relation, 0.9, 0.9, ())


def told(*documents: Document, relations: dict[str, Relation] | None = None, times: Sequence[TimeRef] = ()) -> Restored:
    """The one dispatch that all of these carry, as copies unless `relations` says otherwise."""
    names = [d.id for d in documents]
    lineage = Lineage((origin("o", names),), tuple(edge(n, "o", (relations or {}).get(n, "copy")) for n in sorted(names)))
    one = story(*documents)
    return restore(one, lineage=lineage, alignments=align_all(one), times=times)[0]


def lines(restored: Restored) -> list[str]:
    return [p.text for p in restored.passages]
