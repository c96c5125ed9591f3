"""Words by which bylines, sign-offs and hints to an agency are known."""

import re
from functools import cache
from typing import Literal

from msgspec import Struct

from wirestem.lexicon.loading import read_entries

CueKind = Literal[
    "byline", "from", "inputs", "source", "slogan", "told", "between", "staff", "maker", "sourced", "reports", "frame"
]


class CreditCue(Struct, frozen=True):
    """A pattern of one kind; see `credits.toml`. Case counts only when it is `exact`."""

    kind: CueKind
    pattern: str
    example: str
    exact: bool = False


def _compiled(entry: CreditCue) -> str:
    return f"(?:{entry.pattern})" if entry.exact else f"(?i:{entry.pattern})"


def _complaint(entry: CreditCue) -> str | None:
    try:
        found = re.search(_compiled(entry), entry.example)
    except re.error as error:
        return f"pattern is no regular expression ({error})"
    return None if found else f"example {entry.example!r} does not fit its own pattern"


@cache
def credit_cue(kind: CueKind, *, before: str = "", after: str = "") -> re.Pattern[str]:
    """The patterns of one kind as one, with a pattern `before` and `after` them.

    >>> bool(credit_cue("byline").match("By Ana Ruiz"))
    True
    """
    entries = read_entries("credits.toml", "cue", CreditCue, check=_complaint)
    return re.compile(f"{before}(?:{'|'.join(_compiled(entry) for entry in entries if entry.kind == kind)}){after}")
