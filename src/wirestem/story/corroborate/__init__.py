"""Corroborate: claims across articles, who stands behind each, and who disputes it."""

from collections.abc import Mapping, Sequence, Set
from itertools import combinations

from msgspec.structs import replace

from wirestem.lexicon.agencies import Agencies
from wirestem.model import Alignment, Claim, Decision, Dispute, Lineage, Party, Statement, Story, Suggestion, TimeRef
from wirestem.story.corroborate.assemble import as_one, claim_of
from wirestem.story.corroborate.clause.propositions import Proposition, propositions
from wirestem.story.corroborate.count.houses import Houses
from wirestem.story.corroborate.dispute import Scene, disputes, in_order
from wirestem.story.corroborate.dispute.conflicts import Press, conflicts
from wirestem.story.corroborate.dispute.denials import Aim, aims
from wirestem.story.corroborate.dispute.meant import settled
from wirestem.story.corroborate.dispute.merging import joined
from wirestem.story.corroborate.dispute.pairs import ordered
from wirestem.story.corroborate.dispute.sides import Sides, sides
from wirestem.story.corroborate.match.align import passage_similarity
from wirestem.story.corroborate.match.cluster import candidates, clusters
from wirestem.story.corroborate.match.groups import Group, group_of
from wirestem.story.corroborate.match.likeness import Likeness
from wirestem.story.corroborate.match.pairs import Judgements, judgements
from wirestem.story.corroborate.match.rulings import Ruling, completed, pins, rejected, rulings, upheld
from wirestem.story.corroborate.match.rulings import names as given_names
from wirestem.story.corroborate.match.rulings import pairs as ruled_pairs
from wirestem.story.corroborate.match.wordings import Wording, scales, weights, wordings
from wirestem.story.corroborate.suggest import Near, beside, suggestions
from wirestem.story.corroborate.terms import Page, meanings

LEAST = 0.23
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
    pages, told = told_in(story, statements)
    ruled = rulings(decisions, pages, told)
    known = wordings(pages, completed(told, ruled), times, pins(ruled))
    weight = weights(known)
    pairs = candidates(known, weight)
    likeness = Likeness([w.spelt for w in known], weight)
    judged = judgements(known, pairs, weight, passage_similarity(alignments), likeness)
    groups, aimed = denied(known, judged, weight, sides(pages, parties), ruled)
    published = {a.document.id: p.earliest if (p := a.document.published) else None for a in story.articles}
    at_odds = conflicts(groups, pairs, Press(weight, published, {doc: page.text for doc, page in pages.items()}))
    names = {p.id: p.name for p in parties}
    houses = Houses(story, lineage, agencies, statements, parties)
    claims = [claim_of(group, pages, houses, names, weight) for group in groups]
    for number, name in given_names(ruled, groups).items():
        claims[number] = replace(claims[number], text=name)
    dropped = {claims[i].id for i, group in enumerate(groups) if rejected(ruled) & set(group.members)}
    scene = Scene(likeness, weight, scales(known, weight).unit)
    against = disputes(claims, groups, pairs, aimed, at_odds, scene)
    place = {claim.id: i for i, claim in enumerate(claims)}
    apart = {(place[d.claim], place[d.against]) for d in against} | _ruled_apart(groups, ruled, known)
    near = suggestions(beside(groups, judged, pages, houses.root), apart)
    return in_order(_with(near, claims, groups, houses, weight, dropped), against, dropped)


def _with(
    near: Mapping[int, Sequence[Near]],
    claims: Sequence[Claim],
    groups: Sequence[Group],
    houses: Houses,
    weight: Mapping[str, float],
    dropped: Set[str],
) -> list[Claim]:
    """The claims with the others that each may be."""
    told = {ordered(i, o.claim) for i, others in near.items() for o in others}
    counts = {pair: as_one(groups[pair[0]], groups[pair[1]], houses, weight) for pair in sorted(told)}
    found = list(claims)
    for i, others in near.items():
        kept = [o for o in others if claims[o.claim].id not in dropped]
        maybe = (Suggestion(claims[o.claim].id, o.likely, counts[ordered(i, o.claim)]) for o in kept)
        found[i] = replace(claims[i], maybe=tuple(maybe))
    return found


def _ruled_apart(groups: Sequence[Group], ruled: Sequence[Ruling], known: Sequence[Wording]) -> set[tuple[int, int]]:
    """The pairs of claims that a person split."""
    home = {w.number: i for i, group in enumerate(groups) for w in group.wordings}
    return {(home[a], home[b]) for a, b in ruled_pairs(ruled, known, "split")}


def told_in(story: Story, statements: Sequence[Statement]) -> tuple[dict[str, Page], dict[str, tuple[Proposition, ...]]]:
    """The pages of the articles and the propositions on them, by document."""
    by_doc: dict[str, list[Statement]] = {}
    for statement in statements:
        by_doc.setdefault(statement.doc, []).append(statement)
    meant = meanings(a.document.text for a in story.articles)
    pages = {a.document.id: Page(a.document.text, meant, a.traits) for a in story.articles}
    return pages, {a.document.id: propositions(a, pages[a.document.id], by_doc.get(a.document.id, ())) for a in story.articles}


def denied(
    known: Sequence[Wording],
    judged: Judgements,
    weight: Mapping[str, float],
    speak_for: Sides,
    ruled: Sequence[Ruling],
) -> tuple[list[Group], tuple[Aim, ...]]:
    """The groups of wordings that tell one claim, and which of them deny which."""
    together, apart = ruled_pairs(ruled, known, "merge"), ruled_pairs(ruled, known, "split")
    groups = [group_of([known[i] for i in group]) for group in grouped(known, judged, together, apart)]
    groups = upheld(settled(groups, weight), apart)
    groups, aimed = joined(groups, aims(groups, weight), speak_for, weight)
    return upheld(groups, apart), aimed


def grouped(
    known: Sequence[Wording],
    judged: Judgements,
    together: Sequence[tuple[int, int]],
    split: Sequence[tuple[int, int]],
) -> list[tuple[int, ...]]:
    """Which wordings tell the same claim, as groups of their numbers; what a person merged or split wins."""
    apart = [*split, *_sentence_mates(known), *judged.refused]
    return clusters(len(known), judged.likely, apart=apart, together=together, least=LEAST)


def _sentence_mates(known: Sequence[Wording]) -> list[tuple[int, int]]:
    """Pairs of wordings that stand in one sentence: they tell two things."""
    places: dict[tuple[str, int, int], set[int]] = {}
    for wording in known:
        for m in wording.members:
            places.setdefault((m.doc, *m.sentence), set()).add(wording.number)
    pairs = {pair for numbers in places.values() for pair in combinations(sorted(numbers), 2)}
    return sorted(pairs)
