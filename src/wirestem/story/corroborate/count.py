"""Count: the organisations that stand behind a claim without depending on one another."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from wirestem.model import Count, Evidence, Span
from wirestem.story.corroborate.houses import Houses, same_house
from wirestem.story.corroborate.propositions import Proposition

RULE = "corroborate.behind.v1"


class Backing(NamedTuple):
    """What stands behind a claim: named organisations, origins and relays without a name, each with the spans it rests on."""

    named: dict[str, tuple[Span, ...]]
    unknown: dict[str, tuple[Span, ...]]
    unnamed: dict[str, tuple[Span, ...]]

    def total(self) -> Count:
        """At least the named ones (an unknown origin may be one of them), at most all; never less than one at most."""
        least = len(self.named) or min(len(self.unknown), 1)
        most = len(self.named) + len(self.unknown) + min(len(self.unnamed), 1)
        return Count(least, max(most, 1))

    def because(self) -> tuple[Evidence, ...]:
        """Each organisation, unknown sender and unnamed relay with the mentions it rests on."""
        rows = [(name, spans, 1.0) for name, spans in sorted(self.named.items())]
        rows += [(f"unknown sender ({key})", spans, 0.5) for key, spans in sorted(self.unknown.items())]
        rows += [(f"{key}: unnamed", spans, 0.0) for key, spans in sorted(self.unnamed.items())]
        return tuple(Evidence(RULE, weight, spans, name) for name, spans, weight in rows)


Telling = Mapping[str, Sequence[Proposition]]
"""The backing mentions of one claim by document."""


def behind(telling: Telling, houses: Houses) -> Backing:
    """All that stands behind a claim told by these mentions."""
    backing = Backing({}, {}, {})
    tracer = _Tracer(telling, houses)
    for doc in sorted(telling):
        for mention in telling[doc]:
            found = tracer.of_mention(doc, mention, set())
            span = Span(mention.doc, mention.start, mention.end)
            for kind, keys in zip(backing, found, strict=True):
                for key in keys:
                    known = next((k for k in kind if same_house(k, key)), key)
                    kind[known] = (*kind.get(known, ()), span)
    return backing


Found = tuple[frozenset[str], frozenset[str], frozenset[str]]
_NOTHING: Found = (frozenset(), frozenset(), frozenset())


class _Tracer:
    def __init__(self, telling: Telling, houses: Houses) -> None:
        self.telling = telling
        self.houses = houses

    def of_mention(self, doc: str, mention: Proposition, seen: set[tuple[str, str | None]]) -> Found:
        via = mention.statement.via if mention.statement else ()
        release = self.houses.release_behind(mention)
        if release is not None and self._tells(release, doc):
            return self._itself(release)
        return self.of_text(doc, via[-1] if via else None, seen)

    def of_text(self, key: str, relay: str | None, seen: set[tuple[str, str | None]]) -> Found:
        """What stands behind the claim as the text `key` tells it through `relay`; what was `seen` adds nothing."""
        if (key, relay) in seen:
            return _NOTHING
        seen.add((key, relay))
        if relay:
            return self._of_relay(key, relay, seen)
        parents = [p for p, _ in self.houses.parents.get(key, ())]
        told = [p for p in parents if self._tells(p, key)]
        if not told and parents:
            hidden = [p for p, relation in self.houses.parents[key] if p in self.houses.origins and relation != "excerpt"]
            told = self._likeliest(key, hidden)
            if not told:
                return self._itself(min((key, *self._twins(key))))
        if told:
            return _union([self._of_parent(p, seen) for p in told])
        return self._itself(key)

    def _likeliest(self, key: str, hidden: Sequence[str]) -> list[str]:
        """Of unseen dispatches the one whose agency tells the claim elsewhere as well, else the first."""
        others = {self.houses.name(self.houses.root(doc)) for doc in self.telling if doc != key}
        return [*[p for p in hidden if self.houses.name(p) in others], *hidden][:1]

    def _of_relay(self, key: str, relay: str, seen: set[tuple[str, str | None]]) -> Found:
        name = self.houses.relay(relay, key)
        if name is None:
            return frozenset(), frozenset(), frozenset({relay})
        told = [k for k in self.houses.of_name(name) if k != key and self.telling.get(k)]
        if told:
            return _union([self._of_parent(k, seen) for k in told])
        return frozenset({name}), frozenset(), frozenset()

    def _of_parent(self, key: str, seen: set[tuple[str, str | None]]) -> Found:
        """What stands behind the claim as a parent tells it; an unseen dispatch passed on a release if its carriers do."""
        mentions = self.telling.get(key)
        if mentions:
            return self.of_mention(key, mentions[0], seen)
        for child in self._carriers(key):
            mention = self.telling[child][0]
            release = self.houses.release_behind(mention)
            if release is not None and release != key and self._tells(release, child):
                return self._itself(release)
        relays = [
            m.statement.via[-1] for child in self._carriers(key) for m in self.telling[child] if m.statement and m.statement.via
        ]
        if relays:
            return self._of_relay(key, relays[0], seen)
        return self._itself(key)

    def _twins(self, key: str) -> list[str]:
        """Texts of the same parents that tell the claim as well though no parent does: they have it from one another."""
        mine = {p for p, _ in self.houses.parents[key]}
        return [d for d in self.telling if d != key and {p for p, _ in self.houses.parents.get(d, ())} == mine]

    def _carriers(self, key: str) -> list[str]:
        """The texts that tell the claim and are made of an unseen dispatch alone, more than an excerpt."""
        edges = self.houses.parents
        children = self.houses.children.get(key, ()) if key in self.houses.origins else ()
        return [c for c in children if c in self.telling and len(edges[c]) == 1 and edges[c][0][1] != "excerpt"]

    def _tells(self, key: str, asking: str) -> bool:
        """Whether the text tells the claim; of an unseen dispatch, whether another text made of it alone does."""
        return key in self.telling or any(child != asking for child in self._carriers(key))

    def _itself(self, key: str) -> Found:
        name = self.houses.name(key)
        if name:
            return frozenset({name}), frozenset(), frozenset()
        if key in self.houses.documents:
            uri = self.houses.documents[key].source.uri
            return frozenset({f"the publisher of {uri.replace(chr(92), '/').rsplit('/', 1)[-1]}"}), frozenset(), frozenset()
        return frozenset(), frozenset({key}), frozenset()


def _union(parts: Sequence[Found]) -> Found:
    return (
        frozenset().union(*(p[0] for p in parts)),
        frozenset().union(*(p[1] for p in parts)),
        frozenset().union(*(p[2] for p in parts)),
    )
