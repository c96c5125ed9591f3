"""Corroborate: claims across articles, who stands behind each, and who disputes it."""

from collections.abc import Sequence

from wirestem.lexicon.agencies import Agencies
from wirestem.model import (
    Alignment,
    Claim,
    Count,
    Decision,
    Dispute,
    Lineage,
    Mentioned,
    Party,
    Statement,
    Story,
    TimeRef,
)


def corroborate(
    story: Story,
    *,
    statements: Sequence[Statement],
    parties: Sequence[Party],
    lineage: Lineage,
    alignments: Sequence[Alignment],
    times: Sequence[TimeRef],
    agencies: Agencies,
    decisions: Sequence[Decision] = (),
) -> tuple[tuple[Claim, ...], tuple[Dispute, ...]]:
    """A first plain way: equal sentences are one claim, and each family of texts is one organisation."""
    told: dict[str, list[Mentioned]] = {}
    for article in story.articles:
        text = article.document.text
        for start, end in article.sentences:
            said = " ".join(text[start:end].casefold().split())
            place = Mentioned(article.document.id, start, end, None, None, "asserts", "full")
            told.setdefault(said, []).append(place)
    family = {doc: origin.id for origin in lineage.origins for doc in origin.documents}
    claims = []
    for number, (_, mentions) in enumerate(sorted(told.items(), key=lambda item: (-len({m.doc for m in item[1]}), item[0]))):
        docs = {m.doc for m in mentions}
        count = len({family.get(doc, doc) for doc in docs})
        first = mentions[0]
        text = next(a.document.text for a in story.articles if a.document.id == first.doc)[first.start : first.end]
        claims.append(Claim(f"c{number}", text, tuple(mentions), len(docs), Count(count, count), (), (), None, ()))
    return tuple(claims), ()
