"""The rules of other tools on a made history, as a family tree that the same scorer reads.

`earlier` is passim's rule: the parent is the earlier text with most words in common, a tenth of the child at least;
`overlap` joins texts that share 30 words in runs of four, one linking the next; `headline` joins texts whose headlines have
words of Jaccard likeness 0.55 (the rule of the tool "lineage"). `joining` is neighbour joining (Saitou and Nei 1987), which
knows no direction: only the shape of its tree is compared.
"""

from collections.abc import Callable, Sequence
from itertools import combinations

from wirestem.flow import Story
from wirestem.model import Derivation, Document, Lineage, Origin, Parent
from wirestem.story.derive.clock import moment
from wirestem.text import words

_SEED = 4
_LEAST_SHARE, _LEAST_WORDS, _LEAST_HEADLINE = 0.1, 30, 0.55
Edges = list[tuple[str, str]]


def earlier(story: Story) -> Lineage:
    """The best earlier text is the parent; undated texts come last."""
    documents = [a.document for a in story.articles]
    order = {d.id: (m.timestamp() if (m := moment(d)) else float("inf"), d.id) for d in documents}
    edges = []
    for child in documents:
        before = [d for d in documents if order[d.id] < order[child.id]]
        share, parent = max(((covered(child, d) / (len(forms(child)) or 1), d.id) for d in before), default=(0.0, ""))
        if share >= _LEAST_SHARE:
            edges.append((child.id, parent))
    return _tree(documents, edges)


def overlap(story: Story) -> Lineage:
    """Texts with 30 words in common share an unseen source, and so do those that share with them."""
    return _linked(story, lambda a, b: max(covered(a, b), covered(b, a)) >= _LEAST_WORDS)


def headline(story: Story) -> Lineage:
    """Texts with like headlines share an unseen source."""
    return _linked(story, _like_headlines)


def _like_headlines(one: Document, two: Document) -> bool:
    here, there = ({w.form for w in words(d.title or "")} for d in (one, two))
    return len(here & there) / (len(here | there) or 1) >= _LEAST_HEADLINE


def forms(document: Document) -> list[str]:
    """The words of a text in lower case."""
    return [w.form for w in words(document.text)]


def covered(child: Document, parent: Document) -> int:
    """How many words of `child` stand in runs of four that `parent` has."""
    here, there = forms(child), forms(parent)
    runs = {tuple(there[n : n + _SEED]) for n in range(len(there) - _SEED + 1)}
    marked = bytearray(len(here))
    for n in range(len(here) - _SEED + 1):
        if tuple(here[n : n + _SEED]) in runs:
            marked[n : n + _SEED] = b"\1" * _SEED
    return sum(marked)


def _linked(story: Story, same: Callable[[Document, Document], bool]) -> Lineage:
    documents = [a.document for a in story.articles]
    group = {d.id: {d.id} for d in documents}
    for one, two in combinations(documents, 2):
        if group[one.id] is not group[two.id] and same(one, two):
            both = group[one.id] | group[two.id]
            group.update(dict.fromkeys(both, both))
    edges = [(d.id, "unseen " + min(group[d.id])) for d in documents if len(group[d.id]) > 1]
    return _tree(documents, edges)


def _tree(documents: Sequence[Document], edges: Edges) -> Lineage:
    """A lineage with these edges; a parent that is no document is an unseen origin."""
    names, children = {d.id for d in documents}, {child for child, _ in edges}
    unseen = sorted({parent for _, parent in edges} - names)
    seen = sorted(names - children)
    origins = [Origin(o, None, None, (), (), o, ()) for o in unseen] + [Origin(f"o {n}", None, n, (), (), n, ()) for n in seen]
    found = [Derivation(c, Parent(doc=p) if p in names else Parent(origin=p), "copy", 1.0, 1.0, ()) for c, p in sorted(edges)]
    return Lineage(tuple(sorted(origins, key=lambda o: o.id)), tuple(found))


def joining(story: Story) -> Edges:
    """The edges of the neighbour-joining tree of the texts; inner nodes are called "node 0" and so on."""
    documents = [a.document for a in story.articles]
    live = [d.id for d in documents]
    far = {}
    for one, two in combinations(documents, 2):
        near = covered(one, two) / (len(forms(one)) or 1) + covered(two, one) / (len(forms(two)) or 1)
        far[frozenset((one.id, two.id))] = 1 - near / 2
    edges: Edges = []
    while len(live) > 2:
        sums = {a: sum(far[frozenset((a, b))] for b in live if b != a) for a in live}
        one, two = min(combinations(live, 2), key=lambda p: ((len(live) - 2) * far[frozenset(p)] - sums[p[0]] - sums[p[1]], p))
        node = f"node {len(edges) // 2}"
        edges += [(one, node), (two, node)]
        for other in live:
            if other not in (one, two):
                ways = far[frozenset((one, other))] + far[frozenset((two, other))] - far[frozenset((one, two))]
                far[frozenset((node, other))] = ways / 2
        live = [n for n in live if n not in (one, two)] + [node]
    return edges + ([(live[0], live[1])] if len(live) == 2 else [])


def shape(names: Sequence[str], one: Edges, two: Edges) -> float:
    """How alike two trees without direction are: the average sign similarity over ordered triples of `names`, 0 to 100.

    The mean of 1 - |sgn(d(a,b) - d(a,c)) - sgn(d'(a,b) - d'(a,c))| / 2, d and d' the numbers of edges between texts (Roos
    and Heikkilä 2009); texts that nothing connects are further apart than all others.
    """
    here, there = _distances(names, one), _distances(names, two)
    total = count = 0.0
    for a in names:
        for b, c in combinations([n for n in names if n != a], 2):
            total += 1 - abs(_sign(here[a, b] - here[a, c]) - _sign(there[a, b] - there[a, c])) / 2
            count += 1
    return 100 * total / count if count else 100.0


def _sign(value: int) -> int:
    return (value > 0) - (value < 0)


def _distances(names: Sequence[str], edges: Edges) -> dict[tuple[str, str], int]:
    near: dict[str, set[str]] = {n: set() for n in names}
    for one, two in edges:
        near.setdefault(one, set()).add(two)
        near.setdefault(two, set()).add(one)
    found = {}
    for name in names:
        reached, edge, steps = {name: 0}, {name}, 0
        while edge:
            steps += 1
            edge = {n for m in edge for n in near[m]} - reached.keys()
            reached.update(dict.fromkeys(edge, steps))
        found.update({(name, other): reached.get(other, len(near) + 1) for other in names})
    return found
