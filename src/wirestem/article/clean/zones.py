"""Zones: every line of a text gets its part in the page."""

import re
from typing import NamedTuple

from wirestem.article.clean import parts
from wirestem.article.clean.datelines import Dateline, dateline
from wirestem.article.clean.lines import Line, lines
from wirestem.article.clean.pieces import buttons
from wirestem.article.clean.sheet import Part, Sheet
from wirestem.lexicon.agencies import Agencies
from wirestem.model import Capture, Zone

_SHORT_FORM = re.compile(r"[A-Z]{2,7}|Reuters|dpa|epd|Xinhua")
_INITIALS = re.compile(r"[a-z]{1,4}|[A-Z]{2,4}")


class Laid(NamedTuple):
    """The zones of a text and the datelines found among them, both in text order."""

    zones: tuple[Zone, ...]
    datelines: tuple[Dateline, ...]


def lay_out(capture: Capture, agencies: Agencies) -> Laid:
    """The zones of a capture: those its format states, the others by wording and place.

    In running pages without mark-up a caption or correction is told only by its wording; such a line is furniture, with
    "caption" or "correction" as its label.
    """
    text = capture.text
    found = lines(text)
    assigned = Sheet(found, agencies).assign(capture.zones, capture.title)
    zones: list[Zone] = []
    datelines: list[Dateline] = []
    prose = [line.place for line in found if assigned[line.place].kind == "paragraph"]
    for line in found:
        part = assigned[line.place]
        alone = _standing(line, agencies) if part == Part("byline") else None
        if alone:
            datelines.append(alone)
            part = Part("dateline")
        if part.kind != "paragraph":
            zones.extend(_told_apart(line, part))
            continue
        opening = dateline(text, line.start, line.end, agencies)
        if opening and not opening.stated and line.place not in prose[:2]:
            opening = None  # "NELSON:" further down is a speaker in a transcript
        start, end = line.start, _signed(text, line, agencies) if line.place in prose[-2:] else line.end
        if opening and opening.end < end:
            datelines.append(opening)
            zones.append(Zone(opening.start, _trimmed(text, opening.start, opening.end), "dateline"))
            start = opening.end
        zones.append(Zone(start, _trimmed(text, start, end), "paragraph"))
        if end < line.end:
            begin = line.end - len(text[end : line.end].lstrip())
            zones.append(Zone(begin, line.end, "signoff"))
    return Laid(tuple(zones), tuple(datelines))


def _told_apart(line: Line, part: Part) -> list[Zone]:
    """The zone of a line that is no running text; a byline's buttons ("3 min read") are zones of their own."""
    cuts = buttons(line.words) if part.kind == "byline" else ()
    found: list[Zone] = []
    at = 0
    for start, end in cuts:
        if line.words[at:start].strip():
            found.append(Zone(line.start + at, line.start + len(line.words[:start].rstrip()), part.kind, part.label))
        found.append(Zone(line.start + start, line.start + end, "furniture", "row"))
        at = end
    rest = line.words[at:]
    if rest.strip():
        found.append(Zone(line.end - len(rest.lstrip()), line.end, part.kind, part.label))
    return found


def _standing(line: Line, agencies: Agencies) -> Dateline | None:
    """The dateline that a line consists of, its dash at the end: "HAVANA (AP) --"."""
    found = dateline(line.words + " X", 0, len(line.words) + 2, agencies)
    if found is None or found.end <= len(line.words):
        return None
    credit = (found.credit[0] + line.start, found.credit[1] + line.start) if found.credit else None
    return Dateline(line.start, line.end, credit, found.slashed, found.stated)


def _trimmed(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())


# " — AFP" and " (Agence France-Presse)" close a text; a bare name does so only in the short form that nothing else has.
_SIGNED = re.compile(
    r"(?<=[.!?”\"’'…)»])\s+(?P<desk>[a-z]{1,4}/[a-z]{1,4}\s+(?=\())?(?P<mark>[-–—―]{1,2}\s?|[(\[/]|©\s?)?"
    r"(?P<name>[A-Za-z][\w .,:/&-]{1,40}?)[)\]/]?\.?$"
    r"|(?<=[.!?”\"])\s*(?P<dash>[-–—―]{1,2})\s?(?P<dashed>[A-Za-z][\w /-]{1,30})$"
)


def _signed(text: str, line: Line, agencies: Agencies) -> int:
    """Where a paragraph's own words end: before " — AFP" or " (Agence France-Presse)" at its end, else at its end."""
    match = _SIGNED.search(text, max(line.start, line.end - 60), line.end)
    if match is None or match.start() - line.start < 20:
        return line.end
    bare = not match["mark"] and not match["dash"]
    if bare and not _short_forms(match["name"], agencies):
        return line.end
    words = text[match.start() : line.end].strip()
    return match.start() if parts.credits_alone(words, agencies) or parts.signs(words) else line.end


def _short_forms(name: str, agencies: Agencies) -> bool:
    """Whether a bare name is an agency's short form, perhaps with others or the initials of a desk: "dpa/afp", "PTI KND AS"."""
    words = re.split(r"[/ ]", name)
    known = [bool(_SHORT_FORM.fullmatch(word) and agencies.find(word)) for word in words]
    if "/" in name or (name.isupper() and known[0]):
        return any(known) and len(words) <= 5 and all(k or _INITIALS.fullmatch(w) for w, k in zip(words, known, strict=True))
    return len(words) == 1 and known[0]
