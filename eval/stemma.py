"""How well the family tree of witnesses is found: a real collation, where it is at hand, and artificial traditions.

usage: stemma.py [--data DIR] [--traditions N] [--first SEED]

The figure is the average sign similarity (Roos and Heikkilä 2009): the mean, over ordered triples of witnesses a, b, c, of
1 - |sgn(d(a,b) - d(a,c)) - sgn(d'(a,b) - d'(a,c))| / 2, where d and d' count the edges between two witnesses in the true
and in the found tree, whatever their direction. Beside it, in the same run, what peers find: neighbour joining, the
minimum spanning tree, random trees.
"""

import argparse
import itertools
import pathlib
import random
import re
import statistics
import sys
import time
import xml.etree.ElementTree as ElementTree
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from traditions import tradition, words  # noqa: E402

from wirestem.story.derive.stemma import Stemma, stemma  # noqa: E402

Table = Mapping[str, Sequence[str | None]]
Edges = Iterable[tuple[str, str]]
GRAPH = "{http://graphml.graphdrawing.org/xmlns}"


# ---- the figure


def distances(edges: Edges, names: Sequence[str]) -> dict[tuple[str, str], int]:
    """The number of edges between each two of `names`."""
    beside: dict[str, list[str]] = {}
    for a, b in edges:
        beside.setdefault(a, []).append(b)
        beside.setdefault(b, []).append(a)
    found = {}
    for name in names:
        steps, queue = {name: 0}, deque([name])
        while queue:
            here = queue.popleft()
            for other in beside.get(here, ()):
                if other not in steps:
                    steps[other] = steps[here] + 1
                    queue.append(other)
        found.update({(name, other): steps[other] for other in names})
    return found


def sign_similarity(true: Edges, found: Edges, names: Sequence[str]) -> float:
    """The average sign similarity, per cent."""
    d, e = distances(true, names), distances(found, names)
    sign = lambda x: (x > 0) - (x < 0)
    gaps = [abs(sign(d[a, b] - d[a, c]) - sign(e[a, b] - e[a, c])) / 2 for a, b, c in itertools.permutations(names, 3)]
    return 100 * (1 - statistics.mean(gaps))


# ---- peers


def gaps(table: Table, absence: bool) -> dict[tuple[str, str], float]:
    """The share of places with different readings; what is absent in one is passed over, or with `absence` a reading."""
    found = {}
    for a, b in itertools.permutations(table, 2):
        pairs = [(x, y) for x, y in zip(table[a], table[b]) if x is not None and y is not None and (absence or (x and y))]
        found[a, b] = sum(x != y for x, y in pairs) / (len(pairs) or 1)
    return found


def joined(table: Table, absence: bool = False) -> list[tuple[str, str]]:
    """Neighbour joining (Saitou and Nei 1987)."""
    d = gaps(table, absence)
    left, edges = sorted(table), []
    while len(left) > 2:
        total = {a: sum(d[a, b] for b in left if b != a) for a in left}
        a, b = min(itertools.combinations(left, 2), key=lambda p: (len(left) - 2) * d[p] - total[p[0]] - total[p[1]])
        node = f"({a}{b})"
        for c in left:
            if c not in (a, b):
                d[node, c] = d[c, node] = (d[a, c] + d[b, c] - d[a, b]) / 2
        edges += [(a, node), (b, node)]
        left = [c for c in left if c not in (a, b)] + [node]
    return [*edges, (left[0], left[1])]


def spanning(table: Table) -> list[tuple[str, str]]:
    """The minimum spanning tree."""
    d = gaps(table, False)
    names = sorted(table)
    inside, edges = {names[0]}, []
    while len(inside) < len(names):
        edge = min(((a, b) for a in sorted(inside) for b in names if b not in inside), key=lambda p: d[p])
        edges.append(edge)
        inside.add(edge[1])
    return edges


def drawn(names: Sequence[str], rng: random.Random) -> list[tuple[str, str]]:
    """A random tree with the witnesses at its ends."""
    edges = [(names[0], names[1])]
    for n, name in enumerate(names[2:]):
        a, b = edges.pop(rng.randrange(len(edges)))
        edges += [(a, f"u{n}"), (f"u{n}", b), (f"u{n}", name)]
    return edges


def by_chance(true: Edges, names: Sequence[str], times: int = 100) -> float:
    """The mean of random trees."""
    rng = random.Random(0)
    return statistics.mean(sign_similarity(true, drawn(rng.sample(names, len(names)), rng), names) for _ in range(times))


KEPT: list[Stemma] = []


def ours(table: Table) -> list[tuple[str, str]]:
    KEPT.append(stemma(table))
    return list(KEPT[-1].edges)


