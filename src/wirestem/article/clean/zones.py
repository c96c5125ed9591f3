"""Zones: every line of a text gets its part in the page."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wirestem.article.clean import parts
from wirestem.article.clean.captions import is_caption
from wirestem.article.clean.datelines import Dateline, dateline
from wirestem.article.clean.lines import Line, body, lines
from wirestem.article.clean.marks import known_marks
from wirestem.lexicon.agencies import Agencies
from wirestem.lexicon.furniture import furniture_sort
from wirestem.model import Capture, Zone, ZoneKind

_YOU = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
_WE = re.compile(r"\b(?:we|our|ours|us)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“”‘«»]|(?<!\w)'")
_FIGURE = re.compile(r"\d")
_TELLS = re.compile(r"\b(?:said|says|told|asked|according|added|wrote)\b", re.IGNORECASE)
_RESERVED = re.compile(r"\d{4}|rights reserved|copyright", re.IGNORECASE)
_LINES_ABOVE = 12
_SHORT_FORM = re.compile(r"[A-Z]{2,6}|Reuters|dpa|Xinhua")


class Part(NamedTuple):
    """What a line is: its zone's kind, and the label that says more."""

    kind: ZoneKind
    label: str | None = None


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
    assigned = _assign(capture, found, agencies)
    zones: list[Zone] = []
    datelines: list[Dateline] = []
    prose = [line.place for line in found if assigned[line.place].kind == "paragraph"]
    for line in found:
        part = assigned[line.place]
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


def _assign(capture: Capture, found: Sequence[Line], agencies: Agencies) -> list[Part]:
    assigned: dict[int, Part] = dict(_stated(capture.zones, found))
    headline = next((place for place, part in sorted(assigned.items()) if part.kind == "headline"), None)
    _apart(found, assigned, agencies)
    first, last = _body(found, assigned, agencies)
    if headline is None:
        headline = _headline(found, assigned, first, last, capture.title, agencies)
        if headline is not None:
            assigned[headline] = Part("headline")
            first = max(first, headline + 1) if headline == first else first
    for line in found:
        if line.place not in assigned:
            before = line.place < first
            near = before and headline is not None and headline < line.place <= headline + 4
            assigned[line.place] = _part(
                line, found, assigned, agencies, above=before, below=line.place > last, near_headline=near
            )
    return [assigned[line.place] for line in found]


def _stated(zones: Sequence[Zone], found: Sequence[Line]) -> Iterator[tuple[int, Part]]:
    for line in found:
        zone = next((z for z in zones if z.start <= line.start and line.end <= z.end), None)
        if zone:
            yield line.place, Part(zone.kind, zone.label)


def _apart(found: Sequence[Line], assigned: dict[int, Part], agencies: Agencies) -> None:
    """Lines that are told by their wording wherever they stand."""
    top = _LINES_ABOVE
    for line in found:
        if line.place in assigned or line.count > 120:
            continue
        sort = furniture_sort(line.words, edge=False, tail=False)
        if (
            sort == "rights"
            and line.place < len(found) - 2
            and not _RESERVED.search(line.words)
            and is_caption(line.words, agencies)
        ):
            sort = "caption"  # "© REUTERS/Ana Ruiz" stands under a picture
        if sort or (line.count <= 24 and parts.is_menu(line.words) and not _credited(line, agencies)):
            assigned[line.place] = Part("furniture", sort or "menu")
        elif not line.prose and parts.is_stamp(line) and (line.place < top or line.place > len(found) - 6):
            assigned[line.place] = Part("byline", "stamp")
        elif line.count <= 70 and is_caption(line.words, agencies):
            assigned[line.place] = Part("furniture", "caption")


def _credited(line: Line, agencies: Agencies) -> bool:
    return bool(known_marks(line.words, 0, len(line.words), agencies))


def _body(found: Sequence[Line], assigned: dict[int, Part], agencies: Agencies) -> tuple[int, int]:
    """The first and last line of running text, once lines around it that are full sentences are set aside."""
    while True:
        aside = set(assigned)
        first, last = body(found, aside)
        if last < first or sum(line.prose and line.place not in aside for line in found) < 2:
            return first, last
        sort = _around(found[last], agencies, tail=True, alone=last - first < 2)
        if sort:
            assigned[last] = sort
            continue
        above = furniture_sort(found[first].words, edge=True, tail=False)
        if above is None:
            return first, last
        assigned[first] = Part("furniture", above)


def _around(line: Line, agencies: Agencies, *, tail: bool, alone: bool) -> Part | None:
    """What a line at the foot is when it is no running text, or None."""
    if parts.is_house_line(line.words) and tail:
        return Part("furniture", "promotion")
    if parts.is_signoff(line, agencies) and not line.words.startswith(('"', "“")):
        return Part("signoff")
    sort = furniture_sort(line.words, edge=True, tail=tail)
    if sort:
        return Part("furniture", sort)
    return Part("furniture", "notice") if not alone and _addresses_reader(line) else None


