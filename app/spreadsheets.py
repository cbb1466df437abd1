"""Lists as files for a spreadsheet: CSV and XLSX, safe to open (Tabellendateien)."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from flask import Response
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from inquiries.foundation.clock import GERMANY

Cell = str | int | float | date | datetime | None

CSV: Final = "text/csv"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run what begins so
_WIDEST: Final = 60


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list with its heading: a name, the columns, the rows."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def write_csv(sheet: Sheet) -> bytes:
    """Return the list as CSV: semicolons, as German spreadsheets expect, UTF-8 with a mark, CRLF."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(sheet.columns)
    writer.writerows([_text(cell) for cell in row] for row in sheet.rows)
    return text.getvalue().encode("utf-8-sig")


def write_xlsx(sheet: Sheet) -> bytes:
    """Return the list as an Excel file: heading fixed, days as days, no text that acts as a formula."""
    rows = [[_value(cell) for cell in row] for row in sheet.rows]
    book = Workbook(write_only=True)  # a long list is written row by row
    page = book.create_sheet(sheet.name[:31])
    for number, cells in enumerate(zip(sheet.columns, *rows, strict=True), start=1):
        width = max(len(str(cell or "")) for cell in cells) + 2
        page.column_dimensions[get_column_letter(number)].width = min(width, _WIDEST)
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{len(rows) + 1}"
    page.append([_heading(page, name) for name in sheet.columns])
    for row in rows:
        page.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _heading(page: Any, name: str) -> Any:
    cell = WriteOnlyCell(page, name)
    cell.font = Font(bold=True)
    return cell


def send(sheet: Sheet, kind: str, filename: str) -> Response:
    """Answer with the list as a file; `kind` is „csv“ or „xlsx“, `filename` has no ending."""
    content, media_type = (write_xlsx(sheet), XLSX) if kind == "xlsx" else (write_csv(sheet), CSV)
    response = Response(content, mimetype=media_type)
    response.headers.set("Content-Disposition", "attachment", filename=f"{filename}.{kind}")
    return response


def _text(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return f"{cell.astimezone(GERMANY):%d.%m.%Y %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%d.%m.%Y}"
    if isinstance(cell, float):
        return str(round(cell, 4)).replace(".", ",")
    return "" if cell is None else _harmless(cell) if isinstance(cell, str) else str(cell)


def _value(cell: Cell) -> Cell:
    if isinstance(cell, datetime):
        return cell.astimezone(GERMANY).replace(tzinfo=None)
    return _harmless(cell) if isinstance(cell, str) else cell


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
