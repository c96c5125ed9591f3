"""The dossier's tables as one workbook, a sheet a table."""

import io
from datetime import datetime
from typing import Any

from wirestem.errors import ExportError, MissingExtraError
from wirestem.model import Dossier
from wirestem.report.exchange.plain import held
from wirestem.report.tables import COLUMNS, legend, risky, rows

_ROWS, _CELL = 1_048_576, 32_767
"""What a sheet and a cell of Excel can hold."""
_WIDE = {"text": 60, "content": 60, "because": 50, "here": 50, "there": 50, "claim_text": 50, "against_text": 50, "title": 40,
         "uri": 30, "url": 30, "outlet": 20, "speaker": 24, "behind": 30, "primary": 30, "hinges": 40, "maybe": 30, "label": 24,
         "child_label": 24, "parent_label": 24, "there_label": 24, "places": 30, "alone": 40, "variants": 40,
         "holds": 44, "meaning": 70}  # fmt: skip
_NARROW = 14
LEGEND = "columns"
"""The last sheet, which says what all others hold."""
_LEGEND_COLUMNS = ("table", "holds", "column", "meaning")


def xlsx(dossier: Dossier) -> bytes:
    """A workbook with every table, and a last sheet that says what their columns mean.

    The header stays in sight, columns can be filtered, cells are values and never formulas.
    Same dossier, same bytes. MissingExtraError without XlsxWriter; ExportError when a table has more rows than a sheet.
    """
    try:
        import xlsxwriter
    except ImportError as error:
        raise MissingExtraError(f"workbooks need XlsxWriter, which is missing ({error}): pip install 'wirestem[xlsx]'") from error
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    book.set_properties({"title": "Wirestem dossier", "created": datetime(2000, 1, 1)})  # no clock in what we write
    bold = book.add_format({"bold": True, "bottom": 1})
    quoted = book.add_format({"quote_prefix": True})  # stays text also when somebody edits the cell
    sheets = [(file.removesuffix(".csv"), COLUMNS[file], found) for file, found in rows(dossier).items()]
    for name, columns, found in (*sheets, (LEGEND, _LEGEND_COLUMNS, legend())):
        if len(found) >= _ROWS:
            raise ExportError(f"{name}: {len(found)} rows, but a sheet holds {_ROWS - 1}; export to csv, or fewer articles")
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, columns, bold)
        for number, row in enumerate(found, 1):
            for column, value in enumerate(row):
                _write(sheet, number, column, value, quoted)
        for column, title in enumerate(columns):
            sheet.set_column(column, column, _WIDE.get(title, _NARROW))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(found), 1), len(columns) - 1)
    book.close()
    return out.getvalue()


def _write(sheet: Any, row: int, column: int, value: object, quoted: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    else:
        text = _cut(held(str(value)))
        sheet.write_string(row, column, text, *([quoted] if risky(text) else []))


def _cut(text: str) -> str:
    """`text` as long as a cell can hold; Excel counts UTF-16, where an emoji is two."""
    if len(text) * 2 <= _CELL or len(data := text.encode("utf-16-le")) <= _CELL * 2:
        return text
    return data[: (_CELL - 1) * 2].decode("utf-16-le", "ignore") + "…"
