"""What a pipeline found, as values."""

from typing import NamedTuple

from wirestem.model import MentionKind, Range


class PipedName(NamedTuple):
    """A name as the pipeline marked it; `kind` is None for what is nobody, such as a law or an event."""

    start: int
    end: int
    kind: MentionKind | None


class Word(NamedTuple):
    """A word at `text[start:end]`: the number of the word it depends on (its own for a root), by which relation, its tags.

    `sort` is its part of speech of Universal Dependencies, `tag` that of the pipeline's language; "" where there is none.
    """

    start: int
    end: int
    head: int
    relation: str
    sort: str
    tag: str


class Parse(NamedTuple):
    """A text as a pipeline read it; all in text order, offsets are code points of the whole text.

    `read` are the stretches it was given. `names` and `sentences` are None where no component makes them, `words` is
    empty without a parser, `clusters` without coreference. `kinds` are those that its names leave nothing out of.
    """

    read: tuple[Range, ...] = ()
    names: tuple[PipedName, ...] | None = None
    kinds: frozenset[MentionKind] = frozenset()
    sentences: tuple[Range, ...] | None = None
    words: tuple[Word, ...] = ()
    clusters: tuple[tuple[Range, ...], ...] = ()
