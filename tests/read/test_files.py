"""Every input in a state in which people hand it in; what cannot be used is named, the rest is still read."""

import os
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path

import msgspec
import pytest

from wirestem import annotate, dossier
from wirestem.article.read import limits, read
from wirestem.model import Capture, Skipped
from wirestem.report import exporters

Write = Callable[[str, bytes | str], str]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def put(name: str, data: bytes | str) -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
        return str(path)

    return put


def split(found: Iterable[Capture | Skipped]) -> tuple[list[Capture], list[Skipped], list[Skipped]]:
    """Captures, errors, notes."""
    everything = list(found)
    captures = [item for item in everything if isinstance(item, Capture)]
    left = [item for item in everything if isinstance(item, Skipped)]
    return captures, [x for x in left if x.severity == "error"], [x for x in left if x.severity == "note"]


@pytest.mark.parametrize("text", ["Lede.\n", "Lede.\r\nMore.\r\n", "\ufeffLede.", "  Café – “so”\u2028x\n\n\n", "😀 مرحبا"])
def test_the_text_of_a_txt_file_is_the_file(write: Write, text: str) -> None:
    path = write("one.v2.txt", text)
    captures, errors, notes = split(read([path]))
    assert [(c.id, c.source.uri, c.text) for c in captures] == [("one.v2", path, text)]
    assert not errors
    assert not notes


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\n\t", "is empty"),
        ("binary.txt", bytes(range(256)) * 8, "binary"),
        ("zeros.txt", b"abc\x00\x00def", "binary"),
        ("report.txt", b"%PDF-1.7 abc", "PDF"),
        ("letter.txt", b"PK\x03\x04rest", "DOCX"),
        ("picture.html", b"\x89PNG\r\n\x1a\n", "picture"),
        ("long.txt", b"word " * 500_000, "larger than"),
        ("notes.odt", b"anything", "no reader for .odt"),
        ("noending", b"anything", "without ending"),
        ("empty.html", b"", "HTML"),
        ("hollow.html", b"<html><body><script>x()</script></body></html>", "no text"),
        ("empty.jsonl", b"\n\n", "is empty"),
        ("empty.csv", b"", "has no rows"),
        ("other.csv", b"a,b\n1,2\n", "columns a, b"),
        ("cut.txt", "Lede. And more.".encode("utf-16")[:-1], "breaks off"),
    ],
)
def test_what_cannot_be_used_is_named_and_the_rest_still_read(write: Write, name: str, data: bytes, words: str) -> None:
    bad, good = write(name, data), write("good.txt", "The bridge will close.")
    captures, errors, _ = split(read([bad, good]))
    assert [c.id for c in captures] == ["good"]
    assert [e.uri for e in errors] == [bad]
    assert words in errors[0].reason


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    _, errors, _ = split(read([str(tmp_path / "nothing.txt"), "nowhere/\x00odd"]))
    assert len(errors) == 2
    assert errors[0].reason.startswith("does not exist")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_named(write: Write) -> None:
    path = write("closed.txt", "Secret.")
    os.chmod(path, 0)
    _, errors, _ = split(read([path]))
    assert "permission" in errors[0].reason.lower()


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Le café a brûlé à Noël, a dit le maire.".encode("latin-1"), "Le café a brûlé à Noël, a dit le maire."),
        ("He said “so” – and left.".encode("cp1252"), "He said “so” – and left."),
        ("Мост закроют в понедельник, сообщили в округе.".encode("cp1251"), "Мост закроют в понедельник, сообщили в округе."),
        ("The bridge will close.".encode("utf-16"), "The bridge will close."),
        (
            "Café, thé, été, où, ça, là: one \ufffd bad".encode().replace(b"\xef\xbf\xbd", b"\xff"),
            "Café, thé, été, où, ça, là: one \ufffd bad",
        ),
    ],
)
def test_other_character_sets_are_read_and_owned_up_to(write: Write, data: bytes, text: str) -> None:
    captures, errors, notes = split(read([write("old.txt", data)]))
    assert [c.text for c in captures] == [text]
    assert not errors
    assert [("UTF-8" in note.reason) for note in notes] == ([] if data[:2] == b"\xff\xfe" else [True])


