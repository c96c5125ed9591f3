"""What each article changed, pair by pair, the gravest first."""

from typing import NamedTuple

from markupsafe import Markup

from wirestem.model import Change, ChangeKind, Span
from wirestem.report.difference import differences, within
from wirestem.report.handed_on import had_it_from
from wirestem.report.html.marks import Mark, marked
from wirestem.report.names import StoryNames

KINDS: tuple[tuple[ChangeKind, str, str], ...] = (
    ("attribution_lost", "Attribution lost", "The other text says who says so; this one does not."),
    ("hedge_lost", "Hedge lost", "The other text is less certain."),
    ("number_changed", "Number changed", "A figure differs."),
    ("reworded", "Reworded", "The same passage in other words."),
    ("added", "Added", "Not in the other text."),
    ("dropped", "Dropped", "In the other text only."),
)


class Edit(NamedTuple):
    """One change with both wordings; a side that does not exist is None. `had_from` is the article it was handed on by."""

    change: Change
    here: Markup | None
    there: Markup | None
    had_from: str | None = None


class Kind(NamedTuple):
    """Changes of one kind within a pair."""

    kind: ChangeKind
    name: str
    meaning: str
    edits: tuple[Edit, ...]


class Edited(NamedTuple):
    """An article against its parent (`other`, a document's id or an origin's), compared with the text of article `beside`."""

    child: str
    other: str
    beside: str
    kinds: tuple[Kind, ...]
    number: int


def altered(story: StoryNames) -> tuple[Edit, ...]:
    """Every quotation that is altered inside its marks, in reading order: the integrity table."""
    changes = [c for c in story.found.changes if c.kind == "quote_altered"]
    changes.sort(key=lambda c: (story.names.number.get(c.child, 0), c.here.start if c.here else 0))
    return tuple(_edit(story, c)._replace(had_from=had_it_from(story, c)) for c in changes)


def edited(story: StoryNames) -> tuple[Edited, ...]:
    """Every article with changes, in reading order."""
    grouped: dict[tuple[str, str], list[Change]] = {}
    for change in story.found.changes:
        if change.kind != "quote_altered":  # they have a table of their own
            grouped.setdefault((change.child, change.parent), []).append(change)
    number = story.names.number
    pairs = sorted(grouped, key=lambda p: (number.get(p[0], 0), number.get(p[1], 0), p))
    return tuple(
        Edited(*pair, _beside(pair[1], grouped[pair]), _kinds(story, grouped[pair]), len(grouped[pair])) for pair in pairs
    )


def _beside(other: str, changes: list[Change]) -> str:
    """The article whose words stand on the other side: the parent itself, or a carrier of the unseen one."""
    seen = [c.there.doc for c in changes if c.there]
    return max(sorted(set(seen)), key=seen.count, default=other)


def _kinds(story: StoryNames, changes: list[Change]) -> tuple[Kind, ...]:
    found = []
    for kind, name, meaning in KINDS:
        edits = tuple(_edit(story, c) for c in changes if c.kind == kind)
        if edits:
            found.append(Kind(kind, name, meaning, edits))
    return tuple(found)


def _edit(story: StoryNames, change: Change) -> Edit:
    here, there = change.here, change.there
    if here and there:
        compared = within if change.kind == "quote_altered" else differences
        ours, theirs = compared(story.names.words_at(here), story.names.words_at(there))
        return Edit(change, _worded(story, here, ours), _worded(story, there, theirs))
    return Edit(change, _worded(story, here, ()) if here else None, _worded(story, there, ()) if there else None)


def _worded(story: StoryNames, span: Span, changed: tuple[tuple[int, int], ...]) -> Markup:
    document = story.names.documents.get(span.doc)
    if document is None:
        return Markup("")
    marks = [Mark(span.start + s, span.start + e, "w") for s, e in changed]
    return marked(document.text, span.start, span.end, marks)
