"""The family tree as GraphML, for Gephi, yEd, Cytoscape and networkx."""

from xml.sax.saxutils import escape, quoteattr

from wirestem.model import Dossier
from wirestem.report.exchange.graph import EDGE_KEYS, NODE_KEYS, Edge, Node, Value, trees
from wirestem.report.exchange.plain import held


def graphml(dossier: Dossier) -> str:
    """One directed graph of all stories.

    Nodes are articles (`kind` "article") and unseen dispatches ("dispatch"); an article that is itself an origin is one
    node, with the origin's agency. Edges run from parent to child with `relation`, `share` and `confidence`; a later
    version of a dispatch hangs on the one it replaces by an edge of relation "version".
    """
    drawn = trees(dossier)
    keys = [_key("n", name, "node", kind) for name, kind in NODE_KEYS.items()]
    keys += [_key("e", name, "edge", kind) for name, kind in EDGE_KEYS.items()]
    nodes = [_node(node) for tree in drawn for node in tree.nodes]
    edges = [_edge(number, edge) for number, edge in enumerate(e for tree in drawn for e in tree.edges)]
    head = ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">']
    return "\n".join(
        [*head, *keys, '  <graph id="wirestem" edgedefault="directed">', *nodes, *edges, "  </graph>", "</graphml>", ""]
    )


def _key(letter: str, name: str, of: str, kind: str) -> str:
    # A key's id is the only one of its name in the file; "because" is told of nodes and of edges.
    return f'  <key id="{letter}_{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>'


def _clean(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return held(str(value))


def _data(letter: str, data: dict[str, Value]) -> str:
    return "".join(f'<data key="{letter}_{key}">{escape(_clean(value))}</data>' for key, value in data.items())


def _node(node: Node) -> str:
    return f"    <node id={quoteattr(_clean(node.id))}>{_data('n', node.data)}</node>"


def _edge(number: int, edge: Edge) -> str:
    ends = f"source={quoteattr(_clean(edge.tail))} target={quoteattr(_clean(edge.head))}"
    return f'    <edge id="e{number}" {ends}>{_data("e", edge.data)}</edge>'
