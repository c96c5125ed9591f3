"""Count: the organisations that stand behind a claim without depending on one another."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from wirestem.model import Count, Evidence, Span
from wirestem.story.corroborate.clause.propositions import Proposition
from wirestem.story.corroborate.count.houses import Houses
from wirestem.story.corroborate.count.relays import Relay, same_house

RULE = "corroborate.behind.v2"
SAME_PASSAGE = 0.6
"""The share of the shorter mention's words that two mentions of one passage have in common, at least."""
MOST_WITNESSES = 32
"""How many carriers of a dispatch are asked what it said: the work must not grow with the square of their number."""


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
    found: tuple[dict[str, list[Span]], ...] = ({}, {}, {})
    tracer = _Tracer(telling, houses)
    for doc in sorted(telling):
        for mention in telling[doc]:
            span = Span(mention.doc, mention.start, mention.end)
            for kind, keys in zip(found, tracer.of_mention(mention, set()), strict=True):
                for key in keys:
                    kind.setdefault(key, []).append(span)
    return Backing(*(_folded(kind) for kind in found))


def _folded(spelt: Mapping[str, Sequence[Span]]) -> dict[str, tuple[Span, ...]]:
    """The names with those of one house made one, under its fullest spelling."""
    found: dict[str, list[Span]] = {}
    for key in sorted(spelt, key=lambda k: (-len(k), k)):
        found.setdefault(next((k for k in found if same_house(k, key)), key), []).extend(spelt[key])
    return {key: tuple(sorted(set(spans))) for key, spans in found.items()}


Seen = set[tuple[str, str | None]]
Found = tuple[frozenset[str], frozenset[str], frozenset[str]]
_NOTHING: Found = (frozenset(), frozenset(), frozenset())


