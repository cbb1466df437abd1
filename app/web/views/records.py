"""Values of records as pages show them: facts, validity, what changed between versions (Ansicht der Unterlagen)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from babel.dates import format_date
from markupsafe import Markup

from answers.records.kinds import RecordKind
from answers.records.partial_date import PartialDate
from answers.records.record import Record
from answers.records.schema import Field, fields_of, head_fields, label_of
from app.web.forms.record_values import OPEN, OPEN_AS_TYPED, write_number

_DATES: Final = frozenset({"date", "date_or_open", "valid_from", "valid_to"})
_COMPARED_HEAD: Final = ("title", "ministry", "valid_from", "valid_to", "file_reference")
_TABLE: Final = frozenset({"columns", "rows"})


@dataclass(frozen=True, slots=True)
class Change:
    """A field that two versions hold differently; None where one does not hold it."""

    label: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Table:
    """A statistic for the page: head, and cells with whether they are numbers."""

    head: list[str]
    rows: list[list[tuple[str, bool]]]


@dataclass(frozen=True, slots=True)
class Validity:
    """When a record's facts may be used, in words, and how that stands today."""

    span: str
    state: str
    tone: str


def fact_rows(record: Record) -> list[tuple[str, str]]:
    """Return a record's facts for a page: German label and value, in the order of its kind's form."""
    fields = [field for field in fields_of(record.kind) if field.name not in _TABLE]
    return [
        (field.label, _with_breaks(_shown(value, field)))
        for field in fields
        if (value := record.facts.get(field.name)) not in (None, "", [])
    ]


def shown_fact(kind: RecordKind, name: str, value: Any) -> tuple[str, str]:
    """Return the German label and value of one field of a record."""
    return label_of(kind, name), _shown(value, _field(kind, name))


def table_of(record: Record) -> Table | None:
    """Return a statistic's table; None for records of other kinds."""
    if record.kind is not RecordKind.DATA_TABLE:
        return None
    rows = [[(_shown(cell), _is_number(cell)) for cell in row] for row in record.facts["rows"]]
    return Table([_shown(column) for column in record.facts["columns"]], rows)


def validity(record: Record, on: date) -> Validity:
    """Tell from when until when a record is valid, and whether it is so on a day."""
    first, last = record.valid_from, record.valid_to
    span = " ".join([*([f"ab {first:%d.%m.%Y}"] if first else []), *([f"bis {last:%d.%m.%Y}"] if last else [])])
    if record.is_valid_on(on):
        return Validity(span or "unbefristet", "gültig", "success")
    return Validity(span, "abgelaufen", "warning") if last and last < on else Validity(span, "gilt noch nicht", "info")


def changes(before: Record, after: Record) -> Iterator[Change]:
    """Yield the fields that two versions of a record hold differently, in the order of the form."""
    for name in (*_COMPARED_HEAD[:1], *(field.name for field in fields_of(after.kind)), *_COMPARED_HEAD[1:]):
        old, new = before.value_of(name), after.value_of(name)
        if old != new:
            field = _field(after.kind, name)
            yield Change(label_of(after.kind, name), _or_none(old, field), _or_none(new, field))


def _or_none(value: Any, field: Field | None) -> str | None:
    return None if value is None else _shown(value, field)


def _field(kind: RecordKind, name: str) -> Field | None:
    return next((field for field in (*fields_of(kind), *head_fields()) if field.name == name), None)


def _shown(value: Any, field: Field | None = None) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, list):
        return _shown_list(value)
    if isinstance(value, dict):
        return f"{value['name']} [{value['unit']}]" if value.get("unit") else str(value["name"])
    if _is_number(value):
        return str(value) if field and field.type == "integer" else write_number(value)
    return _shown_text(str(value), field)


def _shown_list(values: list[Any]) -> str:
    if values and all(isinstance(value, list) for value in values):
        return "\n".join(" | ".join(_shown(cell) for cell in row) for row in values)
    return ", ".join(_shown(value) for value in values)


def _shown_text(text: str, field: Field | None) -> str:
    if field and field.choices and text in field.choices:
        return field.choices[text]
    if field is None or field.type not in _DATES:
        return text
    return OPEN_AS_TYPED if text == OPEN else _date(PartialDate.parse(text))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _with_breaks(text: str) -> str:
    return Markup("<br>").join(text.splitlines()) if "\n" in text else text


def _date(value: PartialDate) -> str:
    """Write a date with just the precision it has."""
    if value.day:
        return f"{value.first_day():%d.%m.%Y}"
    if value.month:
        return format_date(date(value.year, value.month, 1), "MMMM y", locale="de_DE")
    return f"{value.quarter}. Quartal {value.year}" if value.quarter else str(value.year)
