"""Gather: which texts tell one story."""

from collections.abc import Sequence

from wirestem.corpus.gather.copies import leaders, reuse
from wirestem.corpus.gather.stories import decided, group, likeness
from wirestem.corpus.gather.vectors import alike, content, vectors
from wirestem.model import Decision, Document

__all__ = ["gather"]


def gather(documents: Sequence[Document], *, decisions: Sequence[Decision] = ()) -> tuple[tuple[str, ...], ...]:
    """The stories of `documents` as document ids, each in id order, the stories in order of their first.

    Near copies count once, so that ten prints of one dispatch do not outvote the rest, and stay with their fellows. What a
    person decided (merge or split a story) is done last and wins. The order of `documents` does not matter.
    """
    ordered = sorted(documents, key=lambda document: (document.id, document.source.uri))
    contents = [content(document) for document in ordered]
    reused = reuse(one.forms for one in contents)
    leader = leaders(len(ordered), reused)
    kept = [number for number in range(len(ordered)) if leader[number] == number]
    place = {number: n for n, number in enumerate(kept)}
    shares = {(place[a], place[b]): s for a, b, s, _ in reused if a in place and b in place}
    near = likeness([ordered[n] for n in kept], alike(vectors([contents[n] for n in kept])), shares)
    story_of = {kept[n]: number for number, members in enumerate(group(len(kept), near)) for n in members}
    stories: dict[int, list[str]] = {}
    for number, document in enumerate(ordered):
        stories.setdefault(story_of[leader[number]], []).append(document.id)
    found = decided(list(stories.values()), decisions)
    return tuple(sorted(tuple(sorted(story)) for story in found))
