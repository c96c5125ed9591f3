"""The family tree as GraphML, read back by networkx."""

import networkx
import pytest

from wirestem.report.graphml import graphml

from . import bridge


def test_networkx_reads_articles_dispatches_and_edges() -> None:
    graph = networkx.parse_graphml(graphml(bridge.dossier()))
    assert graph.is_directed()
    assert {n for n, d in graph.nodes(data=True) if d["kind"] == "article"} == set(bridge.TEXTS)
    assert graph.nodes["o-norr"] == {
        "kind": "dispatch",
        "label": "Norrwire dispatch",
        "story": "s1",
        "agency": "Norrwire",
        "observed": False,
    }
    assert graph.edges["o-norr", "d-argus"] == {"relation": "copy", "share": 0.95, "confidence": 0.9, "id": "e0"}
    assert ("d-beacon", "d-comet") in graph.edges


@pytest.mark.parametrize("name", ["<script>&\"'", "\x00\x1b[31m", "\u202eevil", "🙂"])
def test_hostile_names_leave_the_xml_well_formed(name: str) -> None:
    graph = networkx.parse_graphml(graphml(bridge.plain("Words.", outlet=name)))
    assert len(graph) == 1
