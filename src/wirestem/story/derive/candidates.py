"""Where a text of a dispatch may come from, and what speaks for each possibility.

A text of a dispatch was copied from an article at hand, carries a version that nobody handed in (with others, or alone), or
is the first text itself. What speaks for a possibility are named numbers, most of them shares from 0 to 1; `weighing` tells
what each is worth.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from wirestem.story.derive.dispatch import Dispatch
from wirestem.story.derive.kinship import Overlaps
from wirestem.story.derive.marks import Marks
from wirestem.story.derive.readings import Circle, Descent, Readings
from wirestem.story.derive.signs import Signs

Kind = Literal["article", "version", "lone", "first", "none"]

_LEAST_TOLD = 0.08  # share of a text that an article must hold to be its source
_HOLDS = 0.8  # of what a text shares
_MOST_NEEDED = 8  # articles weighed as sources of one text


class Candidate(NamedTuple):
    """A possible source of a text: the article `parent`, the version number `version` that `others` carry, or neither.

    "lone" is a version that no other text carries; "first" says that the text comes from no other; "none" that a text that
    draws on other dispatches has nothing of this one.
    """

    kind: Kind
    parent: str | None
    version: int | None
    signs: Mapping[str, float]
    descent: Descent | None = None
    others: tuple[str, ...] = ()


def candidates(
    text: str,
    dispatch: Dispatch,
    readings: Readings,
    overlaps: Overlaps,
    marks: Mapping[str, Marks],
    copied: frozenset[str] = frozenset(),
) -> tuple[Candidate, ...]:
    """The possible sources of `text` in `dispatch`: articles, versions, a lone version, none; `copied` are no witnesses."""
    if not dispatch.home:  # an agency that is credited, and that nobody else carries: that is all that is known of it
        return tuple(Candidate(kind, None, None, {f"{kind}.unknown": 1.0}) for kind in ("lone", "none"))
    signs = Signs(text, dispatch, overlaps, marks, copied - {text})
    found = _articles(signs, readings)
    for number, version in enumerate(dispatch.versions):
        others = tuple(n for n in version if n != text)
        if others and not _needless(signs, others):
            found.append(Candidate("version", None, number, signs.of_version(number, others), None, others))
    found.append(Candidate("lone", None, None, signs.of_lone()))
    if text in dispatch.home:
        found.append(Candidate("first", None, None, signs.of_first()))
    if dispatch.elsewhere.get(text):
        found.append(Candidate("none", None, None, signs.of_none()))
    return tuple(found)


def _articles(signs: Signs, readings: Readings) -> list[Candidate]:
    """The articles that may be the source, those that hold most of the text."""
    overlaps, text, dispatch = signs.overlaps, signs.text, signs.dispatch
    near = [m for m in signs.mates if overlaps.told(text, (m,)) >= _LEAST_TOLD]
    near.sort(key=lambda m: (-signs.held(m), m))
    found = []
    for mate in sorted(near[:_MOST_NEEDED]):
        version = frozenset(n for v in dispatch.versions if mate in v for n in v)
        descent = readings.descent(text, mate, Circle(version, dispatch.members, signs.copied))
        found.append(Candidate("article", mate, None, signs.of_article(mate, descent), descent))
    return found


def _needless(signs: Signs, others: tuple[str, ...]) -> bool:
    """Whether nothing asks for an unseen version behind a text and `others`.

    Where nobody names a sender and one text holds what all have in common, the others may have it from there. And an agency's
    own file is its version, not a carrier of it.
    """
    dispatch, text = signs.dispatch, signs.text
    if not dispatch.sender.evident and any(_holds_all(mate, dispatch, signs.overlaps) for mate in dispatch.members):
        return True
    return signs.mine.sent and any(text in version and set(others) <= set(version) for version in dispatch.versions)


def _holds_all(text: str, dispatch: Dispatch, overlaps: Overlaps) -> bool:
    """Whether a text holds nearly all that each other text of its dispatch shares with any."""
    for mate in dispatch.members:
        shared = overlaps.told(mate, [m for m in dispatch.members if m != mate])
        if mate != text and overlaps.told(mate, (text,)) < _HOLDS * shared:
            return False
    return True
