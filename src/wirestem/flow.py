"""The order of the rooms: the only file that knows it.

read → clean → annotate → attribute, one text at a time; gather; then one story at a time: align → derive → date →
credit, restore → identify → corroborate → compare → chronicle. Two orders are forced by real texts: attribute before
derive (some articles name their agency only in "told AFP") and date after derive (undated articles borrow the date of a
sibling). Restore comes after date: a dispatch was sent before its carriers, and some of these have their dates lent.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from wirestem.article.annotate import annotate, cased, time_expressions
from wirestem.article.attribute import attribute, without_that
from wirestem.article.clean import clean, understood
from wirestem.article.fingerprints import Fingerprints, learn
from wirestem.article.wire import WireCheck, check_wire
from wirestem.corpus.gather import gather
from wirestem.decisions import gathering, resolve
from wirestem.encoder import encode, encoder
from wirestem.engine import run, run_parts
from wirestem.errors import SettingsError
from wirestem.lexicon.agencies import agencies
from wirestem.model import (
    Alignment,
    Article,
    Capture,
    Decision,
    Document,
    Dossier,
    Findings,
    Lineage,
    MadeWith,
    Skipped,
    Story,
)
from wirestem.pennames import masked, named
from wirestem.pipeline import Language, described, pipe, pipeline
from wirestem.settings import Settings
from wirestem.story.align import align_all
from wirestem.story.chronicle import chronicle
from wirestem.story.compare import compare
from wirestem.story.corroborate import corroborate
from wirestem.story.corroborate.firsts import firsts
from wirestem.story.credit import carried, uncredited
from wirestem.story.date import date, settle, unsettled
from wirestem.story.derive import counted, derive, houses
from wirestem.story.identify import identify
from wirestem.story.identify.decided import unheard
from wirestem.story.restore import restore
from wirestem.text.headlines import central
from wirestem.version import __version__

Tick = Callable[[str], None]
Step = Callable[[Capture, Settings], Article]
In = TypeVar("In")
Out = TypeVar("Out")


class Read(NamedTuple):
    """An input and the article made of it."""

    capture: Capture
    article: Article


def article(capture: Capture, settings: Settings, nlp: Language | None = None, *, wide: bool = True) -> Article:
    """One text with all that it says; `nlp` is a pipeline that helps, else the one that the settings name.

    `wide` reads statements as corpora of attribution are marked; a dossier keeps to what news says.
    """
    known = agencies(settings.lexicons)
    document = clean(capture, known)
    shown = cased(document)
    reading = None if settings.attributor == "rules.v1" else encode(shown, settings.encoder, wide=wide)
    helper = helping(settings, nlp)
    parse = None if helper is None else pipe(shown, helper, settings.spacy_labels)
    found = attribute(annotate(shown, reading, parse), known, reading, parse, attributor=settings.attributor)
    return found if shown is document else replace(found, document=document)


def helping(settings: Settings, nlp: Language | None = None) -> Language | None:
    """The pipeline that helps: the one handed over, else the one that the settings name, else none."""
    return pipeline(settings.spacy) if nlp is None and settings.spacy is not None else nlp


def handed(settings: Settings, nlp: Language | None, step: Callable[..., Article] = article) -> tuple[Settings, Step]:
    """The settings and the step, `article` or `told`, with a pipeline handed over.

    It stays in this process. SettingsError when several are asked for, or when the settings name another pipeline.
    """
    if nlp is None:
        return settings, step
    if settings.spacy is not None:
        raise SettingsError(f"nlp was handed over and spacy is {settings.spacy!r}; give one of the two")
    if settings.workers > 1:
        raise SettingsError(
            f"nlp was handed over and workers is {settings.workers}, but an object stays in its process; give workers=1, or"
            " spacy=, the name or path of the pipeline, which each worker then loads for itself"
        )
    return replace(settings, workers=1), partial(step, nlp=nlp)


def told(capture: Capture, settings: Settings, nlp: Language | None = None) -> Article:
    """One text with all that it says, as a dossier gives it."""
    return without_that(article(capture, settings, nlp, wide=False))


def outline(capture: Capture, settings: Settings) -> Article:
    """One text with no more than stories and family trees ask for: no statements, times only where its own date is in doubt."""
    document = clean(capture, agencies(settings.lexicons))
    return Article(document, times=time_expressions(cased(document)) if unsettled(document.published) else ())


def articles(captures: Iterable[Capture | Skipped], settings: Settings, step: Step = article) -> Iterator[Read | Skipped]:
    """Every capture's article, in order, streaming; what could not be read passes through, and what was doubtful is noted."""
    for item in run(partial(_one, settings, step), captures, workers=settings.workers):
        yield item
        if isinstance(item, Read):
            yield from _doubts(item.capture)


