"""Is this one text wire copy? What it shows by itself, and beside texts that are known to be an agency's."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from wirestem.article.fingerprints import Fingerprints, Likeness, credited_to, likenesses, released
from wirestem.lexicon.agencies import Agencies
from wirestem.model import Article, Document, Evidence, Span

Verdict = Literal["credited", "uncredited", "own", "release", "unknown"]

# How much each place of a credit says about where the text is from; log-odds, ordered by the trade's practice.
_MOSTLY = 0.5  # share of the words
_WEIGHT = {"dateline": 3.0, "byline": 2.5, "signoff": 2.5, "body": 1.0, "caption": 0.0}


class WireCheck(Struct, frozen=True):
    """The answer for one text.

    `credited`: it credits `agency` for the text. `uncredited`: it does not name `agency` as its sender, but its sources
    spoke to it ("told AFP"), as happens in copies that lost the credit, or its words stand in texts that do. `own`: the
    outlet shows reporting of its own and no agency. `release`: it comes from a service that posts press releases.
    `unknown`: nothing decides.
    """

    id: str
    uri: str
    verdict: Verdict
    agency: str | None
    because: tuple[Evidence, ...]


def check_wire(article: Article, agencies: Agencies, known: Fingerprints | None = None) -> WireCheck:
    """What `article` shows about being wire copy, with the characters it rests on; `known` are texts to compare it with."""
    document = article.document
    because = (*_credits(document), *_relays(article, agencies), *_own(article))
    masthead = [c for c in document.credits if c.for_ == "text" and c.place != "body"]
    told = [c.agency for c in document.credits if c.for_ == "text" and c.place == "body"]
    told += [e.note for e in because if e.rule == "check.relay.v1"]
    alike = likenesses(document, known) if known is not None and not released(document, agencies) else ()
    because += tuple(e for likeness in alike for e in likeness.because)
    verdict: Verdict = "unknown"
    agency = None
    if masthead:
        agency = max(masthead, key=lambda c: (_WEIGHT[c.place], -c.start)).agency
        entry = agencies.named(agency)
        verdict = "release" if entry and entry.kind == "release" else "credited"
        names = {c.agency for c in masthead}
        if verdict == "credited" and (other := _rather(names, alike) or _told(names, credited_to(document, agencies))):
            verdict, agency = "uncredited", other
    elif alike:
        verdict, agency = "uncredited", alike[0].agency
    elif told:
        verdict, agency = "uncredited", max(dict.fromkeys(told), key=told.count)
    elif any(e.rule == "check.own.v1" for e in because):
        verdict = "own"
    return WireCheck(document.id, document.source.uri, verdict, agency, because)


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
            f"a picture credit to {c.agency}, not the text's" if c.for_ == "picture" else f"{c.place} credits {c.agency}",
        )
        for c in document.credits
    )


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