def _addresses_reader(line: Line) -> bool:
    """Whether a last line speaks for the house to its readers: "The Tide lives on your letters." No reported speech does."""
    if _QUOTED.search(line.words) or _TELLS.search(line.words):
        return False
    return (line.count <= 30 and bool(_YOU.search(line.words))) or (line.count <= 14 and bool(_WE.search(line.words)))


def _headline(
    found: Sequence[Line], assigned: dict[int, Part], first: int, last: int, title: str | None, agencies: Agencies
) -> int | None:
    """The place of the headline: the line that equals the stated title, else the first above the body that can be one."""
    wanted = _squeezed(title or "")
    above = [line for line in found if line.place < first and line.place not in assigned]
    for line in found[: first + 2]:
        if wanted and _squeezed(line.words) == wanted:
            return line.place
    able = [line for line in above if parts.is_headline(line) and not _masthead(line, agencies)]
    while len(able) > 1 and able[0].count <= 3 and able[1].count >= 5 and able[1].place < first:
        # A kicker ("Harbour", "Breaking news") stands above the headline proper.
        assigned[able.pop(0).place] = Part("furniture", "kicker")
    able = able or [line for line in above if parts.is_headline(line) and _rubric(line.words)]
    if able:
        return able[0].place
    if last <= first or first > 6:
        return None
    lede, under = found[first], found[first + 1] if first + 1 < len(found) else None
    if lede.count <= 24 and parts.title_case(lede.words) and dateline(lede.words, 0, len(lede.words), agencies) is None:
        return first
    if (
        first == 0
        and under
        and under.place not in assigned
        and not under.prose
        and 4 <= under.count <= 20
        and parts.is_headline(under)
    ):
        return under.place
    return None


def _masthead(line: Line, agencies: Agencies) -> bool:
    if furniture_sort(line.words, edge=True, tail=False) or parts.is_house_line(line.words):
        return True
    return parts.is_byline(line, agencies, near_headline=False) or _rubric(line.words)


def _rubric(words: str) -> bool:
    """ "APN | Abroad in brief": a house and the name of its column."""
    return "|" in words and len(words.split()) <= 8


def _squeezed(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())


def _part(
    line: Line,
    found: Sequence[Line],
    assigned: dict[int, Part],
    agencies: Agencies,
    *,
    above: bool,
    below: bool,
    near_headline: bool,
) -> Part:
    if below:
        return _below(line, agencies)
    if above:
        return _above(line, found, assigned, agencies, near_headline)
    if line.prose:
        return Part("paragraph")
    if parts.is_source(line.words):
        return Part("furniture", "caption")
    if parts.is_inputs(line.words):
        return Part("byline" if line.place < _LINES_ABOVE / 2 else "signoff")
    if line.count <= 8 and parts.credits_alone(line.words, agencies):
        return Part("furniture", "caption")  # an agency between paragraphs sent the picture that stood there
    return Part("subhead") if parts.is_subhead(line) else Part("paragraph")


def _above(line: Line, found: Sequence[Line], assigned: dict[int, Part], agencies: Agencies, near_headline: bool) -> Part:
    sort = furniture_sort(line.words, edge=True, tail=False)
    if sort or parts.is_house_line(line.words):
        return Part("furniture", sort or "promotion")
    if parts.is_byline(line, agencies, near_headline=near_headline) or parts.is_inputs(line.words) or _rubric(line.words):
        return Part("byline")
    heads = [place for place, part in assigned.items() if part.kind == "headline"]
    if _squeezed(line.words) in {_squeezed(found[place].words) for place in heads}:
        return Part("headline")
    if heads and line.place < min(heads) and line.count <= 3 and not _FIGURE.search(line.words):
        return Part("furniture", "kicker")
    return Part("paragraph") if line.count > 4 or line.words.endswith((".", ":")) else Part("subhead")


def _below(line: Line, agencies: Agencies) -> Part:
    around = _around(line, agencies, tail=True, alone=False)
    if around:
        return around
    if parts.is_house_line(line.words):
        return Part("furniture", "promotion")
    if parts.is_byline(line, agencies, near_headline=False):
        return Part("byline")
    if line.count <= 12 and not _QUOTED.search(line.words) and not _FIGURE.search(line.words) and _open_end(line.words):
        return Part("furniture", "notice")
    return Part("paragraph")


def _open_end(words: str) -> bool:
    """Whether a line below the story ends as no sentence does: "Report an error", "Cows on the line »"."""
    return words[-1] not in ".!…)”\"’'"
