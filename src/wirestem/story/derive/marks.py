"""What each text says about how it came about: credits, signs of own reporting or of a release, its house and reporters."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from wirestem.lexicon.agencies import Agencies
from wirestem.lexicon.signs import Shown, shown
from wirestem.model import Credit, Document, Range, Span, Zone
from wirestem.story.derive.texts import Text
from wirestem.text import paragraphs, quotations

COLLECTIVE = "Agencies"
_MASTHEAD = frozenset({"byline", "dateline", "signoff"})
_OWN = 1.5
_RELEASE = 2.0
_INTRODUCES = re.compile(
    r"\b(?:news|state|press|wire|official) (?:news )?(?:agency|service) (?P<before>[A-Z][\w’-]*(?: [A-Z][\w’-]*){0,2})"
    r"|\b(?P<after>[A-Z][\w’-]*(?: [A-Z][\w’-]*){0,2}) (?:state )?(?:news|press|wire) (?:agency|service)\b"
)
_INTRODUCED_AFTER = re.compile(r"\S+(?:\s\S+){0,2}?\s(?:news?\s|wire\s)?(?:agency|service|newspaper|website)\b")
_INTRODUCED_BEFORE = re.compile(r"\b(?:agency|service|newspaper|outlet|broadcaster|website|daily)\s$", re.IGNORECASE)
_DATE_WORD = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may"
    r"|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|st|nd|rd|th",
    re.IGNORECASE,
)
_REPORTS = r"(?:reports?|reported|wrote|writes|said|says|revealed|quoted|cited)\b"
_HOUSE_NAMED = 1.0  # added to "told the X" when X is the house by another sign
_REPORTER = re.compile(
    r"(?:^|\b)(?:[Bb]y|BY|From|Text:|Words:)\s+(?:(?:[a-z]+ ){0,4})(?P<names>[A-Z][\w’'.-]+(?:[ -][A-Z][\w’'.-]+){1,3})"
)
_NO_PERSON = re.compile(
    r"\b(?:desk|staff|editors?|newsroom|agenc(?:y|ies)|news|press|team|bureau|correspondents?|reporters?|service|online|web)\b",
    re.IGNORECASE,
)


class Marks(NamedTuple):
    """Marks of one text.

    `credited` are the agencies of its masthead credits (dateline, byline, sign-off), `told` those named in the body ("told
    AFP"); `collective` says that agencies are credited without a name. `own`, `release` and `passing` are weights of
    signs. `house` is the name that the house gives itself, `reporters` who sign it. `sent` says that it looks like an
    agency's own file rather than a carrier's page. `heard` are names that were told something ("told KNA") and are
    not the house itself, `introduces` those that the text calls an agency. `spans` holds the
    places of credits and signs by kind; `weights` are those of its "own".
    """

    credited: tuple[str, ...]
    told: tuple[str, ...]
    collective: bool
    own: float
    release: float
    passing: float
    house: str | None
    reporters: frozenset[str]
    sent: bool
    heard: tuple[str, ...]
    introduces: frozenset[str]
    weights: tuple[float, ...]
    spans: dict[str, tuple[Span, ...]]

    @property
    def reports(self) -> bool:
        """Whether its house reported itself."""
        return self.own >= _OWN

    @property
    def released(self) -> bool:
        """Whether it is, or carries, a press release."""
        return self.release >= _RELEASE


def mark(text: Text, agencies: Agencies) -> Marks:
    """The marks of `text`."""
    document = text.document
    credits = [c for c in document.credits if c.for_ == "text"]
    released = [c for c in credits if _kind(c, agencies) == "release"]
    named = [c for c in credits if c.agency != COLLECTIVE and c not in released]
    masthead = [c for c in named if c.place in _MASTHEAD]
    signs = _outside_quotations(document, shown(document.text))
    house, own = _house(document, signs, agencies)
    reporters = _reporters(document)
    passing = [s for s in signs if s.sign.says == "passing"]
    releases = [s for s in signs if s.sign.says == "release"]
    return Marks(
        credited=_names(masthead),
        told=_names([c for c in _own_first(document, named) if c.place == "body" and agencies.named(c.agency)]),
        collective=any(c.agency == COLLECTIVE for c in credits),
        own=sum(weight for _, weight in own) + 0.5 * bool(reporters),
        release=sum({s.sign.pattern: s.sign.weight for s in releases}.values()) + _RELEASE * bool(released),
        passing=sum(s.sign.weight for s in passing),
        house=house,
        reporters=reporters,
        sent=_sent(document, masthead),
        heard=_heard(signs, house),
        introduces=frozenset(m["before"] or m["after"] for m in _INTRODUCES.finditer(document.text)),
        weights=tuple(weight for _, weight in own),
        spans={
            "credit": _spans(document, [(c.start, c.end) for c in credits]),
            "own": _spans(document, [(s.start, s.end) for s, _ in own]),
            "release": _spans(document, [(s.start, s.end) for s in releases]),
            "passing": _spans(document, [(s.start, s.end) for s in passing]),
        },
    )


class Sender(NamedTuple):
    """Who stands behind texts: `evident` whether anybody does but the texts' own houses, `agency` who it is if known."""

    evident: bool
    agency: str | None


def sender(names: Sequence[str], marks: Mapping[str, Marks]) -> Sender:
    """Who sent what the texts `names` share, by their credits, or by what they were told when they credit nobody.

    A release has no agency. Of several agencies the one credited most often counts, and "told AFP" more than a masthead:
    a national agency sends AFP's words under its own name, but nobody tells AFP something through another. Several alike
    are nobody. A name that no lexicon knows ("told KNA") counts when one of them says that it is an agency.
    """
    here = [marks[n] for n in names]
    if any(m.released for m in here):
        return Sender(True, None)
    votes: Counter[str] = Counter()
    for mark in here:
        for agency in mark.credited:
            votes[agency] += 4
        for agency in mark.told:
            votes[agency] += 5
    if not votes:
        for name in (h for m in here for h in m.heard):
            votes[name] += any(name in m.introduces for m in here) and not any(m.reports for m in here)
    best = [(n, agency) for agency, n in sorted(votes.items()) if n]
    top = [agency for n, agency in best if n == max(best)[0]]
    return Sender(bool(best) or any(m.collective for m in here), top[0] if len(top) == 1 else None)


def _heard(signs: Sequence[Shown], house: str | None) -> tuple[str, ...]:
    """The names that the text says were told something, without the house's own."""
    found: dict[str, None] = {}
    for sign in signs:
        name = sign.house
        if name and sign.sign.weight < 1 and (house is None or not (name in house or house in name)):
            found[name] = None
    return tuple(found)


def _kind(credit: Credit, agencies: Agencies) -> str:
    entry = agencies.named(credit.agency)
    return entry.kind if entry else "agency"


def _names(credits: Sequence[Credit]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(c.agency for c in credits))


def _own_first(document: Document, credits: Sequence[Credit]) -> list[Credit]:
    """Credits without those of agencies that the body introduces: it says "told AFP" of itself, "the X news agency" of others."""
    foreign = set()
    for agency in {c.agency for c in credits}:
        first = min((c for c in credits if c.agency == agency and c.place == "body"), default=None, key=lambda c: c.start)
        if first and _introduced(document.text, first.start, first.end):
            foreign.add(agency)
    return [c for c in credits if c.agency not in foreign]


def _introduced(text: str, start: int, end: int) -> bool:
    return bool(_INTRODUCED_AFTER.match(text, start) or _INTRODUCED_BEFORE.search(text[max(0, start - 24) : start]))


def _spans(document: Document, ranges: Sequence[Range]) -> tuple[Span, ...]:
    return tuple(Span(document.id, start, end) for start, end in ranges)


def _outside_quotations(document: Document, signs: Sequence[Shown]) -> list[Shown]:
    held = [(q.start, q.end) for q in quotations(document.text, paragraphs(document.text))]
    return [s for s in signs if not any(a <= s.start < b for a, b in held)]


def _house(document: Document, signs: Sequence[Shown], agencies: Agencies) -> tuple[str | None, list[tuple[Shown, float]]]:
    """The name the house gives itself, and the signs of own reporting with their weights.

    "told the Star", "a memo the Star has seen" may cite another paper. They count when the page itself bears the name,
    when two of them call the house so, or when the text speaks of "this newspaper" as well; little otherwise, and not at
    all when the text says that the Star reports.
    """
    own = [s for s in signs if s.sign.says == "own" and (s.house is None or agencies.named(s.house) is None)]
    page = " ".join(document.text[z.start : z.end] for z in document.zones if z.kind in ("furniture", "byline", "signoff"))
    named = Counter(s.house for s in own if s.house)
    speaks = any(s.house is None for s in own)
    ours = {h for h, n in named.items() if n > 1 or speaks or _bears(page, h) or _bears(document.source.outlet or "", h)}
    ours -= {h for h in ours if re.search(rf"\b{re.escape(h)}(?: \w+)?,? {_REPORTS}", document.text)}
    weighed = [(s, _weight(s, ours)) for s in own]
    first = next((s.house for s in own if s.house in ours), None)
    return document.source.outlet or first, [(s, weight) for s, weight in weighed if weight]


def _bears(page: str, house: str) -> bool:
    return re.search(rf"\b{re.escape(house)}\b", page) is not None


def _weight(sign: Shown, ours: set[str]) -> float:
    if sign.house is None:
        return sign.sign.weight
    if sign.house in ours:
        return sign.sign.weight + (_HOUSE_NAMED if sign.sign.weight < 1 else 0.0)
    return 0.5 * sign.sign.weight


def _reporters(document: Document) -> frozenset[str]:
    """The persons who sign the text; a desk, staff or an agency is nobody."""
    found = set()
    for zone in document.zones:
        if zone.kind == "byline":
            for match in _REPORTER.finditer(document.text, zone.start, zone.end):
                if not _NO_PERSON.search(match["names"]):
                    found.add(match["names"])
    return frozenset(found)


def _sent(document: Document, masthead: Sequence[Credit]) -> bool:
    """Whether the text looks like the agency's own file: its dateline names the agency alone, and no carrier shows.

    A carrier adds its own mark to the dateline ("KMB/AFP"), its menus, its photographs, its reporter or its clock.
    """
    dateline = [c for c in masthead if c.place == "dateline"]
    if len(masthead) != 1 or len(dateline) != 1:
        return False
    credit = dateline[0]
    if document.source.outlet is not None:
        return document.source.outlet.casefold() == credit.agency.casefold()
    zone = next((z for z in document.zones if z.start <= credit.start < z.end), None)
    if zone is None or _others_in_bracket(document.text, zone, credit):
        return False
    for zone in document.zones:
        line = document.text[zone.start : zone.end]
        if zone.kind == "caption" or (zone.kind in ("furniture", "byline") and credit.agency not in line and not _is_stamp(line)):
            return False
    return True


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
