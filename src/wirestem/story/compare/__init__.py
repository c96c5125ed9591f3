"""Compare: what each article added, dropped or changed against where it comes from."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from wirestem.lexicon.hedges import hedges
from wirestem.model import Alignment, Change, Lineage, Span, Statement, Story
from wirestem.story.compare.kin import kin
from wirestem.story.compare.leftovers import recast
from wirestem.story.compare.losses import attribution_lost, hedge_lost, number_changed
from wirestem.story.compare.matching import voices_of
from wirestem.story.compare.pairs import Pair, Shared, pairs, shared, sides
from wirestem.story.compare.quotes import altered_quotes
from wirestem.story.compare.speech import spoken
from wirestem.story.compare.wording import added, dropped, reworded

__all__ = ["compare"]


def compare(
    story: Story, *, lineage: Lineage, alignments: Sequence[Alignment], statements: Sequence[Statement]
) -> tuple[Change, ...]:
    """The changes of every derived article, by child, place in the child (what is gone last), place there, kind.

    A child is compared with its observed parent; where the parent is unseen, with the carrier that shows it best, and the
    change names the origin as parent. Quotations are compared with all carriers of the family and the blame weighed
    between them.
    """
    documents = {article.document.id: article.document for article in story.articles}
    relations = kin(lineage, documents.values(), statements)
    common = shared(alignments)
    speech = {doc: spoken(document) for doc, document in documents.items()}
    found = altered_quotes(voices_of(speech, common, _quoted(statements)), relations)
    every = [_completed(pair) for pair in pairs(sides(story.articles, statements), common, relations)]
    for _, group in groupby(every, key=lambda pair: pair.child.doc):
        found += _wording(list(group), common)
    return tuple(sorted(dict.fromkeys(found), key=_order))


def _quoted(statements: Sequence[Statement]) -> dict[str, int]:
    """How many people each document quotes in their own words."""
    people = {(s.doc, s.speaker) for s in statements if s.kind in ("direct", "mixed") and s.speaker}
    return Counter(doc for doc, _ in sorted(people))


def _completed(pair: Pair) -> Pair:
    return pair._replace(passages=(*pair.passages, *recast(pair)))


def _wording(group: list[Pair], common: Shared) -> list[Change]:
    """The changes of one child against all that it is compared with."""
    found = added(group[0], group, common)
    for pair in group:
        found += dropped(pair, common)
        found += reworded(pair)
        found += attribution_lost(pair)
        found += hedge_lost(pair, hedges())
        found += number_changed(pair)
    return found


def _order(change: Change) -> tuple[str, bool, Span, Span, str]:
    nowhere = Span("", 0, 0)
    return change.child, change.here is None, change.here or nowhere, change.there or nowhere, change.kind
