import json
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

import wirestem
from read.test_files import split
from wirestem.article.read import read, read_row
from wirestem.article.read.item import PAGE_LIMIT_BYTES
from wirestem.errors import MetaError
from wirestem.model import Capture, Skipped


def rows(tmp_path: Path, text: str | bytes, name: str = "pile.jsonl") -> str:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return str(path)


def test_a_row_becomes_a_capture_and_keeps_its_other_fields(tmp_path: Path) -> None:
    line = (
        '{"id": "a1", "text": "The bridge.", "title": "Bridge", "published": "2030-05-03", "outlet": "Mercury",'
        ' "url": "https://mercury.example/1", "story": "s9", "extra": {"x": [1]}}\n'
    )
    path = rows(tmp_path, line)
    (capture,), errors, _ = split(read([path]))
    assert not errors
    assert (capture.id, capture.source.uri, capture.text) == ("a1", f"{path}#a1", "The bridge.")
    assert (capture.title, capture.published, capture.source.outlet) == ("Bridge", "2030-05-03", "Mercury")
    assert capture.source.url == "https://mercury.example/1"
    assert capture.row["story"] == "s9"
    assert capture.row["extra"] == {"x": [1]}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"id": "b"}', "has no text"),
        ('{"id": "b", "text": null}', "has no text"),
        ('{"id": "b", "text": "  "}', "has no text"),
        ('{"id": "b", "text": 7}', "has no text"),
        ('["a"]', "is a JSON list"),
        ('{"id": ', "is no JSON"),
        ("\x00\x00\x00", "binary"),
        ('{"id": "b", "html": "<html></html>"}', "holds no text"),
    ],
)
def test_a_bad_row_is_named_with_its_line_and_the_others_read(tmp_path: Path, line: str, words: str) -> None:
    path = rows(tmp_path, f'{{"id": "a", "text": "The bridge."}}\n{line}\n{{"id": "c", "text": "The ferry."}}\n')
    captures, errors, _ = split(read([path]))
    assert [c.id for c in captures] == ["a", "c"]
    assert [e.uri for e in errors] == [f"{path}:2"]
    assert words in errors[0].reason


def test_a_line_of_many_megabytes_is_passed_over(tmp_path: Path) -> None:
    huge = b'{"id": "b", "text": "' + b"x" * 12_000_000 + b'"}\n'
    path = rows(tmp_path, b'{"id": "a", "text": "The bridge."}\n' + huge + b'{"id": "c", "text": "The ferry."}\n')
    captures, errors, _ = split(read([path]))
    assert [c.id for c in captures] == ["a", "c"]
    assert "longer than 10 MB" in errors[0].reason


def test_rows_without_an_id_take_their_lines_number(tmp_path: Path) -> None:
    path = rows(tmp_path, '{"text": "The bridge."}\n\n{"id": 7, "text": "The ferry."}\n')
    captures, _, _ = split(read([path]))
    assert [c.source.uri for c in captures] == [f"{path}#1", f"{path}#7"]


def test_a_row_of_html_has_its_own_text(tmp_path: Path) -> None:
    markup = "<h1>Bridge to close</h1><p>The bridge will close on Monday, the county said.</p>"
    line = f'{{"id": "h", "html": "{markup}", "outlet": "Mercury"}}'
    (capture,), _, _ = split(read([rows(tmp_path, line)]))
    assert capture.text.startswith("Bridge to close\n")
    assert capture.title == "Bridge to close"
    assert capture.source.outlet == "Mercury"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_rows(tmp_path: Path, delimiter: str) -> None:
    head = delimiter.join(["\ufeffid", "Text", "outlet", "mood"])
    body = delimiter.join(["a", '"The bridge.\nIt ""hums""."', "Mercury", "grim"])
    (capture,), errors, _ = split(read([rows(tmp_path, f"{head}\n{body}\n", "pile.csv")]))
    assert not errors
    assert capture.text == 'The bridge.\nIt "hums".'
    assert (capture.id, capture.source.outlet, capture.row["mood"]) == ("a", "Mercury", "grim")


