"""Alterations handed on: an article that has a changed quotation from the article it was copied from did not change it itself."""

from wirestem.model import Change
from wirestem.report.names import StoryNames
from wirestem.text import words


def had_it_from(story: StoryNames, change: Change) -> str | None:
    """The article with the same altered quotation that the child of `change` comes from; None when the child altered it."""
    if change.kind != "quote_altered" or change.here is None:
        return None
    mine = _forms(story, change)
    for edge in sorted(story.found.derivations, key=lambda e: -e.share):
        parent = edge.parent.doc
        if edge.child == change.child and parent is not None:
            theirs = [_forms(story, c) for c in story.found.changes if c.child == parent and c.kind == "quote_altered" and c.here]
            if mine in theirs:
                return parent
    return None


def _forms(story: StoryNames, change: Change) -> tuple[str, ...]:
    return tuple(w.form for w in words(story.names.words_at(change.here))) if change.here else ()
