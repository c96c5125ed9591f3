"""Whose page a text stands on: the house and how it speaks of itself, who signs, or an agency's own file."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

from wirestem.lexicon.agencies import Agencies
from wirestem.lexicon.signs import Shown
from wirestem.model import Credit, Document, Zone

_REPORTER = re.compile(
    r"(?:^|\b)(?:[Bb]y|BY|From|Text:|Words:)\s+(?:(?:[a-z]+ ){0,4})(?P<names>[A-Z][\w’'.-]+(?:[ -][A-Z][\w’'.-]+){1,3})"
)
_NO_PERSON = re.compile(
    r"\b(?:desk|staff|editors?|newsroom|agenc(?:y|ies)|news|press|team|bureau|correspondents?|reporters?|service|online|web)\b",
    re.IGNORECASE,
)
_AGENCY = re.compile(r"\b(?:(?:News|Press|Telegraph|Information) (?:Agency|Service)|Newswire|Wire Service)$")
_DESK = re.compile(r"[a-z]{1,4}(?:[-/][a-z]{1,5})+|[A-Z]{2,6}(?: [A-Z]{2,4}){1,3}")
_DATE_WORD = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may"
    r"|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|st|nd|rd|th",
    re.IGNORECASE,
)
_REPORTS = r"(?:reports?|reported|wrote|writes|said|says|revealed|quoted|cited)\b"
_CREW = re.compile(
    r"\b(?:Reporting|Writing|Editing|Written|Edited|Compiled) by\b|\b(?:writer|reporter|correspondent)s? .{3,60} contributed\b"
)
_LONG = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,4}")
_HOST = frozenset({"menu", "masthead", "promotion", "about", "row"})
_BUTTONS = frozenset({"menu", "row", "share", "stamp", "desk", "tags", "media", "comments"})
_HOUSE_NAMED = 1.0  # added to "told the X" when X is the house by another sign


def house(document: Document, signs: Sequence[Shown], agencies: Agencies) -> tuple[str | None, list[tuple[Shown, float]]]:
    """The name the house gives itself, and the signs of own reporting with their weights.

    "told the Star", "a memo the Star has seen" may cite another paper. They count when the page itself bears the name,
    when two of them call the house so, or when the text speaks of "this newspaper" as well; little otherwise, and not at
    all when the text says that the Star reports. Whoever the masthead credits is the sender and not the house.
    """
    senders = {c.agency for c in document.credits if c.for_ == "text" and c.place != "body"}
    own = [s for s in signs if s.sign.says == "own" and (s.house is None or not _sends(s.house, senders, agencies))]
    page = " ".join(document.text[z.start : z.end] for z in document.zones if z.kind in ("furniture", "byline", "signoff"))
    named = Counter(s.house for s in own if s.house)
    speaks = any(s.house is None for s in own)
    ours = {h for h, n in named.items() if n > 1 or speaks or _bears(page, h) or _bears(document.source.outlet or "", h)}
    ours -= {h for h in ours if re.search(rf"\b{re.escape(h)}(?: \w+)?,? {_REPORTS}", document.text)}
    weighed = [(s, _weight(s, ours)) for s in own]
    first = next((s.house for s in own if s.house in ours), None)
    return document.source.outlet or first, [(s, weight) for s, weight in weighed if weight]


def _sends(name: str, senders: Collection[str], agencies: Agencies) -> bool:
    """Whether a name is an agency's: "China's Xinhua", "Norland News Service", or one of the `senders` that are credited."""
    return name in senders or bool(agencies.find(name)) or agencies.named(name) is not None or (_AGENCY.search(name) is not None)


def _bears(page: str, house: str) -> bool:
    return re.search(rf"\b{re.escape(house)}\b", page) is not None


def _weight(sign: Shown, ours: set[str]) -> float:
    if sign.house is None:
        return sign.sign.weight
    if sign.house in ours:
        return sign.sign.weight + (_HOUSE_NAMED if sign.sign.weight < 1 else 0.0)
    return 0.5 * sign.sign.weight


