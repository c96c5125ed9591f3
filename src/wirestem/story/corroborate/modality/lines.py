"""Lines: a sentence with its words, tags and cues, and the place of a clause in it."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from wirestem.lexicon.modality import Sign, listed, signs
from wirestem.model import Modality, Range
from wirestem.story.corroborate.knowledge import plain_verbs, word_list
from wirestem.text import Word, words
from wirestem.text.tags import tags
from wirestem.text.tokens import tokens

FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
"""The tags of finite verbs."""
REACH = 9
"""How many words a cue may stand before the clause it governs."""


class Line(NamedTuple):
    """A sentence: its words, the tag of each ("" for one that is no token), and the phrases of the lexicon in it."""

    words: tuple[Word, ...]
    tags: tuple[str, ...]
    signs: tuple[Sign, ...]

    def forms(self, start: int, end: int) -> tuple[str, ...]:
        """The forms of words `start` to `end`."""
        return tuple(w.form for w in self.words[max(start, 0) : max(end, 0)])

    def finite(self, start: int, end: int) -> bool:
        """Whether any of these words is a finite verb."""
        return any(tag in FINITE for tag in self.tags[max(start, 0) : max(end, 0)])


class Place(NamedTuple):
    """A clause over words `start` to `end` of a line; `text` is the sentence, `asides` are words between that are not its own."""

    text: str
    line: Line
    start: int
    end: int
    asides: frozenset[int]


class Reason(NamedTuple):
    """A kind, with the words that tell it."""

    kind: Modality
    negated: bool
    start: int
    end: int


@lru_cache(maxsize=50_000)
def line_of(sentence: str) -> Line:
    """The line of a sentence; copies of an article share it."""
    found = words(sentence)
    told = tokens(sentence)
    at = {t.start: tag for t, tag in zip(told, tags([t.form for t in told]), strict=True)}
    spoken = _mended(found, [at.get(w.start, "") for w in found])
    here = [s for s in signs([w.form for w in found]) if _stands(sentence, found, spoken, s)]
    return Line(found, spoken, tuple(s for s in here if not any(_within(s, t) for t in here)))


def _mended(found: tuple[Word, ...], told: list[str]) -> tuple[str, ...]:
    """The tags, with a verb's irregular past after a noun that the tagger took for another noun made a verb again."""
    past = word_list("past") | plain_verbs().keys()
    for k in range(1, len(found)):
        noun = told[k - 1].startswith(("NN", "PRP")) and told[k - 1] != "PRP$"
        if told[k] in ("NN", "JJ", "VBN", "VB") and noun and found[k].form in past and not {*told[:k]} & {"VBD", "VBZ", "MD"}:
            told[k] = "VBD"
    return tuple(told)


def _within(sign: Sign, other: Sign) -> bool:
    """Whether a phrase is but a part of a longer one ("whether" in "not clear whether")."""
    alike = sign.place == other.place or {sign.place, other.place} == {"over", "opens"}
    longer = other.end - other.start > sign.end - sign.start
    return alike and longer and other.start <= sign.start and sign.end <= other.end


def _stands(sentence: str, found: tuple[Word, ...], spoken: tuple[str, ...], sign: Sign) -> bool:
    """Whether a phrase is one here: not across a comma, not "May" the month, a verb of a cue not the noun spelt like it."""
    first, tag = found[sign.start], spoken[sign.start]
    if any(c in sentence[first.start : found[sign.end - 1].start] for c in ",;:?!"):
        return False
    if first.form in ("may", "will") and sign.kind in ("hedged", "planned") and sign.place == "in":
        return tag == "MD" and not (sign.end < len(found) and spoken[sign.end] in ("VBD", "VBZ"))
    single = sign.end - sign.start == 1
    before = found[sign.start - 1].form if sign.start else ""
    if first.form == "if" and before in ("as", "even"):
        return False
    if sign.place == "over" and single:
        verbal = tag.startswith("VB") or (tag in ("JJ", "MD", "IN", "") and before not in listed("determiners"))
        return (verbal or first.form in listed("noun_cues")) and not _passive(first.form, before)
    if sign.place == "value" and sign.kind == "alleged":
        follows = spoken[sign.end] if sign.end < len(found) else ""
        if first.form in listed("homographs") and not tag.startswith("VB"):
            return False
        if tag in ("VBN", "JJ") and follows.startswith("NN") and before not in listed("copulas") | {"have", "has", "had"}:
            return False
    if sign.place == "value" and tag.startswith("NN") and sign.end < len(found):
        return not (spoken[sign.end].startswith("NN") and found[sign.end].start == first.end + 1)
    return not (sign.place == "over" and first.form == "reports" and tag == "VBZ")


def _passive(form: str, before: str) -> bool:
    """Whether somebody was denied or refused something."""
    return form in ("denied", "dismissed", "rejected") and before in listed("copulas") | {"be", "been", "being"}


def holds(parts: Iterable[Range], position: int) -> bool:
    """Whether a position lies in one of the parts."""
    return any(a <= position < b for a, b in parts)


def whole_clause(text: str, line: Line, start: int, end: int) -> int:
    """The end of a clause; one that was cut before its verb is followed to the next comma."""
    if line.finite(start, end) or not 0 < end < len(line.words) or line.tags[end] not in FINITE:
        return end
    last = end
    while (
        last < len(line.words)
        and last < end + REACH
        and not set(text[line.words[last - 1].end : line.words[last].start]) & set(",;:")
    ):
        last += 1
    return last


def nowhere(place: Place) -> tuple[int, int]:
    """An empty stretch of words, for a reason that no word of the sentence tells."""
    return place.start, place.start


def participle(line: Line, sign: Sign) -> bool:
    """Whether a verb stands as an adjective before its noun: "the threatened cranes"."""
    tag = line.tags[sign.start]
    follows = line.tags[sign.end] if sign.end < len(line.tags) else ""
    before = line.words[sign.start - 1].form if sign.start else ""
    return tag in ("VBN", "JJ") and follows.startswith("NN") and before in {"the", "a", "an", "two", "three", "its", "his", "her"}
