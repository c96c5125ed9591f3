"""Exports, each opened by a reader that is not ours."""

import io
import json
import warnings
from pathlib import Path
from typing import Any

import bibtexparser.entrypoint
import feedparser
import networkx
import openpyxl
import pydot
import pytest
from followthemoney import model as ftm_model
from jsonschema import Draft202012Validator
from prov.model import ProvDocument

from wirestem.errors import ExportError
from wirestem.model import Dossier
from wirestem.report import exporters
from wirestem.report.exchange import xlsx as workbook
from wirestem.report.exchange.citations import wikipedia
from wirestem.report.tables import COLUMNS, rows

from . import bridge

HOSTILE = "=cmd|' /C calc'!A0 <script>|}}{{ \\& % \x00\u202e“x” 🙂"


def exported(form: str, folder: Path, dossier: Dossier | None = None) -> list[bytes]:
    return [p.read_bytes() for p in exporters.get(form)(dossier or bridge.dossier(), folder)]


def hostile() -> Dossier:
    return bridge.plain(HOSTILE, title=HOSTILE, outlet=HOSTILE, uri=HOSTILE)


def test_a_workbook_has_the_tables_rows_as_values(tmp_path: Path) -> None:
    (data,) = exported("xlsx", tmp_path)
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == [name.removesuffix(".csv") for name in COLUMNS]
    for file, found in rows(bridge.dossier()).items():
        sheet = book[file.removesuffix(".csv")]
        told = list(sheet.iter_rows(values_only=True))
        assert told[0] == COLUMNS[file]
        assert [list(row) for row in told[1:]] == [[None if v == "" else v for v in row] for row in found]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref


def test_a_workbook_runs_no_formula_and_holds_no_control_character(tmp_path: Path) -> None:
    (data,) = exported("xlsx", tmp_path, hostile())
    sheet = openpyxl.load_workbook(io.BytesIO(data))["articles"]
    cell = sheet["C2"]
    assert cell.data_type == "s"
    assert cell.value == HOSTILE.replace("\x00", "\ufffd")


def test_a_cell_longer_than_excel_allows_is_cut_and_too_many_rows_are_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (data,) = exported("xlsx", tmp_path, bridge.plain("Words.", title="x" * 40_000))
    value = openpyxl.load_workbook(io.BytesIO(data))["articles"]["D2"].value
    assert (len(value), value[-1]) == (32_767, "…")
    monkeypatch.setattr(workbook, "_ROWS", 3)
    with pytest.raises(ExportError, match="export to csv"):
        exported("xlsx", tmp_path)


