"""The form of a record, made from its kind's fields: what was typed is kept and becomes a record (Formular)."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any, Final, Self

from answers.records.exchange import RecordError, RecordsRefused
from answers.records.kinds import RecordKind
from answers.records.record import Record
from answers.records.relations import RELATIONS, names_of
from answers.records.schema import Field, fields_of, label_of, record_errors
from app.web.forms import record_table, record_values
from app.web.forms.kinds import slug
from inquiries.foundation.database import Json
from inquiries.foundation.errors import InvalidInput

HEAD: Final = ("title", "valid_from", "valid_to", "file_reference")
TABLE: Final = "facts.table"
SENTENCES: Final = frozenset({"wording", "purpose", "update_reason", "reason", "notes"})  # lines that need room
MINISTRIES: Final = frozenset({"lead_ministry", "organiser", "reporter"})  # a ministry's name is offered

_WIDGETS: Final = {"choice": "choice", "boolean": "box", "text": "area", "names": "list", "array": "list"}
_NUMBERS: Final = frozenset({"integer", "count", "money"})
_DATES: Final = {
    "date": "2015-06-10, 2015-03, 2015-Q1 oder 2015; auch 10.06.2015 oder 03.2015.",
    "date_or_open": "2015-06-10, 2015-03, 2015-Q1 oder 2015; „offen“, wenn der Termin ausdrücklich offen ist.",
}
_TABLE_HINT: Final = (
    "Aus einer Tabellenkalkulation einfügen, oder die Spalten mit | trennen. Die erste Zeile nennt die Spalten, "
    "eine Einheit steht in eckigen Klammern: Ausgaben [Euro]."
)
_LONGEST_KEY: Final = 60
_REFERENCE: Final = re.compile(r"#([a-z0-9]+(?:-[a-z0-9]+)*)")  # how the form writes the key of a record that is meant
_VERSION: Final = re.compile(r"[0-9]{1,9}")
_JSON_TEXT: Final = re.compile(r'"((?:[^"\\]|\\.)*)"?')


@dataclass(frozen=True, slots=True)
class FormField:
    """One field as the page draws it; its name is the path of its value in the record."""

    name: str
    label: str
    widget: str
    value: str
    hint: str = ""
    required: bool = False
    options: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class RecordForm:
    """What was typed for a record of some kind, by field; `version` is the one that is being edited."""

    kind: RecordKind
    typed: Mapping[str, str]
    version: int = 0

    @classmethod
    def from_record(cls, record: Record) -> Self:
        """Fill the form with a record that is to be changed."""
        head = {name: str(record.value_of(name) or "") for name in HEAD}
        facts = {f"facts.{each.name}": _written(each, record.facts) for each in _fields(record.kind)}
        facts |= {f"facts.{name}": f"#{key}" for name, key in record.related.items()}
        return cls(record.kind, head | facts, record.version)

    @classmethod
    def from_request(cls, kind: RecordKind, values: Mapping[str, str]) -> Self:
        """Take what was sent, unjudged."""
        version = values.get("version", "")
        return cls(kind, dict(values), int(version) if _VERSION.fullmatch(version) else 0)

    def rebased(self, base: Record, theirs: Record) -> Self:
        """Return this form upon a newer version: what was typed stays, what was left alone is as it is there."""
        old, new = type(self).from_record(base).typed, type(self).from_record(theirs).typed
        untouched = {name: new[name] for name, text in old.items() if _same(self.typed.get(name, ""), text)}
        return replace(self, typed={**self.typed, **untouched}, version=theirs.version)

    def to_json(self, *, key: str, ministry: str, before: Record | None = None) -> Json:
        """Return the record's JSON form; raise RecordsRefused with all errors by field."""
        refused: dict[str, str] = {}
        head = {name: value for name in HEAD if (value := self._head(name, refused)) is not None}
        facts = dict(self._facts(before, refused))
        data = {**head, "key": key, "kind": self.kind.code, "ministry": ministry, "facts": facts}
        errors = {error.field: error.sentence for error in record_errors(data)}
        errors = {path: sentence for path, sentence in errors.items() if _place(path) not in refused} | refused
        if errors:
            raise RecordsRefused([RecordError("", key, path, sentence) for path, sentence in errors.items()])
        return data

    def fields(self, records: Iterable[Record] = (), *, own_key: str = "") -> list[FormField]:
        """Return the facts' fields to draw; `records` are those that a relation may name."""
        others = [record for record in records if record.key != own_key]
        return [_drawn(each, self.typed.get(f"facts.{each.name}", ""), others) for each in _fields(self.kind)]

    def summary(self, errors: Mapping[str, str]) -> dict[str, str]:
        """Return the errors as the list on top of the form says them, each with the label of its field."""
        labels = {name: label_of(self.kind, name) for name in HEAD} | {
            f"facts.{field.name}": field.label for field in _fields(self.kind)
        }
        return {place: f"{labels[place]}: {sentence}" if place else sentence for place, sentence in errors.items()}

    def _head(self, name: str, refused: dict[str, str]) -> Any:
        kind = "day" if name.startswith("valid") else "line"
        return _noting(refused, name, record_values.read, kind, self.typed.get(name, ""))

    def _facts(self, before: Record | None, refused: dict[str, str]) -> Iterator[tuple[str, Any]]:
        for field in _fields(self.kind):
            path = f"facts.{field.name}"
            text = self.typed.get(path, "")
            if path == TABLE:
                yield from (_noting(refused, path, record_table.read_table, text) or {}).items()
                continue
            value = _noting(refused, path, record_values.read, field.type, text)
            if field.name in RELATIONS and (match := _REFERENCE.fullmatch(text)):
                value = _reference(field.name, match[1], before)
            if value is None and before is not None and before.facts.get(field.name) is False:
                value = False  # an unticked box says no less than before
            if value is not None:
                yield field.name, value


