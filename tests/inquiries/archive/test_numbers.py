"""An archived paper is known by its number, which its text tells or, where it is plain, its file's name."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquiries.archive.numbers import number_in_name, numbered
from inquiries.foundation.errors import InvalidInput
from inquiries.parsed_paper import Finding
from inquiries.printed_paper_number import PrintedPaperNumber
from tests.inquiries.archive.shelves import PAPER

TERMS = range(1, 9)
NAMELESS = replace(PAPER, number=None, term=None, findings=(Finding("missing-number", "Die Drucksachennummer fehlt."),))


@given(
    prefix=st.sampled_from(["", "Drs", "drs_", "Drs. ", "Drucksache ", "DRUCKSACHE-", "LT-Drs ", "DS", "D"]),
    term=st.integers(1, 8),
    between=st.sampled_from([("", "-"), ("0", "-"), ("", "_"), ("0", "_")]),
    serial=st.integers(1, 999_999),
    suffix=st.sampled_from([".docx", ".pdf", ".md", ".txt"]),
)
def test_a_file_may_be_named_after_its_paper(prefix, term, between, serial, suffix) -> None:
    zero, sign = between
    path = Path(f"archiv/{prefix}{zero}{term}{sign}{serial}{suffix}")
    assert number_in_name(path, terms=TERMS) == PrintedPaperNumber(term, serial)


@pytest.mark.parametrize(
    "name", ["2015-12-15.txt", "15-12.txt", "Anfrage 6-4820 neu.txt", "6-4820a.txt", "64820.txt", "Haltestellen.txt"]
)
def test_a_name_that_may_mean_something_else_is_no_number(name: str) -> None:
    assert number_in_name(Path(name), terms=TERMS) is None


def test_the_name_helps_where_the_text_has_no_number_and_the_paper_says_so() -> None:
    paper = numbered(NAMELESS, Path("6-4820.txt"), terms=TERMS)
    assert (paper.number, paper.term) == ("6/4820", 6)
    assert [finding.code for finding in paper.findings] == ["number-from-file-name"]


def test_the_name_must_belong_to_the_term_that_the_text_names() -> None:
    with pytest.raises(InvalidInput):
        numbered(replace(NAMELESS, term=7), Path("6-4820.txt"), terms=TERMS)


def test_a_paper_without_any_number_is_refused_with_advice() -> None:
    with pytest.raises(InvalidInput, match=r"weder im Text noch eindeutig im Dateinamen.*Ergänzen Sie"):
        numbered(NAMELESS, Path("Haltestellen.txt"), terms=TERMS)


def test_the_number_of_the_text_counts_against_that_of_the_name() -> None:
    paper = numbered(PAPER, Path("6-4821.txt"), terms=TERMS)
    assert paper.number == "6/4820"
    assert [finding.code for finding in paper.findings] == ["file-name-differs"]


def test_a_number_that_text_and_name_agree_on_needs_no_word() -> None:
    assert numbered(PAPER, Path("6-4820.txt"), terms=TERMS) == PAPER
