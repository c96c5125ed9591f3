"""Quotations whose words were altered inside the marks, and which of the carriers altered them."""

from collections import Counter
from collections.abc import Mapping

from msgspec.structs import replace

from wirestem.model import Change, Span
from wirestem.story.compare.kin import OTHER_FAMILY, Kin
from wirestem.story.compare.matching import LEAST_FULL, LEAST_TERMS, LEAST_WORDS, Match, Voices, counterpart
from wirestem.story.compare.pairs import Shared
from wirestem.story.compare.speech import Spoken, neighbours

_LEAST_FRAGMENT = 2
_LEAST_ADOPTED = 3  # quotations
_LEAST_SPEAKERS = 2
_LEAST_ALONE = 6  # words
_MOSTLY = 0.6
_MARK = 2  # characters of a quotation mark, a space within it included


def altered_quotes(
    speech: Mapping[str, tuple[Spoken, ...]], relations: Kin, common: Shared, speakers: Mapping[str, int]
) -> list[Change]:
    """One change for every quotation of a derived article whose words are not those of its origin.

    The other carriers are asked for their wording, each weighed by how closely it keeps to its origin, those who have it
    from one another once. A text is blamed when its parent, or more weight than stands behind its own wording, has it
    otherwise; of two carriers with nothing between them the one that recast the rest.
    """
    voices = Voices(speech, {doc: neighbours(found) for doc, found in speech.items()}, common, speakers)
    relations = _widened(relations, voices)
    found: dict[tuple[str, int], Change] = {}
    beside: dict[tuple[str, int], Span] = {}
    even: list[tuple[Spoken, Match]] = []
    for doc in sorted({*relations.edges, *relations.adopted}):
        for sentence in speech.get(doc, ()):
            if (doc, sentence.start) in found:
                continue
            other = _blamed(sentence, voices, relations)
            if isinstance(other, Match):
                even.append((sentence, other))
            elif other is not None:
                found[doc, sentence.start] = _change(sentence, other, relations)
                beside[doc, sentence.start] = _opposite(sentence, other)
    blames = Counter(doc for doc, _ in found)
    for sentence, match in even:
        if _yields(sentence, match, blames) and (sentence.doc, sentence.start) not in found:
            found[sentence.doc, sentence.start] = _change(sentence, match.other, relations)
            beside[sentence.doc, sentence.start] = _opposite(sentence, match.other)
    return [replace(change, there=beside[at]) for at, change in found.items() if not _mutual(change, found, relations)]


def _widened(relations: Kin, voices: Voices) -> Kin:
    """The relations with every text adopted that no parent was found for, but whose quotations are mostly another's.

    A reporter brings quotations of his own; one whose quotations nearly all stand in another text, some of them altered,
    has them from there, even if he recast all the rest. A text with one voice alone may be what the others quote from.
    """
    for doc in sorted(voices.speech):
        own = [s for s in voices.speech[doc] if len(s.forms) >= LEAST_WORDS and not s.headline]
        if (
            relations.edges.get(doc)
            or doc in relations.credited
            or len(own) < _LEAST_ADOPTED
            or voices.speakers.get(doc, 0) < _LEAST_SPEAKERS
        ):
            continue
        others = [other for other in sorted(voices.speech) if other != doc and doc not in relations.ancestors[other]]
        kin = [other for other in others if _mostly(own, other, voices)]
        if kin:
            relations = relations.adopting(doc, kin)
    return relations


def _mostly(own: list[Spoken], other: str, voices: Voices) -> bool:
    """Whether `other` has most of the quotations, and at least one of them in other words."""
    met = [match for sentence in own if (match := counterpart(sentence, other, voices)) is not None]
    return len(met) >= max(_LEAST_ADOPTED, _MOSTLY * len(own)) and any(match.verdict == "altered" for match in met)


def _mutual(change: Change, found: Mapping[tuple[str, int], Change], relations: Kin) -> bool:
    """Whether two texts blame each other for one quotation and this one is the more faithful: told once is enough."""
    if change.here is None or change.there is None:
        return False
    back = found.get((change.there.doc, change.there.start))
    if back is None or back.there is None or (back.there.doc, back.there.start) != (change.here.doc, change.here.start):
        return False
    return (relations.faithful(change.here.doc), back.child) > (relations.faithful(back.child), change.here.doc)


