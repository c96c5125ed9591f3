"""What the carriers of a sentence have otherwise than the one whose wording is followed, and which of it is believed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from wirestem.model import Range
from wirestem.story.restore.passages import Told

_CUT = 2.0  # so many times more trust must lack words before they are taken for added: carriers cut more than they add
_ADDED_WORDS = 3  # so many words more in a carrier as trusted as the base are what the base has cut
_AS_TRUSTED = 0.95


class Edit(NamedTuple):
    """Words `first:stop` of the base are `forms` in the carriers `told`, where they have the word numbers `ranges`."""

    first: int
    stop: int
    forms: tuple[str, ...]
    told: list[Told]
    ranges: list[Range]

    @property
    def holders(self) -> int:
        """How many different texts have it so; 0 when none of this version has."""
        return holders(self.told)


def holders(told: Iterable[Told]) -> int:
    """How many different texts some tellings are; 0 when none is of this version."""
    known = list(told)
    return len({t.witness.twin for t in known}) if any(t.witness.here for t in known) else 0


Stretch = tuple[int, int, int, int, bool]
Agreeing = Sequence[Mapping[int, int]]
"""For each word of the base the tellings that have it, by number, and its word number there."""


def collated(told: Sequence[Told]) -> tuple[list[Edit], Agreeing]:
    """The edits of all tellings against the first, in text order, and who agrees with it."""
    base = told[0].sentence.forms
    agree: list[dict[int, int]] = [{0: k} for k in range(len(base))]
    found: dict[tuple[int, int, tuple[str, ...]], Edit] = {}
    for number, other in enumerate(told[1:], 1):
        forms = other.sentence.forms
        stretches = list(_stretches(base, forms))
        for first, stop, begin, _, equal in stretches:
            for k in range(stop - first if equal else 0):
                agree[first + k][number] = begin + k
        for first, stop, begin, end in _moved(base, forms, stretches):
            edit = found.setdefault((first, stop, forms[begin:end]), Edit(first, stop, forms[begin:end], [], []))
            edit.told.append(other)
            edit.ranges.append((begin, end))
    return sorted(found.values(), key=lambda e: (e.first, e.stop, e.forms)), agree


def _moved(base: Sequence[str], other: Sequence[str], stretches: Sequence[Stretch]) -> Iterator[tuple[int, int, int, int]]:
    """The differing stretches; words that only changed places ("April 8", "8 April") are one with what lies between."""
    n = 0
    while n < len(stretches):
        first, stop, begin, end, equal = stretches[n]
        n += 1
        if equal:
            continue
        if n + 1 < len(stretches):
            later = stretches[n + 1]
            if sorted(base[first : later[1]]) == sorted(other[begin : later[3]]):
                stop, end, n = later[1], later[3], n + 2
        yield first, stop, begin, end


def _stretches(base: Sequence[str], other: Sequence[str]) -> Iterator[Stretch]:
    """Equal and differing stretches in turn; a deletion beside an insertion is one replacement."""
    run: tuple[int, int, int, int] | None = None
    for code in Indel.opcodes(base, other):
        if code.tag != "equal":
            first, begin = (run[0], run[2]) if run else (code.src_start, code.dest_start)
            run = first, code.src_end, begin, code.dest_end
            continue
        if run:
            yield (*run, False)
            run = None
        yield code.src_start, code.src_end, code.dest_start, code.dest_end, True
    if run:
        yield (*run, False)


def believed(edits: Sequence[Edit], told: Sequence[Told], agree: Agreeing) -> list[Edit]:
    """The edits that more trust speaks for than for the base, in text order; no two overlap."""
    found: list[Edit] = []
    for edit in edits:
        rivals = [e for e in edits if e is not edit and _overlap(e, edit)]
        if not (found and _overlap(found[-1], edit)) and _better(edit, rivals, told, agree):
            found.append(edit)
    return found


def _overlap(one: Edit, two: Edit) -> bool:
    return one.first < max(two.stop, two.first + 1) and two.first < max(one.stop, one.first + 1)


def _trust(told: Iterable[Told]) -> float:
    """The trust in some tellings; twins count once."""
    best: dict[int, float] = {}
    for one in told:
        best[one.witness.twin] = max(one.witness.trust, best.get(one.witness.twin, 0.0))
    return sum(best.values())


def _better(edit: Edit, rivals: Sequence[Edit], told: Sequence[Told], agree: Agreeing) -> bool:
    support = _trust(edit.told)
    if told[0].witness.here and not any(t.witness.here for t in edit.told):
        return False  # another version's words
    if any(_trust(r.told) >= support for r in rivals):
        return False
    against = _trust(told[n] for n in _for_base(edit, told, agree))
    if not edit.forms:
        return support > _CUT * against
    best = max(edit.told, key=lambda t: t.witness.trust)
    if edit.first == edit.stop and len(edit.forms) >= _ADDED_WORDS and best.witness.here and not best.sentence.own:
        return best.witness.trust >= _AS_TRUSTED * told[0].witness.trust or support > against
    return support > against


def _for_base(edit: Edit, told: Sequence[Told], agree: Agreeing) -> set[int]:
    """The tellings that have the base's words there; for words added, those that have both neighbours and nothing between."""
    if edit.first < edit.stop:
        return set.intersection(*(set(agree[k]) for k in range(edit.first, edit.stop)))
    before = agree[edit.first - 1] if edit.first else None
    after = agree[edit.first] if edit.first < len(agree) else None
    if before is None or after is None:
        sure = before or after or {}
        return {n for n in sure if all(told[n] is not t for t in edit.told)}
    return {n for n, at in before.items() if after.get(n) == at + 1}
