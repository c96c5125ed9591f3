"""How a quotation of one text stands in another: word for word, in other words, or not at all."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from rapidfuzz.distance import LCSseq, Opcode

from wirestem.story.compare.pairs import Shared
from wirestem.story.compare.speech import Spoken, neighbours, whole
from wirestem.text import term

LEAST_WORDS = 3
LEAST_TERMS = 2
LEAST_FULL = 4
_LEAST_SHARED = 0.55
_SHORT = 6  # a few words are compared only where most that mean something agree, or inside a shared passage
_SHORT_TERMS = 0.75
_LONGEST_FRAGMENT = 8
_WIDER = 1.6  # a counterpart may be so many times as long as the quotation
_FAR = 4  # words between
_ALIKE, _NEARLY = 0.7, 0.8
_WORDY = 6  # words in common tell as much as two that mean something
_LINKS = frozenset({"and", "but", "so", "well", "because", "that"})

Verdict = Literal["same", "altered"]


class Match(NamedTuple):
    """How a spoken sentence stands in another text; `shorter` when it only lacks the beginning or end of the other,
    `longer` when a few quoted words are those of the other and a few more."""

    verdict: Verdict
    other: Spoken
    shared: int
    shorter: bool = False
    longer: bool = False


class Voices(NamedTuple):
    """All that the articles of a story quote, by document, the passages they share, and how many people each quotes.

    `wider` are every two sentences of a quotation that follow one another, as one; `whole` are whole quotations.
    """

    speech: Mapping[str, tuple[Spoken, ...]]
    wider: Mapping[str, tuple[Spoken, ...]]
    whole: Mapping[str, tuple[Spoken, ...]]
    common: Shared
    speakers: Mapping[str, int]


def voices_of(speech: Mapping[str, tuple[Spoken, ...]], common: Shared, speakers: Mapping[str, int]) -> Voices:
    """The voices of a story whose documents say `speech`."""
    wider = {doc: neighbours(found) for doc, found in speech.items()}
    return Voices(speech, wider, {doc: whole(found) for doc, found in speech.items()}, common, speakers)


def counterpart(sentence: Spoken, doc: str, voices: Voices) -> Match | None:
    """How the text `doc` has the sentence: the nearest of its spoken sentences, None when none is near."""
    best: tuple[tuple[int, bool, int], Match] | None = None
    # What shares no word that means anything can be the same only where hardly any word means anything.
    loose = len(sentence.forms) > LEAST_FULL and len(sentence.terms) <= (1 - _NEARLY) * len(sentence.forms)
    for others in (voices.speech[doc], voices.wider[doc]):
        for other in others:
            match = _match(sentence, other) if loose or not sentence.terms.isdisjoint(other.terms) else None
            if match is not None:
                rank = (match.shared, match.verdict == "same", -len(other.forms))
                if best is None or rank > best[0]:
                    best = (rank, match)
        if best is not None and best[1].shared == len(sentence.forms):
            break  # it stands in one sentence: what follows there is no part of it
    return _short(sentence, doc, voices) or _beside(sentence, doc, voices) if best is None else best[1]


def _beside(sentence: Spoken, doc: str, voices: Voices) -> Match | None:
    """How the text `doc` has a sentence of few words, by the sentence before or behind it that both texts have alike."""
    if not sentence.full or len(sentence.forms) > _SHORT:
        return None
    mine = [s for s in voices.speech[sentence.doc] if s.start == sentence.start and len(s.forms) > LEAST_FULL]
    at = {s.forms: n for n, s in enumerate(voices.speech[sentence.doc]) if s in mine}
    here = voices.speech[sentence.doc].index(sentence) if sentence in voices.speech[sentence.doc] else -1
    theirs = voices.speech[doc]
    for n, other in enumerate(theirs):
        if here < 0 or other.forms not in at or abs(at[other.forms] - here) != 1:
            continue
        k = n + here - at[other.forms]
        if 0 <= k < len(theirs) and theirs[k].start == other.start:
            shared = sum(
                code.src_end - code.src_start for code in LCSseq.opcodes(sentence.forms, theirs[k].forms) if code.tag == "equal"
            )
            if sentence.terms & theirs[k].terms and 2 * shared >= len(sentence.forms):
                return Match("same" if sentence.forms == theirs[k].forms else "altered", theirs[k], shared)
    return None


def shortened(two: Spoken, doc: str, voices: Voices) -> Match | None:
    """How the text `doc` has two sentences of one quotation, when it has them in one too and words between that these lack."""
    found = None
    for other in voices.whole[doc]:
        if _holds(other.forms, two.forms):
            return Match("same", other, len(two.forms))
        if _lacks(two.forms, other.forms):
            found = found or Match("altered", other, len(two.forms), shorter=True)
    return found


def _lacks(part: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Whether `part` is a stretch of `longer` but for words left out in one place."""
    for start, form in enumerate(longer):
        if form == part[0]:
            size = next((n for n, (a, b) in enumerate(zip(part, longer[start:], strict=False)) if a != b), 0)
            if LEAST_TERMS <= size <= len(part) - LEAST_TERMS and _holds(longer[start + size :], part[size:]):
                return True
    return False


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
    if (sentence.full and not sentence.headline) or len(sentence.forms) < LEAST_WORDS or len(sentence.terms) < LEAST_TERMS:
        return None
    return next((Match("altered", o, len(sentence.terms)) for o in voices.speech[doc] if _stands_in(sentence, o)), None)


