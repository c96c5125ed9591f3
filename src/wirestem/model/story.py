"""Many articles about one matter: their alignments, family tree, times and parties."""

from typing import Literal

from msgspec import Struct

from wirestem.model.article import Article, TimeType
from wirestem.model.span import Evidence, Range, Span

AlignmentKind = Literal["verbatim", "edited", "paraphrase"]
Relation = Literal["copy", "excerpt", "rewrite", "update", "merge"]
PartyKind = Literal["person", "organisation", "government", "group", "unknown"]


class Story(Struct, frozen=True):
    """The articles about one matter, in order of document id; `label` is a headline a reader would know it by."""

    id: str
    label: str
    articles: tuple[Article, ...]


class Alignment(Struct, frozen=True):
    """Two passages that say the same in the same or nearly the same words; `similarity` runs 0 to 1."""

    left: Span
    right: Span
    kind: AlignmentKind
    similarity: float


class Origin(Struct, frozen=True):
    """A text that first carried reporting.

    Either an observed article without a parent (`observed` is its document id, and it has no derivation) or a dispatch
    that nobody handed in. `agency` is the sender if there is evidence for one. `updates` names the origins (earlier
    versions) that this one replaces. `documents` are all that carry text of it, in id order.
    """

    id: str
    agency: str | None
    observed: str | None
    updates: tuple[str, ...]
    documents: tuple[str, ...]
    label: str
    because: tuple[Evidence, ...]


class Parent(Struct, frozen=True, omit_defaults=True):
    """Where a derived article took its text from: exactly one of an article and an origin."""

    doc: str | None = None
    origin: str | None = None


class Alternative(Struct, frozen=True):
    """Another reading of where a text comes from; `parent` is None where it would be an unseen version of its own, or itself."""

    parent: Parent | None
    confidence: float
    note: str


class Derivation(Struct, frozen=True):
    """An edge of the family tree.

    `share` is the part of the child's text that is the parent's, 0 to 1, and `passages` are that part. `confidence` is the
    probability that the edge is right, 0 to 1; `alternatives` are the other readings, the most probable first.
    """

    child: str
    parent: Parent
    relation: Relation
    share: float
    confidence: float
    because: tuple[Evidence, ...]
    passages: tuple[Span, ...] = ()
    alternatives: tuple[Alternative, ...] = ()


class Recycled(Struct, frozen=True):
    """A passage that stands in different dispatches of one agency: its background, no sign that one text comes from another."""

    agency: str
    spans: tuple[Span, ...]


class Lineage(Struct, frozen=True):
    """The family tree of a story; `recycled` are passages that its dispatches share without one coming from the other."""

    origins: tuple[Origin, ...]
    derivations: tuple[Derivation, ...]
    recycled: tuple[Recycled, ...] = ()


class House(Struct, frozen=True):
    """An organisation with reporting of its own in a story: an agency behind an origin, or an outlet that reported itself.

    `certain` is False for one that may be another here, or that shows too little of its own: it counts to the most only.
    """

    name: str
    certain: bool
    documents: tuple[str, ...]
    because: tuple[Evidence, ...]


class TimeRef(Struct, frozen=True):
    """A time expression placed on the calendar.

    `value` is ISO 8601 at the precision a reader can know, or an interval of two such values joined by "/", or "" when it
    cannot be placed; `timex` is the TIMEX3 value. `earliest` and `latest` bound it as ISO dates or date-times, None when
    unknown.
    """

    doc: str
    start: int
    end: int
    type: TimeType
    value: str
    timex: str
    earliest: str | None
    latest: str | None
    because: tuple[Evidence, ...] = ()


class Party(Struct, frozen=True):
    """Somebody who speaks or acts, under all the names the articles use.

    A name that several people of the story bear, where nothing tells which of them is meant, is a party of kind "unknown";
    `could_be` holds these people's names.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: PartyKind
    could_be: tuple[str, ...] = ()


__all__ = [
    "Alignment",
    "AlignmentKind",
    "Alternative",
    "Derivation",
    "House",
    "Lineage",
    "Origin",
    "Parent",
    "Party",
    "PartyKind",
    "Range",
    "Recycled",
    "Relation",
    "Story",
    "TimeRef",
]
