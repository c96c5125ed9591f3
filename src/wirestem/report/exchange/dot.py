"""The family tree in the DOT language, for Graphviz and what reads it."""

from collections.abc import Iterable

from wirestem.model import Dossier
from wirestem.report.exchange.plain import held
from wirestem.report.family import node_of, parent_of
from wirestem.report.names import Names, StoryNames, shortened
from wirestem.report.when import readable


def dot(dossier: Dossier) -> str:
    """One directed graph with a cluster for each story: articles as boxes, unseen dispatches dashed, edges from parent to child.

    Nodes have the ids of `dossier.json`; edges carry `relation`, `share` and `confidence`.
    """
    names = Names(dossier)
    lines = ["digraph wirestem {", "  rankdir=LR;", '  node [shape=box, fontname="sans-serif"];']
    for number, found in enumerate(dossier.stories):
        story = StoryNames(names, found)
        lines += [f"  subgraph cluster_{number} {{", f"    label={_quoted(shortened(found.label, 100))};"]
        lines += [f"    {line}" for line in (*_nodes(names, story), *_edges(story))]
        lines.append("  }")
    return "\n".join([*lines, "}", ""])


def _nodes(names: Names, story: StoryNames) -> Iterable[str]:
    for doc in story.documents:
        when = names.documents[doc].published
        label = f"{names.article(doc)}\n{readable(when.earliest) if when else 'undated'}"
        yield f'{_quoted(doc)} [kind="article", label={_quoted(label)}];'
    for origin in story.origins:
        if origin.observed is None:
            yield f'{_quoted(origin.id)} [kind="dispatch", style=dashed, label={_quoted(story.behind(origin))}];'


def _edges(story: StoryNames) -> Iterable[str]:
    for d in story.found.derivations:
        style = "solid" if d.confidence >= 0.8 else "dashed" if d.confidence >= 0.5 else "dotted"
        told = f'relation="{d.relation}", share="{d.share:.4f}", confidence="{d.confidence:.4f}", style={style}'
        yield f"{_quoted(parent_of(story, d))} -> {_quoted(d.child)} [{told}];"
    for origin in story.origins:
        for earlier in origin.updates:
            if earlier in story.origin:
                ends = f"{_quoted(node_of(story, earlier))} -> {_quoted(node_of(story, origin.id))}"
                yield f'{ends} [relation="version", style=bold];'


def _quoted(text: str) -> str:
    escaped = held(text).replace("\\", "\\\\").replace('"', '\\"').replace("\r", " ").replace("\n", "\\n")
    return f'"{escaped}"'
