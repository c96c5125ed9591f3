"""The formats of the trade through the commands: what they state arrives, and comes back in."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from read.test_kinds import SAMPLES
from wirestem.cli import wirestem


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(wirestem, [str(w) for w in words], standalone_mode=False, catch_exceptions=False)


ENDINGS = {
    "xml": "xml",
    "ninjs": "json",
    "jsonl": "jsonl",
    "mail": "eml",
    "warc": "warc",
    "pdf": "pdf",
    "docx": "docx",
    "html": "html",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    for number, (kind, data) in enumerate(SAMPLES.values()):
        (made / f"{number:02}.{ENDINGS[kind]}").write_bytes(data)
    (made / "broken.xml").write_text("<nitf><body>", encoding="utf-8")
    (made / "broken.pdf").write_text("%PDF-1.4", encoding="utf-8")
    return made


def rows(*words: str | Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("annotate", *words).stdout.splitlines() if line.startswith("{")]


def test_a_folder_of_every_format_makes_a_dossier_and_names_what_is_broken(folder: Path) -> None:
    result = run("dossier", folder, "--json")
    assert result.return_value == 1
    documents = json.loads(result.stdout)["documents"]
    assert len(documents) == len(SAMPLES)
    assert {d["source"]["outlet"] for d in documents} >= {"AFP", "Zarn Telegraph Agency", "Lerrick Post", "Harrow Gazette"}
    assert "AFP" in {c["agency"] for d in documents for c in d["credits"] if c["for"] == "text"}
    assert [name in result.stderr for name in ("broken.xml", "broken.pdf")] == [True, True]


def test_what_a_file_states_stands_in_its_row_and_is_read_again_from_there(folder: Path, tmp_path: Path) -> None:
    found = rows(folder / "00.xml")
    assert {k: found[0][k] for k in ("id", "title", "published", "outlet", "language", "located")} == {
        "id": "dam-1", "title": "Dam bursts above Oltena", "published": "2031-03-04T10:15+01:00", "outlet": "AFP",
        "language": "en", "located": "OLTENA",
    }  # fmt: skip
    again = tmp_path / "again.jsonl"
    again.write_text(json.dumps(found[0]), encoding="utf-8")
    stated = ("text", "title", "published", "outlet", "uri")
    assert [rows(again)[0][k] for k in stated] == [found[0][k] for k in stated]


def test_a_text_that_states_nothing_has_a_row_that_states_nothing(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text("The bridge will close on Monday.", encoding="utf-8")
    (row,) = rows(path)
    assert set(row) == {"id", "uri", "text", "zones", "credits", "statements", "times", "mentions"}
