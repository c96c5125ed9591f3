"""Headlines that attribute without a verb: "Pilots' union: papers ran out", "Rents fall: ministry", "Chief quits – reports"."""

import re

from wirestem.article.attribute.grammar.kinds import FINITE
from wirestem.article.attribute.grammar.units import Unit
from wirestem.article.attribute.relays.media import is_medium
from wirestem.lexicon.agencies import Agencies
from wirestem.lexicon.cues import words as known
from wirestem.model import Article, Range

_BORDER = re.compile(r":\s+|\s+[–—-]+\s+")


def headline_parts(article: Article, unit: Unit, agencies: Agencies) -> tuple[Range, Range, Range] | None:
    """(source, cue, content) of a headline that a colon or a dash divides, None when it attributes nothing."""
    text = article.document.text
    borders = [m for m in _BORDER.finditer(text, unit.start, unit.end) if not _quoted(unit, m.start())]
    if not borders:
        return None
    first, last = borders[0], borders[-1]
    tail = (last.end(), unit.end)
    if _speaks(article, tail, agencies, trailing=True) and not text[tail[0] : tail[1]].endswith((".", "?", "!")):
        mark = last.start() + len(last.group()) - len(last.group().lstrip())
        return tail, (mark, mark + 1), (unit.start, last.start())
    head = (unit.start, first.start())
    verbs = any(t.tag in FINITE and t.end <= first.start() for t in unit.tokens)
    if first.group().startswith(":") and not verbs and _speaks(article, head, agencies, trailing=False):
        return head, (first.start(), first.start() + 1), (first.end(), unit.end)
    return None


def _quoted(unit: Unit, at: int) -> bool:
    return any(q.start <= at < q.end for q in unit.quotes)


def _speaks(article: Article, place: Range, agencies: Agencies, *, trailing: bool) -> bool:
    words = article.document.text[place[0] : place[1]].strip()
    if not words or len(words.split()) > 5 or any(c in words for c in '"“”,?'):
        return False
    last = words.lower().split()[-1].strip("’'")
    if is_medium(words, agencies) or last in known("speaker") | known("group"):
        return True
    inside = [m for m in article.mentions if place[0] <= m.start and m.end <= place[1]]
    whole = [m for m in inside if m.end - m.start >= 0.6 * len(words) and m.end >= place[0] + len(words) - 1]
    return any(m.kind in {"person", "organisation", "group"} for m in whole)
