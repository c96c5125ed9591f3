"""Quotations whose words were altered inside the marks, and which of the carriers altered them."""

from collections import Counter
from collections.abc import Mapping

from msgspec.structs import replace

from wirestem.model import Change, Span
from wirestem.story.compare.adopting import widened
from wirestem.story.compare.hearing import hear
from wirestem.story.compare.kin import Kin
from wirestem.story.compare.matching import Match, Voices
from wirestem.story.compare.speech import Spoken
from wirestem.story.compare.trust import EVEN, judged, trusted

_MARK = 2  # characters of a quotation mark, a space within it included


def altered_quotes(voices: Voices, relations: Kin) -> list[Change]:
    """One change for every quotation of a derived article whose words are not those of its origin.

    The other texts are asked for their wording, at each place where two differ. Each is weighed by its kind and by how
    often the others have its quotations otherwise, those that have theirs from one another once. A text is blamed when its
    parent, or more weight than stands behind its own wording, has it otherwise; of two with nothing between them the one
    that altered more elsewhere.
    """
    relations = widened(relations, voices)
    hearings = hear(voices, relations)
    trust = trusted(hearings, relations)
    found: dict[tuple[str, int], Change] = {}
    beside: dict[tuple[str, int], Span] = {}
    even: list[tuple[Spoken, Match]] = []
    for hearing in hearings:
        sentence = hearing.sentence
        child = relations.edges.get(sentence.doc) or sentence.doc in relations.adopted
        verdict = judged(hearing, relations, trust) if child and (sentence.doc, sentence.start) not in found else None
        if verdict is None or verdict.lead < -EVEN:
            continue
        if verdict.lead <= EVEN:
            even.append((sentence, verdict.match))
        else:
            found[sentence.doc, sentence.start] = _change(sentence, verdict.match.other, relations)
            beside[sentence.doc, sentence.start] = _opposite(sentence, verdict.match.other)
    blames = Counter(doc for doc, _ in found)
    for sentence, match in even:
        if _yields(sentence, match, blames) and (sentence.doc, sentence.start) not in found:
            found[sentence.doc, sentence.start] = _change(sentence, match.other, relations)
            beside[sentence.doc, sentence.start] = _opposite(sentence, match.other)
    return [replace(change, there=beside[at]) for at, change in found.items() if not _mutual(change, found, relations)]


def _mutual(change: Change, found: Mapping[tuple[str, int], Change], relations: Kin) -> bool:
    """Whether two texts blame each other for one quotation and this one is the more faithful: told once is enough."""
    if change.here is None or change.there is None:
        return False
    back = found.get((change.there.doc, change.there.start))
    if back is None or back.there is None or (back.there.doc, back.there.start) != (change.here.doc, change.here.start):
        return False
    return (relations.faithful(change.here.doc), back.child) > (relations.faithful(back.child), change.here.doc)


def _yields(sentence: Spoken, match: Match, blames: Mapping[str, int]) -> bool:
    """Which of two equal witnesses is the altered one: who altered more elsewhere, the shorter wording, the later document id."""
    mine, theirs = blames.get(sentence.doc, 0), blames.get(match.other.doc, 0)
    return (-mine, len(sentence.forms), match.other.doc) < (-theirs, len(match.other.forms), sentence.doc)


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
