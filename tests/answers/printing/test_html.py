"""The paper as an HTML file that stands for itself."""

import re
from dataclasses import replace

import html5lib
import pytest
from hypothesis import HealthCheck, given, settings

from answers.printing.html import write_html
from answers.printing.layout import load_layout
from answers.printing.script import Print
from inquiries.parsed_paper import PaperAnswer, ParsedPaper
from tests.answers.printing.papers import long_paper, papers, seed

MV = load_layout("MV")
XHTML = "{http://www.w3.org/1999/xhtml}"


def page(paper: ParsedPaper, which: Print = Print.ANSWER):
    parser = html5lib.HTMLParser(strict=True)
    return parser.parse(write_html(paper, layout=MV, which=which))


def texts(root, path: str) -> list[str]:
    return ["".join(found.itertext()).replace("\u00a0", " ").strip() for found in root.iterfind(f".//{XHTML}{path}")]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(papers())
def test_every_paper_is_valid_html_with_one_title(paper: ParsedPaper) -> None:
    root = page(paper)
    assert texts(root, "h1") == [" ".join((paper.title or "").split())]
    assert len(texts(root, "table")) == len(texts(root, "thead"))


def test_structure_is_told_by_elements() -> None:
    root = page(long_paper(years=2))

    assert root.get("lang") == "de-DE"
    assert texts(root, "caption") == ["Tabelle 1: Fälle"]
    assert texts(root, "h2")[:2] == ["Vorbemerkung", "Zu 1, a) und b)"]
    assert {cell.get("scope") for cell in root.iter(f"{XHTML}th")} == {"col"}
    assert texts(root, f"ol/{XHTML}li") == ["erst", "dann"]
    assert [found.get("id") for found in root.iter(f"{XHTML}p") if found.get("id")] == [
        f"frage-{number}" for number in range(1, 7)
    ]


def test_numbers_are_aligned_and_years_are_not() -> None:
    table = "| Jahr | Fälle |\n|---|---|\n| 2014 | 1.137 |\n| 2015 | 89 |"
    cells = list(page(replace(seed(), answers=(PaperAnswer(("1", "2"), table),))).iter(f"{XHTML}td"))

    assert ["right" in (cell.get("class") or "") for cell in cells] == [False, True, False, True]


def test_nothing_is_fetched_and_nothing_runs() -> None:
    text = write_html(replace(seed(), title="<script>alert(1)</script>"), layout=MV, which=Print.ANSWER)

    assert not re.search(r"<script|<link|url\(|https?://|@import", text)


@pytest.mark.parametrize("parliament", ["MV", "BY"])
def test_the_question_has_no_answer(parliament: str) -> None:
    text = write_html(seed(), layout=load_layout(parliament), which=Print.QUESTION)

    assert "ANTWORT" not in text
    assert 'forwarding"' not in text
