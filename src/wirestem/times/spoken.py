"""Spoken: where a text quotes, and what it had told of before that."""

from bisect import bisect_right

from wirestem.model import Range
from wirestem.text import paragraphs, quotations
from wirestem.times.scene import Focus


class Spoken:
    """The quotations of a text: days that somebody speaks of are forgotten where the article goes on."""

    def __init__(self, text: str) -> None:
        self._quotes = [(q.start, q.end) for q in quotations(text, paragraphs(text))]
        self._inside: Range | None = None
        self._kept = Focus()

    def outside(self, focus: Focus, at: int) -> Focus:
        """What the text spoke of last for an expression at `at`, when `focus` is what the last one left."""
        k = bisect_right(self._quotes, (at, at)) - 1
        here = self._quotes[k] if k >= 0 and at < self._quotes[k][1] else None
        if here != self._inside:
            if self._inside is not None:
                focus = self._kept if self._kept.day is not None else focus._replace(day=focus.past_day)
            self._kept, self._inside = focus, here
        return focus
