"""Hinges: what would change how many stand behind a claim, if a doubt were settled the other way."""

from collections.abc import Iterator, Mapping, Sequence

from wirestem.model import Hinge, Span
from wirestem.story.corroborate.clause.propositions import Proposition
from wirestem.story.corroborate.count.houses import Houses
from wirestem.story.corroborate.count.organisations import Backing, Telling, behind

LEAST = 0.1
"""Readings of the family tree less likely than this are left out."""
TRIED = 12
"""Readings of the family tree that are tried for one claim, at most."""
MOST = 5
"""Hinges of one claim, at most."""


def hinges(telling: Telling, parts: Mapping[str, Sequence[Proposition]], backing: Backing, houses: Houses) -> tuple[Hinge, ...]:
    """What would change the count of a claim told by `telling`, of which `parts` tell only a part, the most likely first."""
    now = backing.total()
    found = [*_descents(telling, houses), *_strangers(backing), *_wholes(telling, parts, houses)]
    open_ = [h for h in found if h.independent != now]
    open_.sort(key=lambda h: (h.likely is None, -(h.likely or 0.0), h.spans, h.what))
    return tuple(open_[:MOST])


def _descents(telling: Telling, houses: Houses) -> Iterator[Hinge]:
    """The other readings of where the articles that tell the claim come from, the likeliest first."""
    readings = [(-likely, doc, parent) for doc in sorted(telling) for likely, parent in _doubts(doc, houses)]
    for less, doc, parent in sorted(readings, key=lambda r: (r[0], r[1], r[2] or ""))[:TRIED]:
        from_ = f"has it from {_called(houses, parent)}" if parent else "is a source of its own"
        spans = tuple(Span(m.doc, m.start, m.end) for m in telling[doc])
        then = behind(telling, houses.read_otherwise(doc, parent)).total()
        yield Hinge(f"{houses.shown(doc)} {from_}", then, -less, spans)


def _doubts(doc: str, houses: Houses) -> Iterator[tuple[float, str | None]]:
    """The likely other readings of an article that lead to another house than it has now."""
    house = houses.name(houses.root(doc))
    for other in houses.doubts.get(doc, ()):
        parent = houses.text_of(other.parent) if other.parent else None
        if other.confidence < LEAST or (parent is None and other.note != "is the source itself"):
            continue
        if parent is None or house is None or houses.name(houses.root(parent)) != house:
            yield other.confidence, parent


def _called(houses: Houses, key: str) -> str:
    name = houses.shown(key)
    return f"{name}'s dispatch" if key in houses.origins and name != key else name


def _strangers(backing: Backing) -> Iterator[Hinge]:
    """Those without a name, who may be one of the others or not."""
    for key in sorted(backing.unknown):
        rest = {k: v for k, v in backing.unknown.items() if k != key}
        if backing.named or rest:
            then = backing._replace(unknown=rest).total()
            yield Hinge(f"the unknown sender ({key}) is one of the others", then, None, backing.unknown[key])
    if backing.unnamed and (backing.named or backing.unknown):
        spans = tuple(sorted({span for places in backing.unnamed.values() for span in places}))
        named = ", ".join(f"“{key}”" for key in sorted(backing.unnamed))
        yield Hinge(f"{named} is one of the others", backing._replace(unnamed={}).total(), None, spans)


def _wholes(telling: Telling, parts: Mapping[str, Sequence[Proposition]], houses: Houses) -> Iterator[Hinge]:
    """The mentions that tell but a part, if they were taken for the whole."""
    for doc in sorted(parts):
        if doc not in telling:
            then = behind({**telling, doc: parts[doc]}, houses).total()
            spans = tuple(Span(m.doc, m.start, m.end) for m in parts[doc])
            yield Hinge(f"{houses.shown(doc)}, which tells a part, tells all of it", then, None, spans)
