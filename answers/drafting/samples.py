"""Invented records on which a template is tried before it is kept: full ones, and ones that lack something (Proben)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from answers.records.kinds import RecordKind
from answers.records.record import Record
from answers.records.schema import Field, fields_of

_VALUES: Final[Mapping[str, Any]] = {
    "line": "Muster",
    "reference": "Konzeption Muster",
    "text": "Ein Text.",
    "integer": 2015,
    "count": 1200,
    "money": 4300.5,
    "paper": "6/1",
    "boolean": True,
    "names": ["Landkreise", "kreisfreie Städte"],
    "array": ["1", "2"],
}
_DATES: Final = ("2015-06-10", "2015-03", "2015-Q1", "2015")
_TABLE: Final = {"columns": [{"name": "Jahr"}, {"name": "Zahl"}], "rows": [["2015", 1]]}


@dataclass(frozen=True, slots=True)
class Sample:
    """A record to try a template on; `lacks` names the one field that it does not hold."""

    record: Record
    lacks: str = ""


def samples(kind: RecordKind, *, needs: Sequence[str] = (), when: Mapping[str, Sequence[Any]]) -> Iterator[Sample]:
    """Yield records that a phrase fits: with all fields, with each choice and precision, and lacking each field."""
    fields = fields_of(kind)
    full = Record(
        "probe", kind, "Muster", "Ministerium für Inneres und Sport", {each.name: _value(each) for each in fields}
    )
    full = replace(full, facts={**full.facts, **{name: values[0] for name, values in when.items() if values[0] != ""}})
    for record in _varied(full, fields):
        if all(_held(record, name) in values for name, values in when.items()):
            yield Sample(record)
    for field in fields:
        if not field.required and field.name not in needs and "" in when.get(field.name, [""]):
            yield Sample(replace(full, facts={k: v for k, v in full.facts.items() if k != field.name}), field.name)


def _varied(full: Record, fields: Sequence[Field]) -> Iterator[Record]:
    yield full
    for field in fields:
        for code in field.choices or ():
            yield replace(full, facts={**full.facts, field.name: code})
        if field.type == "date_or_open":
            yield replace(full, facts={**full.facts, field.name: "open"})
    dates = [field.name for field in fields if field.type in {"date", "date_or_open"}]
    for day in _DATES:
        yield replace(full, facts={**full.facts, **dict.fromkeys(dates, day)})


def _value(field: Field) -> Any:
    if field.choices:
        return next(iter(field.choices))
    if field.name in _TABLE:
        return _TABLE[field.name]
    return _DATES[0] if field.type in {"date", "date_or_open"} else _VALUES[field.type]


def _held(record: Record, name: str) -> Any:
    value = record.value_of(name)
    return "" if value is None else value
