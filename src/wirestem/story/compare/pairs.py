"""A child beside the text it is compared with, and the passages the two share."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from wirestem.model import Alignment, Article, Range, Relation, Span, Statement
from wirestem.story.compare.kin import Kin
from wirestem.story.compare.numbers import Number, numbers
from wirestem.text import prose, quoted, sentences, term, words

RUN_WORDS = 5
_STEM = 6  # letters that tell a term from others of two texts: "approv" is approved and approval


class Side(NamedTuple):
    """One text: its sentences (headlines apart) with the `terms` of each, the insides of its quotations, its statements.

    `runs` are all runs of a few words in its prose: a sentence told twice is aligned once, and the runs tell that the other
    telling is nothing new either.
    """

    doc: str
    text: str
    sentences: tuple[Range, ...]
    headlines: tuple[Range, ...]
    masked: tuple[Range, ...]
    statements: tuple[Statement, ...]
    runs: frozenset[tuple[str, ...]]
    numbers: tuple[Number, ...]
    terms: tuple[frozenset[str], ...]

    def around(self, span: Span) -> Range:
        """The range of the whole sentences that `span` touches."""
        met = [(a, b) for a, b in self.sentences if a < span.end and span.start < b]
        return (min(met)[0], max(met)[1]) if met else (span.start, span.end)


class Passage(NamedTuple):
    """What `here` has of `there`."""

    here: Span
    there: Span
    kind: str
    similarity: float


class Pair(NamedTuple):
    """A child and its reference; `parent` is what a change names: the observed parent, or the unseen origin both carry.

    `witnesses` are all others of the family; `relation` is the child's to the parent. `whole` tells that the reference shows
    the parent's whole text: it is the parent, or took it over from end to end.
    """

    child: Side
    reference: Side
    parent: str
    relation: Relation
    passages: tuple[Passage, ...]
    witnesses: tuple[str, ...]
    whole: bool


Shared = Mapping[tuple[str, str], tuple[Passage, ...]]


def sides(articles: Iterable[Article], statements: Iterable[Statement]) -> dict[str, Side]:
    """The texts by document id."""
    said: dict[str, list[Statement]] = {}
    for statement in statements:
        said.setdefault(statement.doc, []).append(statement)
    found = {}
    for article in articles:
        document = article.document
        heads = {(z.start, z.end) for z in document.zones if z.kind in ("headline", "subhead")}
        bodies = [zone for zone in prose(document) if zone not in heads]
        told = tuple(s for start, end in bodies for s in sentences(document.text, start, end))
        found[document.id] = Side(
            document.id,
            document.text,
            told,
            tuple(sorted(heads)),
            quoted(document),
            tuple(said.get(document.id, ())),
            frozenset(run for start, end in prose(document) for run, _ in runs(document.text, start, end)),
            numbers(document.text, prose(document)),
            tuple(frozenset(term(w.form)[:_STEM] for w in words(document.text, *place)) - {""} for place in told),
        )
    return found


def runs(text: str, start: int, end: int) -> list[tuple[tuple[str, ...], Range]]:
    """Every run of RUN_WORDS words of `text[start:end]`, with its place."""
    found = words(text, start, end)
    windows = (found[n : n + RUN_WORDS] for n in range(len(found) - RUN_WORDS + 1))
    return [(tuple(word.form for word in window), (window[0].start, window[-1].end)) for window in windows]


def shared(alignments: Sequence[Alignment]) -> dict[tuple[str, str], tuple[Passage, ...]]:
    """The passages by (child, reference), each alignment both ways."""
    found: dict[tuple[str, str], list[Passage]] = {}
    for a in alignments:
        found.setdefault((a.left.doc, a.right.doc), []).append(Passage(a.left, a.right, a.kind, a.similarity))
        found.setdefault((a.right.doc, a.left.doc), []).append(Passage(a.right, a.left, a.kind, a.similarity))
    return {pair: tuple(sorted(passages)) for pair, passages in found.items()}


def pairs(texts: Mapping[str, Side], common: Shared, relations: Kin) -> list[Pair]:
    """Every child beside its observed parents, and beside the most central carrier of each unseen parent."""
    found = []
    for child in sorted(relations.edges):
        for edge in relations.edges[child]:
            parent = edge.parent.doc or edge.parent.origin or ""
            observed = parent if parent in texts else relations.observed.get(parent)
            reference = observed or _reference(child, parent, common, relations)
            if child in texts and reference in texts and reference != child:
                witnesses = tuple(doc for doc in relations.family(child) if doc != reference)
                whole = bool(observed) or relations.whole(reference, parent)
                passages = common.get((child, reference), ())
                found.append(Pair(texts[child], texts[reference], parent, edge.relation, passages, witnesses, whole))
    return found


def _reference(child: str, origin: str, common: Shared, relations: Kin) -> str:
    """The carrier that best shows the unseen text, or "" when that is the child itself."""
    carriers = relations.carriers.get(origin, ())

    def rank(doc: str) -> tuple[bool, float, int, str]:
        words = sum(p.here.end - p.here.start for other in carriers for p in common.get((doc, other), ()))
        return not relations.whole(doc, origin), -relations.faithful(doc), -words, doc

    return min((c for c in carriers if rank(c) < rank(child)), key=rank, default="")


def covered(start: int, end: int, spans: Iterable[Range]) -> float:
    """The share of the characters start to end that `spans` cover, 0 to 1."""
    flags = bytearray(end - start)
    for a, b in spans:
        a, b = max(a, start), min(b, end)
        if a < b:
            flags[a - start : b - start] = b"\1" * (b - a)
    return sum(flags) / max(1, end - start)
