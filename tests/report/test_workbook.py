"""The workbook, read back by openpyxl, and that it holds what the CSV tables hold."""

import csv
import io
import sys
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from msgspec.structs import replace

from wirestem.errors import ExportError, MissingExtraError
from wirestem.model import Dossier
from wirestem.report.exchange import xlsx as workbook
from wirestem.report.exchange.xlsx import LEGEND
from wirestem.report.tables import COLUMNS, rows, safe, tables
from wirestem.report.tables.meanings import MEANINGS, OWN

from . import bridge, soil
from .exports import exported


def opened(folder: Path, dossier: Dossier | None = None) -> Any:
    return openpyxl.load_workbook(io.BytesIO(exported("xlsx", folder, dossier)[0]))


def cells(sheet: Any) -> list[list[object]]:
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def test_a_workbook_has_a_sheet_for_each_table_with_its_rows_as_values(tmp_path: Path) -> None:
    book = opened(tmp_path)
    assert book.sheetnames == [*(name.removesuffix(".csv") for name in COLUMNS), LEGEND]
    for file, found in rows(bridge.dossier()).items():
        told = cells(book[file.removesuffix(".csv")])
        assert told[0] == list(COLUMNS[file])
        assert told[1:] == [[None if v == "" else v for v in row] for row in found]


@pytest.mark.parametrize("made", [bridge.dossier, soil.torn])
def test_workbook_and_csv_have_the_same_rows(made: Any, tmp_path: Path) -> None:
    book = opened(tmp_path, made())
    for file, text in tables(made()).items():
        ours = [[safe(cell) for cell in row] for row in cells(book[file.removesuffix(".csv")])]
        assert ours == list(csv.reader(io.StringIO(text, newline="")))


def test_header_stays_columns_filter_and_long_texts_have_room(tmp_path: Path) -> None:
    sheet = opened(tmp_path)["statements"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:{openpyxl.utils.get_column_letter(len(COLUMNS['statements.csv']))}5"
    assert sheet["A1"].font.bold
    widths = [sheet.column_dimensions[c].width for c in ("E", "O")]
    assert widths[0] < 20 < 50 < widths[1]


def test_a_workbook_runs_no_formula_and_holds_no_control_character(tmp_path: Path) -> None:
    book = opened(tmp_path, soil.soiled())
    found = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in found} <= {"s", "n", "b"}
    assert not any(cell.hyperlink for cell in found)
    title = book["articles"]["E2"]
    assert title.value.startswith(soil.HOSTILE.replace("\x00", "\ufffd").replace("\x1b", "\ufffd").replace("\r\n", "\n")[:40])
    assert title.quotePrefix
    assert not book["articles"]["A2"].quotePrefix


def test_no_clock_is_in_a_workbook(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(exported("xlsx", tmp_path)[0])) as book:
        assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = opened(tmp_path).properties
    assert str(properties.created) == str(properties.modified) == "2000-01-01 00:00:00"


@pytest.mark.parametrize(("sign", "kept"), [("x", 32_766), ("🙂", 16_383)])
def test_a_cell_longer_than_excel_allows_is_cut_and_says_so(sign: str, kept: int, tmp_path: Path) -> None:
    value = opened(tmp_path, bridge.plain("Words.", title=sign * 40_000))["articles"]["E2"].value
    assert value == sign * kept + "…"


def test_a_table_of_more_rows_than_a_sheet_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "_ROWS", 3)
    with pytest.raises(ExportError, match="articles: 5 rows, but a sheet holds 2; export to csv"):
        exported("xlsx", tmp_path)


def test_without_the_extra_the_error_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'wirestem\[xlsx\]'"):
        exported("xlsx", tmp_path)
    assert exported("csv", tmp_path)


def test_large_figures_are_written_out() -> None:
    whole = bridge.dossier()
    found = whole.stories[0]
    buses = next(c for c in found.claims if c.figures)
    large = replace(buses, figures=(replace(buses.figures[0], value=1_234_567.0),))
    told = rows(replace(whole, stories=(replace(found, claims=(large,)),)))["claims.csv"]
    assert told[0][COLUMNS["claims.csv"].index("figures")] == "buses a day: 1234567 buses"


def test_the_last_sheet_says_what_every_column_means(tmp_path: Path) -> None:
    told = cells(opened(tmp_path)[LEGEND])
    assert told[0] == ["table", "holds", "column", "meaning"]
    assert [(row[0], row[2]) for row in told[1:]] == [(f.removesuffix(".csv"), c) for f, cs in COLUMNS.items() for c in cs]
    assert all(row[1] and row[3] for row in told[1:])
    held = {(f.removesuffix(".csv"), c) for f, cs in COLUMNS.items() for c in cs}
    assert set(OWN) <= held
    assert set(MEANINGS) <= {c for _, c in held}