def _blamed(sentence: Spoken, voices: Voices, relations: Kin) -> Spoken | Match | None:
    """The wording that `sentence` departs from, or None; the match when as much stands behind the one as behind the other."""
    doc = sentence.doc
    if len(sentence.forms) < _LEAST_FRAGMENT or (len(sentence.terms) < LEAST_TERMS and len(sentence.forms) < LEAST_FULL):
        return None
    family = relations.family(doc)
    against: list[Match] = []
    agreeing: list[str] = [doc]
    for other in sorted(voices.speech):
        if other == doc or doc in relations.ancestors[other]:
            continue
        match = counterpart(sentence, other, voices)
        if match is None:
            continue
        if match.shorter and not relations.alike(doc, other):
            continue  # a later version may print more of what was said
        # A copy cuts no words out of a few quoted ones; a rewriter may put some in.
        put_in = match.longer and _rewrites(doc, relations) and not _rewrites(other, relations)
        (agreeing.append(other) if match.verdict == "same" and not put_in else against.append(match))
    kin = [match for match in against if match.other.doc in family or match.other.doc in relations.quoted.get(doc, ())]
    if not kin:
        return _against_all(sentence, against, agreeing, relations)
    own, theirs = _weight(agreeing, doc, relations), _weight([m.other.doc for m in against], doc, relations)
    sources = {*relations.ancestors[doc], *relations.quoted.get(doc, ())}
    above = [match for match in kin if match.other.doc in sources]
    if above and theirs >= own - OTHER_FAMILY:
        return above[0].other
    best = min(kin, key=lambda match: (-relations.faithful(match.other.doc), -match.shared, match.other))
    if theirs > own:
        return best.other
    return best if theirs == own else None


def _against_all(sentence: Spoken, against: list[Match], agreeing: list[str], relations: Kin) -> Spoken | None:
    """The wording that two texts without a common origin have of a whole sentence which a rewriter alone has otherwise."""
    if len(agreeing) > 1 or not _rewrites(sentence.doc, relations) or not sentence.full or len(sentence.forms) < _LEAST_ALONE:
        return None
    for match in against:
        alike = [other for other in against if other.other.forms == match.other.forms]
        if any(not relations.roots[match.other.doc] & relations.roots[other.other.doc] for other in alike):
            return match.other
    return None


def _rewrites(doc: str, relations: Kin) -> bool:
    """Whether a text recast all that it comes from."""
    edges = relations.edges.get(doc, ())
    return bool(edges) and all(edge.relation == "rewrite" for edge in edges)


def _yields(sentence: Spoken, match: Match, blames: Mapping[str, int]) -> bool:
    """Which of two equal witnesses is the altered one: who altered more elsewhere, the shorter wording, the later document id."""
    mine, theirs = blames.get(sentence.doc, 0), blames.get(match.other.doc, 0)
    return (-mine, len(sentence.forms), match.other.doc) < (-theirs, len(match.other.forms), sentence.doc)


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


def _opposite(sentence: Spoken, other: Spoken) -> Span:
    """The words that stand against a quotation: the whole quotation, but against one of a single sentence only its own.

    A sentence before or after it, which this text may well quote elsewhere, is no change of its words.
    """
    if sentence.first - sentence.start > _MARK or sentence.end - sentence.last > _MARK:
        return Span(other.doc, other.start, other.end)
    start = other.start if other.first - other.start <= _MARK else other.first
    end = other.end if other.end - other.last <= _MARK else other.last
    return Span(other.doc, start, end)


def _change(sentence: Spoken, other: Spoken, relations: Kin) -> Change:
    edges = relations.edges.get(sentence.doc, ())
    parents = [edge.parent.doc for edge in edges if edge.parent.doc == other.doc]
    shared = [edge.parent.origin for edge in edges if edge.parent.origin and (edge.parent.origin in relations.roots[other.doc])]
    return Change(
        child=sentence.doc,
        parent=next((p for p in (*parents, *shared) if p), other.doc),
        kind="quote_altered",
        here=Span(sentence.doc, sentence.start, sentence.end),
        there=Span(other.doc, other.start, other.end),
    )
