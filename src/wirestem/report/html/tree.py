"""The family tree as a drawing: a row for each text, its place along time; what was made of a text hangs below it."""

import unicodedata
from typing import NamedTuple

from wirestem.model import Derivation
from wirestem.report.family import Branch, branches
from wirestem.report.html.axis import Axis, Band, Told, axis
from wirestem.report.html.dispatches import when_sent
from wirestem.report.names import StoryNames, amount, part_of, percent, plural, published_words, shortened

ROW = 60
"""Pixels between two rows."""

_HEAD, _EVERY, _MARK, _LABEL = 44, 16, 15, 290
_MIDDLE = 18


class Node(NamedTuple):
    """A text: the middle of its mark, its name, its headline ("" of an unseen one), what stands below them.

    `reach` is the stretch of the axis within which an unseen one was sent.
    """

    x: int
    y: int
    href: str
    kind: str
    colour: int
    badge: str
    name: str
    headline: str
    below: str
    full: str
    reach: tuple[int, int] | None


class Edge(NamedTuple):
    """A line from a text to a later one, its label before the later one; `sure` is "sure", "likely", "doubtful", "version"."""

    path: str
    x: int
    y: int
    label: str
    colour: int
    sure: str
    full: str


class Head(NamedTuple):
    """The axis written out: its bands, at the height `y`."""

    y: int
    bands: tuple[Band, ...]


class Drawing(NamedTuple):
    """All marks and lines of a tree, the axis, and the room they need; `unit` is that of the axis, "" without any date."""

    wide: int
    high: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    heads: tuple[Head, ...]
    unit: str
    universal: bool


def drawing(story: StoryNames, place: str = "") -> Drawing:
    """The tree of a story along time; an article with several parents stands once, with an edge from each.

    `place` is the story's name in the page: the mark of an unseen dispatch leads to its text there.
    """
    return _Pen(story, place).drawn()


