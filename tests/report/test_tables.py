"""CSV tables."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirestem.report.tables import COLUMNS, safe, tables

from . import bridge


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(tables(bridge.dossier())[name], newline="")))


def test_every_table_has_its_documented_columns() -> None:
    for name, text in tables(bridge.dossier()).items():
        assert tuple(next(csv.reader(io.StringIO(text, newline="")))) == COLUMNS[name]


@pytest.mark.parametrize(("name", "number"), [
    ("articles.csv", 5), ("edges.csv", 3), ("statements.csv", 4), ("claims.csv", 3), ("mentions.csv", 5), ("changes.csv", 3),
    ("times.csv", 2), ("events.csv", 1), ("disputes.csv", 1), ("houses.csv", 3), ("dispatches.csv", 3),
    ("uncredited.csv", 1),
])  # fmt: skip
def test_every_finding_is_one_row(name: str, number: int) -> None:
    assert len(rows(name)) == number


def test_the_words_of_a_row_stand_at_its_offsets() -> None:
    for row in [*rows("mentions.csv"), *rows("times.csv")]:
        assert bridge.TEXTS[row["article"]][int(row["start"]) : int(row["end"])] == row["text"]


def test_an_edge_names_parent_agency_and_reason() -> None:
    first = rows("edges.csv")[0]
    assert (first["parent"], first["parent_agency"], first["share"]) == ("o-norr", "Norrwire", "0.95")
    assert first["because"] == "credit.dateline.v1: credit in the dateline"


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1+1"])
def test_a_cell_that_a_spreadsheet_would_run_starts_with_an_apostrophe(formula: str) -> None:
    assert safe(formula) == "'" + formula
    text = tables(bridge.plain("Words.", title=formula, outlet=formula))["articles.csv"]
    assert next(csv.DictReader(io.StringIO(text, newline="")))["outlet"] == "'" + formula


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_cell_comes_back_as_it_was_written(cell: str) -> None:
    text = tables(bridge.plain("Words.", outlet=cell))["articles.csv"]
    assert next(csv.DictReader(io.StringIO(text, newline="")))["outlet"] == safe(cell or None)


def test_lines_end_as_rfc_4180_says() -> None:
    assert tables(bridge.dossier())["claims.csv"].count("\r\n") == 4
