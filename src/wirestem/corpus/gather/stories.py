"""Stories: which texts are near enough in words and time to tell one matter, and what people decided about it."""

import re
from collections.abc import Sequence
from datetime import date
from math import log, nan

import numpy as np

from wirestem.corpus.gather.galleys import Shares
from wirestem.corpus.gather.linkage import Groups, Likeness, linked
from wirestem.model import Decision, Document

# Mean likeness that joins two groups. A few texts handed in together are rarely about many matters, so that less is asked
# of them; in a large pile two texts are hardly ever about one.
_LEAST, _LEAST_SMALL = 0.205, 0.085
_SMALL, _LARGE = 12, 60
# A lone text (or two) joins a story many times its size at less, if no other story is near.
_LEAST_LONE, _LONE_RISE, _LONE_BASE = 0.07, 0.028, 25
_LONE = 2
_TIMES_LARGER = 4
_CLEARLY = 2.0
_CALM_DAYS, _FAR, _NEAR_BONUS = 10, 0.8, 0.25
_FAR_DAYS, _VERY_FAR = 400, 0.6
_REUSED = 0.5

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def likeness(documents: Sequence[Document], words: Likeness, shares: Likeness) -> Likeness:
    """How alike the documents (by number) are: in words, more if of one week, at least half where one reuses the other."""
    factor = _time(np.array([_days(document) for document in documents], np.float64).reshape(-1, 2), words)
    return Likeness(
        np.concatenate((words.left, shares.left)),
        np.concatenate((words.right, shares.right)),
        np.concatenate((words.value * factor, _REUSED + (1 - _REUSED) * shares.value)),
    ).greatest()


def _days(document: Document) -> tuple[float, float]:
    """First and last possible day of publication as day numbers, not a number when it is not known to the day."""
    if document.published is None:
        return nan, nan
    found = [_DAY.match(value) for value in (document.published.earliest, document.published.latest)]
    try:
        first, last = (date.fromisoformat(match.group()).toordinal() for match in found if match)
    except ValueError:
        return nan, nan
    return first, last


def _time(days: Shares, pairs: Likeness) -> Shares:
    """Factor for the days between two texts: 1 where unknown, a little more when near, less when far."""
    left, right = days[pairs.left], days[pairs.right]
    gap = np.maximum(0, np.maximum(left[:, 0] - right[:, 1], right[:, 0] - left[:, 1]))
    near = _FAR + _NEAR_BONUS * np.exp(-((gap / _CALM_DAYS) ** 2) / 2)
    return np.where(np.isnan(gap), 1.0, np.where(gap > _FAR_DAYS, _VERY_FAR, near))


def group(count: int, alike: Likeness) -> list[list[int]]:
    """The numbers below `count` in stories."""
    least, least_lone = _least(count), _LEAST_LONE + _LONE_RISE * log(max(1.0, count / _LONE_BASE))
    if least_lone >= least:  # nobody is so near to a group and not in it
        return linked(count, alike, least)
    groups = Groups(count, alike)
    groups.link(least)
    _join_lone(groups, least_lone)
    return [groups.members[n] for n in sorted(groups.members)]


def _least(count: int) -> float:
    """The mean likeness asked in a pile of `count` texts."""
    size = min(max(count, _SMALL), _LARGE)
    return _LEAST_SMALL + (_LEAST - _LEAST_SMALL) * log(size / _SMALL) / log(_LARGE / _SMALL)


def _join_lone(groups: Groups, least: float) -> None:
    """Lone texts join the one large story they are near to."""
    for number in sorted(groups.members, key=lambda n: (len(groups.members[n]), n)):
        if number not in groups.members or len(groups.members[number]) > _LONE:
            continue
        near = groups.near(number)
        if near and near[0][0] >= least and (len(near) == 1 or near[0][0] >= _CLEARLY * near[1][0]):
            best = near[0][1]
            if len(groups.members[best]) >= _TIMES_LARGER * len(groups.members[number]):
                groups.merge(number, best)


def decided(stories: list[list[str]], decisions: Sequence[Decision]) -> list[list[str]]:
    """The stories as people want them, in the order they decided: merged whole, or some documents taken out as a story."""
    for decision in decisions:
        named = set(decision.documents)
        touched = [story for story in stories if named & set(story)]
        if decision.about != "story" or not touched:
            continue
        others = [story for story in stories if not named & set(story)]
        if decision.act == "merge":
            stories = [*others, sorted(i for story in touched for i in story)]
        elif decision.act == "split":
            rest = [[i for i in story if i not in named] for story in touched]
            taken = sorted(i for story in touched for i in story if i in named)
            stories = [*others, *(story for story in rest if story), taken]
    return stories
