"""Whether a text passes on what the house of another one reported, by its own words."""

import re
from collections.abc import Sequence

from wirestem.model import Document, Span
from wirestem.text import term

_NAME = r"(?:The )?[A-ZÀ-Þ][\w’'-]*(?: (?:& |of |and |the )?[A-ZÀ-Þ][\w’'-]*){0,4}"
_OUTLET = (
    r"(?:newspaper|paper|daily|weekly|monthly|journal|magazine|website|site|blog|portal|newsletter|broadcaster|channel|station"
    r"|outlet|gazette|programme|podcast)"
)
_TELLS = (
    r"(?:reports?|reported|reveals?|revealed|writes?|wrote|discloses?|disclosed|published|found|has learn(?:ed|t)|claims?|claimed"
    r"|broke|quotes?|quoted)"
)
_CITED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_OUTLET} (?P<name>{_NAME})",
        rf"(?P<name>{_NAME})(?:,? the)? (?:\w+ )?{_OUTLET}\b",
        rf"(?P<name>{_NAME})(?: (?:first|exclusively|also|has))? {_TELLS}\b",
        rf"\b(?:[Aa]ccording to|[Vv]ia|[Hh]/t) (?:the )?(?P<name>{_NAME})",
    )
)
_PAGE = frozenset({"furniture", "byline", "dateline", "signoff"})
_LEAST_LETTERS = 4  # of the last word of a name, where that stands for the whole ("the Mercury")


def cited(document: Document) -> frozenset[str]:
    """The names of houses that a text tells the reports of, without their article.

    >>> from wirestem.model import Source
    >>> told = "The cup was sold, the journal Acorn writes. The Tollen Post revealed why."
    >>> sorted(cited(Document("a", Source("a.txt"), None, told, "en")))
    ['Acorn', 'Tollen Post']
    """
    names = (m["name"].removeprefix("The ") for pattern in _CITED for m in pattern.finditer(document.text))
    return frozenset(name for name in names if term(name.casefold()))


def bears(document: Document, own: Sequence[Span], names: frozenset[str]) -> bool:
    """Whether a page bears one of `names` as its house's: in its masthead, at its foot, or in "told the Mercury".

    `own` are the places where the text shows reporting of its own.
    """
    zones = [document.text[z.start : z.end] for z in document.zones if z.kind in _PAGE]
    page = "\n".join([*zones, *(document.text[s.start : s.end] for s in own)])
    return any(re.search(rf"\b{re.escape(word)}\b", page) for name in names for word in _called(name))


def _called(name: str) -> Sequence[str]:
    """The forms that a name has on its own page: whole, or its last word."""
    last = name.rpartition(" ")[2]
    return (name, last) if len(last) >= _LEAST_LETTERS else (name,)
