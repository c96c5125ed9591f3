"""Tables of what is said: statements and who speaks, claims and where they are told, times and events."""

from collections.abc import Iterable

from wirestem.model import Span
from wirestem.report.backers import RULE, backers
from wirestem.report.denials import word_for, word_of
from wirestem.report.exchange.plain import reasons
from wirestem.report.names import Names, StoryNames, counted, whole
from wirestem.report.tables.cells import Row, joined, number, table, words


@table(
    "statement", "article", "label", "start", "end", "speaker", "speaker_id", "stance", "word", "kind", "via",
    "source", "cue", "content",
)  # fmt: skip
def statements(names: Names, story: StoryNames) -> Iterable[Row]:
    """What is said, by whom, through whom."""
    for s in story.found.statements:
        span = whole(s)
        yield (
            s.id, s.doc, names.article(s.doc), span and span.start, span and span.end, story.speaker(s), s.speaker, s.stance,
            word_for(story, s).shown, s.kind, joined(s.via), words(names, s.doc, s.source), words(names, s.doc, s.cue),
            words(names, s.doc, s.content),
        )  # fmt: skip


@table("party", "name", "kind", "aliases", "could_be", "statements", "articles")
def parties(names: Names, story: StoryNames) -> Iterable[Row]:
    """Who speaks, and where."""
    spoken: dict[str | None, list[str]] = {}
    for s in story.found.statements:
        spoken.setdefault(s.speaker, []).append(s.doc)
    for p in story.found.parties:
        docs = spoken.get(p.id, [])
        yield p.id, p.name, p.kind, joined(p.aliases), joined(p.could_be), len(docs), joined(dict.fromkeys(docs))


@table(
    "claim", "text", "articles", "independent_min", "independent_max", "behind", "primary", "first_seen", "figures", "hinges",
    "maybe", "because",
)  # fmt: skip
def claims(names: Names, story: StoryNames) -> Iterable[Row]:
    """The claims, and who stands behind each."""
    for c in story.found.claims:
        figures = joined(f"{f.role}: {number(f.value)} {f.unit}".strip() for f in c.figures)
        behind = joined(b.name if b.certain else f"possibly {b.name}" for b in backers(c))
        hinges = joined(f"{h.what}: {counted(h.independent)}" for h in c.hinges)
        maybe = joined(f"{m.claim} {m.likely:.0%}: {counted(m.independent)}" for m in c.maybe)
        others = reasons(e for e in c.because if e.rule != RULE)
        yield (
            c.id, c.text, c.articles, c.independent.min, c.independent.max, behind, joined(c.primary), c.first_seen, figures,
            hinges, maybe, others,
        )  # fmt: skip


@table(
    "claim", "article", "label", "start", "end", "statement", "origin", "agency", "stance", "word", "match", "modality",
    "negated", "said_by", "via", "text",
)  # fmt: skip
def mentions(names: Names, story: StoryNames) -> Iterable[Row]:
    """The places that tell a claim."""
    for c in story.found.claims:
        for m in c.mentions:
            by, via = story.told_by(m.statement)
            origin = story.origin.get(m.origin or "")
            yield (
                c.id, m.doc, names.article(m.doc), m.start, m.end, m.statement, m.origin, origin and origin.agency, m.stance,
                word_of(story, m, c).shown, m.match, m.modality, m.negated, by, joined(via),
                names.words_at(Span(m.doc, m.start, m.end)),
            )  # fmt: skip


@table("claim", "against", "kind", "confidence", "by", "claim_text", "against_text", "because")
def disputes(names: Names, story: StoryNames) -> Iterable[Row]:
    """The claims that stand against another."""
    for d in story.found.disputes:
        texts = [story.claim[i].text if i in story.claim else None for i in (d.claim, d.against)]
        by = joined(story.party[i].name if i in story.party else i for i in d.by)
        yield d.claim, d.against, d.kind, d.confidence, by, *texts, reasons(d.because)


@table("article", "label", "start", "end", "text", "type", "value", "timex", "earliest", "latest", "because")
def times(names: Names, story: StoryNames) -> Iterable[Row]:
    """The time expressions, placed on the calendar."""
    for t in story.found.times:
        text = names.words_at(Span(t.doc, t.start, t.end))
        yield (
            t.doc, names.article(t.doc), t.start, t.end, text, t.type, t.value, t.timex, t.earliest, t.latest,
            reasons(t.because),
        )  # fmt: skip


@table("earliest", "latest", "label", "claim", "articles")
def events(names: Names, story: StoryNames) -> Iterable[Row]:
    """What happened, and when."""
    for e in story.found.events:
        yield e.earliest, e.latest, e.label, e.claim, joined(dict.fromkeys(m.doc for m in e.mentions))
