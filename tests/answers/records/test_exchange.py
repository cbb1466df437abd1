"""A file of records is taken whole or not at all, and says where it is wrong."""

import json
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from answers.records.exchange import RecordsRefused, read_records, write_records
from answers.records.kinds import RecordKind
from answers.records.partial_date import PartialDate
from answers.records.record import Record
from answers.records.schema import choice_labels, fields_of, file_errors, head_fields, label_of, load, record_errors

EVENT: dict[str, Any] = {
    "key": "fachtag-muster",
    "kind": "event",
    "title": "Fachtag",
    "ministry": "Finanzministerium",
    "facts": {"type": "Fachtag", "held_on": "2015-03"},
}


def errors_of(**changes: Any) -> dict[str, str]:
    """Return the errors of an event with other facts."""
    data = {**EVENT, "facts": {**EVENT["facts"], **changes}}
    return {error.field.removeprefix("facts."): error.sentence for error in record_errors(data)}


def test_the_published_schema_is_a_schema_and_knows_every_kind() -> None:
    Draft202012Validator.check_schema(load())
    kinds = load()["$defs"]["record"]["properties"]["kind"]["enum"]
    assert kinds == [kind.code for kind in RecordKind]
    assert [load()["$defs"][kind.code]["title"] for kind in RecordKind] == [kind.value for kind in RecordKind]


def test_the_schema_alone_judges_a_file_like_the_product() -> None:
    demo = json.loads(files("app.demo.data").joinpath("records.json").read_bytes())
    Draft202012Validator(load()).validate(demo)
    assert {item["kind"] for item in demo["records"]} == {kind.code for kind in RecordKind}


def test_every_field_has_a_german_label() -> None:
    for kind in RecordKind:
        assert all(field.label and field.label != field.name for field in (*head_fields(), *fields_of(kind)))
    assert label_of(RecordKind.EVENT, "participants") == "Zahl der Teilnehmenden"
    assert label_of(RecordKind.EVENT, "ministry") == "Ministerium"
    assert label_of(RecordKind.EVENT, "gone") == "gone"


def test_facts_and_head_have_different_names() -> None:
    head = {field.name for field in head_fields()}
    assert all(head.isdisjoint(field.name for field in fields_of(kind)) for kind in RecordKind)


def test_a_code_means_the_same_in_every_kind() -> None:
    labels = choice_labels()
    for kind in RecordKind:
        for field in fields_of(kind):
            assert all(labels[code] == label for code, label in (field.choices or {}).items())


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("held_on", "2015-02-30", "Erwartet wird ein Tag (2015-06-10), ein Monat (2015-03)"),
        ("held_on", "gestern", "hat nicht die erwartete Form"),
        ("held_on", 2015, "2015 passt nicht; erwartet wird ein Text."),
        ("participants", -1, "-1 ist zu klein."),
        ("participants", 10**12, "ist zu groß."),
        ("participants", 1.5, "erwartet wird eine ganze Zahl"),
        ("participants", None, "null passt nicht"),
        ("participants_accuracy", "genau", "möglich sind: „exact“, „about“, „at_least“."),
        ("co_organisers", [], "Diese Liste ist leer."),
        ("co_organisers", ["a", "a"], "doppelt"),
        ("co_organisers_partial", "ja", "ja oder nein"),
        ("subject", "", "Diese Angabe ist leer."),
        ("subject", "x\ny", "ohne Zeilenumbruch"),
        ("subject", "x\n", "ohne Zeilenumbruch"),
        ("subject", " x", "ohne Leerzeichen am Rand"),
        ("subject", "x" * 2001, "zu lang (höchstens 2000 Zeichen)"),
        ("colour", "rot", "Diese Angabe gibt es hier nicht."),
    ],
)
def test_an_error_names_its_field_and_says_what_is_expected(field: str, value: Any, sentence: str) -> None:
    assert sentence in errors_of(**{field: value})[field]


