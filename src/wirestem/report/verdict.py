"""What `check` found of one text, in words: the verdict, with how much it was compared, and the places it rests on."""

from typing import NamedTuple, Protocol

from wirestem.model import Evidence, Span
from wirestem.report.names import plural

SAYS = {
    "credited": "wire copy of {agency}, credited",
    "named": "names {agency} in the text, without a credit line; may carry its text",
    "uncredited": "may be wire copy of {agency}, which it names nowhere",
    "own": "shows reporting of its own and credits no agency",
    "release": "a press release, posted by {agency}",
    "unknown": "nothing in the text says where it is from",
}
"""Each verdict as a sentence without its subject."""
_MATCHES = ("check.shared.v1", "check.recycled.v1")
_BEFORE, _AFTER = 40, 30
_LONG = 160
"""Characters of a passage that are shown whole."""


class Verdict(Protocol):
    """An answer of `check`."""

    @property
    def verdict(self) -> str:
        """A key of `SAYS`."""

    @property
    def agency(self) -> str | None:
        """Whose text it is, or may be."""

    @property
    def because(self) -> tuple[Evidence, ...]:
        """What it rests on."""

    @property
    def compared(self) -> int:
        """With how many other texts it was compared."""


class Spot(NamedTuple):
    """The words of a span, on one line, with some before and behind them on theirs; "…" where that line goes on."""

    before: str
    words: str
    after: str


def verdict_words(answer: Verdict, *, alone: bool = False) -> str:
    """The verdict, and with how many texts it was compared in vain; `alone` when those are told elsewhere."""
    agency = "agencies that it does not name" if answer.agency == "Agencies" else answer.agency
    return SAYS[answer.verdict].format(agency=agency) + ("" if alone else _compared(answer))


def _compared(answer: Verdict) -> str:
    """Nothing where a credit, or one of the texts it was compared with, tells whose it is."""
    if answer.verdict in ("credited", "release") or any(e.rule in _MATCHES for e in answer.because):
        return ""
    if not answer.compared:
        return "; compared with no other text"
    return f"; compared with {plural(answer.compared, 'other text')}, no match (a dossier finds rewrites too)"


def reason_words(reason: Evidence) -> str:
    """What a reason says."""
    return f"spoke to {reason.note}" if reason.rule == "check.relay.v1" else reason.note


def place(span: Span, text: str) -> Spot:
    """The words of a span of `text`, the middle of long ones left out, with the whole words that stand around them.

    >>> text = "The county told us that the dam at Oltena, which had been repaired twice since 2019, would hold out."
    >>> place(Span("", 58, 66), text)
    Spot(before='…that the dam at Oltena, which had been ', words='repaired', after=' twice since 2019, would hold…')
    """
    before, after = text[max(0, span.start - _BEFORE) : span.start], text[span.end : span.end + _AFTER]
    head, tail = before.rpartition("\n")[2], after.partition("\n")[0]
    if head == before and span.start > _BEFORE and text[span.start - _BEFORE - 1] != "\n":
        head = f"…{_from_word(before, text[span.start - _BEFORE - 1])}"
    if tail == after and span.end + _AFTER < len(text) and text[span.end + _AFTER] != "\n":
        tail = f"{_to_word(after, text[span.end + _AFTER])}…"
    return Spot(head, cut(text[span.start : span.end]), tail)


def _from_word(words: str, preceding: str) -> str:
    return words if preceding.isspace() else words.partition(" ")[2] or words


def _to_word(words: str, following: str) -> str:
    return words.rstrip() if following.isspace() else words.rpartition(" ")[0] or words


def cut(words: str) -> str:
    """Words on one line, the middle of long ones left out."""
    line = " ".join(words.split())
    if len(line) <= _LONG:
        return line
    head, tail = line[: _LONG - 50], line[-45:]
    return f"{head.rpartition(' ')[0] or head} … {tail.partition(' ')[2] or tail}"
