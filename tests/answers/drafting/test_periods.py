"""Which years a question is about, and whether a record's figures are of them."""

from typing import Any

import pytest

from answers.drafting.periods import Years, years_asked
from answers.records.kinds import RecordKind
from answers.records.record import Record


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("Welche Kosten entstehen im Jahr 2016?", Years(2016, 2016)),
        ("Wie viele waren es in den Jahren 2013 und 2014?", Years(2013, 2014)),
        ("Wie viele waren es in den Jahren 2011 bis 2014?", Years(2011, 2014)),
        ("Wie viele Lehrkräfte gab es im Schuljahr 2014/2015?", Years(2014, 2015)),
        ("Wie viele Lehrkräfte gab es im Schuljahr 2014/15?", Years(2014, 2015)),
        ("Was steht im Haushalt 2016 bereit?", Years(2016, 2016)),
        ("Welche Fachtage fanden 2015 statt?", Years(2015, 2015)),
        ("Was kostet die Konzeption aus dem Jahr 2011?", None),
        ("Was kostet die im Jahr 2011 beschlossene Konzeption?", None),
        ("Was kostet „Gute Nachbarschaft 2020“?", None),
        ("Wie viele Personen nahmen am 10. Juni 2015 teil?", None),
    ],
)
def test_a_question_names_its_years(question: str, years: Years | None) -> None:
    assert years_asked(question) == years


@pytest.mark.parametrize(
    ("kind", "facts", "held"),
    [
        (RecordKind.EVENT, {"held_on": "2014-05"}, True),
        (RecordKind.EVENT, {"held_on": "2013-05-02"}, False),
        (RecordKind.PROJECT_GROUP, {"begun_on": "2013-01", "ended_on": "2014-12"}, False),
        (RecordKind.DATA_TABLE, {"columns": [{"name": "Kreis"}, {"name": "2014"}], "rows": [["A", 1]]}, True),
        (RecordKind.DATA_TABLE, {"columns": [{"name": "Kreis"}, {"name": "Zahl"}], "rows": [["A", 1]]}, False),
        (RecordKind.POLICY_CONCEPT, {"full_title": "Landesprogramm 2014", "state": "in_force"}, True),
    ],
)
def test_a_figure_is_of_the_years_of_its_record(kind: RecordKind, facts: dict[str, Any], held: bool) -> None:
    assert Years(2014, 2014).hold(Record("m", kind, "Muster", "SM", facts)) is held


def test_years_are_named_in_a_gap() -> None:
    assert [str(Years(2014, last)) for last in (2014, 2015, 2016)] == [
        "im Jahr 2014",
        "in den Jahren 2014 und 2015",
        "in den Jahren 2014 bis 2016",
    ]
