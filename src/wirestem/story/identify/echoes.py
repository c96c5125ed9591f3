"""Echoes: statements that tell the same in much the same words, as a headline and its text or two articles do."""

from collections.abc import Sequence
from typing import NamedTuple

from wirestem.model import Statement, Story
from wirestem.text.stems import stems

_LEAST_SHARED = 3
_COMMON_SHARE = 0.34
_RARE = 8
_MOST_HOLDERS = 400
_MOST = 12


class Echo(NamedTuple):
    """Two statements; `share` of the shorter one's words are the other's, `same` of both together."""

    left: Statement
    right: Statement
    share: float
    same: float
    shared: int


def echoes(story: Story) -> tuple[Echo, ...]:
    """The pairs, nearest first. Words are compared without endings; a pair shares three or more.

    Of many statements in the very same words only the first few are paired with all others, so that a much copied
    dispatch costs little.
    """
    classes: dict[frozenset[str], list[Statement]] = {}
    for article in story.articles:
        for statement in article.statements:
            classes.setdefault(_words(statement, article.document.text), []).append(statement)
    alike = list(classes.items())
    found = [e for words, same in alike if len(words) >= _LEAST_SHARED for e in _paired(words, same[:_MOST], words, same)]
    for (i, j), count in sorted(_shared([words for words, _ in alike]).items()):
        if count >= _LEAST_SHARED:
            found += _paired(alike[i][0], alike[i][1][:_MOST], alike[j][0], alike[j][1][:_MOST])
    return tuple(sorted(found, key=lambda e: (-e.same, -e.share, e.left.id, e.right.id)))


def _shared(classes: Sequence[frozenset[str]]) -> dict[tuple[int, int], int]:
    """How many words two classes share; words that very many hold are passed over."""
    holders: dict[str, list[int]] = {}
    for i, words in enumerate(classes):
        for word in sorted(words):
            holders.setdefault(word, []).append(i)
    shared: dict[tuple[int, int], int] = {}
    for places in holders.values():
        if len(places) > max(_RARE, _COMMON_SHARE * len(classes)) or len(places) > _MOST_HOLDERS:
            continue
        for x, i in enumerate(places):
            for j in places[x + 1 :]:
                shared[i, j] = shared.get((i, j), 0) + 1
    return shared


def _paired(
    left_words: frozenset[str], left: Sequence[Statement], right_words: frozenset[str], right: Sequence[Statement]
) -> list[Echo]:
    return [_echo(a, left_words, b, right_words) for a in left for b in right if a.id != b.id]


def _echo(left: Statement, left_words: frozenset[str], right: Statement, right_words: frozenset[str]) -> Echo:
    both = len(left_words & right_words)
    return Echo(left, right, both / min(len(left_words), len(right_words)), both / len(left_words | right_words), both)


def _words(statement: Statement, text: str) -> frozenset[str]:
    return stems(" ".join(text[a:b] for a, b in statement.content))
