"""Rows: what `annotate` and `gather` write for each article, beside everything the input's row held."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from wirestem.article.annotate import resolved_times
from wirestem.flow import Pile, Read, tree
from wirestem.model import AnnotatedRow, Capture, Derivation, GatheredRow, Lineage, StatementRow, TimeRow
from wirestem.model.rows import RowId
from wirestem.settings import Settings

Row = dict[str, Any]
Made = TypeVar("Made", bound=msgspec.Struct)


def annotated(read: Read) -> Row:
    """The row of one article (`AnnotatedRow`), its input's other fields passed through, and the text that the offsets count."""
    article = read.article
    found = AnnotatedRow(
        id=row_id(read.capture),
        zones=article.document.zones,
        credits=article.document.credits,
        statements=tuple(_as(StatementRow, s) for s in article.statements),
        times=tuple(_as(TimeRow, t) for t in resolved_times(article)),
        mentions=article.mentions,
    )
    row = _beside(read, found)
    return row if row.get("text") == read.capture.text else {**row, "text": read.capture.text}


def row_id(capture: Capture) -> RowId:
    """The id a row has in what is written: its own, a number as a number; the line's number where it has none that can be one."""
    own = (capture.row or {}).get("id")
    return own if isinstance(own, str | int | float) and not isinstance(own, bool) and str(own).strip() else capture.id


def gathered(pile: Pile, settings: Settings) -> Iterator[Row]:
    """A row for each article (`GatheredRow`), in the order of document ids, other input fields passed through."""
    found: dict[str, GatheredRow] = {}
    row_ids = {r.article.document.id: row_id(r.capture) for r in pile.reads}
    for story in pile.stories:
        lineage = tree(story, settings, pile.decisions).lineage
        for article in story.articles:
            found[article.document.id] = _place(article.document.id, story.id, lineage, row_ids)
    names = _across(pile.families, found)
    for read in pile.reads:
        placed = found[read.article.document.id]
        yield _beside(read, msgspec.structs.replace(placed, family=names.get(placed.family, placed.family)))


def _across(families: Sequence[Sequence[str]], found: Mapping[str, GatheredRow]) -> dict[str, str]:
    """The one label of families that stand in several stories and go back to one text, by the label each has in its own.

    `families` are the texts that the whole pile's join puts together. Inside a story its family tree decides, so of each story
    the family with the most of these texts is taken.
    """
    names: dict[str, str] = {}
    for members in families:
        count: dict[str, Counter[str]] = {}
        for doc in members:
            count.setdefault(found[doc].story, Counter())[found[doc].family] += 1
        if len(count) < 2:
            continue
        most = [min(labels, key=lambda label: (-labels[label], label)) for _, labels in sorted(count.items())]
        if names.keys().isdisjoint(most):
            names.update(dict.fromkeys(most, min(most)))
    return names


def _place(doc: str, story: str, lineage: Lineage, row_ids: dict[str, RowId]) -> GatheredRow:
    """Where one document stands in the family tree; versions of a dispatch are one family, that of the first."""
    origin, share, parent = _family(doc, lineage, ())
    known = {o.id: o for o in lineage.origins}
    agency = known[origin].agency if origin in known else None
    while origin in known and known[origin].updates:
        origin = known[origin].updates[0]
        agency = agency or (known[origin].agency if origin in known else None)
    return GatheredRow(row_ids[doc], story, origin, row_ids.get(parent or ""), round(share, 3), agency)


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


def _as(kind: type[Made], value: msgspec.Struct) -> Made:
    """The struct `kind` filled from the fields of the same names in `value`."""
    return kind(**{field: getattr(value, field) for field in kind.__struct_fields__})


def _beside(read: Read, found: AnnotatedRow | GatheredRow) -> Row:
    """The input's fields, then what was found, which replaces the input's own."""
    return {"id": found.id, **_stated(read.capture), **msgspec.to_builtins(found)}


def _stated(capture: Capture) -> Row:
    """The fields of an input's row; of a file its uri and what it states, as title or outlet."""
    if "text" in capture.row or "html" in capture.row:
        return dict(capture.row)
    source = capture.source
    told = {"title": capture.title, "published": capture.published, "outlet": source.outlet, "url": source.url}
    told["language"] = capture.language
    return {"uri": source.uri, **{key: value for key, value in told.items() if value}, **capture.row}


def as_lines(rows: Sequence[Row] | Iterator[Row]) -> Iterator[bytes]:
    """Each row as a line of JSON."""
    encoder = msgspec.json.Encoder()
    for row in rows:
        yield encoder.encode(row) + b"\n"
