from pathlib import Path

import pytest

from wirestem.decisions import read_decisions, resolve
from wirestem.errors import DecisionError
from wirestem.model import Decision, Document, Source


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "decisions.jsonl"
    file.write_text(text, encoding="utf-8")
    return file


def document(name: str, uri: str) -> Document:
    return Document(id=name, source=Source(uri=uri), title=None, text="x", language="en")


def test_decisions_are_read_in_order_and_comments_passed_over(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        '# desk\n{"act": "merge", "about": "party", "names": ["A", "B"]}\n\n'
        '{"act": "rename", "about": "party", "names": ["A"], "name": "Ann"}\n',
    )
    assert [(d.act, d.about) for d in read_decisions(file)] == [("merge", "party"), ("rename", "party")]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", ":1"),
        ('{"act": "merge", "about": "party"}', "names"),
        ('{"act": "accept", "about": "party", "names": ["A"]}', "no decision"),
        ('{"act": "merge", "about": "party", "names": ["A"], "nmae": "B"}', "nmae"),
    ],
)
def test_a_line_that_does_not_fit_is_an_error_never_ignored(tmp_path: Path, line: str, says: str) -> None:
    with pytest.raises(DecisionError, match=says):
        read_decisions(written(tmp_path, line))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DecisionError, match="cannot be read"):
        read_decisions(tmp_path / "none.jsonl")


def test_documents_are_named_by_file_name_stem_uri_row_or_id() -> None:
    pile = [document("d1", "in/a.txt"), document("d2", "rows.jsonl#7")]
    for name, found in (("a.txt", "d1"), ("a", "d1"), ("in/a.txt", "d1"), ("d1", "d1"), ("7", "d2"), ("rows.jsonl#7", "d2")):
        settled = resolve([Decision("split", "story", documents=(name,))], pile)
        assert settled.decisions[0].documents == (found,)
        assert settled.unknown == ()


def test_a_name_that_fits_no_document_is_reported_and_harmless() -> None:
    settled = resolve([Decision("reject", "derivation", child="a", parent="gone.txt")], [document("d1", "a.txt")])
    assert settled.unknown == ("gone.txt",)
    assert settled.decisions[0].child == "d1"
