"""Disputes: claims that stand against one another, and the order in which a reader meets the claims."""

from collections.abc import Sequence, Set

from wirestem.model import Claim, Dispute, DisputeKind, Evidence, Span
from wirestem.story.corroborate.conflicts import Conflict
from wirestem.story.corroborate.denials import Aim, stands
from wirestem.story.corroborate.groups import Group
from wirestem.story.corroborate.propositions import Proposition


def disputes(
    claims: Sequence[Claim], groups: Sequence[Group], aimed: Sequence[Aim], at_odds: Sequence[Conflict]
) -> tuple[Dispute, ...]:
    """Denials and conflicts as disputes between claims; `claims` stand in the order of `groups`."""
    found = [_of_denial(claims, groups, aim) for aim in aimed if stands(aim, groups)]
    denied = {frozenset((d.claim, d.against)) for d in found}
    for conflict in at_odds:
        row = _of_conflict(claims, groups, conflict)
        if frozenset((row.claim, row.against)) not in denied:
            found.append(row)
    return tuple(found)


def _of_denial(claims: Sequence[Claim], groups: Sequence[Group], aim: Aim) -> Dispute:
    because = Evidence("corroborate.denial.v1", aim.score, (_span(aim.here), _span(aim.there)), "denies")
    by = tuple(sorted(groups[aim.denial].deniers()))
    return Dispute(claims[aim.denial].id, claims[aim.target].id, "denial", by, (because,))


def _of_conflict(claims: Sequence[Claim], groups: Sequence[Group], conflict: Conflict) -> Dispute:
    spans = tuple(_span(w.members[0]) for w in (conflict.here, conflict.there))
    because = Evidence(
        f"corroborate.{conflict.kind}.v1",
        1.0,
        spans,
        f"differ in {conflict.kind}" if conflict.kind != "update" else "later figure",
    )
    by = tuple(sorted(conflict.here.voices | conflict.there.voices))
    kind: DisputeKind = conflict.kind
    return Dispute(claims[conflict.left].id, claims[conflict.right].id, kind, by, (because,))


def _span(mention: Proposition) -> Span:
    return Span(mention.doc, mention.start, mention.end)


def in_order(
    claims: Sequence[Claim], found: Sequence[Dispute], dropped: Set[str]
) -> tuple[tuple[Claim, ...], tuple[Dispute, ...]]:
    """Claims in dispute first, then those that most organisations and most articles tell; without the `dropped` ones."""
    kept = [d for d in found if d.claim not in dropped and d.against not in dropped]
    disputed = {i for d in kept if d.kind != "update" for i in (d.claim, d.against)}
    told = [c for c in claims if c.id not in dropped]
    ordered = sorted(told, key=lambda c: (c.id not in disputed, -c.articles, -c.independent.max, -len(c.mentions), c.id))
    place = {c.id: i for i, c in enumerate(ordered)}
    return tuple(ordered), tuple(sorted(kept, key=lambda d: (place[d.claim], place[d.against], d.kind)))
