"""A statistic as a person types or pastes it: a pipe table, or lines with tabs from a spreadsheet (Tabelle)."""

import csv
import re
from typing import Any, Final

from app.web.forms.record_values import read_line, read_number, write_number
from inquiries.foundation.database import Json
from inquiries.foundation.errors import InvalidInput

_BAR: Final = re.compile(r"(?<!\\)\|")
_RULE: Final = re.compile(r"[\s|:-]*-[\s|:-]*")
_UNIT: Final = re.compile(r"(?P<name>.*\S)\s*\[(?P<unit>[^\[\]]+)\]")
_AS_TEXT: Final = "'"  # as in spreadsheets: what follows is text, whatever it looks like

Cell = str | float | None


def read_table(text: str) -> Json:
    """Return columns and rows; raise InvalidInput with the line that does not fit."""
    head, *rest = _lines(text) or [[]]
    if not rest:
        raise InvalidInput("Die Tabelle braucht eine Kopfzeile und darunter mindestens eine Zeile mit Werten.")
    for number, cells in enumerate(rest, 2):
        if len(cells) != len(head):
            raise InvalidInput(
                f"Zeile {number} der Tabelle hat {len(cells)} Werte, die Kopfzeile aber {len(head)} Spalten: "
                f"„{' | '.join(cells)}“."
            )
    rows = [[_read_cell(cell, first=place == 0) for place, cell in enumerate(cells)] for cells in rest]
    return {"columns": [_column(name) for name in head], "rows": rows}


def write_table(columns: list[Json], rows: list[list[Cell]]) -> str:
    """Return columns and rows as a pipe table, from which `read_table` reads the same."""
    head = [f"{column['name']} [{column['unit']}]" if column.get("unit") else column["name"] for column in columns]
    lines = [head, *([_write_cell(cell, first=place == 0) for place, cell in enumerate(row)] for row in rows)]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def _lines(text: str) -> list[list[str]]:
    filled = [line for line in text.splitlines() if line.strip()]
    if any("\t" in line for line in filled):
        return [[read_line(cell) for cell in line] for line in csv.reader(filled, delimiter="\t")]
    return [_cells(line.strip()) for line in filled if not _RULE.fullmatch(line)]


def _cells(line: str) -> list[str]:
    inner = line.removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [read_line(cell).replace("\\|", "|") for cell in _BAR.split(inner)]


def _column(name: str) -> Json:
    match = _UNIT.fullmatch(name)
    return {"name": match["name"], "unit": match["unit"].strip()} if match else {"name": name}


def _read_cell(cell: str, *, first: bool) -> Cell:
    """Read a cell; in the first column, which names the row, a year stays „2015“ and does not become 2.015."""
    if cell.startswith(_AS_TEXT):
        return cell[1:]
    number = None if first else _number(cell)
    return (cell or None) if number is None else number


def _write_cell(cell: Cell, *, first: bool) -> str:
    if cell is None:
        return ""
    if not isinstance(cell, str):
        return write_number(cell)
    looks_else = cell.startswith(_AS_TEXT) or (not first and _number(cell) is not None)
    return _AS_TEXT + cell if looks_else else cell


def _number(text: str) -> Any:
    try:
        return read_number(text)
    except InvalidInput:
        return None
