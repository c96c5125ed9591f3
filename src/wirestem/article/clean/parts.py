"""What a line of a plain page is: headline, byline, stamp, sign-off, caption, furniture, subhead or running text."""

import re
from collections.abc import Sequence
from itertools import pairwise

from wirestem.article.clean.lines import Line, ends_sentence
from wirestem.article.clean.marks import agency_like, known_marks
from wirestem.article.clean.pieces import pieces
from wirestem.article.clean.stamps import MONTH, WEEKDAY, stamps
from wirestem.lexicon.agencies import Agencies
from wirestem.lexicon.credits import credit_cue
from wirestem.lexicon.outlets import ends_like, outlet_words

_CONTRIBUTED = re.compile(
    r"\b(?:contribut(?:ed|ing)|report(?:ed|ing) from)\b|\bthis [A-Z]\w+ (?:article|report|story|dispatch|copy)\b"
    r"|\bmaterial from\b|\bbased on (?:an?|reports?)\b",
    re.IGNORECASE,
)
_HOUR = r"\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?"
_PARTIAL = re.compile(
    rf"(?:{WEEKDAY}[,\s]+)?(?:{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH})(?:[,\s|]+{_HOUR})?"
    r"|(?:\d+|an?|one|two)\s+(?:min(?:ute)?s?|hours?|days?|weeks?)\s+ago"
    rf"|(?:yesterday|today)(?:,? (?:at )?{_HOUR})?|{_HOUR}",
    re.IGNORECASE,
)
_STAMP_WORDS = re.compile(
    r"\b(?:published|posted|updated|last|modified|created|first|on|at|by|date|time|issued|released|local|edition|print|the|added|filed|under|tagged"
    r"|min(?:ute)?s?|read|reading|\d+)\b|[^\w]",
    re.IGNORECASE,
)
# "health correspondent Ana Ruiz"
_ROLE = re.compile(r"(?:our |the )?(?:[\w’'-]+ ){0,3}(?:correspondent|reporter|editor|writer|columnist)s? [A-ZÀ-Þ]")
_GIVEN = r"[A-ZÀ-Þ][\w’'.-]+"
_PERSON = re.compile(
    rf"{_GIVEN}(?: (?:[A-ZÀ-Þ][\w’'.-]*|de|van|von|al|bin|ibn|el|der|da|dos)){{1,4}}"
    rf"(?:(?:,| and| &) {_GIVEN}(?: {_GIVEN}){{1,3}})*"
)
# "Tolmouth, by our special correspondent Ana Ruiz"
_PLACED = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,2}\s?[,:/|–—-]\s?(?:[Bb]y|[Ff]rom) (?:our|the|an?|[A-ZÀ-Þ])")
_AUTHOR = re.compile(r"(?i:authors?|reporters?|writers?|correspondent|autore?|auteur|verfasser|journalist|redacción):\s+(?=[A-ZÀ-Þ])")
_EDITION = re.compile(
    r"\b(?:edition|late final|late city|final|page \w?\d+\w?|p\.\s?\w?\d+|no\.? ?\d[\d,.]*|nr\.? ?\d+|n[°º]\s?\d+|vol(?:ume)?\.? ?\w+"
    r"|issue (?:no\.? )?\d+|price .{1,12}|first published 1?\d{3}|est(?:\.|ablished) \d{4})(?!\w)",
    re.IGNORECASE,
)
_ISSUED = re.compile(r"\b(?:release|communiqu[eé]|statement|notice|report|bulletin|circular|advisory|order)\b", re.IGNORECASE)
_CODED = re.compile(
    r"(?:slug(?:line)?|priority|prio|urgency|category|cat|id|item(?: id)?|story (?:id|no\.?)|doc(?:ument)? id|take|version|service|words?|wordcount"
    r"|embargo|keywords?|format|ref(?:erence)?)\s?(?:[:#=]\s?\S.*|[A-Z0-9][A-Z0-9.-]*)",
    re.IGNORECASE,
)
_WIRE_SLUG = re.compile(r"(?:BC|EU|AS|AF|ML|LT)-[A-Z][\w-]+(?:,|$)|[a-z]{3}\d{4} \d (?:pl|wi|vm|ku|sp)\b|\^[A-Z]|r [a-z] [A-Z]{3}-")
_CHANGED = re.compile(r"\W*(?:last )?(?:updated|modified|edited|revised|reviewed|refreshed)\b", re.IGNORECASE)
_AGO = re.compile(r"\b(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?)\s+ago\b|\bjust now\b", re.IGNORECASE)
_MENU_CUT = re.compile(r"\s*[|›»·•]\s*|\s+/\s+|\s>\s|\t+| {2,}")


