"""The house that published a text, as far as the text shows it, and the names under which it goes."""

import re
from collections.abc import Iterator, Sequence

from wirestem.article.clean.datelines import Dateline
from wirestem.article.clean.marks import agency_like, carrier
from wirestem.article.clean.selfnamed import NAME as _NAME
from wirestem.article.clean.selfnamed import of_foot, of_head, of_story
from wirestem.article.clean.stamps import stamps
from wirestem.lexicon.agencies import Agencies
from wirestem.lexicon.outlets import ends_like, outlet_words
from wirestem.model import Zone

_RIGHTS = re.compile(
    rf"(?:(?:©|\([cC]\)|[Cc]opyright)[\s:]*)+(?:\d{{4}}(?:\s?[-–]\s?\d{{4}})?,?\s*)?(?:by )?(?P<name>(?:[Tt]he )?{_NAME})"
)
_IN = re.compile(
    rf"^(?:First )?(?:[Pp]ublished|[Pp]rinted|[Aa]ppeared) (?:in|by|on) (?P<name>(?:[Tt]he )?{_NAME})(?=,| on | in |$)"
)
_FOR = re.compile(rf"(?<=[a-z.]) for (?:the )?(?P<name>{_NAME})$")
_SHARED = re.compile(rf"^(?P<name>{_NAME}?) (?:&|and|with) (?i:agenc|news agenc|wire|AFP|AP\b|Reuters|dpa)")
_HEADS = frozenset({"masthead", "menu", "row", "promotion", "kicker"})
_SLOGAN = re.compile(rf"^(?P<name>(?:The )?{_NAME})\s+[–—|-]\s")
_SIGNED = re.compile(rf"^[–—-]\s*(?P<name>(?:The )?{_NAME}), (?:the|an?|your|our) ")
_IS = re.compile(rf"^(?P<name>{_NAME}) is (?:the |an? )?(?P<full>{_NAME})?")
_POSTS = re.compile(rf"^(?P<name>{_NAME}) (?:distributes|publishes|carries|provides|aggregates|takes|does not|is not)\b")
_ONE_PERSON = frozenset({"writer", "reporter", "correspondent"})
_LETTERS = 6  # of initials, which any house may have
_DESK_LEAD = re.compile(r"^(?:by|from)\s+", re.IGNORECASE)
_NO_NAMES = frozenset(
    "our the by a an staff web news foreign online digital press associated all rights reserved us my your this".split()
)


def outlet(text: str, zones: Sequence[Zone], datelines: Sequence[Dateline], agencies: Agencies) -> str | None:
    """The outlet that a text names as its own, or None when it names none for certain."""
    for name in _named(text, zones, datelines, agencies):
        known = agencies.named(name)
        if known is None and name.casefold() not in _NO_NAMES:
            return name
        if known is not None and not known.world:
            return known.slug
    return None


def _named(text: str, zones: Sequence[Zone], datelines: Sequence[Dateline], agencies: Agencies) -> Iterator[str]:
    """Names of the house, the surest first: a carrier's mark, the page's head, its desk, its feet, the story, its owner."""
    for opening in datelines:
        name = carrier(text, opening.credit, agencies) if opening.credit else None
        if name:
            yield name
    head = next((zone.start for zone in zones if zone.kind in ("headline", "paragraph")), 0)
    lines = [(zone, text[zone.start : zone.end]) for zone in zones]
    for zone, words in lines:
        if zone.start < head and zone.label in _HEADS:
            yield from of_head(words)
    for zone, words in lines:
        if zone.kind == "byline":
            yield from _of_desk(words)
    feet = [(zone, words) for zone, words in lines if zone.kind == "furniture" and zone.label not in {"correction", "advert"}]
    for zone, words in feet:
        yield from _of_furniture(words, caption=zone.label == "caption")
    yield from of_story(text, zones)
    for zone, words in feet:
        if zone.label != "caption":
            yield from _owner(words)


