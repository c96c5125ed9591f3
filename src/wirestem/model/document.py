"""One text as it was handed in, and as it stands after cleaning."""

from typing import Literal

from msgspec import Struct

ZoneKind = Literal["headline", "byline", "dateline", "paragraph", "subhead", "caption", "signoff", "correction", "furniture"]
PROSE: frozenset[ZoneKind] = frozenset({"headline", "paragraph", "subhead"})
"""The zones that tell the story; no byline, caption or furniture."""

CreditFor = Literal["text", "picture"]
CreditPlace = Literal["byline", "dateline", "signoff", "caption", "body"]
Basis = Literal["own", "metadata", "origin"]
Severity = Literal["error", "note"]


class Source(Struct, frozen=True):
    """Where a text came from: `uri` as it was given (`FILE`, `FILE#ID` of a row, an address), and who published it."""

    uri: str
    outlet: str | None = None
    url: str | None = None


class Zone(Struct, frozen=True, order=True, omit_defaults=True):
    """A stretch of a document's text and its part in the page; zones do not overlap and stand in text order.

    A dateline is a zone of its own in front of the paragraph it opens, and a sign-off may close one; everything else is
    whole lines. `label` says more about the kind: which sort of furniture ("menu", "advert", "caption", "correction" …),
    or "stamp" for a line of the masthead that gives the date.
    """

    start: int
    end: int
    kind: ZoneKind
    label: str | None = None


class Credit(Struct, frozen=True, rename={"for_": "for"}):
    """A credit to an agency, for the text or for a picture, at `text[start:end]`; `agency` is the lexicon's short name."""

    agency: str
    for_: CreditFor
    place: CreditPlace
    start: int
    end: int


class Published(Struct, frozen=True):
    """When a document was published: two ISO 8601 values that bound it, each with the zone if it is known.

    `earliest` and `latest` are equal when the moment is known to the minute; a day without a clock gives that day twice
    ("2024-06-18", "2024-06-18"). `basis` says who says so: the text itself, metadata of the input, or another carrier of
    the same origin.
    """

    earliest: str
    latest: str
    basis: Basis


class Capture(Struct, frozen=True):
    """What a reader got from an input before anything was concluded from it.

    `text` never changes afterwards. `zones` are those the format itself states (an HTML headline, a caption), may be
    empty. `row` holds the input's other fields, to be passed through. `published` is the input's own words for the date.
    """

    id: str
    source: Source
    text: str
    title: str | None = None
    published: str | None = None
    language: str | None = None
    zones: tuple[Zone, ...] = ()
    row: dict[str, object] = {}


class Skipped(Struct, frozen=True):
    """An input that could not be used, and why: what was met, what was expected, what to do.

    `severity` "note" marks what a reader should hear of although nothing that was asked for is missing: files of unknown
    kinds in a folder, a text read in a guessed character set, a row of metadata that fits no input. Only an "error" makes
    a command fail.
    """

    uri: str
    reason: str
    severity: Severity = "error"


class Document(Struct, frozen=True):
    """A cleaned text. `id` is a digest of text, outlet, place (of a file its name) and publication; `text` is never altered."""

    id: str
    source: Source
    title: str | None
    text: str
    language: str
    published: Published | None = None
    zones: tuple[Zone, ...] = ()
    credits: tuple[Credit, ...] = ()
