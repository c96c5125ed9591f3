"""A time expression and its place on the calendar, put together as a finding."""

from wirestem.model import Evidence, Span, TimeExpression, TimeRef
from wirestem.times.scene import Placed


def time_ref(doc: str, expression: TimeExpression, one: Placed, more: tuple[Evidence, ...] = ()) -> TimeRef:
    """The `TimeRef` of `expression` in the document `doc`; its reason is the rule that found it, then `more`."""
    place = Span(doc, expression.start, expression.end)
    return TimeRef(
        doc=doc,
        start=expression.start,
        end=expression.end,
        type=expression.type,
        value=one.value,
        timex=one.timex,
        earliest=one.earliest,
        latest=one.latest,
        because=(Evidence(f"times.{expression.rule}.v1", 1.0, (place,), one.note), *more),
    )