def is_stamp(line: Line) -> bool:
    """Whether a line gives little but a date: "FP Staff June 18, 2024, 07:57:20 IST" and "Oct 7" do.

    >>> from wirestem.article.clean.lines import lines
    >>> [is_stamp(line) for line in lines("Posted Mar. 9, 2029, 11:15 a.m. EST\\nShe was born on 9 March 2029.")]
    [True, False]
    """
    if line.size > 18 or re.match(r"(?:first )?(?:published|printed|appeared) in\b", line.words, re.IGNORECASE):
        return False
    rest, found = line.words, False
    for stamp in stamps(line.words):
        rest, found = rest.replace(line.words[stamp.start : stamp.end], " "), True
    rest, partial = _PARTIAL.subn(" ", rest)
    if not found and not partial:
        return False
    left = _STAMP_WORDS.sub(" ", rest).split()
    known = outlet_words("desk") | outlet_words("section")
    small = [word for word in left if word.islower() and word not in known]
    return len(left) <= (6 if found else 0) and len(small) <= 1 and not (ends_sentence(line.words) and len(left) > 3)


def is_edition(line: Line) -> bool:
    """Whether a line tells which printed or sent issue this is: "Monday 7 November 2033, page 1", "June 4, 2031 — late final".

    >>> from wirestem.article.clean.lines import as_line
    >>> [is_edition(as_line(w)) for w in ("Courier, edition of 7 November 2033, page 1", "7 November 2033, 16:05")]
    [True, False]
    """
    if line.size > 18 or line.prose or ends_sentence(line.words):
        return False
    rest = line.words
    for stamp in stamps(line.words):
        rest = rest.replace(line.words[stamp.start : stamp.end], " ")
    return rest != line.words and bool(_EDITION.search(rest)) and not _ISSUED.search(rest)


def is_slug(words: str) -> bool:
    """Whether a line is for the desks that an agency's file is sent to: "KNA | Slug: HARBOUR | Priority 3", "bdt0034 4 pl 210".

    >>> [is_slug(w) for w in ("KNA | Slug: HARBOUR-FIRE | Priority 3", "12/05/2033 11:25 GMT - KNA - ID 88LQ2RT", "ID cards return")]
    [True, True, False]
    """
    parts = [part.words for part in pieces(words, dashes=True)]
    if _WIRE_SLUG.match(words):
        return True
    coded = sum(bool(_CODED.fullmatch(part)) for part in parts) + sum(bool(_CODED.match(part)) for part in pieces_of(words))
    return len(parts) > 1 and len(words.split()) <= 16 and coded > 0 and not ends_sentence(words)


def pieces_of(words: str) -> tuple[str, ...]:
    """The pieces of a line, as words."""
    return tuple(part.words for part in pieces(words))


def is_page_stamp(words: str) -> bool:
    """Whether a stamp only tells when the page was changed, or how long ago: "Updated 3 May 2031", "41 minutes ago".

    >>> [is_page_stamp(w) for w in ("Updated - May 3, 2031 9 pm", "Last modified 41 minutes ago", "May 3, 2031 (updated)")]
    [True, True, False]
    """
    if _CHANGED.match(words):
        return True
    return bool(_AGO.search(words)) and next(iter(stamps(words)), None) is None


