"""Loops: a claim that comes back to where it started, each article citing the next and the last the first."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from wirestem.model import Evidence, Span
from wirestem.story.corroborate.count import Telling, spelt_relay
from wirestem.story.corroborate.houses import Houses

RULE = "corroborate.loop.v1"
Cited = Mapping[str, Mapping[str, Span]]
"""For each article those that it has the claim from, with the mention that says so."""


def loops(telling: Telling, houses: Houses) -> tuple[tuple[Span, ...], ...]:
    """The circles of a claim, in order: the mentions of each name or copy the house of the next one's article.

    "Media reports" lead back to an article where all others that tell the claim have it from that article.
    """
    cited: dict[str, dict[str, Span]] = {}
    vague: dict[str, Span] = {}
    for doc in sorted(telling):
        for mention in telling[doc]:
            span = Span(mention.doc, mention.start, mention.end)
            spelt = spelt_relay(mention)
            named = houses.relay(spelt, doc) if spelt is not None else None
            if named is None or named.own:
                sources = [p for p, _ in houses.parents.get(doc, ())]
            elif named.name is None:
                vague.setdefault(doc, span)
                continue
            else:
                sources = houses.of_name(named.name)
            for source in sources:
                if source != doc and source in telling:
                    cited.setdefault(doc, {}).setdefault(source, span)
    for doc, span in vague.items():
        others = [d for d in sorted(telling) if d != doc]
        if others and all(_way(d, doc, cited) for d in others):
            cited.setdefault(doc, {}).setdefault(next(d for d in others if doc in cited.get(d, ())), span)
    return _circles(cited)


def told(circles: tuple[tuple[Span, ...], ...], houses: Houses) -> tuple[Evidence, ...]:
    """A reason for each circle, that says who cites whom; it weighs nothing."""
    found = []
    for spans in circles:
        names = [houses.shown(s.doc) for s in (*spans, spans[0])]
        found.append(Evidence(RULE, 0.0, spans, "circular: " + " from ".join(names)))
    return tuple(found)


def _circles(cited: Cited) -> tuple[tuple[Span, ...], ...]:
    found = {}
    circling = _circling(cited)
    for doc in sorted(circling):
        way = _round(doc, circling)
        if way:
            first = min(range(len(way) - 1), key=lambda i: way[i])
            turned = [*way[first:-1], *way[:first], way[first]]
            found[tuple(turned)] = tuple(cited[a][b] for a, b in pairwise(turned))
    return tuple(found[key] for key in sorted(found))


def _circling(cited: Cited) -> dict[str, list[str]]:
    """What each article cites, without those that lead nowhere or that nobody leads to: only the others can be in a circle."""
    left = {doc: {s for s in sources if s in cited} for doc, sources in cited.items()}
    while True:
        met = set().union(*left.values()) if left else set()
        kept = {doc: sources & left.keys() for doc, sources in left.items() if sources and doc in met}
        if kept == left:
            return {doc: sorted(sources) for doc, sources in left.items()}
        left = kept


def _round(doc: str, cited: Mapping[str, Sequence[str]]) -> list[str]:
    """The shortest way from an article back to itself by what each cites, it at both ends; none if there is none."""
    before: dict[str, str] = {}
    rank = [doc]
    for here in rank:
        for source in cited.get(here, ()):
            if source == doc:
                way = [doc, here]
                while way[-1] != doc:
                    way.append(before[way[-1]])
                return way[::-1]
            if source not in before:
                before[source] = here
                rank.append(source)
    return []


def _way(start: str, goal: str, cited: Cited) -> list[str]:
    """The shortest way from an article to another by what each cites, both included; none if there is none."""
    before = {start: start}
    rank = [start]
    for doc in rank:
        if doc == goal:
            way = [doc]
            while way[-1] != start:
                way.append(before[way[-1]])
            return way[::-1]
        for source in sorted(cited.get(doc, ())):
            if source not in before:
                before[source] = doc
                rank.append(source)
    return []