def test_several_errors_are_all_named() -> None:
    errors = {error.field: error.sentence for error in record_errors({"kind": "event", "facts": {}})}
    assert errors.keys() == {"key", "title", "ministry", "facts.type", "facts.held_on"}
    assert set(errors.values()) == {"Diese Angabe fehlt."}


def test_a_long_value_is_shown_in_short() -> None:
    assert "…" in errors_of(participants="x" * 500)["participants"]


@pytest.mark.parametrize(
    ("kind", "facts", "field"),
    [
        (
            "policy_concept",
            {"full_title": "X", "state": "in_force", "report_to_parliament": "bald"},
            "report_to_parliament",
        ),
        (
            "project_group",
            {"name": "X", "form": "project_group", "begun_on": "2015-05", "ended_on": "2014"},
            "ended_on",
        ),
        ("data_table", {"columns": [{"name": "A"}], "rows": [["a", 1]]}, "rows.0"),
        ("proceeding", {"sitting_on": "2015", "decision": "rejected", "paper": "4820"}, "paper"),
    ],
)
def test_what_contradicts_itself_is_refused(kind: str, facts: dict[str, Any], field: str) -> None:
    [error] = record_errors({**EVENT, "kind": kind, "facts": facts})
    assert error.field == f"facts.{field}"


def test_a_validity_that_ends_before_it_begins_is_refused() -> None:
    [error] = record_errors({**EVENT, "valid_from": "2015-02-01", "valid_to": "2015-01-31"})
    assert (error.field, error.sentence) == ("valid_to", "Das Ende liegt vor dem Anfang.")
    [error] = record_errors({**EVENT, "valid_from": "2015-02-31"})
    assert "Erwartet" in error.sentence or "erwartete" in error.sentence


@pytest.mark.parametrize("content", ["[]", "5", '{"items": []}', '{"records": {}}'])
def test_another_json_file_is_refused(content: str) -> None:
    with pytest.raises(RecordsRefused, match="Liste „records“"):
        read_records(content, file="x.json")


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe", b'{"records": [NaN]}', b"[" * 100_000])
def test_what_is_no_json_is_refused(content: bytes) -> None:
    with pytest.raises(RecordsRefused, match=r"x\.json: Die Datei ist kein lesbares JSON"):
        read_records(content, file="x.json")


def test_a_file_with_more_than_records_is_refused() -> None:
    assert [error.field for error in file_errors({"records": [], "version": 1})] == ["version"]


def test_all_errors_of_a_file_are_listed_with_file_record_and_field() -> None:
    content = json.dumps({"records": [EVENT, EVENT, {**EVENT, "key": "Zwei Wörter"}, 5]})
    with pytest.raises(RecordsRefused) as refusal:
        read_records(content, file="x.json")
    assert [(error.record, error.field) for error in refusal.value.errors] == [
        ("fachtag-muster", "key"),
        ("Zwei Wörter", "key"),
        ("Unterlage 4", ""),
    ]
    assert refusal.value.sentence.startswith("3 Fehler in den Unterlagen; es wurde nichts übernommen.\n- x.json, fach")


def test_written_records_read_back_the_same() -> None:
    records = read_records(files("app.demo.data").joinpath("records.json").read_bytes())
    text = write_records(records)
    assert sorted(read_records(text), key=lambda each: each.key) == sorted(records, key=lambda each: each.key)
    assert write_records(records[::-1]) == text


def test_a_record_is_valid_from_its_first_to_its_last_day() -> None:
    record = Record.from_json({**EVENT, "valid_from": "2015-01-01", "valid_to": "2015-12-31"})
    days = [PartialDate.parse(text).first_day() for text in ("2014-12-31", "2015-01-01", "2015-12-31", "2016-01-01")]
    assert [record.is_valid_on(day) for day in days] == [False, True, True, False]
    assert Record.from_json(EVENT).is_valid_on(days[0])


def test_a_record_shows_facts_and_head_by_name() -> None:
    record = Record.from_json(EVENT)
    assert [record.value_of(name) for name in ("type", "title", "valid_to", "place")] == [
        "Fachtag",
        "Fachtag",
        None,
        None,
    ]