class _Pen:
    """Draws a story's branches from the top down."""

    def __init__(self, story: StoryNames, place: str = "") -> None:
        self.story = story
        self.place_of_story = place
        self.restored = {r.origin: r for r in story.found.dispatches}
        self.rows: list[tuple[Branch, int]] = []
        self.arrows: list[tuple[str, Derivation, int, bool]] = []
        self.entries: dict[str, int] = {}
        self.edge_room = 0

    def drawn(self) -> Drawing:
        for branch in branches(self.story):
            self._branch(branch, self.story.colour[branch.origin.id] if branch.origin else 8)
        told = {_key(b): self._told(b) for b, _ in self.rows}
        main = [(parent, edge.child) for parent, edge, _, chief in self.arrows if chief]
        other = [(parent, edge.child) for parent, edge, _, chief in self.arrows if not chief]
        along = axis(list(told), [*main, *self._replaced(), *other], told)
        self.edge_room = 96 if along.backward else 24 if other else 0
        places = {t: (self.edge_room + along.left[t] + _MARK, _top(i) + _MIDDLE) for i, t in enumerate(told)}
        nodes = tuple(self._node(b, colour, places[_key(b)], along) for b, colour in self.rows)
        edges = [self._edge(places, arrow, along.backward) for arrow in sorted(self.arrows, key=lambda a: not a[3])]
        edges += self._versions(places, along)
        room = self.edge_room
        bands = tuple(b._replace(left=b.left + room if b.left else 0, wide=b.wide + (0 if b.left else room)) for b in along.bands)
        wide = max([b.left + b.wide for b in bands[-1:]] + [x + _LABEL for x, _ in places.values()], default=0)
        heads = tuple(Head(_top(i) - _HEAD + 4, bands) for i in range(0, len(nodes), _EVERY))
        dated = any(b.name != "undated" for b in bands)
        return Drawing(wide, _top(len(nodes) - 1) + ROW, nodes, tuple(edges), heads, along.unit * dated, along.universal)

    def _branch(self, branch: Branch, colour: int) -> None:
        self.rows.append((branch, colour))
        for child in branch.children:
            if child.edge:
                self.arrows.append((_key(branch), child.edge, colour, child.main))
            if child.main:
                self._branch(child, colour)

    def _told(self, branch: Branch) -> Told:
        if branch.doc:
            published = self.story.names.documents[branch.doc].published
            return (published.earliest, published.latest) if published else (None, None)
        restored = self.restored.get(branch.origin.id) if branch.origin else None
        return (restored.earliest, restored.latest) if restored else (None, None)

    def _replaced(self) -> list[tuple[str, str]]:
        return [(self._text(i), self._text(o.id)) for o in self.story.origins for i in o.updates]

    def _node(self, branch: Branch, colour: int, place: tuple[int, int], along: Axis) -> Node:
        reach = along.reach.get(_key(branch))
        at = (reach[0] + self.edge_room, reach[1] + self.edge_room) if reach else None
        return self._article(branch, colour, place, at) if branch.doc else self._unseen(branch, colour, place, at)

    def _unseen(self, branch: Branch, colour: int, place: tuple[int, int], reach: tuple[int, int] | None) -> Node:
        story, origin = self.story, branch.origin
        assert origin is not None
        restored = self.restored.get(origin.id)
        when = when_sent(restored) if restored else "time unknown"
        name = f"{origin.agency} dispatch, unseen" if origin.agency else "Unseen dispatch, agency unknown"
        replaced = [story.letter[i] for i in origin.updates if i in story.letter]
        below = f"{when} · {plural(len(origin.documents), 'article')}" + (
            f" · replaces {', '.join(replaced)}" if replaced else ""
        )
        full = f"{story.letter[origin.id]}: {story.behind(origin)}, sent: {when}. {origin.label}".strip()
        href = f"#{story.names.anchor(origin.documents[0])}" if origin.documents else "#top"
        if self.place_of_story and restored:
            href = f"#{self.place_of_story}-u{story.letter[origin.id]}"
        kind = "unseen" if when != "time unknown" else "unseen undated"
        return Node(*place, href, kind, colour, story.letter[origin.id], fitted(name, 32), "", fitted(below, 44), full, reach)

    def _article(self, branch: Branch, colour: int, place: tuple[int, int], reach: tuple[int, int] | None) -> Node:
        names, origin = self.story.names, branch.origin
        published = names.documents[branch.doc].published
        outlet, when = names.outlet(branch.doc), published_words(published).split(" (")[0]
        when += ", inferred" if published and published.basis == "origin" else ""
        badge = str(names.number[branch.doc])
        reach = reach if published and published.earliest[:10] != published.latest[:10] else None
        sender = origin.agency if origin and origin.agency and origin.agency != outlet else None
        below = fitted(f"{when} · {sender}" if sender else when, 44)
        full = f"{badge} {outlet}, {when}: {names.title(branch.doc)}"
        kind = ("root" if origin else "child") + ("" if published else " undated")
        title = "" if outlet.startswith("“") else names.title(branch.doc)  # the name is its headline already
        called = (fitted(outlet, 32), fitted(title, 30 if title.isupper() else 42))
        return Node(*place, f"#{names.anchor(branch.doc)}", kind, colour, badge, *called, below, full, reach)

    def _edge(
        self, places: dict[str, tuple[int, int]], arrow: tuple[str, Derivation, int, bool], backward: frozenset[tuple[str, str]]
    ) -> Edge:
        """The line of a derivation; further parents of an article come in below the first, from the left of their marks."""
        parent, edge, colour, main = arrow
        here, there = places[parent], places[edge.child]
        turn = self.entries.get(edge.child, 0)
        self.entries[edge.child] = turn + 1
        label = amount(edge.relation, edge.share)
        full = f"{edge.relation}, {part_of(edge.share)}, confidence {percent(edge.confidence)}"
        sure = sureness(edge.confidence)
        x, y = there[0] - _MARK, there[1] + 7 * turn
        if (parent, edge.child) in backward:
            return Edge(_back(here, x, y), x - 24, y - 5 + 17 * turn, label, colour, sure, f"{full}; dated before its parent")
        path = _line(here, x, y) if main else _round(here, x, y, turn)
        return Edge(path, x - 10, y - 5 + 17 * turn, label, colour, sure, full)

    def _versions(self, places: dict[str, tuple[int, int]], along: Axis) -> list[Edge]:
        found = []
        letter = self.story.letter
        for origin in self.story.origins:
            for earlier in origin.updates:
                pair = (self._text(earlier), self._text(origin.id))
                if pair[0] in places and pair[1] in places and pair[0] != pair[1]:
                    here, (x, y) = places[pair[0]], places[pair[1]]
                    x -= _MARK
                    path = _back(here, x, y) if pair in along.backward or x < here[0] + 8 else _line(here, x, y)
                    full = f"{letter[origin.id]} is a later version of {letter.get(earlier, '?')}"
                    label = "" if pair in along.backward else "new version"
                    found.append(Edge(path, x - 10, y - 5, label, self.story.colour[origin.id], "version", full))
        return found

    def _text(self, origin: str) -> str:
        known = self.story.origin.get(origin)
        return (known.observed if known else None) or origin


def _key(branch: Branch) -> str:
    return branch.doc or (branch.origin.id if branch.origin else "")


def _top(row: int) -> int:
    """Where a row begins; the axis stands above the first and is written again above every sixteenth."""
    return _HEAD + row * ROW + row // _EVERY * _HEAD


def _line(here: tuple[int, int], x: int, y: int) -> str:
    """Down (or up) from a mark, then right to the left edge of another."""
    down = 1 if y > here[1] else -1
    return f"M{here[0]} {here[1] + 12 * down}V{y - 8 * down}q0 {8 * down} 8 {8 * down}H{x - 7}"


def _round(here: tuple[int, int], x: int, y: int, turn: int) -> str:
    """As `_line`, but past the marks that stand below or above, at their left."""
    down = 1 if y > here[1] else -1
    left = here[0] - _MARK - 4 - 4 * (turn % 4)
    return f"M{here[0] - _MARK} {here[1]}H{left + 4}q-4 0-4 {4 * down}V{y - 8 * down}q0 {8 * down} 8 {8 * down}H{x - 7}"


def _back(here: tuple[int, int], x: int, y: int) -> str:
    """To a mark that stands further left: between the rows, then into its left edge."""
    down = 1 if y > here[1] else -1
    return f"M{here[0]} {here[1] + 12 * down}V{y - 23}H{x - 22}V{y - 6}q0 6 6 6H{x - 7}"


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
