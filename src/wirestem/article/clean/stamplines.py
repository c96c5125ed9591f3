"""Lines that give little but a date, an issue or a code: stamps, editions, the slugs of an agency's file."""

import re

from wirestem.article.clean.lines import Line, ends_sentence
from wirestem.article.clean.pieces import pieces
from wirestem.article.clean.stamps import MONTH, WEEKDAY, stamps
from wirestem.lexicon.outlets import outlet_words

_HOUR = r"\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?"
_PARTIAL = re.compile(
    rf"(?:{WEEKDAY}[,\s]+)?(?:{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH})(?:[,\s|]+{_HOUR})?"
    r"|(?:\d+|an?|one|two)\s+(?:min(?:ute)?s?|hours?|days?|weeks?)\s+ago"
    rf"|(?:yesterday|today)(?:,? (?:at )?{_HOUR})?|{_HOUR}",
    re.IGNORECASE,
)
_STAMP_WORDS = re.compile(
    r"\b(?:published|posted|updated|last|modified|created|first|on|at|by|date|time|issued|released|local|edition|print|the|added"
    r"|filed|under|tagged|min(?:ute)?s?|read|reading|\d+)\b|[^\w]",
    re.IGNORECASE,
)
_EDITION = re.compile(
    r"\b(?:edition|late final|late city|final|page \w?\d+\w?|p\.\s?\w?\d+|no\.? ?\d[\d,.]*|nr\.? ?\d+|n[°º]\s?\d+"
    r"|vol(?:ume)?\.? ?\w+|issue (?:no\.? )?\d+|price .{1,12}|first published 1?\d{3}|est(?:\.|ablished) \d{4})(?!\w)",
    re.IGNORECASE,
)
_ISSUED = re.compile(r"\b(?:release|communiqu[eé]|statement|notice|report|bulletin|circular|advisory|order)\b", re.IGNORECASE)
_CODED = re.compile(
    r"(?i:slug(?:line)?|priority|prio|urgency|category|cat|id|item(?: id)?|story (?:id|no\.?)|doc(?:ument)? id|take|version"
    r"|service|words?|wordcount|embargo|keywords?|format|ref(?:erence)?)\s?(?:[:#=]\s?\S.*|[A-Z0-9][A-Z0-9.-]*)",
)
_WIRE_SLUG = re.compile(
    r"(?:ZCZC|NNNN)\b|[A-Z]{2,6}(?:-[A-Z0-9]{2,}){2,6}$"
    r"|(?:BC|EU|AS|AF|ML|LT)-[A-Z][\w-]+(?:,|$)|[a-z]{3}\d{4} \d (?:pl|wi|vm|ku|sp)\b|\^[A-Z]|r [a-z] [A-Z]{3}-"
)
_CHANGED = re.compile(r"\W*(?:last )?(?:updated|modified|edited|revised|reviewed|refreshed)\b", re.IGNORECASE)
_AGO = re.compile(r"\b(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?)\s+ago\b|\bjust now\b", re.IGNORECASE)


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

    >>> [is_slug(w) for w in ("KNA | Slug: HARBOUR | Priority 3", "12/05/2033 11:25 GMT - KNA - ID 88LQ2RT", "ID cards return")]
    [True, True, False]
    """
    if _WIRE_SLUG.match(words):
        return True
    parts = [part.words for part in pieces(words, dashes=True)]
    coded = [part for part in parts if _CODED.fullmatch(part)] + [part for part in pieces(words) if _CODED.match(part.words)]
    return len(parts) > 1 and len(words.split()) <= 16 and bool(coded) and not ends_sentence(words)


def is_page_stamp(words: str) -> bool:
    """Whether a stamp only tells when the page was changed, or how long ago: "Updated 3 May 2031", "41 minutes ago".

    >>> [is_page_stamp(w) for w in ("Updated - May 3, 2031 9 pm", "Last modified 41 minutes ago", "May 3, 2031 (updated)")]
    [True, True, False]
    """
    if _CHANGED.match(words):
        return True
    return bool(_AGO.search(words)) and next(iter(stamps(words)), None) is None
