"""What each kind of record holds, read from the published JSON Schema, and what is wrong with a record (Schema)."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Final, cast

from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from answers.records.kinds import RecordKind
from answers.records.partial_date import PartialDate
from inquiries.foundation.database import Json
from inquiries.foundation.errors import InvalidInput

_EXPECTED: Final = {
    "string": "ein Text",
    "integer": "eine ganze Zahl",
    "number": "eine Zahl",
    "boolean": "ja oder nein (true, false)",
    "array": "eine Liste",
    "object": "eine Gruppe von Angaben",
}


_FORMS: Final = {
    "line": "Erwartet wird Text ohne Zeilenumbruch und ohne Leerzeichen am Rand.",
    "date": "Erwartet wird ein Tag (2015-06-10), ein Monat (2015-03), ein Quartal (2015-Q1) oder ein Jahr (2015).",
    "day": "Erwartet wird ein Tag wie 2015-06-10.",
    "reference": "Erwartet wird der Name, oder ein Verweis mit der Kennung: {„record“: …, „name“: …}.",
    "paper": "Erwartet wird die Nummer einer Drucksache wie 6/4820.",
}


@dataclass(frozen=True, slots=True)
class Field:
    """One fact that a kind of record holds. `type` is the name of its form in the schema, such as „date“."""

    name: str
    label: str
    type: str
    required: bool = False
    hint: str = ""
    choices: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong with one field: its path in the record, such as „facts.held_on“, and a sentence."""

    field: str
    sentence: str


@cache
def load() -> Json:
    """Return the published JSON Schema of a file of records."""
    data: Json = json.loads(files(__package__).joinpath("schema.json").read_text("utf-8"))
    return data


@cache
def fields_of(kind: RecordKind) -> tuple[Field, ...]:
    """Return the facts that a kind of record holds, in the order of its form."""
    schema = load()["$defs"][kind.code]
    return tuple(_field(name, spec, schema["required"]) for name, spec in schema["properties"].items())


@cache
def head_fields() -> tuple[Field, ...]:
    """Return the fields that every record has beside its facts."""
    schema = load()["$defs"]["record"]
    return tuple(_field(name, spec, schema["required"]) for name, spec in schema["properties"].items())


@cache
def choice_labels() -> dict[str, str]:
    """Return the German word of every choice of every kind by its code; codes mean the same wherever they occur."""
    choices = [field.choices for kind in RecordKind for field in fields_of(kind) if field.choices]
    return {code: label for options in choices for code, label in options.items()}


def label_of(kind: RecordKind, name: str) -> str:
    """Return the German label of a fact or head field; the name itself where there is none."""
    labels = {field.name: field.label for field in (*head_fields(), *fields_of(kind))}
    return labels.get(name, name)


def record_errors(data: Any) -> list[FieldError]:
    """Return all that is wrong with a record in its JSON form; empty when it may be kept."""
    return list(dict.fromkeys((*_schema_errors(data), *_contradictions(data))))


def file_errors(data: Any) -> list[FieldError]:
    """Return what is wrong with a file beside its records."""
    if not isinstance(data, dict) or not isinstance(data.get("records"), list):
        return [FieldError("records", "Erwartet wird eine JSON-Datei mit der Liste „records“.")]
    return [FieldError(name, "Diese Angabe gibt es hier nicht.") for name in sorted(set(data) - {"records"})]


def _formats() -> FormatChecker:
    checker = FormatChecker(formats=())
    checker.checks("partial-date", raises=InvalidInput)(
        lambda value: not isinstance(value, str) or bool(PartialDate.parse(value))
    )
    checker.checks("date", raises=ValueError)(
        lambda value: not isinstance(value, str) or bool(date.fromisoformat(value))
    )
    return checker


@cache
def _validator() -> Draft202012Validator:
    schema = {"$ref": "#/$defs/record", "$defs": load()["$defs"]}
    return Draft202012Validator(schema, format_checker=_formats())


def _field(name: str, spec: Json, required: list[str]) -> Field:
    reference = spec.get("$ref", "").removeprefix("#/$defs/")
    choices = {option["const"]: option["title"] for option in spec.get("oneOf", ())} or None
    kind = reference or ("choice" if choices else spec.get("type", name))
    return Field(name, spec["title"], kind, name in required, spec.get("description", ""), choices)


