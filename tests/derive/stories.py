"""A small fictional dispatch, carriers of it, and what the tests need to make stories of them."""

from wirestem.lexicon.agencies import agencies
from wirestem.model import Article, Credit, Decision, Document, Lineage, Published, Source, Story, Zone
from wirestem.story.align import align_all
from wirestem.story.derive import derive
from wirestem.text import sentences

DISPATCH = (
    "A landslide buried the lower half of Marrow village on Monday night, and rescue teams were digging for nine missing people.",
    "The slope gave way shortly after ten, when most of the families in the lower street had already gone to bed.",
    "Soldiers from the barracks at Tollen brought two excavators over the pass, but the second one broke down before dawn.",
    "The chapel, which had stood on the terrace since 1742, was carried two hundred metres down to the river.",
    "Geologists had warned in spring that the drainage above the terrace was blocked and that the meadow had begun to move.",
    "The road to the coast remains closed, and the district has opened the gymnasium of the secondary school for survivors.",
)
LATER = (
    "The number of dead in the Marrow landslide rose to six on Tuesday as the army reached the buried chapel with dogs.",
    *DISPATCH[1:4],
    "A state prosecutor asked the district for all letters about the blocked drainage that it had received since January.",
)
OTHER = (
    "Ferries between the northern islands will sail only twice a day from October because the company lacks engineers.",
    "Passengers who hold a yearly ticket may ask for a third of its price back until the end of the month.",
    "The mayor of Sandholm called the new timetable a disaster for schoolchildren and promised to charter a smaller boat.",
)
REPORT = (
    "The bridge at Kell was never inspected, according to a file seen by the Beacon.",
    "“I signed whatever they put in front of me,” the retired engineer Ott Varga told this newspaper in his kitchen.",
    "Two letters from the builder, dated a week apart, contradict each other about the bolts in the eastern pier.",
    "The ministry did not answer eleven questions that the Beacon sent it over the course of a week.",
)


def document(
    name: str,
    paragraphs: tuple[str, ...],
    *,
    headline: str = "",
    dateline: str = "",
    byline: str = "",
    signoff: str = "",
    furniture: str = "",
    agency: str = "",
    published: str | None = None,
) -> Document:
    """A document of these lines; `agency` is credited wherever dateline, byline or sign-off name it."""
    text = ""
    zones: list[Zone] = []
    credits: list[Credit] = []
    for kind, line in (("furniture", furniture), ("headline", headline or f"Headline of {name}"), ("byline", byline)):
        text, zones = _line(text, zones, kind, line)
    for n, paragraph in enumerate(paragraphs):
        if n == 0 and dateline:
            zones.append(Zone(len(text), len(text) + len(dateline), "dateline"))
            text += dateline
        text, zones = _line(text, zones, "paragraph", paragraph)
    text, zones = _line(text, zones, "signoff", signoff)
    for zone in zones:
        at = text.find(agency, zone.start, zone.end) if agency else -1
        if at >= 0 and zone.kind in ("dateline", "byline", "signoff"):
            credits.append(Credit(agency, "text", zone.kind, at, at + len(agency)))
        told = text.find("told AFP", zone.start, zone.end)
        if told >= 0 and zone.kind == "paragraph":
            credits.append(Credit("AFP", "text", "body", told + 5, told + 8))
    stamp = Published(published, published, "own") if published else None
    return Document(name, Source(f"{name}.txt"), headline or None, text, "en", stamp, tuple(zones), tuple(credits))


def _line(text: str, zones: list[Zone], kind: str, line: str) -> tuple[str, list[Zone]]:
    if not line:
        return text, zones
    return f"{text}{line}\n\n", [*zones, Zone(len(text), len(text) + len(line), kind)]  # type: ignore[arg-type]


def story(*documents: Document) -> Story:
    """A story of these documents, in order of id."""
    articles = []
    for item in sorted(documents, key=lambda d: d.id):
        here = tuple(s for z in item.zones if z.kind == "paragraph" for s in sentences(item.text, z.start, z.end))
        articles.append(Article(item, sentences=here))
    return Story("s", "s", tuple(articles))


def tree(*documents: Document, decisions: tuple[Decision, ...] = ()) -> Lineage:
    """The family tree of these documents."""
    one = story(*documents)
    return derive(one, align_all(one), agencies(), decisions=decisions)


def parents(lineage: Lineage) -> dict[str, list[str]]:
    """For every child its parents: a document's id, or the agency or "?" of an unseen origin."""
    behind = {o.id: o for o in lineage.origins}
    found: dict[str, list[str]] = {}
    for edge in lineage.derivations:
        origin = behind.get(edge.parent.origin or "")
        found.setdefault(edge.child, []).append(edge.parent.doc or (origin.agency if origin else None) or "?")
    return found
