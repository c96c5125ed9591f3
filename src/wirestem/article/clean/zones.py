"""Zones: every line of a text gets its part in the page."""

import re
from typing import NamedTuple

from wirestem.article.clean import parts
from wirestem.article.clean.datelines import Dateline, dateline
from wirestem.article.clean.lines import Line, lines
from wirestem.article.clean.sheet import Part, Sheet
from wirestem.lexicon.agencies import Agencies
from wirestem.model import Capture, Zone

_SHORT_FORM = re.compile(r"[A-Z]{2,6}|Reuters|dpa|Xinhua")


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
            zones.append(Zone(line.start, line.end, part.kind, part.label))
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
    r"(?<=[.!?”\"’'…)])\s+(?P<mark>[-–—―]{1,2}\s?|[(\[/])?(?P<name>[A-Zw][\w .,/&-]{1,40}?)[)\]/]?\.?$"
    r"|(?<=[.!?”\"])\s*(?P<dash>[-–—―]{1,2})\s?(?P<dashed>[A-Z][\w /-]{1,30})$"
)


def _signed(text: str, line: Line, agencies: Agencies) -> int:
    """Where a paragraph's own words end: before " — AFP" or " (Agence France-Presse)" at its end, else at its end."""
    match = _SIGNED.search(text, max(line.start, line.end - 60), line.end)
    if match is None or match.start() - line.start < 20:
        return line.end
    bare = not match["mark"] and not match["dash"]
    if bare and not (_SHORT_FORM.fullmatch(match["name"]) and agencies.find(match["name"])):
        return line.end
    words = text[match.start() : line.end].strip()
    return match.start() if parts.credits_alone(words, agencies) or parts.signs(words) else line.end
