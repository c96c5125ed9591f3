"""A document with all that it says."""

from typing import Literal

from msgspec import Struct

from wirestem.model.document import Document
from wirestem.model.span import Range

MentionKind = Literal["person", "organisation", "government", "place", "group", "title"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
StatementKind = Literal["direct", "indirect", "mixed"]
Stance = Literal["asserts", "alleges", "denies", "confirms", "expects", "declines"]


class Mention(Struct, frozen=True, order=True):
    """Somebody or something named at `text[start:end]`; `name` is the name without title ("Yuri Ushakov")."""

    start: int
    end: int
    kind: MentionKind
    name: str


class TimeExpression(Struct, frozen=True, order=True):
    """A time expression as it was recognised, not yet placed on the calendar.

    `rule` names the grammar rule that found it and `slots` what the rule caught, enough for
    `wirestem.times.resolve` to compute the value once an anchor is known. `forward` tells what tense and cue words say:
    True the future, False the past, None nothing.
    """

    start: int
    end: int
    type: TimeType
    rule: str
    slots: tuple[str, ...] = ()
    forward: bool | None = None


class Hop(Struct, frozen=True, order=True):
    """A relay that words came through ("told AFP", "KCNA reported") and where the article names it."""

    name: str
    start: int
    end: int


class Statement(Struct, frozen=True):
    """A quotation or a clause with its own cue; a quotation that goes on without a cue is a statement too.

    `source`, `cue` and `content` are ranges of the document's text, each in text order. `speaker` is the resolved name
    within the article, later the id of a `Party`; None when it could not be told. `via` names the relays, the one nearest
    to the article first; `hops` says where those stand that the article spells out.
    """

    id: str
    doc: str
    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    kind: StatementKind
    stance: Stance
    speaker: str | None = None
    via: tuple[str, ...] = ()
    hops: tuple[Hop, ...] = ()


class Traits(Struct, frozen=True):
    """What the encoder keeps of each word that it read, for `wirestem.encoder.moods` to tell how clauses are put forward.

    `starts` has where each word starts (four bytes), `borders` the number of the first word of each paragraph and of all words,
    `rows` the numbers of each word (a byte each); `folder` is the encoder's, with the weights they are for.
    """

    starts: bytes
    borders: tuple[int, ...]
    rows: bytes
    folder: str


class Article(Struct, frozen=True):
    """A document with its sentences, mentions, time expressions and statements, each in text order.

    `traits` are the encoder's, None where it read nothing or has no weights for them.
    """

    document: Document
    sentences: tuple[Range, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    statements: tuple[Statement, ...] = ()
    traits: Traits | None = None
