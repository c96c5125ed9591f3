"""What each text says about how it came about: credits, signs of own reporting or of a release, its house and reporters."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from wirestem.lexicon.agencies import Agencies
from wirestem.lexicon.signs import Shown, shown
from wirestem.model import Credit, Document, Range, Span
from wirestem.story.derive.cited import cited
from wirestem.story.derive.page import house, reporters, sent
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


class Marks(NamedTuple):
    """Marks of one text.

    `credited` are the agencies of its masthead credits (dateline, byline, sign-off), `told` those named in the body ("told
    AFP"); `collective` says that agencies are credited without a name. `own`, `release` and `passing` are weights of
    signs. `house` is the name that the house gives itself, `reporters` who sign it. `sent` says that it looks like an
    agency's own file, or a release as its issuer gave it out, rather than a carrier's page. `heard` are names that
    were told something ("told KNA") and are
    not the house itself, `introduces` those that the text calls an agency. `spans` holds the
    places of credits and signs by kind; `weights` are those of its "own". `dated` says that it bears a dateline with the
    house's own mark, as houses set it that carry an agency's words; `cites` are the houses whose reports it tells of.
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
    dated: bool = False
    cites: frozenset[str] = frozenset()

    @property
    def several(self) -> bool:
        """Whether it credits more than one agency, by name or not."""
        return self.collective or len(self.credited) > 1

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
    signs = _of_the_story(document, _outside_quotations(document, shown(document.text)))
    name, own = house(document, signs, agencies)
    signed = reporters(document, agencies)
    # "Via Reuters" credits the agency.
    passing = [s for s in signs if s.sign.says == "passing" and not any(0 <= c.start - s.end <= 1 for c in credits)]
    releases = [s for s in signs if s.sign.says in ("release", "service")]
    release = sum({s.sign.pattern: s.sign.weight for s in releases}.values()) + _RELEASE * bool(released)
    served = bool(released) or any(s.sign.says == "service" for s in releases)
    told = _names([c for c in _own_first(document, named, agencies) if c.place == "body" and agencies.named(c.agency)])
    heads = len(masthead)
    masthead = _own_mark_left_out(masthead, told)
    return Marks(
        credited=_names(masthead),
        dated=len(masthead) < heads,
        told=told,
        collective=any(c.agency == COLLECTIVE for c in credits),
        own=sum(weight for _, weight in own) + 0.5 * bool(signed),
        release=release,
        passing=sum(s.sign.weight for s in passing),
        house=name,
        reporters=signed,
        sent=sent(document, masthead, agencies) or (release >= _RELEASE and not served and not masthead and not signed),
        heard=_heard(signs, name),
        introduces=frozenset(m["before"] or m["after"] for m in _INTRODUCES.finditer(document.text)),
        weights=tuple(weight for _, weight in own),
        cites=cited(document),
        spans={
            "credit": _spans(document, [(c.start, c.end) for c in credits]),
            "own": _spans(document, [(s.start, s.end) for s, _ in own]),
            "release": _spans(document, [(s.start, s.end) for s in releases]),
            "passing": _spans(document, [(s.start, s.end) for s in passing]),
        },
    )


def _own_mark_left_out(masthead: Sequence[Credit], told: Sequence[str]) -> list[Credit]:
    """The masthead's credits without the mark of a house that passes on what another agency was told.

    Whoever writes "(APP)" at the head and "told AFP" below has the words from AFP.
    """
    marks = {c.agency for c in masthead}
    if told and len(marks) == 1 and not marks & set(told):
        return [c for c in masthead if c.place != "dateline"]
    return list(masthead)


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


def _own_first(document: Document, credits: Sequence[Credit], agencies: Agencies) -> list[Credit]:
    """Credits without those of agencies that the body introduces: it says "told AFP" of itself, "the X news agency" of others.

    An agency whose own copy calls it "the PA news agency" is not introduced by that name.
    """
    foreign = set()
    for agency in {c.agency for c in credits}:
        first = min((c for c in credits if c.agency == agency and c.place == "body"), default=None, key=lambda c: c.start)
        entry = agencies.named(agency)
        itself = first and entry and entry.says and document.text.startswith(entry.says, first.start)
        if first and not itself and _introduced(document.text, first.start, first.end):
            foreign.add(agency)
    return [c for c in credits if c.agency not in foreign]


def _introduced(text: str, start: int, end: int) -> bool:
    return bool(_INTRODUCED_AFTER.match(text, start) or _INTRODUCED_BEFORE.search(text[max(0, start - 24) : start]))


def _spans(document: Document, ranges: Sequence[Range]) -> tuple[Span, ...]:
    return tuple(Span(document.id, start, end) for start, end in ranges)


def _of_the_story(document: Document, signs: Sequence[Shown]) -> list[Shown]:
    """Signs without the "I found a saint in my garage" of an advert or a link below the story."""
    page = [(z.start, z.end) for z in document.zones if z.kind == "furniture" and z.label != "correction"]
    return [s for s in signs if s.sign.says not in ("own", "passing") or not any(a <= s.start < b for a, b in page)]


def _outside_quotations(document: Document, signs: Sequence[Shown]) -> list[Shown]:
    held = [(q.start, q.end) for q in quotations(document.text, paragraphs(document.text))]
    return [s for s in signs if not any(a <= s.start < b for a, b in held)]
