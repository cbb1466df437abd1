"""The list of records: what an address narrows it to, its order, its pages."""

from datetime import date
from typing import Any

import pytest

from answers.records.kinds import RecordKind
from answers.records.record import Record
from app.web.records.listing import Page, RecordFilter

TODAY = date(2015, 11, 4)


def record(title: str, kind: RecordKind = RecordKind.EVENT, **values: Any) -> Record:
    return Record(title.casefold(), kind, title, "Ministerium", values.pop("facts", {}), **values)


RECORDS = [
    record("Zahlen", RecordKind.DATA_TABLE, facts={"columns": [{"name": "Jahr"}, {"name": "Ausgaben"}]}),
    record("„Ein Fachtag“", version=3),
    record("Konzept", RecordKind.POLICY_CONCEPT, valid_from=date(2016, 1, 1)),
    record("Äußerstes", RecordKind.AGREED_STATEMENT, valid_to=date(2014, 12, 31), file_reference="SM 100-1"),
]


def titles(**address: str) -> list[str]:
    return [each.title for each in RecordFilter.from_address(address).applied(RECORDS, on=TODAY)]


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        ("title", "Äußerstes"),
        ("-title", "Zahlen"),
        ("kind", "Konzept"),
        ("valid", "Äußerstes"),
        ("version", "Äußerstes"),
        ("-version", "„Ein Fachtag“"),
        ("unbekannt", "Äußerstes"),
    ],
)
def test_the_list_is_sorted_as_german_lists_are(sort: str, first: str) -> None:
    assert titles(sort=sort)[0] == first


def test_what_sorts_alike_stays_in_the_order_of_titles() -> None:
    assert titles() == ["Äußerstes", "„Ein Fachtag“", "Konzept", "Zahlen"]
    assert titles(sort="-version")[1:] == ["Äußerstes", "Konzept", "Zahlen"]


def test_words_are_sought_in_title_facts_and_file_reference() -> None:
    assert titles(text="AUSGABEN jahr") == ["Zahlen"]
    assert titles(text="100-1") == ["Äußerstes"]
    assert titles(text="fachtag ausgaben") == []


def test_kind_and_validity_narrow_the_list() -> None:
    assert titles(kind="POLICY_CONCEPT") == ["Konzept"]
    assert titles(valid="1") == ["„Ein Fachtag“", "Zahlen"]
    assert len(titles(kind="GEDICHT")) == len(RECORDS)


@pytest.mark.parametrize("address", [{"text": "a"}, {"kind": "EVENT"}, {"valid": "1"}])
def test_a_narrowed_list_knows_that_it_is(address: dict[str, str]) -> None:
    assert RecordFilter.from_address(address).is_set
    assert not RecordFilter.from_address({"sort": "kind"}).is_set


@pytest.mark.parametrize(("number", "shown", "size"), [(1, 1, 25), (2, 2, 5), (99, 2, 5), (-3, 1, 25)])
def test_a_page_beyond_the_ends_is_the_nearest_one(number: int, shown: int, size: int) -> None:
    page = Page.of([record("A")] * 30, number)
    assert (page.number, page.count, page.total, len(page.records)) == (shown, 2, 30, size)


def test_an_empty_list_has_one_empty_page() -> None:
    assert Page.of([], 1) == Page([], 1, 1, 0)
