"""The dossier as CSV tables: one row a finding, stable ids, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence

from wirestem.model import Count, Dossier, Range, Span
from wirestem.report.backers import backers
from wirestem.report.exchange.plain import reasons
from wirestem.report.names import Names, StoryNames, counted, ranges_of, word_count

Row = Sequence[object]
Rows = Callable[[Names, StoryNames], Iterable[Row]]

COLUMNS: dict[str, tuple[str, ...]] = {
    "articles.csv": (
        "story", "article", "outlet", "title", "uri", "url", "language", "published_earliest", "published_latest",
        "published_basis", "words", "credits", "origins", "agencies",
    ),
    "edges.csv": ("story", "child", "parent", "parent_kind", "parent_agency", "relation", "share", "confidence", "because"),
    "statements.csv": (
        "story", "statement", "article", "start", "end", "speaker", "speaker_id", "stance", "kind", "via", "source", "cue",
        "content",
    ),
    "claims.csv": (
        "story", "claim", "text", "articles", "independent_min", "independent_max", "behind", "primary", "first_seen", "figures",
        "hinges", "because",
    ),
    "mentions.csv": (
        "story", "claim", "article", "start", "end", "statement", "origin", "stance", "match", "modality", "negated",
        "said_by", "via", "text",
    ),
    "changes.csv": (
        "story", "child", "parent", "kind", "here_article", "here_start", "here_end", "here", "there_article", "there_start",
        "there_end", "there",
    ),
    "times.csv": ("story", "article", "start", "end", "text", "type", "value", "timex", "earliest", "latest"),
    "events.csv": ("story", "earliest", "latest", "label", "claim", "articles"),
    "disputes.csv": ("story", "claim", "against", "kind", "by", "claim_text", "against_text", "because"),
    "houses.csv": ("story", "organisation", "certain", "articles", "because"),
    "dispatches.csv": (
        "story", "origin", "agency", "earliest", "latest", "passage", "text", "attested", "of", "alone", "articles", "elsewhere",
        "variants", "because",
    ),
    "uncredited.csv": ("story", "article", "agency", "origin", "share", "because"),
    "origins.csv": ("story", "origin", "label", "agency", "observed", "replaces", "articles", "because"),
    "credits.csv": ("story", "article", "start", "end", "text", "agency", "for", "place"),
    "parties.csv": ("story", "party", "name", "kind", "aliases", "could_be", "statements", "articles"),
    "firsts.csv": ("story", "kind", "text", "article", "start", "end", "published", "sure", "articles"),
}  # fmt: skip
"""Column names of every table. `story`, `article`, `claim`, `statement` and `origin` hold the ids of `dossier.json`,
`start` and `end` are code points into the article's text, `share` and `confidence` run 0 to 1, several values of a
cell are joined by "; "."""

_RISKY = tuple("=+-@＝＋－＠")


def tables(dossier: Dossier) -> dict[str, str]:
    """Every table by file name, as CSV text (RFC 4180: comma, double quotes, CRLF).

    A cell that a spreadsheet would take for a formula (it begins with = + - @, their wide forms or a tab) starts with an
    apostrophe; numbers are left alone.
    """
    return {file: _table(COLUMNS[file], found) for file, found in rows(dossier).items()}


def rows(dossier: Dossier) -> dict[str, list[Row]]:
    """The rows of every table by file name, as values: text, numbers, True and False, None for what is not known."""
    names = Names(dossier)
    stories = [StoryNames(names, found) for found in dossier.stories]
    return {file: [row for s in stories for row in told(names, s)] for file, told in _TABLES.items()}


def safe(cell: object) -> str:
    """A cell as text that no spreadsheet runs.

    >>> safe("=1+1"), safe(-3), safe(None), safe(0.5)
    ("'=1+1", '-3', '', '0.5')
    """
    if cell is None:
        return ""
    if isinstance(cell, int | float):
        return _number(cell) if isinstance(cell, float) else str(cell)
    text = str(cell).replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")
    return f"'{text}" if risky(text) else text


def risky(text: str) -> bool:
    """Whether a spreadsheet would take `text` for a formula, also behind spaces and in the wide signs of East Asian keyboards."""
    return text.startswith(("\t", "\r")) or text.lstrip().startswith(_RISKY)


def _number(value: float) -> str:
    """A number in plain figures: 1234567, not 1.23457e+06.

    >>> _number(1234567.0), _number(0.25), _number(1e22)
    ('1234567', '0.25', '10000000000000000000000')
    """
    return f"{value:.0f}" if float(value).is_integer() else f"{value:.12f}".rstrip("0").rstrip(".")


def _table(columns: Sequence[str], rows: Iterable[Row]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return out.getvalue()


def _joined(items: Iterable[object]) -> str:
    return "; ".join(str(i) for i in items)


def _articles(names: Names, story: StoryNames) -> Iterable[Row]:
    for doc in story.documents:
        document = names.documents[doc]
        origins = [o for o in story.origins if doc in o.documents]
        when = document.published
        credit = _joined(dict.fromkeys(f"{c.agency} ({c.for_}, {c.place})" for c in document.credits))
        yield (
            story.found.id, doc, document.source.outlet, document.title, document.source.uri, document.source.url,
            document.language, when and when.earliest, when and when.latest, when and when.basis, word_count(document.text),
            credit, _joined(o.id for o in origins), _joined(dict.fromkeys(o.agency for o in origins if o.agency)),
        )  # fmt: skip


def _edges(names: Names, story: StoryNames) -> Iterable[Row]:
    for edge in story.found.derivations:
        parent = edge.parent.doc or edge.parent.origin
        origin = story.origin.get(edge.parent.origin or "")
        kind = "article" if edge.parent.doc else "origin"
        agency = origin.agency if origin else None
        yield (
            story.found.id, edge.child, parent, kind, agency, edge.relation, round(edge.share, 4),
            round(edge.confidence, 4), reasons(edge.because),
        )  # fmt: skip


def _slices(names: Names, doc: str, ranges: Iterable[Range]) -> str:
    return " … ".join(names.words_at(Span(doc, start, end)) for start, end in ranges)


def _statements(names: Names, story: StoryNames) -> Iterable[Row]:
    for s in story.found.statements:
        ranges = ranges_of(s)
        start, end = (ranges[0][0], ranges[-1][1]) if ranges else (None, None)
        yield (
            story.found.id, s.id, s.doc, start, end, story.speaker(s), s.speaker, s.stance, s.kind, _joined(s.via),
            _slices(names, s.doc, s.source), _slices(names, s.doc, s.cue), _slices(names, s.doc, s.content),
        )  # fmt: skip


def _claims(names: Names, story: StoryNames) -> Iterable[Row]:
    for c in story.found.claims:
        figures = _joined(f"{f.role}: {_number(f.value)} {f.unit}".strip() for f in c.figures)
        count: Count = c.independent
        yield (
            story.found.id, c.id, c.text, c.articles, count.min, count.max, _joined(b.name for b in backers(c)),
            _joined(c.primary), c.first_seen, figures, _joined(f"{h.what}: {counted(h.independent)}" for h in c.hinges),
            reasons(c.because),
        )  # fmt: skip


def _mentions(names: Names, story: StoryNames) -> Iterable[Row]:
    for c in story.found.claims:
        for m in c.mentions:
            words = names.words_at(Span(m.doc, m.start, m.end))
            said = story.statement.get(m.statement or "")
            by, via = (story.speaker(said), _joined(said.via)) if said else (None, None)
            yield (
                story.found.id,
                c.id,
                m.doc,
                m.start,
                m.end,
                m.statement,
                m.origin,
                m.stance,
                m.match,
                m.modality,
                m.negated,
                by,
                via,
                words,
            )


def _changes(names: Names, story: StoryNames) -> Iterable[Row]:
    def place(span: Span | None) -> tuple[object, ...]:
        return (span.doc, span.start, span.end, names.words_at(span)) if span else (None, None, None, None)

    for c in story.found.changes:
        yield story.found.id, c.child, c.parent, c.kind, *place(c.here), *place(c.there)


def _times(names: Names, story: StoryNames) -> Iterable[Row]:
    for t in story.found.times:
        words = names.words_at(Span(t.doc, t.start, t.end))
        yield story.found.id, t.doc, t.start, t.end, words, t.type, t.value, t.timex, t.earliest, t.latest


def _events(names: Names, story: StoryNames) -> Iterable[Row]:
    for e in story.found.events:
        yield story.found.id, e.earliest, e.latest, e.label, e.claim, _joined(dict.fromkeys(m.doc for m in e.mentions))


def _disputes(names: Names, story: StoryNames) -> Iterable[Row]:
    for d in story.found.disputes:
        texts = [story.claim[i].text if i in story.claim else None for i in (d.claim, d.against)]
        by = _joined(story.party[i].name if i in story.party else i for i in d.by)
        yield story.found.id, d.claim, d.against, d.kind, by, *texts, reasons(d.because)


def _houses(names: Names, story: StoryNames) -> Iterable[Row]:
    for h in story.found.houses:
        yield story.found.id, h.name, "yes" if h.certain else "possibly", _joined(h.documents), reasons(h.because)


def _dispatches(names: Names, story: StoryNames) -> Iterable[Row]:
    for r in story.found.dispatches:
        sent = (story.found.id, r.origin, r.agency, r.earliest, r.latest)
        for number, p in enumerate(r.passages, 1):
            alone = " … ".join(p.text[start:end] for start, end in p.alone)
            variants = _joined(f"{p.text[v.start : v.end] or '(nothing)'} → {v.text or '(left out)'}" for v in p.variants)
            yield (
                *sent, number, p.text, p.attested, p.of, alone, _joined(_places(p.mentions)), _joined(_places(p.elsewhere)),
                variants, reasons(r.because),
            )  # fmt: skip
        if not r.passages:
            yield *sent, None, None, None, None, None, None, None, None, reasons(r.because)


def _places(spans: Iterable[Span]) -> Iterable[str]:
    return (f"{s.doc}:{s.start}-{s.end}" for s in spans)


def _uncredited(names: Names, story: StoryNames) -> Iterable[Row]:
    for u in story.found.uncredited:
        yield story.found.id, u.doc, u.agency, u.origin, round(u.share, 4), reasons(u.because)


def _origins(names: Names, story: StoryNames) -> Iterable[Row]:
    for o in story.origins:
        label = o.label or story.behind(o)
        yield (
            story.found.id, o.id, label, o.agency, o.observed, _joined(o.updates), _joined(o.documents), reasons(o.because),
        )  # fmt: skip


def _credits(names: Names, story: StoryNames) -> Iterable[Row]:
    for doc in story.documents:
        for c in names.documents[doc].credits:
            yield story.found.id, doc, c.start, c.end, names.words_at(Span(doc, c.start, c.end)), c.agency, c.for_, c.place


def _parties(names: Names, story: StoryNames) -> Iterable[Row]:
    for p in story.found.parties:
        docs = [s.doc for s in story.found.statements if s.speaker == p.id]
        said = _joined(dict.fromkeys(docs))
        yield story.found.id, p.id, p.name, p.kind, _joined(p.aliases), _joined(p.could_be), len(docs), said


def _firsts(names: Names, story: StoryNames) -> Iterable[Row]:
    for f in story.found.first_seen:
        place = f.first or f.places[0]
        first = (None, None, None) if f.first is None else (place.doc, place.start, place.end)
        yield story.found.id, f.kind, names.words_at(place), *first, f.published, f.sure, _joined(s.doc for s in f.places)


_TABLES: dict[str, Rows] = {
    "articles.csv": _articles,
    "edges.csv": _edges,
    "statements.csv": _statements,
    "claims.csv": _claims,
    "mentions.csv": _mentions,
    "changes.csv": _changes,
    "times.csv": _times,
    "events.csv": _events,
    "disputes.csv": _disputes,
    "houses.csv": _houses,
    "dispatches.csv": _dispatches,
    "uncredited.csv": _uncredited,
    "origins.csv": _origins,
    "credits.csv": _credits,
    "parties.csv": _parties,
    "firsts.csv": _firsts,
}

__all__ = ["COLUMNS", "risky", "rows", "safe", "tables"]