def _of_desk(words: str) -> Iterator[str]:
    """ "Lantern" of "By Lantern Foreign Desk", "Courier" of "By Ana Ruiz, Courier investigations"."""
    words = _DESK_LEAD.sub("", words)
    for stamp in stamps(words):
        words = words[: stamp.start]
        break
    first, *more = [part for part in re.split(r"\s*[|,•·]\s*", words.strip()) if part] or [""]
    sent = _FOR.search(first)
    if sent:
        yield sent["name"]
    shared = _SHARED.match(first)
    if shared and ends_like(shared["name"], "paper"):
        yield shared["name"]
    for head in (first, *more):
        name = _without_desk(head)
        if name and (head is first or ends_like(name, "paper")):
            yield name


def _without_desk(head: str) -> str | None:
    if not ends_like(head, "desk"):
        return None
    name = head.split()
    known = outlet_words("desk") | _NO_NAMES
    popped: list[str] = []
    while name and name[-1].casefold() in known:
        popped.append(name.pop().casefold())
    if popped and popped[0] in _ONE_PERSON and len(name) > 1 and not ends_like(" ".join(name), "paper"):
        return None  # "ANA RUIZ/ Staff Writer" is a person
    named = (
        name
        and all(word[0].isupper() and word[-1].isalnum() for word in name)
        and not {w.casefold() for w in name} & {"our", "special"}
    )
    return " ".join(name) if named else None


def _of_furniture(words: str, *, caption: bool) -> Iterator[str]:
    # The © under a picture is the picture's.
    for pattern in () if caption else (_RIGHTS, _IN, _SIGNED):
        match = pattern.search(words)
        if match and not _is_company(match["name"]):
            yield match["name"].removesuffix(" All")
    slogan = _SLOGAN.match(words)
    if slogan and (ends_like(slogan["name"], "paper") and len(slogan["name"].split()) >= 2):
        yield slogan["name"]
    if not caption:
        yield from of_foot(words)
    posts, explained = _POSTS.match(words), _IS.match(words)
    if posts and len(posts["name"].split()) > 1:
        yield posts["name"]
    # People are explained at the foot of a page too: "Ana Ruiz is the Post's harbour correspondent."
    if explained and (explained["name"].isupper() or ends_like(explained["name"], "paper")):
        yield explained["full"] if initials(explained["full"] or "") == explained["name"] else explained["name"]


def _is_company(name: str) -> bool:
    return name.split()[-1].casefold() in outlet_words("company")


def _owner(words: str) -> Iterator[str]:
    """The firm that holds the rights, without "Ltd": who owns a page is asked only when nothing else names it."""
    match = _RIGHTS.search(words)
    name = match["name"].split() if match else []
    while name and name[-1].casefold() in outlet_words("company"):
        name.pop()
    if name:
        yield " ".join(name)


def own_names(text: str, zones: Sequence[Zone], stated: str | None) -> frozenset[str]:
    """The names under which the house goes, in small letters: its outlet's, that one's initials, what it calls itself.

    "AFPN is the Asia Foreign Policy Network, a service for subscribers" makes "(AFPN)" the carrier's own mark.
    """
    # An agency's own dispatch credits it: "Songra, October 15 (HCT) --" in the Haesan Central Telegraph.
    house = stated if stated and not ends_like(stated, "agency") else ""
    found = {house, initials(house)}
    for zone in zones:
        if zone.kind != "furniture":
            continue
        words = text[zone.start : zone.end]
        for pattern in (_IS, _POSTS, _RIGHTS):
            match = pattern.search(words) if pattern is _RIGHTS else pattern.match(words)
            # An agency owns its page and sends its dispatches: "© Carrowinform" makes "CARROWINFORM -" no carrier's mark.
            if match and not (pattern is _RIGHTS and len(match["name"]) > _LETTERS and agency_like(match["name"])):
                found.add(match["name"])
                found |= {match["full"], initials(match["full"])} if pattern is _IS and match["full"] else set()
    return frozenset(name.casefold().removeprefix("the ").removesuffix(".") for name in found if len(name) > 1)


def initials(name: str) -> str:
    """The first letters of a name's capitalised words.

    >>> initials("Asia Foreign Policy Network")
    'AFPN'
    """
    letters = [word[0] for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper()]
    return "".join(letters) if len(letters) > 1 else ""
