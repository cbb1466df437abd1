"""What officers type for a record: German dates and numbers, pasted tables, keys, errors at their fields."""

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.records.exchange import RecordError, RecordsRefused
from answers.records.kinds import RecordKind
from answers.records.record import Record
from answers.records.relations import RELATIONS
from answers.records.schema import Field, fields_of, record_errors
from app.web.forms.kinds import slug
from app.web.forms.record import MINISTRIES, SENTENCES, RecordForm, errors_by_field, german_quotes, keys_for
from app.web.forms.record_table import read_table, write_table
from app.web.forms.record_values import read, read_date, read_number, write
from inquiries.foundation.errors import InvalidInput

MINISTRY = "Ministerium für Arbeit, Gleichstellung und Soziales"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2015-06-10", "2015-06-10"),
        ("10.06.2015", "2015-06-10"),
        (" 1. 6. 2015 ", "2015-06-01"),
        ("10. Juni 2015", "2015-06-10"),
        ("2015-03", "2015-03"),
        ("03.2015", "2015-03"),
        ("3/2015", "2015-03"),
        ("März 2015", "2015-03"),
        ("2015-q1", "2015-Q1"),
        ("1. Quartal 2015", "2015-Q1"),
        ("Q1/2015", "2015-Q1"),
        ("2015", "2015"),
    ],
)
def test_a_date_may_be_typed_as_in_german_and_keeps_its_precision(typed: str, meant: str) -> None:
    assert read_date(typed) == meant


@pytest.mark.parametrize(
    "typed", ["31.02.2015", "13.2015", "10.06.15", "Frühling 2015", "demnächst", "5. Quartal 2015"]
)
def test_what_is_no_date_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(InvalidInput, match="„"):
        read_date(typed)


def test_an_expressly_open_date_is_typed_as_offen() -> None:
    assert read("date_or_open", "offen") == "open"
    assert write("date_or_open", "open") == "offen"
    assert read("date_or_open", "06.2016") == "2016-06"


@pytest.mark.parametrize(
    ("typed", "meant"), [("80", 80), ("1.200", 1200), ("1200", 1200), ("4.300,50", 4300.5), ("7,5", 7.5), ("-3", -3)]
)
def test_a_number_is_typed_as_in_german(typed: str, meant: float) -> None:
    assert read_number(typed) == meant


@pytest.mark.parametrize("typed", ["achtzig", "12.5", "1.2.3", "007", "1 200", "9" * 30, "NaN", "1e3", ""])
def test_what_is_no_number_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(InvalidInput, match="ist keine Zahl"):
        read_number(typed)


TABLE = {
    "columns": [{"name": "Jahr"}, {"name": "Ausgaben", "unit": "Euro"}],
    "rows": [["2013", 1200000], ["2014", None]],
}


def test_a_table_is_typed_with_bars() -> None:
    assert read_table("| Jahr | Ausgaben [Euro] |\n|---|--:|\n| 2013 | 1.200.000 |\n| 2014 | |") == TABLE


def test_a_table_is_pasted_from_a_spreadsheet() -> None:
    assert read_table("Jahr\tAusgaben [Euro]\r\n2013\t1200000\r\n2014\t\r\n") == TABLE


def test_the_first_column_names_the_row_and_an_apostrophe_keeps_text_elsewhere() -> None:
    assert read_table("Nr | Ort | seit\n1 | A\\|B | '1990")["rows"] == [["1", "A|B", "1990"]]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("Jahr | Zahl", "mindestens eine Zeile"), ("Jahr | Zahl\n2013 | 1\n2014", "Zeile 3 der Tabelle hat 1 Werte")],
)
def test_a_table_that_does_not_fit_is_refused_with_its_line(typed: str, sentence: str) -> None:
    with pytest.raises(InvalidInput, match=sentence):
        read_table(typed)


WORDS = ["Land", "Städte", "„Ehrenamt“", "A|B", "'90", "'x", "2013", "007", "1.200", "7,5", "-3", "12.5", "z.B.", "–"]
LINE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
DATE = st.sampled_from(["2015-06-10", "2015-03", "2015-Q1", "2015"])
AMOUNT = st.one_of(st.integers(0, 10**12), st.sampled_from([0.5, 1200.0, 4300.5, 0.000001, 123456789.25]))
CELL = st.one_of(st.none(), LINE, AMOUNT)


def values_of(field: Field) -> st.SearchStrategy[object]:
    if field.choices:
        return st.sampled_from(sorted(field.choices))
    if field.name == "questions":
        return st.lists(st.integers(1, 99).map(str), min_size=1, max_size=3, unique=True)
    return {
        "date": DATE,
        "date_or_open": st.one_of(DATE, st.just("open")),
        "integer": st.integers(1900, 2199),
        "count": st.integers(0, 10**6),
        "money": AMOUNT,
        "boolean": st.booleans(),
        "names": st.lists(LINE, min_size=1, max_size=3, unique=True),
        "text": st.lists(LINE, min_size=1, max_size=3).map("\n\n".join),
        "paper": st.just("6/4820"),
        "line": LINE,
        "reference": LINE,
    }[field.type]


