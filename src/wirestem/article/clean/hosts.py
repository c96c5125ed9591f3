"""The names under which a page goes, as its head and its dateline show them, and what its foot says under them."""

import re
from collections.abc import Sequence

from wirestem.article.clean.datelines import dateline
from wirestem.article.clean.lines import Line
from wirestem.article.clean.mastheads import bare_name, names_house, slogan_of
from wirestem.article.clean.pagetalk import QUOTED, TELLS, tells_past
from wirestem.article.clean.pieces import piece_sort, pieces
from wirestem.lexicon.agencies import Agencies
from wirestem.lexicon.outlets import outlet_words

_HEAD_LINES = 6
_LEDE_WORDS = 15  # a headline may be a sentence, a stamp stands under it
_FOOT_WORDS = 30
_FOOT_LINES = 1
_SHORT_WORDS = 12
_TEAM = re.compile(r"\b[Bb]y the (?P<name>[A-Z][\w’'&-]+(?: [A-Z][\w’'&-]+){0,3}) (?:team|staff|desk|newsroom|editors)\b")
# "The Observer understands that the minister will go" is news of the house's own.
_WILL = re.compile(r"^\W*will\b")
_SHORT = re.compile(r"[A-ZÀ-Þ]\S*(?: \S+){0,4}")
_LONG = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,5}")
_FINDS = re.compile(
    r"\W*(?:has|have|had|understands?|believes?|knows?|reports?|finds?|cannot|could|can|did|does not know|is told)\b"
)


def hosts(found: Sequence[Line], first: int, agencies: Agencies) -> frozenset[str]:
    """The names in small letters, whole, by their last word when that is a paper's, and by their first letters."""
    names: set[str] = set()
    for line in found[:_HEAD_LINES]:
        if line.prose and line.size >= _LEDE_WORDS:
            break
        parts = pieces(line.words)
        slogan = slogan_of(line.words)
        if slogan:
            names.add(slogan[0])
        if parts and piece_sort(parts[0].words) in (None, "count") and (len(parts) > 1 or names_house(parts[0].words)):
            names |= {bare_name(parts[0].words), parts[0].words if _SHORT.fullmatch(parts[0].words) else ""}
        names.update(match["name"] for match in _TEAM.finditer(line.words))
    names |= senders(found[first : first + 2], agencies)
    told = "\n".join(line.words for line in found[first : max(first + 1, len(found) - _FOOT_LINES)] if line.prose)
    return frozenset(form for name in names if name for form in _forms(name) if not _acts(form, told))


def _acts(name: str, told: str) -> bool:
    """Whether the story tells what a name does: an office in its own release, not a house to which somebody speaks."""
    return re.search(rf"(?:^|[.!?]\s+|, )(?:the )?{re.escape(name)} \(?\w", told, re.IGNORECASE | re.MULTILINE) is not None


def senders(opening: Sequence[Line], agencies: Agencies) -> set[str]:
    """What the datelines of the first paragraphs hold: "(ONA)", "/ZTA/"."""
    found = set()
    for line in opening:
        opens = dateline(line.words, 0, len(line.words), agencies)
        if opens and opens.credit:
            found.add(line.words[slice(*opens.credit)].rpartition("/")[2].strip())
    return found


def _forms(name: str) -> set[str]:
    words = name.casefold().removeprefix("the ").split()
    forms = {" ".join(words)}
    if len(words) > 1:
        forms |= {words[-1]} & outlet_words("paper")
        forms.add("".join(word[0] for word in words if word not in ("of", "the", "and", "de")))
    return {form for form in forms if len(form) > 1}


def host_speaks(words: str, names: frozenset[str]) -> bool:
    """Whether a line at the foot says what the house is or does: "Lantern is written by night", "ZTA - first with the news".

    >>> host_speaks("The Lantern is printed on old nets.", frozenset({"lantern"}))
    True
    >>> host_speaks("The Lantern asked the ministry for the letter.", frozenset({"lantern"}))
    False
    """
    bare = re.sub(r"^\W*(?:the )?", "", words, flags=re.IGNORECASE)
    name = next((n for n in sorted(names, key=len, reverse=True) if re.match(rf"{re.escape(n)}\b", bare, re.IGNORECASE)), None)
    long = _LONG.match(bare)
    if name is None and long and "".join(w[0] for w in re.findall(r"\w+", long.group())).casefold() in names:
        name = long.group()  # "Pan-African Press" of the page that calls itself PAP
    if name is None or len(words.split()) > _FOOT_WORDS or QUOTED.search(words) or TELLS.search(words):
        return False
    rest = bare[len(name) :]
    if not rest.strip(" ."):
        return False  # a name alone signs
    if re.match(r"\s*[–—:|-]\s", rest):  # "ONA – the nation informs itself."
        return not tells_past(rest)
    if rest.startswith(". "):  # "The Clarion. Printed in Port Venn."
        return len(rest.split()) <= _SHORT_WORDS
    # Who bears the name of a paper may be a person, a star, a sun: the name is written as a name.
    return (
        bare[:1].isupper()
        and not _FINDS.match(rest)
        and not tells_past(_WILL.sub("", rest))
        and not rest.startswith(("'s", "’s"))
    )
