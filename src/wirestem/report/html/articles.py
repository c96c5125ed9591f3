"""The articles in full, with everything found drawn into them."""

from typing import NamedTuple

from markupsafe import Markup

from wirestem.model import Document, Origin, TimeRef
from wirestem.report.denials import word_for
from wirestem.report.html.links import Links
from wirestem.report.html.marks import Mark, blocks, marked
from wirestem.report.html.shared import Passage
from wirestem.report.names import StoryNames, word_count
from wirestem.report.when import readable


class Line(NamedTuple):
    """A paragraph as it is set: its zone, where it starts, its HTML."""

    kind: str
    start: int
    html: Markup


class Carried(NamedTuple):
    """An origin in an article: `share` of the text by the edge that leads there, None when the article is the origin.

    `through` is the article that it came through, None when it is the origin's own text. `sure` is how surely it goes back
    there, 0 to 1.
    """

    origin: Origin
    share: float | None
    relation: str
    through: str | None = None
    sure: float = 1.0


class Basis(NamedTuple):
    """Times of an article that rest on the same, as `notes` tell it."""

    times: tuple[TimeRef, ...]
    notes: tuple[str, ...]

    @property
    def number(self) -> int:
        """How many they are."""
        return len(self.times)


class ArticleView(NamedTuple):
    """An article as the page shows it."""

    document: Document
    lines: tuple[Line, ...]
    carried: tuple[Carried, ...]
    words: int
    times: tuple[Basis, ...]


def article_views(story: StoryNames, passages: dict[str, tuple[Passage, ...]], links: Links) -> tuple[ArticleView, ...]:
    """Every article of the story, in reading order."""
    by_doc: dict[str, list[Mark]] = {d: [] for d in story.documents}
    times: dict[str, list[TimeRef]] = {d: [] for d in story.documents}
    for doc, shared in passages.items():
        by_doc.setdefault(doc, []).extend(_passage(story, p) for p in shared)
    for time in story.found.times:
        times.setdefault(time.doc, []).append(time)
        by_doc.setdefault(time.doc, []).append(Mark(time.start, time.end, "ti", f"time: {readable(time.value)}"))
    _statements(story, by_doc)
    return tuple(_view(story, d, by_doc[d], times[d], links) for d in story.documents)


def _passage(story: StoryNames, passage: Passage) -> Mark:
    if passage.origin is None:
        return Mark(passage.start, passage.end, "o o0", "wording shared with articles of another origin", "≈")
    letter = story.letter[passage.origin.id]
    kind = f"o o{story.colour[passage.origin.id]}"
    return Mark(passage.start, passage.end, kind, label=letter)


def _statements(story: StoryNames, by_doc: dict[str, list[Mark]]) -> None:
    for s in story.found.statements:
        marks = by_doc.setdefault(s.doc, [])
        who = f"{story.speaker(s) or 'speaker not resolved'} {word_for(story, s).stance}"
        marks.extend(Mark(a, b, "sc", who) for a, b in s.content)
        marks.extend(Mark(a, b, "cu") for a, b in s.cue)
        marks.extend(Mark(a, b, "so") for a, b in s.source)


def _view(story: StoryNames, doc: str, marks: list[Mark], times: list[TimeRef], links: Links) -> ArticleView:
    document = story.names.documents[doc]
    credits = [
        Mark(c.start, c.end, f"cr {c.for_}", f"credit to {c.agency} for the {c.for_} ({c.place})") for c in document.credits
    ]
    marks = [*marks, *credits]
    anchors = tuple(links.anchors(doc))
    lines = []
    for block in blocks(document):
        inside = [*marks, Mark(*block.opening, "dl")] if block.opening else marks
        lines.append(Line(block.kind, block.start, marked(document.text, block.start, block.end, inside, anchors)))
    return ArticleView(document, tuple(lines), _carried(story, doc), word_count(document.text), _bases(times))


def _bases(times: list[TimeRef]) -> tuple[Basis, ...]:
    grouped: dict[tuple[str, ...], list[TimeRef]] = {}
    for time in times:
        grouped.setdefault(tuple(dict.fromkeys(e.note for e in time.because if e.note)), []).append(time)
    return tuple(Basis(tuple(alike), notes) for notes, alike in grouped.items())


def _carried(story: StoryNames, doc: str) -> tuple[Carried, ...]:
    edges = {}
    for edge in story.found.derivations:
        if edge.child == doc:
            edges[edge.parent.origin or edge.parent.doc] = edge
    found = []
    for origin in story.origins:
        if doc not in origin.documents:
            continue
        own = edges.get(origin.id) or next((e for p, e in edges.items() if p in origin.documents), None)
        sure = story.sureness[origin.id].get(doc, 1.0)
        through = own.parent.doc if own else None
        found.append(Carried(origin, own.share if own else None, own.relation if own else "", through, sure))
    return tuple(found)
