"""Who is named in a credit: agencies of the lexicon, others by their shape, the carrier's own mark left out."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from wirestem.lexicon.agencies import Agencies, Agency, Named
from wirestem.lexicon.outlets import ends_like
from wirestem.model import Range

COLLECTIVE = "Agencies"
_COLLECTIVE = re.compile(
    r"\b(?:(?:news|wire|foreign|international|press)\s+)?agencies\b|\b(?:news)?wires?\s+(?:services?|reports?|agencies|copy)\b"
    r"|\b(?:news)?wires\b|\bagency\s+(?:reports?|inputs?|material|copy)\b|\bnews\s+services\b|\b(?:agencias|agences|agenturen|agenzie|agências|agencje|agentschappen|byråer|agenturer|агентства|агентств)\b",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*(?:[/,;|+&]|\s[-–—]\s|\band\b|\bvia\b|\bwith\b)\s*", re.IGNORECASE)
_SHORT = re.compile(r"[A-ZÀ-Þ]{3,6}")
_NOT_SENDERS = frozenset(
    "END ENDS MORE UPDATE FILE STORY NEWS LIVE USA UAE UK EU UN US USSR NATO DPRK ROK FYI ED PHOTO STAFF WEB DESK".split()
)
_LONG_NAME = re.compile(
    r"(?:[A-ZÀ-Þ][\w’'&.-]*\s){1,4}(?:(?:News ?)?(?:Agency|Newswire|Service|Agence|Agentur|AGENCY|NEWSWIRE|SERVICE)"
    r"|(?:News|Press|Telegraph) Bureau)\b"
)
_SMALL_ROW = re.compile(r"(?<![\w/])[a-z]{2,4}(?:/[A-Za-z]{2,5})+(?![\w/])")
_BUREAU = re.compile(r"\b(?:News|Press|Telegraph) Bureau$")
_ONE_WORD = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+(?:press|inform|fax|tass|wire|news|form|agentur|pres|telegraph)\b")


class Mark(NamedTuple):
    """A credit's name at `text[start:end]`; `agency` is what to call its sender, `known` the lexicon's entry if it has one."""

    agency: str
    start: int
    end: int
    known: Agency | None


def known_marks(text: str, start: int, end: int, agencies: Agencies) -> tuple[Mark, ...]:
    """The agencies of the lexicon and collective credits in a stretch that is a credit, carriers left out."""
    found = [
        Mark(n.agency.slug, n.start, n.end, n.agency)
        for n in agencies.find(text, start, end, credit=True)
        if not _in_a_name(text, n, start)
    ]
    found = sorted([*found, *_small(text, start, end, agencies)], key=lambda mark: mark.start)
    last_world = max((i for i, mark in enumerate(found) if mark.known and mark.known.world), default=-1)
    # In "BSS/AFP" a national agency carries a world agency's dispatch and puts its own mark first.
    kept = [
        m for i, m in enumerate(found) if i >= last_world or (m.known and m.known.world) or not _joined(text, m, found[i + 1])
    ]
    if not kept:
        kept = [Mark(COLLECTIVE, m.start(), m.end(), None) for m in _COLLECTIVE.finditer(text, start, end)][:1]
    return tuple(kept)


def _small(text: str, start: int, end: int, agencies: Agencies) -> Iterator[Mark]:
    """World agencies in small letters beside others or a desk's initials: "dpa/afp"."""
    for row in _SMALL_ROW.finditer(text, start, end):
        for word in re.finditer(r"[a-z]+", row.group()):
            known = agencies.named(word.group().upper())
            if known and known.world and not agencies.named(word.group()):
                at = row.start() + word.start()
                yield Mark(known.slug, at, at + len(word.group()), known)


def _joined(text: str, left: Mark, right: Mark) -> bool:
    return text[left.end : right.start].strip() in {"/", "-", "–"}


