"""Is this one text wire copy? What it shows by itself, and beside texts that are known to be an agency's."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from wirestem.article.fingerprints import Fingerprints, Likeness, credited_to, likenesses, name_of, released
from wirestem.lexicon.agencies import Agencies
from wirestem.lexicon.naming import as_source, namings
from wirestem.model import Article, Credit, Document, Evidence, Span

Verdict = Literal["credited", "named", "uncredited", "own", "release", "unknown"]

# How much each place of a credit says about where the text is from; log-odds, ordered by the trade's practice.
_MOSTLY = 0.5  # share of the words
_MOST_NAMINGS = 6
_WEIGHT = {"dateline": 3.0, "byline": 2.5, "signoff": 2.5, "body": 1.0, "caption": 0.0}


class WireCheck(Struct, frozen=True):
    """The answer for one text.

    `credited`: a dateline, byline or sign-off credits `agency` for the text. `named`: none does, but the text names `agency`
    as a source ("told AFP", "AFP reported"), as in copies that lost the credit line. `uncredited`: its words stand in texts
    that credit `agency`, which it names nowhere. `own`: the outlet shows reporting of its own and no agency. `release`: it
    comes from a service that posts press releases. `unknown`: nothing decides. `compared` counts the other texts that it
    was compared with.
    """

    id: str
    uri: str
    verdict: Verdict
    agency: str | None
    because: tuple[Evidence, ...]
    compared: int = 0


def check_wire(article: Article, agencies: Agencies, known: Fingerprints | None = None) -> WireCheck:
    """What `article` shows about being wire copy, with the characters it rests on; `known` are texts to compare it with."""
    document = article.document
    relays = _relays(article, agencies)
    told_there = {span for e in relays for span in e.spans}
    credits = tuple(e for e in _credits(document) if e.rule != "check.body.v1" or not told_there.issuperset(e.spans))
    because = (*credits, *relays, *_own(article))
    alike = likenesses(document, known) if known is not None and not released(document, agencies) else ()
    because += tuple(e for likeness in alike for e in likeness.because)
    verdict, agency = _verdict(document, because, alike, agencies)
    if verdict == "uncredited" and agency:
        here, fresh = _named(document, agency, agencies, because)
        verdict, because = "named" if here else verdict, (*because, *fresh)
    others = known.beside(name_of(document)) if known is not None else 0
    return WireCheck(document.id, document.source.uri, verdict, agency, because, others)


def _verdict(
    document: Document, because: Sequence[Evidence], alike: Sequence[Likeness], agencies: Agencies
) -> tuple[Verdict, str | None]:
    """The verdict and the agency; an agency that is not credited may still be named."""
    masthead = [c for c in document.credits if c.for_ == "text" and c.place != "body"]
    told = [c.agency for c in document.credits if c.for_ == "text" and c.place == "body"]
    told += [e.note for e in because if e.rule == "check.relay.v1"]
    if masthead:
        agency = max(masthead, key=lambda c: (_WEIGHT[c.place], -c.start)).agency
        entry = agencies.named(agency)
        if entry and entry.kind == "release":
            return "release", agency
        names = {c.agency for c in masthead}
        other = _rather(names, alike) or _told(names, credited_to(document, agencies))
        return ("uncredited", other) if other else ("credited", agency)
    if alike:
        return "uncredited", alike[0].agency
    if not told and any(e.rule == "check.own.v1" for e in because):
        return "own", None
    told = told or _cited(document, agencies)
    return ("uncredited", max(dict.fromkeys(told), key=told.count)) if told else ("unknown", None)


def _cited(document: Document, agencies: Agencies) -> list[str]:
    """The agencies that the text's own words name as sources, each as often as it does."""
    words = [(z.start, z.end) for z in document.zones if z.kind in ("paragraph", "headline", "subhead")]
    named = [n for start, end in words for n in agencies.find(document.text, start, end) if n.agency.kind == "agency"]
    return [n.agency.slug for n in named if as_source(document.text, n.start, n.end)]


def _named(document: Document, agency: str, agencies: Agencies, because: Sequence[Evidence]) -> tuple[bool, tuple[Evidence, ...]]:
    """Whether the text names the agency, and the places where it does that are no evidence yet."""
    known = {span for e in because if e.rule in ("check.body.v1", "check.relay.v1") for span in e.spans}
    places = namings(document, agency, agencies)
    fresh = tuple(span for span in places if span not in known)[:_MOST_NAMINGS]
    here = places or any(c.agency == agency and c.for_ == "text" for c in document.credits)
    return bool(here), (Evidence("check.named.v1", 0.5, fresh, f"the text names {agency}"),) if fresh else ()


def _rather(credited: set[str], alike: Sequence[Likeness]) -> str | None:
    """The agency whose text it is rather than that of those it credits: "agencies" is nobody, "APP" is not AFP.

    Another agency's name goes only when half of the text is not its own, and none of it is known to be.
    """
    if not alike or credited & {likeness.agency for likeness in alike}:
        return None
    return alike[0].agency if credited == {"Agencies"} or alike[0].share >= _MOSTLY else None


def _told(credited: set[str], behind: frozenset[str]) -> str | None:
    """The world agency that its sources spoke to, where only a national agency's name stands above the text."""
    return next(iter(behind)) if len(behind) == 1 and not behind & credited else None


def _credits(document: Document) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(
            f"check.{'picture' if c.for_ == 'picture' else c.place}.v1",
            0.0 if c.for_ == "picture" else _WEIGHT[c.place],
            (Span(document.id, c.start, c.end),),
            _credit_note(c),
        )
        for c in document.credits
    )


def _credit_note(credit: Credit) -> str:
    if credit.for_ == "picture":
        return f"a picture credit to {credit.agency}, not the text's"
    return f"the text names {credit.agency}" if credit.place == "body" else f"{credit.place} credits {credit.agency}"


def _relays(article: Article, agencies: Agencies) -> tuple[Evidence, ...]:
    """Sources that spoke to an agency: the note is its short name."""
    doc = article.document.id
    found = []
    for statement in article.statements:
        for hop in statement.hops:
            cue = article.document.text[hop.start - 40 if hop.start > 40 else 0 : hop.start].lower()
            agency = agencies.named(hop.name)
            if agency and agency.kind == "agency" and ("told" in cue or "telling" in cue):
                found.append(Evidence("check.relay.v1", _WEIGHT["body"], (Span(doc, hop.start, hop.end),), agency.slug))
    return tuple(dict.fromkeys(found))


def _own(article: Article) -> tuple[Evidence, ...]:
    """Sources that spoke to the outlet itself."""
    outlet = article.document.source.outlet
    found = []
    for statement in article.statements:
        for hop in statement.hops:
            if outlet and hop.name == outlet:
                span = Span(article.document.id, hop.start, hop.end)
                found.append(Evidence("check.own.v1", -1.0, (span,), f"spoke to {outlet}"))
    return tuple(dict.fromkeys(found))