def is_byline(line: Line, agencies: Agencies, *, near_headline: bool) -> bool:
    """Whether a line names who wrote: "By Ana Ruiz", "Quayside newsroom", "Agencies | LERRICK", "PORT SENN, Agencies"."""
    words = line.words.strip(" .|-–—")
    if line.size > 22 or (line.size > 9 and line.words.endswith((".", "!", "?", "”", '"'))):
        return False
    if credit_cue("byline").match(words) and line.size <= 8 and known_marks(words, 0, len(words), agencies):
        return True
    if credit_cue("byline").match(words) and not re.match(r"by\s+(?:the time|now|then|contrast|\d)", words, re.IGNORECASE):
        rest = credit_cue("byline").sub("", words, count=1)
        named = rest[:1].isupper() or _desk(words) or bool(_ROLE.match(rest))
        return named and line.size <= 20 and not _sentence(words)
    if credit_cue("from").match(words):
        return True
    if (line.size <= 8 and _desk(words)) or (line.size <= 12 and credits_alone(line.words, agencies)):
        return True
    if line.size <= 16 and credit_cue("source").match(words) and known_marks(words, 0, len(words), agencies):
        return True
    if _PLACED.match(words) and line.size <= 16:
        return True
    if near_headline and line.size <= 12 and _AUTHOR.match(words):
        return True
    return near_headline and line.size <= 8 and bool(_PERSON.fullmatch(words)) and not line.words.endswith(("?", "!"))


def signed(words: str) -> bool:
    """Whether a piece of a line names a person who wrote: "By Ana Ruiz · Share", but not "By Staff · Share"."""
    return any(
        (match := credit_cue("byline").match(piece)) and _PERSON.match(piece[match.end() :]) and not _desk(piece[match.end() :])
        for piece in pieces_of(words)
    )


def _sentence(words: str) -> bool:
    return bool(re.search(r"[,;] (?:the|a|an|he|she|it|they|we) |\b(?:was|were|is|are|had|has|said|will)\b", words))


def _desk(words: str) -> bool:
    """Whether a line names a desk: "Lantern Foreign Desk", "By our staff", "Harbour Lights news desk"."""
    head = re.split(r"\s*[|,]\s*", words)[0]
    return ends_like(head, "desk") and len(head.split()) <= 6 and not ends_sentence(words)


def credits_alone(words: str, agencies: Agencies) -> bool:
    """Whether a line holds agencies and at most a place or person beside them: "— AFP", "AFP, Reuters", "PORT SENN, Agencies"."""
    # "rc/msh (AFP, AP)": the desk signs before the agencies
    words = re.sub(r"^\s*[a-z]{1,4}/[a-z]{1,4}\s+(?=\()", "", words)
    marks = known_marks(words, 0, len(words), agencies)
    if not marks or len(words) > 80:
        return False
    rest = words
    for mark in sorted(marks, key=lambda m: -m.start):
        rest = rest[: mark.start] + " " + rest[mark.end :]
    left = re.sub(
        r"\b(?:and|in|the|by|from|news|agency|copyright|via|at|of|staff|writer|reporter|correspondent|with|inputs?|our|services?|desk|wires?"
        r"|for|text|source|reports?|reporting|files?|compiled|edited|editing|additional|production|produced|story|words|copy|web|night"
        r"|online|foreign|team|editors?|material|agencies)\b|['’]s\b|[^\w\s]|\d+",
        " ",
        rest,
        flags=re.I,
    ).split()
    # "km/dpa" joins the initials of somebody on the desk.
    desk = len(words) <= 24 and "/" in words
    named = all(word[0].isupper() or (desk and len(word) <= 3) for word in left)
    return len(left) <= 4 and named and not (left and words.rstrip().endswith("."))


def is_signoff(line: Line, agencies: Agencies) -> bool:
    """Whether a line after the story says where it is from: "— AFP", "With inputs from agencies", "(Reporting by Ana Ruiz)"."""
    words = line.words
    if line.size > 40:
        return False
    if credits_alone(words, agencies) or (credit_cue("source").match(words) and line.size <= 10):
        return True
    if signs(words) or re.fullmatch(r"[-–—―]{1,2}\s?[A-Z]{2,6}\.?|-?\s?(?:ENDS?|30)\s?-?", words):
        return True
    if is_inputs(words):
        return True
    named = agencies.find(words) or ("contributed" in words and known_marks(words, 0, len(words), agencies))
    return bool(_CONTRIBUTED.search(words)) and bool(named) and not any(mark in words for mark in '"“”')


