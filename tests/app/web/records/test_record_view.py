"""How pages show a record: values as people write them, validity in words, changes, relations."""

from datetime import date
from typing import Any

import pytest

from answers.records.kinds import RecordKind
from answers.records.record import Record
from answers.records.relations import related_records
from app.web.views.records import changes, fact_rows, shown_fact, table_of, validity

TODAY = date(2015, 11, 4)
DAY = date(2015, 1, 31)


def record(kind: RecordKind, facts: dict[str, Any], **values: Any) -> Record:
    return Record(values.pop("key", "k"), kind, values.pop("title", "Titel"), "Ministerium", facts, **values)


@pytest.mark.parametrize(
    ("kind", "name", "value", "shown"),
    [
        (RecordKind.EVENT, "held_on", "2015-06-10", ("Datum", "10.06.2015")),
        (RecordKind.EVENT, "held_on", "2015-03", ("Datum", "März 2015")),
        (RecordKind.EVENT, "held_on", "2015-Q1", ("Datum", "1. Quartal 2015")),
        (RecordKind.EVENT, "held_on", "2015", ("Datum", "2015")),
        (RecordKind.EVENT, "participants", 1200, ("Zahl der Teilnehmenden", "1.200")),
        (RecordKind.EVENT, "participants_accuracy", "about", ("Genauigkeit der Zahl", "circa")),
        (RecordKind.EVENT, "co_organisers", ["A", "B"], ("Mitveranstalter", "A, B")),
        (RecordKind.EVENT, "co_organisers_partial", False, ("Es gab weitere Mitveranstalter", "nein")),
        (RecordKind.POLICY_CONCEPT, "year", 2011, ("Jahr", "2011")),
        (RecordKind.POLICY_CONCEPT, "cost_euros", 4300.5, ("Kosten in Euro", "4.300,5")),
        (RecordKind.POLICY_CONCEPT, "report_to_parliament", "open", ("Geplante Unterrichtung des Landtages", "offen")),
        (RecordKind.POLICY_CONCEPT, "valid_to", "2015-12-31", ("Gültig bis", "31.12.2015")),
        (RecordKind.POLICY_CONCEPT, "title", "Ein Titel", ("Titel", "Ein Titel")),
        (RecordKind.POLICY_CONCEPT, "unknown", "x", ("unknown", "x")),
    ],
)
def test_a_value_is_shown_as_people_write_it(kind: RecordKind, name: str, value: Any, shown: tuple[str, str]) -> None:
    assert shown_fact(kind, name, value) == shown


def test_paragraphs_stay_apart_and_nothing_in_them_becomes_markup() -> None:
    rows = dict(fact_rows(record(RecordKind.EARLIER_ANSWER, {"paper": "6/1", "passage": "Eins <b>\nzwei"})))
    assert rows == {"Drucksache": "6/1", "Wortlaut der früheren Antwort": "Eins &lt;b&gt;<br>zwei"}


def test_only_a_statistic_has_a_table() -> None:
    facts = {
        "columns": [{"name": "Jahr"}, {"name": "Ausgaben", "unit": "Euro"}],
        "rows": [["2013", 1200], ["2014", None]],
    }
    table = table_of(record(RecordKind.DATA_TABLE, facts))
    assert table is not None
    assert table.head == ["Jahr", "Ausgaben [Euro]"]
    assert table.rows == [[("2013", False), ("1.200", True)], [("2014", False), ("", False)]]
    assert table_of(record(RecordKind.EVENT, {})) is None


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "said"),
    [
        (None, None, ("unbefristet", "gültig")),
        (DAY, None, ("ab 31.01.2015", "gültig")),
        (DAY, TODAY, ("ab 31.01.2015 bis 04.11.2015", "gültig")),
        (None, DAY, ("bis 31.01.2015", "abgelaufen")),
        (date(2016, 1, 1), None, ("ab 01.01.2016", "gilt noch nicht")),
    ],
)
def test_validity_is_said_in_words_and_includes_the_last_day(
    valid_from: date | None, valid_to: date | None, said: tuple[str, str]
) -> None:
    found = validity(record(RecordKind.EVENT, {}, valid_from=valid_from, valid_to=valid_to), TODAY)
    assert (found.span, found.state) == said


def test_versions_are_compared_field_by_field_in_the_forms_order() -> None:
    before = record(RecordKind.EVENT, {"type": "Fachtag", "held_on": "2015-03", "place": "in Wismar"})
    after = record(RecordKind.EVENT, {"type": "Fachtag", "held_on": "2015-03-02", "participants": 80}, title="Neu")
    found = [(each.label, each.before, each.after) for each in changes(before, after)]
    assert found == [
        ("Titel", "Titel", "Neu"),
        ("Datum", "März 2015", "02.03.2015"),
        ("Zahl der Teilnehmenden", None, "80"),
        ("Ort", "in Wismar", None),
    ]
    assert list(changes(before, before)) == []


def test_a_relation_is_found_by_any_name_and_from_both_sides() -> None:
    facts = {"full_title": "Konzeption zur Förderung", "short_title": "Kurz", "state": "in_force"}
    old = record(RecordKind.POLICY_CONCEPT, facts, key="alt", title="Konzeption 2011")
    new = record(
        RecordKind.POLICY_CONCEPT, facts | {"full_title": "Neue", "short_title": "N", "updates": "KURZ"}, key="neu"
    )
    group = record(RecordKind.PROJECT_GROUP, {"name": "G", "feeds": "Konzeption zur Förderung"}, key="gruppe")
    everything = [old, new, group]
    assert [(each.relation, each.record.key) for each in related_records(old, everything)] == [
        ("Wird fortgeschrieben durch", "neu"),
        ("Erhält Ergebnisse von", "gruppe"),
    ]
    assert [(each.relation, each.record.key) for each in related_records(new, everything)] == [("Schreibt fort", "alt")]
