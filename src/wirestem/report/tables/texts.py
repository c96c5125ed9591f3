"""Tables of the texts: articles, what they go back to, who is credited, what each did to its parent's text."""

from collections.abc import Iterable

from wirestem.model import Derivation, Span
from wirestem.report.exchange.plain import readings, reasons
from wirestem.report.family import parent_of
from wirestem.report.names import Names, StoryNames, word_count
from wirestem.report.tables.cells import Row, joined, table


@table(
    "article", "label", "outlet", "title", "uri", "url", "language", "published_earliest", "published_latest", "published_basis",
    "words", "credits", "origins", "agencies",
)  # fmt: skip
def articles(names: Names, story: StoryNames) -> Iterable[Row]:
    """The articles, with what each says of its sender and what was found behind it."""
    for doc in story.documents:
        document = names.documents[doc]
        origins = [o for o in story.origins if doc in o.documents]
        when = document.published
        credit = joined(dict.fromkeys(f"{c.agency} ({c.for_}, {c.place})" for c in document.credits))
        yield (
            doc, names.article(doc), document.source.outlet, document.title, document.source.uri, document.source.url,
            document.language, when and when.earliest, when and when.latest, when and when.basis, word_count(document.text),
            credit, joined(o.id for o in origins), joined(dict.fromkeys(o.agency for o in origins if o.agency)),
        )  # fmt: skip


@table(
    "child", "child_label", "parent", "parent_label", "parent_kind", "parent_agency", "relation", "share", "confidence",
    "alternatives", "because",
)  # fmt: skip
def edges(names: Names, story: StoryNames) -> Iterable[Row]:
    """The texts that come from another, with the other readings."""
    for edge in story.found.derivations:
        yield (
            edge.child, names.article(edge.child), *_parent(names, story, edge), edge.relation, round(edge.share, 4),
            round(edge.confidence, 4), readings(story, edge), reasons(edge.because),
        )  # fmt: skip


def _parent(names: Names, story: StoryNames, edge: Derivation) -> Row:
    """Id, label, kind and agency of the text an edge comes from."""
    own = {o.observed: o for o in story.origins if o.observed}
    origin = own.get(edge.parent.doc) if edge.parent.doc else story.origin.get(edge.parent.origin or "")
    text = parent_of(story, edge)
    label = story.behind(origin) if origin and not origin.observed else names.article(text)
    kind = "article" if edge.parent.doc else "origin"
    return edge.parent.doc or edge.parent.origin, label, kind, origin and origin.agency


@table("origin", "label", "agency", "observed", "replaces", "articles", "because")
def origins(names: Names, story: StoryNames) -> Iterable[Row]:
    """The texts that first carried reporting."""
    for o in story.origins:
        label = o.label or story.behind(o)
        yield o.id, label, o.agency, o.observed, joined(o.updates), joined(o.documents), reasons(o.because)


@table("organisation", "certain", "articles", "because")
def houses(names: Names, story: StoryNames) -> Iterable[Row]:
    """The organisations with reporting of their own."""
    for h in story.found.houses:
        yield h.name, "yes" if h.certain else "possibly", joined(h.documents), reasons(h.because)


@table(
    "origin", "agency", "earliest", "latest", "passage", "text", "attested", "carriers", "alone", "places", "elsewhere",
    "variants", "because",
)  # fmt: skip
def dispatches(names: Names, story: StoryNames) -> Iterable[Row]:
    """The sentences of unseen dispatches, and who attests them."""
    for r in story.found.dispatches:
        sent = (r.origin, r.agency, r.earliest, r.latest)
        for number, p in enumerate(r.passages, 1):
            alone = " … ".join(p.text[start:end] for start, end in p.alone)
            variants = joined(f"{p.text[v.start : v.end] or '(nothing)'} → {v.text or '(left out)'}" for v in p.variants)
            yield (
                *sent, number, p.text, p.attested, p.of, alone, joined(_places(p.mentions)), joined(_places(p.elsewhere)),
                variants, reasons(r.because),
            )  # fmt: skip
        if not r.passages:
            yield *sent, None, None, None, None, None, None, None, None, reasons(r.because)


def _places(spans: Iterable[Span]) -> Iterable[str]:
    return (f"{s.doc}:{s.start}-{s.end}" for s in spans)


@table("article", "label", "agency", "origin", "share", "confidence", "credit", "because")
def carried(names: Names, story: StoryNames) -> Iterable[Row]:
    """The articles with an agency's text, and how each says so."""
    for c in story.found.carried:
        share, sure = round(c.share, 4), round(c.confidence, 4)
        yield c.doc, names.article(c.doc), c.agency, c.origin, share, sure, c.credit, reasons(c.because)


@table("article", "label", "agency", "origin", "share", "because")
def uncredited(names: Names, story: StoryNames) -> Iterable[Row]:
    """The articles with an agency's text that name the agency nowhere."""
    for u in story.found.uncredited:
        yield u.doc, names.article(u.doc), u.agency, u.origin, round(u.share, 4), reasons(u.because)


@table("article", "label", "start", "end", "text", "agency", "for", "place")
def credits(names: Names, story: StoryNames) -> Iterable[Row]:
    """The credits to agencies."""
    for doc in story.documents:
        for c in names.documents[doc].credits:
            words = names.words_at(Span(doc, c.start, c.end))
            yield doc, names.article(doc), c.start, c.end, words, c.agency, c.for_, c.place


@table(
    "child", "child_label", "parent", "kind", "here_article", "here_start", "here_end", "here", "there_article", "there_label",
    "there_start", "there_end", "there",
)  # fmt: skip
def changes(names: Names, story: StoryNames) -> Iterable[Row]:
    """What each child did to its parent's text."""
    for c in story.found.changes:
        here = (c.here.doc, c.here.start, c.here.end, names.words_at(c.here)) if c.here else (None,) * 4
        label = c.there and names.article(c.there.doc)
        there = (c.there.doc, label, c.there.start, c.there.end, names.words_at(c.there)) if c.there else (None,) * 5
        yield c.child, names.article(c.child), c.parent, c.kind, *here, *there


@table("kind", "text", "article", "label", "start", "end", "published", "sure", "articles")
def firsts(names: Names, story: StoryNames) -> Iterable[Row]:
    """The quotations and passages of several articles, and which had them first."""
    for f in story.found.first_seen:
        place = f.first or f.places[0]
        first = (None,) * 4 if f.first is None else (place.doc, names.article(place.doc), place.start, place.end)
        yield f.kind, names.words_at(place), *first, f.published, f.sure, joined(s.doc for s in f.places)
