"""Ways: how surely an article goes back to a text, along the edges that lead there."""

from collections.abc import Mapping
from heapq import heappop, heappush

from wirestem.model import Findings, Origin

SURE = 0.5
"""Confidence below which a finding is told as a possibility."""


def sureness(found: Findings, origin: Origin) -> Mapping[str, float]:
    """How surely each article has text of `origin`, 0 to 1: the product of the confidences along the surest way.

    Its own text has it for sure; an article that no way leads to is left out.
    """
    below: dict[str, list[tuple[str, float]]] = {}
    for edge in found.derivations:
        below.setdefault(edge.parent.origin or edge.parent.doc or "", []).append((edge.child, edge.confidence))
    best: dict[str, float] = {}
    waiting = [(-1.0, key) for key in (origin.id, origin.observed) if key]
    while waiting:
        minus, key = heappop(waiting)
        if key not in best:
            best[key] = -minus
            for child, confidence in below.get(key, ()):
                heappush(waiting, (minus * confidence, child))
    return {doc: sure for doc, sure in best.items() if doc in origin.documents}
