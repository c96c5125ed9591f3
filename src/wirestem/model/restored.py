"""Dispatches that nobody handed in, put together from their carriers, and articles that do not say whose text they carry."""

from typing import Literal

from msgspec import Struct

from wirestem.model.span import Evidence, Range, Span


class Variant(Struct, frozen=True):
    """Other words than `text[start:end]` of a passage: `text` as carriers have it, "" where they leave the words out.

    `mentions` are the places in those carriers; where words are left out, the words beside the gap.
    """

    start: int
    end: int
    text: str
    mentions: tuple[Span, ...]


class Attested(Struct, frozen=True):
    """A sentence of a dispatch as its carriers attest it.

    `attested` of the `of` carriers that took their text from the dispatch itself have the sentence; identical texts count
    once. `alone` are the ranges of `text` whose words one carrier only has, which may be its own, or only those of another
    version have. `mentions` are the places in the carriers, first the one whose words are followed; `elsewhere` those in
    carriers of other versions of the dispatch.
    """

    text: str
    attested: int
    of: int
    alone: tuple[Range, ...]
    mentions: tuple[Span, ...]
    elsewhere: tuple[Span, ...]
    variants: tuple[Variant, ...]


class Restored(Struct, frozen=True):
    """A dispatch that nobody handed in, as far as its carriers tell: its passages in the order it probably had.

    `origin` is the origin's id. `earliest` and `latest` (ISO 8601) bound when it was sent; None when nothing tells.
    `because` says how agency and bounds are known.
    """

    origin: str
    agency: str | None
    earliest: str | None
    latest: str | None
    passages: tuple[Attested, ...]
    because: tuple[Evidence, ...]


class Uncredited(Struct, frozen=True):
    """An article that carries text of an agency which it names nowhere; `share` of its text (0 to 1) is the origin's."""

    doc: str
    agency: str
    origin: str
    share: float
    because: tuple[Evidence, ...]


Crediting = Literal["credit line", "in the text", "nowhere"]
"""How an article says whose text it carries: by dateline, byline or sign-off; by naming the agency where it tells; or not."""


class Carried(Struct, frozen=True):
    """An article that carries text of an agency, and how it says so.

    `share` of its text (0 to 1) is the origin's, as surely as `confidence` (0 to 1). An agency that is named anywhere in the
    text, as in "AFP reported" or "told AFP", is named; where it is named nowhere the article stands in `uncredited` too.
    """

    doc: str
    agency: str
    origin: str
    share: float
    confidence: float
    credit: Crediting
    because: tuple[Evidence, ...]
