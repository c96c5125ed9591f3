"""Artificial traditions: a text of ours copied by hand down a random tree, as copyists do it, with the truth kept.

A tradition has 8 to 20 texts at hand and as many lost ones as its luck is bad. Every copyist slips, respells, replaces,
cuts, skips, adds and swaps at a rate of his own; some places tempt everybody to the same change, evident slips are often
put right by the next, pages fall out of books, and now and then somebody writes with two books before him. The same seed
always gives the same tradition.
"""

import pathlib
import random
import re
from typing import NamedTuple

HERE = pathlib.Path(__file__).resolve().parent
LETTERS = "aeioulnrst"
ADDED = "and also then now still very indeed there the that only even so yet".split()


class Tradition(NamedTuple):
    """`readings` by witness: a word, "" for nothing, None for a place that is lost; `edges` of the true tree or net."""

    readings: dict[str, list[str | None]]
    edges: list[tuple[str, str]]
    contaminated: list[str]


def words() -> list[str]:
    """The words of the example stories, in order."""
    files = sorted((HERE.parent / "examples").glob("*/*.txt"))
    return [w for f in files for w in re.findall(r"\S+", f.read_text(encoding="utf-8"))]


def tradition(seed: int, pool: list[str]) -> Tradition:
    """The tradition with this number."""
    rng = random.Random(f"tradition {seed}")
    extant = rng.randint(8, 20)
    parents = _tree(rng, extant)
    net = _second_parents(rng, parents)
    scribe = Scribe(rng, pool)
    written: list[list[str | None]] = []
    shown: list[list[str | None]] = []
    for node, parent in enumerate(parents):
        copy = scribe.original() if parent is None else scribe.copy(written[parent], written[net[node]] if node in net else None)
        whole = copy
        if rng.random() < scribe.losing:
            copy = scribe.lose(copy)
        shown.append(copy)
        written.append(copy if rng.random() < 0.5 else whole)
    edges = [(p, n) for n, p in enumerate(parents) if p is not None] + sorted((p, n) for n, p in net.items())
    lost = _lost(rng, len(parents), extant, edges)
    names = {n: f"x{n}" if n in lost else f"W{n}" for n in range(len(parents))}
    edges = _pruned(edges, lost)
    readings = {names[n]: [w for w in shown[n]] for n in range(len(parents)) if n not in lost}
    return Tradition(readings, [(names[a], names[b]) for a, b in edges], [names[n] for n in net if n not in lost])


def _tree(rng: random.Random, extant: int) -> list[int | None]:
    """Parents of the books in the order they were written: some traditions run in chains, some fan out."""
    total = extant + round(extant * rng.uniform(0.0, 0.9))
    fan = rng.uniform(0.2, 1.5)
    parents: list[int | None] = [None]
    children = [0]
    for node in range(1, total):
        weights = [(c + 1) ** (fan - 0.7) * (1.0 + n / node) for n, c in enumerate(children)]
        parent = rng.choices(range(node), weights)[0]
        children[parent] += 1
        children.append(0)
        parents.append(parent)
    return parents


def _second_parents(rng: random.Random, parents: list[int | None]) -> dict[int, int]:
    if rng.random() < 0.5:
        return {}
    found = {}
    for _ in range(rng.choice((1, 1, 2))):
        node = rng.randrange(3, len(parents))
        found[node] = rng.choice([n for n in range(node) if n != parents[node]])
    return found


def _lost(rng: random.Random, total: int, extant: int, edges: list[tuple[int, int]]) -> set[int]:
    """Old books are lost sooner than young ones."""
    order = sorted(range(total), key=lambda n: rng.random() * (0.5 + n / total))
    return set(order[: total - extant])


def _pruned(edges: list[tuple[int, int]], lost: set[int]) -> list[tuple[int, int]]:
    """Without lost books that nothing at hand comes from, nor lost first ones with a single copy."""
    while True:
        degree: dict[int, int] = {}
        for edge in edges:
            for end in edge:
                degree[end] = degree.get(end, 0) + 1
        kept = [(a, b) for a, b in edges if not any(e in lost and degree[e] == 1 for e in (a, b))]
        if len(kept) == len(edges):
            return edges
        edges = kept