def errors_by_field(refusal: RecordsRefused, kind: RecordKind) -> dict[str, str]:
    """Return the first error of each field in the form's order; what has no field here stands under ""."""
    places = [*HEAD[:1], *(f"facts.{field.name}" for field in _fields(kind)), *HEAD[1:], ""]
    errors: dict[str, str] = {}
    for error in refusal.errors:
        place = _place(error.field)
        place = place if place in places else ""
        errors.setdefault(place, _sentence(error, place, kind))
    return {place: errors[place] for place in places if place in errors}


def keys_for(title: str, kind: RecordKind) -> Iterator[str]:
    """Yield keys for a new record, made from its title, until one is free."""
    base = _cut(slug(title)) or slug(kind.value)
    yield base
    yield from (f"{base}-{number}" for number in count(2))


def german_quotes(sentence: str) -> str:
    """Put quoted JSON texts within a sentence into German quotation marks."""
    return _JSON_TEXT.sub(lambda match: f"„{_unescaped(match[1])}“", sentence)


def _fields(kind: RecordKind) -> Iterator[Field]:
    """Yield the facts of a kind; columns and rows are typed as one table."""
    for field in fields_of(kind):
        if field.name == "columns":
            yield Field("table", "Tabelle", "table", required=True, hint=_TABLE_HINT)
        elif field.name != "rows":
            yield field


def _same(typed: str, text: str) -> bool:
    """Tell whether a field was left alone; browsers send line breaks in their own way."""
    return typed.splitlines() == text.splitlines()


def _written(field: Field, facts: Mapping[str, Any]) -> str:
    if field.type == "table":
        return record_table.write_table(facts["columns"], facts["rows"])
    return record_values.write(field.type, facts.get(field.name))


def _drawn(field: Field, value: str, others: list[Record]) -> FormField:
    path = f"facts.{field.name}"
    if field.name in RELATIONS:
        options = _related_options(field.name, value, others)
        hint = "" if options else "Unter Ihren Unterlagen ist noch keine, auf die das verweisen kann."
        return FormField(path, field.label, "choice", value, hint, field.required, options)
    options = list((field.choices or {}).items())
    hint = _DATES.get(field.type, field.hint)
    return FormField(path, field.label, _widget(field), value, hint, field.required, options)


def _reference(relation: str, key: str, before: Record | None) -> Json:
    """Return a reference; where the same record was meant before, under the name it had."""
    if before is not None and before.related.get(relation) == key:
        return {"record": key, "name": before.facts[relation]}
    return {"record": key}


def _widget(field: Field) -> str:
    if field.type in _DATES or field.type in _NUMBERS:
        return "date" if field.type in _DATES else "number"
    if field.name in MINISTRIES:
        return "ministry"
    return _WIDGETS.get(field.type, "sentences" if field.name in SENTENCES else field.type)


def _related_options(relation: str, value: str, others: list[Record]) -> list[tuple[str, str]]:
    """Return the records that a relation may mean; a name that is none of theirs stays to choose."""
    candidates = [record for record in others if record.kind in RELATIONS[relation].kinds]
    meant = [record for record in candidates if value.casefold() in names_of(record)]
    options = {value if [record] == meant else f"#{record.key}": record.title for record in candidates}
    if value and value not in options:
        options[value] = f"{value} (nicht unter Ihren Unterlagen)"
    return list(options.items())


def _noting(refused: dict[str, str], path: str, read: Callable[..., Any], *typed: str) -> Any:
    """Return what was read; note the sentence and return None where it is refused."""
    try:
        return read(*typed)
    except InvalidInput as refusal:
        refused[path] = refusal.sentence
        return None


def _place(path: str) -> str:
    """Return the form's field that a path in the record belongs to."""
    first, *rest = path.split(".")
    if first != "facts" or not rest:
        return first
    return TABLE if rest[0] in {"columns", "rows"} else f"facts.{rest[0]}"


def _sentence(error: RecordError, place: str, kind: RecordKind) -> str:
    """Return the sentence for its place: with the line of a list, with the label where there is no field."""
    sentence = german_quotes(error.sentence)
    last = error.field.rpartition(".")[2]
    if not place:
        return f"{label_of(kind, last)}: {sentence}" if last else sentence
    return f"Zeile {int(last) + 1}: {sentence}" if last.isdecimal() else sentence


def _cut(key: str) -> str:
    """Shorten a key at the end of a word."""
    if len(key) <= _LONGEST_KEY:
        return key
    return key[: _LONGEST_KEY + 1].rpartition("-")[0] or key[:_LONGEST_KEY]


def _unescaped(text: str) -> str:
    try:
        return str(json.loads(f'"{text}"')).replace('"', "”")
    except ValueError:
        return text