@st.composite
def records(draw: st.DrawFn) -> Record:
    kind = draw(st.sampled_from(RecordKind))
    fields = [field for field in fields_of(kind) if field.name not in {"columns", "rows"}]
    facts = {field.name: draw(values_of(field)) for field in fields if field.required or draw(st.booleans())}
    if kind is RecordKind.DATA_TABLE:
        width = draw(st.integers(2, 4))
        facts["columns"] = [{"name": draw(LINE), **draw(st.sampled_from([{}, {"unit": "Euro"}]))} for _ in range(width)]
        row = st.builds(
            lambda name, cells: [name, *cells], LINE, st.lists(CELL, min_size=width - 1, max_size=width - 1)
        )
        facts["rows"] = draw(st.lists(row, min_size=1, max_size=4))
    data = {"key": "eine-unterlage", "kind": kind.code, "title": draw(LINE), "ministry": MINISTRY, "facts": facts}
    return Record.from_json(data | {"valid_from": draw(st.sampled_from([None, "2014-01-01"]))})


@given(records())
def test_what_the_form_shows_says_the_same_when_it_is_sent_back(record: Record) -> None:
    wanted = _without_periods(record.to_json())
    if record_errors(wanted):
        return
    record = Record.from_json(wanted)
    sent = RecordForm.from_request(record.kind, dict(RecordForm.from_record(record).typed) | {"version": "3"})
    data = sent.to_json(key=record.key, ministry=record.ministry, before=record)
    assert Record.from_json(data).to_json() == wanted
    assert sent.version == 3


def _without_periods(data: dict[str, object]) -> dict[str, object]:
    """Take out the end of a period, which by chance may lie before its beginning."""
    facts = data["facts"]
    assert isinstance(facts, dict)
    return data | {"facts": {name: value for name, value in facts.items() if name != "ended_on"}}


def refused(kind: RecordKind, typed: dict[str, str]) -> dict[str, str]:
    with pytest.raises(RecordsRefused) as refusal:
        RecordForm.from_request(kind, typed).to_json(key="eine-unterlage", ministry=MINISTRY)
    return errors_by_field(refusal.value, kind)


def test_all_errors_stand_at_their_fields_in_the_forms_order() -> None:
    typed = {"valid_from": "gestern", "facts.held_on": "bald", "facts.participants": "viele", "facts.type": "Fachtag"}
    errors = refused(RecordKind.EVENT, typed)
    assert list(errors) == ["title", "facts.held_on", "facts.participants", "valid_from"]
    assert errors["title"] == "Diese Angabe fehlt."
    assert "„bald“ ist kein Datum" in errors["facts.held_on"]


def test_validity_is_known_to_the_day() -> None:
    typed = {
        "title": "A",
        "facts.type": "Fachtag",
        "facts.held_on": "2014",
        "valid_from": "03.2015",
        "valid_to": "1.4.2015",
    }
    assert refused(RecordKind.EVENT, typed) == {
        "valid_from": "„03.2015“ ist kein Tag. Schreiben Sie ihn wie 10.06.2015."
    }


def test_a_version_that_no_form_has_sent_is_none() -> None:
    assert RecordForm.from_request(RecordKind.EVENT, {"version": "9" * 5000}).version == 0


def test_an_error_within_a_list_names_its_line() -> None:
    errors = refused(RecordKind.EARLIER_ANSWER, {"title": "A", "facts.paper": "6-1", "facts.questions": "1\nzwei"})
    assert errors["facts.questions"].startswith("Zeile 2: „zwei“ hat nicht")
    assert errors["facts.paper"].startswith("„6-1“ hat nicht die erwartete Form. Erwartet wird die Nummer")


def test_errors_of_columns_and_rows_stand_at_the_table() -> None:
    assert list(refused(RecordKind.DATA_TABLE, {"title": "A"})) == ["facts.table"]
    nameless = refused(RecordKind.DATA_TABLE, {"title": "A", "facts.table": "| | Zahl |\n| a | 1 |"})
    assert list(nameless) == ["facts.table"]


def test_an_unticked_box_says_no_where_the_record_said_no() -> None:
    facts = {"wording": "Ein Satz.", "part": "state", "reason": False}
    record = Record("a", RecordKind.AGREED_STATEMENT, "A", MINISTRY, facts)
    typed = RecordForm.from_record(record)
    assert typed.to_json(key="a", ministry=MINISTRY, before=record)["facts"] == facts
    assert "reason" not in typed.to_json(key="a", ministry=MINISTRY)["facts"]


