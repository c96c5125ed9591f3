"""Quotations whose words were altered inside the marks, and which of the carriers altered them."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from rapidfuzz.distance import LCSseq

from wirestem.model import Change, Span
from wirestem.story.compare.kin import OTHER_FAMILY, Kin
from wirestem.story.compare.pairs import Shared
from wirestem.story.compare.speech import Spoken, neighbours

_LEAST_WORDS = 3
_LEAST_FRAGMENT = 2
_LEAST_TERMS = 2
_LEAST_SHARED = 0.55
_SHORT = 6  # a few words are compared only where most that mean something agree, or inside a shared passage
_SHORT_TERMS = 0.75
_LEAST_FULL = 4
_LONGEST_FRAGMENT = 8
_WIDER = 1.6  # a counterpart may be so many times as long as the quotation
_LINKS = frozenset({"and", "but", "so", "well", "because", "that"})

Verdict = Literal["same", "altered"]


class Match(NamedTuple):
    """How a spoken sentence stands in another text."""

    verdict: Verdict
    other: Spoken
    shared: int


class Voices(NamedTuple):
    """All that the articles of a story quote, by document, and the passages they share."""

    speech: Mapping[str, tuple[Spoken, ...]]
    wider: Mapping[str, tuple[Spoken, ...]]
    common: Shared


def altered_quotes(speech: Mapping[str, tuple[Spoken, ...]], relations: Kin, common: Shared) -> list[Change]:
    """One change for every quotation of a derived article whose words are not those of its origin.

    The other carriers are asked for their wording, each weighed by how closely it keeps to its origin, those who have it
    from one another once. A text is blamed when its parent, or more weight than stands behind its own wording, has it
    otherwise; of two carriers with nothing between them the one that recast the rest.
    """
    voices = Voices(speech, {doc: neighbours(found) for doc, found in speech.items()}, common)
    found: dict[tuple[str, int], Change] = {}
    for doc in sorted(relations.edges):
        for sentence in speech.get(doc, ()):
            if (doc, sentence.start) in found:
                continue
            other = _blamed(sentence, voices, relations)
            if other is not None:
                found[doc, sentence.start] = _change(sentence, other, relations)
    return [change for change in found.values() if not _mutual(change, found, relations)]


def _mutual(change: Change, found: Mapping[tuple[str, int], Change], relations: Kin) -> bool:
    """Whether two texts blame each other for one quotation and this one is the more faithful: told once is enough."""
    if change.here is None or change.there is None:
        return False
    back = found.get((change.there.doc, change.there.start))
    if back is None or back.there is None or (back.there.doc, back.there.start) != (change.here.doc, change.here.start):
        return False
    return (relations.faithful(change.here.doc), back.child) > (relations.faithful(back.child), change.here.doc)


def _blamed(sentence: Spoken, voices: Voices, relations: Kin) -> Spoken | None:
    """The wording that `sentence` departs from, or None."""
    doc = sentence.doc
    if len(sentence.forms) < _LEAST_FRAGMENT or len(sentence.terms) < _LEAST_TERMS:
        return None
    family = relations.family(doc)
    against: list[Match] = []
    agreeing: list[str] = [doc]
    for other in sorted(voices.speech):
        if other == doc or doc in relations.ancestors[other]:
            continue
        match = _counterpart(sentence, other, voices)
        if match is None:
            continue
        (agreeing.append(other) if match.verdict == "same" else against.append(match))
    kin = [match for match in against if match.other.doc in family]
    if not kin:
        return None
    own, theirs = _weight(agreeing, doc, relations), _weight([m.other.doc for m in against], doc, relations)
    above = [match for match in kin if match.other.doc in relations.ancestors[doc]]
    if above and theirs >= own - OTHER_FAMILY:
        return above[0].other
    best = min(kin, key=lambda match: (-relations.faithful(match.other.doc), -match.shared, match.other))
    if theirs > own or (theirs == own and _yields(sentence, best)):
        return best.other
    return None


def _yields(sentence: Spoken, match: Match) -> bool:
    """Which of two equal witnesses is the altered one: the shorter wording, then the later document id."""
    return (len(sentence.forms), match.other.doc) < (len(match.other.forms), sentence.doc)


def _weight(docs: list[str], doc: str, relations: Kin) -> float:
    """What the witnesses weigh together; of those that have their text from one another only the weightiest counts."""
    family = {doc, *relations.family(doc)}
    ranked = sorted(docs, key=lambda d: (-_one(d, family, relations), d))
    counted: list[str] = []
    for witness in ranked:
        if not any(relations.depends(witness, other) for other in counted):
            counted.append(witness)
    return sum(_one(d, family, relations) for d in counted)


def _one(doc: str, family: set[str], relations: Kin) -> float:
    return relations.faithful(doc) * (1.0 if doc in family else OTHER_FAMILY)


def _counterpart(sentence: Spoken, doc: str, voices: Voices) -> Match | None:
    """How the text `doc` has the sentence: the nearest of its spoken sentences, None when none is near."""
    best: tuple[tuple[int, bool, int], Match] | None = None
    for other in (*voices.speech[doc], *voices.wider[doc]):
        match = _match(sentence, other)
        if match is not None:
            rank = (match.shared, match.verdict == "same", -len(other.forms))
            if best is None or rank > best[0]:
                best = (rank, match)
    return _short(sentence, doc, voices) if best is None else best[1]


def _short(sentence: Spoken, doc: str, voices: Voices) -> Match | None:
    """The few quoted words that stand where these few stand, in a passage the two texts share, and share one of them."""
    if len(sentence.forms) > _SHORT:
        return None
    mine = {spoken.forms for spoken in voices.speech[sentence.doc]}
    for passage in voices.common.get((sentence.doc, doc), ()):
        if passage.here.start <= sentence.first and sentence.last <= passage.here.end:
            for other in voices.speech[doc]:
                inside = passage.there.start <= other.first and other.last <= passage.there.end
                near = abs(len(other.forms) - len(sentence.forms)) <= 1 and sentence.terms & other.terms
                if inside and near and other.forms not in mine and not _holds(other.forms, sentence.forms):
                    return Match("altered", other, len(sentence.terms & other.terms))
    return None


def _match(sentence: Spoken, other: Spoken) -> Match | None:
    if len(sentence.terms & other.terms) < _LEAST_TERMS:
        return None
    blocks = [c for c in LCSseq.opcodes(sentence.forms, other.forms) if c.tag == "equal"]
    shared = sum(block.src_end - block.src_start for block in blocks)
    if shared < min(_LEAST_WORDS, len(sentence.forms)) or shared < _LEAST_SHARED * len(sentence.forms):
        return None
    if _holds(other.forms, sentence.forms):
        return Match("altered" if _cut(sentence, other) or _clipped(sentence, other) else "same", other, shared)
    if _holds(sentence.forms, other.forms):
        return Match("same", other, shared)
    if len(sentence.forms) <= _SHORT and len(sentence.terms & other.terms) < _SHORT_TERMS * len(sentence.terms):
        return None
    if shared < _LEAST_WORDS or blocks[-1].dest_end - blocks[0].dest_start > _WIDER * len(sentence.forms) + 2:
        return None
    return Match("altered", other, shared)


def _holds(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Whether `part` stands in `whole` in one piece; how words are joined ("long term", "longterm") does not count."""
    edges, length = {0}, 0
    for form in whole:
        length += len(form)
        edges.add(length)
    text, sought = "".join(whole), "".join(part)
    at = text.find(sought)
    while at >= 0:
        if at in edges and at + len(sought) in edges:
            return True
        at = text.find(sought, at + 1)
    return False


