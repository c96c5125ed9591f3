"""Unseen dispatches as a reader sees them: each sentence with its carriers, what one carrier only has set apart."""

from typing import NamedTuple

from markupsafe import Markup

from wirestem.model import Attested, Origin, Restored, Span, Variant
from wirestem.report.html.marks import Mark, marked
from wirestem.report.names import StoryNames, word_count
from wirestem.report.when import between, readable


class Line(NamedTuple):
    """A sentence of a dispatch; `opens` says that a paragraph begins with it, `several` that more than one carrier has it."""

    passage: Attested
    html: Markup
    opens: bool
    several: bool
    other: tuple[Variant, ...]


class DispatchView(NamedTuple):
    """An unseen dispatch: its lines, when it was sent in words, how many of its words several carriers have."""

    origin: Origin
    restored: Restored
    lines: tuple[Line, ...]
    when: str
    words: int
    sure: int


def dispatch_views(story: StoryNames) -> tuple[DispatchView, ...]:
    """Every unseen dispatch, in the order of the story's origins."""
    found = {r.origin: r for r in story.found.dispatches}
    return tuple(_view(story, o, found[o.id]) for o in story.origins if o.id in found)


def _view(story: StoryNames, origin: Origin, restored: Restored) -> DispatchView:
    lines = []
    last: tuple[str, int] | None = None
    for passage in restored.passages:
        place = _paragraph(story, passage)
        lines.append(_line(passage, place is None or place != last))
        last = place
    words = sum(word_count(p.text) for p in restored.passages)
    alone = sum(word_count(p.text[a:b]) for p in restored.passages for a, b in p.alone)
    return DispatchView(origin, restored, tuple(lines), when_sent(restored), words, words - alone)


def when_sent(restored: Restored) -> str:
    """The bounds in words: "by 9 March 2029", "8 to 9 March 2029", "9 March 2029, by 05:30 (UTC)"."""
    if restored.earliest and restored.latest:
        if len(restored.latest) > 10 and restored.earliest == restored.latest[:10]:
            return ", by ".join(readable(restored.latest).split(", ", 1))
        if max(len(restored.earliest), len(restored.latest)) > 10:
            return f"{readable(restored.earliest)} to {readable(restored.latest)}"
        return between(restored.earliest, restored.latest)
    if restored.latest:
        return f"by {between(restored.latest, restored.latest)}"
    return f"not before {between(restored.earliest, restored.earliest)}" if restored.earliest else "time unknown"


def _line(passage: Attested, opens: bool) -> Line:
    several = passage.attested + len(passage.elsewhere) > 1
    marks = [Mark(a, b, "al", "one carrier only has these words") for a, b in passage.alone] if several else []
    marks += [Mark(v.start, v.end, "va", _titled(v)) for v in passage.variants if v.start < v.end]
    return Line(passage, marked(passage.text, 0, len(passage.text), marks), opens, several, passage.variants)


def _titled(variant: Variant) -> str:
    return f"elsewhere “{variant.text}”" if variant.text else "left out elsewhere"


def _paragraph(story: StoryNames, passage: Attested) -> tuple[str, int] | None:
    """The paragraph that the sentence stands in, in the carrier whose words are followed."""
    span: Span | None = next(iter((*passage.mentions, *passage.elsewhere)), None)
    document = story.names.documents.get(span.doc) if span else None
    if span is None or document is None:
        return None
    zone = next((z.start for z in document.zones if z.start <= span.start < z.end), span.start)
    return span.doc, zone
