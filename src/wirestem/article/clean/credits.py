"""Credits: which agencies a text names as senders of its words or its pictures."""

import re
from collections.abc import Iterator, Sequence

from wirestem.article.clean.captions import picture_marks
from wirestem.article.clean.datelines import Dateline
from wirestem.article.clean.marks import COLLECTIVE, Mark, known_marks, marks
from wirestem.lexicon.agencies import Agencies
from wirestem.model import Credit, CreditFor, CreditPlace, Zone

_TOLD = re.compile(
    r"\b(?:told|tells|telling|informed|(?:in|during) an? (?:\w+ ){0,3}interview (?:with|to|by)|interviewed by|interview (?:with|to|given to)|sp(?:oke|eaking|oken) (?:to|with|exclusively to)"
    r"|talk(?:ing|ed) (?:to|with)|asked by|contacted by|reached by|(?:comments?|remarks|statement|response|e-?mail|message) to|seen by|obtained by|reviewed by|shared with|confirmed to|according to)"
    r"\s+(?:reporters? (?:from|of|for) )?(?:an? |the |one )?(?:(?:state|official|state-run|French|British|American|news|Russian|Chinese|Japanese|German|local|national|\w+ian|\w+ese)[ -](?:\w+ )?){0,3}(?=[A-Za-z])"
)
_STAFF = re.compile(r"\b(?:an?|the|two|three|several|our)\s+(?=[A-Z])")
_STAFF_WORD = re.compile(
    r"(?:['’]s)?\s+(?:news agency\s+)?(?:journalists?|reporters?|correspondents?|photographers?|cameraman|team|teams|crew|stringers?|tally|count|bureau)\b"
)
_ABOUT_TEXT = re.compile(r"\bthis\s+(?=[A-Z])")
_TEXT_WORD = re.compile(r"\s+(?:article|report|story|dispatch|copy)\b")
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright)", re.IGNORECASE)


def credits_of(
    text: str, zones: Sequence[Zone], datelines: Sequence[Dateline], agencies: Agencies, *, own: frozenset[str]
) -> tuple[Credit, ...]:
    """All credits in text order. `own` are names of the house, which credit nobody.

    A name counts by where it stands: in a dateline, byline or sign-off it is the text's sender, in a caption the picture's;
    as the one who was told something it is a hint ("body"); elsewhere it is what the story is about.
    """
    found: list[Credit] = []
    for opening in datelines:
        if opening.credit:
            found += _text(marks(text, *opening.credit, agencies, own=own, slashed=opening.slashed), "dateline")
    for zone in zones:
        found += _in_zone(text, zone, agencies, own)
    unique: dict[tuple[int, int], Credit] = {}
    for credit in sorted(found, key=lambda c: (c.start, c.end)):
        unique.setdefault((credit.start, credit.end), credit)
    return tuple(unique.values())


def _in_zone(text: str, zone: Zone, agencies: Agencies, own: frozenset[str]) -> Iterator[Credit]:
    start, end = zone.start, zone.end
    if zone.kind == "byline" and zone.label != "stamp":
        yield from _text(_byline(text, start, end, agencies), "byline")
    elif zone.kind == "byline":
        yield from _text(known_marks(text, start, end, agencies), "byline")
    elif zone.kind == "signoff":
        yield from _text(_signoff(text, start, end, agencies, own), "signoff")
    elif zone.kind == "caption" or zone.label == "caption":
        yield from _pictures(picture_marks(text, start, end, agencies, caption=True))
    elif zone.kind == "furniture":
        yield from _furniture(text, zone, agencies)
    elif zone.kind == "paragraph":
        yield from _body(text, start, end, agencies)


def _byline(text: str, start: int, end: int, agencies: Agencies) -> tuple[Mark, ...]:
    return tuple(mark for mark in known_marks(text, start, end, agencies) if mark.known is None or mark.known.kind != "picture")


def _signoff(text: str, start: int, end: int, agencies: Agencies, own: frozenset[str]) -> tuple[Mark, ...]:
    words = text[start:end]
    if re.match(r"\s*SOURCE ", words) or len(words) > 120:
        return known_marks(text, start, end, agencies)
    lead = re.match(
        r"[\s–—―(\[-]*(?:(?:with|additional)\b.{0,30}?\b(?:from|by)\s+|sources?\s*:\s*|text\s*:\s*)?", words, re.IGNORECASE
    )
    begin = start + (lead.end() if lead else 0)
    if re.match(r"(?:reporting|writing|editing|compiled|edited|written)\b", text[begin:end], re.IGNORECASE):
        return known_marks(text, begin, end, agencies)
    return marks(text, begin, start + len(words.rstrip(" .)]")), agencies, own=own)


def _furniture(text: str, zone: Zone, agencies: Agencies) -> Iterator[Credit]:
    """Rights lines credit the text, "Photo: AFP/pool" a picture, an advert nobody."""
    yield from _pictures(picture_marks(text, zone.start, zone.end, agencies, caption=False))
    if zone.label == "rights" and _RIGHTS.match(text, zone.start, zone.end):
        named = known_marks(text, zone.start, zone.end, agencies)
        yield from _text(
            [m for m in named if m.agency != COLLECTIVE and (m.known is None or m.known.kind != "picture")], "signoff"
        )


def _body(text: str, start: int, end: int, agencies: Agencies) -> Iterator[Credit]:
    for cue in _TOLD.finditer(text, start, end):
        for named in agencies.find(
            text, cue.end(), min(end, cue.end() + 40), credit=cue.group().startswith(("told", "interview"))
        )[:1]:
            if (
                named.start - cue.end() <= 4
                and named.agency.kind == "agency"
                and not (cue.group().startswith("according") and not _STAFF_WORD.match(text, named.end))
            ):
                yield Credit(named.agency.slug, "text", "body", named.start, named.end)
    for pattern, follows, place in ((_STAFF, _STAFF_WORD, "body"), (_ABOUT_TEXT, _TEXT_WORD, "signoff")):
        for cue in pattern.finditer(text, start, end):
            for named in agencies.find(text, cue.end(), min(end, cue.end() + 40))[:1]:
                if named.start == cue.end() and follows.match(text, named.end):
                    yield Credit(named.agency.slug, "text", "body" if place == "body" else "signoff", named.start, named.end)


def _text(found: Sequence[Mark], place: CreditPlace) -> list[Credit]:
    for_: CreditFor = "text"
    return [Credit(mark.agency, for_, place, mark.start, mark.end) for mark in found]


def _pictures(found: Sequence[Mark]) -> list[Credit]:
    return [Credit(mark.agency, "picture", "caption", mark.start, mark.end) for mark in found]