def test_a_folder_is_read_in_order_with_its_subfolders(write: Write, tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.html", "sub/.hidden.txt", ".git/d.txt", "x.psd", "y.psd", "z"):
        write(
            name,
            "<p>The bridge will close on Monday, the county said.</p>" if name.endswith("html") else "The bridge will close.",
        )
    captures, errors, notes = split(read([str(tmp_path)]))
    assert [c.id for c in captures] == ["a", "b", "c"]
    assert not errors
    assert len(notes) == 1
    assert "3 files of unknown kinds left aside (2 .psd, 1 no ending)" in notes[0].reason


def test_a_folder_without_articles_is_named(tmp_path: Path) -> None:
    _, errors, _ = split(read([str(tmp_path)]))
    assert "holds no article" in errors[0].reason


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        (b"The bridge will close.\n", ["stdin"]),
        (b'{"id": "a", "text": "The bridge."}\n{"id": "b", "text": "The ferry."}\n', ["a", "b"]),
        (b"<!doctype html><html><body><p>The bridge will close on Monday, the county said.</p></body></html>", ["stdin"]),
        (b"id,text\nx,The bridge will close.\n", ["x"]),
        (b"", []),
    ],
)
def test_standard_input_is_known_by_its_first_bytes(data: bytes, ids: list[str]) -> None:
    captures, errors, _ = split(read(["-"], stdin=BytesIO(data)))
    assert [c.id for c in captures] == ids
    assert bool(errors) == (not ids)


def test_standard_input_longer_than_a_peek(write: Write) -> None:
    row = '{"id": "%d", "text": "' + "word " * 200 + '"}\n'
    data = "".join(row % i for i in range(50)).encode()
    captures, errors, _ = split(read(["-"], stdin=BytesIO(data)))
    assert [c.id for c in captures] == [str(i) for i in range(50)]
    assert not errors