def _doubts(capture: Capture) -> Iterator[Skipped]:
    """A date that a person stated and nobody can read; pages state much for machines that is none of a person's."""
    if capture.published and not capture.zones and not understood(capture.published):
        reason = (
            f"published {capture.published!r} is no date that can be read, and was left out; write it as 2031-05-06T07:00+02:00"
        )
        yield Skipped(capture.source.uri, reason, "note")


def _one(settings: Settings, step: Step, capture: Capture | Skipped) -> Read | Skipped:
    return capture if isinstance(capture, Skipped) else Read(capture, step(capture, settings))


class Checked(NamedTuple):
    """An article and whether it is wire copy."""

    article: Article
    answer: WireCheck


def learned(captures: Iterable[Capture | Skipped], settings: Settings) -> tuple[Fingerprints, tuple[Skipped, ...]]:
    """The fingerprints of the articles in `captures`, and what could not be used."""
    found = list(articles(captures, settings))
    documents = [item.article.document for item in found if isinstance(item, Read)]
    return learn(documents, agencies(settings.lexicons)), tuple(i for i in found if isinstance(i, Skipped))


def checked(
    captures: Iterable[Capture | Skipped], settings: Settings, known: Fingerprints | None = None
) -> tuple[tuple[Checked, ...], tuple[Skipped, ...]]:
    """Whether each article is wire copy, in order, by itself, beside the others and beside the texts `known`."""
    lexicon = agencies(settings.lexicons)
    items = list(articles(captures, settings))
    found = [item.article for item in items if isinstance(item, Read)]
    beside = (known or Fingerprints()) + learn([a.document for a in found], lexicon)
    answers = tuple(Checked(article, check_wire(article, lexicon, beside)) for article in found)
    return answers, tuple(item for item in items if isinstance(item, Skipped))


class Tree(NamedTuple):
    """A story and its family tree."""

    story: Story
    alignments: tuple[Alignment, ...]
    lineage: Lineage


def tree(story: Story, settings: Settings, decisions: Sequence[Decision] = ()) -> Tree:
    """Who copied whom in one story."""
    mask = masked(story)
    found = _tree(mask.story, settings, mask.ruled(decisions))
    return Tree(mask.story_of(found.story), mask.alignments(found.alignments), mask.lineage(found.lineage))


def _tree(story: Story, settings: Settings, decisions: Sequence[Decision]) -> Tree:
    story, _ = settle(story)
    shown = legible(story)
    alignments = align_all(shown)
    return Tree(story, alignments, derive(shown, alignments, agencies(settings.lexicons), decisions=decisions))


def legible(story: Story) -> Story:
    """The story as its rooms read it: small letters in texts that are in capitals only. Every offset stays."""
    return replace(story, articles=tuple(replace(a, document=cased(a.document)) for a in story.articles))


def findings(story: Story, settings: Settings, decisions: Sequence[Decision] = ()) -> tuple[Findings, tuple[Document, ...]]:
    """All that can be said of one story, and its documents, some now with a lent date."""
    mask = masked(story)
    found, story = _findings(mask.story, settings, mask.ruled(decisions))
    return mask.findings(found), mask.documents_of(story)


def _findings(story: Story, settings: Settings, decisions: Sequence[Decision]) -> tuple[Findings, Story]:
    known = agencies(settings.lexicons)
    written = {a.document.id: a.document.text for a in story.articles}
    story = legible(story)
    _, alignments, lineage = _tree(story, settings, decisions)
    story, times = date(story, lineage)
    dispatches = restore(story, lineage=lineage, alignments=alignments, times=times)
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
    behind = houses(story, lineage, known)
    carrying = carried(story, lineage=lineage, alignments=alignments, agencies=known)
    found = Findings(
        id=story.id,
        label=story.label,
        documents=tuple(a.document.id for a in story.articles),
        independent=counted(behind, story),
        houses=behind,
        alignments=alignments,
        origins=lineage.origins,
        derivations=lineage.derivations,
        recycled=lineage.recycled,
        times=times,
        parties=parties,
        statements=statements,
        claims=claims,
        disputes=disputes,
        changes=compare(story, lineage=lineage, alignments=alignments, statements=statements),
        events=chronicle(story, times=times, claims=claims),
        dispatches=dispatches,
        uncredited=uncredited(carrying),
        first_seen=firsts(story, statements, alignments),
        carried=carrying,
    )
    whole = (replace(a, document=replace(a.document, text=written[a.document.id])) for a in story.articles)
    return found, replace(story, articles=tuple(whole))


