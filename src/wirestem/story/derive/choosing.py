"""The sources that the texts of a dispatch are given: each the most probable one, as long as nobody descends from himself."""

from collections.abc import Mapping, Sequence

import numpy as np

from wirestem.story.derive.candidates import candidates
from wirestem.story.derive.dispatch import Dispatch
from wirestem.story.derive.kin import same_words
from wirestem.story.derive.kinship import Overlaps
from wirestem.story.derive.marks import Marks
from wirestem.story.derive.readings import Readings
from wirestem.story.derive.weighing import Choice, Weighed, weigh

_PASSAGE_WORDS = 25  # of one run: longer than any that independent reports have in common
_SURE = 0.9  # probability from which a text counts as copied, so that it only repeats its parent


def choose(
    members: Sequence[str], dispatch: Dispatch, readings: Readings, overlaps: Overlaps, marks: Mapping[str, Marks]
) -> dict[str, Choice]:
    """For each of `members` its source in `dispatch`.

    It is done twice: texts that were surely copied from another are no witnesses of what the dispatch said, so the others
    are weighed again without them.
    """
    copied: frozenset[str] = frozenset()
    for _ in range(2):
        weighed = {n: weigh(candidates(n, dispatch, readings, overlaps, marks, copied)) for n in members}
        again = frozenset(n for n, ws in weighed.items() if ws[0].candidate.kind == "article" and ws[0].probability >= _SURE)
        if again == copied:
            break
        copied = again
    weighed = together(weighed)
    taken = _followed(_without_circles({n: list(ws) for n, ws in weighed.items()}), weighed, overlaps, dispatch.sender.evident)
    return {n: Choice(w, tuple(other for other in weighed[n] if other is not w)) for n, w in taken.items()}


def together(weighed: Mapping[str, Sequence[Weighed]]) -> dict[str, tuple[Weighed, ...]]:
    """The probabilities of each text's sources when all trees without circles are weighed against each other.

    By itself a text may as well come from one that comes from it. Summed over all trees (the matrix-tree theorem; Koo,
    Globerson, Carreras and Collins 2007) a source is as probable as the trees in which the text has it.
    """
    names = sorted(weighed)
    place = {name: n for n, name in enumerate(names)}
    laplacian = np.zeros((len(names), len(names)))
    for name in names:
        for one in weighed[name]:
            laplacian[place[name], place[name]] += one.probability
            if (parent := one.candidate.parent) in place:
                laplacian[place[str(parent)], place[name]] -= one.probability
    inverse = np.linalg.inv(laplacian)
    found = {}
    for name in names:
        child, ways = place[name], []
        for one in weighed[name]:
            parent = one.candidate.parent
            share = inverse[child, child] - (inverse[child, place[parent]] if parent in place else 0.0)
            ways.append(one._replace(probability=round(float(one.probability * share), 9)))
        found[name] = tuple(sorted(ways, key=lambda w: -w.probability))
    return found


def _followed(
    taken: dict[str, Weighed], weighed: Mapping[str, Sequence[Weighed]], overlaps: Overlaps, evident: bool
) -> dict[str, Weighed]:
    """`taken`, but of two texts by one reporter, of the same words, or with a passage in common that nobody writes twice, one
    comes from the other, whichever is likelier.

    Nobody begins a story twice, and no two write it in the same words.
    """
    pairs = [
        (w.probability, name, w)
        for name, ways in weighed.items()
        for w in ways
        if (parent := w.candidate.parent) in weighed and parent is not None
        if w.candidate.signs.get("article.same_reporter")
        or same_words(name, parent, overlaps)
        or overlaps.longest_kept(name, parent) >= _PASSAGE_WORDS
    ]
    alone = ("first",) if evident else ("first", "lone")  # without a sender a version that one text carries is that text
    for _, name, way in sorted(pairs, key=lambda p: (-p[0], p[1])):
        if all(taken[n].candidate.kind in alone for n in (name, str(way.candidate.parent))):
            taken[name] = way
    return taken


def _without_circles(weighed: Mapping[str, list[Weighed]]) -> dict[str, Weighed]:
    """The best of each; where that makes a circle, the text of it that loses least takes its next."""
    place = dict.fromkeys(sorted(weighed), 0)
    while True:
        circle = _circle({n: weighed[n][at].candidate.parent for n, at in place.items()})
        if not circle:
            return {n: weighed[n][at] for n, at in place.items()}
        losses = [
            (weighed[n][place[n]].probability - weighed[n][place[n] + 1].probability, n)
            for n in circle
            if place[n] + 1 < len(weighed[n])
        ]
        place[min(losses)[1]] += 1


def _circle(parents: Mapping[str, str | None]) -> list[str]:
    """The texts of a circle, in order of name; none if there is no circle."""
    for name in parents:
        trail: list[str] = []
        at: str | None = name
        while at is not None and at not in trail:
            trail.append(at)
            at = parents.get(at)
        if at is not None:
            return sorted(trail[trail.index(at) :])
    return []
