"""A house's own mark that looks like an agency's: "APP" of a page that calls itself the Adriatic Portal Press."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from wirestem.article.clean.house import initials
from wirestem.article.clean.pieces import pieces
from wirestem.article.clean.selfnamed import NAME
from wirestem.lexicon.agencies import Agencies
from wirestem.model import Credit, Zone

_SHORT = re.compile(r"[A-ZÀ-Þ]{2,7}")
_IS = re.compile(rf"(?P<short>{_SHORT.pattern}) (?:is|stands for) (?:the |an? )?(?P<long>{NAME})")


def without_own(text: str, zones: Sequence[Zone], found: Sequence[Credit], agencies: Agencies) -> tuple[Credit, ...]:
    """The credits but for those whose mark the page explains to be the first letters of another name than the agency's."""
    own = _explained(text, zones)
    return tuple(credit for credit in found if not own or not _is_own(text[credit.start : credit.end], credit, own, agencies))


def _is_own(mark: str, credit: Credit, own: Mapping[str, str], agencies: Agencies) -> bool:
    name = own.get(mark)
    known = agencies.named(mark)
    if name is None or known is None or known.slug != credit.agency:
        return False
    means = agencies.named(name)
    return means is None or means.slug != known.slug


def _explained(text: str, zones: Sequence[Zone]) -> dict[str, str]:
    """What short marks stand for, as the head and the foot of the page tell."""
    found: dict[str, str] = {}
    for zone in zones:
        if zone.kind == "furniture" or zone.label == "masthead":
            for short, long in _told(text[zone.start : zone.end]):
                found.setdefault(short, long)
    return found


def _told(words: str) -> Iterator[tuple[str, str]]:
    match = _IS.match(words)
    if match and initials(match["long"]) == match["short"]:
        yield match["short"], match["long"]
    for one, two in pairwise(part.words for part in pieces(words, dashes=True)):
        for short, long in ((one, two), (two, one)):
            if _SHORT.fullmatch(short) and initials(long) == short:
                yield short, long
