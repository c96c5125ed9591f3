from pathlib import Path

import pytest

from wirestem.article.read import read_row
from wirestem.decisions import gathering, read_decisions, resolve
from wirestem.errors import DecisionError
from wirestem.flow import dossier
from wirestem.model import Decision, Document, Place, Source


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


def test_a_file_with_the_mark_of_windows_and_a_line_separator_in_a_note_is_read(tmp_path: Path) -> None:
    file = tmp_path / "d.jsonl"
    line = '{"act": "merge", "about": "party", "names": ["A", "B"], "note": "one\u2028two"}'
    file.write_text(f"\ufeff{line}\r\n", encoding="utf-8")
    assert read_decisions(file)[0].note == "one\u2028two"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('{"act": "merge", "about": "party", "names": ["A"]}', "two names"),
        ('{"act": "accept", "about": "derivation", "child": "a", "parent": "a"}', "same text"),
    ],
)
def test_a_decision_about_one_thing_that_needs_two_is_an_error(tmp_path: Path, line: str, says: str) -> None:
    with pytest.raises(DecisionError, match=says):
        read_decisions(written(tmp_path, line))


def test_a_decision_that_can_do_nothing_is_doubted_aloud() -> None:
    pile = [document("d1", "in/a.txt"), document("d2", "on/a.txt"), document("d3", "b.txt")]
    lost = Decision("reject", "claim", places=(Place("b.txt", "no such words"),))
    twice = Decision("accept", "derivation", child="a.txt", parent="b.txt")
    alone = Decision("merge", "origin", documents=("b.txt",))
    doubts = resolve([lost, twice, alone], pile).doubts
    assert ["no such words" in doubts[0], "2 documents" in doubts[1], "one origin" in doubts[2]] == [True] * 3


def test_a_text_and_its_parent_are_gathered_into_one_story() -> None:
    known = Decision("accept", "derivation", child="d1", parent="d2")
    assert gathering([known]) == (Decision("merge", "story", documents=("d1", "d2")),)


def test_a_derivation_that_a_person_accepts_joins_two_stories_and_nobody_is_told_of_a_party_that_is_none(tmp_path: Path) -> None:
    rows = [
        {"id": "a", "text": "Dam holds\n\nThe dam at Karsk held through the night, mayor Ana Lindt said on Friday."},
        {"id": "b", "text": "Opera opens\n\nSopranos sang in Venn on Sunday, and critics liked all of it, the house said."},
    ]
    captures = [read_row(dict(row), number=n) for n, row in enumerate(rows)]
    known = [Decision("accept", "derivation", child="a", parent="b"), Decision("rename", "party", names=("Nobody",), name="X")]
    outcome = dossier(captures, decisions=known)
    assert [len(story.documents) for story in outcome.dossier.stories] == [2]
    assert outcome.dossier.stories[0].derivations[0].because[0].rule == "derive.decision.v1"
    assert ["'Nobody'" in doubt for doubt in outcome.doubts] == [True]
