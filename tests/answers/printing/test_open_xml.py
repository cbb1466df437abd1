"""The Word files of papers against the rules of Open XML; `EVERY_PAPER=1` looks at the whole gallery.

`VALIDATED_PAPERS=1000 pytest tests/answers/printing/test_open_xml.py` validates a thousand generated papers.
"""

import os

import pytest
from hypothesis import HealthCheck, given, settings

from answers.printing.layout import load_layout
from answers.printing.script import Print
from answers.printing.word import write_word
from inquiries.parsed_paper import ParsedPaper
from tests.answers.printing.gallery import GALLERY, word_files
from tests.answers.printing.open_xml import ensure_valid
from tests.answers.printing.papers import illustrated_papers

MV = load_layout("MV")
PAPERS = ("picture", "annexes", "wide-table", "lists")
VALIDATED = int(os.environ.get("VALIDATED_PAPERS", "4"))


@pytest.mark.rendering
@pytest.mark.parametrize("name", GALLERY if "EVERY_PAPER" in os.environ else PAPERS)
def test_files_are_valid_open_xml(name: str) -> None:
    ensure_valid(word_files(name)[name])


@pytest.mark.rendering
@settings(
    max_examples=VALIDATED,
    deadline=None,
    derandomize="VALIDATED_PAPERS" not in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(illustrated_papers())
def test_every_paper_with_its_pictures_is_valid_open_xml(drawn: tuple[ParsedPaper, dict[str, bytes]]) -> None:
    paper, files = drawn
    ensure_valid(write_word(paper, layout=MV, which=Print.ANSWER, files=files))
