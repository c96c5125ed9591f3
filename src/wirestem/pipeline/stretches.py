"""Stretches: the parts of a text that a pipeline is given, put together so that every character keeps its place."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from wirestem.model import Range, Zone, ZoneKind
from wirestem.text import sentences

READ: frozenset[ZoneKind] = frozenset({"headline", "subhead", "paragraph", "caption", "correction"})
"""The zones that hold prose. Bylines, datelines and sign-offs are none, and word lists know them better."""

GAP = "\n\n"
# Halves of characters, as broken files have them; no tokenizer takes them, and this mark is as long.
_HALF = re.compile("[\ud800-\udfff]")


class Part(NamedTuple):
    """Text for one call of the pipeline: the stretches of the whole text it is made of, and where each begins in it."""

    text: str
    stretches: tuple[Range, ...]
    begins: tuple[int, ...]

    def number(self, at: int) -> int:
        """The number of the stretch that holds the character `at` of the whole text."""
        return bisect_right(self.stretches, at, key=_start) - 1

    def holds(self, place: Range) -> bool:
        """Whether a place of the whole text lies within one stretch."""
        return place[1] <= self.stretches[self.number(place[0])][1]


def _start(stretch: Range) -> int:
    return stretch[0]


def parts(text: str, zones: Sequence[Zone], longest: int) -> tuple[Part, ...]:
    """The prose of a text in as few parts of at most `longest` characters as it takes, cut between zones if it can be.

    A part holds whole zones, an empty line between two, so that a pipeline sees what a pronoun points back to. A zone that
    is longer is cut between sentences, a sentence that is longer at a space.

    >>> zones = (Zone(0, 4, "headline"), Zone(4, 10, "furniture"), Zone(10, 18, "paragraph"))
    >>> [p.text for p in parts("Home(menu)It rose.", zones, 100)]
    ['Home\\n\\nIt rose.']
    """
    out: list[Part] = []
    held: list[Range] = []
    size = 0
    for begin, end in _pieces(text, zones, longest):
        if held and size + len(GAP) + end - begin > longest:
            out.append(_part(text, held))
            held, size = [], 0
        size += end - begin + (len(GAP) if held else 0)
        held.append((begin, end))
    if held:
        out.append(_part(text, held))
    return tuple(out)


def _part(text: str, stretches: Sequence[Range]) -> Part:
    begins = [0]
    for begin, end in stretches[:-1]:
        begins.append(begins[-1] + end - begin + len(GAP))
    return Part(_HALF.sub("\ufffd", GAP.join(text[a:b] for a, b in stretches)), tuple(stretches), tuple(begins))


def _pieces(text: str, zones: Sequence[Zone], longest: int) -> Iterator[Range]:
    for zone in zones:
        if zone.kind not in READ or not text[zone.start : zone.end].strip():
            continue
        if zone.end - zone.start <= longest:
            yield zone.start, zone.end
            continue
        cuts = [zone.start, *(a for a, _ in sentences(text, zone.start, zone.end)[1:]), zone.end]
        yield from _filled(text, cuts, longest)


def _filled(text: str, cuts: Sequence[int], longest: int) -> Iterator[Range]:
    """As many pieces between neighbouring `cuts` as fit together; one that does not fit is cut at its last space."""
    begin = cuts[0]
    for here, after in pairwise(cuts):
        if after - begin > longest and here > begin:
            yield begin, here
            begin = here
        while after - begin > longest:
            space = max(text.rfind(" ", begin + 1, begin + longest), text.rfind("\n", begin + 1, begin + longest))
            cut = space + 1 if space > 0 else begin + longest
            yield begin, cut
            begin = cut
    if begin < cuts[-1]:
        yield begin, cuts[-1]