def _stands_in(sentence: Spoken, other: Spoken) -> bool:
    """Whether the few words stand in `other` word by word but for small ones: "count the days" in "to count those days"."""
    length = len(sentence.forms)
    for start in range(len(other.forms) - length + 1):
        window = zip(sentence.forms, other.forms[start : start + length], strict=True)
        if all(a == b or not (term(a) or term(b)) for a, b in window):
            return True
    return False


def _match(sentence: Spoken, other: Spoken) -> Match | None:
    few = len(sentence.terms & other.terms) < LEAST_TERMS
    if len(sentence.forms) == LEAST_WORDS and len(sentence.terms) < LEAST_TERMS:
        return _gapped(sentence, other)
    least = max(min(LEAST_WORDS, len(sentence.forms)), _LEAST_SHARED * len(sentence.forms))
    if sum(map(_held(other.forms).__contains__, sentence.forms)) < least:
        return None
    blocks = [c for c in LCSseq.opcodes(sentence.forms, other.forms) if c.tag == "equal"]
    shared = sum(block.src_end - block.src_start for block in blocks)
    if shared < least:
        return None
    nearly = shared >= LEAST_FULL and shared >= _NEARLY * max(len(sentence.forms), len(other.forms))
    if few and not (nearly or (shared >= _WORDY and shared >= _ALIKE * len(sentence.forms))):
        return None  # words that mean little: "A signature is (still) a signature"
    if _holds(other.forms, sentence.forms):
        shorter = _cut(sentence, other) or _clipped(sentence, other)
        return Match("altered" if shorter else "same", other, shared, shorter)
    if _holds(sentence.forms, other.forms):
        longer = not sentence.full and not other.full and not other.cut and other.forms != sentence.forms
        return Match("same", other, shared, longer=longer)
    enough = LEAST_FULL if sentence.headline else LEAST_FULL + 1
    mostly = nearly or (shared >= enough and shared >= _NEARLY * len(sentence.forms))
    if not mostly and len(sentence.forms) <= _SHORT and len(sentence.terms & other.terms) < _SHORT_TERMS * len(sentence.terms):
        return None
    if shared < LEAST_WORDS or _spread(blocks) > _WIDER * len(sentence.forms) + 2:
        return None
    return Match("altered", other, shared)


@lru_cache(maxsize=4096)
def _held(forms: tuple[str, ...]) -> frozenset[str]:
    return frozenset(forms)


def _gapped(sentence: Spoken, other: Spoken) -> Match | None:
    """Three words of which one means something, as they stand in `other` or with one word left out between them."""
    size = len(sentence.forms)
    if _holds(other.forms, sentence.forms):
        return Match("same", other, size)
    for start in range(len(other.forms) - size):
        window = other.forms[start : start + size + 1]
        if any(window[:n] + window[n + 1 :] == sentence.forms for n in range(1, size)):
            return Match("altered", other, size)
    return None


def _spread(blocks: Sequence[Opcode]) -> int:
    """How many words of the other text the words in common are spread over, a lone word far from the rest aside."""
    kept = list(blocks)
    while len(kept) > 1 and kept[0].dest_end - kept[0].dest_start == 1 and kept[1].dest_start - kept[0].dest_end >= _FAR:
        kept.pop(0)
    while len(kept) > 1 and kept[-1].dest_end - kept[-1].dest_start == 1 and kept[-1].dest_start - kept[-2].dest_end >= _FAR:
        kept.pop()
    return kept[-1].dest_end - kept[0].dest_start


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
    if sentence.headline or not sentence.full or sentence.cut or other.cut or len(sentence.forms) < LEAST_FULL:
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
    few = len(sentence.forms) <= LEAST_WORDS
    return few and bool(other.terms - sentence.terms) and len(sentence.forms) < len(other.forms) <= _LONGEST_FRAGMENT
