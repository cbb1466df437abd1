"""Files of records: read all or nothing, with every error named by record and field (Austausch)."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from answers.records.record import Record
from answers.records.schema import file_errors, record_errors
from inquiries.foundation.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class RecordError:
    """One thing wrong in a file: its name, the record (key or place in the list), the field, a sentence."""

    file: str
    record: str
    field: str
    sentence: str

    def __str__(self) -> str:
        place = ", ".join(part for part in (self.file, self.record, self.field) if part)
        return f"{place}: {self.sentence}"


class RecordsRefused(InvalidInput):
    """A file of records with errors; `errors` lists all of them. Nothing was taken over."""

    def __init__(self, errors: list[RecordError]) -> None:
        count = "Ein Fehler" if len(errors) == 1 else f"{len(errors)} Fehler"
        lines = "\n".join(f"- {error}" for error in errors)
        super().__init__(f"{count} in den Unterlagen; es wurde nichts übernommen.\n{lines}")
        self.errors = errors


def read_records(content: bytes | str, *, file: str = "") -> list[Record]:
    """Return the records of a file; raise RecordsRefused with every error found."""
    data = _parsed(content, file)
    errors = [RecordError(file, "", error.field, error.sentence) for error in file_errors(data)]
    if not errors:
        errors = list(_errors(data["records"], file))
    if errors:
        raise RecordsRefused(errors)
    return [Record.from_json(item) for item in data["records"]]


def write_records(records: Iterable[Record]) -> str:
    """Return the file that holds these records, ordered by key: same records, same text."""
    items = [record.to_json() for record in sorted(records, key=lambda record: record.key)]
    return json.dumps({"records": items}, ensure_ascii=False, indent=2) + "\n"


def text_of(content: bytes, *, file: str = "") -> str:
    """Return a file's text; raise RecordsRefused where it is no UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RecordsRefused(
            [RecordError(file, "", "", "Die Datei ist kein lesbares JSON (erwartet wird UTF-8).")]
        ) from error


def _parsed(content: bytes | str, file: str) -> Any:
    try:
        text = text_of(content, file=file) if isinstance(content, bytes) else content
        return json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        place = f" (Zeile {error.lineno}, Spalte {error.colno})" if isinstance(error, json.JSONDecodeError) else ""
        raise RecordsRefused([RecordError(file, "", "", f"Die Datei ist kein lesbares JSON{place}.")]) from error


def _no_number(name: str) -> Any:
    raise ValueError(name)


def _errors(items: list[Any], file: str) -> Iterator[RecordError]:
    seen: set[str] = set()
    for place, item in enumerate(items, 1):
        key = item.get("key") if isinstance(item, dict) else None
        name = key if isinstance(key, str) else f"Unterlage {place}"
        for error in record_errors(item):
            yield RecordError(file, name, error.field, error.sentence)
        if name in seen:
            yield RecordError(file, name, "key", "Diese Kennung kommt in der Datei mehrmals vor.")
        seen.add(name)