def _in_a_name(text: str, named: Named, start: int) -> bool:
    """Whether a doubtful short form is part of a person's name: "By Michael Bloomberg" and "By ANA RUIZ" credit nobody."""
    spelt = text[named.start : named.end]
    if spelt not in named.agency.credits_only:
        return False
    if spelt.isupper():
        return bool(re.match(r" (?!AND\b)[A-ZÀ-Þ’'-]{2,}", text[named.end : named.end + 12]))
    word = re.search(r"[\w.'’-]+$", text[start : named.start].rstrip())
    return word is not None and word.group()[0].isupper() and word.group().lower() not in {"by", "from", "source", "photo", "via"}


def carrier(text: str, credit: Range, agencies: Agencies) -> str | None:
    """The outlet whose own mark opens a double credit: "Kestrel Daily" of "Kestrel Daily/AFP"; None for mere initials."""
    first, _, rest = text[credit[0] : credit[1]].partition("/")
    if not rest or not known_marks(text, credit[0] + len(first) + 1, credit[1], agencies):
        return None
    known = agencies.named(first)
    if known is not None:
        return None if known.world else known.slug
    return first.strip() if " " in first.strip() or first.strip().istitle() else None


def marks(text: str, start: int, end: int, agencies: Agencies, *, own: frozenset[str], slashed: bool = False) -> tuple[Mark, ...]:
    """Known agencies, else the one unknown sender whose name has the shape of an agency's and is none of the house's `own`.

    `slashed` names stand between strokes, which only agencies do.
    """
    known = known_marks(text, start, end, agencies)
    if known:
        return tuple(mark for mark in known if mark.known is None or mark.known.kind != "picture")
    parts = list(_parts(text, start, end))
    if not parts or len(parts) > 2:
        return ()
    begin, stop = parts[-1]
    name = text[begin:stop]
    itself = slashed and name.endswith("Agency")  # an agency's own file; a wire between strokes carries releases
    if (_house(name) in own and not itself) or not (slashed or agency_like(name)) or _desk(name):
        return ()
    return (Mark(name, begin, stop, None),)


def named_agency(text: str, start: int, end: int, *, own: frozenset[str]) -> tuple[Mark, ...]:
    """An unknown agency that a byline spells out: "By Carrow News Agency"."""
    return tuple(
        Mark(m.group(), m.start(), m.end(), None)
        for m in _LONG_NAME.finditer(text, start, end)
        if _house(m.group()) not in own and not ends_like(m.group(), "body") and not _desk(m.group())
    )[:1]


def agency_like(name: str) -> bool:
    """Whether a name has the shape of an agency's: an abbreviation, or a word such as "Agency" or "-inform" in it.

    >>> [agency_like(n) for n in ("HCT", "Dravinform", "Tidewater News Agency", "Tidewater Space Agency", "Kestrel Daily")]
    [True, True, True, False, False]
    """
    if _SHORT.fullmatch(name):
        return name not in _NOT_SENDERS
    if not name[:1].isupper() or len(name.split()) > 5 or (ends_like(name, "body") and "News" not in name):
        return False
    return (
        bool(_ONE_WORD.fullmatch(name.capitalize() if name.isupper() else name))
        or ends_like(name, "agency")
        or name.endswith("News Service")
        or _BUREAU.search(name) is not None
    )


def _desk(name: str) -> bool:
    """Whether a name is a desk's; a news bureau is an agency's, unless it bears a paper's name."""
    return ends_like(name, "desk") and (not _BUREAU.search(name) or ends_like(name, "paper"))


def _parts(text: str, start: int, end: int) -> Iterator[Range]:
    at = start
    for cut in [*_SPLIT.finditer(text, start, end), None]:
        stop = cut.start() if cut else end
        piece = text[at:stop]
        begin = at + len(piece) - len(piece.lstrip())
        if piece.strip() and not any(c.isdigit() for c in piece):
            yield begin, begin + len(piece.strip())
        at = cut.end() if cut else end


def _house(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")
