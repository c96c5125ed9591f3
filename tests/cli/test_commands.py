"""The commands as a user meets them."""

import csv
import json
import re
from pathlib import Path

import click
import jsonschema
import pytest
from click.testing import CliRunner, Result

from wirestem.cli import wirestem
from wirestem.errors import ExportError
from wirestem.report import exporters
from wirestem.report.json import schema


def run(*words: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(wirestem, [str(w) for w in words], input=stdin, standalone_mode=False, catch_exceptions=False)


def run_failing(*words: str | Path) -> BaseException | None:
    return CliRunner().invoke(wirestem, [str(w) for w in words], standalone_mode=False).exception


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, examples: Path) -> Path:
    out = tmp_path_factory.mktemp("dossier")
    result = run("dossier", examples / "kalvarra-vote", "-o", out)
    assert result.return_value == 0
    (out / "said.txt").write_text(result.output, encoding="utf-8")
    return out


def test_a_dossier_prints_the_funnel_and_the_path_of_the_page(made: Path) -> None:
    said = (made / "said.txt").read_text(encoding="utf-8")
    assert "11 articles" in said
    assert "organisations" in said
    assert said.rstrip().endswith("dossier.html")


def test_a_dossier_fits_its_schema(made: Path) -> None:
    jsonschema.validate(json.loads((made / "dossier.json").read_text(encoding="utf-8")), schema())


def test_the_tables_are_there_and_open(made: Path) -> None:
    with (made / "tables" / "articles.csv").open(encoding="utf-8", newline="") as stream:
        assert len(list(csv.DictReader(stream))) == 11


def test_json_alone_is_printed_and_nothing_written(examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("dossier", examples / "kalvarra-vote" / "a01.txt", "--json")
    assert json.loads(result.stdout)["format"] == "wirestem.dossier/1"
    assert list(tmp_path.iterdir()) == []


def test_a_broken_input_is_named_and_the_rest_done(examples: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    good = examples / "kalvarra-vote" / "a01.txt"
    result = run("dossier", good, tmp_path / "empty.txt", tmp_path / "binary.txt", tmp_path / "none.txt", "-o", tmp_path / "out")
    assert result.return_value == 1
    for name in ("empty.txt", "binary.txt", "none.txt"):
        assert name in result.stderr
    assert len(json.loads((tmp_path / "out" / "dossier.json").read_text(encoding="utf-8"))["documents"]) == 1


def test_nothing_readable_is_an_error_in_plain_words(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    result = run("dossier", tmp_path / "empty.txt", "-o", tmp_path / "out")
    assert result.return_value == 1
    assert "no article could be read" in result.stderr


def test_annotate_passes_fields_through_and_fits_its_schema(tmp_path: Path) -> None:
    row = {"id": "7", "text": "Flood\n\nThe river rose on Monday, the mayor said.", "published": "2031-05-07", "desk": "night"}
    (tmp_path / "in.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    result = run("annotate", tmp_path / "in.jsonl")
    got = json.loads(result.stdout)
    assert {k: got[k] for k in row} == row
    assert got["times"][0]["value"] == "2031-05-05"
    assert got["statements"]
    jsonschema.validate(got, schema("annotate"))


def test_gather_replaces_its_own_fields_and_never_reads_them(tmp_path: Path) -> None:
    text = "Flood at Orlo\n\nThe river rose two metres on Monday night and took the old bridge, the mayor of Orlo said."
    rows = [{"id": str(n), "text": text, "story": "x", "family": n, "desk": n} for n in (1, 2)]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    result = run("gather", tmp_path / "in.jsonl")
    got = [json.loads(line) for line in result.stdout.splitlines()]
    assert {r["desk"] for r in got} == {1, 2}
    assert len({r["story"] for r in got}) == len({r["family"] for r in got}) == 1
    assert got[0]["story"] != "x"
    jsonschema.validate(got[0], schema("gather"))


def test_check_finds_the_credit_and_shows_its_place() -> None:
    result = run("check", "-", stdin="KARSK, March 9, 2029 (AFP) - The dam held on Friday, officials said.\n")
    assert "wire copy of AFP, credited" in result.output
    assert "(AFP)" in result.output.replace("[AFP]", "(AFP)")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "Dam holds\n\nThe dam held, officials said.\n\n(With inputs from agencies)\n",
            "agencies that it does not name",
        ),
        ("Dam holds\n\nThe dam held on Friday, officials told AFP.\n", "names AFP in the text, without a credit line"),
        ("NEW KARSK--(BUSINESS WIRE)--Karsk Dams today opened a dam.\n", "a press release, posted by Business Wire"),
        ("Dam holds\n\nThe dam held, officials said.\n", "nothing in the text says"),
    ],
)
def test_check_says_what_one_text_shows(text: str, says: str) -> None:
    assert says in run("check", "-", stdin=text).output


def test_export_writes_what_it_prints(made: Path, tmp_path: Path) -> None:
    for form in exporters.names():
        result = run("export", made / "dossier.json", "--to", form, "-o", tmp_path / form)
        assert result.return_value == 0
        written = [Path(p) for p in result.output.split()]
        assert written
        assert set(written) == {p for p in (tmp_path / form).rglob("*") if p.is_file()}


def test_export_takes_the_folder_and_several_formats_and_writes_beside_the_dossier(made: Path, tmp_path: Path) -> None:
    (tmp_path / "dossier.json").write_bytes((made / "dossier.json").read_bytes())
    result = run("export", tmp_path, "--to", "dot", "--to", "bibtex", "--to", "dot")
    assert result.output.split() == [str(tmp_path / "dossier.dot"), str(tmp_path / "articles.bib")]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"digraph", "is no dossier"),
        (b"{}", "is no dossier"),
        (b"\xff\xfe", "is no dossier"),
        (None, "cannot be read .*; give a dossier.json or its folder"),
    ],
)
def test_export_says_what_is_wrong_with_what_it_was_given(content: bytes | None, says: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "dossier.json").write_bytes(content)
    error = run_failing("export", tmp_path, "--to", "dot")
    assert isinstance(error, ExportError)
    assert re.search(says, str(error))


