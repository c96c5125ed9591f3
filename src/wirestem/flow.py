"""The order of the rooms: the only file that knows it.

read → clean → annotate → attribute, one text at a time; gather; then one story at a time: align → derive → date →
identify → corroborate → compare → chronicle. Two orders are forced by real texts: attribute before derive (some articles
name their agency only in "told AFP") and date after derive (undated articles borrow the date of a sibling).
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from wirestem import __version__
from wirestem.article.annotate import annotate
from wirestem.article.attribute import attribute
from wirestem.article.clean import clean
from wirestem.corpus.gather import gather
from wirestem.lexicon.agencies import agencies
from wirestem.model import (
    Article,
    Capture,
    Decision,
    Document,
    Dossier,
    Findings,
    MadeWith,
    Skipped,
    Story,
)
from wirestem.settings import Settings
from wirestem.story.align import align_all
from wirestem.story.chronicle import chronicle
from wirestem.story.compare import compare
from wirestem.story.corroborate import corroborate
from wirestem.story.date import date
from wirestem.story.derive import derive, reporting_houses
from wirestem.story.identify import identify

Tick = Callable[[str], None]


def article(capture: Capture, settings: Settings) -> Article:
    """One text with all that it says."""
    known = agencies(settings.lexicons)
    return attribute(annotate(clean(capture, known)), known, attributor=settings.attributor)


def findings(story: Story, settings: Settings, decisions: Sequence[Decision] = ()) -> tuple[Findings, tuple[Document, ...]]:
    """All that can be said of one story, and its documents, some now with a lent date."""
    known = agencies(settings.lexicons)
    alignments = align_all(story)
    lineage = derive(story, alignments, known, decisions=decisions)
    story, times = date(story, lineage)
    parties, statements = identify(story, decisions=decisions)
    claims, disputes = corroborate(
        story,
        statements=statements,
        parties=parties,
        lineage=lineage,
        alignments=alignments,
        times=times,
        agencies=known,
        decisions=decisions,
    )
    found = Findings(
        id=story.id,
        label=story.label,
        documents=tuple(a.document.id for a in story.articles),
        independent=reporting_houses(story, lineage, known),
        alignments=alignments,
        origins=lineage.origins,
        derivations=lineage.derivations,
        times=times,
        parties=parties,
        statements=statements,
        claims=claims,
        disputes=disputes,
        changes=compare(story, lineage=lineage, alignments=alignments, statements=statements),
        events=chronicle(story, times=times, claims=claims),
    )
    return found, tuple(a.document for a in story.articles)


class Outcome(NamedTuple):
    """A dossier, and the inputs that could not be used."""

    dossier: Dossier
    skipped: tuple[Skipped, ...]


def dossier(
    captures: Iterable[Capture | Skipped],
    settings: Settings | None = None,
    *,
    decisions: Sequence[Decision] = (),
    tick: Tick = lambda _: None,
) -> Outcome:
    """The whole way: from captures to a dossier. `tick` is told each step by name, for progress shown elsewhere."""
    settings = settings or Settings()
    articles: list[Article] = []
    skipped: list[Skipped] = []
    for capture in captures:
        if isinstance(capture, Skipped):
            skipped.append(capture)
            continue
        tick(f"reading {capture.source.uri}")
        articles.append(article(capture, settings))
    articles = in_order(articles)
    tick("gathering stories")
    by_id = {a.document.id: a for a in articles}
    groups = gather([a.document for a in articles], decisions=decisions)
    stories = [story_of([by_id[i] for i in group]) for group in groups]
    results: list[Findings] = []
    documents: list[Document] = []
    for story in sorted(stories, key=lambda s: (-len(s.articles), s.id)):
        tick(f"story: {story.label}")
        found, dated = findings(story, settings, decisions)
        results.append(found)
        documents.extend(dated)
    made = MadeWith(wirestem=__version__, models={"attribute": settings.attributor}, settings=settings.recorded())
    documents.sort(key=lambda d: d.id)
    return Outcome(Dossier(made_with=made, documents=tuple(documents), stories=tuple(results)), tuple(skipped))


def in_order(articles: Iterable[Article]) -> list[Article]:
    """The articles by document id; twins (same digest) get "-2", "-3" in uri order, so order of input never matters."""
    seen: dict[str, int] = {}
    ordered = []
    for item in sorted(articles, key=lambda a: (a.document.id, a.document.source.uri)):
        n = seen[item.document.id] = seen.get(item.document.id, 0) + 1
        ordered.append(item if n == 1 else _renamed(item, f"{item.document.id}-{n}"))
    return sorted(ordered, key=lambda a: a.document.id)


def _renamed(item: Article, name: str) -> Article:
    statements = tuple(replace(s, id=s.id.replace(s.doc, name), doc=name) for s in item.statements)
    return replace(item, document=replace(item.document, id=name), statements=statements)


def story_of(articles: Sequence[Article]) -> Story:
    """A story of these articles: its id a digest of theirs, its label the headline of the first that has one."""
    ordered = tuple(sorted(articles, key=lambda a: a.document.id))
    name = hashlib.sha256(" ".join(a.document.id for a in ordered).encode()).hexdigest()[:12]
    titles = [a.document.title for a in ordered if a.document.title]
    label = titles[0] if titles else ordered[0].document.text.strip().split("\n", 1)[0][:80]
    return Story(id=f"s{name}", label=label, articles=ordered)
