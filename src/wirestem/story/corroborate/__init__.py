"""Corroborate: claims across articles, who stands behind each, and who disputes it."""

from collections.abc import Sequence

from wirestem.lexicon.agencies import Agencies
from wirestem.model import Alignment, Claim, Decision, Dispute, Lineage, Party, Statement, Story, TimeRef
from wirestem.story.corroborate.align import passage_similarity
from wirestem.story.corroborate.assemble import assemble
from wirestem.story.corroborate.cluster import candidates, clusters
from wirestem.story.corroborate.count import Houses
from wirestem.story.corroborate.match import features, probability, refused
from wirestem.story.corroborate.propositions import propositions
from wirestem.story.corroborate.wordings import Wording, weights, wordings

LEAST = 0.5
"""The average likelihood at which two groups of wordings are one claim."""


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
    """The claims of a story, disputed and most told first, and the disputes between them."""
    by_doc: dict[str, list[Statement]] = {}
    for statement in statements:
        by_doc.setdefault(statement.doc, []).append(statement)
    told = {a.document.id: propositions(a, by_doc.get(a.document.id, ())) for a in story.articles}
    known = wordings(story.articles, told, times)
    groups = grouped(known, alignments)
    houses = Houses(story, lineage, agencies, alignments)
    return assemble(story, [tuple(known[i] for i in group) for group in groups], houses, parties, weights(known))


def grouped(known: Sequence[Wording], alignments: Sequence[Alignment]) -> list[tuple[int, ...]]:
    """Which wordings tell the same claim, as groups of their numbers."""
    weight = weights(known)
    similarity = passage_similarity(alignments)
    likeness: dict[tuple[int, int], float] = {}
    apart: list[tuple[int, int]] = []
    for a, b in candidates(known, weight):
        left, right = known[a], known[b]
        if refused(left, right):
            apart.append((a, b))
            continue
        value = probability(features(left, right, weight, similarity(left, right)))
        if value > 0.02:
            likeness[a, b] = value
    return clusters(len(known), likeness, apart=apart, least=LEAST)