def test_an_unknown_format_is_wrong_usage_and_names_those_there_are(made: Path) -> None:
    error = run_failing("export", made, "--to", "ris")
    assert isinstance(error, click.BadParameter)
    assert all(name in error.format_message() for name in exporters.names())


def test_schema_prints_a_schema() -> None:
    assert json.loads(run("schema").output)["$schema"].startswith("https://json-schema.org")


def test_decisions_and_meta_are_heard(examples: Path, tmp_path: Path) -> None:
    story = examples / "kalvarra-vote"
    (tmp_path / "meta.csv").write_text(
        "name,published,outlet\na10.txt,2030-10-08T09:00+02:00,Desk of Norland\n", encoding="utf-8"
    )
    (tmp_path / "d.jsonl").write_text('{"act": "split", "about": "story", "documents": ["a08.txt"]}\n', encoding="utf-8")
    result = run("dossier", story, "--json", "--meta", tmp_path / "meta.csv", "--decisions", tmp_path / "d.jsonl")
    found = json.loads(result.stdout)
    assert sorted(len(s["documents"]) for s in found["stories"]) == [1, 10]
    mine = next(d for d in found["documents"] if d["source"]["uri"].endswith("a10.txt"))
    assert mine["source"]["outlet"] == "Desk of Norland"
    assert mine["published"]["basis"] == "metadata"


def test_wrong_usage_exits_with_two() -> None:
    from click import UsageError

    with pytest.raises(UsageError):
        run("dossier")


def test_a_note_comes_after_what_the_reader_came_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Dam holds\n\nThe dam held on Friday, officials said.\n", encoding="utf-8")
    (tmp_path / "truth.json").write_text("{}", encoding="utf-8")
    told = run("dossier", tmp_path, "-o", tmp_path / "out").output
    assert told.index("1 article → ") < told.index("note: ") < told.index("dossier.html")
    assert told.rstrip().endswith("dossier.html")


def test_files_named_for_another_end_are_no_articles_of_their_folder(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    (pile / "a.txt").write_text("Mayor quits\n\nMayor Ana Lindt resigned on Monday, her office said.", encoding="utf-8")
    meta, decisions, out = (pile / name for name in ("meta.csv", "decisions.jsonl", "rows.jsonl"))
    meta.write_text("name,outlet\na,The Quay\n", encoding="utf-8")
    decisions.write_text('{"act": "rename", "about": "party", "names": ["Ana Lindt"], "name": "A. Lindt"}\n', encoding="utf-8")
    for _ in range(2):
        done = run("dossier", pile, "--meta", meta, "--decisions", decisions, "-o", pile / "made")
        assert (done.return_value, "1 article " in done.output, "row" in done.output) == (0, True, False), done.output
    for _ in range(2):
        done = run("gather", pile, "--meta", meta, "--decisions", decisions, "-o", out)
        assert (done.return_value, "row" in done.output) == (0, False), done.output
    assert len(out.read_text(encoding="utf-8").splitlines()) == 1
    done = run("annotate", pile, "--meta", meta, "-o", out)
    assert (done.return_value, "decisions.jsonl" in done.output) == (1, True)  # named for nothing, it is one of the folder
    assert run("annotate", out, "-o", out).return_value == 0  # named as input, it is read
    assert len(out.read_text(encoding="utf-8").splitlines()) == 1
