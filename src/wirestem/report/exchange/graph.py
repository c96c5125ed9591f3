"""The family tree as nodes and edges, the same for every format that draws or loads graphs."""

from collections.abc import Iterator
from typing import NamedTuple

from wirestem.model import Dossier
from wirestem.report.exchange.plain import readings, reasons
from wirestem.report.family import node_of, parent_of
from wirestem.report.names import Names, StoryNames, word_count

Value = str | float | bool | None

NODE_KEYS = {
    "kind": "string", "label": "string", "story": "string", "story_label": "string", "title": "string", "outlet": "string",
    "agency": "string", "agencies": "string", "observed": "boolean", "uri": "string", "url": "string", "language": "string",
    "published": "string", "published_latest": "string", "published_basis": "string", "words": "int", "credits": "string",
    "carries": "string", "uncredited": "string", "because": "string",
}  # fmt: skip
"""What a node may tell, with its GraphML type."""
EDGE_KEYS = {
    "relation": "string", "share": "double", "confidence": "double", "alternatives": "string", "because": "string",
}  # fmt: skip
"""What an edge may tell, with its GraphML type."""


class Node(NamedTuple):
    """A text of the tree under its id in `dossier.json`; `data` has the keys of `NODE_KEYS` that are known."""

    id: str
    data: dict[str, Value]


class Edge(NamedTuple):
    """From a parent to its child, or from a version to the one that replaces it; `data` has the keys of `EDGE_KEYS`."""

    tail: str
    head: str
    data: dict[str, Value]


class Tree(NamedTuple):
    """The tree of one story."""

    story: StoryNames
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def trees(dossier: Dossier) -> tuple[Tree, ...]:
    """A tree for each story; every end of an edge is a node, and a node stands in one tree.

    `kind` is "article", "dispatch" (unseen) or "missing" (an edge names it, but the dossier does not hold it).
    """
    names = Names(dossier)
    placed: set[str] = set()
    return tuple(_tree(names, StoryNames(names, found), placed) for found in dossier.stories)


def _tree(names: Names, story: StoryNames, placed: set[str]) -> Tree:
    edges = tuple(_edges(story))
    nodes = {node.id: node for node in _nodes(names, story)}
    for end in (end for edge in edges for end in edge[:2]):
        nodes.setdefault(end, Node(end, {"kind": "missing", "label": end, **_of(story)}))
    new = tuple(node for key, node in nodes.items() if key not in placed)
    placed.update(nodes)
    return Tree(story, new, edges)


def _of(story: StoryNames) -> dict[str, Value]:
    return {"story": story.found.id, "story_label": story.found.label}


def _nodes(names: Names, story: StoryNames) -> Iterator[Node]:
    own = {o.observed: o for o in story.origins if o.observed}
    for doc in story.documents:
        document = names.documents[doc]
        first, last, basis = (when.earliest, when.latest, when.basis) if (when := document.published) else (None, None, None)
        origin = own.get(doc)
        credit = "; ".join(dict.fromkeys(f"{c.agency} ({c.for_}, {c.place})" for c in document.credits))
        behind = "; ".join(dict.fromkeys(o.agency for o in story.origins if doc in o.documents and o.agency))
        carries = "; ".join(dict.fromkeys(f"{c.agency}: {c.credit}" for c in story.found.carried if c.doc == doc))
        silent = "; ".join(dict.fromkeys(u.agency for u in story.found.uncredited if u.doc == doc))
        yield _node(doc, {
            "kind": "article", "label": names.outlet(doc), **_of(story), "title": names.title(doc),
            "outlet": document.source.outlet, "agency": origin.agency if origin else None, "agencies": behind, "observed": True,
            "uri": document.source.uri, "url": document.source.url, "language": document.language,
            "published": first, "published_latest": last,
            "published_basis": basis, "words": word_count(document.text), "credits": credit,
            "carries": carries, "uncredited": silent, "because": reasons(origin.because) if origin else None,
        })  # fmt: skip
    for origin in story.origins:
        if origin.observed is None:
            label = origin.label or story.behind(origin)
            yield _node(origin.id, {
                "kind": "dispatch", "label": label, **_of(story), "agency": origin.agency, "observed": False,
                "because": reasons(origin.because),
            })  # fmt: skip


def _edges(story: StoryNames) -> Iterator[Edge]:
    for d in story.found.derivations:
        data: dict[str, Value] = {"relation": d.relation, "share": round(d.share, 4), "confidence": round(d.confidence, 4)}
        told = {"alternatives": readings(story, d), "because": reasons(d.because)}
        yield Edge(parent_of(story, d), d.child, data | {k: v for k, v in told.items() if v})
    for origin in story.origins:
        for earlier in origin.updates:
            if earlier in story.origin:
                yield Edge(node_of(story, earlier), node_of(story, origin.id), {"relation": "version"})


def _node(key: str, data: dict[str, Value]) -> Node:
    return Node(key, {k: v for k, v in data.items() if v is not None and v != ""})
