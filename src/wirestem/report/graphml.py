"""The family tree as GraphML, for Gephi, yEd, Cytoscape and networkx."""

from collections.abc import Iterable
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from wirestem.model import Dossier
from wirestem.report.exchange.plain import held
from wirestem.report.family import node_of, parent_of
from wirestem.report.names import Names, StoryNames

_KEYS = (
    ("kind", "node", "string"),
    ("label", "node", "string"),
    ("story", "node", "string"),
    ("outlet", "node", "string"),
    ("agency", "node", "string"),
    ("observed", "node", "boolean"),
    ("uri", "node", "string"),
    ("published", "node", "string"),
    ("relation", "edge", "string"),
    ("share", "edge", "double"),
    ("confidence", "edge", "double"),
)

Value = str | float | bool | None


class _Edge(NamedTuple):
    tail: str
    head: str
    data: dict[str, Value]


def graphml(dossier: Dossier) -> str:
    """One directed graph of all stories.

    Nodes are articles (`kind` "article") and unseen dispatches ("dispatch"); an article that is itself an origin is one
    node, with the origin's agency. Edges run from parent to child with `relation`, `share` and `confidence`; a later
    version of a dispatch hangs on the one it replaces by an edge of relation "version".
    """
    names = Names(dossier)
    stories = [StoryNames(names, found) for found in dossier.stories]
    keys = [f'  <key id="{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>' for name, of, kind in _KEYS]
    nodes = [_node(name, data) for s in stories for name, data in _nodes(names, s)]
    edges = [_edge(i, edge) for i, edge in enumerate(e for s in stories for e in _edges(s))]
    head = ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">']
    return "\n".join(
        [*head, *keys, '  <graph id="wirestem" edgedefault="directed">', *nodes, *edges, "  </graph>", "</graphml>", ""]
    )


def _nodes(names: Names, story: StoryNames) -> Iterable[tuple[str, dict[str, Value]]]:
    sender = {o.observed: o.agency for o in story.origins if o.observed}
    for doc in story.documents:
        document = names.documents[doc]
        when = document.published.earliest if document.published else None
        yield doc, {
            "kind": "article", "label": names.outlet(doc), "story": story.found.id, "outlet": document.source.outlet,
            "agency": sender.get(doc), "observed": True, "uri": document.source.uri, "published": when,
        }  # fmt: skip
    for origin in story.origins:
        if origin.observed is None:
            label = origin.label or story.behind(origin)
            yield (
                origin.id,
                {"kind": "dispatch", "label": label, "story": story.found.id, "agency": origin.agency, "observed": False},
            )


def _edges(story: StoryNames) -> Iterable[_Edge]:
    for d in story.found.derivations:
        data: dict[str, Value] = {"relation": d.relation, "share": round(d.share, 4), "confidence": round(d.confidence, 4)}
        yield _Edge(parent_of(story, d), d.child, data)
    for origin in story.origins:
        for earlier in origin.updates:
            if earlier in story.origin:
                yield _Edge(node_of(story, earlier), node_of(story, origin.id), {"relation": "version"})


def _clean(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return held(str(value))


def _data(data: dict[str, Value]) -> str:
    return "".join(f'<data key="{key}">{escape(_clean(value))}</data>' for key, value in data.items() if value is not None)


def _node(name: str, data: dict[str, Value]) -> str:
    return f"    <node id={quoteattr(_clean(name))}>{_data(data)}</node>"


def _edge(number: int, edge: _Edge) -> str:
    ends = f"source={quoteattr(_clean(edge.tail))} target={quoteattr(_clean(edge.head))}"
    return f'    <edge id="e{number}" {ends}>{_data(edge.data)}</edge>'
