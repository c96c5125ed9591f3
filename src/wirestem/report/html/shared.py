"""Whose words are whose: the passages that articles share, by origin and by pair."""

from typing import NamedTuple

from wirestem.model import Origin, Range, Span
from wirestem.report.names import StoryNames


class Passage(NamedTuple):
    """`start:end` of an article that others share; `origin` is theirs in common, None when they have none."""

    start: int
    end: int
    origin: Origin | None


class Tie(NamedTuple):
    """Two passages of a pair that say the same; `number` is theirs in both columns."""

    number: int
    left: Span
    right: Span
    kind: str


def by_document(story: StoryNames) -> dict[str, tuple[Passage, ...]]:
    """The shared passages of every article, in text order, neighbours of one origin joined."""
    held: dict[str, dict[str | None, list[Range]]] = {}
    carriers = {o.id: frozenset(o.documents) for o in story.origins}
    for pair, alignments in story.between.items():
        common = [o for o in story.origins if pair <= carriers[o.id]]
        # Of several origins in common the one with the fewest carriers says most.
        origin = min(common, key=lambda o: len(o.documents)).id if common else None
        for a in alignments:
            for side in (a.left, a.right):
                held.setdefault(side.doc, {}).setdefault(origin, []).append((side.start, side.end))
    return {doc: _passages(story, doc, by_origin) for doc, by_origin in held.items() if doc in story.names.documents}


def _passages(story: StoryNames, doc: str, by_origin: dict[str | None, list[Range]]) -> tuple[Passage, ...]:
    text = story.names.documents[doc].text
    own = joined([r for o, ranges in by_origin.items() if o is not None for r in ranges])
    found = [
        Passage(s, e, story.origin.get(o)) for o, ranges in by_origin.items() if o is not None for s, e in joined(ranges, text)
    ]
    # What also stands in an article of another origin is worth a mark only where it is not the family's anyway.
    found += [
        Passage(s, e, None) for s, e in joined(by_origin.get(None, []), text) if not any(a < e and s < b for a, b in own)
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda p: (p.start, p.end, p.origin.id if p.origin else "")))


def joined(ranges: list[Range], text: str = "") -> tuple[Range, ...]:
    """Ranges in order, those that touch (or have only spaces of `text` between them) made one.

    >>> joined([(5, 9), (0, 3), (8, 12)])
    ((0, 3), (5, 12))
    """
    found: list[Range] = []
    for start, end in sorted(ranges):
        if found and (start <= found[-1][1] or (text[found[-1][1] : start].strip(" ") == "" != text[found[-1][1] : start])):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def pairs(story: StoryNames) -> tuple[tuple[str, str], ...]:
    """The pairs worth laying side by side, child first: each derived article with its parent.

    Where the parent is unseen it is the carrier of the same origin that shares most with it. No pair stands twice.
    """
    found: dict[frozenset[str], tuple[str, str]] = {}
    overlap = {pair: sum(a.left.end - a.left.start for a in alignments) for pair, alignments in story.between.items()}
    for edge in sorted(story.found.derivations, key=lambda d: story.names.number.get(d.child, 0)):
        origin = story.origin.get(edge.parent.origin or "")
        other = edge.parent.doc or (origin.observed if origin else None) or _sibling(edge.child, origin, overlap, story)
        if other and other != edge.child and {other, edge.child} <= story.names.documents.keys():
            found.setdefault(frozenset((edge.child, other)), (edge.child, other))
    return tuple(found.values())


def _sibling(child: str, origin: Origin | None, overlap: dict[frozenset[str], int], story: StoryNames) -> str | None:
    others = [d for d in (origin.documents if origin else ()) if d != child and d in story.names.documents]
    return max(others, key=lambda d: (overlap.get(frozenset((child, d)), 0), -story.names.number[d]), default=None)


def ties(story: StoryNames, left: str, right: str) -> tuple[Tie, ...]:
    """What two articles share, numbered in the order of `left`."""
    found = []
    for a in story.between.get(frozenset((left, right)), ()):
        here, there = (a.left, a.right) if a.left.doc == left else (a.right, a.left)
        found.append((here, there, a.kind))
    return tuple(Tie(i, here, there, kind) for i, (here, there, kind) in enumerate(sorted(found), 1))