def reporters(document: Document, agencies: Agencies) -> frozenset[str]:
    """The persons who sign the text; a desk, staff or an agency is nobody."""
    found = set()
    for zone in document.zones:
        if zone.kind == "byline":
            for match in _REPORTER.finditer(document.text, zone.start, zone.end):
                if not _NO_PERSON.search(match["names"]) and not agencies.find(match["names"], credit=True):
                    found.add(match["names"])
    return frozenset(found)


def sent(document: Document, masthead: Sequence[Credit], agencies: Agencies) -> bool:
    """Whether the text looks like the agency's own file: its dateline names the agency alone, and no carrier shows.

    A carrier adds its own mark to the dateline ("KMB/AFP"), its menus, its photographs or its staff. Reporters sign an
    agency's own file too, and who reported and edited stands below it. On a page whose head or foot is the agency's, menus and
    buttons are its own as well.
    """
    dateline = [c for c in masthead if c.place == "dateline"]
    if len({c.agency for c in masthead}) != 1 or len(dateline) != 1:
        return False
    credit = dateline[0]
    if document.source.outlet is not None:
        return document.source.outlet.casefold() == credit.agency.casefold()
    zone = next((z for z in document.zones if z.start <= credit.start < z.end), None)
    if zone is None or _others_in_bracket(document.text, zone, credit):
        return False
    lines = [(z, document.text[z.start : z.end]) for z in document.zones if z.kind in ("furniture", "byline", "caption")]
    if any(z.kind == "caption" or z.label == "caption" for z, _ in lines):
        return False
    other = [z for z, line in lines if not _agencys_own(line, credit.agency, agencies)]
    at_home = any(z.label in _HOST and _names(line, credit.agency, agencies) for z, line in lines)
    return not other or (at_home and all(z.label in _BUTTONS for z in other))


def _names(line: str, agency: str, agencies: Agencies) -> bool:
    """Whether a line names the agency, by its short name, in full, or by words with its initials."""
    if re.search(rf"(?<!\w){re.escape(agency)}(?!\w)", line) or any(n.agency.slug == agency for n in agencies.find(line)):
        return True
    return any("".join(w[0] for w in m.group().split()).upper() == agency for m in _LONG.finditer(line))


def _agencys_own(line: str, agency: str, agencies: Agencies) -> bool:
    """Whether a line may stand on an agency's own file: its name, a stamp, those who wrote it, or no words at all."""
    if (
        _names(line, agency, agencies)
        or _is_stamp(line)
        or _DESK.fullmatch(line)
        or _CREW.search(line)
        or not re.search(r"[^\W\d_]{2}", line)
    ):
        return True
    signed = _REPORTER.match(line)
    return signed is not None and not _NO_PERSON.search(line) and all(map(_of_a_name, line[signed.end() :].split()))


def _of_a_name(word: str) -> bool:
    return word in ("and", "in", "&") or word[0].isupper()


def _others_in_bracket(text: str, zone: Zone, credit: Credit) -> bool:
    """Whether the bracket that holds the agency names somebody else too: "(KMB/AFP)", "(APP - City News - 3 May)"."""
    opening = max(text.rfind(mark, zone.start, credit.start) for mark in "(/[")
    closing = min((n for mark in ")/]" if (n := text.find(mark, credit.end, zone.end)) >= 0), default=zone.end)
    before, after = text[opening + 1 : credit.start], text[credit.end : closing]
    if opening < zone.start:
        before = ""
    elif text[opening] == "/" and "(" in text[zone.start : opening]:
        return True
    rest = f"{before} {after}" if opening >= zone.start else ""
    return any(not _DATE_WORD.fullmatch(word) for word in re.findall(r"[^\W\d_]{2,}", rest))


def _is_stamp(line: str) -> bool:
    """Whether a line is but a date and time."""
    return bool(re.search(r"\d", line)) and len(re.findall(r"[A-Za-z]{4,}", line)) <= 2
