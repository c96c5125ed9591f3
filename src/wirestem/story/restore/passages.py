"""Sentences of several carriers that are one sentence of the dispatch."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from wirestem.model import Alignment, Lineage, Range
from wirestem.story.restore.witnesses import Sentence, Witness, strangers

_LEAST_WORDS = 4  # equal and in order
_LEAST_SHARE = 0.6  # of the shorter sentence
_LONG_WORDS, _LONG_SHARE = 9, 0.45
_SAME_HEADLINE = 0.7
_RECAST = 0.5  # times as much as the same words tells a sentence told anew where it is from


class Told(NamedTuple):
    """A carrier's sentence that stands for a passage: word for word, or (`recast`) in words of its own."""

    witness: Witness
    sentence: Sentence
    recast: bool


class Passage(NamedTuple):
    """One sentence of the dispatch; the first of `told` is the most trusted."""

    told: list[Told]

    @property
    def base(self) -> Sentence:
        """The sentence whose wording is followed."""
        return self.told[0].sentence

    @property
    def here(self) -> int:
        """How many different texts of this version have it."""
        return len({t.witness.twin for t in self.told if t.witness.here})

    @property
    def everywhere(self) -> int:
        """How many different texts of any version have it."""
        return len({t.witness.twin for t in self.told})


def passages(found: Sequence[Witness], alignments: Sequence[Alignment], lineage: Lineage) -> list[Passage]:
    """The passages that the witnesses attest for this version, in no order yet."""
    made: list[Passage] = []
    loose: list[tuple[Witness, Sentence]] = []
    for witness in found:
        fresh: list[Passage] = []
        for sentence in _its_own(witness, found, alignments, lineage):
            fits = _fitting(sentence, made)
            for passage in fits:
                passage.told.append(Told(witness, sentence, False))
            if not fits and witness.relation != "rewrite":
                fresh.append(Passage([Told(witness, sentence, False)]))
            elif not fits:
                loose.append((witness, sentence))
        made.extend(fresh)
    _attach(made, loose, alignments)
    return [p for p in _told_once(made) if _belongs(p)]


def _its_own(witness: Witness, found: Sequence[Witness], alignments: Sequence[Alignment], lineage: Lineage) -> Sequence[Sentence]:
    """The sentences of a witness without those that it has rather from another parent."""
    others = strangers(witness, found, lineage) if witness.relation == "merge" else frozenset()
    if not others:
        return witness.sentences
    family = frozenset(w.doc for w in found)
    ours, theirs = (list(_beside_those(witness.doc, docs, alignments)) for docs in (family, others))
    return [s for s in witness.sentences if _held(s, theirs) <= _held(s, ours)]


def _beside_those(doc: str, others: frozenset[str], alignments: Sequence[Alignment]) -> Iterator[tuple[Range, float]]:
    """The ranges of `doc` that alignments with `others` cover, and how alike they are."""
    for a in alignments:
        for here, there in ((a.left, a.right), (a.right, a.left)):
            if here.doc == doc and there.doc in others:
                yield (here.start, here.end), a.similarity * (_RECAST if a.kind == "paraphrase" else 1.0)


def _held(sentence: Sentence, ranges: Sequence[tuple[Range, float]]) -> float:
    """How much of a sentence one of the ranges covers, at most."""
    parts = ((min(b, sentence.end) - max(a, sentence.start)) * alike for (a, b), alike in ranges)
    return max((p for p in parts if p > 0), default=0.0)


def _fitting(sentence: Sentence, made: Sequence[Passage]) -> list[Passage]:
    """The passages that a sentence tells: the one it fits best, and those it holds beside it."""
    scored = [(score, -n, p) for n, p in enumerate(made) if (score := _likeness(sentence, p.base)) > 0]
    if not scored:
        return []
    scored.sort(key=lambda s: s[:2], reverse=True)
    best = scored[0][2]
    return [best, *(p for _, _, p in scored[1:] if _beside(sentence, best.base, p.base))]


def _likeness(one: Sentence, two: Sentence) -> float:
    """How many words two sentences share in order, if these are enough to make them one; 0 when they are not."""
    if one.headline != two.headline:
        return 0.0
    if one.forms == two.forms:
        return len(one.forms) + 1.0
    shorter = min(len(one.forms), len(two.forms))
    if len(one.kinds & two.kinds) < min(_LEAST_WORDS, shorter):
        return 0.0
    same = LCSseq.similarity(one.forms, two.forms)
    least = _SAME_HEADLINE if one.headline else _LONG_SHARE if same >= _LONG_WORDS else _LEAST_SHARE
    return float(same) if same >= max(_LEAST_WORDS, least * shorter) else 0.0


