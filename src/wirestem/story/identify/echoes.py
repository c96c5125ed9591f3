"""Echoes: statements of different articles that tell the same in much the same words."""

from typing import NamedTuple

from wirestem.model import Statement, Story
from wirestem.text.stems import stems

_LEAST_SHARED = 3
_COMMON_SHARE = 0.34


class Echo(NamedTuple):
    """Two statements of different articles; `share` of the shorter one's words are the other's, `same` of both together."""

    left: Statement
    right: Statement
    share: float
    same: float
    shared: int


def echoes(story: Story) -> tuple[Echo, ...]:
    """The pairs, nearest first. Words are compared without endings; a pair shares three or more."""
    told = [(s, _words(s, a.document.text)) for a in story.articles for s in a.statements]
    holders: dict[str, list[int]] = {}
    for i, (_, words) in enumerate(told):
        for word in sorted(words):
            holders.setdefault(word, []).append(i)
    shared: dict[tuple[int, int], int] = {}
    for places in holders.values():
        if len(places) > max(8, _COMMON_SHARE * len(told)):
            continue
        for x, i in enumerate(places):
            for j in places[x + 1 :]:
                shared[i, j] = shared.get((i, j), 0) + 1
    found = []
    for (i, j), count in shared.items():
        if count >= _LEAST_SHARED and told[i][0].doc != told[j][0].doc:
            found.append(_echo(*told[i], *told[j]))
    return tuple(sorted(found, key=lambda e: (-e.same, -e.share, e.left.id, e.right.id)))


def _echo(left: Statement, left_words: frozenset[str], right: Statement, right_words: frozenset[str]) -> Echo:
    both = len(left_words & right_words)
    return Echo(left, right, both / min(len(left_words), len(right_words)), both / len(left_words | right_words), both)


def _words(statement: Statement, text: str) -> frozenset[str]:
    return stems(" ".join(text[a:b] for a, b in statement.content))
