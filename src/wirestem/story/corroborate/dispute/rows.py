"""Disputes: claims that stand against one another, and the order in which a reader meets the claims."""

from collections.abc import Iterable, Sequence, Set

from wirestem.model import Claim, Dispute, Evidence, Span
from wirestem.story.corroborate.clause.propositions import Proposition
from wirestem.story.corroborate.dispute.conflicts import Conflict
from wirestem.story.corroborate.dispute.deciding import Found, decided
from wirestem.story.corroborate.dispute.denials import Aim
from wirestem.story.corroborate.dispute.signs import Scene
from wirestem.story.corroborate.match.groups import Group

LIKELY = 0.5
"""The confidence from which a dispute is worth a reader's first look."""
_SAYS = {"denial": "denies", "number": "differ in number", "date": "differ in date", "other": "exclude each other"}


def disputes(
    claims: Sequence[Claim],
    groups: Sequence[Group],
    alike: Iterable[tuple[int, int]],
    aimed: Sequence[Aim],
    conflicts: Sequence[Conflict],
    scene: Scene,
) -> tuple[Dispute, ...]:
    """Claims that stand against each other, and those that bring others up to date; `claims` stand in the order of `groups`.

    `alike` are the pairs of wordings in like words, by number.
    """
    found = [_of(claims, groups, row) for row in decided(groups, alike, aimed, conflicts, scene)]
    known = {frozenset((d.claim, d.against)) for d in found}
    updates = [_update(claims, row) for row in conflicts if row.kind == "update"]
    return (*found, *(u for u in updates if frozenset((u.claim, u.against)) not in known))


def _of(claims: Sequence[Claim], groups: Sequence[Group], row: Found) -> Dispute:
    rule = f"corroborate.{row.kind}.{'v1' if row.chance == 1 else 'v2'}"
    because = Evidence(rule, round(row.chance, 2), (_span(row.here), _span(row.there)), _SAYS[row.kind])
    denial = groups[row.left]
    by = denial.deniers() if row.kind == "denial" and denial.denial else _voices(denial) | _voices(groups[row.right])
    return Dispute(claims[row.left].id, claims[row.right].id, row.kind, tuple(sorted(by)), (because,), round(row.chance, 2))


def _voices(group: Group) -> frozenset[str]:
    return frozenset[str]().union(*(w.voices for w in group.wordings))


def _update(claims: Sequence[Claim], row: Conflict) -> Dispute:
    spans = tuple(_span(w.members[0]) for w in (row.here, row.there))
    by = tuple(sorted(row.here.voices | row.there.voices))
    because = Evidence("corroborate.update.v1", 1.0, spans, "later figure")
    return Dispute(claims[row.left].id, claims[row.right].id, "update", by, (because,))


def _span(mention: Proposition) -> Span:
    return Span(mention.doc, mention.start, mention.end)


def in_order(
    claims: Sequence[Claim], found: Sequence[Dispute], dropped: Set[str]
) -> tuple[tuple[Claim, ...], tuple[Dispute, ...]]:
    """Claims that are likelier in dispute than not first, then those that most organisations and most articles tell; without the
    `dropped` ones.
    """
    kept = [d for d in found if d.claim not in dropped and d.against not in dropped]
    disputed = {i for d in kept if d.kind != "update" and d.confidence >= LIKELY for i in (d.claim, d.against)}
    told = [c for c in claims if c.id not in dropped]
    ordered = sorted(told, key=lambda c: (c.id not in disputed, -c.articles, -c.independent.max, -len(c.mentions), c.id))
    place = {c.id: i for i, c in enumerate(ordered)}
    return tuple(ordered), tuple(sorted(kept, key=lambda d: (place[d.claim], place[d.against], d.kind)))
