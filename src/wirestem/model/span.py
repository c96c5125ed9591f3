"""Places in a text, and the reasons that point at them."""

from typing import TypeAlias

from msgspec import Struct

Range: TypeAlias = tuple[int, int]
"""`(start, end)` inside a text that is known from the context; half-open, in code points."""


class Span(Struct, frozen=True, order=True, gc=False):
    """`text[start:end]` of the document `doc`; offsets count code points."""

    doc: str
    start: int
    end: int


class Evidence(Struct, frozen=True):
    """One reason for an inference: the rule with its version, its weight (log-odds like, may be negative) and where it shows."""

    rule: str
    weight: float
    spans: tuple[Span, ...] = ()
    note: str = ""


class Count(Struct, frozen=True, order=True):
    """A whole number known as a range: at least `min`, at most `max`."""

    min: int
    max: int
