"""What is told, by whom, how often independently, and against whom."""

from typing import Literal

from msgspec import Struct

from wirestem.model.article import Stance
from wirestem.model.span import Count, Evidence, Span

Match = Literal["full", "narrower", "partial"]
Modality = Literal["asserted", "alleged", "denied", "confirmed", "planned", "hypothetical", "hedged", "opinion"]
DisputeKind = Literal["denial", "number", "date", "other", "update"]
ChangeKind = Literal["added", "dropped", "reworded", "quote_altered", "attribution_lost", "hedge_lost", "number_changed"]


class Figure(Struct, frozen=True):
    """A quantity: `value` in `unit`, playing `role` ("death toll"); `at_least` and `at_most` bound what is said.

    "about 7,000" is value 7000 between 6300 and 7700; "more than 200" is at least 200 with `at_most` None.
    """

    value: float
    unit: str
    role: str
    at_least: float | None
    at_most: float | None
    span: Span


class Mentioned(Struct, frozen=True):
    """A place where an article tells a claim, the origin its passage goes back to and how it is told.

    `match` compares with the claim's text: `narrower` says less, `partial` shares only a part and backs nothing. `modality`
    is how the clause is put forward here; it is `negated` when it is said not to hold as it stands ("denied that it sank").
    """

    doc: str
    start: int
    end: int
    statement: str | None
    origin: str | None
    stance: Stance
    match: Match
    modality: Modality = "asserted"
    negated: bool = False


class Hinge(Struct, frozen=True):
    """What would change the count of a claim: if `what` held, it would be `independent`.

    `likely` is the probability that it holds, None where it is unknown; `spans` are the places that it hangs on.
    """

    what: str
    independent: Count
    likely: float | None
    spans: tuple[Span, ...]


class Suggestion(Struct, frozen=True):
    """Another claim of the story (by id) that may be this one in other words, and is counted apart until a person joins them.

    `likely` is the probability that it is, `independent` what both would count as one.
    """

    claim: str
    likely: float
    independent: Count


class Claim(Struct, frozen=True):
    """One plain proposition, wherever it is told.

    `independent` counts the organisations that report it without depending on one another; `primary` names those whose
    word it finally is. `first_seen` is the earliest publication (ISO 8601) in this pile, None when none is dated.
    `loops` are its circles: mentions each of which has the claim from the article of the next one, and the last from the
    first's. `hinges` are what would change the count, the most likely first; `maybe` are other claims that may be this one.
    """

    id: str
    text: str
    mentions: tuple[Mentioned, ...]
    articles: int
    independent: Count
    primary: tuple[str, ...]
    figures: tuple[Figure, ...]
    first_seen: str | None
    because: tuple[Evidence, ...]
    loops: tuple[tuple[Span, ...], ...] = ()
    hinges: tuple[Hinge, ...] = ()
    maybe: tuple[Suggestion, ...] = ()


class FirstSeen(Struct, frozen=True):
    """A quotation or passage that several articles have: its `first` place, when that was `published`, and all its `places`,
    one an article. It is the first in this pile; what is not in it may be earlier.

    `first` is None where no dates tell: none of the places has one, or several may be the first (one day and no clock).
    `sure` is False where there is no first, and where a place without a date may be earlier.
    """

    kind: Literal["quotation", "passage"]
    first: Span | None
    published: str | None
    places: tuple[Span, ...]
    sure: bool = True


class Dispute(Struct, frozen=True):
    """Claim `claim` stands against claim `against`; `by` are the parties that deny or differ. An update is no conflict.

    `confidence` is how likely it is that they do, 0 to 1.
    """

    claim: str
    against: str
    kind: DisputeKind
    by: tuple[str, ...]
    because: tuple[Evidence, ...]
    confidence: float = 1.0


class Change(Struct, frozen=True):
    """What a child did to its parent's (or, when that is unseen, a sibling's) text: `here` in the child, `there` in the other."""

    child: str
    parent: str
    kind: ChangeKind
    here: Span | None
    there: Span | None


class Event(Struct, frozen=True):
    """Something that happened or will, between `earliest` and `latest` (ISO 8601), and where it is told."""

    earliest: str
    latest: str
    label: str
    claim: str | None
    mentions: tuple[Span, ...]
