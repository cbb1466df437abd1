"""Names and days stand in German sentences as German bends them; the golden forms are written by hand."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from answers.drafting import days
from answers.drafting.grammar import Case, definite
from answers.drafting.wording import filters
from answers.records.partial_date import PartialDate

DATA = Path(__file__).with_name("data")
FOR_DATES = {each.__name__ for each in days.HELPERS}


def lines(name: str) -> Iterator[str]:
    """Yield the lines of a data file that say something."""
    for line in (DATA / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def golden_words() -> Iterator[tuple[str, list[Any], str]]:
    """Yield filter, values, expected words."""
    for line in lines("golden_words.txt"):
        call, _, expected = line.partition(" =")
        name, _, values = call.partition(" ")
        yield name, json.loads(values), expected.removeprefix(" ")


@pytest.mark.parametrize("line", list(lines("cases_of_names.txt")))
def test_a_name_stands_in_every_case(line: str) -> None:
    name, *expected = line.split(" | ")
    assert [definite(name, case) for case in Case] == expected


@pytest.mark.parametrize(("name", "values", "expected"), list(golden_words()))
def test_words_for_phrases_are_german(name: str, values: list[Any], expected: str) -> None:
    given = [PartialDate.parse(value) for value in values] if name in FOR_DATES else values
    assert filters()[name](*given) == expected


def test_there_is_a_golden_form_for_each_filter() -> None:
    assert {name for name, _, _ in golden_words()} == set(filters())