def _schema_errors(data: Any) -> Iterator[FieldError]:
    errors = sorted(_validator().iter_errors(data), key=lambda error: [str(part) for part in error.absolute_path])
    for error in errors:
        path = [str(part) for part in error.absolute_path]
        for more, sentence in _sentences(error):
            yield FieldError(".".join([*path, *more]), sentence)


def _sentences(error: ValidationError) -> Iterator[tuple[list[str], str]]:
    """Yield further parts of the path and the sentence; one error of the schema may concern several fields."""
    instance, rule = cast("Any", error.instance), cast("Any", error.validator_value)
    match error.validator:
        case "required":
            missing = [name for name in rule if name not in instance]
            yield from (([name], "Diese Angabe fehlt.") for name in missing if f"'{name}'" in error.message)
        case "additionalProperties":
            known = cast("Json", error.schema)["properties"]
            yield from (([name], "Diese Angabe gibt es hier nicht.") for name in instance if name not in known)
        case _:
            yield [], _sentence(str(error.validator), rule, error)


def _sentence(validator: str, rule: Any, error: ValidationError) -> str:
    shown = json.dumps(error.instance, ensure_ascii=False)
    shown = shown if len(shown) <= 80 else f"{shown[:80]}…"
    choices = _choices(rule) if validator in {"oneOf", "enum"} else ""
    types = _expected(rule) if validator == "type" else ""
    sentences = {
        "type": f"{shown} passt nicht; erwartet wird {types}.",
        "oneOf": f"{shown} ist nicht bekannt; möglich sind: {choices}.",
        "enum": f"{shown} ist nicht bekannt; möglich sind: {choices}.",
        "minimum": f"{shown} ist zu klein.",
        "maximum": f"{shown} ist zu groß.",
        "minLength": "Diese Angabe ist leer.",
        "minItems": "Diese Liste ist leer.",
        "maxLength": f"Diese Angabe ist zu lang (höchstens {rule} Zeichen).",
        "uniqueItems": "Ein Eintrag steht doppelt in der Liste.",
    }
    form = f"{shown} hat nicht die erwartete Form. {_form(cast('Json', error.schema))}".rstrip()
    return sentences.get(validator, form)


def _expected(types: Any) -> str:
    names = types if isinstance(types, list) else [types]
    return " oder ".join(_EXPECTED[name] for name in names if name in _EXPECTED)


def _choices(values: list[Any]) -> str:
    return ", ".join(f"„{value['const'] if isinstance(value, dict) else value}“" for value in values)


def _form(schema: Json) -> str:
    definitions = load()["$defs"]
    matching = (form for name, form in _FORMS.items() if definitions[name] == schema)
    return next(matching, str(schema.get("description", "")))


def _contradictions(data: Any) -> Iterator[FieldError]:
    """Yield what the schema cannot say: periods that end before they begin, rows of the wrong width."""
    if not isinstance(data, dict) or not isinstance(data.get("facts"), dict):
        return
    facts = data["facts"]
    periods = ((data, "valid_from", "valid_to"), (facts, "begun_on", "ended_on"))
    for place, start, end in periods:
        first, last = _date(place.get(start)), _date(place.get(end))
        if first and last and last.last_day() < first.first_day():
            yield FieldError(f"facts.{end}" if place is facts else end, "Das Ende liegt vor dem Anfang.")
    columns, rows = facts.get("columns"), facts.get("rows")
    if isinstance(columns, list) and isinstance(rows, list):
        for number, row in enumerate(rows):
            if isinstance(row, list) and len(row) != len(columns):
                values, width = _counted(row, "Wert", "Werte"), _counted(columns, "Spalte", "Spalten")
                yield FieldError(f"facts.rows.{number}", f"Die Zeile hat {values}, die Tabelle aber {width}.")


def _counted(items: Sequence[Any], one: str, many: str) -> str:
    return f"{len(items)} {one if len(items) == 1 else many}"


def _date(value: Any) -> PartialDate | None:
    try:
        return PartialDate.parse(value) if isinstance(value, str) else None
    except InvalidInput:
        return None