METHODS: dict[str, Callable[[Table], list[tuple[str, str]]]] = {
    "wirestem": ours,
    "neighbour joining": joined,
    "neighbour joining, absence differs": lambda table: joined(table, True),
    "minimum spanning tree": spanning,
}


# ---- data


def collation(path: pathlib.Path) -> dict[str, list[str | None]]:
    """The table of a collation graph in Stemmarest's GraphML: one place for each rank."""
    graph = next(ElementTree.parse(path).getroot().iter(f"{GRAPH}graph"))
    of = lambda item: {d.get("key"): d.text for d in item}
    keys = {k.get("id"): (k.get("for"), k.get("attr.name")) for k in ElementTree.parse(path).getroot().iter(f"{GRAPH}key")}
    named = lambda item: {keys[k][1]: v for k, v in of(item).items()}
    nodes = {n.get("id"): named(n) for n in graph.iter(f"{GRAPH}node")}
    paths = [(e.get("source"), e.get("target"), named(e)) for e in graph.iter(f"{GRAPH}edge")]
    ends = [n for n, d in nodes.items() if d.get("is_start") or d.get("is_end")]
    ranks = sorted({int(d["rank"]) for n, d in nodes.items() if n not in ends})
    number = {r: n for n, r in enumerate(ranks)}
    table: dict[str, list[str | None]] = {}
    for source, target, data in paths:
        if "witness" in data and not data.get("extra"):
            row = table.setdefault(data["witness"], [""] * len(ranks))
            for node in (source, target):
                if node not in ends:
                    row[number[int(nodes[node]["rank"])]] = None if nodes[node].get("is_lacuna") == "1" else nodes[node]["text"]
    return table


def drawing(path: pathlib.Path) -> tuple[list[tuple[str, str]], list[str]]:
    """Edges and extant witnesses of a stemma in dot."""
    text = path.read_text(encoding="utf-8")
    extant = re.findall(r'"?([^\s"]+)"?\s*\[\s*class="?extant', text)
    return re.findall(r'"?([^\s";]+)"?\s*->\s*"?([^\s";]+)"?', text), extant


def report(title: str, rows: Mapping[str, tuple[float, float | None]]) -> None:
    print(f"== {title}")
    for name, (value, seconds) in rows.items():
        print(f"{name:<38}{value:7.1f}" + (f"{seconds:9.2f} s" if seconds is not None else ""))


def timed(method: Callable[[Table], list[tuple[str, str]]], table: Table, true: Edges) -> tuple[float, float]:
    began = time.perf_counter()
    edges = method(table)
    return sign_similarity(true, edges, sorted(table)), time.perf_counter() - began


def real(folder: pathlib.Path) -> None:
    """Every collation below `folder` that has a drawing beside it."""
    for path in sorted(folder.rglob("*.xml")) if folder.is_dir() else ():
        drawings = sorted(path.parent.glob("*.dot"))
        if len(drawings) == 1:
            table = collation(path)
            true, extant = drawing(drawings[0])
            table = {name: table[name] for name in extant}
            rows: dict[str, tuple[float, float | None]] = {name: timed(m, table, true) for name, m in METHODS.items()}
            rows["random trees, mean"] = by_chance(true, extant), None
            report(f"{path.parent.name}: {len(extant)} witnesses, average sign similarity", rows)


def artificial(first: int, number: int) -> None:
    """The mean over artificial traditions."""
    pool = words()
    scores: dict[str, list[tuple[float, float]]] = {name: [] for name in METHODS}
    chance = []
    right = wrong = missed = 0
    for seed in range(first, first + number):
        made = tradition(seed, pool)
        for name, method in METHODS.items():
            scores[name].append(timed(method, made.readings, made.edges))
        told, true = {s.child for s in KEPT[-1].seconds}, set(made.contaminated)
        right, wrong, missed = right + len(told & true), wrong + len(told - true), missed + len(true - told)
        chance.append(by_chance(made.edges, sorted(made.readings), 10))
    rows: dict[str, tuple[float, float | None]] = {
        n: (statistics.mean(v for v, _ in s), statistics.mean(t for _, t in s)) for n, s in scores.items()
    }
    rows["random trees, mean"] = statistics.mean(chance), None
    report(f"{number} artificial traditions from {first} on, mean", rows)
    print(f"witnesses with two parents: {right} found, {missed} missed, {wrong} wrongly so called")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=pathlib.Path, default=HERE.parent.parent / "shared" / "data" / "reuse")
    parser.add_argument("--traditions", type=int, default=40)
    parser.add_argument("--first", type=int, default=1000, help="below 1000 the method was tried out")
    chosen = parser.parse_args()
    real(chosen.data)
    if chosen.traditions:
        artificial(chosen.first, chosen.traditions)
    return 0


if __name__ == "__main__":
    sys.exit(main())
