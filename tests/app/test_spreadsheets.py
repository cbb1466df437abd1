"""Lists as files for a spreadsheet: no cell may act, days stay days."""

import csv
import io
from datetime import UTC, date, datetime

import pytest
from openpyxl import load_workbook

from app.spreadsheets import Sheet, write_csv, write_xlsx

HARMFUL = ["=1+1", "+49 385", "-1", "@SUM(A1)", "\tx", "\rx"]


def sheet(*rows: list[object]) -> Sheet:
    return Sheet("Register", ["Nummer", "Wert"], rows)  # type: ignore[arg-type]  # any cell a test likes


@pytest.mark.parametrize("text", HARMFUL)
def test_no_text_acts_as_a_formula(text: str) -> None:
    content = write_csv(sheet(["6/1", text])).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(content, newline=""), delimiter=";"))[1] == ["6/1", f"'{text}"]
    if text.strip() == text:
        cell = load_workbook(io.BytesIO(write_xlsx(sheet(["6/1", text])))).active["B2"]
        assert (cell.value, cell.data_type) == (f"'{text}", "s")


def test_a_german_spreadsheet_reads_days_moments_numbers_and_nothing() -> None:
    moment = datetime(2015, 12, 15, 11, 30, tzinfo=UTC)
    content = write_csv(sheet([date(2015, 12, 15), moment], [2.5, None], [2 / 3, 3])).decode("utf-8-sig")
    assert content.splitlines() == ["Nummer;Wert", "15.12.2015;15.12.2015 12:30", "2,5;", "0,6667;3"]


def test_an_excel_file_keeps_days_as_days_under_a_fixed_heading() -> None:
    moment = datetime(2015, 12, 15, 11, 30, tzinfo=UTC)
    page = load_workbook(io.BytesIO(write_xlsx(sheet([date(2015, 12, 15), moment])))).active
    assert str(page["A2"].value) == "2015-12-15 00:00:00"
    assert str(page["B2"].value) == "2015-12-15 12:30:00"
    assert (page.title, page.freeze_panes, page["A1"].font.bold) == ("Register", "A2", True)
