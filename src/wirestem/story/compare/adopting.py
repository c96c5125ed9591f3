"""Texts that no parent was found for, whose quotations are others' all the same."""

from wirestem.story.compare.kin import Kin
from wirestem.story.compare.matching import LEAST_WORDS, Voices, counterpart

_LEAST_ADOPTED = 2  # quotations
_LEAST_SPEAKERS = 2
_MOSTLY = 0.65


def widened(relations: Kin, voices: Voices) -> Kin:
    """The relations with every text adopted that no parent was found for, but whose quotations are mostly others'.

    A reporter brings quotations of his own, and agencies at one event share half of them; one whose quotations nearly all
    stand in other texts, some of them altered, has them from there, even if he recast all the rest. A text with one voice
    alone may be what the others quote from.
    """
    for doc in sorted(voices.speech):
        own = [s for s in voices.speech[doc] if len(s.forms) >= LEAST_WORDS and not s.headline]
        if relations.edges.get(doc) or len(own) < _LEAST_ADOPTED or voices.speakers.get(doc, 0) < _LEAST_SPEAKERS:
            continue
        others = [other for other in sorted(voices.speech) if other != doc and doc not in relations.ancestors[other]]
        met = [[m for other in others if (m := counterpart(sentence, other, voices)) is not None] for sentence in own]
        told = [matches for matches in met if matches]
        altered = any(match.verdict == "altered" for matches in told for match in matches)
        if altered and len(told) >= max(_LEAST_ADOPTED, _MOSTLY * len(own)):
            relations = relations.adopting(doc, sorted({match.other.doc for matches in told for match in matches}))
    return relations
