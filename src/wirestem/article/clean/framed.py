"""Lines whose wording says that what follows sent the text, so that also an agency nobody has listed is known as one."""

import re
from functools import cache
from typing import NamedTuple

from wirestem.article.clean.marks import agency_like
from wirestem.lexicon.agencies import Agencies
from wirestem.lexicon.credits import credit_cue

_NAME = r"(?P<name>[A-Za-zÀ-ÿ][\w’'-]*(?: (?:of|and|[A-ZÀ-Þ][\w’'-]*)){0,5}?)"
_COPY = r"(?:(?:['’]s)? (?:dispatches|despatches|reports?|copy|material|wires?|files?|stories|story|text))?"
_AFTER = r"(?:(?:\s*[|/,;–—(-]|\s+(?:and|with|was|were|for|in|of)\b).{0,60})?"
_LONGEST = 16  # words


class Framed(NamedTuple):
    """The sender at `words[start:end]` of a line."""

    start: int
    end: int
    name: str


@cache
def _frames() -> tuple[re.Pattern[str], ...]:
    before = credit_cue("frame").pattern
    return (
        re.compile(rf"[\W_]*(?:{before})\s*:?\s+(?:the )?(?-i:{_NAME}){_COPY}{_AFTER}[\W_]*", re.IGNORECASE),
        re.compile(
            rf"[\W_]*(?-i:{_NAME})(?: contributed\b.{{0,40}}| copy| wire| with own reports|[,/ ]+staff)[\W_]*", re.IGNORECASE
        ),
        re.compile(rf"[\W_]*[a-z]{{1,4}}\s?[/,]\s?{_NAME}[\W_]*|[\W_]*(?P<first>[A-Z]{{3,6}})/[a-z]{{1,4}}[\W_]*"),
    )


def framed(words: str, agencies: Agencies) -> Framed | None:
    """The agency that a line credits by its wording: one of the lexicon, or a name of an agency's shape.

    >>> from wirestem.lexicon.agencies import agencies
    >>> [framed(w, agencies()) for w in ("Compiled from OPA dispatches", "Source: county archive")]
    [Framed(start=14, end=17, name='OPA'), None]
    """
    if len(words.split()) > _LONGEST or any(mark in words for mark in '"“”'):
        return None
    for frame in _frames():
        match = frame.fullmatch(words)
        groups = match.groupdict() if match else {}
        for group in ("name", "first"):
            name = groups.get(group)
            if match and name and (agencies.named(name) or agency_like(name)):
                return Framed(*match.span(group), name)
    return None