def drawn(dot: bytes) -> Any:
    """The one graph of a DOT file, as pydot reads it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pydot asks its parser in an old way
        graphs = pydot.graph_from_dot_data(dot.decode())
    assert graphs is not None
    assert len(graphs) == 1
    return graphs[0]


def test_dot_and_graphml_tell_the_same_tree(tmp_path: Path) -> None:
    (dot,) = exported("dot", tmp_path)
    clusters = drawn(dot).get_subgraphs()
    edges = {
        (e.get_source().strip('"'), e.get_destination().strip('"'), e.get("relation").strip('"'))
        for c in clusters
        for e in c.get_edges()
    }
    nodes = {n.get_name().strip('"') for c in clusters for n in c.get_nodes()}
    (graphml,) = exported("graphml", tmp_path)
    graph = networkx.parse_graphml(graphml.decode())
    assert nodes == set(graph.nodes)
    assert edges == {(a, b, d["relation"]) for a, b, d in graph.edges(data=True)}


def test_dot_quotes_what_a_text_may_hold(tmp_path: Path) -> None:
    label = 'He said "no"\\ \n}; evil -> node'
    (dot,) = exported("dot", tmp_path, bridge.plain("Words.", title=label, outlet=label))
    graph = drawn(dot)
    assert [len(c.get_nodes()) for c in graph.get_subgraphs()] == [1]
    assert graph.get_edges() == []


def selectors(item: dict[str, Any]) -> list[dict[str, Any]]:
    targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
    return [{s["type"]: s for s in t["selector"]} | {"source": t["source"]} for t in targets]


def test_annotations_give_the_exact_words_back_by_place_and_by_quotation(tmp_path: Path) -> None:
    (data,) = exported("annotations", tmp_path)
    whole = json.loads(data)
    assert whole["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert whole["total"] == len(whole["first"]["items"]) > 10
    texts = {f"urn:wirestem:{d}": t for d, t in bridge.TEXTS.items()} | {"https://argus.example/1": bridge.TEXTS["d-argus"]}
    for item in whole["first"]["items"]:
        for target in selectors(item):
            text, place, quote = texts[target["source"]], target["TextPositionSelector"], target["TextQuoteSelector"]
            assert text[place["start"] : place["end"]] == quote["exact"]
            assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
    assert len({item["id"] for item in whole["first"]["items"]}) == whole["total"]


def test_annotations_fit_the_shape_that_the_recommendation_asks_for(tmp_path: Path) -> None:
    (data,) = exported("annotations", tmp_path)
    target = {"type": "object", "required": ["source", "selector"]}
    shape = {
        "type": "object",
        "required": ["@context", "id", "type", "total", "first"],
        "properties": {
            "type": {"const": "AnnotationCollection"},
            "first": {
                "required": ["id", "type", "partOf", "items"],
                "properties": {
                    "items": {
                        "items": {
                            "required": ["id", "type", "body", "target", "motivation"],
                            "properties": {
                                "type": {"const": "Annotation"},
                                "body": {"items": {"required": ["type", "value", "purpose"]}},
                                "target": {"anyOf": [target, {"type": "array", "items": target, "minItems": 2}]},
                            },
                        }
                    }
                },
            },
        },
    }
    Draft202012Validator(shape).validate(json.loads(data))


def entities(data: bytes) -> list[Any]:
    found = [ftm_model.get_proxy(json.loads(line), cleaned=False) for line in data.splitlines()]
    for proxy in found:
        proxy.schema.validate(proxy.to_dict())
        for prop, value in proxy.itervalues():
            assert prop.type.validate(value), (proxy.schema.name, prop.name, value)
    return found


def test_investigators_get_articles_and_machine_mentions_in_two_datasets(tmp_path: Path) -> None:
    told, read = (entities(data) for data in exported("ftm", tmp_path))
    articles = {p.id: p for p in told if p.schema.name == "Article"}
    assert {a.first("bodyText") for a in articles.values()} == set(bridge.TEXTS.values())
    known = {p.id for p in told} | {p.id for p in read}
    for proxy in (*told, *read):
        for prop, value in proxy.itervalues():
            assert prop.type.name != "entity" or value in known
    assert {p.schema.name for p in told} == {"Article", "Organization", "Documentation", "UnknownLink"}
    assert {p.caption for p in read if p.schema.name == "Person"} == {"Ada Pell", "Otto Brandt"}
    assert {json.loads(line)["datasets"][0] for line in exported("ftm", tmp_path)[1].splitlines()} == {"wirestem-mentions"}


def test_bibtex_comes_back_with_title_outlet_date_and_agency(tmp_path: Path) -> None:
    (data,) = exported("bibtex", tmp_path)
    library = bibtexparser.entrypoint.parse_string(data.decode())
    assert not library.failed_blocks
    assert len(library.entries) == len(bridge.TEXTS)
    entry = next(e for e in library.entries if e.key.startswith("TheArgus2031"))
    fields = {f.key: f.value for f in entry.fields}
    assert (fields["howpublished"], fields["year"], fields["month"], fields["day"]) == ("The Argus", "2031", "mar", "4")
    assert (fields["note"], fields["url"]) == ("carries text of Norrwire", "https://argus.example/1")
    assert len({e.key for e in library.entries}) == len(library.entries)


def test_hostile_titles_break_neither_bibtex_nor_a_template(tmp_path: Path) -> None:
    (data,) = exported("bibtex", tmp_path, hostile())
    library = bibtexparser.entrypoint.parse_string(data.decode())
    assert not library.failed_blocks
    assert len(library.entries) == 1
    line = wikipedia(hostile())
    assert (line.count("{{"), line.count("}}"), line.count("|")) == (1, 1, 2)
    assert "<" not in line


def test_a_reference_names_the_agency_behind_an_article() -> None:
    lines = wikipedia(bridge.dossier()).splitlines()
    argus = (
        "{{cite news |title=Lowmere bridge shut after crack found |url=https://argus.example/1 |work=The Argus |agency=Norrwire"
    )
    assert lines[0] == f"{argus} |date=2031-03-04}}}}" or any(line.startswith(argus) for line in lines)
    assert not any("agency=" in line for line in lines if "work=Dial" in line)


def test_a_feed_has_an_entry_for_each_article_the_latest_first(tmp_path: Path) -> None:
    (data,) = exported("atom", tmp_path)
    feed = feedparser.parse(data)
    assert not feed.bozo
    assert feed.version == "atom10"
    assert [e.author for e in feed.entries][:3] == ["Dial", "The Argus", "Beacon"]
    argus = next(e for e in feed.entries if e.author == "The Argus")
    assert (argus.updated, argus.link) == ("2031-03-04T10:15:00+01:00", "https://argus.example/1")
    assert [c.name for c in argus.contributors] == ["Norrwire"]
    assert "5 articles" in argus.summary
    assert "Undated" in next(e for e in feed.entries if e.author == "Comet Online").summary


def test_a_feed_of_hostile_text_is_well_formed_and_inert(tmp_path: Path) -> None:
    (data,) = exported("atom", tmp_path, hostile())
    feed = feedparser.parse(data)
    assert not feed.bozo
    assert b"<script>" not in data


def test_provenance_is_read_with_all_derivations_and_agents(tmp_path: Path) -> None:
    (data,) = exported("prov", tmp_path)
    found = ProvDocument.deserialize(content=data.decode(), format="json")
    kinds = [type(r).__name__ for r in found.get_records()]
    assert (kinds.count("ProvEntity"), kinds.count("ProvDerivation")) == (6, 3)
    assert "Norrwire" in str(found.get_provn())
    again = ProvDocument.deserialize(content=found.serialize(format="json"), format="json")
    assert again == found
