"""Who attests a dispatch: the carriers that took their text from it, and those of its other versions."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wirestem.lexicon.signs import shown
from wirestem.model import PROSE, Article, Document, Lineage, Origin, Range, Relation, Story
from wirestem.text import sentences, words
from wirestem.text.words import Word

_TRUST: dict[Relation, float] = {"copy": 1.0, "merge": 0.7, "excerpt": 0.7, "update": 0.6, "rewrite": 0.35}
_CREDITED = 0.3  # more for a carrier that credits the sender: it keeps the words
_OTHER_VERSION = 0.5  # times as much for a carrier of another version


class Sentence(NamedTuple):
    """A sentence of a carrier: `place` counts its sentences, `zone` its zones; `own` says that the house speaks of itself.

    `kinds` are its different words.
    """

    doc: str
    start: int
    end: int
    place: int
    zone: int
    words: tuple[Word, ...]
    forms: tuple[str, ...]
    kinds: frozenset[str]
    headline: bool
    own: bool


class Witness(NamedTuple):
    """A carrier: `trust` in its wording and order, `here` whether it carries this version itself, `earlier` whether one before.

    `twin` is one number for identical texts.
    """

    doc: str
    relation: Relation
    trust: float
    here: bool
    earlier: bool
    twin: int
    sentences: tuple[Sentence, ...]


def witnesses(origin: Origin, story: Story, lineage: Lineage) -> tuple[Witness, ...]:
    """The carriers of `origin` and of its other versions, the most trusted first.

    What was copied from another carrier attests nothing; a later version by the sender attests what both versions have.
    """
    articles = {a.document.id: a for a in story.articles}
    versions, before = _versions(origin, lineage), _before(origin, lineage)
    found = []
    seen: dict[tuple[tuple[str, ...], ...], int] = {}
    for doc, relation, node in sorted(_direct(lineage, versions)):
        if doc in articles:
            told = tuple(_sentences(articles[doc]))
            trust = _TRUST[relation] + _CREDITED * _credits(articles[doc].document, origin)
            here = node == origin.id and relation != "update"
            twin = seen.setdefault(tuple(s.forms for s in told), len(seen))
            trust *= 1.0 if here else _OTHER_VERSION
            found.append(Witness(doc, relation, trust, here, node in before and relation != "update", twin, told))
    return tuple(sorted(found, key=lambda w: (-w.trust, not w.here, -len(w.sentences), w.doc)))


def strangers(witness: Witness, found: Sequence[Witness], lineage: Lineage) -> frozenset[str]:
    """The articles behind the other parents of a merge: what it has from them is none of this dispatch's."""
    origins = {o.id: o for o in lineage.origins}
    others = [e.parent for e in lineage.derivations if e.child == witness.doc]
    docs = {p.doc for p in others if p.doc} | {d for p in others if p.origin in origins for d in origins[p.origin].documents}
    return frozenset(docs) - {w.doc for w in found} - {witness.doc}


def _direct(lineage: Lineage, versions: frozenset[str]) -> Iterator[tuple[str, Relation, str]]:
    """Every article that has its text from one of the versions itself, or is one."""
    for edge in lineage.derivations:
        if edge.parent.origin in versions:
            yield edge.child, edge.relation, edge.parent.origin
    for origin in lineage.origins:
        if origin.id in versions and origin.observed:
            yield origin.observed, "copy", origin.id


def _versions(origin: Origin, lineage: Lineage) -> frozenset[str]:
    """The dispatch with all versions of it, earlier and later."""
    found = {origin.id}
    while True:
        more = {o.id for o in lineage.origins if found.intersection(o.updates)}
        more |= {i for o in lineage.origins if o.id in found for i in o.updates}
        if more <= found:
            return frozenset(found)
        found |= more


def _before(origin: Origin, lineage: Lineage) -> frozenset[str]:
    """The versions that it replaces, at first or later hand."""
    by_id = {o.id: o for o in lineage.origins}
    found: set[str] = set()
    queue = list(origin.updates)
    while queue:
        name = queue.pop()
        if name in by_id and name not in found and name != origin.id:
            found.add(name)
            queue.extend(by_id[name].updates)
    return frozenset(found)


def _credits(document: Document, origin: Origin) -> bool:
    return any(c.for_ == "text" and c.agency == origin.agency for c in document.credits)


def _sentences(article: Article) -> Iterator[Sentence]:
    document = article.document
    own = [(s.start, s.end) for s in shown(document.text) if s.sign.says == "own"]
    own += list(_named(document))
    place = 0
    for number, zone in enumerate(document.zones):
        if zone.kind not in PROSE:
            continue
        speaks = any(zone.start <= a < zone.end for a, _ in own)
        for start, end in sentences(document.text, zone.start, zone.end):
            found = words(document.text, start, end)
            if found:
                forms = tuple(w.form for w in found)
                yield Sentence(
                    document.id, start, end, place, number, found, forms, frozenset(forms), zone.kind == "headline", speaks
                )
                place += 1


def _named(document: Document) -> Iterator[Range]:
    """Where a text names the house that publishes it."""
    outlet = document.source.outlet or ""
    at = document.text.find(outlet) if len(outlet) > 3 else -1
    while at >= 0:
        yield at, at + len(outlet)
        at = document.text.find(outlet, at + 1)


def twins(found: Sequence[Witness]) -> int:
    """How many different texts the witnesses of this version are."""
    return len({w.twin for w in found if w.here})