class _Tracer:
    def __init__(self, telling: Telling, houses: Houses) -> None:
        self.telling = telling
        self.houses = houses
        self._by_origin: dict[str, list[str]] = {}
        self._speaking: dict[str, list[str]] = {}
        self._released: dict[str, str | None] = {}

    def of_mention(self, mention: Proposition, seen: Seen) -> Found:
        """What stands behind the claim as a mention tells it; what was `seen` adds nothing."""
        found: Found | Proposition = mention
        while isinstance(found, Proposition):  # a loop, for a chain of versions may be longer than calls may be deep
            found = self._at(found, seen)
        return found

    def _at(self, mention: Proposition, seen: Seen) -> Found | Proposition:
        """What stands behind a mention, or the mention of its only parent, whose backing is the same."""
        release = self.houses.release_behind(mention)
        if release is not None and self._tells(release, mention.doc):
            return self._itself(release)
        spelt = spelt_relay(mention)
        if spelt is not None:
            named = self.houses.relay(spelt, mention.doc)
            if named.own and self.houses.speaks(mention.doc, named):
                return self._itself(mention.doc)
            if not named.own:
                return self._of_relay(mention.doc, spelt, named, seen)
        cited = self._cited(mention.doc)
        if cited is not None:
            return self._of_relay(mention.doc, cited, Relay(cited), seen)
        return self._of_text(mention, seen)

    def _cited(self, doc: str) -> str | None:
        """The house that an article has all from, if a text of that house tells the claim."""
        name = self.houses.cited.get(doc)
        return name if name is not None and any(self.telling.get(k) for k in self.houses.of_name(name) if k != doc) else None

    def _of_text(self, mention: Proposition, seen: Seen) -> Found | Proposition:
        key = mention.doc
        if (key, None) in seen:
            return _NOTHING
        seen.add((key, None))
        parents = [p for p, _ in self.houses.parents.get(key, ())]
        told = [p for p in parents if self._tells(p, key)]
        if not told and parents:
            hidden = [p for p, relation in self.houses.parents[key] if p in self.houses.origins and relation != "excerpt"]
            told = self._likeliest(key, hidden)
            if not told:
                return self._itself(min((key, *self._twins(key))))
        if len(told) == 1 and self.telling.get(told[0]):
            return self._same(mention, told[0])
        if told:
            return _union([self._of_parent(p, mention, seen) for p in told])
        return self._itself(key)

    def _likeliest(self, key: str, hidden: Sequence[str]) -> list[str]:
        """Of unseen dispatches the one whose agency tells the claim elsewhere as well, else the first."""
        others = {self.houses.name(self.houses.root(doc)) for doc in self.telling if doc != key}
        return [*[p for p in hidden if self.houses.name(p) in others], *hidden][:1]

    def _of_relay(self, doc: str, spelt: str, named: Relay, seen: Seen) -> Found:
        """What stands behind a relay: the texts of its house that tell the claim, else the house."""
        if (doc, spelt) in seen:
            return _NOTHING
        seen.add((doc, spelt))
        if named.name is None:
            found = self._meant(doc, spelt) if named.single else None
            return self.of_mention(self.telling[found][0], seen) if found else (frozenset(), frozenset(), frozenset({spelt}))
        told = [k for k in self.houses.of_name(named.name) if k != doc and self.telling.get(k)]
        if told:
            return _union([self.of_mention(self.telling[k][0], seen) for k in told])
        return frozenset({named.name}), frozenset(), frozenset()

    def _meant(self, doc: str, spelt: str) -> str | None:
        """The only text of the pile that a house without a name ("the state news agency") may be: one of that kind that
        tells the claim of its own."""
        firsts = [d for d in self.telling if d in self.houses.observed and self.houses.root(doc) != d]
        fit = [d for d in firsts if self.houses.is_agency(d) == ("agency" in spelt.casefold())]
        return fit[0] if len(fit) == 1 else None

    def _of_parent(self, key: str, asking: Proposition, seen: Seen) -> Found:
        """What stands behind the claim as a parent tells it; an unseen dispatch passed on what its carriers did."""
        if self.telling.get(key):
            return self.of_mention(self._same(asking, key), seen)
        release = self._release(key)
        if release is not None:
            return self._itself(release)
        passed = self._passed(asking, self._witnesses(key))
        if passed is not None:
            spelt = spelt_relay(passed) or ""
            return self._of_relay(passed.doc, spelt, self.houses.relay(spelt, passed.doc), seen)
        return self._itself(key)

    def _same(self, asking: Proposition, key: str) -> Proposition:
        """The mention of another text that `asking` comes from: in the same passage, else its first."""
        return counterpart(asking, self.telling[key], self.houses) or self.telling[key][0]

    def _release(self, key: str) -> str | None:
        """The release whose word an unseen dispatch passes on, as its carriers show."""
        if key not in self._released:
            found = ((child, self.houses.release_behind(self.telling[child][0])) for child in self._carriers(key))
            self._released[key] = next((r for c, r in found if r is not None and r != key and self._tells(r, c)), None)
        return self._released[key]

    def _passed(self, asking: Proposition, witnesses: Sequence[str]) -> Proposition | None:
        """The mention of a fellow carrier that names the relay which the passage of `asking` leaves out.

        A relay that one carrier names in a passage counts for all that have it; where a carrier recast the passage, it
        counts if the others name a relay wherever they tell the claim.
        """
        fellows = [w for w in witnesses if w != asking.doc]
        alike = [m for w in fellows if (m := counterpart(asking, self.telling[w], self.houses)) is not None]
        if not alike:
            every = [m for w in fellows for m in self.telling[w] if not m.headline]
            alike = every if all(self._relayed(m) for m in every) else []
        return next((m for m in alike if self._relayed(m)), None)

    def _witnesses(self, key: str) -> list[str]:
        """The carriers that show how an unseen dispatch tells the claim: of those with the same words two, and not too many."""
        if key not in self._speaking:
            alike: dict[tuple[frozenset[str], ...], list[str]] = {}
            for child in self._carriers(key):
                alike.setdefault(tuple(self.houses.words(m) for m in self.telling[child]), []).append(child)
            self._speaking[key] = sorted(child for children in alike.values() for child in children[:2])[:MOST_WITNESSES]
        return self._speaking[key]

    def _relayed(self, mention: Proposition) -> bool:
        spelt = spelt_relay(mention)
        return spelt is not None and not self.houses.relay(spelt, mention.doc).own

    def _twins(self, key: str) -> list[str]:
        """Texts of the same parents that tell the claim as well though no parent does: they have it from one another."""
        mine = {p for p, _ in self.houses.parents[key]}
        return [d for d in self.telling if d != key and {p for p, _ in self.houses.parents.get(d, ())} == mine]

    def _carriers(self, key: str) -> list[str]:
        """The texts that tell the claim and are made of an unseen dispatch alone, more than an excerpt."""
        if key not in self._by_origin:
            edges = self.houses.parents
            children = self.houses.children.get(key, ()) if key in self.houses.origins else ()
            own = [c for c in children if c in self.telling and len(edges[c]) == 1 and edges[c][0][1] != "excerpt"]
            self._by_origin[key] = own
        return self._by_origin[key]

    def _tells(self, key: str, asking: str) -> bool:
        """Whether the text tells the claim; of an unseen dispatch, whether another text made of it alone does."""
        return key in self.telling or any(child != asking for child in self._carriers(key))

    def _itself(self, key: str) -> Found:
        if self.houses.name(key) or key in self.houses.documents:
            return frozenset({self.houses.shown(key)}), frozenset(), frozenset()
        return frozenset(), frozenset({key}), frozenset()


def _union(parts: Sequence[Found]) -> Found:
    return (
        frozenset().union(*(p[0] for p in parts)),
        frozenset().union(*(p[1] for p in parts)),
        frozenset().union(*(p[2] for p in parts)),
    )


def spelt_relay(mention: Proposition) -> str | None:
    """The deepest relay that a mention names, as it is spelt."""
    via = mention.statement.via if mention.statement else ()
    return via[-1] if via else None


def counterpart(mention: Proposition, others: Sequence[Proposition], houses: Houses) -> Proposition | None:
    """The mention of another text that stands in the same passage, as far as its words tell."""
    mine = houses.words(mention)
    ranked = [(len(mine & (theirs := houses.words(m))) / max(1, min(len(mine), len(theirs))), -m.start, m) for m in others]
    best = max(ranked, key=lambda r: r[:2], default=None)
    return best[2] if best is not None and best[0] >= SAME_PASSAGE else None