def signs(words: str) -> bool:
    """Whether words close a text with an unknown agency's mark, "— KRN" or "(Carrow News Agency)", or say "(with agencies)"."""
    match = re.fullmatch(r"(?:[-–—―]{1,2}\s?|[(\[/])(?P<name>[^()\[\]/]{3,40}(?:/[A-Z]{2,8})?)[)\]/]?\.?", words)
    return match is not None and (
        agency_like(match["name"].split("/")[-1]) or bool(re.match(r"with (?:agenc|wires?\b)", match["name"]))
    )


def is_source(words: str) -> bool:
    """Whether a line says "Source: …"."""
    return bool(credit_cue("source").match(words)) and len(words.split()) <= 10


def is_inputs(words: str) -> bool:
    """Whether a line says whose material went in: "With inputs from AFP", "(Reporting by Ana Ruiz; editing by Jon Hart)"."""
    match = credit_cue("inputs").match(words)
    return (
        match is not None
        and len(words.split()) <= 30
        and not re.search(r"[\"“”]|\b(?:said|says|told)\b", words)
        and words[match.end() :][:1] != ""
    )


def is_menu(words: str) -> bool:
    """Whether a line is a row of sections: "Home | World | Sport", "MENU  News  Tides", "World | Elections".

    >>> [is_menu(w) for w in ("Home | World | Sport", "Agencies | LERRICK", "March 9, 2029 | 6:04 PM", "Land | Sea | Air")]
    [True, False, False, True]
    """
    pieces = [piece.strip() for piece in _MENU_CUT.split(words) if piece.strip()]
    if any(len(piece.split()) > 5 for piece in pieces) or len(words) > 200:
        return False
    known = outlet_words("section")
    hits = sum(piece.casefold() in known for piece in pieces)
    if len(pieces) >= 3:
        return hits > 0 or not any(c.isdigit() for c in words)
    if len(pieces) == 2 and re.search(r"[›»]|\s>\s", words):
        return True  # a path: "Local news › Roads"
    if len(pieces) == 2:
        return hits == 2 or all(len(piece) == 2 and piece.isupper() for piece in pieces)
    return _row_of_sections(words.split(), known)


def _row_of_sections(words: Sequence[str], known: frozenset[str]) -> bool:
    """ "Home Video Shorts Live TV": four words or more, nearly all of them names of sections."""
    joined = {f"{a} {b}".casefold() for a, b in pairwise(words)} & known
    hits = sum(word.casefold().strip(",") in known for word in words) + len(joined)
    return len(words) >= 3 and hits >= len(words) - 1 and words[0][:1].isupper()


def is_headline(line: Line) -> bool:
    """Whether a line can be the headline: no full sentence, or one set in capitals throughout."""
    if line.size > 30 or line.size < 2 or len(line.words) > 250:
        return False
    if not ends_sentence(line.words) or line.words.rstrip()[-1] in "?!…":
        return True
    if line.words.rstrip()[-1] in "”\"’'":
        return line.size <= 18
    return title_case(line.words)


def title_case(words: str) -> bool:
    """Whether most longer words of a line have capitals, as headlines in title case do."""
    long = re.findall(r"[^\W\d_]{4,}", words)
    return len(long) >= 3 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)


def is_subhead(line: Line) -> bool:
    """Whether a line between paragraphs is a heading: short and no sentence, or "- Defence cooperation -"."""
    if re.fullmatch(r"[-–—*]+ ?[^-–—*].{1,80}[^-–—*] ?[-–—*]+", line.words):
        return True
    if line.size > 12 or re.search(r"[,;:]$|[.!…][\"”’'»]+$", line.words):
        return False
    return not ends_sentence(line.words) or line.words[-1] in "?’'”\""
