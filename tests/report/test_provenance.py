"""PROV-JSON, read by the prov library."""

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from prov.model import (
    ProvActivity,
    ProvAgent,
    ProvAssociation,
    ProvAttribution,
    ProvDerivation,
    ProvDocument,
    ProvEntity,
    ProvGeneration,
    ProvUsage,
)

from wirestem.model import Dossier

from . import bridge, soil
from .exports import exported
from .test_graphs import versions


def read(folder: Path, dossier: Dossier | None = None) -> Any:
    return ProvDocument.deserialize(content=exported("prov", folder, dossier)[0].decode(), format="json")


def ends(record: Any) -> tuple[str, ...]:
    return tuple(str(value) for _, value in record.formal_attributes if value is not None)


def extra(record: Any) -> dict[str, str]:
    return {str(name): str(value) for name, value in record.extra_attributes}


def named(document: Any, kind: type) -> dict[str, str]:
    return {str(r.identifier): r.label for r in document.get_records(kind)}


def test_articles_and_dispatches_are_entities_houses_and_the_program_agents(tmp_path: Path) -> None:
    found = read(tmp_path)
    assert set(named(found, ProvEntity)) == {f"ws:{d}" for d in bridge.TEXTS} | {"ws:o-norr", "ws:dossier"}
    assert named(found, ProvEntity)["ws:o-norr"] == "unseen Norrwire dispatch"
    agents = named(found, ProvAgent)
    assert set(agents.values()) == {"The Argus", "Beacon", "Comet Online", "Dial", "Norrwire", "Wirestem 0.1.0"}
    attributed = {(a, agents[b]) for a, b in map(ends, found.get_records(ProvAttribution))}
    assert ("ws:o-norr", "Norrwire") in attributed
    assert ("ws:d-argus", "The Argus") in attributed
    assert not any(entity == "ws:d-echo" for entity, _ in attributed)  # nobody knows whose it is


def test_edges_are_derivations_with_relation_share_confidence_and_the_activity(tmp_path: Path) -> None:
    found = read(tmp_path)
    told = {ends(r): extra(r) for r in found.get_records(ProvDerivation)}
    assert set(told) == {
        ("ws:d-argus", "ws:o-norr", "wse:d-argus"),
        ("ws:d-beacon", "ws:o-norr", "wse:d-beacon"),
        ("ws:d-comet", "ws:d-beacon", "wse:d-comet"),
    }
    assert told["ws:d-argus", "ws:o-norr", "wse:d-argus"] == {
        "prov:type": "prov:Quotation",
        "wsv:relation": "copy",
        "wsv:share": "0.95",
        "wsv:confidence": "0.9",
    }
    assert "prov:type" not in told["ws:d-beacon", "ws:o-norr", "wse:d-beacon"]


def test_each_derived_article_is_made_by_an_editing_of_its_outlet(tmp_path: Path) -> None:
    found = read(tmp_path)
    made = {ends(r) for r in found.get_records(ProvGeneration)}
    assert made == {(f"ws:{d}", f"wse:{d}") for d in ("d-argus", "d-beacon", "d-comet")} | {("ws:dossier", "wse:analysis")}
    used = {ends(r) for r in found.get_records(ProvUsage)}
    assert {u for u in used if u[0] != "wse:analysis"} == {
        ("wse:d-argus", "ws:o-norr"),
        ("wse:d-beacon", "ws:o-norr"),
        ("wse:d-comet", "ws:d-beacon"),
    }
    agents = named(found, ProvAgent)
    assert {(a, agents[b]) for a, b in map(ends, found.get_records(ProvAssociation))} == {
        ("wse:analysis", "Wirestem 0.1.0"),
        ("wse:d-argus", "The Argus"),
        ("wse:d-beacon", "Beacon"),
        ("wse:d-comet", "Comet Online"),
    }


def test_the_analysis_tells_its_models_and_the_articles_that_it_used(tmp_path: Path) -> None:
    found = read(tmp_path)
    (analysis,) = (r for r in found.get_records(ProvActivity) if str(r.identifier) == "wse:analysis")
    assert extra(analysis)["wsv:model"] == "attribute rules.v1"
    used = {ends(r)[1] for r in found.get_records(ProvUsage) if ends(r)[0] == "wse:analysis"}
    assert used == {f"ws:{d}" for d in bridge.TEXTS}


def test_a_later_version_is_a_revision(tmp_path: Path) -> None:
    told = {ends(r): extra(r) for r in read(tmp_path, versions()).get_records(ProvDerivation)}
    assert told["ws:o-late", "ws:o-norr"] == {"prov:type": "prov:Revision", "wsv:relation": "version"}


def test_an_agency_with_an_article_of_its_own_sent_that_article(tmp_path: Path) -> None:
    whole = bridge.dossier()
    origins = tuple(replace(o, agency="Norrwire") if o.id == "d-dial" else o for o in whole.stories[0].origins)
    found = read(tmp_path, replace(whole, stories=(replace(whole.stories[0], origins=origins),)))
    agents = named(found, ProvAgent)
    assert {agents[b] for a, b in map(ends, found.get_records(ProvAttribution)) if a == "ws:d-dial"} == {"Dial", "Norrwire"}


@pytest.mark.parametrize("made", [bridge.dossier, versions, soil.soiled, soil.torn, soil.empty])
def test_it_comes_back_equal_and_names_nothing_twice(made: Any, tmp_path: Path) -> None:
    found = read(tmp_path, made())
    again = ProvDocument.deserialize(content=found.serialize(format="json"), format="json")
    assert again == found
    assert found.get_provn()
    raw = json.loads(exported("prov", tmp_path, made())[0])
    keys = [key for kind in ("entity", "activity", "agent") for key in raw[kind]]
    assert len(keys) == len(set(keys))
    assert len(found.get_records()) == sum(len(v) for k, v in raw.items() if k != "prefix")


def test_ids_that_differ_in_signs_alone_stay_two(tmp_path: Path) -> None:
    whole = bridge.plain("Words.")
    docs = tuple(replace(whole.documents[0], id=i) for i in ("d 1", "d_20_1", "d/1"))
    made = replace(whole, documents=docs, stories=(replace(whole.stories[0], documents=tuple(d.id for d in docs)),))
    articles = [r for r in read(tmp_path, made).get_records(ProvEntity) if "Article" in str(extra(r).get("prov:type"))]
    assert len(articles) == 3
