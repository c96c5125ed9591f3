"""The family tree as a drawing: origins at the left, what hangs on them to the right, one row an article."""

import unicodedata
from typing import NamedTuple

from wirestem.model import Derivation
from wirestem.report.family import Branch, branches
from wirestem.report.names import StoryNames, plural, published_words, shortened

_WIDE, _HIGH, _GAP_X, _GAP_Y, _LEFT = 216, 58, 134, 16, 34
_RUN = 92


class Node(NamedTuple):
    """A box: an article or an unseen dispatch."""

    left: int
    top: int
    href: str
    kind: str
    colour: int
    badge: str
    name: str
    below: str
    full: str


class Edge(NamedTuple):
    """A curve from a parent's box to a child's, its label beside the child; `sure` is "sure", "likely" or "doubtful"."""

    path: str
    x: int
    y: int
    label: str
    colour: int
    sure: str
    full: str


class Drawing(NamedTuple):
    """All boxes and curves of a tree, and the room they need."""

    wide: int
    high: int
    box: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def drawing(story: StoryNames, place: str = "") -> Drawing:
    """The tree of a story, laid out in rows; an article with several parents stands once, with an edge from each.

    `place` is the story's name in the page: the box of an unseen dispatch leads to its text there.
    """
    return _Pen(story, place).drawn()


class _Pen:
    """Draws a story's branches from the top down."""

    def __init__(self, story: StoryNames, place: str = "") -> None:
        self.story = story
        self.place_of_story = place
        self.restored = {r.origin for r in story.found.dispatches}
        self.rows = 0
        self.depth: dict[str, int] = {}
        self.deepest = 0
        self.place: dict[str, tuple[int, int]] = {}
        self.nodes: list[Node] = []
        self.arrows: list[tuple[str, Derivation, int]] = []

    def drawn(self) -> Drawing:
        trees = branches(self.story)
        self.depth = _depths(trees)
        for branch in trees:
            self._branch(branch, self._colour(branch))
        edges = [e for parent, edge, colour in self.arrows if (e := self._edge(parent, edge, colour))]
        edges += self._versions()
        wide = _LEFT + (self.deepest + 1) * (_WIDE + _GAP_X) - _GAP_X + 8
        return Drawing(wide, self.rows * (_HIGH + _GAP_Y) + 4, _WIDE, tuple(self.nodes), tuple(edges))

    def _colour(self, branch: Branch) -> int:
        return self.story.colour[branch.origin.id] if branch.origin else 8

    def _branch(self, branch: Branch, colour: int) -> None:
        key = _key(branch)
        first, depth, turn = self.rows, self.depth.get(_key(branch), 0), len(self.nodes)
        self.deepest = max(self.deepest, depth)
        for child in branch.children:
            if child.edge:
                self.arrows.append((key, child.edge, colour))
            if child.main:
                self._branch(child, colour)
        self.rows = max(self.rows, first + 1)
        middle = (first + self.rows - 1) * (_HIGH + _GAP_Y) // 2
        self.place[key] = (_LEFT + depth * (_WIDE + _GAP_X), middle + 2)
        self.nodes.insert(turn, self._node(branch, *self.place[key], colour))  # a parent is read before its children

    def _node(self, branch: Branch, left: int, top: int, colour: int) -> Node:
        story, names, origin = self.story, self.story.names, branch.origin
        if not branch.doc:
            assert origin is not None
            name = f"{origin.agency} dispatch" if origin.agency else "Unknown agency"
            replaced = [story.letter[i] for i in origin.updates if i in story.letter]
            below = f"unseen · {plural(len(origin.documents), 'article')}"
            below += f" · replaces {', '.join(replaced)}" if replaced else ""
            full = f"{story.letter[origin.id]}: {story.behind(origin)}. {origin.label}".strip()
            href = f"#{names.anchor(origin.documents[0])}" if origin.documents else "#top"
            if self.place_of_story and origin.id in self.restored:
                href = f"#{self.place_of_story}-u{story.letter[origin.id]}"
            return Node(left, top, href, "unseen", colour, story.letter[origin.id], fitted(name, 19), below, full)
        outlet, when = names.outlet(branch.doc), published_words(names.documents[branch.doc].published).split(" (")[0]
        badge = str(names.number[branch.doc])
        kind = "root" if origin else "child"
        sender = origin.agency if origin and origin.agency and origin.agency != outlet else None
        below = fitted(f"{sender} · {when}" if sender else when, 29)
        full = f"{badge} {outlet}, {when}: {names.title(branch.doc)}"
        return Node(left, top, f"#{names.anchor(branch.doc)}", kind, colour, badge, fitted(outlet, 19), below, full)

    def _edge(self, parent: str, edge: Derivation, colour: int) -> Edge | None:
        if parent not in self.place or edge.child not in self.place:
            return None
        (x1, y1), (x2, y2) = self.place[parent], self.place[edge.child]
        x1, y1, y2 = x1 + _WIDE, y1 + _HIGH // 2, y2 + _HIGH // 2
        bend = (x2 - _RUN - x1) // 2
        label = f"{edge.relation} {edge.share:.0%}"
        full = f"{label} of the text, confidence {edge.confidence:.0%}"
        path = f"M{x1} {y1}C{x1 + bend} {y1} {x1 + bend} {y2} {x2 - _RUN} {y2}H{x2 - 7}"  # flat where the label stands
        return Edge(path, x2 - 12, y2 - 6, label, colour, sureness(edge.confidence), full)

    def _versions(self) -> list[Edge]:
        found = []
        for origin in self.story.origins:
            for earlier in origin.updates:
                ends = [self.place.get(self._key(i)) for i in (earlier, origin.id)]
                if ends[0] and ends[1]:
                    (x1, y1), (x2, y2) = ends[0], ends[1]
                    y1, y2 = y1 + _HIGH // 2, y2 + _HIGH // 2
                    path = f"M{x1} {y1}C{x1 - 40} {y1} {x2 - 40} {y2} {x2 - 7} {y2}"
                    colour = self.story.colour[origin.id]
                    full = f"{self.story.letter[origin.id]} is a later version of {self.story.letter.get(earlier, '?')}"
                    found.append(Edge(path, 0, 0, "", colour, "version", full))
        return found

    def _key(self, origin: str) -> str:
        known = self.story.origin.get(origin)
        return (known.observed if known else None) or origin


