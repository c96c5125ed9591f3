"""Credits: which agencies a text names as senders of its words or its pictures."""

import re
from collections.abc import Iterator, Sequence

from wirestem.article.clean.captions import picture_marks
from wirestem.article.clean.datelines import Dateline
from wirestem.article.clean.framed import framed
from wirestem.article.clean.marks import COLLECTIVE, Mark, known_marks, marks, named_agency
from wirestem.lexicon.agencies import Agencies
from wirestem.lexicon.credits import credit_cue
from wirestem.model import Credit, CreditFor, CreditPlace, Zone

_ONE_OF = re.compile(r"\b(?:an?|the|two|three|several|its|one)\s+$", re.IGNORECASE)
_THIS = re.compile(r"\bthis\s+$")
_COPY = re.compile(r"\s+(?:article|report|story|dispatch|copy)\b")
_SOURCE = re.compile(r"\b(?:source|quelle|fuente|fonte|bron|kilde|källa|来源)\s*[:：]\s*", re.IGNORECASE)
_NEAR_CHARS = 30
_BEFORE_CHARS = 90
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
        yield from _text(_byline(text, start, end, agencies, own), "byline")
    elif zone.kind == "byline":
        yield from _text(known_marks(text, start, end, agencies), "byline")
    elif zone.kind == "signoff" or (zone.kind == "furniture" and zone.label == "signoff"):
        yield from _text(_signoff(text, start, end, agencies, own), "signoff")
    elif zone.kind == "caption" or zone.label == "caption":
        yield from _pictures(picture_marks(text, start, end, agencies, caption=True))
    elif zone.kind == "furniture":
        yield from _furniture(text, zone, agencies)
    elif zone.kind == "paragraph":
        yield from _body(text, start, end, agencies)


def _byline(text: str, start: int, end: int, agencies: Agencies, own: frozenset[str]) -> tuple[Mark, ...]:
    lead = re.match(r"(?:by|text|source)\s*:?\s+", text[start:end], re.IGNORECASE)
    begin = start + (lead.end() if lead else 0)
    known = known_marks(text, begin, end, agencies) or named_agency(text, begin, end, own=own)
    if not any(mark.known for mark in known):
        known = _framed(text, start, end, agencies, own) or known
    return tuple(mark for mark in known if mark.known is None or mark.known.kind != "picture")


def _signoff(text: str, start: int, end: int, agencies: Agencies, own: frozenset[str]) -> tuple[Mark, ...]:
    words = text[start:end]
    known = known_marks(text, start, end, agencies)
    if not any(mark.known for mark in known) and (sent := _framed(text, start, end, agencies, own)):
        return sent  # "Wire copy: OPA" names one, and is no credit to agencies in general
    if re.match(r"\s*SOURCE ", words) or len(words) > 120:
        return known_marks(text, start, end, agencies)
    lead = re.match(
        r"[\s–—―(\[-]*(?:(?:with|additional)\b.{0,30}?\b(?:from|by)\s+|sources?\s*:\s*|text\s*:\s*)?", words, re.IGNORECASE
    )
    begin = start + (lead.end() if lead else 0)
    if re.match(r"(?:reporting|writing|editing|compiled|edited|written)\b", text[begin:end], re.IGNORECASE):
        return known_marks(text, begin, end, agencies)
    return marks(text, begin, start + len(words.rstrip(" .)]")), agencies, own=own)


def _framed(text: str, start: int, end: int, agencies: Agencies, own: frozenset[str]) -> tuple[Mark, ...]:
    """The sender that the wording of a line tells, though it be in no lexicon; the house itself is none."""
    found = framed(text[start:end], agencies)
    if found is None or found.name.casefold() in own:
        return ()
    known = agencies.named(found.name)
    return (Mark(known.slug if known else found.name, start + found.start, start + found.end, known),)


def _furniture(text: str, zone: Zone, agencies: Agencies) -> Iterator[Credit]:
    """Rights lines credit the text, "Photo: AFP/pool" a picture, an advert nobody."""
    if zone.label == "stamp":
        yield from _text(known_marks(text, zone.start, zone.end, agencies), "byline")
    elif zone.label in ("row", "menu"):
        for match in _SOURCE.finditer(text, zone.start, zone.end):
            yield from _text(known_marks(text, match.end(), min(zone.end, match.end() + _NEAR_CHARS), agencies)[:1], "byline")
    if zone.label != "rights":
        yield from _pictures(picture_marks(text, zone.start, zone.end, agencies, caption=False))
    if zone.label in ("rights", "about", "notice"):
        named = [m for m in known_marks(text, zone.start, zone.end, agencies) if _owns(text, zone, m)]
        yield from _text(
            [m for m in named if m.agency != COLLECTIVE and (m.known is None or m.known.kind != "picture")], "signoff"
        )


def _owns(text: str, zone: Zone, mark: Mark) -> bool:
    """Whether a line of rights makes the agency the text's owner or maker."""
    owned = zone.label == "rights" and _RIGHTS.match(text, zone.start, zone.end)
    return bool(owned or credit_cue("maker").search(text, zone.start, mark.start))


def _body(text: str, start: int, end: int, agencies: Agencies) -> Iterator[Credit]:
    for named in agencies.find(text, start, end, credit=True):
        if named.agency.kind != "agency":
            continue
        before = text[max(start, named.start - _BEFORE_CHARS) : named.start]
        sure = bool(agencies.find(text, named.start, named.end))
        staff = sure and _ONE_OF.search(before) and credit_cue("staff").match(text, named.end, end)
        if staff or _told().search(before):
            yield Credit(named.agency.slug, "text", "body", named.start, named.end)
        elif sure and _THIS.search(before) and _COPY.match(text, named.end, end):
            yield Credit(named.agency.slug, "text", "signoff", named.start, named.end)


def _told() -> re.Pattern[str]:
    """ "told the state-run Russian news agency", at the end of what stands before a name."""
    between = credit_cue("between").pattern
    return credit_cue("told", after=rf"(?:\s+{between})*\s+$")


def _text(found: Sequence[Mark], place: CreditPlace) -> list[Credit]:
    for_: CreditFor = "text"
    return [Credit(mark.agency, for_, place, mark.start, mark.end) for mark in found]


def _pictures(found: Sequence[Mark]) -> list[Credit]:
    return [Credit(mark.agency, "picture", "caption", mark.start, mark.end) for mark in found]
