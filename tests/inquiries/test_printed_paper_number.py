"""Numbers of printed papers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquiries.foundation.errors import InvalidInput
from inquiries.printed_paper_number import PrintedPaperNumber


@given(st.integers(0, 999), st.integers(0, 9_999_999))
def test_a_number_is_read_as_it_is_printed(term: int, serial: int) -> None:
    number = PrintedPaperNumber(term, serial)
    assert PrintedPaperNumber.parse(str(number)) == number


def test_numbers_are_ordered_by_term_then_serial() -> None:
    assert PrintedPaperNumber(6, 4820) < PrintedPaperNumber(7, 12) < PrintedPaperNumber(7, 101)


@pytest.mark.parametrize("text", ["", "6", "6/", "/4820", "6/4820a", "6-4820", "٦/٤٨٢٠", "6/48 20", "1234/1"])
def test_anything_else_is_refused_in_german(text: str) -> None:
    with pytest.raises(InvalidInput, match="keine Drucksachennummer"):
        PrintedPaperNumber.parse(text)
