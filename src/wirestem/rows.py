"""Rows: what `annotate` and `gather` write for each article, beside everything the input's row held."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from wirestem.article.annotate import resolved_times
from wirestem.flow import Pile, Read, tree
from wirestem.model import Derivation, Lineage
from wirestem.settings import Settings

Row = dict[str, Any]

# What these commands write replaces the input's, and an input's own is never read.
GATHERED = ("story", "family", "parent", "share", "agency")


def annotated(read: Read) -> Row:
    """The row of one article: id, zones, credits, statements, times and mentions; other input fields pass through.

    Times are resolved against the row's own publication; a statement's speaker is a name.
    """
    article = read.article
    times = [{k: v for k, v in msgspec.to_builtins(t).items() if k not in {"doc", "because"}} for t in resolved_times(article)]
    statements = [{k: v for k, v in msgspec.to_builtins(s).items() if k != "doc"} for s in article.statements]
    return {
        **_input(read),
        "zones": msgspec.to_builtins(article.document.zones),
        "credits": msgspec.to_builtins(article.document.credits),
        "statements": statements,
        "times": times,
        "mentions": msgspec.to_builtins(article.mentions),
    }


def gathered(pile: Pile, settings: Settings) -> Iterator[Row]:
    """A row for each article, in the order of document ids: its story, family, parent, share and agency.

    `family` labels the texts that share an origin (for a text of several origins, the one with the greatest share);
    `parent` is the row id of the article it was taken from, null when that is unseen or there is none; `share` is the
    part of the text that is the family's, 0 to 1; `agency` is the sender of the family's dispatch, null when unknown.
    """
    found: dict[str, Row] = {}
    row_ids = {r.article.document.id: r.capture.id for r in pile.reads}
    for story in pile.stories:
        lineage = tree(story, settings, pile.decisions).lineage
        for article in story.articles:
            place = _place(article.document.id, lineage, row_ids)
            found[article.document.id] = {"story": story.id, **place}
    for read in pile.reads:
        yield {**_input(read), **found[read.article.document.id]}


def _place(doc: str, lineage: Lineage, row_ids: dict[str, str]) -> Row:
    """Where one document stands in the family tree."""
    origin, share, parent = _family(doc, lineage, ())
    known = {o.id: o for o in lineage.origins}
    agency = known[origin].agency if origin in known else None
    while origin in known and known[origin].updates:
        origin = known[origin].updates[0]
        agency = agency or (known[origin].agency if origin in known else None)
    return {"family": origin, "parent": row_ids.get(parent or ""), "share": round(share, 3), "agency": agency}


def _family(doc: str, lineage: Lineage, trail: tuple[str, ...]) -> tuple[str, float, str | None]:
    """The origin a document's text mostly goes back to, with its share of the text, and the article it came from."""
    edges = sorted((d for d in lineage.derivations if d.child == doc), key=_weight)
    if not edges or doc in trail:
        own = next((o.id for o in lineage.origins if o.observed == doc), doc)
        return own, 1.0, None
    main = edges[0]
    if main.parent.origin is not None:
        return main.parent.origin, main.share, None
    origin, share, _ = _family(main.parent.doc or "", lineage, (*trail, doc))
    return origin, main.share * share, main.parent.doc


def _weight(edge: Derivation) -> tuple[float, str, str]:
    return (-edge.share, edge.parent.doc or "", edge.parent.origin or "")


def _input(read: Read) -> Row:
    """What the input said about the article: all its fields, or those a plain file has."""
    capture = read.capture
    if capture.row:
        return {"id": capture.id, **{k: v for k, v in capture.row.items() if k != "id" and k not in GATHERED}}
    return {"id": capture.id, "uri": capture.source.uri}


def as_lines(rows: Sequence[Row] | Iterator[Row]) -> Iterator[bytes]:
    """Each row as a line of JSON."""
    encoder = msgspec.json.Encoder()
    for row in rows:
        yield encoder.encode(row) + b"\n"
