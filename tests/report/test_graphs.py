"""The family tree as GraphML, read back by networkx, and as DOT, read back by pydot."""

import re
import warnings
from pathlib import Path
from typing import Any

import networkx
import pydot
import pytest
from msgspec.structs import replace

from wirestem.model import Alternative, Dossier, Origin, Parent
from wirestem.report.exchange.graph import EDGE_KEYS, NODE_KEYS, trees

from . import bridge, soil
from .exports import exported


def graphml(folder: Path, dossier: Dossier | None = None) -> Any:
    return networkx.parse_graphml(exported("graphml", folder, dossier)[0].decode())


def drawn(folder: Path, dossier: Dossier | None = None) -> Any:
    """The one graph of a DOT file, as pydot reads it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pydot asks its parser in an old way
        graphs = pydot.graph_from_dot_data(exported("dot", folder, dossier)[0].decode())
    assert graphs is not None
    assert len(graphs) == 1
    return graphs[0]


def plain(quoted: Any) -> str:
    """A quoted string of DOT as it was."""
    return re.sub(r"\\(.)", r"\1", str(quoted)[1:-1]) if str(quoted).startswith('"') else str(quoted)


def told(attributes: dict[str, Any], *drop: str) -> dict[str, str]:
    return {k: plain(v) for k, v in attributes.items() if k not in drop}


def spelled(data: dict[str, Any], *drop: str) -> dict[str, str]:
    return {k: str(v).lower() if isinstance(v, bool) else str(v) for k, v in data.items() if k not in drop}


def versions() -> Dossier:
    """Bridge with a later version of the dispatch, another reading of an edge and a direct child of an observed origin."""
    whole = bridge.dossier()
    found = whole.stories[0]
    later = Origin("o-late", "Norrwire", None, ("o-norr",), ("d-argus",), "Norrwire dispatch, later", ())
    first, second, third = found.derivations
    doubt = Alternative(Parent(origin="o-norr"), 0.3, "shares the lede"), Alternative(None, 0.1, "may be its own")
    edges = (replace(first, parent=Parent(origin="o-late")), second, replace(third, alternatives=doubt))
    return replace(whole, stories=(replace(found, origins=(*found.origins, later), derivations=edges),))


def test_networkx_reads_articles_dispatches_and_edges(tmp_path: Path) -> None:
    graph = graphml(tmp_path)
    assert graph.is_directed()
    assert {n for n, d in graph.nodes(data=True) if d["kind"] == "article"} == set(bridge.TEXTS)
    assert graph.nodes["o-norr"] == {
        "kind": "dispatch",
        "label": "Norrwire dispatch",
        "story": "s1",
        "story_label": "Lowmere bridge shut after crack found",
        "agency": "Norrwire",
        "observed": False,
        "because": "credit.dateline.v1: credit in the dateline",
    }
    assert graph.edges["o-norr", "d-argus"] == {
        "relation": "copy",
        "share": 0.95,
        "confidence": 0.9,
        "because": "credit.dateline.v1: credit in the dateline",
        "id": "e0",
    }
    assert ("d-beacon", "d-comet") in graph.edges
    behind = {n: d.get("agencies") for n, d in graph.nodes(data=True) if d["kind"] == "article"}
    assert behind == {"d-argus": "Norrwire", "d-beacon": "Norrwire", "d-comet": "Norrwire", "d-dial": None, "d-echo": None}


def test_an_article_tells_all_that_is_known_of_it(tmp_path: Path) -> None:
    graph = graphml(tmp_path)
    argus = graph.nodes["d-argus"]
    assert (argus["outlet"], argus["title"], argus["url"]) == (
        "The Argus",
        "Lowmere bridge shut after crack found",
        "https://argus.example/1",
    )
    assert (argus["published"], argus["published_basis"], argus["language"]) == ("2031-03-04T10:15+01:00", "own", "en")
    assert argus["credits"] == "Norrwire (text, dateline)"
    assert argus["words"] > 30
    assert graph.nodes["d-comet"]["uncredited"] == "Norrwire"
    assert "published" not in graph.nodes["d-comet"]


def test_versions_and_other_readings_are_told(tmp_path: Path) -> None:
    graph = graphml(tmp_path, versions())
    assert graph.edges["o-norr", "o-late"]["relation"] == "version"
    assert (
        graph.edges["d-beacon", "d-comet"]["alternatives"] == "o-norr 0.3000 (shares the lede); d-comet 0.1000 (may be its own)"
    )


def test_every_key_is_declared_with_its_type_and_used_somewhere() -> None:
    used = trees(versions())
    assert {k for t in used for n in t.nodes for k in n.data} == set(NODE_KEYS)
    assert {k for t in used for e in t.edges for k in e.data} == set(EDGE_KEYS)


@pytest.mark.parametrize("made", [bridge.dossier, versions, soil.torn])
def test_dot_and_graphml_give_the_same_graph(made: Any, tmp_path: Path) -> None:
    graph = graphml(tmp_path, made())
    clusters = drawn(tmp_path, made()).get_subgraphs()
    nodes = {plain(n.get_name()): told(n.get_attributes(), "label", "style") for c in clusters for n in c.get_nodes()}
    edges = {
        (plain(e.get_source()), plain(e.get_destination())): told(e.get_attributes(), "style")
        for c in clusters
        for e in c.get_edges()
    }
    assert nodes == {n: spelled(d, "label") for n, d in graph.nodes(data=True)}
    assert edges == {(a, b): spelled(d, "id") for a, b, d in graph.edges(data=True)}


def test_an_end_that_the_dossier_does_not_hold_is_a_node_that_says_so(tmp_path: Path) -> None:
    graph = graphml(tmp_path, soil.torn())
    assert {n for n, d in graph.nodes(data=True) if d["kind"] == "missing"} == {"o-lost", "d-lost", "d-gone"}


def test_unseen_dispatches_are_dashed_and_doubtful_edges_dotted(tmp_path: Path) -> None:
    (cluster,) = drawn(tmp_path, versions()).get_subgraphs()
    styles = {plain(n.get_name()): n.get("style") for n in cluster.get_nodes()}
    assert (styles["o-norr"], styles["d-argus"]) == ("dashed", None)
    lines = {(plain(e.get_source()), plain(e.get_destination())): e.get("style") for e in cluster.get_edges()}
    assert lines == {
        ("o-late", "d-argus"): "solid",
        ("o-norr", "d-beacon"): "dashed",
        ("d-beacon", "d-comet"): "dotted",
        ("o-norr", "o-late"): "bold",
    }


def test_a_label_has_outlet_and_day_on_two_lines(tmp_path: Path) -> None:
    (cluster,) = drawn(tmp_path).get_subgraphs()
    labels = {plain(n.get_name()): n.get_label() for n in cluster.get_nodes()}
    assert labels["d-beacon"] == '"1 Beacon\\n4 March 2031"'
    assert labels["o-norr"] == '"unseen Norrwire dispatch"'


@pytest.mark.parametrize(
    "name", ["<script>&\"'", "\x00\x1b[31m", "\u202eevil", "🙂", 'He said "no"\\ \n}; evil -> node', "\\N\\"]
)
def test_hostile_names_leave_both_well_formed(name: str, tmp_path: Path) -> None:
    bare = bridge.plain("Words.", title=name, outlet=name)
    assert len(graphml(tmp_path, bare)) == 1
    graph = drawn(tmp_path, bare)
    assert [len(c.get_nodes()) for c in graph.get_subgraphs()] == [1]
    assert graph.get_edges() == []


def test_a_hostile_story_keeps_its_shape(tmp_path: Path) -> None:
    (cluster,) = drawn(tmp_path, soil.soiled()).get_subgraphs()
    assert len(cluster.get_nodes()) == len(graphml(tmp_path, soil.soiled())) == 6
    assert len(cluster.get_edges()) == 3
    assert "\u202e" not in exported("dot", tmp_path, soil.soiled())[0].decode()