@pytest.mark.parametrize("name", ["", "  "])
def test_an_empty_name_reads_nothing_least_of_all_the_working_folder(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("It rose.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    captures, errors, _ = split(read([name]))
    assert not captures
    assert len(errors) == 1


def test_a_file_that_is_named_twice_is_one_article(write: Write, tmp_path: Path) -> None:
    path = write("in/a.txt", "It rose.")
    write("in/b.txt", "It rose.")
    captures, errors, notes = split(read([path, str(tmp_path / "in"), str(tmp_path / "in" / ".." / "in" / "a.txt")]))
    assert [c.id for c in captures] == ["a", "b"]
    assert not errors
    assert len(notes) == 2


ODD = os.fsdecode(b"caf\xe9.txt")


def test_a_name_that_is_no_utf_8_is_told_as_far_as_it_can_be_and_loses_nobody(write: Write, tmp_path: Path) -> None:
    write(f"in/{ODD}", "It rose.")
    write("in/ok.txt", "It fell.")
    write(f"in/{os.fsdecode(b'x.' + bytes([0xE9]))}", "No article.")
    captures, errors, (note,) = split(read([str(tmp_path / "in"), str(tmp_path / ODD)]))
    assert [(c.id, c.text) for c in captures] == [("caf\ufffd", "It rose."), ("ok", "It fell.")]
    assert captures[0].source.uri == str(tmp_path / "in" / "caf\ufffd.txt")
    assert [e.uri for e in errors] == [str(tmp_path / "caf\ufffd.txt")]
    assert "1 .\ufffd" in note.reason


def test_annotate_writes_a_row_for_a_name_that_is_no_utf_8(write: Write) -> None:
    (row,) = annotate(write(ODD, "The bridge will close on Monday, the county said."))
    assert msgspec.json.decode(msgspec.json.encode(row))["id"] == "caf\ufffd"


@pytest.mark.parametrize("name", ["a\ud800.txt", "nowhere/\udce9.txt"])
def test_a_name_with_half_a_character_is_an_error_that_can_be_printed(name: str) -> None:
    _, (error,), _ = split(read([name]))
    assert error.uri.encode()


def test_a_closed_subfolder_is_named_and_the_rest_is_read(write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("in/a.txt", "It rose.")
    write("in/closed/b.txt", "It fell.")
    real = os.scandir

    def scandir(path: str) -> object:
        if os.fspath(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    captures, (error,), notes = split(read([str(tmp_path / "in")]))
    assert [c.id for c in captures] == ["a"]
    assert error.uri == str(tmp_path / "in" / "closed")
    assert "folder that cannot be read (Permission denied)" in error.reason
    assert not notes


def test_links_that_lead_nowhere_are_named_and_links_to_folders_counted(write: Write, tmp_path: Path) -> None:
    write("in/a.txt", "It rose.")
    write("other/b.txt", "It fell.")
    (tmp_path / "in" / "gone.txt").symlink_to(tmp_path / "nothing.txt")
    (tmp_path / "in" / "there").symlink_to(tmp_path / "other")
    (tmp_path / "in" / "linked.txt").symlink_to(tmp_path / "other" / "b.txt")
    captures, (error,), (note,) = split(read([str(tmp_path / "in")]))
    assert [c.id for c in captures] == ["a", "linked"]
    assert error.uri.endswith("gone.txt")
    assert "not there" in error.reason
    assert "links to 1 folder left aside" in note.reason


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_in_a_folder_does_not_hold_up_the_run(write: Write, tmp_path: Path) -> None:
    write("in/a.txt", "It rose.")
    os.mkfifo(tmp_path / "in" / "b.txt")
    assert [c.id for c in split(read([str(tmp_path / "in")]))[0]] == ["a"]


@pytest.mark.parametrize("name", ["long.html", "long.xml", "long.eml", "long.json"])
def test_a_text_that_is_too_long_for_an_article_is_named_whatever_its_format(
    write: Write, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "TEXT_LIMIT_BYTES", 400)
    words = "The bridge will close on Monday, the county said. " * 10
    made = {
        "long.html": f"<h1>Bridge</h1><p>{words}</p>",
        "long.xml": f"<nitf><body><body.content><p>{words}</p></body.content></body></nitf>",
        "long.eml": f"From: a@b.example\nMIME-Version: 1.0\n\n{words}",
        "long.json": f'{{"uri": "u", "headline": "h", "body_text": "{words}"}}',
    }
    captures, (error,), _ = split(read([write(name, made[name])]))
    assert not captures
    assert "longer than 400 characters" in error.reason


def written(folder: Path) -> None:
    """A dossier, with every export there is."""
    made = dossier({"id": "a", "text": "Bridge shut\n\nThe bridge is shut, the county said on Monday, May 6, 2031."})
    folder.mkdir(exist_ok=True)
    for form in exporters.names():
        exporters.get(form)(made, folder)


@pytest.mark.parametrize("where", [".", "out", "deep/down"])
def test_a_dossier_that_was_written_into_a_folder_is_not_read_with_it(tmp_path: Path, where: str) -> None:
    (tmp_path / "one.txt").write_text("The bridge.", encoding="utf-8")
    (tmp_path / where).mkdir(parents=True, exist_ok=True)
    written(tmp_path / where)
    found = list(read([str(tmp_path)]))
    assert [c.text for c in found if isinstance(c, Capture)] == ["The bridge."]
    told = [s.reason for s in found if isinstance(s, Skipped)]
    assert f"a dossier that Wirestem wrote left aside ({where})" in told
    assert all(s.severity == "note" for s in found if isinstance(s, Skipped))


def test_many_dossiers_in_a_folder_are_told_on_one_line(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("The bridge.", encoding="utf-8")
    for name in "abcde":
        written(tmp_path / name)
    (note,) = (s for s in read([str(tmp_path)]) if isinstance(s, Skipped))
    assert note.reason == "5 dossiers that Wirestem wrote left aside (a, b, c, …)"


@pytest.mark.parametrize("name", ["dossier.json", "dossier.html"])
def test_a_dossier_that_is_named_is_refused_with_advice(tmp_path: Path, name: str) -> None:
    written(tmp_path / "out")
    other = tmp_path / f"mailed-{name}"
    (tmp_path / "out" / name).rename(other)
    (error,) = read([str(other)])
    assert isinstance(error, Skipped)
    assert (error.severity, "`wirestem export` reads it" in error.reason) == ("error", True)


def test_articles_that_are_called_like_a_dossier_are_read(tmp_path: Path) -> None:
    (tmp_path / "dossier.html").write_text("<h1>Ferry runs</h1><p>The ferry runs again, the county said.</p>", encoding="utf-8")
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "a.txt").write_text("The bridge.", encoding="utf-8")
    assert len([c for c in read([str(tmp_path)]) if isinstance(c, Capture)]) == 2
    written(tmp_path / "out")
    (tmp_path / "dossier.txt").write_text("The quay.", encoding="utf-8")
    assert len([c for c in read([str(tmp_path)]) if isinstance(c, Capture)]) == 3
