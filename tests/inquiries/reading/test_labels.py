"""Lists of question labels as papers print them."""

import re

import pytest

from inquiries.reading.labels import LABELS, parse_labels

KNOWN = ("1", "2", "2a", "2b", "2c", "3", "3a", "4")


@pytest.mark.parametrize(
    ("printed", "labels"),
    [
        ("1", ("1",)),
        ("1.", ("1",)),
        ("1 und 2", ("1", "2")),
        ("1, 2 und 4", ("1", "2", "4")),
        ("1, 2, und 4", ("1", "2", "4")),
        ("1 sowie 3", ("1", "3")),
        ("1 bis 4", ("1", "2", "3", "4")),
        ("1-3", ("1", "2", "3")),
        ("1 – 2", ("1", "2")),
        ("1 bis 3 und 4", ("1", "2", "3", "4")),
        ("2, a) und b)", ("2", "2a", "2b")),
        ("2, 3, a)", ("2", "3", "3a")),
        ("2 a) und b)", ("2a", "2b")),
        ("2a und 2b", ("2a", "2b")),
        ("2 a) bis c)", ("2a", "2b", "2c")),
        ("2a bis 3a", ("2a", "2b", "2c", "3a")),
        ("2, a), b) und c)", ("2", "2a", "2b", "2c")),
        ("a) und c)", ("2a", "2c")),
        ("a) bis z)", ("2a", "2z")),
        ("9", ("9",)),
        ("1 und 1", ("1",)),
    ],
)
def test_a_list_names_its_questions(printed: str, labels: tuple[str, ...]) -> None:
    assert re.fullmatch(LABELS, printed)
    assert parse_labels(printed, KNOWN, current="2") == labels


@pytest.mark.parametrize("printed", ["", "1.2", "12 und", "b", "1 und zwei", "2000", "1 ab"])
def test_other_words_are_no_list(printed: str) -> None:
    assert not re.fullmatch(LABELS, printed)
