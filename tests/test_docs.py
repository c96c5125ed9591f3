"""Every command, option, setting, decision, registered alternative and JSON field stands in the documentation."""

import inspect
import re
from pathlib import Path
from typing import Any

import click
import pytest

from wirestem.article.attribute.registered import attributors
from wirestem.article.read import fetch, item, meta
from wirestem.article.read.item import endings, kind_of, readers
from wirestem.cli import wirestem
from wirestem.decisions import _NEEDS
from wirestem.lexicon.times import time_rules
from wirestem.model import Dossier, MadeWith
from wirestem.report import exporters
from wirestem.report.exchange.graph import EDGE_KEYS, NODE_KEYS
from wirestem.report.json import schema
from wirestem.report.tables import COLUMNS
from wirestem.settings import Settings

DOCS = Path(__file__).resolve().parent.parent / "docs"


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def section(text: str, heading: str) -> str:
    found = re.search(rf"^(#+) {re.escape(heading)}$(.*?)(?=^#{{1,2}} |\Z)", text, re.MULTILINE | re.DOTALL)
    return found[2] if found else ""


@pytest.mark.parametrize("name", sorted(wirestem.commands))
def test_every_command_has_its_section_with_every_option(name: str) -> None:
    told = section(page("commands.md"), f"wirestem {name}")
    assert told, f"docs/commands.md has no section for {name}"
    options = [max(p.opts, key=len) for p in wirestem.commands[name].params if isinstance(p, click.Option)]
    assert [o for o in options if o not in told] == []


def test_every_family_of_time_rules_stands_on_the_page_of_the_times_library() -> None:
    families = {rule.name.partition(".")[0] for rule in time_rules()} - {"none"}
    assert sorted(f for f in families if f"`{f}`" not in section(page("times.md"), "Families")) == []


def test_the_example_of_the_times_library_runs() -> None:
    example = re.search(r"```python\n(.*?)```", page("times.md"), re.DOTALL)
    assert example
    exec(example[1], {})


@pytest.mark.parametrize("name", exporters.names())
def test_every_export_has_its_section_that_names_its_files(name: str, tmp_path: Path) -> None:
    told = section(page("exports.md"), name)
    assert told, f"docs/exports.md has no section for {name}"
    assert f"(#{name})" in section(page("exports.md"), "Other formats")
    assert re.search(rf"\b{name}\b", section(page("commands.md"), "wirestem export"))
    nothing = Dossier(made_with=MadeWith("", {}, {}), documents=(), stories=())
    files = {p.relative_to(tmp_path).as_posix() for p in exporters.get(name)(nothing, tmp_path)}
    assert [f for f in files if f"`{f}`" not in told and f"`{f.partition('/')[0]}/*.csv`" not in told] == []


def test_every_column_of_every_table_is_told() -> None:
    told = dict(re.findall(r"^\| `(\w+)` \|(.*)$", section(page("exports.md"), "csv"), re.MULTILINE))
    assert [f"{file}: {c}" for file, columns in COLUMNS.items() for c in columns if f"`{c}`" not in told[file[:-4]]] == []
    assert [name for name in told if f"{name}.csv" not in COLUMNS] == []


def test_every_attribute_of_the_graph_is_told() -> None:
    rows = dict(re.findall(r"^\| (nodes|edges) \|(.*)$", section(page("exports.md"), "graphml"), re.MULTILINE))
    assert [k for k in NODE_KEYS if f"`{k}`" not in rows["nodes"]] == []
    assert [k for k in EDGE_KEYS if f"`{k}`" not in rows["edges"]] == []


def test_every_setting_is_in_the_table() -> None:
    told = section(page("python.md"), "Settings")
    assert [f for f in Settings.__struct_fields__ if f"`{f}`" not in told] == []


def test_every_attributor_has_its_section() -> None:
    assert [n for n in attributors.names() if not section(page("python.md"), n)] == []


def test_every_decision_is_in_the_table() -> None:
    assert [f"{a} {b}" for a, b in _NEEDS if f"| {a} {b} |" not in page("decisions.md")] == []


def fields(node: Any) -> set[str]:
    if isinstance(node, dict):
        own = set(node["properties"]) if isinstance(node.get("properties"), dict) else set()
        return own.union(*(fields(v) for v in node.values()))
    return set().union(*(fields(v) for v in node)) if isinstance(node, list) else set()


def test_every_json_field_is_told() -> None:
    told = page("dossier-json.md")
    assert sorted(f for f in fields(schema()) if f"`{f}`" not in told and f'"{f}"' not in told) == []


def test_every_kind_of_file_is_in_the_table_of_inputs() -> None:
    told = page("inputs.md")
    known = set(endings()) - {".text", ".xhtml", ".ndjson", ".tsv"}
    assert sorted(e for e in known if f"`{e}`" not in told) == []


@pytest.mark.parametrize("kind", readers.names())
def test_every_reader_has_a_row_that_names_all_its_endings(kind: str) -> None:
    own = {ending for ending in endings() if kind_of(f"a{ending}") == kind} - {".text", ".xhtml", ".ndjson", ".tsv"}
    rows = [line for line in page("inputs.md").splitlines() if line.startswith("| `.")]
    assert sorted(e for e in own if not any(f"`{e}`" in row.split("|")[1] for row in rows)) == []


@pytest.mark.parametrize("name", ["NITF", "NewsML-G2", "ninjs", "RSS, Atom", "E-mail", "WARC", "PDF", "DOCX"])
def test_every_format_of_the_trade_says_where_its_fields_go(name: str) -> None:
    assert f"| {name} |" in section(page("inputs.md"), "What a format says, and where it goes")


def test_every_field_that_a_reader_passes_on_is_told() -> None:
    told = section(page("inputs.md"), "What a format says, and where it goes")
    source = "".join(path.read_text(encoding="utf-8") for path in Path(inspect.getfile(item)).parent.glob("*.py"))
    passed = set(re.findall(r'"(version|first_created|located|archived|sender|file_\w+)": ', source))
    assert passed >= {"version", "first_created", "located", "archived", "sender", "file_author", "file_created"}
    assert sorted(f for f in passed if f"`{f}`" not in told) == []


def test_every_column_of_a_file_of_metadata_is_told() -> None:
    told = section(page("inputs.md"), "Meta")
    assert [c for c in meta._COLUMNS if f"`{c}`" not in told] == []


def test_the_limits_of_a_fetch_are_told() -> None:
    told = section(page("inputs.md"), "Addresses")
    assert f"({fetch.REDIRECTS} at most), within {fetch.TIMEOUT_S:g} seconds in all" in told
    assert f"{item.PAGE_LIMIT_BYTES / 1_000_000:g} MB" in told
