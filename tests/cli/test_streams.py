"""What the commands do when the place they write to, or read from, is not as it should be."""

import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from wirestem.cli import wirestem
from wirestem.cli.common import check_folder, output, progress, stdin_of
from wirestem.errors import OutputError, ReadError

_TEXT = "Dam holds\n\nKARSK, March 9, 2029 (AFP) - The dam held on Friday, mayor Ana Lindt said.\n"


def program(*words: str | Path, stdin: bytes = b"", **more: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "wirestem", *map(str, words)]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, **more)  # type: ignore[call-overload,no-any-return]


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(wirestem, [str(w) for w in words], standalone_mode=False)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(_TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize("command", ["dossier", "annotate", "gather"])
def test_a_place_that_cannot_be_written_to_is_named_without_a_traceback(command: str, article: Path) -> None:
    result = program(command, article, "-o", article / "below")
    assert result.returncode == 1
    assert b"a.txt" in result.stderr
    assert b"--out" in result.stderr
    assert b"Traceback" not in result.stderr


def test_export_does_not_write_into_a_file(article: Path, tmp_path: Path) -> None:
    assert run("dossier", article, "-o", tmp_path / "out").return_value == 0
    assert isinstance(run("export", tmp_path / "out" / "dossier.json", "--to", "csv", "-o", article).exception, OutputError)


def test_a_folder_is_no_file_to_write_to(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="is a folder"), output(str(tmp_path)):
        pass


def test_a_folder_that_is_yet_to_be_made_is_fine_and_a_file_is_not(article: Path, tmp_path: Path) -> None:
    check_folder(tmp_path / "new" / "deep")
    with pytest.raises(OutputError, match="is a file"):
        check_folder(article / "deep")


def test_half_a_file_is_not_left_behind(tmp_path: Path) -> None:
    with contextlib.suppress(KeyboardInterrupt), output(str(tmp_path / "rows.jsonl")) as write:
        write(b"half")
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="needs the device of that name")
def test_a_device_is_written_to_and_never_replaced(article: Path) -> None:
    assert program("annotate", article, "-o", "/dev/stdout").stdout.count(b"\n") == 1
    assert not Path("/dev/stdout.part").exists()


def test_a_reader_that_has_enough_gets_no_traceback(article: Path) -> None:
    command = [sys.executable, "-m", "wirestem", "annotate", str(article)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


def test_a_console_without_arrows_gets_another_mark(article: Path) -> None:
    result = program("dossier", article, "-o", article.parent / "out", env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert result.returncode == 0
    assert b"1 article ? 1 text" in result.stdout


def test_closed_standard_input_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(ReadError, match="closed"):
        stdin_of(["-"])
    assert stdin_of(["a.txt"]) is None


def test_brackets_in_a_headline_are_no_mark_up_of_the_progress_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    with progress() as tick:
        tick("story: Flood [/bold] in [red]Orlo")


def test_the_rows_of_a_page_hold_the_text_that_their_offsets_count(tmp_path: Path) -> None:
    page = (
        "<title>Dam holds at Karsk today</title><h1>Dam holds at Karsk</h1><p>The dam held on Friday, mayor Ana Lindt said.</p>"
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    row = json.loads(run("annotate", tmp_path / "a.html").stdout)
    headline = next(z for z in row["zones"] if z["kind"] == "headline")
    assert row["text"][headline["start"] : headline["end"]] == "Dam holds at Karsk"


def test_a_page_with_a_canonical_address_makes_a_dossier(tmp_path: Path) -> None:
    page = (
        '<html lang="en"><head><title>Dam holds at Karsk - Karsk Daily News</title><link rel="canonical" href="https://k.example/d">'
        '</head><body><h1>Dam holds at Karsk</h1><time datetime="2029-03-09">9 March</time><p>The dam held on Friday, mayor Ana'
        " Lindt said, and nobody had to leave the town.</p></body></html>"
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    found = json.loads(run("dossier", tmp_path / "a.html", "--json").stdout)
    assert found["documents"][0]["source"]["url"] == "https://k.example/d"
    assert found["documents"][0]["source"]["outlet"] == "Karsk Daily News"


def test_ids_of_rows_keep_their_kind_and_a_parent_is_one_of_them(tmp_path: Path) -> None:
    text = (
        "Flood at Orlo\n\nThe river rose two metres on Monday night and took the old bridge, the mayor of Orlo said in the hall."
    )
    rows = [{"id": 7, "text": text, "published": "2031-05-06"}, {"id": None, "text": text + " Two farms were cut off."}]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    got = [json.loads(line) for line in run("gather", tmp_path / "in.jsonl").stdout.splitlines()]
    assert sorted(str(r["id"]) for r in got) == ["2", "7"]
    assert {type(r["id"]) for r in got} == {int, str}
    assert {r["parent"] for r in got} <= {None, 7, "2"}
