"""What a line of a plain page is: headline, byline, stamp, sign-off, caption, furniture, subhead or running text."""

import re
from collections.abc import Sequence
from itertools import pairwise

from wirestem.article.clean.framed import framed
from wirestem.article.clean.lines import Line, ends_sentence
from wirestem.article.clean.marks import agency_like, known_marks
from wirestem.article.clean.pieces import pieces
from wirestem.lexicon.agencies import Agencies
from wirestem.lexicon.credits import credit_cue
from wirestem.lexicon.outlets import ends_like, outlet_words

_CONTRIBUTED = re.compile(
    r"\b(?:contribut(?:ed|ing)|report(?:ed|ing) from)\b|\bthis [A-Z]\w+ (?:article|report|story|dispatch|copy)\b"
    r"|\bmaterial from\b|\bbased on (?:an?|reports?)\b",
    re.IGNORECASE,
)
# "Ana Ruiz in Tollen contributed reporting."
_BESIDES = re.compile(
    r"[\W_]*(?:[A-ZÀ-Þ][\w’'.-]+[ ,]+)+(?:[\w’'.-]+[ ,]+){0,8}contributed"
    r"(?: (?:reporting|research|writing|photographs?)\b.{0,40}| to this (?:article|report|story|piece)\b.{0,20})?\W*"
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
_AUTHOR = re.compile(
    r"(?i:authors?|reporters?|writers?|correspondent|autore?|auteur|verfasser|journalist|redacción):\s+(?=[A-ZÀ-Þ])"
)
_MENU_CUT = re.compile(r"\s*[|›»·•]\s*|\s+/\s+|\s>\s|\t+| {2,}")


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
    if (_PLACED.match(words) and line.size <= 16) or framed(line.words, agencies):
        return True
    if near_headline and line.size <= 12 and _AUTHOR.match(words):
        return True
    return near_headline and line.size <= 8 and bool(_PERSON.fullmatch(words)) and not line.words.endswith(("?", "!"))


def signed(words: str) -> bool:
    """Whether a piece of a line names a person who wrote: "By Ana Ruiz · Share", but not "By Staff · Share"."""
    return any(
        (match := credit_cue("byline").match(piece)) and _PERSON.match(piece[match.end() :]) and not _desk(piece[match.end() :])
        for piece in (part.words for part in pieces(words))
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
        r"|online|foreign|own|team|editors?|material|agencies)\b|['’]s\b|[^\w\s]|\d+",
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
    if is_inputs(words) or _BESIDES.fullmatch(words) or framed(words, agencies):
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