def _cut(sentence: Spoken, other: Spoken) -> bool:
    """Whether words that are printed as a whole sentence lack its beginning or end, without a mark.

    A few words quoted inside a sentence of the article are a fair cut, and so is a headline.
    """
    if sentence.headline or not sentence.full or sentence.cut or other.cut or len(sentence.forms) < _LEAST_FULL:
        return False
    spare = len(other.forms) - len(sentence.forms)
    if spare <= 0:
        return False
    if other.forms[: len(sentence.forms)] == sentence.forms:
        return True
    lead = other.forms[:spare]
    return other.forms[spare:] == sentence.forms and not _LINKS.issuperset(lead)


def _clipped(sentence: Spoken, other: Spoken) -> bool:
    """Whether a few quoted words are what is left of a few quoted words: "snaps" for "a collection of snaps"."""
    if sentence.headline or sentence.full or other.headline or other.full or sentence.cut or other.cut:
        return False
    return bool(other.terms - sentence.terms) and len(sentence.forms) < len(other.forms) <= _LONGEST_FRAGMENT


def _change(sentence: Spoken, other: Spoken, relations: Kin) -> Change:
    edges = relations.edges[sentence.doc]
    parents = [edge.parent.doc for edge in edges if edge.parent.doc == other.doc]
    shared = [edge.parent.origin for edge in edges if edge.parent.origin and (edge.parent.origin in relations.roots[other.doc])]
    return Change(
        child=sentence.doc,
        parent=next((p for p in (*parents, *shared) if p), other.doc),
        kind="quote_altered",
        here=Span(sentence.doc, sentence.start, sentence.end),
        there=Span(other.doc, other.start, other.end),
    )
