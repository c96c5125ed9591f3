"""The versions of a dispatch: carriers that keep one lede carry one version."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from wirestem.lexicon.times import meanings
from wirestem.story.derive.clock import surely_before
from wirestem.story.derive.kinship import Overlaps
from wirestem.story.derive.marks import Marks
from wirestem.story.derive.succession import Version, in_succession
from wirestem.story.derive.texts import Sentence, Text
from wirestem.text import term

_LEDE = 0.4  # share of the first sentence kept word for word
_EXCERPT = 0.25  # share of a text
_LEDE_TOLD = 0.5
_BEGINNING = 12  # words of a sentence
_BEGINS = 0.8  # of these
_WHOLE = 0.85
_KEPT = 0.2
_PART = 0.4
_SHARES = 0.33  # of the most that is shared with any
REWRITTEN = 0.42  # of what is told again: where less is kept word for word, the text was rewritten
RECAST_CREDITED = 0.31  # the same for a text that credits whom it has it from


def versions(
    members: Sequence[str],
    overlaps: Overlaps,
    marks: Mapping[str, Marks],
    bridges: Sequence[str],
    dispatch: Sequence[str],
) -> tuple[Version, ...]:
    """The members of one dispatch by the version they carry, earliest first as far as their dates tell.

    A write-through gives a dispatch a new first sentence and keeps much of the rest. So texts that keep whole sentences
    of one another are set apart by their ledes; every other text joins the version that holds most of it. `members` are
    those to be set apart of all texts of the `dispatch`.
    """
    carriers = [n for n in members if n not in bridges and _carries(n, members, overlaps, marks)]
    cores: dict[str, Version] = {name: (name,) for name in carriers}
    for a, b in combinations(carriers, 2):
        if cores[a] is not cores[b] and _same(a, b, overlaps):
            both = tuple(sorted((*cores[a], *cores[b])))
            cores.update(dict.fromkeys(both, both))
    found = sorted({core for core in cores.values() if not _excerpt(core, carriers, overlaps, marks)}) or [
        tuple(sorted(set(members) - set(bridges)) or sorted(members))
    ]
    outside = [name for name in marks if name not in dispatch]
    placed = {name for core in found for name in core}
    for name in bridges:
        if name in members and len(members) > len(bridges) and _lacks(name, _nearest(name, found, overlaps), outside, overlaps):
            found.append((name,))
            placed.add(name)
    full = {core: list(core) for core in found}
    for name in members:
        if name not in placed:
            full[_nearest(name, _in_time(name, found, overlaps, marks), overlaps)].append(name)
    return in_succession([tuple(sorted(version)) for version in full.values()], overlaps, marks)


def _in_time(name: str, cores: Sequence[Version], overlaps: Overlaps, marks: Mapping[str, Marks]) -> Sequence[Version]:
    """The versions that were out when a text was published: none whose own file came surely later, unless all did."""
    document = overlaps.texts[name].document
    late = [c for c in cores if any(marks[n].sent and surely_before(document, overlaps.texts[n].document) for n in c)]
    return [c for c in cores if c not in late] or cores


def _carries(name: str, members: Sequence[str], overlaps: Overlaps, marks: Mapping[str, Marks]) -> bool:
    """Whether a text keeps whole passages of another, as a carrier does; a rewriter's lede is its own.

    A rewriter tells the passages of a faithful carrier in other words too, so one other text that has the words is enough.
    """
    mates = [m for m in members if m != name]
    if marks[name].credited:
        return not recast(name, mates, RECAST_CREDITED, overlaps)
    return any(overlaps.kept(name, (m,)) >= max(_KEPT, REWRITTEN * overlaps.told(name, (m,))) for m in mates)


def recast(name: str, mates: Sequence[str], least: float, overlaps: Overlaps) -> bool:
    """Whether a text keeps less than `least` word for word of what any of `mates` tells too: it says it in other words.

    Texts that share little beside what others share with it tell nothing.
    """
    shared = [(overlaps.kept(name, (m,)), overlaps.told(name, (m,))) for m in mates]
    most = max((told for _, told in shared), default=0.0)
    return most > 0 and all(kept < least * told for kept, told in shared if told >= _SHARES * most)


def _excerpt(core: Version, carriers: Sequence[str], overlaps: Overlaps, marks: Mapping[str, Marks]) -> bool:
    """Whether a version is but the part of another that a house put below a beginning of its own."""
    others = [n for n in carriers if n not in core]
    own = len(core) == 1 and marks[core[0]].reports and overlaps.lede_told(core[0], others) < _LEDE
    return own and overlaps.told(core[0], others) >= _EXCERPT


def _same(one: str, two: str, overlaps: Overlaps) -> bool:
    """Whether two texts carry one version: they begin alike, or the one has the first sentence of the other further down.

    A write-through sets what was the first sentence below a new one, mostly but a part of it, and a new one that keeps the
    form of the old tells another day or another figure.
    """
    if max(_stands(one, two, overlaps), _stands(two, one, overlaps)) >= _BEGINS:
        return True
    if _other_news(overlaps.texts[one], overlaps.texts[two]):
        return False
    if max(overlaps.lede_kept(one, (two,)), overlaps.lede_kept(two, (one,))) >= _WHOLE:
        return True
    if max(overlaps.ledes_kept(one, two), overlaps.ledes_kept(two, one)) >= _LEDE:
        return True
    whole = max(overlaps.kept(one, (two,)), overlaps.kept(two, (one,))) >= _WHOLE
    return whole and max(overlaps.lede_told(one, (two,)), overlaps.lede_told(two, (one,))) >= _LEDE_TOLD


def _stands(one: str, two: str, overlaps: Overlaps) -> float:
    """How much of the beginning of some sentence of one text stands word for word where the other's first sentence begins."""
    text, (first, stop) = overlaps.texts[one], overlaps.texts[two].lede
    begins = Sentence(first, min(stop, first + _BEGINNING))
    starts = (Sentence(s.first, min(s.stop, s.first + _BEGINNING)) for s in text.sentences if s.first >= text.lede.stop)
    return max((overlaps.alike(one, s, two, begins) for s in starts), default=0.0)


def _other_news(one: Text, two: Text) -> bool:
    """Whether the first sentences of two texts tell other weekdays, or the first figure there is another."""
    here, there = (text.forms[text.lede.first : text.lede.stop] for text in (one, two))
    mine, theirs = _days(here), _days(there)
    if mine and theirs and not mine & theirs:
        return True
    figures = [next((found for form in forms if (found := term(form)).isdigit()), "") for forms in (here, there)]
    return all(figures) and figures[0] != figures[1]


def _days(forms: Sequence[str]) -> set[str]:
    return {day for form in forms if (day := form.removesuffix("'s")) in meanings("WEEKDAYNAME")}


def _nearest(name: str, cores: Sequence[Version], overlaps: Overlaps) -> Version:
    return max(cores, key=lambda core: (overlaps.told(name, core) + overlaps.kept(name, core), [-ord(c) for c in core[0]]))


def _lacks(name: str, core: Version, outside: Sequence[str], overlaps: Overlaps) -> bool:
    """Whether little of what a text has from this dispatch stands in a version: what no text outside the dispatch holds."""
    part = overlaps.all_words(name) & ~overlaps.told_words(name, outside)
    return overlaps.share(name, part & overlaps.told_words(name, core)) < _PART * overlaps.share(name, part)
