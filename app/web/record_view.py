"""Values of records as pages show them (Ansicht der Unterlagen)."""

from datetime import date
from typing import Any

from babel.dates import format_date

from answers.records.kinds import RecordKind
from answers.records.partial_date import PartialDate
from answers.records.record import Record
from answers.records.schema import Field, fields_of, head_fields, label_of


def fact_rows(record: Record) -> list[tuple[str, str]]:
    """Return a record's facts for a page: German label and value, in the order of its kind's form."""
    fields = [field for field in fields_of(record.kind) if record.facts.get(field.name) not in (None, "", [])]
    return [(field.label, _shown(record.facts[field.name], field)) for field in fields]


def shown_fact(kind: RecordKind, name: str, value: Any) -> tuple[str, str]:
    """Return the German label and value of one field of a record."""
    field = next((field for field in (*fields_of(kind), *head_fields()) if field.name == name), None)
    return label_of(kind, name), _shown(value, field)


def _shown(value: Any, field: Field | None = None) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, list):
        return ", ".join(_shown(item) for item in value)
    if isinstance(value, dict):
        return ", ".join(_shown(item) for item in value.values() if item is not None)
    if field and field.choices and value in field.choices:
        return field.choices[value]
    return _date(PartialDate.parse(value)) if field and field.type == "date" else str(value)


def _date(value: PartialDate) -> str:
    """Write a date with just the precision it has."""
    if value.day:
        return f"{value.first_day():%d.%m.%Y}"
    if value.month:
        return format_date(date(value.year, value.month, 1), "MMMM y", locale="de_DE")
    return f"{value.quarter}. Quartal {value.year}" if value.quarter else str(value.year)
