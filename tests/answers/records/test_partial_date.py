"""A date never knows more than it was told."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.records.partial_date import PartialDate
from inquiries.foundation.errors import InvalidInput


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2015-06-10", date(2015, 6, 10), date(2015, 6, 10)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2015-Q1", date(2015, 1, 1), date(2015, 3, 31)),
        ("2015-Q4", date(2015, 10, 1), date(2015, 12, 31)),
        ("2015", date(2015, 1, 1), date(2015, 12, 31)),
    ],
)
def test_a_date_spans_all_days_that_it_may_mean(text: str, first: date, last: date) -> None:
    parsed = PartialDate.parse(text)
    assert (parsed.first_day(), parsed.last_day()) == (first, last)
    assert str(parsed) == text


@pytest.mark.parametrize(
    "text", ["", "10.06.2015", "2015-6", "2015-Q5", "2015-13", "2015-02-30", "2015-06-10 ", "0000"]
)
def test_what_is_no_date_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(InvalidInput, match=r"kein (Datum|Tag des Kalenders)"):
        PartialDate.parse(text)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_reads_as_it_was_written(day: date) -> None:
    for text in (day.isoformat(), f"{day:%Y-%m}", f"{day:%Y}", f"{day:%Y}-Q{(day.month + 2) // 3}"):
        parsed = PartialDate.parse(text)
        assert str(parsed) == text
        assert parsed.first_day() <= day <= parsed.last_day()
