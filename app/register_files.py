"""The register of a term as rows of a file: what stands in which column (Spalten des Verzeichnisses)."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Final

from babel.dates import format_date

from answers.printing.layout import load_layout
from answers.printing.word.register import WordList, write_list
from app.spreadsheets import Cell
from inquiries.listing import NO_GROUP
from inquiries.parliament.instruments import Instrument
from inquiries.parliament.parliaments import Parliament
from inquiries.register import Register, RegisterRow

COLUMNS: Final = (
    "Nummer",
    "Titel",
    "Fragende",
    "Eingang",
    "Fällig",
    "Ministerium",
    "Schreiben vom",
    "Ausgegeben am",
    "Stand",
)


OWN_NUMBER: Final = "Nummer der Anfrage"


def columns_of(register: Register) -> tuple[str, ...]:
    """Return a register's columns: one more where its inquiries are counted apart from their papers."""
    return (*COLUMNS, OWN_NUMBER) if register.counts_apart else COLUMNS


def row_in(register: Register, line: RegisterRow) -> list[Cell]:
    """Return a line as cells under the register's columns."""
    own = [str(line.own_number) if line.own_number else None] if register.counts_apart else []
    return [*row_of(line), *own]


def row_of(line: RegisterRow) -> list[Cell]:
    """Return a line of the register as cells of a spreadsheet."""
    askers = ", ".join(f"{name} ({group or NO_GROUP})" for name, group in line.askers)
    days = (line.letter_dated_on, line.printed_on)
    return [str(line.number), line.title, askers, line.received_on, line.due_on, line.ministry, *days, line.status]


def month_of(line: RegisterRow, register: Register) -> str:
    """Return the heading over a line: the month of its receipt, else of its print; empty where it is not divided."""
    if not register.by_month:
        return ""
    day = line.received_on or line.printed_on
    return str(format_date(day, "MMMM y", locale="de_DE")) if day else "Ohne Tag"


def register_word(register: Register, parliament: Parliament, *, on: date) -> bytes:
    """Return the whole register of a term as a Word file."""
    lines = groupby(register.lines(), key=lambda line: month_of(line, register))
    content = WordList(
        title=f"Verzeichnis der {Instrument.of(parliament.code).inflected_plural}, {register.term.number}. Wahlperiode",
        on=on,
        columns=columns_of(register),
        parts=[(heading, [_texts(row_in(register, line)) for line in rows]) for heading, rows in lines],
    )
    return write_list(content, layout=load_layout(parliament.code))


def _texts(cells: Sequence[Cell]) -> list[str]:
    return [f"{cell:%d.%m.%Y}" if isinstance(cell, date) else str(cell or "–") for cell in cells]
