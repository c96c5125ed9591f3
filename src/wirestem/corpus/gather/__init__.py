"""Gather: which texts tell one story, and which go back to one text."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from wirestem.corpus.gather.contents import contents
from wirestem.corpus.gather.copies import grown, leaders, nearest, shared
from wirestem.corpus.gather.galleys import Run, one_by_one, told
from wirestem.corpus.gather.prints import prints
from wirestem.corpus.gather.stories import decided, group, likeness
from wirestem.corpus.gather.vectors import alike, vectors
from wirestem.model import Decision, Document

__all__ = ["Gathered", "gather"]

Groups = tuple[tuple[str, ...], ...]


class Gathered(NamedTuple):
    """Document ids in groups, each in id order, the groups in order of their first.

    `stories` tell one matter; `families` go back to one text, whatever their story.
    """

    stories: Groups
    families: Groups


def gather(documents: Sequence[Document], *, decisions: Sequence[Decision] = (), run: Run = one_by_one) -> Gathered:
    """The stories and families of `documents`.

    Near copies count once, so that ten prints of one dispatch do not outvote the rest, and stay with their fellows. What a
    person decided (merge or split a story) is done last and wins. The order of `documents` does not matter, nor how `run`
    does a step to the parts of the whole.
    """
    ordered = sorted(documents, key=lambda document: (document.id, document.source.uri))
    found = prints(map(told, ordered), run=run)
    reused = shared(found, run=run)
    families = grown(found, reused)
    del found  # it fills the memory
    leader = leaders(len(ordered), reused)
    kept = np.flatnonzero(leader == np.arange(len(ordered)))
    texts = [ordered[n] for n in kept.tolist()]
    near = likeness(texts, alike(vectors(contents(texts, run=run)), run=run), nearest(reused, leader, kept))
    story_of = np.empty(len(ordered), np.int64)
    for number, members in enumerate(group(len(kept), near)):
        story_of[kept[members]] = number
    stories: dict[int, list[str]] = {}
    for document, number in zip(ordered, story_of[leader].tolist(), strict=True):
        stories.setdefault(number, []).append(document.id)
    ids = [document.id for document in ordered]
    return Gathered(_sorted(decided(list(stories.values()), decisions)), _sorted([[ids[n] for n in one] for one in families]))


def _sorted(groups: Sequence[Sequence[str]]) -> Groups:
    return tuple(sorted(tuple(sorted(one)) for one in groups))
