"""Corroborate: claims across articles, who stands behind each, and who disputes it."""

from collections.abc import Mapping, Sequence

from wirestem.lexicon.agencies import Agencies
from wirestem.model import Alignment, Claim, Decision, Dispute, Lineage, Party, Statement, Story, TimeRef
from wirestem.story.corroborate.align import Similarity, passage_similarity
from wirestem.story.corroborate.assemble import claim_of
from wirestem.story.corroborate.cluster import candidates, clusters
from wirestem.story.corroborate.conflicts import Press, conflicts
from wirestem.story.corroborate.denials import aims, joined, settled
from wirestem.story.corroborate.disputes import disputes, in_order
from wirestem.story.corroborate.groups import group_of
from wirestem.story.corroborate.houses import Houses
from wirestem.story.corroborate.match import features, probability, refused
from wirestem.story.corroborate.propositions import propositions
from wirestem.story.corroborate.terms import Page
from wirestem.story.corroborate.wordings import Wording, weights, wordings

LEAST = 0.32
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
    pages = {a.document.id: Page(a.document.text) for a in story.articles}
    told = {a.document.id: propositions(a, pages[a.document.id], by_doc.get(a.document.id, ())) for a in story.articles}
    known = wordings(pages, told, times)
    weight = weights(known)
    similarity = passage_similarity(alignments)
    pairs = candidates(known, weight)
    groups = [group_of([known[i] for i in group]) for group in grouped(known, pairs, weight, similarity)]
    groups = settled(groups, weight)
    groups, aimed = joined(groups, aims(groups, weight))
    texts = {a.document.id: a.document.text for a in story.articles}
    published = {a.document.id: p.earliest if (p := a.document.published) else None for a in story.articles}
    at_odds = conflicts(groups, pairs, Press(weight, published, texts))
    names = {p.id: p.name for p in parties}
    houses = Houses(story, lineage, agencies, statements, names)
    claims = [claim_of(group, pages, houses, names, weight) for group in groups]
    return in_order(claims, disputes(claims, groups, aimed, at_odds))


def grouped(
    known: Sequence[Wording], pairs: Sequence[tuple[int, int]], weight: Mapping[str, float], similarity: Similarity
) -> list[tuple[int, ...]]:
    """Which wordings tell the same claim, as groups of their numbers."""
    likeness: dict[tuple[int, int], float] = {}
    apart: list[tuple[int, int]] = []
    for a, b in pairs:
        left, right = known[a], known[b]
        if refused(left, right):
            apart.append((a, b))
            continue
        value = probability(features(left, right, weight, similarity(left, right)))
        if value > 0.02:
            likeness[a, b] = value
    return clusters(len(known), likeness, apart=apart, least=LEAST)
