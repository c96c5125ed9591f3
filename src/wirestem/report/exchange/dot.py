"""The family tree in the DOT language, for Graphviz and what reads it."""

from wirestem.model import Dossier
from wirestem.report.exchange.graph import Edge, Node, Tree, Value, trees
from wirestem.report.exchange.plain import line
from wirestem.report.names import StoryNames, shortened
from wirestem.report.when import readable

_STYLES = {"missing": "dotted", "dispatch": "dashed"}


def dot(dossier: Dossier) -> str:
    """One directed graph with a cluster for each story: articles as boxes, unseen dispatches dashed, edges from parent to child.

    Nodes and edges have the ids and attributes of the GraphML file, but `label` is what is drawn; doubtful edges are
    dashed (confidence below 0.8) or dotted (below 0.5).
    """
    lines = ["digraph wirestem {", "  rankdir=LR;", '  node [shape=box, fontname="sans-serif"];']
    for number, tree in enumerate(trees(dossier)):
        lines += [f"  subgraph cluster_{number} {{", f"    label={_quoted(shortened(tree.story.found.label, 100))};"]
        lines += [f"    {told}" for told in _lines(tree)]
        lines.append("  }")
    return "\n".join([*lines, "}", ""])


def _lines(tree: Tree) -> list[str]:
    return [*(_node(tree.story, node) for node in tree.nodes), *(_edge(edge) for edge in tree.edges)]


def _node(story: StoryNames, node: Node) -> str:
    kind = str(node.data["kind"])
    label = story.behind(story.origin[node.id]) if kind == "dispatch" else node.id
    shown = _quoted(shortened(label, 80))
    if kind == "article":
        when = node.data.get("published")
        dated = readable(str(when)) if when else "undated"
        # The two characters \n break the line in a label; nothing of the texts is read so, as its backslashes are doubled.
        shown = f"{_quoted(shortened(story.names.article(node.id), 80))[:-1]}\\n{_quoted(dated)[1:]}"
    style = f", style={_STYLES[kind]}" if kind in _STYLES else ""
    return f"{_quoted(node.id)} [label={shown}{style}{_attributes(node.data)}];"


def _edge(edge: Edge) -> str:
    sure = edge.data.get("confidence")
    style = "bold" if not isinstance(sure, float) else "solid" if sure >= 0.8 else "dashed" if sure >= 0.5 else "dotted"
    return f"{_quoted(edge.tail)} -> {_quoted(edge.head)} [style={style}{_attributes(edge.data)}];"


def _attributes(data: dict[str, Value]) -> str:
    return "".join(f", {key}={_quoted(_told(value))}" for key, value in data.items() if key != "label")


def _told(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _quoted(text: str) -> str:
    escaped = line(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
