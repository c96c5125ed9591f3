"""Inputs are known by what they hold, not only by what they are called."""

import gzip
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from read.test_trade import ATOM, LEDE, NEWSML, NEXT, NINJS, NITF, PAGE, RSS, archive, mail, pdf
from wirestem.article.read import endings, read
from wirestem.article.read.item import Found, Item, readers
from wirestem.article.read.kinds import kind_by, kind_of_stream, look, read_as
from wirestem.cli import wirestem
from wirestem.model import Capture, Skipped, Source


def word() -> bytes:
    made, out = docx.Document(), io.BytesIO()
    made.add_paragraph(LEDE)
    made.save(out)
    return out.getvalue()


WARC = archive(("https://gazette.example/1", "200 OK", PAGE))
SAMPLES: dict[str, tuple[str, bytes]] = {
    "nitf": ("xml", NITF.encode()),
    "newsml": ("xml", NEWSML.encode()),
    "rss": ("xml", RSS.encode()),
    "atom": ("xml", ATOM.encode()),
    "ninjs": ("ninjs", json.dumps(NINJS).encode()),
    "list of ninjs": ("ninjs", json.dumps([NINJS]).encode()),
    "printed ninjs": ("ninjs", json.dumps(NINJS, indent=1).encode()),
    "jsonl": ("jsonl", json.dumps({"id": "1", "text": LEDE, "uri": "x", "headline": "y"}).encode()),
    "mail": ("mail", mail(LEDE, "plain").encode()),
    "warc": ("warc", WARC),
    "warc.gz": ("warc", gzip.compress(WARC)),
    "pdf": ("pdf", pdf([LEDE[:60]])),
    "docx": ("docx", word()),
    "html": ("html", PAGE.encode()),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_every_kind_is_known_by_its_look_in_a_file_of_any_name_and_on_standard_input(tmp_path: Path, name: str) -> None:
    kind, data = SAMPLES[name]
    assert look(data[:8192]) == kind
    path = tmp_path / "sent.dat"
    path.write_bytes(data)
    (found, *_) = [f for f in read([str(path)]) if isinstance(f, Capture)]
    assert LEDE[:50] in found.text
    (piped, *_) = [f for f in read(["-"], stdin=io.BytesIO(data)) if isinstance(f, Capture)]
    assert (piped.text, piped.published) == (found.text, found.published)


@pytest.mark.parametrize(("name", "sample", "kind"), [
    ("page.html", "nitf", "xml"), ("page.html", "mail", "mail"), ("wire.json", "jsonl", "jsonl"),
    ("wire.jsonl", "printed ninjs", "ninjs"),
    ("wire.jsonl", "ninjs", "jsonl"), ("wire.xml", "html", "html"), ("wire.txt", "pdf", "pdf"),
    ("wire.txt", "docx", "docx"),
    ("wire.txt", "warc.gz", "warc"), ("wire.txt", "nitf", "text"), ("wire.txt", "mail", "text"), ("wire.csv", "rss", "xml"),
])  # fmt: skip
def test_a_look_that_leaves_no_doubt_wins_over_the_name_but_text_stays_text(name: str, sample: str, kind: str) -> None:
    assert kind_by(name, SAMPLES[sample][1][:8192]) == kind


def test_a_text_file_that_looks_like_another_kind_is_read_whole_with_a_note(tmp_path: Path) -> None:
    path = tmp_path / "alert.txt"
    path.write_text(mail(LEDE, "plain"), encoding="utf-8")
    note, found = read([str(path)])
    assert isinstance(found, Capture)
    assert found.text == mail(LEDE, "plain")
    assert isinstance(note, Skipped)
    assert (note.severity, "looks like an e-mail" in note.reason) == ("note", True)


@pytest.mark.parametrize("head", [
    b"", b"\n", b"Lede.", b"From: The ministry\nDate: Monday\nTo: Editors\n\nText.", b"<3 is a heart", b"<!-- never closed",
    b"<!", b"<?x",
    b"<svg xmlns='x'/>", b"PK\x03\x04xl/workbook.xml", b"\x1f\x8bno gzip", b"\x1f\x8b", b"<!-- a -->" * 700,
    b"<!DOCTYPE x [", b"\xff\xfe",
])  # fmt: skip
def test_what_has_no_look_of_its_own_is_none_of_the_kinds(head: bytes) -> None:
    assert look(head) is None


def test_a_root_is_found_behind_declaration_comments_and_document_type() -> None:
    before = '<?xml version="1.0"?>\n<?xml-stylesheet href="a"?><!-- > -->\n<!DOCTYPE n:nitf [<!ENTITY a "b">]>\n'
    assert look(f"{before}<n:nitf>".encode()) == "xml"
    assert look("\ufeff<rss>".encode()) == "xml"
    assert look('<?xml version="1.0"?><rss>'.encode("utf-16")) == "xml"


def test_standard_input_without_a_look_is_a_table_or_a_text() -> None:
    assert kind_of_stream(b"id;text\n1;Lede.") == "csv"
    assert kind_of_stream(b"Lede, with a comma.") == "text"


def test_json_of_other_kinds_without_a_known_ending_is_left_aside_in_folders(tmp_path: Path) -> None:
    (tmp_path / "places.geojson").write_text('{"type": "FeatureCollection", "features": []}', encoding="utf-8")
    (tmp_path / "one.txt").write_text(LEDE, encoding="utf-8")
    found, note = read([str(tmp_path)])
    assert isinstance(found, Capture)
    assert isinstance(note, Skipped)
    assert "1 .geojson" in note.reason


def test_a_reader_that_stumbles_loses_nothing_it_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumbling(item: Item) -> Iterator[Found]:
        yield Capture("a", Source(item.uri), NEXT)
        raise ZeroDivisionError("deep\ninside")

    monkeypatch.setitem(readers._steps, "stumbles", stumbling)
    found, error = read_as("stumbles", Item("u", "u", "u", io.BytesIO()))
    assert isinstance(found, Capture)
    assert isinstance(error, Skipped)
    assert "is damaged (ZeroDivisionError: deep inside)" in error.reason


def test_the_help_of_every_command_that_takes_inputs_names_all_endings() -> None:
    for command in ("dossier", "annotate", "gather", "check"):
        told = " ".join(CliRunner().invoke(wirestem, [command, "--help"]).output.split())
        assert [ending for ending in endings() if not re.search(rf"{re.escape(ending)}[,.]", told)] == []


def test_json_of_other_kinds_is_left_aside_in_few_words(tmp_path: Path) -> None:
    (tmp_path / "truth.json").write_text('{"claims": [{"id": "c1"}]}', encoding="utf-8")
    (told,) = read([str(tmp_path)])
    assert isinstance(told, Skipped)
    reason = "is JSON without news items of text, left aside; articles are read as ninjs or as JSONL"
    assert (told.severity, told.reason) == ("note", reason)
