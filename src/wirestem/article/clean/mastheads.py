"""The head of a page above its story: the house's name, its slogan, its menus."""

import re

from wirestem.article.clean.lines import ends_sentence
from wirestem.article.clean.pieces import Piece, begins_with_label, piece_sort, pieces
from wirestem.lexicon.credits import credit_cue
from wirestem.lexicon.outlets import outlet_words

_DECOR = re.compile(r"^[^\w“‘\"']+|[^\w)!?.]+$")
_FREQUENCY = re.compile(r"\s+\d{2,4}(?:[.,]\d)?(?:\s?(?:FM|MHz|kHz|AM))?$")
_DOMAIN = re.compile(r"(?:www\.)?(?P<name>[\w-]+)(?:\.[a-z]{2,})+", re.IGNORECASE)
_NAME = re.compile(r"[A-ZÀ-Þ0-9][\w’'&+.-]*(?: (?:de|del|da|di|la|le|el|du|of|the|and|für|[A-ZÀ-Þ0-9&][\w’'&+.-]*)){0,5}")
_SMALL = frozenset("de del da di la le el du of the and für".split())
_BROADCASTER = re.compile(r"(?:Radio|Channel|Canal|Kanal|TV)\b", re.IGNORECASE)
_LONGEST = 200  # characters
_TELLS = re.compile(r"[\"“”«‘]|\b(?:said|says|told|was|were|had)\b")
_NO_VOWEL = re.compile(r"[bcdfghjklmnpqrstvwxz]{2,4}")  # "TV", "BBC"
_NAME_WORDS = 6


def is_masthead(line: str) -> bool:
    """Whether a line above a headline is the head of the page: several things side by side, or a house and its slogan.

    >>> [is_masthead(w) for w in ("FRONT // maps // RSS", "The Post — your town", "Opinion | What now", "Bridge to close")]
    [True, True, False, False]
    """
    if begins_with_label(line) or len(line) > _LONGEST:
        return False
    if len(pieces(line)) > 1 and not is_rubric(line):
        return not (ends_sentence(line) and len(line.split()) > 12)
    return slogan_of(line) is not None or names_house(line)


def is_rubric(line: str) -> bool:
    """Whether a line is a house and the name of its column: "APN | Abroad in brief"."""
    parts = pieces(line)
    return len(parts) == 2 and "|" in line and len(line.split()) <= 8 and not any(piece_sort(part.words) for part in parts)


def slogan_of(line: str) -> tuple[str, str] | None:
    """A house's name and what follows it behind a dash or colon, when that is a slogan or speaks of the page; else None."""
    if len(line) > _LONGEST:
        return None
    head = next(iter(pieces(line)), Piece(0, 0, ""))
    dot = head.words.find(". ")
    if dot > 0 and names_house(head.words[:dot]) and credit_cue("slogan").search(head.words, dot):
        return bare_name(head.words[:dot]), head.words[dot + 2 :]
    first, *rest = pieces(head.words, dashes=True) or (head,)
    name = bare_name(first.words)
    if not rest or not name or len(line.split()) > 18:
        return None
    said = head.words[rest[0].start :]
    page = {word.casefold().strip(".,") for word in said.split()} & (outlet_words("page") | {"online", "official"})
    # "Pledged: 781" and "Update: this article has been updated" have no house in front.
    if head.words[first.end :].startswith(":") and not names_house(first.words):
        return None
    if (credit_cue("slogan").search(said) and not _TELLS.search(said)) or page:
        return name, said
    if any(piece_sort(part.words) not in (None, "count") for part in rest):
        return name, said
    return (name, said) if names_house(first.words) and said[:1].islower() and not ends_sentence(line) else None


def names_house(words: str) -> bool:
    """Whether words are nothing but an outlet's name: "The Baltic Ledger", "RADIO MALECÓN 97.3", "mercury.example".

    >>> [names_house(w) for w in ("ATLANTIC LEDGER", "Channel Nine", "Post Office Closes", "Star")]
    [True, True, False, False]
    """
    if _DOMAIN.fullmatch(words):
        return True
    name = bare_name(words)
    parts = name.casefold().split()
    if not 2 <= len(parts) <= _NAME_WORDS:
        return False
    return parts[-1] in outlet_words("paper") or (bool(_BROADCASTER.match(name)) and len(parts) <= 3)


def bare_name(words: str) -> str:
    """A name as one would say it: without signs and frequency, capitals softened; "" when it is no name.

    >>> bare_name("((•)) RADIO MALECÓN 97.3"), bare_name("newsdrift.example"), bare_name("all the roads")
    ('Radio Malecón', 'Newsdrift', '')
    """
    domain = _DOMAIN.fullmatch(words)
    if domain:
        return domain["name"] if domain["name"].isupper() else domain["name"].capitalize()
    name = _FREQUENCY.sub("", _DECOR.sub("", words))
    if not _NAME.fullmatch(name) or len(name.split()) > _NAME_WORDS:
        return ""
    long = [word for word in name.split() if len(word) > 4]
    return _softened(name) if name.isupper() and long else name


def _softened(name: str) -> str:
    words = name.lower().split()
    cased = (
        w if w in _SMALL and i else w.upper() if _NO_VOWEL.fullmatch(w) else w[:1].upper() + w[1:] for i, w in enumerate(words)
    )
    return " ".join(cased)