class Pile(NamedTuple):
    """All that was handed in, sorted into stories; `families` are the ids of texts that go back to one, in any story."""

    reads: tuple[Read, ...]
    stories: tuple[Story, ...]
    skipped: tuple[Skipped, ...]
    decisions: tuple[Decision, ...]
    unknown: tuple[str, ...]
    doubts: tuple[str, ...]
    families: tuple[tuple[str, ...], ...] = ()


def pile(
    captures: Iterable[Capture | Skipped],
    settings: Settings,
    decisions: Sequence[Decision] = (),
    tick: Tick = lambda _: None,
    step: Step = article,
) -> Pile:
    """Reads everything and gathers it into stories, the largest first, then by id; `step` makes the articles."""
    reads: list[Read] = []
    skipped: list[Skipped] = []
    for item in articles(captures, settings, step):
        if isinstance(item, Skipped):
            skipped.append(item)
            continue
        tick(f"reading {item.capture.source.uri}")
        reads.append(item)
    reads = in_order(reads)
    tick("gathering stories")
    by_id = {r.article.document.id: r.article for r in reads}
    documents = [a.document for a in by_id.values()]
    settled = resolve(decisions, documents)

    def by_parts(step: Callable[[In], Out], parts: Iterable[In], /) -> Iterator[Out]:
        return run_parts(step, parts, workers=settings.workers)

    found = gather(documents, decisions=gathering(settled.decisions), run=by_parts)
    stories = [story_of([by_id[i] for i in group]) for group in found.stories]
    stories.sort(key=lambda s: (-len(s.articles), s.id))
    return Pile(tuple(reads), tuple(stories), tuple(skipped), settled.decisions, settled.unknown, settled.doubts, found.families)


class Outcome(NamedTuple):
    """A dossier, the inputs that could not be used, the names in decisions that fit no document, and what else they cannot do."""

    dossier: Dossier
    skipped: tuple[Skipped, ...]
    unknown: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


def dossier(
    captures: Iterable[Capture | Skipped],
    settings: Settings | None = None,
    *,
    decisions: Sequence[Decision] = (),
    tick: Tick = lambda _: None,
    nlp: Language | None = None,
) -> Outcome:
    """The whole way: from captures to a dossier. `tick` is told each step by name, for progress shown elsewhere.

    `nlp` is a pipeline that helps with each text, see `handed`.
    """
    settings, step = handed(settings or Settings(), nlp, told)
    helper = helping(settings, nlp)
    heap = pile(captures, settings, decisions, tick, step)
    results: list[Findings] = []
    documents: list[Document] = []
    for story in heap.stories:
        tick(f"story: {story.label}")
        found, dated = findings(story, settings, heap.decisions)
        results.append(found)
        documents.extend(dated)
    models = {"attribute": settings.attributor} | ({} if helper is None else {"spacy": described(helper)})
    if settings.attributor != "rules.v1":
        models["encoder"] = encoder(settings.encoder).name
    if results:
        weighing = settings.attributor != "rules.v1" and encoder(settings.encoder).moods
        models["modality"] = weighing.name if weighing else "rules.v1"
        models["vectors"] = encoder().name  # claims are compared by the shipped vectors, whatever encoder reads the texts
    made = MadeWith(wirestem=__version__, models=models, settings=settings.recorded())
    documents.sort(key=lambda d: d.id)
    made_of = Dossier(made_with=made, documents=tuple(documents), stories=tuple(results))
    nobody = unheard(heap.decisions, (party for found in results for party in found.parties))
    doubts = (*heap.doubts, *(f"{name!r} is no party here; give a name that speaks in the texts" for name in nobody))
    return Outcome(made_of, heap.skipped, heap.unknown, doubts)


def in_order(reads: Iterable[Read]) -> list[Read]:
    """By document id; twins (same digest) get "-2", "-3" in uri order, so the order of the input never matters."""
    seen: dict[str, int] = {}
    ordered = []
    for item in sorted(reads, key=lambda r: (r.article.document.id, r.article.document.source.uri)):
        name = item.article.document.id
        n = seen[name] = seen.get(name, 0) + 1
        ordered.append(item if n == 1 else Read(item.capture, named(item.article, f"{name}-{n}")))
    return sorted(ordered, key=lambda r: r.article.document.id)


def story_of(members: Sequence[Article]) -> Story:
    """A story of these articles: its id a digest of theirs, its label the headline that shares most with the others."""
    ordered = tuple(sorted(members, key=lambda a: a.document.id))
    name = hashlib.sha256(" ".join(a.document.id for a in ordered).encode()).hexdigest()[:12]
    titles = [a.document.title for a in ordered if a.document.title]
    label = central(titles) if titles else ordered[0].document.text.strip().split("\n", 1)[0][:80]
    return Story(id=f"s{name}", label=label, articles=ordered)