def _beside(sentence: Sentence, best: Sentence, other: Sentence) -> bool:
    """Whether a sentence made of two holds `other` as well as `best`."""
    if best.doc != other.doc or abs(best.place - other.place) != 1 or len(sentence.forms) < len(best.forms):
        return False
    both = best.forms + other.forms if best.place < other.place else other.forms + best.forms
    more = LCSseq.similarity(sentence.forms, both) - LCSseq.similarity(sentence.forms, best.forms)
    return more >= max(_LEAST_WORDS, _LEAST_SHARE * len(other.forms))


def _attach(made: Sequence[Passage], loose: Sequence[tuple[Witness, Sentence]], alignments: Sequence[Alignment]) -> None:
    """Adds the recast tellings: sentences that an alignment sets beside one of a passage."""
    by_sentence: dict[tuple[str, int], list[Passage]] = {}
    for passage in made:
        for told in passage.told:
            by_sentence.setdefault((told.sentence.doc, told.sentence.start), []).append(passage)
    at = {(s.doc, s.start): (w, s) for w, s in loose if not s.headline}
    for passage in made:  # what stands alone in one carrier may be what another recast
        told = passage.told[0]
        if len(passage.told) == 1 and told.witness.here and not told.sentence.headline:
            at.setdefault((told.sentence.doc, told.sentence.start), (told.witness, told.sentence))
    for here, there in _recast(alignments):
        if here not in at:
            continue
        witness, sentence = at[here]
        for passage in by_sentence.get(there, ()):
            if not passage.base.headline and all(t.sentence is not sentence for t in passage.told):
                passage.told.append(Told(witness, sentence, True))


def _told_once(made: Sequence[Passage]) -> list[Passage]:
    """The passages without those that are but another's recast telling: the wording of the more trusted carrier stands."""
    rank = {(t.sentence.doc, t.sentence.start): n for n, p in enumerate(made) for t in p.told if not t.recast}
    recast: dict[tuple[str, int], int] = {}
    for n, passage in enumerate(made):
        for told in passage.told:
            if told.recast and any(t.witness.here and not t.recast for t in passage.told):
                place = told.sentence.doc, told.sentence.start
                recast[place] = min(recast.get(place, n), n)
    found = []
    for n, passage in enumerate(made):
        exact = [(t.sentence.doc, t.sentence.start) for t in passage.told if not t.recast]
        if not (len(exact) == 1 and recast.get(exact[0], n) < rank[exact[0]]):
            found.append(passage)
    return found


def _recast(alignments: Sequence[Alignment]) -> list[tuple[tuple[str, int], tuple[str, int]]]:
    pairs = [((a.left.doc, a.left.start), (a.right.doc, a.right.start)) for a in alignments if a.kind == "paraphrase"]
    return [p for one, two in pairs for p in ((one, two), (two, one))]


def _belongs(passage: Passage) -> bool:
    """Whether a passage is this version's: several have it, or one that adds little of its own.

    What this version's carriers only recast is told in an earlier version's words, never in a later one's.
    """
    kept = any(t.witness.here and not t.recast for t in passage.told)
    if not passage.here or not (kept or (passage.told[0].witness.earlier and _rewritten(passage))):
        return False
    if passage.base.headline:
        return passage.here > 1
    if passage.everywhere > 1:
        return True
    told = passage.told[0]
    return told.witness.relation == "copy" and not told.sentence.own


def _rewritten(passage: Passage) -> bool:
    return any(t.witness.here and t.witness.relation == "rewrite" for t in passage.told)


def by_witness(made: Sequence[Passage]) -> Mapping[int, list[tuple[int, int]]]:
    """For every different text the passages it has, as (place in it, number of the passage), in its order."""
    found: dict[int, dict[int, int]] = {}
    for number, passage in enumerate(made):
        for told in passage.told:
            mine = found.setdefault(told.witness.twin, {})
            mine[number] = min(mine.get(number, told.sentence.place), told.sentence.place)
    return {twin: sorted((place, number) for number, place in mine.items()) for twin, mine in found.items()}
