"""Unrooted trees of witnesses (0 to n - 1) and unseen texts (n and up), as who is beside whom."""

from collections.abc import Iterator

Branches = dict[int, set[int]]
Point = tuple[int, ...]  # where something can be joined on: a node, or the two ends of an edge


def cut(tree: Branches, a: int, b: int, extant: int) -> tuple[Branches, Branches]:
    """The two trees left when the edge between `a` and `b` goes, first the one of `a`."""
    parts = []
    for start, away in ((a, b), (b, a)):
        inside, reached = {start}, [start]
        while reached:
            here = reached.pop()
            for other in tree[here] - {away if here == start else -1}:
                if other not in inside:
                    inside.add(other)
                    reached.append(other)
        part = {n: tree[n] & inside for n in sorted(inside)}
        parts.append(_bare(part, extant))
    return parts[0], parts[1]


def _bare(tree: Branches, extant: int) -> Branches:
    """Without unseen nodes that join fewer than three others."""
    for node in [n for n in tree if n >= extant and len(tree[n]) == 2]:
        a, b = tree.pop(node)
        tree[a] = tree[a] - {node} | {b}
        tree[b] = tree[b] - {node} | {a}
    return tree


def without(tree: Branches, node: int, extant: int) -> Branches:
    """The tree of the others, an unseen text in the place of `node` where that joins three or more."""
    new = {n: set(beside) for n, beside in tree.items() if n != node}
    for other in tree[node]:
        new[other].discard(node)
    if len(tree[node]) > 1:
        unseen = max(extant - 1, *tree) + 1
        new[unseen] = set(tree[node])
        for other in tree[node]:
            new[other].add(unseen)
    return _bare(new, extant)


def join(one: Branches, a: Point, two: Branches, b: Point, extant: int) -> Branches:
    """One tree of two, by an edge between the points `a` and `b`."""
    tree = {n: set(beside) for n, beside in [*one.items(), *two.items()]}
    ends = []
    for point in (a, b):
        if len(point) == 2:
            node = max(extant - 1, *tree) + 1
            x, y = point
            tree[x] = tree[x] - {y} | {node}
            tree[y] = tree[y] - {x} | {node}
            tree[node] = {x, y}
            ends.append(node)
        else:
            ends.append(point[0])
    tree[ends[0]].add(ends[1])
    tree[ends[1]].add(ends[0])
    return tree


def contract(tree: Branches, unseen: int, other: int) -> Branches:
    """The tree in which `unseen` is `other`."""
    new = {n: set(beside) for n, beside in tree.items() if n != unseen}
    for node in tree[unseen]:
        new[node].discard(unseen)
        if node != other:
            new[node].add(other)
            new[other].add(node)
    return new


def edges(tree: Branches) -> list[tuple[int, int]]:
    """The edges, lower number first, in order."""
    return sorted((a, b) for a in tree for b in tree[a] if a < b)


def points(tree: Branches) -> list[Point]:
    """Where something can be joined on: nodes, then edges."""
    return [*((n,) for n in sorted(tree)), *edges(tree)]


def walk(tree: Branches) -> Iterator[tuple[int, int]]:
    """Nodes from the first one outwards, each with the one before it (-1 for the first)."""
    stack = [(min(tree), -1)]
    while stack:
        here, before = stack.pop()
        yield here, before
        stack.extend((n, here) for n in sorted(tree[here], reverse=True) if n != before)
