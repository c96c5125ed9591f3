"""Backers: who stands behind a claim, read from the reasons of its count."""

from typing import NamedTuple

from wirestem.model import Claim, Span

RULE = "corroborate.behind.v2"


class Backer(NamedTuple):
    """An organisation behind a claim and a place in each article that it stands on; not `certain` where it may be another."""

    name: str
    certain: bool
    places: tuple[Span, ...]


def backers(claim: Claim) -> tuple[Backer, ...]:
    """All behind a claim: the certain ones first, as its reasons have them."""
    found = []
    for reason in claim.because:
        if reason.rule == RULE:
            places: dict[str, Span] = {}
            for span in reason.spans:
                places.setdefault(span.doc, span)
            found.append(Backer(reason.note, reason.weight >= 1, tuple(places.values())))
    return tuple(found)