def test_metadata_fill_in_by_file_name_stem_or_row(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("The bridge.", encoding="utf-8")
    (tmp_path / "two.txt").write_text("The ferry.", encoding="utf-8")
    path = rows(tmp_path, '{"id": "r1", "text": "The pier.", "outlet": "Echo"}\n')
    meta = rows(
        tmp_path,
        "name,published,outlet,url,title\none.txt,2030-05-03,Mercury,,\ntwo,,Post,,Ferry\nr1,2030-05-04,,https://e.example,\ngone,,x,,\n",
        "meta.csv",
    )
    captures, errors, notes = split(read([str(tmp_path / "one.txt"), str(tmp_path / "two.txt"), path], meta=meta))
    assert not errors
    assert [(c.source.outlet, c.published, c.title, c.source.url) for c in captures] == [
        ("Mercury", "2030-05-03", None, None),
        ("Post", None, "Ferry", None),
        ("Echo", "2030-05-04", None, "https://e.example"),
    ]
    assert [(n.uri, "'gone'" in n.reason) for n in notes] == [(f"{meta}:5", True)]


def test_a_credit_told_beside_a_text_becomes_its_last_line(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Bridge shut\n\nThe bridge is shut.\n", encoding="utf-8")
    (tmp_path / "two.txt").write_text("The river rose.\n\nSource: AP", encoding="utf-8")
    page = "<html><body><h1>Ferry runs</h1><p>The ferry runs again, the county said.</p></body></html>"
    (tmp_path / "three.html").write_text(page, encoding="utf-8")
    meta = rows(tmp_path, "name,credit\none,  AFP \ntwo,AP\nthree,AP/AFP\n", "meta.csv")
    captures, _, _ = split(read([str(tmp_path / f) for f in ("one.txt", "two.txt", "three.html")], meta=meta))
    one, two, three = captures
    assert one.text == "Bridge shut\n\nThe bridge is shut.\n\nSource: AFP"
    assert two.text.count("Source: AP") == 1
    assert three.text.endswith("\n\nSource: AP/AFP")
    assert (three.zones[-1].kind, three.text[three.zones[-1].start : three.zones[-1].end]) == ("signoff", "Source: AP/AFP")


def test_a_credit_told_beside_a_text_counts_as_its_credit(tmp_path: Path) -> None:
    from wirestem import dossier

    (tmp_path / "one.txt").write_text("Bridge shut\n\nThe bridge is shut, the county said on Monday.\n", encoding="utf-8")
    made = dossier(str(tmp_path / "one.txt"), meta=rows(tmp_path, "name,credit\none,AFP\n", "meta.csv"))
    (document,) = made.documents
    assert [(c.agency, c.for_, c.place) for c in document.credits] == [("AFP", "text", "signoff")]


def test_metadata_may_be_jsonl(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("The bridge.", encoding="utf-8")
    meta = rows(tmp_path, '{"name": "one", "outlet": "Mercury", "title": null}\n', "meta.jsonl")
    (capture,), _, _ = split(read([str(tmp_path / "one.txt")], meta=meta))
    assert capture.source.outlet == "Mercury"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("title,outlet\nx,y\n", "names the columns"),
        ("name,mood\na,b\n", "unknown column 'mood'"),
        ("name,outlet\n,b\n", "has no name"),
        ("", "has no rows"),
    ],
)
def test_a_bad_file_of_metadata_stops_with_its_line(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(MetaError, match=words):
        list(read([], meta=rows(tmp_path, text, "meta.csv")))


def test_a_missing_file_of_metadata_stops(tmp_path: Path) -> None:
    with pytest.raises(MetaError, match="cannot be read"):
        list(read([], meta=str(tmp_path / "none.csv")))


def test_a_comma_in_a_cell_without_marks_costs_the_row_not_the_rest_of_the_sentence(tmp_path: Path) -> None:
    path = rows(tmp_path, "id,text\n1,The river rose, the mayor said\n2,It fell\n", "pile.csv")
    captures, errors, _ = split(read([path]))
    assert [c.id for c in captures] == ["2"]
    assert [(e.uri, "3 cells" in e.reason) for e in errors] == [(f"{path}:2", True)]


def test_a_quotation_mark_that_is_never_closed_swallows_no_rows_in_silence(tmp_path: Path) -> None:
    path = rows(tmp_path, 'id,text\n1,It rose\n2,"It fell\n3,It rose\n', "pile.csv")
    captures, errors, _ = split(read([path]))
    assert [c.text for c in captures] == ["It rose"]
    assert "line 3" in errors[0].reason


def test_a_first_line_may_name_the_mark_between_cells(tmp_path: Path) -> None:
    captures, errors, _ = split(read([rows(tmp_path, "sep=;\r\nid;text\r\n1;It rose, they said\r\n", "pile.csv")]))
    assert [(c.id, c.text) for c in captures] == [("1", "It rose, they said")]
    assert not errors


@pytest.mark.parametrize("name", ["utf-16", "utf-32", "utf-8-sig"])
def test_tables_and_rows_in_wide_letters_are_read(tmp_path: Path, name: str) -> None:
    table = rows(tmp_path, "id\ttext\n1\tĊa rose\n2\tIt fell\n".encode(name), "pile.tsv")
    lines = rows(tmp_path, '{"id": "1", "text": "Ċa rose"}\n{"id": "2", "text": "It fell"}\n'.encode(name))
    for path in (table, lines):
        captures, errors, _ = split(read([path]))
        assert [(c.id, c.text) for c in captures] == [("1", "Ċa rose"), ("2", "It fell")]
        assert not errors


def test_a_line_that_is_too_long_costs_a_table_that_line_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wirestem.article.read.lines.PAGE_LIMIT_BYTES", 40)
    path = rows(tmp_path, "id,text\n1," + "long " * 20 + "\n2,It fell\n", "pile.csv")
    captures, errors, _ = split(read([path]))
    assert [c.id for c in captures] == ["2"]
    assert [e.uri for e in errors] == [f"{path}:2"]


@pytest.mark.parametrize(
    "text", ['[\n {"id": 1, "text": "It rose"}\n]\n', '{\n "text": "It rose"\n}\n', '[{"text": "It"},\n{"text": "x"}]']
)
def test_json_over_many_lines_is_one_complaint(tmp_path: Path, text: str) -> None:
    captures, errors, _ = split(read([rows(tmp_path, text)]))
    assert not captures
    assert ["over many lines" in e.reason for e in errors] == [True]


def test_a_name_that_stands_twice_in_the_metadata_is_an_error(tmp_path: Path) -> None:
    meta = rows(tmp_path, "name,published\na.txt,2030-01-01\nb.txt,\na.txt,2030-01-02\n", "meta.csv")
    with pytest.raises(MetaError, match=r"meta\.csv:4.*line 2"):
        list(read([], meta=meta))


def test_files_whose_names_differ_in_the_case_of_letters_have_rows_of_their_own(tmp_path: Path) -> None:
    for name in ("A", "a"):
        rows(tmp_path, "It rose.", f"{name}.txt")
    meta = rows(tmp_path, "name,outlet\nA.txt,Upper\na.txt,Lower\n", "meta.csv")
    captures, _, _ = split(read([str(tmp_path / "A.txt"), str(tmp_path / "a.txt")], meta=meta))
    assert [c.source.outlet for c in captures] == ["Upper", "Lower"]


HALF = "Caf\ud800 \ud83d\ude00 rose"


def test_halves_of_characters_in_a_program_s_rows_are_mended_in_every_field() -> None:
    row: dict[str, object] = {
        "id": HALF, "text": f"The bridge. {HALF}", "title": HALF, "outlet": HALF, "url": HALF, "mood": [{HALF: HALF}],
    }  # fmt: skip
    found = read_row(row, number=1)
    assert isinstance(found, Capture)
    assert msgspec.json.encode(found)
    assert (found.id, found.title, found.source.outlet) == ("Caf\ufffd \U0001f600 rose",) * 3
    assert found.row["mood"] == [{"Caf\ufffd \U0001f600 rose": "Caf\ufffd \U0001f600 rose"}]
    page = read_row({"id": HALF, "html": f"<p>The bridge will close, {HALF}.</p>"})
    assert isinstance(page, Capture)
    assert "Caf\ufffd" in page.text
    assert read_row({"id": HALF, "text": ""}).reason.encode()  # type: ignore[union-attr]


def test_every_python_door_takes_halves_of_characters() -> None:
    row = {"id": "a", "text": f"Mayor quits\n\nMayor Ana Lindt resigned on Monday, her {HALF} office said.", "mood": HALF}
    assert wirestem.dossier(row).documents
    assert msgspec.json.encode(list(wirestem.annotate(row)))
    assert msgspec.json.encode(wirestem.gather(row))
    assert wirestem.check(row)


def test_a_row_that_python_wrote_with_half_a_character_is_read(tmp_path: Path) -> None:
    (found,), errors, _ = split(read([rows(tmp_path, json.dumps({"id": "a", "text": HALF}) + "\n")]))
    assert (found.text, errors) == ("Caf\ufffd \U0001f600 rose", [])
    _, (error,), _ = split(read([rows(tmp_path, '{"id": "a", "text": "\\ud800\n')]))
    assert "is no JSON" in error.reason


def test_dates_of_a_program_s_row_are_dates() -> None:
    when = datetime(2031, 3, 4, 10, 15, tzinfo=UTC)
    for value, told in ((when, "2031-03-04T10:15:00+00:00"), (when.date(), "2031-03-04")):
        found = read_row({"text": "The bridge.", "published": value})
        assert isinstance(found, Capture)
        assert found.published == told


def test_a_row_of_html_is_no_larger_than_a_page_and_keeps_the_language_it_states() -> None:
    found = read_row({"id": "h", "html": "<p>The bridge will close.</p>" + " " * PAGE_LIMIT_BYTES})
    assert isinstance(found, Skipped)
    assert "larger than 10 MB" in found.reason
    found = read_row({"id": "h", "html": "<p>The bridge will close.</p>", "language": "en"})
    assert isinstance(found, Capture)
    assert found.language == "en"
