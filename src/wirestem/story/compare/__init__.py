"""Compare: what each article added, dropped or changed against where it comes from."""

from collections.abc import Sequence

from wirestem.model import Alignment, Change, Lineage, Span, Statement, Story
from wirestem.story.compare.kin import kin
from wirestem.story.compare.quotes import altered_quotes
from wirestem.story.compare.speech import spoken

__all__ = ["compare"]


def compare(
    story: Story, *, lineage: Lineage, alignments: Sequence[Alignment], statements: Sequence[Statement]
) -> tuple[Change, ...]:
    """The changes of every derived article, by child, place in the child (what is gone last), kind."""
    documents = {article.document.id: article.document for article in story.articles}
    relations = kin(lineage, tuple(sorted(documents)))
    found = altered_quotes({name: spoken(document) for name, document in documents.items()}, relations)
    return tuple(sorted(found, key=_order))


def _order(change: Change) -> tuple[str, bool, Span, Span, str]:
    nowhere = Span("", 0, 0)
    return change.child, change.here is None, change.here or nowhere, change.there or nowhere, change.kind