def _key(branch: Branch) -> str:
    return branch.doc or (branch.origin.id if branch.origin else "")


def _depths(trees: tuple[Branch, ...]) -> dict[str, int]:
    """The column of every box: to the right of all its parents; a circle is cut where the tree cuts it."""
    edges: list[tuple[str, str]] = []
    main: dict[str, str] = {}
    queue = list(trees)
    depth = {_key(b): 0 for b in trees}
    while queue:
        branch = queue.pop()
        edges.extend((_key(branch), c.doc) for c in branch.children)
        main.update({c.doc: _key(branch) for c in branch.children if c.main})
        queue.extend(branch.children)
    for _ in range(len(main) + 1):
        before = dict(depth)
        for parent, child in edges:
            if child in main and not _above(child, parent, main):
                depth[child] = max(depth.get(child, 0), depth.get(parent, 0) + 1)
        if depth == before:
            break
    return depth


def _above(upper: str, lower: str, main: dict[str, str]) -> bool:
    """Whether `lower` hangs below `upper` by main edges."""
    while lower in main:
        lower = main[lower]
        if lower == upper:
            return True
    return False


def sureness(confidence: float) -> str:
    """How a line is drawn: "sure" from 0.8, "likely" from 0.5, else "doubtful"."""
    return "sure" if confidence >= 0.8 else "likely" if confidence >= 0.5 else "doubtful"


def fitted(text: str, most: int) -> str:
    """`text` cut to the room of `most` narrow letters; wide ones (CJK, emoji) count two."""
    text = shortened("".join(c for c in text if c.isprintable()), 4 * most)
    room = 0
    for i, character in enumerate(text):
        room += 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if room > most:
            return text[: max(1, i - 1)].rstrip() + "…"
    return text
