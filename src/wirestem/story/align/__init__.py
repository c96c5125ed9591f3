"""Align: passages that two texts share, word for word, edited or recast."""

from wirestem.model import Alignment, Document, Story


def align(left: Document, right: Document) -> tuple[Alignment, ...]:
    """Placeholder."""
    return ()


def align_all(story: Story) -> tuple[Alignment, ...]:
    """The alignments of all pairs of a story, left before right in document order."""
    documents = [a.document for a in story.articles]
    return tuple(x for i, left in enumerate(documents) for right in documents[i + 1 :] for x in align(left, right))