def test_errors_without_a_field_name_what_they_are_about() -> None:
    from_service = RecordsRefused([])
    from_service.errors = [*refusal_of("ministry", '"X" ist kein Ministerium.'), *refusal_of("", "Anderes.")]
    assert errors_by_field(from_service, RecordKind.EVENT) == {"": "Ministerium: „X“ ist kein Ministerium."}
    from_service.errors = refusal_of("", "Anderes.")
    assert errors_by_field(from_service, RecordKind.EVENT) == {"": "Anderes."}


def refusal_of(field: str, sentence: str) -> list[RecordError]:
    return [RecordError("", "", field, sentence)]


def test_what_was_left_alone_takes_over_the_newer_version() -> None:
    facts = {"wording": "Eins.", "part": "state", "subject": "Pflege"}
    base = Record("a", RecordKind.AGREED_STATEMENT, "A", MINISTRY, facts)
    theirs = Record("a", RecordKind.AGREED_STATEMENT, "B", MINISTRY, facts | {"subject": "Integration"}, version=2)
    mine = RecordForm(base.kind, {**RecordForm.from_record(base).typed, "facts.subject": "Ehrenamt"}, 1)
    rebased = mine.rebased(base, theirs)
    assert (rebased.typed["title"], rebased.typed["facts.subject"], rebased.version) == ("B", "Ehrenamt", 2)


def test_a_relation_offers_the_ministrys_records_and_keeps_a_foreign_name() -> None:
    facts = {"full_title": "Konzeption zur Förderung", "short_title": "Konzeption Kurz", "state": "in_force"}
    concept = Record("k", RecordKind.POLICY_CONCEPT, "Konzeption", MINISTRY, facts)
    event = Record("v", RecordKind.EVENT, "Fachtag", MINISTRY, {"type": "Fachtag", "held_on": "2015"})

    def options(value: str) -> list[tuple[str, str]]:
        form = RecordForm(RecordKind.EVENT, {"facts.part_of": value})
        [field] = [each for each in form.fields([concept, event], own_key="v") if each.name == "facts.part_of"]
        return list(field.options)

    assert options("") == options("#k") == [("#k", "Konzeption")]
    assert options("konzeption zur förderung") == [("konzeption zur förderung", "Konzeption")]
    assert options("Fremdes") == [
        ("#k", "Konzeption"),
        ("Fremdes", "Fremdes (nicht unter Ihren Unterlagen)"),
    ]


def test_a_relation_without_anything_to_name_says_so() -> None:
    fields = {field.name: field for field in RecordForm(RecordKind.PROJECT_GROUP, {}).fields()}
    assert "noch keine" in fields["facts.feeds"].hint
    assert fields["facts.lead_ministry"].widget == "ministry"


def test_fields_that_are_treated_specially_exist() -> None:
    names = {field.name for kind in RecordKind for field in fields_of(kind)}
    assert names >= SENTENCES | MINISTRIES | RELATIONS.keys()


@pytest.mark.parametrize(
    ("title", "keys"),
    [
        (
            "Fachtag „Straßen für Bürger“ 2015",
            ["fachtag-strassen-fuer-buerger-2015", "fachtag-strassen-fuer-buerger-2015-2"],
        ),
        ("???", ["fruehere-antwort", "fruehere-antwort-2"]),
        ("Café", ["cafe", "cafe-2"]),
        (
            "Konzeption zur Förderung der Integration von Migrantinnen und Migranten",
            [
                "konzeption-zur-foerderung-der-integration-von-migrantinnen",
                "konzeption-zur-foerderung-der-integration-von-migrantinnen-2",
            ],
        ),
    ],
)
def test_a_key_is_made_from_the_title(title: str, keys: list[str]) -> None:
    assert list(islice(keys_for(title, RecordKind.EARLIER_ANSWER), 2)) == keys


@given(st.text(min_size=1, max_size=200))
def test_every_key_is_valid_and_short_enough_to_read(title: str) -> None:
    key = next(keys_for(title, RecordKind.EVENT))
    data = {"key": key, "kind": "event", "title": "T", "ministry": MINISTRY, "facts": {"type": "A", "held_on": "2015"}}
    assert record_errors(data) == []
    assert len(key) <= 60
    assert slug(key) == key


def test_quoted_json_becomes_german_quotation_marks() -> None:
    assert german_quotes('"x \\"y\\"" passt nicht') == "„x ”y”“ passt nicht"
    assert german_quotes('"abgeschnitten…') == "„abgeschnitten…“"
    assert german_quotes('"\\x" nicht') == "„\\x“ nicht"


def test_tables_without_units_and_with_bars_are_written_as_they_are_read() -> None:
    columns, rows = [{"name": "A|B"}, {"name": "C"}], [["'90", "'x"], ["2013", "2013"]]
    assert read_table(write_table(columns, rows)) == {"columns": columns, "rows": rows}