class Scribe:
    """The copyists of one tradition; places come in pairs, a word and what may be added after it."""

    def __init__(self, rng: random.Random, pool: list[str]) -> None:
        self.rng = rng
        length = rng.randint(250, 1200)
        start = rng.randrange(len(pool) - length)
        self.base: list[str] = [w for word in pool[start : start + length] for w in (word, "")]
        self.pool = pool
        self.rate = 3 * 10 ** rng.random()  # changes a copy: 3 to 30
        self.mix = [rng.gammavariate(a, 1.0) for a in (2.0, 2.0, 3.0, 1.5, 0.4, 1.0, 0.3)]
        self.hot = [rng.gammavariate(0.5, 1.0) for _ in range(length)]
        self.mending = rng.uniform(0.2, 0.8)
        self.losing = rng.choice((0.0, 0.0, 0.1, 0.2))
        self.slips: set[str] = set()
        self.choices: dict[tuple[int, str], list[str]] = {}

    def original(self) -> list[str | None]:
        return list(self.base)

    def copy(self, parent: list[str | None], second: list[str | None] | None) -> list[str | None]:
        """A copy of `parent`, with a look at a `second` book."""
        text = list(parent) if second is None else self._mixed(parent, second)
        for n, word in enumerate(text):
            if word in self.slips and self.rng.random() < self.mending:
                text[n] = self.base[n]
        rate = self.rate * self.rng.lognormvariate(0.0, 0.6)
        kinds = (self._slip, self._respell, self._replace, self._cut, self._skip, self._add, self._swap)
        for _ in range(round(self.rng.gauss(rate, rate**0.5))):
            n = 2 * self.rng.choices(range(len(self.hot)), self.hot)[0]
            self.rng.choices(kinds, self.mix)[0](text, n)
        return text

    def lose(self, text: list[str | None]) -> list[str | None]:
        """A stretch falls out of the book, most often at its beginning or end."""
        size = round(len(text) * self.rng.uniform(0.04, 0.45))
        start = self.rng.choice((0, len(text) - size, self.rng.randrange(len(text) - size)))
        return [*text[:start], *[None] * size, *text[start + size :]]

    def _mixed(self, parent: list[str | None], second: list[str | None]) -> list[str | None]:
        size = len(parent)
        if self.rng.random() < 0.5:
            stretch = round(size * self.rng.uniform(0.2, 0.6))
            start = self.rng.choice((0, size - stretch, self.rng.randrange(size - stretch)))
            text = [*parent[:start], *second[start : start + stretch], *parent[start + stretch :]]
        else:
            often = self.rng.uniform(0.15, 0.5)
            text = [b if b is not None and self.rng.random() < often else a for a, b in zip(parent, second)]
        return [b if a is None else a for a, b in zip(text, second)]

    def _choice(self, kind: str, n: int, make) -> str:
        """What tempts at this place: mostly the same for everybody."""
        options = self.choices.setdefault((n, kind), [make() for _ in range(4)])
        return self.rng.choices(options, (6, 2, 1, 1))[0]

    def _slip(self, text, n):
        word = text[n]
        if word and len(word) > 3:
            k = self.rng.randrange(1, len(word) - 1)
            how = self.rng.random()
            wrong = word[:k] + word[k + 1 :] if how < 0.4 else word[:k] + self.rng.choice(LETTERS) + word[k + (how < 0.7) :]
            if wrong != self.base[n]:
                self.slips.add(wrong)
                text[n] = wrong

    def _respell(self, text, n):
        if text[n]:
            base = self.base[n]
            forms = (base.swapcase() if len(base) < 3 else base.capitalize(), base.rstrip(",.") + ",", base + "s", base.lower())
            text[n] = (
                base if text[n] != base and self.rng.random() < 0.5 else self._choice("form", n, lambda: self.rng.choice(forms))
            )

    def _replace(self, text, n):
        if text[n]:
            word = self._choice("word", n, lambda: self.rng.choice(self.pool))
            text[n] = self.base[n] if text[n] != self.base[n] and self.rng.random() < 0.2 else word

    def _cut(self, text, n):
        for place in range(n, min(len(text), n + 2 * self.rng.choice((1, 1, 1, 2)))):
            if text[place] is not None:
                text[place] = ""

    def _skip(self, text, n):
        size = self.choices.setdefault((n, "skip"), self.rng.choice((3, 4, 6, 9, 15)))
        for place in range(n, min(len(text), n + 2 * size)):
            if text[place] is not None:
                text[place] = ""

    def _add(self, text, n):
        if text[n + 1] is not None:
            text[n + 1] = self._choice("add", n, lambda: self.rng.choice(ADDED))

    def _swap(self, text, n):
        if n + 2 < len(text) and text[n] and text[n + 2]:
            text[n], text[n + 2] = text[n + 2], text[n]
