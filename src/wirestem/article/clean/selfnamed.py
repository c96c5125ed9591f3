"""How a page speaks of its own house: in its head, in its feet, and in stories of its own."""

import re
from collections.abc import Iterator, Sequence

from wirestem.article.clean.mastheads import bare_name, names_house, slogan_of
from wirestem.article.clean.pieces import begins_with_label, piece_sort, pieces
from wirestem.lexicon.outlets import called, ends_like, outlet_words
from wirestem.model import Zone

NAME = r"[A-ZÀ-Þ][\w’'&-]*(?: (?:of the|of|and|&|[A-ZÀ-Þ][\w’'&-]*)){0,5}"
_NO_HOUSE = frozenset(
    "digital premium print free monthly annual paid full online gift student author writer reader day week our us my".split()
)
_THIS = re.compile(r"\bthis (?:news)?(?:paper|reporter|correspondent|channel|station|website|site|magazine)\b")
_REPORTS = r"(?:reports?|reported|wrote|writes|said|says|revealed|quoted|cited|published)\b"


def of_head(words: str) -> Iterator[str]:
    """The house that a line above a story names: alone, before its slogan, before a menu or at the head of a path."""
    if begins_with_label(words):
        return
    parts = pieces(words)
    slogan = slogan_of(words)
    if slogan:
        yield slogan[0]
    elif parts and _heads(words, [part.words for part in parts]):
        yield bare_name(parts[0].words)


def _heads(words: str, parts: Sequence[str]) -> bool:
    name, rest = bare_name(parts[0]), parts[1:]
    if not name or name.casefold() in outlet_words("section"):
        return False
    if names_house(parts[0]):
        return True
    path = bool(re.search(r"\s[›»>]\s|//", words)) and name.isupper() and len(name.split()) == 1
    letters = "".join(word[0] for word in name.split())
    slogan = bool(rest) and rest[0][:1].islower() and len(rest[0].split()) > 2 and piece_sort(rest[0]) is None
    titled = parts[0].startswith("The ") and len(rest) > 1 and len(name.split()) > 2
    return path or slogan or titled or (len(letters) > 1 and letters.upper() in rest)


def of_foot(words: str) -> Iterator[str]:
    """The house that a page's own talk names: "Sign up for the Tribune's morning briefing", "The Standard, est. 1888"."""
    for pattern in called("foot"):
        match = pattern.search(words)
        if match and _NO_HOUSE.isdisjoint(match["name"].casefold().split()) and not _person(match):
            yield match["name"]


def _person(match: re.Match[str]) -> bool:
    """Whether the name may be a person's: "Follow Ana Ruiz on X"."""
    words = match["name"].split()
    return match.group().startswith(("Follow", "Like", "Join")) and len(words) > 1 and not ends_like(match["name"], "paper")


def of_story(text: str, zones: Sequence[Zone]) -> Iterator[str]:
    """The paper that speaks of itself in its story: "the Courier has learned", or "told the Courier" beside "this newspaper".

    A paper of which the text says that it reports is another one.
    """
    told = "\n".join(text[zone.start : zone.end] for zone in zones if zone.kind == "paragraph")
    found = [match["name"] for pattern in called("finds") for match in pattern.finditer(told)]
    spoken = [match["name"] for pattern in called("speaks") for match in pattern.finditer(told)]
    for name in dict.fromkeys([*found, *spoken]):
        sure = name in found or (name in spoken and bool(_THIS.search(told)))
        if sure and ends_like(name, "paper") and not re.search(rf"\b{re.escape(name)}(?: \w+)?,? {_REPORTS}", told):
            yield name
