"""What `annotate` and `gather` write for each article; an input's other fields stand beside these."""

from msgspec import Struct

from wirestem.model.article import Hop, Mention, Stance, StatementKind, TimeType
from wirestem.model.document import Credit, Zone
from wirestem.model.span import Range

RowId = str | int | float
"""The id of an input's row, as the input has it."""


class StatementRow(Struct, frozen=True):
    """A `Statement` of the row's own text; `speaker` is a name."""

    id: str
    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    kind: StatementKind
    stance: Stance
    speaker: str | None
    via: tuple[str, ...]
    hops: tuple[Hop, ...]


class TimeRow(Struct, frozen=True):
    """A `TimeRef` of the row's own text, resolved against the row's own publication."""

    start: int
    end: int
    type: TimeType
    value: str
    timex: str
    earliest: str | None
    latest: str | None


class AnnotatedRow(Struct, frozen=True):
    """What `annotate` finds in one article; offsets count code points of its text."""

    id: RowId
    zones: tuple[Zone, ...]
    credits: tuple[Credit, ...]
    statements: tuple[StatementRow, ...]
    times: tuple[TimeRow, ...]
    mentions: tuple[Mention, ...]


class GatheredRow(Struct, frozen=True):
    """Where `gather` places one article.

    `family` labels the texts that share an origin, in whatever story (for a text of several, the one with the greatest
    share); `parent` is the row id of the article it was taken from, None when that is unseen or there is none; `share` is
    the part of the text that is the family's, 0 to 1; `agency` sent the family's dispatch, None when unknown.
    """

    id: RowId
    story: str
    family: str
    parent: RowId | None
    share: float
    agency: str | None
