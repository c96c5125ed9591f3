"""Rows of menus and buttons among which an agency, a writer or a date may stand."""

from wirestem.article.clean import parts
from wirestem.article.clean.lines import Line, as_line
from wirestem.article.clean.marks import known_marks
from wirestem.article.clean.pieces import mostly_buttons, piece_sort, pieces
from wirestem.article.clean.stamplines import is_edition, is_page_stamp, is_slug, is_stamp
from wirestem.lexicon.agencies import Agencies
from wirestem.lexicon.outlets import outlet_words
from wirestem.model import ZoneKind

_ROW_WORDS = 24


def at_edge(line: Line, agencies: Agencies) -> tuple[ZoneKind | None, str]:
    """What a line near the top or the foot is by its form: a stamp, a slug, a row of buttons with a date among them."""
    if line.prose:
        return None, ""
    if is_slug(line.words) or is_edition(line):
        return "furniture", "stamp"
    free = line.size <= _ROW_WORDS and not names_agency(line.words, agencies)
    if free and mostly_buttons(line.words) and not parts.signed(line.words):
        return "furniture", "row"
    if not is_stamp(line):
        return None, ""
    return "furniture" if is_page_stamp(line.words) else "byline", "stamp"


def is_own_menu(words: str, agencies: Agencies) -> bool:
    """Whether a line is a row of sections; before them may stand the agency whose page it is."""
    if not parts.is_menu(words):
        return False
    rest = pieces(words)[1:]
    if not names_agency(words, agencies) or not rest:
        return not names_agency(words, agencies)
    sections = sum(piece_sort(part.words) == "menu" for part in rest)
    return sections > 1 and not names_agency(words[rest[0].start :], agencies)


def names_agency(words: str, agencies: Agencies) -> bool:
    """Whether a line names an agency."""
    found = known_marks(words, 0, len(words), agencies)
    # RSS is an agency in Nepal and a button everywhere else.
    return any(words[mark.start : mark.end].casefold() not in outlet_words("social") for mark in found)


def is_mixed(words: str, agencies: Agencies) -> bool:
    """Whether a row holds more than buttons: who wrote, when, or an agency."""
    own = [part.words for part in pieces(words) if piece_sort(part.words) is None]
    return names_agency(words, agencies) or any(
        is_stamp(as_line(w)) or parts.is_byline(as_line(w), agencies, near_headline=False) for w in own
    )
