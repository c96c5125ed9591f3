"""Recycled background: passages that different dispatches of one agency share.

An agency sets paragraphs of background from one dispatch into the next. They are a mark of the agency and no sign that one
text comes from another.
"""

from collections.abc import Mapping, Sequence

from wirestem.model import Alignment, Origin, Recycled, Span
from wirestem.story.derive.kinship import Overlaps

_LEAST_WORDS = 12  # of narrative


def recycled(alignments: Sequence[Alignment], origins: Sequence[Origin], overlaps: Overlaps) -> tuple[Recycled, ...]:
    """The passages, by agency and place, each once with every text it stands in."""
    agency = _agencies(origins)
    found: list[tuple[str, set[Span]]] = []
    for one in alignments:
        here, there = agency.get(one.left.doc, {}), agency.get(one.right.doc, {})
        shared = {a for a in here if a in there and not here[a] & there[a]}
        if one.kind == "paraphrase" or len(shared) != 1 or _narrative_words(one.left, overlaps) < _LEAST_WORDS:
            continue
        name = min(shared)
        same = [
            group for other, group in found if other == name and any(_meet(s, t) for s in group for t in (one.left, one.right))
        ]
        if same:
            same[0].update((one.left, one.right))
        else:
            found.append((name, {one.left, one.right}))
    return tuple(sorted((Recycled(name, tuple(sorted(spans))) for name, spans in found), key=lambda r: (r.agency, r.spans)))


def _agencies(origins: Sequence[Origin]) -> Mapping[str, dict[str, set[str]]]:
    """For every text its agencies, each with the dispatches of it that the text goes back to (versions as one)."""
    earlier = {o.id: o.updates[0] for o in origins if o.updates}
    found: dict[str, dict[str, set[str]]] = {}
    for origin in origins:
        root = origin.id
        while root in earlier:
            root = earlier[root]
        if origin.agency:
            for name in origin.documents:
                found.setdefault(name, {}).setdefault(origin.agency, set()).add(root)
    return found


def _narrative_words(span: Span, overlaps: Overlaps) -> int:
    text = overlaps.texts[span.doc]
    return sum(text.narrative[slice(*text.places(span.start, span.end))])


def _meet(one: Span, two: Span) -> bool:
    return one.doc == two.doc and one.start < two.end and two.start < one.end
