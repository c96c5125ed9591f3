"""Side by side: two texts in rows, what they share numbered, words that differ marked."""

from typing import NamedTuple

from markupsafe import Markup

from wirestem.model import Document
from wirestem.report.difference import differences
from wirestem.report.html.marks import Block, Mark, blocks, marked
from wirestem.report.html.shared import Tie, joined, ties
from wirestem.report.names import StoryNames


class Cell(NamedTuple):
    """A paragraph of one text."""

    kind: str
    html: Markup


class Row(NamedTuple):
    """Paragraphs of both texts that stand for one another; one side may be empty."""

    left: tuple[Cell, ...]
    right: tuple[Cell, ...]


class Collation(NamedTuple):
    """Two articles side by side; `share` is the part of each text's characters that is in the other."""

    left: str
    right: str
    rows: tuple[Row, ...]
    passages: int
    share_left: float
    share_right: float


def collate(story: StoryNames, left: str, right: str) -> Collation:
    """The two articles in rows, in the order of `left`; paragraphs that only `right` has stand where it has them."""
    documents = story.names.documents
    shared = ties(story, left, right)
    here, there = _marks(story, shared)
    ours = [b for b in blocks(documents[left]) if b.kind != "furniture"]
    theirs = [b for b in blocks(documents[right]) if b.kind != "furniture"]
    rows: list[tuple[list[Cell], list[Cell]]] = [([_cell(documents[left], b, here)], []) for b in ours]
    loose: dict[int, list[Cell]] = {}
    last = -1
    for block in theirs:
        cell = _cell(documents[right], block, there)
        home = _home(block, ours, shared)
        if home is None and block.kind == "headline":
            home = next((i for i, own in enumerate(ours) if own.kind == "headline" and not rows[i][1]), None)
        if home is None:
            loose.setdefault(last, []).append(cell)
        else:
            rows[home][1].append(cell)
            last = home
    ordered = [Row((), tuple(loose[-1]))] if -1 in loose else []
    for i, (ours_cells, theirs_cells) in enumerate(rows):
        ordered.append(Row(tuple(ours_cells), tuple(theirs_cells)))
        if i in loose:
            ordered.append(Row((), tuple(loose[i])))
    part_left = _part([(t.left.start, t.left.end) for t in shared], ours)
    part_right = _part([(t.right.start, t.right.end) for t in shared], theirs)
    return Collation(left, right, tuple(ordered), len(shared), part_left, part_right)


def _marks(story: StoryNames, shared: tuple[Tie, ...]) -> tuple[list[Mark], list[Mark]]:
    here: list[Mark] = []
    there: list[Mark] = []
    for tie in shared:
        number = str(tie.number)
        here.append(Mark(tie.left.start, tie.left.end, f"m {tie.kind[0]}", label=number, tie=number))
        there.append(Mark(tie.right.start, tie.right.end, f"m {tie.kind[0]}", label=number, tie=number))
        if tie.kind == "edited":
            ours, theirs = differences(story.names.words_at(tie.left), story.names.words_at(tie.right))
            here.extend(Mark(tie.left.start + s, tie.left.start + e, "w") for s, e in ours)
            there.extend(Mark(tie.right.start + s, tie.right.start + e, "w") for s, e in theirs)
    return here, there


def _cell(document: Document, block: Block, marks: list[Mark]) -> Cell:
    return Cell(block.kind, marked(document.text, block.start, block.end, marks))


def _home(block: Block, ours: list[Block], shared: tuple[Tie, ...]) -> int | None:
    """The row of the paragraph of ours that shares most characters with `block` of theirs."""
    weight: dict[int, int] = {}
    for tie in shared:
        common = min(tie.right.end, block.end) - max(tie.right.start, block.start)
        if common <= 0:
            continue
        common *= 1 if tie.kind == "paraphrase" else 2  # the same words bind closer than the same matter
        for i, own in enumerate(ours):
            if own.start < tie.left.end and tie.left.start < own.end:
                weight[i] = weight.get(i, 0) + common
    return max(weight, key=lambda i: (weight[i], -i), default=None)


def _part(ranges: list[tuple[int, int]], whole: list[Block]) -> float:
    total = sum(b.end - b.start for b in whole)
    return min(1.0, sum(e - s for s, e in joined(ranges)) / total) if total else 0.0
