"""Loops: a claim that comes back to where it started, each article citing the next and the last the first."""

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from wirestem.model import Evidence, Span
from wirestem.story.corroborate.count.houses import Houses
from wirestem.story.corroborate.count.organisations import Telling, spelt_relay

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
    _lead_back(cited, vague, sorted(telling))
    return circles(cited)


def told(circles: tuple[tuple[Span, ...], ...], houses: Houses) -> tuple[Evidence, ...]:
    """A reason for each circle, that says who cites whom; it weighs nothing."""
    found = []
    for spans in circles:
        names = [houses.shown(s.doc) for s in (*spans, spans[0])]
        found.append(Evidence(RULE, 0.0, spans, "circular: " + " from ".join(names)))
    return tuple(found)


def _lead_back(cited: dict[str, dict[str, Span]], vague: Mapping[str, Span], docs: Sequence[str]) -> None:
    """Enters for those with vague sources the article they have it from, where all others have it from them."""
    citing: dict[str, list[str]] = {}
    for doc, sources in cited.items():
        for source in sources:
            citing.setdefault(source, []).append(doc)
    silent = {doc for doc in docs if doc not in cited}
    for doc, span in vague.items():
        if len(docs) > 1 and silent <= {doc} and len(reached(doc, citing)) == len(docs):
            cited.setdefault(doc, {}).setdefault(min(citing[doc]), span)
            citing.setdefault(min(citing[doc]), []).append(doc)
            silent.discard(doc)


def circles(cited: Cited) -> tuple[tuple[Span, ...], ...]:
    """For each article that goes round a circle, the shortest one, unless a circle through it was found before.

    Those of two come first, so that a long way round never hides two that cite each other.
    """
    found: dict[tuple[str, ...], None] = {}
    for doc in sorted(cited):
        other = next((s for s in sorted(cited[doc]) if doc in cited.get(s, ())), None)
        if other is not None:
            found[min(doc, other), max(doc, other)] = None
    done = {doc for pair in found for doc in pair}
    for knot in knots(cited):
        for doc in sorted(knot):
            if doc not in done:
                way = _round(doc, cited, knot)
                first = way.index(min(way))
                found[(*way[first:], *way[:first])] = None
                done.update(way)
    return tuple(tuple(cited[a][b] for a, b in pairwise((*way, way[0]))) for way in sorted(found))


def knots(cited: Mapping[str, Collection[str]]) -> list[frozenset[str]]:
    """The sets of two or more articles of which each leads to all others of its set (Kosaraju).

    >>> [sorted(knot) for knot in knots({"a": ["b"], "b": ["c", "d"], "c": ["a"], "d": []})]
    [['a', 'b', 'c']]
    """
    citing: dict[str, list[str]] = {}
    for doc in sorted(cited):
        for source in sorted(cited[doc]):
            citing.setdefault(source, []).append(doc)
    left = set(cited)
    ended: list[str] = []
    for doc in sorted(cited):
        ended += _ended(doc, cited, left)
    found = []
    left = set(cited)
    for doc in reversed(ended):
        if doc in left:
            knot = reached(doc, citing, left)
            left -= knot
            if len(knot) > 1:
                found.append(frozenset(knot))
    return found


def _ended(start: str, cited: Mapping[str, Collection[str]], left: set[str]) -> list[str]:
    """What `start` leads to of those `left`, each behind all that it leads to; it is taken from them."""
    if start not in left:
        return []
    left.discard(start)
    ended: list[str] = []
    path = [(start, iter(sorted(cited[start])))]
    while path:
        doc, sources = path[-1]
        other = next((s for s in sources if s in left), None)
        if other is None:
            ended.append(doc)
            path.pop()
        else:
            left.discard(other)
            path.append((other, iter(sorted(cited[other]))))
    return ended


def reached(start: str, leads: Mapping[str, Collection[str]], within: Collection[str] | None = None) -> set[str]:
    """Where one comes from `start`, it included, all of it `within`."""
    seen = {start}
    rank = [start]
    for here in rank:
        for there in leads.get(here, ()):
            if there not in seen and (within is None or there in within):
                seen.add(there)
                rank.append(there)
    return seen


def _round(doc: str, cited: Cited, knot: Collection[str]) -> list[str]:
    """The shortest way from an article of a knot back to itself by what each cites, without its end."""
    before: dict[str, str] = {}
    rank = [doc]
    for here in rank:
        for source in sorted(cited[here]):
            if source == doc:
                way = [here]
                while way[-1] != doc:
                    way.append(before[way[-1]])
                return way[::-1]
            if source in knot and source not in before:
                before[source] = here
                rank.append(source)
    raise AssertionError(f"{doc} is in no circle")
