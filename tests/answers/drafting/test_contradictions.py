"""A draft that says another figure than a published answer is told so; other things are not compared."""

from typing import Any

import pytest

from answers.drafting.claims import cells_of, dates_of, figures_of
from answers.drafting.contradictions import Published, contradictions, published_of
from answers.drafting.draft import Draft
from answers.drafting.propose import DraftQuestion, propose
from answers.records.kinds import RecordKind
from answers.records.record import Record
from tests.answers.drafting.cases import TODAY, records_of, seed_draft

ASKED = "Wie viele Personen nahmen am Fachtag zum Ehrenamt teil?"


def drafted(*records: Record, question: str = ASKED) -> Draft:
    return propose([DraftQuestion("1", question)], list(records), today=TODAY)


def told(text: str, *, asked: str = ASKED, draft: Draft | None = None, records: Any = None) -> list[str]:
    """Return what is said about an earlier answer to a question on the same event."""
    records = records or records_of("fachtag-musterdorf-2014")
    found = contradictions(draft or drafted(*records), records, [Published("6/812", asked, text, "/drs/6/812#frage-1")])
    return [each.description for each in found]


def test_another_number_of_the_same_thing_is_told_with_paper_and_both_values() -> None:
    [sentence] = told("An dem Fachtag zum Ehrenamt im ländlichen Raum nahmen 75 Personen teil.")
    assert sentence == "Drs. 6/812 nannte „75 Personen“, der Entwurf sagt „112 Personen“."


@pytest.mark.parametrize(
    "text",
    [
        "An dem Fachtag zum Ehrenamt nahmen 112 Teilnehmerinnen und Teilnehmer teil.",
        "An dem Fachtag zum Ehrenamt nahmen mindestens 100 Personen teil.",
        "An dem Fachtag zum Ehrenamt am 3. März 2011 nahmen 75 Personen teil.",
        "Der Fachtag zum Ehrenamt kostete 75 Euro.",
        "An dem Fachtag zum Ehrenamt nahmen am 18. September 2014 75 Gäste teil; insgesamt waren es 112 Personen.",
    ],
)
def test_what_agrees_or_is_something_else_is_not_told(text: str) -> None:
    assert told(text) == []


def test_an_answer_to_something_else_is_not_compared() -> None:
    assert told("Es nahmen 75 Personen teil.", asked="Wie viele Personen besuchten die Hafentage?") == []


def test_another_day_of_the_same_event_is_told() -> None:
    draft = drafted(*records_of("fachtag-musterdorf-2014"), question="Wann fand der Fachtag zum Ehrenamt statt?")
    [sentence] = told("Der Fachtag „Ehrenamt im ländlichen Raum“ fand am 19. September 2014 statt.", draft=draft)
    assert sentence == "Drs. 6/812 nannte „19. September 2014“, der Entwurf sagt „18. September 2014“."
    assert told("Der Fachtag „Ehrenamt im ländlichen Raum“ fand im September 2014 statt.", draft=draft) == []


def test_a_cell_of_the_same_table_is_told() -> None:
    records = records_of("statistik-lehrkraefte-muster")
    draft = drafted(*records, question="Wie viele Lehrkräfte gibt es an den einzelnen Schularten?")
    table = draft.passages[0].text
    assert told(table, draft=draft, records=records) == []
    [sentence] = told(table.replace("1.400", "1.399"), draft=draft, records=records, asked="Lehrkräfte?")
    assert "1.399“, der Entwurf sagt „Gymnasien, " in sentence


def test_records_of_earlier_answers_count_as_published() -> None:
    passage = "An der Auftaktveranstaltung zur Fortschreibung nahmen im März 2015 circa 75 Gäste teil."
    facts = {"paper": "6/812", "asked": "Wie steht es um die Konzeption zur Integration?", "passage": passage}
    earlier = Record("frueher", RecordKind.EARLIER_ANSWER, "Antwort", "SM", facts)
    silent = Record("stumm", RecordKind.EARLIER_ANSWER, "Antwort", "SM", {"paper": "6/813"})
    published = published_of([earlier, silent])
    assert [each.path for each in published] == ["/drs/6/812"]
    [found] = contradictions(seed_draft(), records_of("seed"), published)
    assert (found.now, found.before) == ("circa 80 Teilnehmerinnen", "circa 75 Gäste")
    assert found.questions == ("1", "2")


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("rund 1.200 Gäste", [("people", 1200.0)]),
        ("1,2 Millionen Euro", [("euro", 1200000.0)]),
        ("12.500,50 Euro", [("euro", 12500.5)]),
        ("am 10. Juni 2015 in Schwerin", []),
        ("Im Jahr 2015 gab es 3 neue Schulen.", [("schul", 3.0)]),
        ("mindestens 75 Personen", [("people", 75.0)]),
    ],
)
def test_figures_are_read_with_what_they_count(text: str, figures: list[tuple[str, float]]) -> None:
    assert [(each.unit, each.value) for each in figures_of(text)] == figures


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("am 23.10.2015 und im März 2014", ["2015-10-23", "2014-03"]),
        ("im ersten Quartal 2016", ["2016-Q1"]),
        ("am 31.02.2015", []),
        ("am 10. Juni 2015", ["2015-06-10"]),
    ],
)
def test_dates_are_read_with_their_precision(text: str, dates: list[str]) -> None:
    assert [str(each) for each in dates_of(text)] == dates


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("80 Personen", "mindestens 75 Gäste", True),
        ("mindestens 75 Gäste", "70 Personen", False),
        ("mehr als 75 Gäste", "über 90 Personen", True),
        ("80 Personen", "80 Gäste", True),
        ("80 Personen", "81 Gäste", False),
    ],
)
def test_what_may_be_true_at_once_agrees(one: str, other: str, agree: bool) -> None:
    [mine], [theirs] = list(figures_of(one)), list(figures_of(other))
    assert mine.agrees_with(theirs) is agree


def test_tables_are_read_by_row_and_column() -> None:
    assert cells_of("Text\n| Jahr | Zahl |\n|---|---:|\n| 2013 | 4 |\n\n| A | B |") == {("2013", "Zahl"): "4"}
